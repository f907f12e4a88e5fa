"""Official numbers: valid and invalid ones, with their labels and without, and what only looks like them."""

from __future__ import annotations

import random
from importlib import import_module

import pytest
from tests.discovery.detect_numbers.detecting import engine, personnummer, sure, types, value

from strongroom.discovery.core.catalogue import categories, kinds
from strongroom.discovery.core.detect.numbers import swedish
from strongroom.discovery.core.detect.numbers.checks import by_stdnum, luhn, mod97
from strongroom.discovery.core.detect.numbers.families import RULES

# The examples of python-stdnum's own documentation, which belong to nobody, beside a label of their country.
LABELLED = [
    ("se_personnummer", "Personnummer: 880320-0016"),
    ("se_personnummer", "Pnr 19880320-0016"),
    ("se_samordningsnummer", "Samordningsnummer 701063-2391"),
    ("no_fodselsnummer", "Fødselsnummer: 151086 95088"),
    ("dk_cpr", "CPR-nr.: 211062-5629"),
    ("fi_hetu", "Henkilötunnus: 131052-308T"),
    ("gb_nhs", "NHS number 943 476 5870"),
    ("gb_nino", "National Insurance number: AB 12 34 56 C"),
    ("us_ssn", "SSN: 536-90-4399"),
    ("us_itin", "ITIN 912-90-3456"),
    ("de_idnr", "Steuer-ID: 36 574 261 809"),
    ("at_vnr", "SVNR 1237 010180"),
    ("ch_ssn", "AHV-Nr. 756.9217.0769.85"),
    ("fr_nir", "Numéro de sécurité sociale : 2 95 10 99 126 111 93"),
    ("be_nn", "Rijksregisternummer 85.07.30-033 28"),
    ("nl_bsn", "BSN 1112.22.333"),
    ("es_dni", "DNI 54362315-K"),
    ("it_codicefiscale", "Codice fiscale RSSMRA85T10A562S"),
    ("pt_cc", "Cartão de cidadão 00000000 0 ZZ4"),
    ("pl_pesel", "PESEL: 44051401359"),
    ("cz_rc", "Rodné číslo: 710319/2745"),
    ("ro_cnp", "CNP 1630615123457"),
    ("bg_egn", "ЕГН: 8032056031"),
    ("hr_oib", "OIB 33392005961"),
    ("ee_ik", "Isikukood 36805280109"),
    ("lt_asmens", "Asmens kodas 33309240064"),
    ("ru_inn", "ИНН 123456789047"),
    ("gr_amka", "ΑΜΚΑ 01013099997"),
    ("tr_tckimlik", "T.C. Kimlik No: 17291716060"),
    ("br_cpf", "CPF: 390.533.447-05"),
    ("ar_cuit", "CUIT 20-05536168-2"),
    ("cl_rut", "RUT 12.531.909-2"),
    ("mx_curp", "CURP: BOXW310820HNERXN09"),
    ("in_aadhaar", "Aadhaar 2341 2341 2346"),
    ("in_pan", "PAN: ACUPA7085R"),
    ("cn_ric", "身份证号码 360426199101010071"),
    ("kr_rrn", "주민등록번호 971013-9019902"),
    ("za_idnr", "South African ID number: 7503305044089"),
    ("au_tfn", "Tax file number 123 456 782"),
    ("ca_sin", "Social Insurance Number 123-456-782"),
    ("il_idnr", "מספר זהות 039337423"),
    ("th_pin", "Thai national ID 3100600445635"),
    ("se_bankgiro", "Bankgiro 5050-1055"),
    ("us_rtn", "Routing number 111000025"),
    ("no_kontonr", "Norwegian account number 8601.11.17947"),
]


@pytest.mark.parametrize(("kind", "text"), LABELLED)
def test_a_valid_number_beside_its_label_is_found(kind: str, text: str):
    assert kind in types(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("se_personnummer", "Personnummer: 880320-0017"),
        ("pl_pesel", "PESEL: 44051401358"),
        ("gb_nhs", "NHS number 943 476 5871"),
        ("br_cpf", "CPF: 390.533.447-06"),
        ("card_pan", "Card number: 4242 4242 4242 4241"),
        ("iban", "IBAN: SE45 5000 0000 0583 9825 7467"),
    ],
)
def test_one_that_fails_its_check_beside_its_label_is_shown_as_invalid(kind: str, text: str):
    span = next(span for span in engine().spans(text) if span.type == kind)
    assert not span.valid
    assert 0.2 <= span.confidence < 0.5
    assert span.value == ""


@pytest.mark.parametrize(
    "text",
    [
        "version 4.19.880320-0016",
        "order no 4242424242424242",
        "created=201112251405",
        "commit 8803200016abcdef0123456789",
        "ISBN 978-3-16-148410-0",
        "550e8400-e29b-41d4-a716-446655440000",
        "sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "3.14159265358979323846",
        "0x8803200016",
        "1700000000 seconds since the epoch",
        "10.1000/182 and 10.1038/nphys1170",
        "2024-11-24 17:28:05,123 INFO",
        "row 12345 67890 12345 67890 12345 67890 12345 67890 12345",
        "$1,234,567.89 and 1 234 567 kr",
    ],
)
def test_what_speaks_against_a_number_keeps_it_unsure(text: str):
    numbers = {rule.kind.id for rule in RULES} | {"phone"}
    assert not types(text) & numbers


def test_a_weak_number_of_a_foreign_country_needs_its_label():
    assert "nl_bsn" not in types("Here it is: 111222333")
    assert "nl_bsn" in types("BSN: 111222333")


def test_a_number_of_the_own_country_needs_no_label():
    assert "se_personnummer" in types("Maja 880320-0016", "SE")
    assert "dk_cpr" in types("Maja 211062-5629", "DK")


