"""A database is read table by table, whatever its schema tries and wherever it is damaged."""

from __future__ import annotations

import contextlib
import io
import sqlite3
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import sqlite
from strongroom.discovery.core.passage import Embedded, Outcome, Passage, Reason, Skipped, Source, Table, Unreadable
from strongroom.discovery.core.where import Step, in_english

SCHEMA = "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, email TEXT, note BLOB)"


def made(*statements: str, rows=()) -> bytes:
    database = sqlite3.connect(":memory:")
    for statement in statements:
        database.execute(statement)
    database.executemany("INSERT INTO customers VALUES (?, ?, ?, ?)", rows)
    database.commit()
    return database.serialize()


def read(data: bytes) -> list:
    return list(sqlite.read(Source(io.BytesIO(data), "kunder.db", len(data))))


def tables(parts: list, name: str = "customers") -> list[Table]:
    return [part for part in parts if isinstance(part, Table) and part.where == (Step("table", name),)]


CELL = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=20))
def test_every_cell_comes_back_under_its_column(rows):
    data = made(SCHEMA, rows=[(None, name, email, None) for name, email in rows])
    (table,) = tables(read(data))
    assert table.header == ("id", "name", "email", "note")
    assert table.first_row == 1
    assert [(row[1], row[2]) for row in table.rows] == [(name or "", email or "") for name, email in rows]


def test_long_tables_come_in_blocks():
    data = made(SCHEMA, rows=[(n, "Erik", f"erik{n}@example.test", None) for n in range(1, 2501)])
    blocks = tables(read(data))
    assert [(block.first_row, len(block.rows)) for block in blocks] == [(1, 1000), (1001, 1000), (2001, 500)]


def test_numbers_and_texts_in_other_character_sets_are_read():
    data = made(SCHEMA)
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    database.execute("INSERT INTO customers VALUES (1, CAST(x'5665786af6' AS TEXT), 46701740605, x'4572696b')")
    database.commit()
    (table,) = tables(read(database.serialize()))
    assert table.rows == [["1", "Vexjö", "46701740605", "Erik"]]


def test_files_in_cells_are_files_in_the_file():
    picture = b"\x89PNG\r\n\x1a\n" + bytes(40)
    parts = read(made(SCHEMA, rows=[(7, "Erik", None, picture)]))
    (file,) = (part for part in parts if isinstance(part, Embedded))
    assert in_english(file.where) == "table customers > row 1 > column note"
    assert file.open().read() == picture
    assert tables(parts)[0].rows == [["7", "Erik", "", ""]]


def test_words_in_structures_of_other_programs_are_found():
    (table,) = tables(read(made(SCHEMA, rows=[(1, None, None, b"\0\1\xff\x08erik@example.test\0\0\2")])))
    assert "erik@example.test" in table.rows[0][3]


def test_tables_without_row_ids_and_with_odd_names_are_read():
    data = made(
        SCHEMA,
        'CREATE TABLE "odd "" name; --" (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
        "INSERT INTO \"odd \"\" name; --\" VALUES ('a', 'erik@example.test')",
    )
    assert tables(read(data), 'odd " name; --')[0].rows == [["a", "erik@example.test"]]


def test_a_database_in_write_ahead_mode_opens(tmp_path: Path):
    path = tmp_path / "wal.db"
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute(SCHEMA)
    database.execute("INSERT INTO customers VALUES (1, 'Erik', NULL, NULL)")
    database.commit()
    database.close()
    assert tables(read(path.read_bytes()))[0].rows[0][1] == "Erik"


def test_remarks_in_the_schema_are_read():
    data = made("CREATE TABLE customers (id, name, email, note /* ring erik@example.test */)")
    assert any("erik@example.test" in part.text for part in read(data) if isinstance(part, Passage))


def test_views_triggers_and_virtual_tables_do_nothing():
    data = made(
        SCHEMA,
        "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        "CREATE TRIGGER t AFTER INSERT ON customers BEGIN DELETE FROM customers; END",
        "CREATE VIRTUAL TABLE search USING fts5(body)",
        "INSERT INTO search VALUES ('erik@example.test')",
        rows=[],
    )
    parts = read(data)
    assert "erik@example.test" in str([part.rows for part in parts if isinstance(part, Table)])
    assert not [part for part in parts if isinstance(part, Skipped)]


def test_a_table_that_takes_too_long_is_given_up_and_what_was_read_is_kept(monkeypatch):
    monkeypatch.setattr(sqlite, "_STEPS", 20)
    monkeypatch.setattr(sqlite, "_PATIENCE", 20)
    parts = read(made(SCHEMA, rows=[(n, "Erik", None, None) for n in range(900)]))
    assert [part.reason for part in parts if isinstance(part, Skipped)] == [Reason.TOO_SLOW]
    assert 0 < len(tables(parts)[0].rows) < 900


def test_a_damaged_page_costs_its_table_only():
    data = bytearray(
        made(
            SCHEMA,
            "CREATE TABLE a (v)",
            "INSERT INTO a VALUES ('maja@example.test')",
            rows=[(n, "Erik", f"erik{n}@example.test", None) for n in range(2000)],
        )
    )
    data[4096:8192] = b"\xff" * 4096  # the root page of customers
    parts = read(bytes(data))
    assert Skipped((Step("table", "customers"),), Reason.DAMAGED) in parts
    assert tables(parts, "a")[0].rows == [["maja@example.test"]]


@given(st.lists(st.tuples(st.integers(0, 12_000), st.integers(0, 255)), min_size=1, max_size=40))
@example([(4073, 128)])  # the name of a column is no text
def test_flipped_bytes_never_do_more_than_stop_the_reading(flips):
    data = bytearray(made(SCHEMA, rows=[(n, "Erik", f"erik{n}@example.test", b"x" * 30) for n in range(150)]))
    for at, value in flips:
        data[at % len(data)] = value
    with contextlib.suppress(Unreadable, sqlite3.Error):
        assert isinstance(read(bytes(data)), list)


def test_what_is_no_database_is_broken():
    with pytest.raises(Unreadable) as raised:
        read(b"SQLite format 3\0" + b"\1" * 5000)
    assert raised.value.outcome == Outcome.BROKEN


def test_a_database_too_large_for_memory_is_said_to_be():
    with pytest.raises(Unreadable) as raised:
        list(sqlite.read(Source(io.BytesIO(b""), "stor.db", sqlite.LARGEST + 1)))
    assert raised.value.outcome == Outcome.TOO_LARGE
