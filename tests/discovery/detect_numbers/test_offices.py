"""What offices issue and how they write it: more kinds, several values after one label, and what is never issued."""

from __future__ import annotations

import pytest
from tests.discovery.detect_numbers.detecting import engine, sure, types

from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.detect.engine import Engine, Options

LABELLED = [
    ("za_passport", "South African passport A01234567"),
    ("za_driver_licence", "South African driving licence: 60390002CGBV"),
    ("za_traffic_register", "Traffic register number 1234567890123"),
    ("za_company", "CIPC registration 2014/256030/07"),
    ("za_company", "Close corporation CK1998/654321"),
    ("za_vat", "South African VAT number 4250281542"),
    ("ph_passport", "Philippine passport P1234567A"),
    ("ph_umid", "UMID: 0111-1234567-8"),
    ("ph_tin", "My TIN is 000-123-456-000"),
    ("kr_driver_licence", "My license is 13-22-123456-12"),
    ("kr_brn", "Business registration number: 104-86-56659"),
    ("claim_number", "Healthcare claim CLM456789123 was paid"),
    ("prescription", "Rx #1234567"),
    ("referral_number", "Referral REF123456"),
    ("prior_authorisation", "Prior authorization PA-987654321"),
    ("health_insurance_id", "Member ID: XYZ123456789"),
    ("de_kvnr", "Versichertenkarte A123456780"),
    ("de_handelsregisternummer", "Amtsgericht Musterstadt, HRB 12345"),
    ("es_dni", "DNI 1111111G"),
    ("mx_rfc", "RFC: MAB-930714-8T4"),
    ("cy_vat", "Cypriot VAT number: CY-10259033P"),
    ("card_pan", "Credit card 122000000000003"),
    ("gb_sort_code_account", "Sort code 20-00-00, account number 55779911"),
    ("us_bank_account", "Routing 021000021, account number 4455667788"),
    ("crypto_address", "wallet: bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297"),
]

NEVER = [
    ("us_ssn", "SSN: 1112-23333"),
    ("us_ssn", "SSN: 693-09.4444"),
    ("us_itin", "ITIN: 123-45-6789"),
    ("us_tin", "TIN: 07-3456789"),
    ("us_tin", "Individual Taxpayer Identification Number: 911-89-1234"),
    ("us_ein", "EIN: 911-14-4442"),
    ("us_ssn", "ID number: 282447465"),
    ("ca_sin", "SIN: 046 454 286"),
    ("ca_sin", "SIN: 823456785"),
    ("th_pin", "Thai national ID: 1974567890124"),
    ("gb_passport", "UK passport: AB1234567"),
    ("gb_driver_licence", "Driving licence: MORGA600004SM9IJ"),
    ("kr_passport", "Korean passport: A123B4567"),
    ("kr_driver_licence", "Korean driver license: 99-22-123456-12"),
    ("kr_brn", "Business registration number: 104-86-56658"),
    ("de_lanr", "LANR: 123456901"),
    ("de_bsnr", "BSNR: 000000000"),
    ("de_id_card", "Personalausweisnummer: 123456789"),
    ("de_idnr", "Steuer-ID: 24567778917"),
    ("de_handelsregisternummer", "Handelsregister: HRC 12345"),
    ("ph_umid", "UMID: 987654321098"),
    ("claim_number", "Tracking number CLM456789123 is active"),
    ("ro_cui", "CUI: 185 472 91"),
    ("crypto_address", "wallet: bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3298"),
]


@pytest.mark.parametrize(("kind", "text"), LABELLED)
def test_a_number_beside_its_label_is_found(kind: str, text: str):
    assert kind in types(text, "SE", "GB", "US")


@pytest.mark.parametrize(("kind", "text"), NEVER)
def test_what_its_office_never_issues_is_not_believed(kind: str, text: str):
    assert kind not in types(text, "SE", "GB", "US")


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        ("passport", "Passports: 123456789 and 987654321", ("123456789", "987654321")),
        ("pl_pesel", "PESEL: 44051401359, 02070803628", ("44051401359", "02070803628")),
        ("us_ssn", "SSN: 123-45-6789 234-56-7890 345-67-8901 456-78-9012", ("123-45-6789", "234-56-7890", "345-67-8901", "456-78-9012")),
        ("card_pan", "Credit cards: 4012888888881881 4012-8888-8888-1881 4012 8888 8888 1881", ("4012888888881881", "4012-8888-8888-1881", "4012 8888 8888 1881")),
        ("gb_vehicle_plate", "Vehicles AB51 ABC and BD62XYZ were seen", ("AB51 ABC", "BD62XYZ")),
        ("claim_number", "Claim CLM123456 and claim CLM654321.", ("CLM123456", "CLM654321")),
    ],
)  # fmt: skip
def test_one_label_speaks_of_several_values(kind: str, text: str, values: tuple[str, ...]):
    assert {found for each, found in sure(text, "SE", "GB", "US") if each == kind} == set(values)


