"""The United Kingdom and Ireland."""

from __future__ import annotations

import re

from strongroom.discovery.core.detect.numbers.checks import weighted
from strongroom.discovery.core.detect.numbers.rule import BARE, CERTAIN, FAIR, STRONG, Rule, number

_NINO = re.compile(r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]")
"""HMRC, National Insurance Manual NIM39110: letters never used, prefixes never given out."""
_LICENCE = re.compile(r"[A-Z9]{5}[0-9](?:[05][1-9]|[16][0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9][A-Z9]{2}[A-Z0-9]{3}")
"""DVLA: surname, decade, month (+50 for women), day, year, initials, check."""
_NHS = weighted((10, 9, 8, 7, 6, 5, 4, 3, 2, 1), 11)


def _is_nino(text: str) -> bool:
    return _NINO.fullmatch(text) is not None


def _is_licence(text: str) -> bool:
    return _LICENCE.fullmatch(text) is not None


RULES: tuple[Rule, ...] = (
    number("gb_nino", ("UK National Insurance number", "Brittiskt NI-nummer"), "AA9{6}A",
           "national insurance number, national insurance no, national insurance, ni number, ni no, nino, n.i. number, ni, nin",
           category="uk_nino", odds=STRONG, check=_is_nino, stdnum="", forms="AA9{6}A|AA 99 99 99 A|AA-99-99-99-A|AA 999999 A"),
    number("gb_nhs", ("UK NHS number", "Brittiskt NHS-nummer"), "9{10}", "nhs, nhs number, nhs no, nhs no., nhs nr, nhs-nummer, nhs id, health service number, national health service, health services authority, health authority",
           category="uk_nhs", role="health", odds=FAIR, check=_NHS, forms="999 999 9999"),
    number("gb_utr", ("UK taxpayer reference", "Brittisk skattereferens"), "9{10}|9{10}A", "utr, unique taxpayer reference, utr number, tax reference, self assessment", role="tax"),
    number("gb_vat", ("UK VAT number", "Brittiskt momsnummer"), "9{9}|AA9{9}|9{12}|AA9{12}|AAAA999|AA999", "vat, vat no, vat number, vat reg no, vat registration number, vat registration",
           role="vat", odds=STRONG, forms="AA9{9}|AA 999 9999 99|AA9{12}|AA 999 9999 99 999"),
    number("gb_upn", ("UK pupil number", "Brittiskt elevnummer"), "A9{12}|A9{11}A", "upn, unique pupil number, pupil number", category="student_id", odds=FAIR),
    number("gb_sort_code_account", ("UK sort code and account", "Brittisk clearing och konto"), "9{14}|9{6}|9{8}",
           "sort code, sort-code, sortcode, account number, account no, acc no, a/c no, account, bank account", role="bank", odds=BARE, stdnum=""),
    number("gb_passport", ("UK passport", "Brittiskt pass"), "9{9}", "passport, passport number, passport no, british passport, uk passport, passnummer, travel document, hmpo, hm passport",
           role="passport", odds=BARE, stdnum="", as_written="[0-9]{9}"),
    number("gb_driver_licence", ("UK driving licence", "Brittiskt körkort"), "AAAAA9{6}AA9AA|AAAAA9{6}AAAAA|AAAAA9{6}A99AA|AAAA99{6}AA9AA|AAA999{6}AA9AA|AA9999{6}AA9AA|AAAAA9{6}A9AAA|AAAAA9{6}A9999|AAAAA9{6}AA99A|AAAAA9{6}AA999|AAAAA9{6}AAAA9|AAAA9{7}A99AA",
           "driving licence, driving licence number, driving licence no, driver number, driver's licence, driving license, dvla, körkort, licence number, dl number, driver's license, license number",
           role="licence", odds=STRONG, check=_is_licence, stdnum=""),
    number("ie_pps", ("Irish PPS number", "Irländskt PPS-nummer"), "9{7}A|9{7}AA", "pps, ppsn, pps no, pps number, pps no., personal public service number, rsi number",
           category="eu_national_id", odds=FAIR, same_as=("ie_vat",)),
    number("ie_vat", ("Irish VAT number", "Irländskt momsnummer"), "AA9{7}A|AA9{7}AA|9{7}A|9{7}AA|AA9A9{5}A|9A9{5}A", "vat, vat no, vat number, cáin bhreisluacha, vat registration number",
           role="vat", odds=CERTAIN, forms="AA9{7}A|AA9{7}AA|AA 9{7}A|AA 9{7}AA", same_as=("ie_pps",)),
    number("ie_passport", ("Irish passport", "Irländskt pass"), "AA9{7}|A9{7}|9{9}", "irish passport, passport card", role="passport", odds=BARE, stdnum=""),
    number("ie_driver_licence", ("Irish driving licence", "Irländskt körkort"), "9{9}", "irish driving licence, ndls", role="licence", odds=BARE, stdnum=""),
)  # fmt: skip