def test_the_country_named_beside_it_decides_between_equals():
    assert "pl_nip" in types("Polish VAT number: 8567346215")
    assert "ar_cuit" in types("Argentinian tax number: 20-05536168-2")


def test_a_label_may_stand_behind_in_brackets_or_on_the_line_before():
    assert "us_ssn" in types("536-90-4399 (SSN)")
    assert "pl_pesel" in types("PESEL\n44051401359")


def test_the_caption_of_the_text_is_its_label():
    assert "pl_pesel" in types("44051401359", label="PESEL")
    assert "us_ssn" in types("536904399", label="customer_ssn")


@pytest.mark.parametrize("seed", range(20))
def test_personnummer_has_one_canonical_form(seed: int):
    short = personnummer(seed)
    for written in (short, short.replace("-", ""), f"19{short}", f"19{short}".replace("-", "")):
        assert value(f"Personnummer: {written}", "se_personnummer") == f"19{short}".replace("-", "")


def test_a_plus_sign_says_a_hundred_years_or_more():
    assert value("Personnummer 121212+1212", "se_personnummer") == "191212121212"
    assert swedish.twelve("211212+1212", None) == "192112121212"


def test_values_are_as_python_stdnum_gives_them():
    assert value("BSN 1112.22.333", "nl_bsn") == import_module("stdnum.nl.bsn").compact("1112.22.333")
    assert value("CPF: 390.533.447-05", "br_cpf") == "39053344705"


def test_several_numbers_in_a_row_are_each_found():
    text = "Personnummer: 880320-0016 811218-9876"
    assert sure(text) == {("se_personnummer", "880320-0016"), ("se_personnummer", "811218-9876")}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind.id)
def test_every_rule_is_whole(rule):
    assert rule.shapes or rule.pattern
    assert rule.kind.name_en
    assert rule.kind.name_sv
    assert rule.kind.category in categories()
    assert all(set(shape) <= {"9", "A"} for shape in rule.shapes)
    for shape in rule.shapes:
        assert rule.check(shape.replace("9", "0")) in {True, False}


def test_same_as_is_said_from_both_sides():
    for kind in kinds().values():
        for other in kind.same_as:
            assert kind.id in kinds()[other].same_as or other == "iban"


@pytest.mark.parametrize("module", ["pl.pesel", "br.cpf", "cn.ric", "es.nif"])
def test_a_check_never_raises(module: str):
    rng = random.Random(1)
    check = by_stdnum(module)
    for _ in range(500):
        check("".join(rng.choice("0123456789ABCXYZ") for _ in range(rng.randint(0, 20))))


def test_checks_by_table_agree_with_python_stdnum():
    rng = random.Random(2)
    for _ in range(2000):
        digits = "".join(rng.choice("0123456789") for _ in range(rng.randint(5, 19)))
        assert luhn(digits) == import_module("stdnum.luhn").is_valid(digits)
        iban = f"SE{digits[:2]}{digits.zfill(20)}"
        assert mod97(iban) == import_module("stdnum.iso7064.mod_97_10").is_valid(iban[4:] + iban[:4])


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.module], ids=lambda rule: rule.kind.id)
def test_every_number_has_a_canonical_form(rule):
    number = next(iter(sorted(rule.shapes)), "999999999").replace("9", "1")
    assert isinstance(rule.value(number, number, None), str)


def test_a_number_checked_by_a_bare_algorithm_is_found_beside_its_label():
    assert "ae_eid" in types("Emirates ID: 784-1985-1234567-3")


def test_digits_in_the_name_of_a_host_are_no_passport():
    assert "se_passport" not in types("dkim=pass header.i=@lindfoto.20150623.gappssmtp")
    assert "se_passport" in types("Passnummer: 20150623")


@pytest.mark.parametrize(
    "text",
    [
        "mm: account for fraggap on the paged allocation path (CVE-2026-53362)",
        "increase coverage of suites (Benjamin Coe) [#25429](https://github.com/nodejs/node/pull/25429)",
        "remove the useless GitHub Account (MaleDong) [#26146](https://github.com/nodejs/node/pull/26146)",
        "count once and if this gets reintroduced in the account. Closes: #852820",
        "Pass correct parameters to cfg80211_get_bss()",
        "293.53 188.7 288.53 188.7 DL 296.862 188.7 291.862 188.7 DL 306.862 188.7",
        "288.53 188.7 DL 301.862\n188.7 296.862 198.7 DL",
    ],
)
def test_issues_flaws_and_drawings_hold_no_numbers_of_people(text):
    assert not {kind for kind in types(text) if "_" in kind}


@pytest.mark.parametrize("text", ["Account #12345678", "Account number: #12345678"])
def test_a_sign_right_behind_its_label_does_not_make_it_an_issue(text):
    assert types(text) == {"us_bank_account"}


def test_a_firms_number_weighs_least():
    assert kinds()["se_orgnr"].tier == 1


@pytest.mark.parametrize(
    "text", ["VAT No: GB123456789", "VAT registration number GB123456789", "VAT no GB 123 4567 89", "VAT: DE123456780"]
)
def test_a_vat_number_whose_check_fails_is_said_to_be_one_that_does_not_hold(text: str):
    found = [span for span in engine("GB").spans(text) if span.type.endswith("vat")]
    assert [(span.valid, span.confidence < 0.5) for span in found] == [(False, True)]
    assert not sure(text, "GB")


def test_a_british_mobile_in_one_piece_is_found_at_home():
    row = "10021,Amara,Okafor,1984-02-17,07911123456,amara@example.test\n"
    assert ("phone", "07911123456") in sure(row * 2, "GB")
    assert "phone" not in types("part 07911123456", "US")
