"""Rows of tables and records: which columns speak of whom."""

from __future__ import annotations

import pytest
from tests.discovery.mentions.reading import of_file, of_table, people, together

from strongroom.discovery.core.finding import Identifier, Mention

ERIK, EVA, OMAR = "+46701740605", "+46701740606", "+46701740607"


def test_a_row_is_one_person_with_all_that_tells_them_from_others():
    mentions = of_table(
        ("Kundnr", "Förnamn", "Efternamn", "E-post", "Mobil", "Telefon hem", "Född", "Postnr", "Ort"),
        ("10422", "Erik", "Berg", "erik@example.test", "070-174 06 05", "031-12 34 56", "1980-02-03", "411 19", "Göteborg"),
        ("10423", "Eva", "Lind", "eva@example.test", "070-174 06 06", "", "1990-01-31", "SE-411 20", "Göteborg"),
        ("10424", "Anna", "Holm", "anna@example.test", "", "", "", "", ""),
    )  # fmt: skip
    first = (
        Identifier("customer_number", "10422"),
        Identifier("email", "erik@example.test"),
        Identifier("phone", ERIK),
        Identifier("phone", "+4631123456"),
    )
    assert mentions[0] == Mention(first, "Erik Berg", "1980-02-03", "41119")
    assert (mentions[1].name, mentions[1].birth, mentions[1].postcode) == ("Eva Lind", "1990-01-31", "41120")
    assert len(mentions) == 3


@pytest.mark.parametrize(
    "header",
    [
        ("Namn", "Telefon", "Säljare", "Säljare telefon"),
        ("Customer", "Phone", "Sales rep", "Phone"),
        ("customer_name", "customer_phone", "created_by", "created_by_phone"),
        ("Patient", "Telefon", "Läkare", "Läkarens telefon"),
        ("Elev", "Elevens mobil", "Målsman", "Målsmans mobil"),
        ("Medlem", "Mobil", "Närmast anhörig", "Anhörigs telefon"),
        ("Brud", "Brudens mobil", "Brudgum", "Brudgummens mobil"),
        ("Partner 1", "Partner 1 phone", "Partner 2", "Partner 2 phone"),
        ("customer.name", "customer.phone", "recipient.name", "recipient.phone"),
        ("Contact name", "Contact phone", "Contact 2 name", "Contact 2 phone"),
        ("Namn 1", "Telefon 1", "Namn 2", "Telefon 2"),
        ("Name", "Phone", "Emergency contact", "Emergency phone"),
    ],
)
def test_headers_tell_two_people_of_a_row_apart(header: tuple[str, ...]) -> None:
    told = people(
        of_table(
            header,
            ("Erik Berg", "070-174 06 05", "Omar Haddad", "070-174 06 07"),
            ("Eva Lind", "070-174 06 06", "Omar Haddad", "070-174 06 07"),
            ("Erik Berg", "070-174 06 05", "Anna Holm", ""),
        )
    )
    assert (told["Erik Berg"], told["Eva Lind"], told["Omar Haddad"]) == ({ERIK}, {EVA}, {OMAR})


@pytest.mark.parametrize("header", [("Namn", "Telefon 1", "Telefon 2"), ("Name", "Work phone", "Private phone")])
def test_several_telephones_may_be_one_persons(header: tuple[str, ...]) -> None:
    told = people(of_table(header, ("Erik Berg", "070-174 06 05", "070-174 06 06"), ("Eva Lind", "", "")))
    assert told == {"Erik Berg": {ERIK, EVA}}


def test_without_a_header_two_names_in_a_row_leave_open_whose_the_rest_is():
    rows = [("", "", "")] + [
        (f"{name} {family}", "Omar Haddad", f"070-174 06 {number}")
        for number, (name, family) in enumerate(
            [("Erik", "Berg"), ("Eva", "Lind"), ("Anna", "Holm"), ("Karin", "Dahl")], 10
        )
    ]
    assert set(people(of_table(*rows))) == {""}


def test_somebody_delivered_to_by_the_same_name_is_the_one_who_pays():
    told = people(
        of_table(
            ("Billing name", "Email", "Shipping name", "Shipping phone", "Shipping zip"),
            ("Erik Berg", "erik@example.test", "Erik Berg", "070-174 06 05", "411 19"),
            ("Eva Lind", "eva@example.test", "Anna Lind", "070-174 06 06", "411 20"),
        )
    )
    assert told["Erik Berg"] == {"erik@example.test", ERIK, "41119"}
    assert (told["Eva Lind"], told["Anna Lind"]) == ({"eva@example.test"}, {EVA, "41120"})


def test_father_and_son_of_one_name_in_one_row_stay_two():
    mentions = of_table(
        ("Medlem", "Mobil", "Anhörig", "Anhörigs telefon"),
        ("Erik Berg", "070-174 06 05", "Erik Berg", "070-174 06 06"),
        ("Eva Lind", "", "Anna Lind", ""),
    )
    assert [(each.name, len(each.signs)) for each in mentions] == [("Erik Berg", 1), ("Erik Berg", 1)]


