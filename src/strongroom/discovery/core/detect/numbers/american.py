"""The United States and Canada."""

from __future__ import annotations

from datetime import date

from strongroom.discovery.core.detect.numbers.checks import by_stdnum, luhn
from strongroom.discovery.core.detect.numbers.rule import BARE, FAIR, STRONG, WEAK, Odds, Rule, number

_MBI = "9AA9AA9AA99|9AA9A99AA99|9A99AA9AA99|9A99A99AA99|9AA99A9AA99|9A999A9AA99|9A999A99A99|9AA9999AA99|9A999999A99|9A9999AAA99|9AA99AAAA99|9AAA9AAAA99|9A99AAAAA99|9AAA9A9AA99"
_LICENCES = "A9{6}A|A9{7}|A9{8}|A9{9}|A9{11}|A9{12}|A9{13}|A9{14}|A9{6}|AA9{6}|AA9{7}|9{7}|9{8}|9{9}|9{10}|9{12}|9{7}A|9{8}A|9{9}A|A9{5}|A9{7}A|AAA9{6}|99AAA99999|A9A9A9A|9{8}AA|AA9{6}A|A99999A|9{3}AA9{4}|AAAAAAA999A9|AAAAA99999A9A|AAAAAA9{6}|AAAAAAA99999"


SSN_ODDS = Odds(0.55, 0.8, 0.97)
"""No check digit, but nobody else writes three, two and four digits."""


_NEVER = frozenset({"078051120", "457555462", "219099999"})
"""Printed in advertisements, so nobody's."""


def _is_ssn(digits: str) -> bool:
    """SSA: no area 000, 666 or 900 to 999, no group 00, no serial 0000."""
    area = digits[:3]
    return not (
        area[0] == "9" or area in {"000", "666"} or digits[3:5] == "00" or digits[5:] == "0000" or digits in _NEVER
    )


_LICENCE = "[0-9A-Z]+(?:-[0-9A-Z]+){0,5}|[A-Z][0-9A-Z]*(?: [0-9A-Z]+){0,3}"
"""Groups of digits alone between blanks are coordinates of a drawing (`DL` is also "line to" in PostScript)."""
_IS_EIN, _IS_ITIN = by_stdnum("us.ein"), by_stdnum("us.itin")
_PERSONS = "[0-9]{9}|[0-9]{3}([- .])[0-9]{2}\\1[0-9]{4}"
"""SSA and IRS write three, two and four digits; employers' numbers have two and seven."""
_FIRMS = "[0-9]{9}|[0-9]{2}[- ][0-9]{7}"
_SIN = "[0-9]{9}|[0-9]{3}([- .])[0-9]{3}\\1[0-9]{3}"


def _is_persons(digits: str) -> bool:
    return _is_ssn(digits) or _IS_ITIN(digits) or _is_atin(digits)


def _is_atin(digits: str) -> bool:
    """IRS: 9, any two digits, 93."""
    return digits[0] == "9" and digits[3:5] == "93"


def _is_sin(digits: str) -> bool:
    """ESDC: Luhn; none begins with 0, and 8 is of businesses."""
    return digits[0] not in "08" and luhn(digits)


def _as_digits(written: str, _today: date | None) -> str:
    return written.replace("-", "").replace(" ", "")


def _is_npi(digits: str) -> bool:
    """CMS: Luhn over the number with the issuer prefix 80840 before it."""
    return digits[0] in "12" and luhn("80840" + digits)


def _is_dea(text: str) -> bool:
    """21 CFR 1301: sum of the 1st, 3rd, 5th digit and twice the 2nd, 4th, 6th; its last digit is the seventh."""
    digits = [int(sign) for sign in text[2:] if sign.isdigit()]
    if text[0] not in "ABCDEFGHJKLMPRSTUX" or len(digits) != 7:
        return False
    return (sum(digits[0:6:2]) + 2 * sum(digits[1:6:2])) % 10 == digits[6]