def test_numbers_of_another_sort_between_break_the_list():
    assert "us_ssn" not in types("SSN of Erik Berg was lost; 60201 copies of 536904399")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("es_passport", "AAA123456 es mi número de pasaporte"),
        ("sg_uen", "53125226D is our UEN"),
        ("us_ssn", "536904399 is my SSN"),
    ],
)
def test_the_label_may_be_said_after_the_number(kind: str, text: str):
    assert kind in types(text)


def test_a_passport_whose_country_nothing_tells_is_a_passport():
    assert types("Passport number 123456789", "GB", "US") == {"passport"}
    assert types("UK passport number 123456789") == {"gb_passport"}
    assert types("Passport number 123456789", "GB") == {"gb_passport"}
    assert "gb_passport" in kinds()["passport"].same_as


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("se_vehicle_plate", "Regnr: ABC 12D"),
        ("gb_vehicle_plate", "Vehicle registration: A123 BCD"),
        ("gb_vehicle_plate", "Vehicle registration: ABC 123D"),
        ("tr_vehicle_plate", "Plaka: 34 abc 1234"),
        ("in_vehicle_plate", "My bike's registration number is OD02BA2341"),
        ("ng_vehicle_plate", "Plate number APP-456CV"),
        ("vehicle_plate", "Kraftfahrzeugkennzeichen HH-AB 1234"),
        ("vehicle_plate", "Licence plate: GET 103 WP"),
        ("vehicle_plate", "Number plate: AB-123-CD (France)"),
    ],
)
def test_plates_of_several_countries_are_found_beside_their_word(kind: str, text: str):
    assert kind in types(text)


@pytest.mark.parametrize(
    "text",
    ["the template of HP-UX 10.20", "Vehicle registration: AB35 ABC", "Plaka: 82 ABC 123", "AB51 ABC", "car park 12 AB 3456"],
)  # fmt: skip
def test_what_no_plate_is_or_nothing_speaks_for_is_none(text: str):
    assert not {kind for kind in types(text, "GB") if kind.endswith("vehicle_plate")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("From SW1A 1AA to EC1A 1BB", "EC1A 1BB"),
        ("postcode: m1 1aa", "m1 1aa"),
        ("Mon code postal est H2X 1Y4", "H2X 1Y4"),
        ("PLZ: 10115", "10115"),
    ],
)
def test_postcodes_that_stand_alone_are_found(text: str, code: str):
    assert ("postal_address", code) in sure(text)


@pytest.mark.parametrize("text", ["postcode: QA1 1AA", "postcode: M1 1CA", "postal code: K1A 0O1", "PLZ: 01000"])
def test_postcodes_that_no_post_knows_are_none(text: str):
    assert "postal_address" not in types(text)


def test_four_groups_in_a_table_of_codes_are_no_card():
    assert "card_pan" not in types("54FC 54FD\n54FE 54FF 5500 5501 5502 5503 5504 5505", "US")
    assert "card_pan" not in types("9EBE 9ECE 58A8 9F52 5112 5118 5114 5110 51AB 5115", "US")
    assert "card_pan" in types("Paid with 5555 5555 5555 4444 yesterday", "US")


def test_a_new_label_costs_no_more_than_one_that_is_known():
    fresh = Engine(Options())
    assert [span.type for span in fresh.spans("44051401359", label="my PESEL-number")] == ["pl_pesel"]
    assert engine().spans("44051401359", label="x" * 10_000) == engine().spans("44051401359", label="x" * 10_001)


@pytest.mark.parametrize("text", ["Passport: P8E101798", "Pass nr: B7712345Z"])
def test_a_passport_of_any_shape_is_one_beside_its_word(text: str):
    assert types(text) == {"passport"}


@pytest.mark.parametrize(
    "text",
    [
        "DL 80 642 76 642 DL 84 642 80 642 DL 196 642 192",
        "C 202 ; WX 600 ; N ring ; B 318 509 531 717 ;",
        "(page do not ph)103.66 582",
        "Phone call 2021-01-25 10.15: nobody at home",
        "-844 43a12025 12025 0 00-6614 2549c366",
    ],
)
def test_drawings_fonts_and_days_hold_no_numbers(text: str):
    assert not types(text, "SE", "GB", "US") & {"phone", "us_driver_licence"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("dk_bank_account", "Reg.nr. og kontonr.: 3409 0012345678"),
        ("ca_driver_licence", "Quebec driver's licence: T6405-120670-08"),
        ("ch_passport", "Schweizer Pass X1234567"),
    ],
)
def test_a_country_named_in_its_own_tongue_decides(kind: str, text: str):
    assert kind in types(text)


def test_an_american_medicare_number_is_told_by_the_form_its_card_prints():
    assert sure("Patient 1EG4-TE5-MK73 was seen") == {("us_mbi", "1EG4-TE5-MK73")}
    assert "us_mbi" not in types("Part 1SG4-TE5-MK73")
