"""What is held of whom where, and how many people that are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db import connection

from strongroom.kit.sql import chunks, select_in
from strongroom.register.core.faces import COMPOSITE
from strongroom.register.core.people import unpack

NAME = "name"
DATE_OF_BIRTH = "date_of_birth"

_AT_ONCE = 500
_LARGE = 20_000
"""Holdings of an item that are counted by the database, not here."""

_PERSON_HELD = "SELECT m.data_subject_id FROM register_holding h JOIN register_mention m ON m.id = h.mention_id"


class Held(NamedTuple):
    """Something about a person in an item: by these kinds."""

    place: int
    item: str
    kinds: frozenset[str]


class People(NamedTuple):
    """How many identified people there is something about; and by each kind of sign."""

    all: int
    by_kind: dict[str, int]


def held(person: int) -> list[Held]:
    """What is held about a person, an entry an item."""
    found: dict[tuple[int, str], set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT h.place_id, h.item, m.signs, m.kinds, m.traits FROM register_mention m "
            "JOIN register_holding h ON h.mention_id = m.id WHERE m.data_subject_id = %s",
            [person],
        )
        for place, item, signs, kinds, traits in cursor.fetchall():
            said = found.setdefault((place, item), set())
            said.update(kind for kind in kinds.split(",") if kind not in COMPOSITE)
            told = unpack(bytes(signs), kinds, bytes(traits)).traits
            if told.given or told.surname:
                said.add(NAME)
            if told.birth:
                said.add(DATE_OF_BIRTH)
    return [Held(place, item, frozenset(kinds)) for (place, item), kinds in found.items()]


def items_with(mentions: Iterable[int]) -> set[str]:
    """The items in which any of these mentions stands."""
    with connection.cursor() as cursor:
        query = "SELECT DISTINCT item FROM register_holding WHERE mention_id IN"
        return {row[0] for row in select_in(cursor, query, mentions)}


def identified(*, places: Sequence[int] = (), items: Sequence[str] = ()) -> int:
    """How many different identified people there is something about in these places and items together."""
    inside: list[str] = []
    for column, values in (("place_id", places), ("item", items)):
        if values:
            inside.append(f"{_PERSON_HELD} WHERE h.{column} IN ({','.join(['%s'] * len(values))})")
    if not inside:
        return 0
    held = " UNION ALL ".join(inside)
    query = f"SELECT COUNT(*) FROM register_datasubject s WHERE s.identified AND s.id IN ({held})"  # noqa: S608  only placeholders
    with connection.cursor() as cursor:
        cursor.execute(query, [*places, *items])
        return int(cursor.fetchone()[0])


def people_in(items: Sequence[str]) -> Iterator[tuple[str, People]]:
    """For each of these items, the people in it."""
    for part in chunks(items, _AT_ONCE):
        with connection.cursor() as cursor:
            query = "SELECT item, COUNT(*) FROM register_holding WHERE item IN"
            sizes: dict[str, int] = dict(select_in(cursor, query, part, "GROUP BY item"))
        yield from _counted_here([item for item in part if sizes.get(item, 0) <= _LARGE])
        for item in part:
            if sizes.get(item, 0) > _LARGE:
                yield item, _counted_there(item)


_JOINED = (
    "FROM register_holding h JOIN register_mention m ON m.id = h.mention_id "
    "JOIN register_datasubject s ON s.id = m.data_subject_id WHERE s.identified AND h.item"
)


def _counted_here(items: Sequence[str]) -> Iterator[tuple[str, People]]:
    people: dict[str, set[int]] = {item: set() for item in items}
    by_kind: dict[tuple[str, str], set[int]] = {}
    with connection.cursor() as cursor:
        for item, person, kinds in select_in(cursor, f"SELECT h.item, s.id, m.kinds {_JOINED} IN", items):
            people[item].add(person)
            for kind in kinds.split(","):
                by_kind.setdefault((item, kind), set()).add(person)
    counts: dict[str, dict[str, int]] = {item: {} for item in items}
    for (item, kind), those in by_kind.items():
        counts[item][kind] = len(those)
    for item in items:
        yield item, People(len(people[item]), counts[item])


def _counted_there(item: str) -> People:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT m.kinds, COUNT(DISTINCT s.id) {_JOINED} = %s GROUP BY m.kinds", [item])
        groups: dict[str, int] = dict(cursor.fetchall())
        cursor.execute(f"SELECT COUNT(DISTINCT s.id) {_JOINED} = %s", [item])
        everybody = int(cursor.fetchone()[0])
        kinds = sorted({kind for group in groups for kind in group.split(",")})
        if everybody == sum(groups.values()):
            # Nobody is in two groups, as in a list of customers: no need to ask for every kind.
            return People(everybody, {kind: _sum(groups, kind) for kind in kinds})
        by_kind: dict[str, int] = {}
        for kind in kinds:
            having = [group for group in groups if kind in group.split(",")]
            query = f"SELECT COUNT(DISTINCT s.id) {_JOINED} = %s AND m.kinds IN ({','.join(['%s'] * len(having))})"
            cursor.execute(query, [item, *having])
            by_kind[kind] = int(cursor.fetchone()[0])
    return People(everybody, by_kind)


def _sum(groups: dict[str, int], kind: str) -> int:
    return sum(count for group, count in groups.items() if kind in group.split(","))
