"""Exports pasted into letters, forms with the value below its label, lists with the family name first."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.discovery.detect_words.cases import engine, found

EXPORT = (
    "Hej,\n\nhär är listan:\n{header}\n{first}\n{second}\n\nHälsningar\nMaja Lind\n".replace(
        "{header}", "Kundnummer;Namn;Födelsedatum;Telefon;Ort"
    )
    .replace("{first}", "10422;Xandrik Vrostel;1971-04-23;070-174 06 05;Ystad")
    .replace("{second}", '10423;"Berg, Erik";23/4 1980;;Lund')
)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("customer_number", ["10422", "10423"]),
        ("name", ["Xandrik Vrostel", "Berg, Erik", "Maja Lind"]),
        ("date_of_birth", ["1971-04-23", "23/4 1980"]),
        ("phone", ["070-174 06 05"]),
        ("location", ["Ystad", "Lund"]),
    ],
)
def test_the_header_of_a_table_in_a_letter_tells_of_its_columns(kind: str, values: list[str]) -> None:
    assert found(EXPORT, kind) == values


def test_a_table_drawn_with_bars_is_read_by_its_header() -> None:
    drawn = "| Customer ID | Name |\n|---|---|\n| 10422 | Erik Berg |\n"
    wide = "| Customer ID | Name | E-mail |\n|---|---|---|\n| 10422 | Erik Berg | e@example.test |\n"
    assert found(wide, "customer_number") == ["10422"]
    assert found(drawn, "name") == ["Erik Berg"]


def test_a_table_kept_apart_by_spaces_is_read_by_its_header() -> None:
    text = "Kundnr   Namn            Födelsedatum\n10422    Erik Berg       1971-04-23\n"
    assert found(text, "customer_number") == ["10422"]


def test_a_sentence_with_commas_is_no_header() -> None:
    text = "We need a name, phone, or the like.\nThe 10422, sent on Monday, was late.\n"
    assert found(text, "phone") == found(text, "name") == []


@given(st.text(alphabet='name;phone,|\t"\n 10é', max_size=200))
def test_no_table_however_broken_gives_a_span_outside_the_text(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in engine().spans(text))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Name\nErik Berg\nDate of birth\n1971-04-23\n", "date_of_birth", "1971-04-23"),
        ("Date of birth (yyyy-mm-dd): 1971-04-23", "date_of_birth", "1971-04-23"),
        ("Namn ............ Erik Berg", "name", "Erik Berg"),
        ("My customer number is 10422, please look.", "customer_number", "10422"),
        ('<kund id="93820"><namn>Elsa Berg</namn></kund>', "customer_number", "93820"),
        ("fodelsedatum: 1971-04-23", "date_of_birth", "1971-04-23"),
        ("Deltagare\nBerg, Erik    070-174 06 05\n", "name", "Berg, Erik"),
        ("Hej Anna, jag blir tio minuter sen. /Maja\nOk!", "name", "Maja"),
        ("[10:02] Xandrik: Hej, hur går det?\n", "name", "Xandrik"),
        ("Present: Erik Berg, Xandrik Vrostel and Maja Lind.", "name", "Xandrik Vrostel"),
        ("From: Xandrik Vrostel <xandrik.vrostel@example.test>", "name", "Xandrik Vrostel"),
        ("Xandrik Vrostel;xandrik.vrostel14@example.test;Lund", "name", "Xandrik Vrostel"),
        ("Delivered to 24 Oak Ridge Drive, Denver.", "postal_address", "24 Oak Ridge Drive, Denver"),
    ],
)
def test_what_forms_lists_and_messages_write(text: str, kind: str, value: str) -> None:
    assert value in found(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We call it by name\nErik and others do too.", "postal_address"),
        ("1 x Billy Oxberg        89.00\n2 x Stanley Knife       25.00", "name"),
        ("The rent will rise from March.", "location"),
        ("My UK passport is lost.", "location"),
        ("Two words, like Blue Widget, cost 12.", "name"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str, kind: str) -> None:
    assert found(text, kind) == []


def test_a_list_of_places_is_nobodys() -> None:
    towns = [
        "Lund",
        "Kalmar",
        "Ystad",
        "Malmö",
        "Umeå",
        "Kiruna",
        "Falun",
        "Visby",
        "Örebro",
        "Uppsala",
        "Borås",
        "Gävle",
        "Luleå",
        "Västerås",
    ]
    assert found("\n".join(f"{number} - {town}" for number, town in enumerate(towns)), "location") == []


INSERT = (
    "INSERT INTO people (FirstName, LastName, Street, City, HomePhone) VALUES ('Xandrik', 'O''Vrost', 'Storgatan 4', 'Ystad',"
    " '040-12 34 56'),\n('Erik', 'Berg', 'Ågatan 1', 'Lund', NULL);\n"
)


@pytest.mark.parametrize(
    ("kind", "values"),
    [("location", ["Ystad", "Lund"]), ("phone", ["040-12 34 56"]), ("postal_address", ["Storgatan 4", "Ågatan 1"])],
)
def test_the_names_in_an_insert_tell_of_the_values(kind: str, values: list[str]) -> None:
    assert found(INSERT, kind) == values
    assert {"Xandrik", "Erik"} <= set(found(INSERT, "name"))


@given(st.text(alphabet="INSERTVALUES(),' \n;nametelörst1", max_size=200))
def test_no_insert_however_broken_gives_a_span_outside_the_text(text: str) -> None:
    text = f"INSERT INTO t (name, tel, ort) VALUES ({text}"
    assert all(0 <= span.start < span.end <= len(text) for span in engine().spans(text))


@pytest.mark.parametrize(
    "unit",
    ["Berg, Erik    ", "Anna, ", "Anna and ", "name;email;phone\n", ") VALUES (", "/Anna\n", "Иван Петров ", '"";'],
)
def test_repeats_take_no_more_than_their_length_allows(unit: str) -> None:
    text = unit * (120_000 // len(unit))
    begin = time.process_time()
    engine().spans(text)
    assert time.process_time() - begin < len(text) * MOST_SECONDS_A_SIGN


MOST_SECONDS_A_SIGN = 15e-6
"""Ten times what it takes; time that grew with the square of the length would take a hundred times as long."""
