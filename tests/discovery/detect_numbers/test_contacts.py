"""E-mail, telephones, addresses of machines, accounts and cards."""

from __future__ import annotations

import pytest
from tests.discovery.detect_numbers.detecting import engine, sure, types, value


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("erik.berg@example.test", "erik.berg@example.test"),
        ("<Erik.Berg+shop@Mail.Example.test>", "erik.berg+shop@mail.example.test"),
        ("mailto:maja@example.test?subject=x", "maja@example.test"),
        ("o'brien@example.test", "o'brien@example.test"),
        ("åsa@räksmörgås.test", "åsa@räksmörgås.test"),
        ("почта@пример.test", "почта@пример.test"),
        ("omar (at) example (dot) test", "omar@example.test"),
        ("omar [at] example.test", "omar@example.test"),
        ("omar at example dot com", "omar@example.com"),
    ],
)
def test_an_address_is_found_as_people_write_it(written: str, canonical: str):
    assert value(f"Skriv till {written} i dag.", "email") == canonical


@pytest.mark.parametrize(
    "text",
    [
        "npm install left-pad@1.3.0",
        "git clone git@github.com:firm/shop.git",
        "getty@tty1.service",
        "icon@2x.png",
        "ssh root@server.example.com",
        "Message-ID: <20240101.abc@mail.example.com>",
        "@decorator.method",
        "a @ b.com",
        "x@y",
    ],
)
def test_what_has_an_at_sign_but_is_no_address(text: str):
    assert "email" not in types(text)


def test_the_full_stop_of_the_sentence_is_not_part_of_the_address():
    assert ("email", "maja@example.test") in sure("Svara till maja@example.test.")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Tel: 070-174 06 05", "+46701740605"),
        ("mobil 0701740605", "+46701740605"),
        ("+46 (0)70-174 06 05", "+46701740605"),
        ("Ring 08-123 456 78", "+46812345678"),
        ("call 0046701740605", "+46701740605"),
        ("+44 20 7946 0958", "+442079460958"),
        ("+1 (212) 555-0123", "+12125550123"),
    ],
)
def test_a_telephone_number_has_one_canonical_form(text: str, canonical: str):
    assert value(text, "phone") == canonical


def test_the_country_gives_the_default_for_telephones():
    assert "phone" in types("020 7946 0958 is ours", "GB")
    assert [s.value for s in engine("GB").spans("Phone 020 7946 0958") if s.type == "phone"] == ["+442079460958"]


@pytest.mark.parametrize("text", ["2024-11-24", "01-02-2003", "0.123456789", "00:11:22", "01/02/2003"])
def test_a_date_or_a_fraction_is_no_telephone(text: str):
    assert "phone" not in types(text)


@pytest.mark.parametrize(
    "number",
    [
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "5555555555554444",
        "378282246310005",
        "6011111111111117",
        "3530111333300000",
    ],
)
def test_cards_of_all_brands_are_found(number: str):
    assert ("card_pan", number) in sure(f"Kortnummer: {number}")


def test_a_card_with_its_code_is_a_kind_of_its_own():
    found = types("Card 4242 4242 4242 4242, exp 12/27, CVV 123")
    assert {"card_pan", "card_expiry", "card_cvv", "card_pan_with_code"} <= found


def test_track_data_is_found():
    assert "card_track_data" in types("%B4242424242424242^LIND/MAJA^27121010000000000000?")


def test_a_run_of_one_digit_is_no_card():
    assert "card_pan" not in types("card 0000 0000 0000 0000")


@pytest.mark.parametrize("iban", ["SE45 5000 0000 0583 9825 7466", "GB82WEST12345698765432", "NO9386011117947"])
def test_an_iban_is_found_without_a_label(iban: str):
    assert ("iban", iban) in sure(f"Betala till {iban}, tack")


def test_a_piece_of_a_guid_is_no_iban():
    pieces = [f"SE{check:02d}-5000-0000-058398257466" for check in range(100)]
    assert not [piece for piece in pieces if "iban" in types(f"A1B2C3D4-{piece}")]


