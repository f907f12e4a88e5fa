"""What part each kind of finding plays in telling who somebody is."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from strongroom.discovery.core.catalogue import kinds


class Role(IntEnum):
    """`FIRM` marks a spot as a firm's: an organisation, a web address. `FIRM_SIGN` does so and points to somebody too:
    the number of a firm, a sole trader's for one."""

    SIGN = 1
    NAME = 2
    BIRTH = 3
    ADDRESS = 4
    FIRM = 5
    FIRM_SIGN = 6


EMAIL = "email"
ORGANISATION = "organisation"
NUMBERS_OF_CUSTOMERS = frozenset(
    {"customer_number", "medical_record_number", "insurance_policy", "employee_number", "student_id"}
)
"""What a firm gives one person to be known by: it stands in what is about that person."""
_OF_PAYEES = frozenset({"se_bankgiro", "se_plusgiro"})
_OTHERS = {
    "name": Role.NAME,
    "date_of_birth": Role.BIRTH,
    "postal_address": Role.ADDRESS,
    "location": Role.ADDRESS,
    ORGANISATION: Role.FIRM,
    "url": Role.FIRM,
}


@cache
def roles() -> dict[str, Role]:
    """The role of every kind that has one."""
    from strongroom.discovery.core.detect.numbers.families import RULES

    of_firms = {rule.kind.id for rule in RULES if rule.role in ("firm", "vat")} | _OF_PAYEES
    signs = {
        kind.id: Role.FIRM_SIGN if kind.id in of_firms else Role.SIGN for kind in kinds().values() if kind.linkable
    }
    return {**signs, **_OTHERS}


@cache
def exclusive() -> frozenset[str]:
    """Kinds of which a person has one: two different values are two people."""
    return frozenset(kind.id for kind in kinds().values() if kind.identifies and kind.linkable and kind.id != EMAIL)


@cache
def own() -> frozenset[str]:
    """Kinds that stand in what is about their person alone, unlike a telephone in a letterhead."""
    return exclusive() | NUMBERS_OF_CUSTOMERS
