"""Check digits of the numbers that are met most, by table; all the others go through python-stdnum."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

Check = Callable[[str], bool]

_ONCE = bytes.maketrans(b"0123456789", bytes(range(10)))
_TWICE = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
"""Twice the digit, the digits of that added up."""
_ALPHANUMERIC = {chr(48 + n): str(n) for n in range(10)} | {chr(55 + n): str(n) for n in range(10, 36)}
_TO_NUMBERS = str.maketrans(_ALPHANUMERIC)


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B: every second digit from the right counts twice.

    >>> luhn("4242424242424242"), luhn("4242424242424241")
    (True, False)
    """
    signs = digits.encode()
    return signs.isdigit() and not (sum(signs[::-2].translate(_ONCE)) + sum(signs[-2::-2].translate(_TWICE))) % 10


def mod97(text: str) -> bool:
    """ISO 7064 MOD 97-10 over digits and capital letters, as an IBAN has it (its first four signs moved last)."""
    rest = text[4:]
    letters = _ALPHANUMERIC[text[0]] + _ALPHANUMERIC[text[1]]
    return int((rest if rest.isdigit() else rest.translate(_TO_NUMBERS)) + letters + text[2:4]) % 97 == 1


def weighted(weights: tuple[int, ...], modulus: int) -> Check:
    """The weighted sum of all digits leaves nothing over.

    >>> weighted((10, 9, 8, 7, 6, 5, 4, 3, 2, 1), 11)("9434765870")
    True
    """
    tables = tuple({str(digit): digit * weight for digit in range(10)} for weight in weights)
    length = len(weights)

    def check(digits: str) -> bool:
        return (
            len(digits) == length and not sum(table[sign] for table, sign in zip(tables, digits, strict=True)) % modulus
        )

    return check


def guarded(check: Callable[[str], object]) -> Check:
    """The check, which answers no where it stumbles: some raise what is no ValidationError on odd input (a KeyError
    for a county that never was)."""

    def held(text: str) -> bool:
        try:
            return bool(check(text))
        except Exception:  # noqa: BLE001  whatever a library's check stumbles over is no number of that kind
            return False

    return held


@cache
def by_stdnum(module: str) -> Check:
    """`is_valid` of a python-stdnum module (`pl.pesel`)."""
    return guarded(import_module(f"stdnum.{module}").is_valid)


@cache
def compact_by_stdnum(module: str) -> Callable[[str], str]:
    """`compact` of a python-stdnum module; the text as it is where that has none or cannot read it."""
    compact: Callable[[str], str] = getattr(import_module(f"stdnum.{module}"), "compact", str)

    def compacted(text: str) -> str:
        try:
            return compact(text)
        except Exception:  # noqa: BLE001  as above: some split what they are given first
            return text

    return compacted


def always(_text: str) -> bool:
    """For numbers without a check: their shape is all there is."""
    return True
