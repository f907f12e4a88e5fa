"""A database's dump is read as the tables it fills; what is no row of a table stays text."""

from __future__ import annotations

import io
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import text
from strongroom.discovery.core.passage import Embedded, Passage, Source, Table
from strongroom.discovery.core.where import in_english


def read(dump: str) -> list:
    raw = dump.encode()
    return list(text.read(Source(io.BytesIO(raw), "dump.sql", len(raw))))


def tables(parts: list) -> list[tuple[str, tuple[str, ...], int, list]]:
    return [(in_english(p.where), p.header, p.first_row, p.rows) for p in parts if isinstance(p, Table)]


def test_rows_stand_under_the_columns_that_the_statement_names():
    dump = "-- kunder\nINSERT INTO `kund` (`id`, `e-post`) VALUES (1,'erik@example.test'),\n (2,NULL);\n"
    assert tables(read(dump)) == [("table kund", ("id", "e-post"), 1, [["1", "erik@example.test"], ["2", ""]])]


def test_or_under_those_of_the_table_made_before():
    dump = (
        "CREATE TABLE [kund] (\n  [id] INT PRIMARY KEY,\n namn varchar(40) NOT NULL DEFAULT ('x'), -- ring Omar\n"
        " pris NUMERIC(10,2),\n PRIMARY KEY (id),\n CONSTRAINT c UNIQUE (namn)\n);\n"
        "INSERT INTO [kund] VALUES (1, N'Erik ''Ekan'' Berg', 1.5);\nINSERT INTO [kund] VALUES (2, 'Maja', 2);\n"
    )
    parts = read(dump)
    rows = [["1", "Erik 'Ekan' Berg", "1.5"], ["2", "Maja", "2"]]
    assert tables(parts) == [("table kund", ("id", "namn", "pris"), 1, rows)]
    assert any("ring Omar" in part.text for part in parts if isinstance(part, Passage))


def test_blocks_that_are_copied_in_are_rows():
    dump = "COPY public.kund (id, namn, not) FROM stdin;\n1\tErik\\tBerg\t\\N\n2\tMaja\tx\n\\.\n\nSELECT 'omar@example.test';\n"
    parts = read(dump)
    assert tables(parts) == [("table kund", ("id", "namn", "not"), 1, [["1", "Erik\tBerg", ""], ["2", "Maja", "x"]])]
    assert "omar@example.test" in str(parts)


@given(
    st.lists(
        st.tuples(st.integers(), st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff"), max_size=30)),
        min_size=1,
        max_size=8,
    )
)
def test_what_sqlite_dumps_comes_back_whole(rows):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE kund (nr, not_)")
    database.executemany("INSERT INTO kund VALUES (?, ?)", [(str(number), note) for number, note in rows])
    parts = read("\n".join(database.iterdump()))
    found = [row for _, _, _, block in tables(parts) for row in block]
    texts = "\n".join(part.text for part in parts if isinstance(part, Passage))
    for number, note in rows:
        simple = not {"\\", ";", "\n"} & set(note)
        assert [str(number), note] in found or not simple
        assert all(
            word in texts or any(word in row[1] for row in found)
            for word in note.replace("\\", " ").split()
            if "'" not in word
        )


def test_files_written_as_digits_are_files():
    picture = b"\x89PNG\r\n\x1a\n" + bytes(30)
    (file,) = (p for p in read(f"INSERT INTO bild VALUES (1, X'{picture.hex()}');\n") if isinstance(p, Embedded))
    assert file.open().read() == picture


def test_what_is_no_plain_row_is_text():
    parts = read(
        "INSERT INTO kund VALUES (1, 'Erik');\nINSERT INTO kund VALUES (2, lower('MAJA'||f(g('maja@example.test'))));\n"
    )
    assert "maja@example.test" in str(parts)
    parts = read("INSERT INTO kund VALUES (1, 'Erik');\nINSERT INTO kund VALUES (2, 'omar@example.test\n")
    assert "omar@example.test" in str(parts)


@pytest.mark.parametrize("bomb", ["'" * 100_000, "(" * 100_000, "''" * 50_000 + "x", "(1," * 50_000, "f(" * 50_000])
def test_endless_statements_are_survived(bomb):
    assert isinstance(read("INSERT INTO kund VALUES (1, 'Erik');\nINSERT INTO kund VALUES (" + bomb + ";\n"), list)


def test_lines_of_the_text_between_are_numbered_rightly():
    parts = read("-- ett\nINSERT INTO kund VALUES (1, 'Erik');\n-- tre\n")
    assert [(in_english(p.where), p.text.strip()) for p in parts if isinstance(p, Passage)] == [
        ("line 1", "-- ett"),
        ("line 3", "-- tre"),
    ]
