"""Payment cards: issuer ranges (ISO/IEC 7812) of the brands, with the lengths each issues, and the Luhn digit."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.checks import luhn

_RANGES: tuple[tuple[int, int, frozenset[int]], ...] = (
    (3400, 3499, frozenset({15})),  # American Express
    (3700, 3799, frozenset({15})),
    (3000, 3059, frozenset({14, 16, 17, 18, 19})),  # Diners Club
    (3095, 3095, frozenset({14, 16, 17, 18, 19})),
    (3600, 3699, frozenset({14, 16, 17, 18, 19})),
    (3800, 3999, frozenset({14, 16, 17, 18, 19})),
    (3528, 3589, frozenset({16, 17, 18, 19})),  # JCB
    (1800, 1800, frozenset({15})),
    (2131, 2131, frozenset({15})),
    (2200, 2204, frozenset({16, 17, 18, 19})),  # Mir
    (2205, 2205, frozenset({16})),  # Verve, Borica
    (2221, 2720, frozenset({16})),  # Mastercard
    (5100, 5599, frozenset({16})),
    (4000, 4999, frozenset({13, 16, 19})),  # Visa
    (5018, 5018, frozenset(range(12, 20))),  # Maestro
    (5019, 5019, frozenset({16})),  # Dankort
    (5020, 5020, frozenset(range(12, 20))),
    (5038, 5038, frozenset(range(12, 20))),
    (5060, 5061, frozenset({16, 18, 19})),  # Verve
    (5078, 5079, frozenset({16, 18, 19})),
    (5610, 5610, frozenset({16})),  # Bankcard
    (5600, 5899, frozenset(range(12, 20))),
    (6000, 6099, frozenset({16, 17, 18, 19})),  # Discover, RuPay
    (6011, 6011, frozenset({16, 17, 18, 19})),
    (6200, 6299, frozenset({16, 17, 18, 19})),  # UnionPay
    (6300, 6399, frozenset(range(12, 20))),  # Maestro, InstaPayment, Interpayment
    (6400, 6599, frozenset({16, 17, 18, 19})),  # Discover, RuPay, Troy
    (6700, 6799, frozenset(range(12, 20))),  # Maestro
    (8100, 8199, frozenset({16, 17, 18, 19})),  # RuPay, UnionPay
    (9792, 9792, frozenset({16})),  # Troy
    (9860, 9860, frozenset({16})),  # Humo
)
_LENGTHS: dict[str, frozenset[int]] = {}
for _first, _last, _allowed in _RANGES:
    for _prefix in range(_first, _last + 1):
        _LENGTHS[f"{_prefix:04d}"] = _LENGTHS.get(f"{_prefix:04d}", frozenset()) | _allowed


def is_card(digits: str) -> bool:
    """A brand's range and length, and the check digit. A run of one digit passes Luhn but is no card.

    >>> is_card("4242424242424242"), is_card("1234567812345670"), is_card("0000000000000000")
    (True, False, False)
    """
    allowed = _LENGTHS.get(digits[:4])
    return allowed is not None and len(digits) in allowed and luhn(digits) and len(set(digits)) > 1


def is_air_card(digits: str) -> bool:
    """Universal Air Travel Plan: 15 digits from 1 (ISO/IEC 7812, airlines). So plain that only a label tells it."""
    return digits[0] == "1" and luhn(digits)
