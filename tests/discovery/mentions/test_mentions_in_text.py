"""Letters, forms, signatures, invoices and sentences: what stands there is said of one person, or of nobody."""

from __future__ import annotations

import pytest
from tests.discovery.mentions.reading import of_text, people, together

ERIK, EVA, OMAR = "+46701740605", "+46701740606", "+46701740607"
FIRM = "+4631123456"


@pytest.mark.parametrize(
    ("text", "whose", "values"),
    [
        ("Erik Berg ringde från 070-174 06 05 om fakturan.", "Erik Berg", {ERIK}),
        ("Please call Erik Berg on +46 70 174 06 05 about the frames.", "Erik Berg", {ERIK}),
        ("Avtalet skrevs under av Erik Berg (19121212-1212) i går.", "Erik Berg", {"191212121212"}),
        ("070-174 06 05 Erik Berg", "Erik Berg", {ERIK}),
        ("Erik Berg ........ 070-174 06 05", "Erik Berg", {ERIK}),
        ("Svaret kom från Erik Berg. Skicka bilderna till erik.berg@example.test.", "Erik Berg", {"erik.berg@example.test"}),
        ("Erik Berg <sunstar12@example.test>", "Erik Berg", {"sunstar12@example.test"}),
        ("Erik Berg, Storgatan 5, 411 19 Göteborg, tel. 070-174 06 05", "Erik Berg", {ERIK, "41119"}),
        ("Patient: Erik Berg\nDate of birth: 1980-02-03\nPhone: +46 70 174 06 05", "Erik Berg", {"1980-02-03", ERIK}),
        ("Berg, Erik\nStorgatan 5\n411 19 Göteborg\n070-174 06 05", "Berg, Erik", {"41119", ERIK}),
    ],
)  # fmt: skip
def test_what_stands_with_a_name_is_said_of_it(text: str, whose: str, values: set[str]) -> None:
    assert people(of_text(text))[whose] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Erik Berg och Eva Lind nås på 070-174 06 05.", ERIK),
        ("Omar Haddad kan nås via vår växel 031-12 34 56.", FIRM),
        ("Erik Berg bad oss mejla till anna.lind@example.test i stället.", "anna.lind@example.test"),
        ("Erik Berg kommer på torsdag. Ring 070-174 06 05 om det regnar.", ERIK),
        ("Erik Berg bad oss ringa hans mamma på 070-174 06 05.", ERIK),
        ("Omar Haddad\nLind Foto AB\nTel 031-12 34 56", FIRM),
        ("Omar Haddad\nTel 031-12 34 56\nwww.lindfoto.example.test", FIRM),
        ("Erik Berg\nStorgatan 5\n411 19 Göteborg\n\nTel 031-12 34 56", FIRM),
        ("Patient: Erik Berg\nGP: Dr Eva Lind\nSurgery phone: 031-12 34 56", FIRM),
        ("Kund: Erik Berg\nTel: 070-174 06 05\nTel: 031-12 34 56", FIRM),
        ("Erik Berg\ninfo@example.test", "info@example.test"),
    ],
)
def test_what_may_be_anothers_is_said_of_nobody(text: str, value: str) -> None:
    told = people(of_text(text))
    assert value in told[""]
    assert not any(value in values for name, values in told.items() if name)


def test_the_next_record_of_a_form_is_the_next_person():
    told = people(
        of_text(
            "Kundnr: 10422\nNamn: Erik Berg\nTel: 070-174 06 05\nHandläggare: Omar Haddad\nTel: 031-12 34 56\n\n"
            "Kundnr: 10423\nNamn: Eva Lind\nTel: 070-174 06 06\nE-post: sunstar12@example.test\n"
        )
    )
    assert told["Erik Berg"] == {"10422", ERIK}
    assert told["Eva Lind"] == {"10423", EVA, "sunstar12@example.test"}
    assert told["Omar Haddad"] == {FIRM}


def test_a_form_goes_on_about_its_patient_below_the_name_of_the_doctor():
    told = people(
        of_text("Patient: Erik Berg\nDoctor: Eva Lind\nDate of birth: 1980-02-03\nNHS number: 943 476 5919\n")
    )
    assert told["Erik Berg"] == {"1980-02-03", "9434765919"}
    assert not told.get("Eva Lind")


def test_names_and_numbers_that_take_turns_belong_in_pairs():
    told = people(of_text("Erik Berg 070-174 06 05, Eva Lind 070-174 06 06, Omar Haddad 070-174 06 07"))
    assert told == {"Erik Berg": {ERIK}, "Eva Lind": {EVA}, "Omar Haddad": {OMAR}}
    told = people(of_text("070-174 06 05 Erik Berg\n070-174 06 06 Eva Lind"))
    assert told == {"Erik Berg": {ERIK}, "Eva Lind": {EVA}}


def test_the_firms_letterhead_and_signature_do_not_join_the_customer():
    letter = (
        "Lind Foto AB\nKungsgatan 1\n411 03 Göteborg\nTel 031-12 34 56\n\nErik Berg\nStorgatan 5\n411 19 Göteborg\n\n"
        "Hej Erik!\n\nVi ringer dig på 070-174 06 05 nästa vecka. Du når oss på 031-12 34 58.\n\n"
        "Med vänliga hälsningar\nOmar Haddad\nLind Foto AB\n031-12 34 57\nomar@lindfoto.example.test\n"
    )
    told = people(of_text(letter))
    assert told["Erik Berg"] == {"41119", ERIK}
    assert told["Omar Haddad"] == {"omar@lindfoto.example.test"}
    assert told[""] == {FIRM, "+4631123457", "+4631123458"}


def test_an_invoice_links_the_customers_number_to_the_customer_and_not_the_firms():
    invoice = (
        "FAKTURA\nLind Foto AB\nFakturanr: 20231\nKundnr: 10422\nEr referens: Erik Berg\nVår referens: Omar Haddad\n\n"
        "Erik Berg\nStorgatan 5\n411 19 Göteborg\n\nBankgiro 5555-5551\nOrg.nr 556036-0793\nTel 031-12 34 56\n"
    )
    told = people(of_text(invoice))
    assert told["Erik Berg"] == {"10422", "41119"}
    assert told[""] >= {"55555551", "5560360793", FIRM}
    assert "Omar Haddad" not in told


def test_two_numbers_of_which_a_person_has_one_are_never_said_of_one():
    mentions = of_text("Namn: Erik Berg\nPersonnummer: 19121212-1212\nSamma kund: 19800101-0123\n")
    assert not together(mentions, "191212121212", "198001010123")


def test_who_comes_again_in_a_letter_is_the_same_unless_something_tells_them_apart():
    told = of_text("Erik Berg\nStorgatan 5\n411 19 Göteborg\n\nAvtal med Erik Berg, 070-174 06 05, följer.")
    assert [(each.name, each.postcode, len(each.signs)) for each in told] == [("Erik Berg", "41119", 1)]
    told = of_text("Erik Berg, född 1950-01-02, tel 070-174 06 05.\nErik Berg, född 1980-02-03, tel 070-174 06 06.")
    assert [each.birth for each in told] == ["1950-01-02", "1980-02-03"]


def test_a_sentence_of_two_on_one_telephone_names_neither():
    told = people(of_text("Erik Berg (19121212-1212) och Eva Lind (19800101-0123) nås på 070-174 06 05."))
    assert told["Erik Berg"] == {"191212121212"}
    assert ERIK not in told["Erik Berg"]
