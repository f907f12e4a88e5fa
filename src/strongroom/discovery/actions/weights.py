"""How much each kind of identifier says of who somebody is."""

from __future__ import annotations

from functools import cache

from strongroom.discovery.core.levels import is_of_firms, kind_of
from strongroom.register.core import Weight

EMAIL = "email"
_DEALT = frozenset({"customer_number", "medical_record_number", "employee_number", "student_id"})
_TRACE_CATEGORIES = frozenset({"ip_address", "device_id", "url_profile", "vehicle_plate"})
_ROLES = (
    {
        "info",
        "kontakt",
        "contact",
        "office",
        "mail",
        "post",
        "hello",
        "hej",
        "reception",
        "support",
        "help",
        "kundservice",
    }
    | {"order", "orders", "sales", "booking", "bokning", "faktura", "fakturor", "invoice", "invoices", "billing"}
    | {
        "ekonomi",
        "accounts",
        "accounting",
        "finance",
        "hr",
        "jobb",
        "jobs",
        "admin",
        "webmaster",
        "postmaster",
        "service",
    }
    | {"noreply", "no-reply", "donotreply", "newsletter", "nyhetsbrev", "marketing", "press", "team", "shop", "butik"}
    | {
        "enquiries",
        "privacy",
        "gdpr",
        "dataskydd",
        "abuse",
        "security",
        "verkstad",
        "kontoret",
        "kansli",
        "registrator",
    }
)


def weight_of(kind: str, value: str) -> Weight:
    """As `weight`, for one value: an address of an office is nobody's own (RFC 2142 has some of the names).

    >>> weight_of("email", "info@example.test"), weight_of("email", "erik.berg@example.test")
    (<Weight.SHARED: 1>, <Weight.OWN: 3>)
    """
    if kind == EMAIL and value.partition("@")[0] in _ROLES:
        return Weight.SHARED
    return weight(kind)


@cache
def weight(kind: str) -> Weight:
    """What a number points to by the order of the world: a person, somebody's customer, whoever answers that telephone.

    A policy insures a family. A firm's tax or register number is on every invoice that it writes, and links nothing.

    >>> [weight(kind).name for kind in ("se_personnummer", "email", "customer_number", "phone", "ip_address", "se_orgnr")]
    ['PERSONAL', 'OWN', 'DEALT', 'SHARED', 'TRACE', 'TRACE']
    """
    known = kind_of(kind)
    if kind == EMAIL:
        return Weight.OWN
    if kind in _DEALT:
        return Weight.DEALT
    if known is None or known.category in _TRACE_CATEGORIES or is_of_firms(kind):
        return Weight.TRACE
    return Weight.PERSONAL if known.identifies else Weight.SHARED