def test_the_words_after_an_iban_are_not_its_end():
    assert ("iban", "SE45 5000 0000 0583 9825 7466") in sure("SE45 5000 0000 0583 9825 7466 SEK 500")


def test_crypto_addresses_are_checked():
    assert "crypto_address" in types("1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD")
    assert "crypto_address" in types("bc1qardv855yjngspvxuttq897aqca3lxju2y69jce")
    assert "crypto_address" not in types("1NEDqZPvTWRaoho48qXuLLsrYomMXPABfE")


def test_addresses_of_machines_are_found():
    text = "Inloggning från 81.230.4.77, 2a01:4f8:0:1:1:1:1:1, kort 00:1A:2B:3C:4D:5E, se https://example.test/a?b=1."
    found = sure(text)
    assert ("ip_address", "81.230.4.77") in found
    assert ("ip_address", "2a01:4f8:0:1:1:1:1:1") in found
    assert ("mac_address", "00:1A:2B:3C:4D:5E") in found
    assert ("url", "https://example.test/a?b=1") in found


@pytest.mark.parametrize("text", ["version 10.20.30.40", "firmware 4.90.100.200", "999.1.1.1", "1.2.3.4.5", "12:30:45"])
def test_a_version_is_no_ip_address(text: str):
    assert "ip_address" not in types(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("ip_address", "connecting from ::1", "::1"),
        ("ip_address", "Gateway: fe80::1%eth0 is up", "fe80::1%eth0"),
        ("ip_address", "Visit http://[2001:db8::1]/path", "2001:db8::1"),
        ("ip_address", "Mapped: ::ffff:192.168.1.1", "::ffff:192.168.1.1"),
        ("ip_address", "localhost 127.0.0.1", "127.0.0.1"),
        ("ip_address", "Logged in from 203.0.113.42 at noon", "203.0.113.42"),
        ("ip_address", "Route is 10.0.0.0/8.", "10.0.0.0"),
        ("ip_address", "IPs: 192.168.1.1, 10.0.0.1, 2001:db8::1", "2001:db8::1"),
        ("mac_address", "Physical address is aabb.ccdd.eeff", "aabb.ccdd.eeff"),
        ("uuid", "The guid is 6fa459ea-ee8a-3ca4-894e-db77e160355e", "6fa459ea-ee8a-3ca4-894e-db77e160355e"),
    ],
)
def test_machines_are_named_in_many_ways(kind: str, text: str, value: str):
    assert (kind, value) in sure(text)


@pytest.mark.parametrize(
    "text",
    [
        "std::a(b) and x[::1]",
        "at 12:30:45:10 sharp",
        "00000000-0000-0000-0000-000000000000",
        "550e8400-e29b-91d4-a716-446655440000",
        "1234.5678.9012",
    ],
)
def test_what_only_looks_like_a_machines_name_is_none(text: str):
    assert not types(text) & {"ip_address", "mac_address", "uuid"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Featherstone, Winifred    07700 900446", "07700 900446"),
        ("Hosseini, Shirin    0117 496 0346", "0117 496 0346"),
        ("Maja can be reached on 8 123 456", "8 123 456"),
        ("Savannah\n415-555-0156: No worries!", "415-555-0156"),
    ],
)
def test_telephones_in_lists_and_chats_are_found(text: str, number: str):
    assert ("phone", number) in sure(text, "SE", "GB", "US")


def test_a_machine_readable_zone_is_a_passport():
    zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    assert ("passport", zone) in sure(zone)
    broken = zone.replace("L898902C36", "L898902C37")
    span = next(span for span in engine().spans(broken) if span.type == "passport")
    assert not span.valid


def test_a_number_plate_needs_its_word():
    assert "se_vehicle_plate" in types("Regnr ABC 12D står utanför")
    assert "se_vehicle_plate" not in types("rum ABC 123")


@pytest.mark.parametrize("text", ["Boka,https://boka.example.test,maja,x", "https://boka.example.test, and so on"])
def test_a_comma_ends_a_host(text: str):
    assert ("url", "https://boka.example.test") in sure(text)
