"""Tables in text files come out row by row, whatever stands between the cells; what is no table stays text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import delimited, text
from strongroom.discovery.core.passage import Passage, Source, Table
from strongroom.discovery.core.where import Step

HEADER = ["kundnr", "namn", "e-post", "ort"]
ROWS = [
    ["1001", "Erik Berg", "erik@example.test", "Växjö"],
    ["1002", "Åsa Öberg", "asa@example.test", "Örebro"],
    ["1003", "Maja Lind", "maja@example.test", "Luleå"],
]


def read(data: str | bytes, module=delimited) -> list:
    raw = data.encode() if isinstance(data, str) else data
    return list(module.read(Source(io.BytesIO(raw), "kunder.csv", len(raw))))


def written(delimiter: str, rows=ROWS, header=HEADER, **options) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n", **options).writerows(
        [*([header] if header else []), *rows]
    )
    return out.getvalue()


def below_header(parts: list) -> list[list[str]]:
    return [list(row) for part in parts if isinstance(part, Table) and part.header for row in part.rows]


def everything(parts: list) -> str:
    return "\n".join(
        part.text if isinstance(part, Passage) else "\n".join("\t".join(row) for row in part.rows) for part in parts
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "\x1f"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_separator_and_encoding_is_found(delimiter, encoding):
    parts = read(written(delimiter).encode(encoding))
    assert below_header(parts) == ROWS
    assert parts[-1].header == tuple(HEADER)
    assert parts[-1].first_row == 2


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=12)


@example([["", "0", "0", "\\"]], ",")
@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_is_quoted_comes_back_cell_by_cell(rows, delimiter):
    rows = [[f"{number}", *row[1:]] for number, row in enumerate(rows, 1001)]
    parts = read(written(delimiter, rows, quoting=csv.QUOTE_ALL))
    assert below_header(parts) == rows


def test_line_breaks_and_quotes_within_cells_stay_in_their_cells():
    rows = [["1001", 'Erik "Ekan" Berg', "Storgatan 5\n352 31 Växjö", "ring; helst, kl 9"], *ROWS[1:]]
    assert below_header(read(written(";", rows))) == rows


def test_without_header_nothing_is_taken_for_one():
    (table,) = read(written(";", header=None))
    assert table.header == ()
    assert table.columns == ("A", "B", "C", "D")
    assert table.first_row == 1
    assert [list(row) for row in table.rows] == ROWS


def test_title_lines_above_the_header_are_passed_and_kept():
    parts = read("Kundlista Lind Foto\n\n" + written(";"))
    assert below_header(parts) == ROWS
    assert parts[-1].first_row == 4
    assert "Lind Foto" in everything(parts)


def test_a_separator_line_of_a_spreadsheet_is_obeyed():
    assert below_header(read("sep=;\n" + written(";"))) == ROWS


def test_decimal_commas_do_not_split_cells():
    parts = read("namn;pris;rabatt\nErik;1,50;2,5\nMaja;2,75;1,0\n")
    assert below_header(parts) == [["Erik", "1,50", "2,5"], ["Maja", "2,75", "1,0"]]


def test_rows_that_end_with_a_mark_of_their_own_are_read():
    data = "1+|erik@example.test+|Berg|Erik&|\r\n2+|maja@example.test+|Lind\nMaja&|\r\n3+|omar@example.test+|Omar&|\r\n"
    (table,) = read(data)
    assert [row[1] for row in table.rows] == ["erik@example.test", "maja@example.test", "omar@example.test"]
    assert table.rows[1][2] == "Lind\nMaja"


def test_ragged_rows_are_kept_and_filled_up():
    parts = read(written(",") + "1004,Omar\n1005,Eva,eva@example.test,Umeå,ring först\n")
    table = parts[-1]
    assert {len(row) for row in table.rows} == {5}
    assert table.rows[-1][-1] == "ring först"


def test_a_quote_that_nobody_closes_does_not_swallow_the_file():
    rows = "".join(f"{number},Erik Berg,erik{number}@example.test,Växjö\n" for number in range(3000))
    parts = read(",".join(HEADER) + '\n9999,"Erik Berg,stray@example.test,Växjö\n' + rows)
    text_of_all = everything(parts)
    assert "stray@example.test" in text_of_all
    assert sum(len(part.rows) for part in parts if isinstance(part, Table)) > 3000


def test_backslashes_before_quotes_are_understood():
    data = 'namn,e-post\n"Erik \\"Ekan\\" Berg",erik@example.test\n"Maja",maja@example.test\n'
    assert below_header(read(data))[0] == ['Erik "Ekan" Berg', "erik@example.test"]


def test_a_long_table_comes_in_blocks_whose_rows_are_numbered_on():
    parts = read(written(";", [[str(n), "Erik Berg", f"erik{n}@example.test", "Växjö"] for n in range(2500)]))
    blocks = [part for part in parts if part.header]
    assert [block.first_row for block in blocks] == [2, 1001, 2001]
    assert max(len(block.rows) for block in blocks) <= 1000
    assert blocks[-1].rows[0][0] == "1999"


def test_a_file_named_as_a_table_that_is_none_is_read_as_text():
    parts = read("Hej Maja\nErik Berg har ringt och vill boka om\nHälsningar Omar\n")
    assert [type(part) for part in parts] == [Passage]
    assert parts[0].where == (Step("line", "1"),)


def test_prose_behind_a_table_is_kept_as_text():
    parts = read(written(";", ROWS * 400) + "Erik Berg bor på Storgatan 5.\n" * 2000)
    assert any(isinstance(part, Passage) and "Storgatan 5" in part.text for part in parts)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=400))
def test_no_word_of_any_text_is_lost(whole):
    letters = "".join(sorted(char for char in whole if char.isalnum()))
    found = everything(read(whole))
    assert not set(letters) - set(found) - {"\ufeff"}


def test_a_line_of_more_cells_than_a_sheet_has_columns_is_text():
    parts = read("Erik;erik@example.test;" * 40_000)
    assert all(isinstance(part, Passage) and len(part.text) <= 256 * 1024 for part in parts)
    assert everything(parts).count("erik@example.test") >= 40_000 - len(parts)


@pytest.mark.parametrize(
    "sample",
    [
        "Hej Maja,\njag kommer, som sagt, i morgon, om det går.\nErik\n",
        "int main(void) {\n\tint a = 1;\n\tint b = 2;\n\treturn a + b;\n}\n",
        "2026-11-01 10:00:00,123 INFO start\n2026-11-01 10:00:01,004 INFO ready\n2026-11-01 10:00:02,500 WARN slow\n",
        '{"a": 1, "b": 2}\n{"a": 1, "b": 3}\n{"a": 4, "b": 3}\n',
        "[mail]\nserver = mail.example.test\nuser = maja\n",
        "",
        "\n\n\n",
        ",",
    ],
)
def test_running_text_is_not_taken_for_a_table(sample):
    assert delimited.looks_delimited(sample) is None


def test_a_table_in_a_file_named_as_text_is_read_as_a_table():
    assert below_header(read(written("\t"), text)) == ROWS