def test_a_number_in_a_note_is_not_the_persons_of_the_row():
    told = people(
        of_table(
            ("Namn", "Telefon", "Anteckning"),
            ("Erik Berg", "070-174 06 05", "ring hans mamma på 070-174 06 06 om det är bråttom"),
            ("Eva Lind", "070-174 06 07", "betalt"),
        )
    )
    assert (told["Erik Berg"], told[""]) == ({ERIK}, {EVA})


def test_a_table_of_labels_and_values_is_a_form():
    told = people(
        of_table(
            ("", ""),
            ("Namn", "Erik Berg"),
            ("Telefon", "070-174 06 05"),
            ("E-post", "sunstar12@example.test"),
            ("Namn", "Eva Lind"),
            ("Telefon", "070-174 06 06"),
        )
    )
    assert told == {"Erik Berg": {ERIK, "sunstar12@example.test"}, "Eva Lind": {EVA}}


def test_an_object_of_json_is_a_record_and_the_seller_in_it_another_person():
    told = people(
        of_file(
            "order.json",
            '{"order": "A1", "customer": {"name": "Erik Berg", "email": "erik@example.test", "address": {"zip": "411 19",'
            ' "city": "Göteborg"}}, "seller": {"name": "Omar Haddad", "email": "omar@lindfoto.example.test"}}',
        )
    )
    assert told == {"Erik Berg": {"erik@example.test", "41119"}, "Omar Haddad": {"omar@lindfoto.example.test"}}


def test_the_members_of_a_list_are_not_one_record():
    told = people(
        of_file(
            "orders.json",
            '{"shop": "Lind Foto", "orders": [[{"customer": {"name": "Erik Berg", "phone": "070-174 06 05"}}],'
            ' [{"customer": {"name": "Eva Lind", "phone": "070-174 06 06"}}]]}',
        )
    )
    assert told == {"Erik Berg": {ERIK}, "Eva Lind": {EVA}}


def test_a_card_is_one_person():
    [mention] = of_file(
        "erik.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Erik;;;\r\nFN:Erik Berg\r\nTEL:070-174 06 05\r\nEMAIL:erik@example.test\r\n"
        "ADR:;;Storgatan 5;Göteborg;;411 19;Sverige\r\nBDAY:1980-02-03\r\nEND:VCARD\r\n",
    )
    assert (mention.name, mention.birth, mention.postcode, len(mention.signs)) == (
        "Erik Berg",
        "1980-02-03",
        "41119",
        2,
    )


def test_an_event_names_its_guest_and_its_host():
    told = people(
        of_file(
            "bokning.ics",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Porträtt\r\nORGANIZER;CN=Omar Haddad:mailto:omar@lindfoto.example.test\r\n"
            'ATTENDEE;CN="Erik Berg":mailto:sunstar12@example.test\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
        )
    )
    assert told == {"Omar Haddad": {"omar@lindfoto.example.test"}, "Erik Berg": {"sunstar12@example.test"}}


def test_the_members_of_a_list_within_a_row_are_people_of_their_own_or_nobody():
    header = ("id", "parties[].name", "parties[].email")
    told = people(
        of_table(
            header,
            ("1", "Erik Berg\nEva Lind", "sunstar12@example.test\nbluebird3@example.test"),
            ("2", "Anna Holm\nKarin Dahl", "northfan7@example.test"),
            ("3", "Lars Ek", "kaffekatt9@example.test"),
        )
    )
    assert told["Erik Berg"] == {"sunstar12@example.test"}
    assert told["Eva Lind"] == {"bluebird3@example.test"}
    assert "northfan7@example.test" in told[""] | told.get("Karin Dahl", set())
    assert "Anna Holm" not in told


def test_the_telephone_of_a_recipient_is_not_the_buyers_even_where_no_name_is_known():
    mentions = of_table(
        ("purchaser.name", "purchaser.email", "gift_for.name", "gift_for.phone"),
        ("Erik Berg", "erik@example.test", "xqwz gfrt", "070-174 06 05"),
        ("Eva Lind", "eva@example.test", "", ""),
    )
    assert not together(mentions, "erik@example.test", ERIK)
    assert people(mentions)["Erik Berg"] == {"erik@example.test"}


def test_an_initial_is_not_enough_to_be_the_one_who_pays():
    told = people(
        of_table(
            ("Billing name", "Email", "Shipping name", "Shipping phone"),
            ("Erik Berg", "erik@example.test", "E. Berg", "070-174 06 05"),
            ("Eva Lind", "eva@example.test", "Eva Maria Lind", "070-174 06 06"),
        )
    )
    assert told["Erik Berg"] == {"erik@example.test"}
    assert told["Eva Maria Lind"] == {"eva@example.test", EVA}
