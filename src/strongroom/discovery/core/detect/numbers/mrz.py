"""The machine-readable zone of passports and identity cards (ICAO 9303 parts 4 to 6), and its check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.numbers.families import PASSPORT
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

ID_CARD = kind("id_card", "state_id_card", name=("Identity card", "Id-kort"), checked_by="checksum", identifies=True)

_COUNTRIES = {
    "SWE": "se_passport", "NOR": "no_passport", "DNK": "dk_passport", "FIN": "fi_passport", "GBR": "gb_passport",
    "IRL": "ie_passport", "USA": "us_passport", "CAN": "ca_passport", "D<<": "de_passport", "FRA": "fr_passport",
    "ITA": "it_passport", "ESP": "es_passport", "POL": "pl_passport", "AUS": "au_passport", "IND": "in_passport",
}  # fmt: skip
_VALUES = {str(n): n for n in range(10)} | {chr(55 + n): n for n in range(10, 36)} | {"<": 0}
_TD3 = re.compile(
    r"P[A-Z<][A-Z<]{3}[A-Z<]{39}\s{1,3}([A-Z0-9<]{9})([0-9])[A-Z<]{3}([0-9]{6})([0-9])[MFX<]([0-9]{6})([0-9])[A-Z0-9<]{14}[0-9<][0-9]"
)
_TD2 = re.compile(
    r"[ACIP][A-Z<][A-Z<]{3}[A-Z<]{31}\s{1,3}([A-Z0-9<]{9})([0-9])[A-Z<]{3}([0-9]{6})([0-9])[MFX<]([0-9]{6})([0-9])[A-Z0-9<]{7}[0-9]"
)
_TD1 = re.compile(
    r"[ACI][A-Z<][A-Z<]{3}([A-Z0-9<]{9})([0-9<])[A-Z0-9<]{15}\s{1,3}([0-9]{6})([0-9])[MFX<]([0-9]{6})([0-9])[A-Z<]{3}[A-Z0-9<]{11}[0-9]\s{1,3}[A-Z<]{30}"
)


_BEFORE, _AFTER, _LONGEST = 110, 140, 96
"""A zone has three lines of 30 signs at most, or two of 44: whatever holds a sign that near is seen in one window."""


class MrzDetector:
    kinds = (PASSPORT, ID_CARD)
    triggers = (Trigger(r"[A-Z]<<[A-Z<]", caseless=False), Trigger(r"[0-9][MFX<][0-9]{7}", caseless=False))

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = seen = 0
        for hit in scan.hits:
            if hit.end <= max(done, seen):
                continue
            begin = max(done, hit.end - _BEFORE)
            seen = hit.end + _AFTER - _LONGEST
            for pattern in (_TD3, _TD2, _TD1):
                match = pattern.search(scan.text, begin, hit.end + _AFTER)
                if match is not None:
                    yield _span(match)
                    done = match.end()
                    break


def _span(match: re.Match[str]) -> Span:
    text = match[0]
    number, check, birth, birth_check, expiry, expiry_check = match.groups()
    valid = all(
        _digit(field) == digit for field, digit in ((number, check), (birth, birth_check), (expiry, expiry_check))
    )
    kind_id = _COUNTRIES.get(text[2:5], "passport") if text[0] == "P" else "id_card"
    value = number.strip("<") if valid else ""
    return Span(match.start(), match.end(), kind_id, 0.99 if valid else 0.45, valid=valid, value=value)


def _digit(field: str) -> str:
    """ICAO 9303 part 3, 4.9: weights 7, 3, 1, modulo 10."""
    return str(sum(_VALUES[sign] * (7, 3, 1)[at % 3] for at, sign in enumerate(field)) % 10)
