"""Columns of tables: cells decide together."""

from __future__ import annotations

import random

import pytest
from stdnum.pl import pesel
from tests.discovery.detect_numbers.detecting import engine, personnummer

from strongroom.discovery.core.passage import Table
from strongroom.discovery.core.where import Step


def kinds_of(cells: list[str], header: str = "") -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for row, span in engine().column(cells, header=header):
        if span.confidence >= 0.5:
            found.setdefault(row, set()).add(span.type)
    return found


def valid_pesels(count: int) -> list[str]:
    rng = random.Random(7)
    found: list[str] = []
    while len(found) < count:
        digits = "".join(rng.choice("0123456789") for _ in range(11))
        if pesel.is_valid(digits):
            found.append(digits)
    return found


def test_a_header_labels_every_cell():
    cells = ["880320-0016", "", "8803200016", "saknas"]
    assert kinds_of(cells, "Person_nr") == {0: {"se_personnummer"}, 2: {"se_personnummer"}}


def test_a_column_without_header_is_known_by_its_check_digits():
    found = kinds_of(valid_pesels(20))
    assert all("pl_pesel" in found[row] for row in range(20))


def test_one_number_alone_would_not_have_been():
    assert "pl_pesel" not in {span.type for _, span in engine().column(valid_pesels(1)) if span.confidence >= 0.5}


def test_running_numbers_are_nobodys_numbers():
    cells = [str(8_803_200_000 + at) for at in range(200)]
    assert kinds_of(cells) == {}


def test_one_value_all_the_way_down_is_one_chance():
    assert kinds_of(valid_pesels(1) * 30) == {}


def test_a_header_speaks_for_a_repeated_number_too():
    assert all("pl_pesel" in kinds for kinds in kinds_of(valid_pesels(1) * 30, "PESEL").values())


def test_a_column_of_order_numbers_holds_no_cards():
    cells = [str(4_242_424_242_424_200 + at) for at in range(100)]
    assert all("card_pan" not in kinds for kinds in kinds_of(cells, "Ordernummer").values())


def test_a_span_counts_from_the_start_of_its_cell():
    row, span = engine().column(["", "se maja@example.test"], header="Kontakt")[0]
    assert (row, span.start, span.end) == (1, 3, 20)


def test_a_line_break_in_a_cell_does_not_move_the_others():
    cells = ["rad ett\nrad två", "maja@example.test"]
    assert [(row, span.type) for row, span in engine().column(cells) if span.type == "email"] == [(1, "email")]


def test_a_short_last_block_follows_the_first_block_of_its_table():
    where, header = (Step("sheet", "Kunder"),), ("a", "b")
    first = Table(where, header, 2, [["x", number] for number in valid_pesels(30)])
    last = Table(where, header, 32, [["x", number] for number in valid_pesels(2)])
    assert len([1 for _, column, span in engine().table(first) if (column, span.type) == (1, "pl_pesel")]) == 30
    for row, column, span in engine().table(last):
        assert 0 <= row < 2
        assert column in {0, 1}
        assert span.end <= 11


def test_rows_of_unequal_length_are_read():
    table = Table((), ("namn", "pnr"), 2, [["Maja"], ["Omar", personnummer(1), "maja@example.test"], []])
    assert {
        (row, column) for row, column, span in engine().table(table) if span.type in {"se_personnummer", "email"}
    } == {
        (1, 1),
        (1, 2),
    }


def _in_one_cell(cell: str, header: str, kind: str) -> list[str]:
    return [
        cell[span.start : span.end]
        for _, span in engine().column([cell], header=header)
        if span.type == kind and span.confidence >= 0.5
    ]


@pytest.mark.parametrize("header", ["", "Phone", "Contact"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_telephones_on_lines_of_one_cell_are_two(header, line_break):
    both = ["070-174 06 05", "+46 31 12 34 56"]
    assert _in_one_cell(line_break.join(both), header, "phone") == both


@pytest.mark.parametrize(
    "address", ["Kungsgatan 12\nlgh 1102\n411 19 Göteborg", "1 High Street\r\nSpringfield, IL 62704"]
)
def test_an_address_goes_on_over_the_lines_of_its_cell(address):
    assert _in_one_cell(address, "", "postal_address") == [address]


@pytest.mark.parametrize("header", ["", "Contact"])
def test_people_on_lines_of_one_cell_are_several(header):
    assert _in_one_cell("Anna Lind\nErik Berg", header, "name") == ["Anna Lind", "Erik Berg"]
    assert _in_one_cell("Erik Berg\n070-174 06 05", header, "name") == ["Erik Berg"]
