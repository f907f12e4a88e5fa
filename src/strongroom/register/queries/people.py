"""Who is known by a sign, and why things are taken to be about one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from strongroom.kit.sql import select_in
from strongroom.register.core.faces import COMPOSITE
from strongroom.register.core.linking import HUB, Ruling, Rulings
from strongroom.register.core.people import RULING, Person, Reason, Weight
from strongroom.register.queries.mentions import mentions_of, profiles

TOGETHER = "together"


class Bearers(NamedTuple):
    """The people known by a sign. `certain`: there is one, and the sign is one that points to one person. There may be
    `more` than are given here."""

    people: tuple[Person, ...]
    certain: bool
    more: bool


def bearers(fingerprint: bytes) -> Bearers | None:
    """Who is known by this sign; None when nobody is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT s.id, s.identified FROM register_sign g JOIN register_mention m ON m.id = g.mention_id "
            "JOIN register_datasubject s ON s.id = m.data_subject_id WHERE g.fingerprint = %s ORDER BY s.id LIMIT %s",
            [fingerprint, HUB + 1],
        )
        people = tuple(Person(number, bool(identified)) for number, identified in cursor.fetchall())
        if not people:
            return None
        cursor.execute("SELECT mention_id FROM register_sign WHERE fingerprint = %s LIMIT 1", [fingerprint])
        (profile,) = profiles([cursor.fetchone()[0]]).values()
    weight = next(sign.weight for sign in profile.signs if sign.fingerprint == fingerprint)
    return Bearers(people[:HUB], len(people) == 1 and weight >= Weight.DEALT, len(people) > HUB)


def rulings() -> Rulings:
    """All that was ruled of signs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT one, other, same FROM register_ruling ORDER BY id")
        return Rulings.of(Ruling(bytes(one), bytes(other), bool(same)) for one, other, same in cursor.fetchall())


def reasons(person: Person) -> list[Reason]:
    """Why what is held of this person is taken to be theirs, the strongest reason first.

    A sign that several of their mentions have, or one in several items, joins these; kinds of sign that stand together in one spot are one
    person's.
    """
    said = profiles(mentions_of([person.number]))
    items = _items(said)
    ruled = rulings().together
    shared = Counter(sign.fingerprint for profile in said.values() for sign in profile.signs)
    found: dict[tuple[int, str, tuple[str, ...]], set[str]] = {}
    for mention, profile in said.items():
        here = items.get(mention, ())
        for sign in profile.signs:
            if (shared[sign.fingerprint] > 1 or len(here) > 1) and sign.weight > Weight.TRACE:
                found.setdefault((sign.weight, sign.kind, ()), set()).update(here)
            if sign.fingerprint in ruled:
                found.setdefault((Weight.PERSONAL + 1, RULING, ()), set()).update(here)
        together = tuple(sorted({sign.kind for sign in profile.signs} - COMPOSITE))
        if len(together) > 1:
            found.setdefault((Weight.TRACE, TOGETHER, together), set()).update(here)
    ordered = sorted(found.items(), key=lambda each: (-each[0][0], -len(each[1]), each[0]))
    return [Reason(kind, len(where), together) for (_, kind, together), where in ordered if where]


def _items(mentions: Iterable[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    with connection.cursor() as cursor:
        query = "SELECT mention_id, item FROM register_holding WHERE mention_id IN"
        for mention, item in select_in(cursor, query, mentions):
            found.setdefault(mention, set()).add(item)
    return found
