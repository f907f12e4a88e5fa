"""Swedish numbers with rules of their own (Skatteverket, SKV 704 and 707; Bankgirot; lag 1974:174)."""

from __future__ import annotations

from datetime import date

from strongroom.discovery.core.detect.numbers.checks import luhn

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP = ("0229", "0289")
_DAYS, _DAYS_OF_COORDINATION = (
    frozenset(f"{month:02d}{day + added:02d}" for month, last in enumerate(_LENGTHS, 1) for day in range(1, last + 1))
    for added in (0, 60)
)
"""Month and day; in a samordningsnummer 60 is added to the day."""
_CENTURIES = frozenset(("18", "19", "20"))
_NO_SIGNS = str.maketrans("", "", " -+./\xa0")
CENTURY_TURN = 26
"""A two-digit year above it is read as 19xx where no `today` is given (2026)."""


def is_personnummer(compact: str) -> bool:
    """10 or 12 digits: a possible date and the Luhn digit over the last ten.

    >>> is_personnummer("191212121212"), is_personnummer("1212121212"), is_personnummer("191213121212")
    (True, True, False)
    """
    return _is_person(compact, _DAYS)


def is_personnummer_without_hyphen(compact: str) -> bool:
    """The same, but no time of day: `201112251405` is Christmas Day at five past two.

    >>> is_personnummer_without_hyphen("191212121212"), is_personnummer_without_hyphen("201112251405")
    (True, False)
    """
    is_time = len(compact) == 12 and compact >= "1990" and compact[8:10] < "24" and compact[10:] < "60"
    return not is_time and is_personnummer(compact)


def is_samordningsnummer(compact: str) -> bool:
    """As a personnummer, with 60 added to the day.

    >>> is_samordningsnummer("701063-2391".replace("-", ""))
    True
    """
    return _is_person(compact, _DAYS_OF_COORDINATION)


def _is_person(compact: str, days: frozenset[str]) -> bool:
    ten = compact[-10:]
    day = ten[2:6]
    if day not in days or ten[6:9] == "000" or (len(compact) == 12 and compact[:2] not in _CENTURIES):
        return False
    if day in _LEAP and int(ten[:2]) % 4:
        return False
    return luhn(ten)


def twelve(written: str, today: date | None) -> str:
    """The number in twelve digits. Ten digits have no century: `+` says a hundred years or more, otherwise the
    latest one that is past.

    >>> twelve("121212+1212", None), twelve("811218-9876", None), twelve("050101-1234", None)
    ('191212121212', '198112189876', '200501011234')
    """
    digits = written.translate(_NO_SIGNS)
    if len(digits) == 12:
        return digits
    turn = today.year % 100 if today else CENTURY_TURN
    century = (today.year // 100 if today else 20) - (int(digits[:2]) > turn) - ("+" in written)
    return f"{century}{digits}"


def is_vat(compact: str) -> bool:
    """`SE`, ten digits of the firm (or of its owner), `01`."""
    return compact.endswith("01") and luhn(compact.removeprefix("SE")[:10])
