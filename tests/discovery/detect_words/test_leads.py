from __future__ import annotations

import pytest
from tests.discovery.detect_words.cases import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ok, då ses vi på fredag. Mvh Sten", "Sten"),
        ("Tack på förhand! Bästa hälsningar, Lena\n", "Lena"),
        ("See you then. Kind regards, Omar", "Omar"),
        ("Vi hörs! /Mvh, Xandrika Vrostel", "Xandrika Vrostel"),
        ("Best wishes Xandrika\nLind Foto", "Xandrika"),
    ],
)
def test_a_name_on_the_line_of_its_closing_is_the_writers(text, name):
    assert found(text, "name") == [name]


@pytest.mark.parametrize(
    "text", ["He regards Sweden as home.", "Mvh Kundtjänst", "Hälsningar Från oss alla", "Regards, The Team"]
)
def test_a_closing_without_a_writer_names_nobody(text):
    assert found(text, "name") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Född 12/6-1985 i Lund", "12/6-1985"),
        ("f. 900512", "900512"),
        ("Erik Berg, f. 900512, bor i Lund", "900512"),
        ("Omar Haddad (b. 12 May 1990) is a member.", "12 May 1990"),
    ],
)
def test_a_birth_is_found_behind_its_letter(text, day):
    assert found(text, "date_of_birth") == [day]


@pytest.mark.parametrize("text", ["s. 900512", "bilaga pdf. 900512", "f. 12", "f. 991399", "se avsnitt b. 4 och f. 7"])
def test_other_letters_and_no_days_are_no_births(text):
    assert found(text, "date_of_birth", least=0.2) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Kund 14282 ringde om sin bild.", "14282"),
        ("Refund for customer #20821, please", "20821"),
        ("medlem 104225", "104225"),
        ("Kund: 14282", "14282"),
    ],
)
def test_a_customers_number_is_found_behind_the_bare_word(text, number):
    assert found(text, "customer_number") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Kunden 2024 var nöjd",
        "gav kunden 50000 kr",
        "kund 20240512",
        "kund 0701234567",
        "kund 12.345",
        "kund 2 av 3",
        "member 50000 EUR",
    ],
)
def test_years_amounts_days_and_telephones_are_no_customers_number(text):
    assert found(text, "customer_number", least=0.2) == []
