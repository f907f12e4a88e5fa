"""Accounts with letters that their own form tells: IBAN (ISO 13616), addresses of crypto-currencies (BIP 13, BIP 173,
EIP 55), and the American Medicare number as its card prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import bitcoin

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.numbers.american import is_mbi
from strongroom.discovery.core.detect.numbers.checks import mod97
from strongroom.discovery.core.detect.numbers.token import WORD_BYTES
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

IBAN = kind("iban", "bank_account", name=("IBAN", "IBAN"), checked_by="checksum", stdnum="iban", linkable=True)
CRYPTO = kind(
    "crypto_address", "electronic_account_id", tier=1, name=("Crypto-currency address", "Kryptovalutaadress"),
    checked_by="checksum", stdnum="bitcoin", linkable=True,
)  # fmt: skip

_LENGTHS = {
    entry[:2]: int(entry[2:])
    for entry in [
        "AD24",
        "AE23",
        "AL28",
        "AT20",
        "AZ28",
        "BA20",
        "BE16",
        "BG22",
        "BH22",
        "BI27",
        "BR29",
        "BY28",
        "CH21",
        "CR22",
        "CY28",
        "CZ24",
        "DE22",
        "DJ27",
        "DK18",
        "DO28",
        "EE20",
        "EG29",
        "ES24",
        "FI18",
        "FK18",
        "FO18",
        "FR27",
        "GB22",
        "GE22",
        "GI23",
        "GL18",
        "GR27",
        "GT28",
        "HN28",
        "HR21",
        "HU28",
        "IE22",
        "IL23",
        "IQ23",
        "IS26",
        "IT27",
        "JO30",
        "KW30",
        "KZ20",
        "LB28",
        "LC32",
        "LI21",
        "LT20",
        "LU20",
        "LV21",
        "LY25",
        "MC27",
        "MD24",
        "ME22",
        "MK19",
        "MN20",
        "MR27",
        "MT31",
        "MU30",
        "NI28",
        "NL18",
        "NO15",
        "OM23",
        "PK24",
        "PL28",
        "PS29",
        "PT25",
        "QA29",
        "RO24",
        "RS22",
        "RU33",
        "SA24",
        "SC31",
        "SD18",
        "SE24",
        "SI19",
        "SK24",
        "SM27",
        "SO23",
        "ST25",
        "SV28",
        "TL23",
        "TN24",
        "TR26",
        "UA29",
        "VA22",
        "VG24",
        "XK20",
        "YE30",
    ]
}
_OF_LENGTH = {
    length: re.compile(rf"[A-Z]{{2}}[0-9]{{2}}(?:[ \-\xa0]?[A-Z0-9]){{{length - 4}}}")
    for length in set(_LENGTHS.values())
}
_APART = str.maketrans("", "", " -\xa0")
_LABELLED = re.compile(r"iban|account|konto|bank", re.IGNORECASE)
_IBAN_HIT, _BASE58, _BECH32, _ETHER, _MEDICARE = range(5)
_PRINTED = 13
_BASE = "1-9A-HJ-NP-Za-km-z"
_WALLET = re.compile(
    r"bitcoin|\bbtc\b|wallet|plånbok|crypto|krypto|ethereum|\beth\b|address|adress|\bpay\b|betala", re.IGNORECASE
)


class AccountDetector:
    kinds = (IBAN, CRYPTO)
    triggers = (
        Trigger(
            r"[A-Z]{2}[0-9]{2}[ \-\xa0]?[A-Z0-9]{4}[ \-\xa0]?[A-Z0-9]{4}[ \-\xa0]?[A-Z0-9]{3}",
            caseless=False,
            whole=True,
        ),
        Trigger(rf"[13][{_BASE}]{{25,34}}[^0-9A-Za-z]", caseless=False, whole=True),
        Trigger(r"bc1[02-9ac-hj-np-z]{11,71}[^0-9A-Za-z]", whole=True),
        Trigger(r"0x[0-9a-f]{40}[^0-9A-Za-z]", whole=True),
        Trigger(r"[1-9][A-Z][0-9A-Z][0-9]-[A-Z][0-9A-Z][0-9]-[A-Z]{2}[0-9]{2}[^0-9A-Za-z]", caseless=False),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        yield from _medicare(scan)
        done = 0
        for start, end, which in scan.wholes:
            if start < done or (start and scan.data[start - 1] in WORD_BYTES):
                continue
            span = _iban(scan, start) if which == _IBAN_HIT else _wallet(scan, which, start, end - 1)
            if span is not None:
                done = span.end
                yield span


def _medicare(scan: Scan) -> Iterator[Span]:
    for end, _ in scan.ends:
        start = end - 1 - _PRINTED
        if not (start and scan.data[start - 1] in WORD_BYTES):
            value = scan.text[start : end - 1].replace("-", "")
            if is_mbi(value):
                yield Span(start, end - 1, "us_mbi", 0.95, value=value)


def _iban(scan: Scan, start: int) -> Span | None:
    text = scan.text
    length = _LENGTHS.get(text[start : start + 2], 0)
    end = start + length if length and _is_unbroken(text[start : start + length]) else 0
    if not end:
        match = _OF_LENGTH[length].match(text, start) if length else None
        if match is None:
            return None
        end = match.end()
    if end < len(text) and text[end].isalnum():
        return None
    if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        return None  # a piece of a longer name, such as a GUID
    compact = text[start:end].translate(_APART)
    if mod97(compact):
        return Span(start, end, "iban", 0.99, True, compact)
    if _LABELLED.search(scan.before(start, 32)) or _LABELLED.search(scan.label):
        return Span(start, end, "iban", 0.35, valid=False)
    return None


def _is_unbroken(written: str) -> bool:
    return written.isascii() and written.isalnum() and written.isupper() and written[2:4].isdigit()


_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32M = 0x2BC830A3


def _is_taproot(value: str) -> bool:
    """BIP 350: bech32m, the checksum of versions 1 and later (BIP 341), which differs from BIP 173 by its constant."""
    low = value.lower()
    if not low.startswith("bc1p") or value not in {low, value.upper()}:
        return False
    rest = 1
    for sign in (3, 3, 0, 2, 3, *(_CHARSET.find(sign) for sign in low[3:])):  # "bc", high bits, zero, low bits
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ sign
        for at, generator in enumerate(_GENERATORS):
            rest ^= generator if top >> at & 1 else 0
    return rest == _BECH32M


def _wallet(scan: Scan, which: int, start: int, end: int) -> Span | None:
    value = scan.text[start:end]
    if which == _ETHER:
        sure = 0.9 if _WALLET.search(scan.before(start)) or _WALLET.search(scan.label) else 0.55
        return Span(start, end, "crypto_address", sure, value=value.lower())
    if bitcoin.is_valid(value) or _is_taproot(value):
        return Span(start, end, "crypto_address", 0.98, value=value)
    if _WALLET.search(scan.before(start, 24)):
        return Span(start, end, "crypto_address", 0.3, valid=False)
    return None
