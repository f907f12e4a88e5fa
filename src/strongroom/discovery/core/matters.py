"""What an item is about in the eyes of its owner: one matter, the one that would do the most harm or says best what it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from strongroom.discovery.core.catalogue import categories
from strongroom.discovery.core.finding import Finding
from strongroom.discovery.core.levels import category_of, is_national, is_of_firms, kind_of


class Matter(StrEnum):
    """Stable codes; doors have the words."""

    KEYS = "keys"
    CARD_CODES = "card_codes"
    PASSWORDS = "passwords"
    CARDS = "cards"
    APPLICATIONS = "applications"
    IDENTITY_PAPERS = "identity_papers"
    PROTECTED = "protected"
    HEALTH = "health"
    CRIMINAL = "criminal"
    BELIEFS = "beliefs"
    CLIENT_FILES = "client_files"
    CHILDREN = "children"
    ACCESS_CODES = "access_codes"
    CUSTOMERS = "customers"
    PAY = "pay"
    BANK = "bank"
    NUMBERS = "numbers"
    CONTACTS = "contacts"


_BY_CATEGORY = {
    "private_key_esignature": Matter.KEYS,
    "card_pan_with_code": Matter.CARD_CODES,
    "card_cvv": Matter.CARD_CODES,
    "card_track_data": Matter.CARD_CODES,
    "card_pin": Matter.CARD_CODES,
    "card_pan": Matter.CARDS,
    "cv_application": Matter.APPLICATIONS,
    "passport": Matter.IDENTITY_PAPERS,
    "drivers_licence": Matter.IDENTITY_PAPERS,
    "state_id_card": Matter.IDENTITY_PAPERS,
    "birth_marriage_certificate": Matter.IDENTITY_PAPERS,
    "protected_address": Matter.PROTECTED,
    "childrens_data": Matter.CHILDREN,
    "employee_id_with_code": Matter.ACCESS_CODES,
    "legal_client_file": Matter.CLIENT_FILES,
    "social_services_record": Matter.CLIENT_FILES,
    "income_salary": Matter.PAY,
    "tax_return": Matter.PAY,
    "credit_report": Matter.PAY,
    "employment_record": Matter.PAY,
    "bank_account": Matter.BANK,
    "bank_account_with_access": Matter.BANK,
    "electronic_account_id": Matter.BANK,
    "financial_customer_info": Matter.BANK,
    "diet_wish": Matter.HEALTH,
    "vehicle_plate": Matter.CONTACTS,
}
_BY_GROUP = {
    "credential": Matter.PASSWORDS,
    "health": Matter.HEALTH,
    "criminal": Matter.CRIMINAL,
    "special": Matter.BELIEFS,
    "government_id": Matter.NUMBERS,
}
_HOLDS_MANY = frozenset({"mbox", "pst", "ost", "zip", "tar", "gz", "bz2", "xz", "7z", "sqlite"})
"""Kinds of item that hold many documents: one application in a mailbox does not make the mailbox an application."""


TABLES = frozenset({"csv", "xlsx", "xlsm", "xlsb", "xls", "ods", "sqlite", "vcf", "jsonl"})

CONTENT = frozenset(
    {Matter.PROTECTED, Matter.HEALTH, Matter.CRIMINAL, Matter.BELIEFS, Matter.CLIENT_FILES, Matter.CHILDREN}
)
"""Matters that are told by what a text is about, never by a number that can be checked."""

_A_LIST = 3
"""From so many people on a table lists them."""

_FIRM = 0.8


@cache
def matter_of(type: str) -> Matter:  # noqa: A002  the field's own name
    """The matter that one kind of finding is about."""
    if is_of_firms(type):
        return Matter.CONTACTS
    category = category_of(type)
    known = categories().get(category)
    return _BY_CATEGORY.get(category) or _BY_GROUP.get(known.group if known else "") or Matter.CONTACTS


def is_about(type: str, leading: Matter) -> bool:  # noqa: A002  the field's own name
    """Whether this kind of finding makes an item one of this matter: a customer list is one by its numbers."""
    return matter_of(type) is (Matter.NUMBERS if leading is Matter.CUSTOMERS else leading)


def matter(found: Sequence[Finding], kind: str) -> tuple[Matter, int]:
    """The leading matter of an item with these counted findings, and how many values of it there are."""
    counts: dict[Matter, int] = {}
    for finding in found:
        each = matter_of(finding.type)
        counts[each] = counts.get(each, 0) + finding.count
    if kind in _HOLDS_MANY and len(counts) > 1:
        counts.pop(Matter.APPLICATIONS, None)
    leading = next(each for each in Matter if each in counts)
    if leading in {Matter.BANK, Matter.NUMBERS} and kind in TABLES and _lists_people(found):
        return Matter.CUSTOMERS, counts[Matter.NUMBERS]
    return leading, counts[leading]


def sureness(found: Sequence[Finding], leading: Matter) -> float:
    """How sure it is that the item is about its leading matter: what a text is about is never certain."""
    if leading not in CONTENT:
        return 1.0
    return max(finding.confidence for finding in found if is_about(finding.type, leading))


def is_doubtful(found: Sequence[Finding], leading: Matter) -> bool:
    """Whether a single unsure finding is all there is, and nobody stands beside it whom it could be about."""
    if leading not in CONTENT or any(_points_at_somebody(finding.type) for finding in found):
        return False
    about = [finding for finding in found if is_about(finding.type, leading)]
    return len(about) == 1 and about[0].confidence < _FIRM


def _lists_people(found: Sequence[Finding]) -> bool:
    """Names, ways to reach them and their personal numbers, each several times."""
    names = contacts = numbers = 0
    for finding in found:
        names += finding.count * (finding.type == "name")
        contacts += finding.count * (finding.type in {"email", "phone", "postal_address"})
        numbers += finding.count * is_national(finding.type)
    return min(names, contacts, numbers) >= _A_LIST


def _points_at_somebody(type: str) -> bool:  # noqa: A002  the field's own name
    kind = kind_of(type)
    return type in {"name", "phone"} or (kind is not None and kind.identifies)
