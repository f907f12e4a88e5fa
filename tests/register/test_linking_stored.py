"""The same linking through the database: batches, items that come and go, rulings."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people_of_tests import MENTIONS, RULINGS, Memory, at_once, said

from strongroom.app.home import in_memory
from strongroom.kit.actor import LOCAL
from strongroom.register.core import Held
from strongroom.register.core.linking import HUB

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TABLES = ("holding", "sign", "mention", "datasubject", "ruling")


@pytest.fixture
def place(django_db_blocker):
    from strongroom.register import actions

    with django_db_blocker.unblock(), in_memory() as home:
        yield actions.note_place(path=b"/srv", name="srv", kind="folder", ring=home.ring, by=LOCAL, now=NOW).number


def write(place, item, mentions):
    from strongroom.register import actions

    noted = actions.note(profiles=mentions, by=LOCAL, now=NOW)
    held = [Held(place, item, number) for number in noted.numbers.values()]
    actions.hold(held=held, by=LOCAL, now=NOW)


def forget(item):
    from strongroom.register import actions

    actions.forget_unheld(mentions=actions.let_go(items=[item], by=LOCAL), by=LOCAL, now=NOW)


def stored():
    """The partition in the database, mentions by their digests."""
    from strongroom.register.models import DataSubject, Mention, Sign

    together = defaultdict(set)
    for digest, person in Mention.objects.values_list("digest", "data_subject_id"):
        together[person].add(bytes(digest))
    identified = dict(DataSubject.objects.values_list("id", "identified"))
    assert together.keys() == identified.keys()
    signs = sum(len(bytes(packed)) // 17 for packed in Mention.objects.values_list("signs", flat=True))
    assert Sign.objects.count() == signs
    return {(frozenset(each), identified[person]) for person, each in together.items()}


def expected(mentions, rulings=()):
    memory: Memory = at_once(((packed.digest, packed) for packed in mentions), rulings)
    return memory.partition


def clear():
    from django.db import connection

    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM register_{table}")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(MENTIONS, max_size=5), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(["go", "come", "rule", "unrule"]), st.integers(0, 3), RULINGS), max_size=6),
)
def test_files_that_come_and_go_leave_what_is_left_linked_as_all_at_once(place, files, deeds):
    from strongroom.register import actions

    clear()
    here, ruled = set(), {}
    for at, mentions in enumerate(files):
        write(place, f"i{at}", mentions)
        here.add(at)
    for deed, number, ruling in deeds:
        at = number % len(files)
        pair = {"one": ruling.one, "other": ruling.other, "same": ruling.same, "by": LOCAL, "now": NOW}
        if deed == "go":
            forget(f"i{at}")
            here.discard(at)
        elif deed == "come":
            write(place, f"i{at}", files[at])
            here.add(at)
        elif deed == "rule":
            actions.rule(**pair)
            ruled[ruling[:2]] = ruling
        elif actions.take_back(**pair) is not None:
            del ruled[ruling[:2]]
        alive = {packed.digest: packed for each in here for packed in files[each]}
        known = {mark for packed in alive.values() for mark in packed.fingerprints}
        if deed == "go":
            # With the last that is known of two, what was said of them goes.
            ruled = {pair: each for pair, each in ruled.items() if known & set(pair)}
    alive = {packed.digest: packed for each in here for packed in files[each]}
    assert stored() == expected(alive.values(), ruled.values())


def test_a_sign_stops_and_begins_to_link_where_very_many_mentions_have_it(place):
    several = [said(email="omar@example.test", phone=f"+46701740{number:03}") for number in range(HUB)]
    write(place, "i1", several)
    assert len(stored()) == 1
    write(place, "i2", [said(email="omar@example.test")])
    assert len(stored()) == HUB + 1
    forget("i2")
    assert len(stored()) == 1


def test_what_shares_only_a_sign_that_links_nothing_is_written_all_the_same(place):
    write(place, "i1", [said(phone="+4631100000", customer_number=f"K{number}") for number in range(HUB + 1)])
    write(place, "i2", [said(phone="+4631100000", customer_number="K-1")])
    assert len(stored()) == HUB + 2


def test_a_file_made_to_hang_together_endlessly_costs_no_more_than_others(place, monkeypatch):
    """A chain of addresses and telephones: past a bound, what is new stays for itself."""
    monkeypatch.setattr("strongroom.register.core.circles.MOST_AROUND", 50)
    chain = [said(email=f"{n}@example.test", phone=f"+4670{n + step}") for n in range(200) for step in (0, 1)]
    for start in range(0, len(chain), 20):
        write(place, f"i{start}", chain[start : start + 20])
    people = stored()
    assert sum(len(each) for each, _ in people) == len(chain)
    assert max(len(each) for each, _ in people) <= 50 + 20
