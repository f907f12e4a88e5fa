"""Places in places: each file belongs to the innermost, counts add up, and what is behind a shut door stays."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest
from firm_of_tests import stock

from strongroom.app.sentences import sentence
from strongroom.discovery.core.errors import PathMissing, PathNotPermitted
from strongroom.discovery.core.finding import Examined, Finding, Identifier, Mention
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.where import Step
from strongroom.kit.actor import LOCAL


def places(home):
    from strongroom.register import queries

    return {place.name: place for place in queries.places(ring=home.ring)}


def test_a_place_named_within_another_takes_its_files_over(firm):
    firm.write("a.txt", "erik.berg@example.test")
    firm.write("2024/b.txt", "omar@example.test, erik.berg@example.test")
    firm.take_stock()
    _, inner, items = firm.take_stock(firm.folder / "2024")
    assert (inner.files, inner.unchanged, inner.data_subjects) == (1, 1, 2)
    assert list(items) == [str(firm.folder / "2024" / "b.txt")]
    _, outer, _ = firm.take_stock()
    assert (outer.files, outer.unchanged, outer.data_subjects) == (2, 2, 2)
    with firm.opened() as home:
        known = places(home)
        assert (known["Lind Foto"].items, known["2024"].items) == (2, 1)
        assert (known["Lind Foto"].data_subjects, known["2024"].data_subjects) == (2, 2)
        assert known["2024"].within == known["Lind Foto"].number


def test_a_place_named_around_another_holds_it(firm):
    firm.write("2024/b.txt", "omar@example.test")
    firm.take_stock(firm.folder / "2024")
    run, totals, items = firm.take_stock()
    assert (totals.files, totals.unchanged) == (1, 1)
    with firm.opened() as home:
        known = places(home)
        assert known["2024"].within == known["Lind Foto"].number
    assert {item.place for item in items.values()} == {run.looks[0].token}


def test_a_single_file_of_a_known_place_makes_no_place_of_its_own(firm):
    path = firm.write("a.txt", "erik.berg@example.test")
    firm.write("b.txt", "omar@example.test")
    firm.take_stock()
    firm.write("a.txt", "erik.berg@example.test, eva@example.test", age=30)
    _, totals, items = firm.take_stock(path)
    assert (totals.files, totals.unchanged, totals.data_subjects) == (1, 0, 2)
    assert list(items) == [str(path)]
    with firm.opened() as home:
        assert list(places(home)) == ["Lind Foto"]
    assert firm.take_stock()[1].files == 2


def test_a_single_file_elsewhere_is_a_place(firm):
    path = firm.write("a.txt", "erik.berg@example.test")
    _, totals, _ = firm.take_stock(path)
    assert totals.files == 1
    with firm.opened() as home:
        assert [place.kind for place in places(home).values()] == ["file"]


def test_a_missing_path_is_said_before_anything_is_kept(firm):
    with firm.opened() as home:
        with pytest.raises(PathMissing):
            stock(home, (firm.folder, firm.folder / "nowhere"))
        assert places(home) == {}


def test_a_path_one_may_not_read_is_said_before_anything_is_kept(firm):
    from strongroom.discovery.actions.places import check_paths

    shut = firm.folder / "shut"
    shut.mkdir(mode=0)
    if root := os.geteuid() == 0:
        # Root may read everything: be somebody else for a moment.
        for folder in (firm.folder, *list(firm.folder.parents)[:3]):
            folder.chmod(0o755)
        os.seteuid(65534)
    try:
        with pytest.raises(PathNotPermitted) as refused:
            check_paths([os.fsencode(shut)])
    finally:
        if root:
            os.seteuid(0)
    assert sentence(refused.value) == f"this account may not read {shut}."


def test_files_behind_a_door_that_is_shut_today_stay_known(firm, monkeypatch):
    """Root, as whom tests may run, finds every door open: so the walk is told to meet a shut one."""
    from strongroom.discovery.actions import checkup
    from strongroom.discovery.adapters.walk import Found

    firm.write("shut/a.txt", "erik.berg@example.test")
    firm.take_stock()
    shut = Found(os.fsencode(firm.folder / "shut"), 0, 0, 0, 0, 0, 0, Reason.NO_PERMISSION)
    with monkeypatch.context() as patch:
        patch.setattr(checkup, "walk", lambda *_roots, **_options: iter([shut]))
        run, totals, _ = firm.take_stock()
    assert (run.removed, totals.files, totals.unread, totals.data_subjects) == (0, 2, 1, 1)


def test_names_that_are_no_utf8_are_shown_with_their_bytes(firm):
    (firm.folder / os.fsdecode(b"kund \xe5sa.txt")).write_text("erik.berg@example.test")
    _, _, items = firm.take_stock()
    assert list(items) == [str(firm.folder) + "/kund \\xe5sa.txt"]


def test_a_list_of_very_many_people_is_written_as_it_comes(firm, monkeypatch):
    """The rows of a large file come before its result; a small limit makes a small file large."""
    monkeypatch.setattr("strongroom.discovery.actions.record.MANY", 10)
    people = [f"kund{number}@example.test" for number in range(2_500)]
    firm.write("kunder.txt", "\n".join(people + people[:5]))
    firm.write("b.txt", "kund1@example.test")
    _, totals, items = firm.take_stock()
    item = items[str(firm.folder / "kunder.txt")]
    assert (totals.data_subjects, item.people) == (2_500, 2_500)
    assert [finding.count for finding in item.findings if finding.type == "email"] == [2_505]
    firm.write("kunder.txt", "\n".join(people[:1_500]), age=30)
    _, totals, items = firm.take_stock()
    assert (totals.data_subjects, items[str(firm.folder / "kunder.txt")].people) == (1_500, 1_500)


class _Killed(BaseException):
    pass


def test_what_a_killed_run_wrote_of_a_large_file_is_no_part_of_the_inventory(firm, monkeypatch):
    monkeypatch.setattr("strongroom.discovery.actions.record.MANY", 10)
    firm.write("kunder.txt", "\n".join(f"kund{number}@example.test" for number in range(2_500)))
    with monkeypatch.context() as killing:

        def killed(*_arguments, **_options):
            raise _Killed

        killing.setattr("strongroom.discovery.actions.record.Recorder.result", killed)
        with pytest.raises(_Killed):
            firm.take_stock()
    found = firm.command("who", "kund1@example.test", "--json").stdout
    assert '"places":[]' in found or '"data_subjects":[]' in found
    _, totals, _ = firm.take_stock()
    assert (totals.files, totals.data_subjects) == (1, 2_500)
    with firm.opened():
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*), COUNT(looked_ns) FROM discovery_item")
            assert cursor.fetchone() == (1, 1)


def test_the_summary_of_an_unchanged_place_is_the_one_made_before(firm):
    from strongroom.discovery.actions.summary import keep_summary
    from strongroom.discovery.core.summary import summarise
    from strongroom.discovery.queries import inventory
    from strongroom.discovery.queries.summary import kept_summary

    firm.write("a.txt", "erik.berg@example.test")
    with firm.opened() as home:
        run, _, _ = stock(home, (firm.folder,))
        assert kept_summary(run, ring=home.ring) is None
        made = summarise(inventory.checkup(run, ring=home.ring, kept=True))
        keep_summary(run=run, summary=made, ring=home.ring, by=LOCAL)
        again, _, _ = stock(home, (firm.folder,))
        assert kept_summary(again, ring=home.ring) == made
        firm.write("b.txt", "omar@example.test")
        changed, _, _ = stock(home, (firm.folder,))
        assert kept_summary(changed, ring=home.ring) is None


def test_sealed_columns_do_not_open_in_another_rows_place(firm):
    """Swap what two items are called: neither opens."""
    from django.db import connection

    from strongroom.crypto.errors import VerificationFailed

    firm.write("a.txt", "erik.berg@example.test")
    firm.write("b.txt", "omar@example.test")
    firm.take_stock()
    with firm.opened() as home:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, path FROM discovery_item ORDER BY id")
            (one, first), (other, second) = cursor.fetchall()
            cursor.executemany("UPDATE discovery_item SET path = %s WHERE id = %s", [(first, other), (second, one)])
        with pytest.raises(VerificationFailed):
            stock(home, (firm.folder,))


def test_hostile_kinds_and_broken_results_are_kept_as_they_came(firm):
    """A worker that was taken over may name kinds that nobody knows."""
    from strongroom.discovery.actions.known import load
    from strongroom.discovery.actions.places import take_seats
    from strongroom.discovery.actions.record import Recorder
    from strongroom.discovery.actions.rows import Pending, Rows
    from strongroom.discovery.adapters.walk import Found

    with firm.opened() as home:
        seats = take_seats([os.fsencode(firm.folder)], ring=home.ring, by=LOCAL, now=datetime.now(UTC))
        known = load(seats.covered, files=(), ring=home.ring, profile="p", everything=False)
        rows = Rows(ring=home.ring, profile="p", by=LOCAL)
        recorder = Recorder(known=known, rows=rows, ring=home.ring, by=LOCAL)
        found = Found(os.fsencode(firm.folder / "x"), 0, 1, 2, 3, 2**64 - 1, 5)
        pending = Pending(found, known.stamp(found), seats.place(found), 10)
        signs = (Identifier("nonsense", "1"), Identifier("email", ""))
        recorder.mentions(pending, [Mention(signs, name="\x00" * 900, birth="x", postcode="\ud800")])
        odd = (
            Finding("nonsense", 2**40, 0.5, (Step("line", "1"),), "x"),
            Finding("nonsense", 1, float("nan"), (), "", False),
        )
        recorder.result(pending, Examined("odd", Outcome.PARTLY, Reason.DAMAGED, odd, (), 3), b"")
        recorder.flush()
        from strongroom.discovery.queries.findings import Sought, findings

        shown, more = findings(Sought(), limit=10, ring=home.ring)
        assert [(row.type, row.valid, row.count) for row in shown] == [
            ("nonsense", True, 2**40),
            ("nonsense", False, 1),
        ]
        assert not more
