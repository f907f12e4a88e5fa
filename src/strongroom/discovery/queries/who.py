"""Where a person's data lies, from fingerprints alone: the value that was asked for is neither kept nor said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from strongroom.crypto.ring import Ring
from strongroom.discovery.core.finding import Identifier
from strongroom.discovery.queries.opened import item_path
from strongroom.kit.sql import select_in
from strongroom.register import queries as register
from strongroom.register.core import Person, place_token

_HELD = (
    "SELECT i.id, i.place_id, i.path_fingerprint, i.path, f.type FROM discovery_mark m "
    "JOIN discovery_finding f ON f.id = m.finding_id JOIN discovery_item i ON i.id = f.item_id "
    "WHERE i.looked_ns IS NOT NULL AND m.fingerprint IN"
)


@dataclass(frozen=True, slots=True)
class Held:
    """An item in which the person is named, and by which kinds of identifier."""

    place: str
    path: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One person. `certain` when known by something that points to one person by itself."""

    id: str
    certain: bool
    held: tuple[Held, ...]


def who(asked: Sequence[Sequence[Identifier]], *, ring: Ring) -> tuple[list[str], list[Answer]]:
    """For each thing asked, what it may be (the likeliest first): the kind it was known as, else the likeliest; and
    the people known by any of them."""
    prints = [[(each.type, ring.fingerprint(each.type, each.value)) for each in meanings] for meanings in asked]
    known = register.people_by({mark for meanings in prints for _, mark in meanings})
    kinds = [next((kind for kind, mark in meanings if mark in known), meanings[0][0]) for meanings in prints]
    people = {person.number: person for person in known.values()}
    return kinds, [_answer(people[number], ring) for number in sorted(people)]


def _answer(person: Person, ring: Ring) -> Answer:
    return Answer(person.token, person.identified, tuple(_held(register.fingerprints_of(person), ring)))


def _held(fingerprints: Iterable[bytes], ring: Ring) -> list[Held]:
    items: dict[int, tuple[int, bytes, bytes, set[str]]] = {}
    with connection.cursor() as cursor:
        for item, place, fingerprint, path, kind in select_in(cursor, _HELD, fingerprints):
            items.setdefault(item, (place, bytes(fingerprint), path, set()))[3].add(kind)
    held = [
        Held(place_token(place), item_path(fingerprint, path, ring), tuple(sorted(types)))
        for place, fingerprint, path, types in items.values()
    ]
    return sorted(held, key=lambda each: (each.place, each.path))
