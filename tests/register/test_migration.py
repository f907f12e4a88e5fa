"""A list of version 0.1.0, in which every identifier was somebody for themselves, goes on being a list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from strongroom.app.home import DATABASE, open_home
from strongroom.crypto.ring import Ring
from strongroom.kit.actor import LOCAL

RELEASED = [("register", "0001_initial"), ("discovery", "0001_initial")]
NOW = datetime(2026, 11, 24, tzinfo=UTC)
SIGNS = (("email", "erik@example.test", True), ("phone", "+46701740605", False), ("se_personnummer", "1", True))


def fill(ring: Ring) -> None:
    """Two files: one with all three identifiers, one with the e-mail address alone."""
    from django.db import connection

    with connection.cursor() as cursor:

        def insert(table, **values):
            names = ",".join(values)
            marks = ",".join(["%s"] * len(values))
            cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
            return cursor.lastrowid

        counts = {"items": 2, "findings": 4, "data_subjects": 2, "custodian": "", "created_by": "local"}
        place = insert(
            "register_place", kind="folder", path_fingerprint=b"p" * 16, name=b"", path=b"", created=NOW, **counts
        )
        rest = {"size": 1, "mtime_ns": 1, "kind": "text", "outcome": "read", "reason": "", "profile": "x"}
        rest |= {"content": b"", "looked_ns": 10**10, "skipped": b"", "skipped_count": 0, "findings": 2, "people": 2}
        for file in (b"a", b"b"):
            mark = ring.fingerprint("path", file)
            path = ring.seal((b"discovery.item.path", mark), file)
            insert("discovery_item", place_id=place, path_fingerprint=mark, path=path, stamp=mark, **rest)
        for at, (kind, value, identifies) in enumerate(SIGNS):
            person = insert("register_datasubject", since=7, identified=identifies)
            mark = ring.fingerprint(kind, value)
            insert("register_identifier", fingerprint=mark, kind=kind, data_subject_id=person)
            for item in (1, 2) if at == 0 else (1,):
                held = {"place_id": place, "item": f"i{item}", "kinds": kind, "since": 7}
                insert("register_holding", data_subject_id=person, **held)
                facts = {"tier": 1, "count": 1, "confidence": 0.9, "valid": True, "detail": b""}
                finding = insert("discovery_finding", item_id=item, type=kind, **facts)
                insert("discovery_mark", fingerprint=mark, finding_id=finding)


@pytest.fixture
def released(tmp_path, django_db_blocker):
    """A home as 0.1.0 left it."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from strongroom.crypto import keyfile

    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    keyfile.create(home / "inventory.key").lock()
    connection = connections["default"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = str(home / DATABASE)
        MigrationExecutor(connection).migrate(RELEASED)
        fill(keyfile.read(home / "inventory.key"))
        connection.close()
        yield home


def test_who_answers_as_before(released):
    from strongroom.discovery.core.finding import Identifier
    from strongroom.discovery.queries.who import known_as, who

    with open_home(released) as home:
        told = {}
        for kind, value, _ in SIGNS:
            (answer,) = who([known_as([Identifier(kind, value)], ring=home.ring)], ring=home.ring)
            told[kind] = (answer.id, answer.certain, [held.path for held in answer.held], answer.held[0].types)
    assert told == {
        "email": ("s1", True, ["a", "b"], ("email",)),
        "phone": ("s2", False, ["a"], ("phone",)),
        "se_personnummer": ("s3", True, ["a"], ("se_personnummer",)),
    }


def test_counts_stay_and_nothing_of_the_old_tables_does(released):
    from django.db import connection

    from strongroom.discovery.models import Finding, Item
    from strongroom.register import queries

    with open_home(released):
        assert queries.identified(places=[1]) == 2
        assert list(Finding.objects.order_by("id").values_list("people", flat=True)) == [1] * 4
        assert set(Item.objects.values_list("people", flat=True)) == {2}
        tables = set(connection.introspection.table_names())
        assert not {"register_identifier", "register_oldholding", "discovery_mark"} & tables
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_key_check")
            assert cursor.fetchall() == []


def test_what_stands_together_is_linked_when_it_is_read_again(released):
    from strongroom.register import actions, queries
    from strongroom.register.core import Held, Weight

    with open_home(released) as home:
        signs = [("email", SIGNS[0][1], Weight.OWN), ("phone", SIGNS[1][1], Weight.SHARED)]
        (packed,) = actions.Profiler(home.ring).profiles(signs, name="Erik Berg")
        (number,) = actions.note(profiles=[packed], by=LOCAL, now=NOW).numbers.values()
        actions.hold(held=[Held(1, "i1", number)], by=LOCAL, now=NOW)
        prints = [home.ring.fingerprint(kind, value) for kind, value, _ in SIGNS]
        people = [queries.bearers(mark).people for mark in prints]
    assert people[0] == people[1] != people[2]
    assert people[0][0].number == 1
