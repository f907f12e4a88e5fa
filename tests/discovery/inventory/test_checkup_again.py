"""What a second look costs and finds: unchanged, renamed, edited, deleted, shrunk, touched, replaced files."""

from __future__ import annotations

import os
import time

import pytest
from firm_of_tests import stock


def types(item):
    return {finding.type for finding in item.findings}


def of(items, name):
    return next(item for path, item in items.items() if path.endswith(name))


def test_an_unchanged_file_is_not_read_again(firm):
    firm.write("kunder.txt", "Kund: erik.berg@example.test")
    _, first, _ = firm.take_stock()
    run, totals, items = firm.take_stock()
    assert (first.unchanged, totals.unchanged, totals.files) == (0, 1, 1)
    assert "email" in types(of(items, "kunder.txt"))
    assert run.removed == 0


def test_nothing_is_written_about_unchanged_files(firm):
    for number in range(20):
        firm.write(f"{number}.txt", f"kund{number}@example.test")
    firm.take_stock()
    with firm.opened() as home:
        before = _rows()
        stock(home, (firm.folder,))
        assert _rows() == before


def test_edited_renamed_and_deleted_files_are_told_apart(firm):
    firm.write("edited.txt", "erik.berg@example.test")
    firm.write("renamed.txt", "omar@example.test")
    firm.write("deleted.txt", "maja@example.test")
    firm.write("same.txt", "same@example.test")
    firm.take_stock()
    firm.write("edited.txt", "nobody is here", age=30)
    (firm.folder / "renamed.txt").rename(firm.folder / "new name.txt")
    (firm.folder / "deleted.txt").unlink()
    run, totals, items = firm.take_stock()
    assert sorted(path.rpartition("/")[2] for path in items) == ["edited.txt", "new name.txt", "same.txt"]
    assert not of(items, "edited.txt").findings
    assert "email" in types(of(items, "new name.txt"))
    assert (totals.unchanged, totals.files, run.removed, totals.data_subjects) == (1, 3, 2, 2)


def test_the_fingerprints_of_what_is_gone_are_gone(firm):
    path = firm.write("kunder.txt", "erik.berg@example.test and omar@example.test")
    firm.take_stock()
    with firm.opened():
        assert _count("register_sign") >= _count("register_datasubject") == 2
    path.unlink()
    firm.take_stock()
    with firm.opened():
        tables = ("discovery_item", "discovery_finding", "register_holding", "register_mention", "register_sign")
        assert [_count(table) for table in (*tables, "register_datasubject")] == [0] * 6


def test_who_stays_in_an_edited_file_keeps_their_number(firm):
    firm.write("kunder.txt", "erik.berg@example.test")
    firm.take_stock()
    with firm.opened():
        before = _rows("register_datasubject")
    firm.write("kunder.txt", "erik.berg@example.test once more", age=30)
    firm.take_stock()
    with firm.opened():
        assert _rows("register_datasubject") == before


def test_a_file_that_was_only_touched_is_compared_and_not_read_again(firm):
    path = firm.write("kunder.txt", "erik.berg@example.test")
    firm.take_stock()
    os.utime(path, (time.time() - 10, time.time() - 10))
    _, totals, items = firm.take_stock()
    assert totals.unchanged == 1
    assert of(items, "kunder.txt").modified == pytest.approx(path.stat().st_mtime)


def test_a_file_of_the_same_size_and_time_with_other_content_is_noticed_by_its_inode(firm):
    path = firm.write("kunder.txt", "erik.berg@example.test")
    firm.take_stock()
    facts = path.stat()
    other = firm.write("other", "nils.berg@example.test")
    other.rename(path)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    _, totals, _ = firm.take_stock()
    assert totals.unchanged == 0


def test_a_file_changed_within_the_same_tick_of_the_clock_is_noticed(firm):
    """Same size, same time, same inode: only because it was young when it was looked at is it compared."""
    path = firm.write("kunder.txt", "erik.berg@example.test", age=0)
    facts = path.stat()
    firm.take_stock()
    with path.open("r+") as file:
        file.write("anna")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    firm.take_stock()
    found = firm.command("who", "anna.berg@example.test", "--json").stdout
    assert '"certainty":"confirmed"' in found


def test_a_young_file_that_stayed_the_same_is_settled_by_one_comparison(firm):
    firm.write("kunder.txt", "erik.berg@example.test", age=0)
    firm.take_stock()
    time.sleep(2.1)
    _, second, _ = firm.take_stock()
    with firm.opened():
        before = _rows()
    _, third, _ = firm.take_stock()
    with firm.opened():
        assert _rows() == before
    assert (second.unchanged, third.unchanged) == (1, 1)


def test_a_shrunk_file_loses_what_it_lost(firm):
    path = firm.write("kunder.txt", "erik.berg@example.test\n" + "omar@example.test\n")
    firm.take_stock()
    os.truncate(path, 23)
    _, totals, _ = firm.take_stock()
    assert totals.data_subjects == 1


def test_full_reads_everything_again_and_finds_the_same(firm):
    firm.write("a.txt", "erik.berg@example.test")
    _, _, first = firm.take_stock()
    _, totals, again = firm.take_stock(everything=True)
    assert totals.unchanged == 0
    assert first == again


def test_other_options_read_again(firm):
    from strongroom.discovery.core.detect.scan import Options

    firm.write("a.txt", "erik.berg@example.test")
    firm.take_stock()
    _, totals, _ = firm.take_stock(options=Options(countries=("US",)))
    assert totals.unchanged == 0


def test_what_is_excluded_is_not_kept_either(firm):
    firm.write("a.txt", "erik.berg@example.test")
    firm.write("old/b.txt", "omar@example.test")
    firm.take_stock()
    run, totals, _ = firm.take_stock(exclude=("old",))
    assert (totals.files, run.removed) == (1, 1)


def test_the_home_itself_is_left_out(firm, tmp_path):
    from strongroom.app.home import open_home

    firm.write("a.txt", "x")
    with open_home(firm.folder / "home") as home:
        leave_out = (os.fsencode(firm.folder / "home"),)
        _, totals, _ = stock(home, (firm.folder,), leave_out=leave_out)
    assert totals.files == 1


def _count(table: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return cursor.fetchone()[0]


def _rows(*tables: str) -> list[tuple]:
    from django.db import connection

    with connection.cursor() as cursor:
        rows = []
        for table in tables or ("discovery_item", "discovery_finding", "register_mention", "register_holding"):
            cursor.execute(f"SELECT * FROM {table} ORDER BY id")
            rows += [tuple(map(str, row)) for row in cursor.fetchall()]
        return rows