def is_mbi(text: str) -> bool:
    """CMS: no S L O I B Z; the first digit is not zero."""
    return (
        text[0] in "123456789"
        and not set(text) & set("SLOIBZ")
        and text[1].isalpha()
        and text[4].isalpha()
        and text[7].isalpha()
        and text[8].isalpha()
    )


RULES: tuple[Rule, ...] = (
    number("us_ssn", ("US Social Security number", "Amerikanskt personnummer (SSN)"), "9{9}", "ssn, ssn#, ssns, social security number, social security no, social security, social security #, soc sec, ss#, ss #, s.s.n., ssid, socialnumber, social sec, social", category="ssn", check=_is_ssn, canonical=_as_digits, odds=SSN_ODDS, as_written=_PERSONS, checked="structure", forms="999-99-9999", same_as=("us_tin",)),
    number("us_itin", ("US ITIN", "Amerikanskt ITIN"), "9{9}", "itin, individual taxpayer identification number, individual taxpayer, tax id, taxpayer id, taxpayer, taxid", checked="structure", category="itin", odds=STRONG, as_written=_PERSONS, forms="999-99-9999", same_as=("us_tin",)),
    number("us_atin", ("US adoption taxpayer number", "Amerikanskt ATIN"), "9{9}", "atin, adoption taxpayer identification number, adoption taxpayer", checked="structure", category="itin", odds=FAIR, check=_is_atin, as_written=_PERSONS, forms="999-99-9999", same_as=("us_tin",)),
    number("us_ptin", ("US preparer number", "Amerikanskt PTIN"), "A9{8}", "ptin, preparer tax identification number, preparer", role="tax", odds=BARE),
    number("us_tin", ("US taxpayer number", "Amerikanskt skattenummer"), "9{9}", "tin, taxpayer identification number, taxpayer id, tax id, tax identification number", checked="structure", role="tax", odds=WEAK, forms="999-99-9999", check=_is_persons, as_written=_PERSONS, same_as=("us_ssn", "us_itin", "us_ein", "us_atin")),
    number("us_tin", ("US taxpayer number", "Amerikanskt skattenummer"), "9{9}", "tin, taxpayer identification number, taxpayer id, tax id, tax identification number", checked="structure", role="tax", odds=WEAK, forms="99-9{7}", check=_IS_EIN, as_written=_FIRMS, same_as=("us_ssn", "us_itin", "us_ein", "us_atin")),
    number("us_ein", ("US employer number", "Amerikanskt arbetsgivarnummer"), "9{9}", "ein, employer identification number, fein, federal tax id, federal ein, employer id, billing provider, provider tax id", checked="structure", role="firm", odds=WEAK, as_written=_FIRMS, forms="99-9{7}", same_as=("us_tin",)),
    number("us_ein", ("US employer number", "Amerikanskt arbetsgivarnummer"), "9{9}", "billing, provider, tax, tin", checked="structure", role="firm", odds=BARE, as_written="[0-9]{2}-[0-9]{7}", same_as=("us_tin",)),
    number("us_rtn", ("US bank routing number", "Amerikanskt clearingnummer"), "9{9}", "routing number, routing no, routing, aba, aba number, rtn, routing transit number, routing #, aba routing, transit number, bank routing", role="bank", category="bank_account", odds=WEAK),
    number("us_bank_account", ("US bank account", "Amerikanskt bankkonto"), "|".join(f"9{{{n}}}" for n in range(8, 18)), "account number, account no, acct no, account #, acct #, bank account, checking account, savings account, checking, savings, account, acct, acct., debit, bank account number, direct deposit", role="bank", odds=BARE, stdnum=""),
    number("us_passport", ("US passport", "Amerikanskt pass"), "9{9}|A9{8}", "passport, passport number, passport no, passport #, us passport, travel document, passport card", role="passport", odds=BARE, stdnum=""),
    number("us_driver_licence", ("US driver's licence", "Amerikanskt körkort"), _LICENCES, "driver's license, drivers license, driver license, driver's license number, dl, dl#, dl #, dl no, dln, driver's lic, license number, driver's license #, drivers lic, driver's licence, license no, license #, lic#, cdl, driver’s license, driver license number", role="licence", odds=BARE, as_written=_LICENCE, stdnum=""),
    number("us_driver_licence", ("US driver's licence", "Amerikanskt körkort"), "A9{7}|A9{8}|A9{12}|A9{13}", "driver, driving, driving license, license, licence, permit, lic, lic #, dls, cdls", role="licence", odds=BARE, as_written=_LICENCE, stdnum=""),
    number("us_driver_licence", ("US driver's licence", "Amerikanskt körkort"), "9{9}", "driver license, driver's license, drivers license, driver license number, driver's license number", role="licence", odds=BARE, as_written="[0-9]{3} [0-9]{3} [0-9]{3}", stdnum=""),
    number("us_mbi", ("US Medicare number", "Amerikanskt Medicare-nummer"), _MBI, "mbi, medicare, medicare number, medicare beneficiary identifier, medicare id, medicare no, medicare beneficiary, hicn, beneficiary, cms, medicaid, hic", role="health", odds=STRONG, check=is_mbi, stdnum="", forms=_MBI + "|" + "|".join(f"{each[:4]}-{each[4:7]}-{each[7:]}" for each in _MBI.split("|"))),
    number("us_npi", ("US provider number NPI", "Amerikanskt vårdgivarnummer (NPI)"), "9{10}", "npi, npi number, national provider identifier, national provider, provider id, provider identifier, npi #, npi no, provider, taxonomy", role="other", category="other_identifier", odds=WEAK, check=_is_npi, stdnum=""),
    number("us_dea", ("US DEA number", "Amerikanskt DEA-nummer"), "AA9{7}|A9{8}", "dea, dea number, dea no, dea #, dea registration, medical license, certificate, dea num, medical", role="other", category="other_identifier", odds=FAIR, check=_is_dea, stdnum=""),
    number("us_alien", ("US alien registration number", "Amerikanskt utlänningsnummer"), "A9{8}|A9{9}|9{9}", "alien registration number, alien number, a-number, uscis number, uscis#, alien registration, green card, alien registration no, uscis", category="alien_registration", odds=BARE, stdnum=""),
    number("ca_sin", ("Canadian SIN", "Kanadensiskt SIN"), "9{9}", "sin, sin number, social insurance number, social insurance no, social insurance, nas, numéro d'assurance sociale, canadian sin, sin #, numéro nas, assurance sociale", category="ca_sin", check=_is_sin, odds=WEAK, as_written=_SIN, forms="999-999-999|999 999 999"),
    number("ca_bn", ("Canadian business number", "Kanadensiskt företagsnummer"), "9{9}|9{9}AA9{4}", "bn, business number, gst, gst/hst, hst, gst number, cra business number, numéro d'entreprise, payroll account", role="firm", odds=WEAK, forms="9{9}AA9{4}|99999 9999 AA 9999"),
    number("ca_bc_phn", ("British Columbia health number", "Hälsonummer i British Columbia"), "9{10}", "phn, personal health number, bc services card, msp, carecard, care card, bc phn", role="health", odds=FAIR, forms="9999 999 999"),
    number("ca_on_health", ("Ontario health number", "Hälsonummer i Ontario"), "9{10}|9{10}AA|9{10}A", "ohip, health card, ohip number, ontario health card, health card number", role="health", odds=BARE, check=lambda text: luhn(text[:10]), stdnum=""),
    number("ca_passport", ("Canadian passport", "Kanadensiskt pass"), "AA9{6}|A9{6}AA", "canadian passport, passport number, passport no, passport, passeport", role="passport", odds=BARE, stdnum=""),
    number("ca_driver_licence", ("Canadian driver's licence", "Kanadensiskt körkort"), "A9{14}|A9{12}|9{7}|9{9}|AAAAA9{9}|9{8}", "driver's licence, permis de conduire, ontario driver's licence, licence number", role="licence", odds=BARE, stdnum=""),
)  # fmt: skip
