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
from strongroom.register.core import Person, Reason, number_of, place_token

_ITEMS = "SELECT id, path_fingerprint, path FROM discovery_item WHERE looked_ns IS NOT NULL AND id IN"


@dataclass(frozen=True, slots=True)
class Held:
    """An item in which something is said of the person, and by which kinds."""

    place: str
    path: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One person. `certain` when something that was asked for is theirs alone and points to one person by itself;
    `reasons` say why all of this is taken to be about them."""

    id: str
    certain: bool
    held: tuple[Held, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known under one thing asked: the kind it was known as, else the likeliest, and its fingerprint. `prints`
    are the fingerprints of all that it can be read as, `bearers` the people known by any of these."""

    kind: str
    fingerprint: bytes
    prints: tuple[bytes, ...]
    bearers: tuple[register.Bearers, ...]

    @property
    def people(self) -> frozenset[int]:
        return frozenset(person.number for each in self.bearers for person in each.people)


def known_as(meanings: Sequence[Identifier], *, ring: Ring) -> Known:
    """`meanings` are what the thing asked may be, the likeliest first."""
    prints = [(each.type, ring.fingerprint(each.type, each.value)) for each in meanings]
    found = [(kind, mark, bearers) for kind, mark in prints if (bearers := register.bearers(mark))]
    kind, fingerprint = found[0][:2] if found else prints[0]
    return Known(kind, fingerprint, tuple(mark for _, mark in prints), tuple(bearers for _, _, bearers in found))


def who(asked: Iterable[Known], *, ring: Ring) -> list[Answer]:
    """The people known by any of these, in the order of their numbers."""
    people: dict[int, Person] = {}
    certain: set[int] = set()
    for each in (bearers for known in asked for bearers in known.bearers):
        people.update((person.number, person) for person in each.people)
        if each.certain:
            certain.update(person.number for person in each.people)
    return [_answer(people[number], certain=number in certain, ring=ring) for number in sorted(people)]


def _answer(person: Person, *, certain: bool, ring: Ring) -> Answer:
    reasons = tuple(register.reasons(person))
    return Answer(person.token, certain, tuple(_held(person, ring)), reasons)


def _held(person: Person, ring: Ring) -> list[Held]:
    by_item = {number_of(each.item, "i"): each for each in register.held(person.number)}
    found: list[Held] = []
    with connection.cursor() as cursor:
        for number, fingerprint, path in select_in(cursor, _ITEMS, by_item):
            each = by_item[number]
            shown = item_path(bytes(fingerprint), bytes(path), ring)
            found.append(Held(place_token(each.place), shown, tuple(sorted(each.kinds))))
    return sorted(found, key=lambda each: (each.place, each.path))
