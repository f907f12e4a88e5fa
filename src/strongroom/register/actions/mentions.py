"""Mentions written and linked to people. Inside the caller's transaction; a list of a million customers passes
through in batches, and most of its rows share nothing with anybody: those are not looked at twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from strongroom.kit.actor import Actor
from strongroom.kit.sql import chunks, execute_in, insert, select_in
from strongroom.register.core.circles import Circle, TooMany, circles
from strongroom.register.core.linking import HUB, Rulings, most
from strongroom.register.core.numbering import numbered
from strongroom.register.core.people import SIGN_BYTES, Packed, Weight
from strongroom.register.queries import mentions as stored
from strongroom.register.queries.people import rulings as all_rulings

_AT_ONCE = 2_000
"""Mentions that are linked in one go, and others that may be read for them: as many as keep memory small."""

_BESIDE = 10_000

_MENTION = ("digest", "signs", "kinds", "traits", "data_subject_id")
_SUBJECT = ("since", "identified")


class Noted(NamedTuple):
    """The numbers of mentions by digest; `touched` are mentions whose person is not who it was."""

    numbers: dict[bytes, int]
    touched: set[int]


def note(*, profiles: Iterable[Packed], by: Actor, now: datetime) -> Noted:  # noqa: ARG001  every deed names who
    """Have these profiles as mentions, each linked to its person; most may be known already."""
    wanted = {packed.digest: packed for packed in profiles}
    with connection.cursor() as cursor:
        query = "SELECT digest, id FROM register_mention WHERE digest IN"
        numbers = {bytes(digest): number for digest, number in select_in(cursor, query, wanted)}
    new = [wanted[digest] for digest in sorted(wanted.keys() - numbers.keys())]
    rulings = all_rulings()
    alone, portions = _parted(new, rulings)
    since = int(now.timestamp())
    numbers.update(_insert_mentions([(packed, _identifies(packed)) for packed in alone], since))
    touched: set[int] = set()
    for part in portions:
        made, moved = _note_linked(part, rulings, since)
        numbers.update(made)
        touched |= moved
    return Noted(numbers, touched)


def relink(changed: Collection[int], rulings: Rulings, since: int) -> set[int]:
    """Link stored mentions anew around those in which something changed; the mentions whose person is another now."""
    touched: set[int] = set()
    for part in chunks(sorted(changed), _AT_ONCE):
        touched |= _link(part, {}, rulings, since)[1]
    return touched


def _parted(new: Sequence[Packed], rulings: Rulings) -> tuple[list[Packed], list[list[Packed]]]:
    """Those that share no sign with any mention; and the others, in portions that can be linked in one go."""
    prints = [packed.fingerprints for packed in new]
    here = Counter(fingerprint for each in prints for fingerprint in each)
    known = stored.degrees(here)
    ruled = rulings.together.keys() | rulings.apart.keys()
    alone: list[Packed] = []
    portions: list[list[Packed]] = []
    room = 0
    for packed, each in zip(new, prints, strict=True):
        others = [here[fingerprint] - 1 + known.get(fingerprint, 0) for fingerprint in each]
        if not any(others) and ruled.isdisjoint(each):
            alone.append(packed)
            continue
        beside = sum(count for count in others if count <= HUB)
        if not portions or room < beside or len(portions[-1]) >= _AT_ONCE:
            portions.append([])
            room = max(beside, _BESIDE)
        portions[-1].append(packed)
        room -= beside
    return alone, portions


def _note_linked(part: Sequence[Packed], rulings: Rulings, since: int) -> tuple[dict[bytes, int], set[int]]:
    new = {-number: packed for number, packed in enumerate(part, 1)}
    changed = {*new, *_crossing(part)}
    return _link(changed, new, rulings, since)


def _crossing(part: Sequence[Packed]) -> Iterator[int]:
    """Mentions with a sign that becomes, by these, one that links nothing."""
    more = Counter(fingerprint for packed in part for fingerprint in packed.fingerprints)
    before = stored.degrees(more)
    limits: dict[bytes, int] = {}
    for packed in part:
        for fingerprint, weight in zip(packed.fingerprints, packed.signs[:: 1 + SIGN_BYTES], strict=True):
            limit = most(weight)
            if before.get(fingerprint, 0) <= limit < before.get(fingerprint, 0) + more[fingerprint]:
                limits[fingerprint] = limit
    for carriers in stored.Stored({}).carriers(limits).values():
        yield from carriers


def _link(
    changed: Collection[int], new: Mapping[int, Packed], rulings: Rulings, since: int
) -> tuple[dict[bytes, int], set[int]]:
    """Find the people around what changed, and write what is not as it was. Gives the numbers of what was new."""
    try:
        found = circles(changed, stored.Stored(new), rulings)
    except TooMany:
        # What is known stays as it is; who is new is somebody for themselves.
        found = [Circle(frozenset((number,)), _identifies(packed)) for number, packed in new.items()]
    before = stored.people_of(number for circle in found for number in circle.mentions if number >= 0)
    kept = numbered(found, before)
    people = _people(found, kept, since)
    touched = _turned(found, kept)
    fresh: list[tuple[Packed, int]] = []
    moved: list[tuple[int, int]] = []
    for circle, person in zip(found, people, strict=True):
        for number in circle.mentions:
            if number < 0:
                fresh.append((new[number], person))
            elif before[number] != person:
                moved.append((person, number))
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE register_mention SET data_subject_id = %s WHERE id = %s", moved)
        numbers = _insert_rows(fresh)
        execute_in(cursor, "DELETE FROM register_datasubject WHERE id IN", set(before.values()) - set(people))
    return numbers, touched | {number for _, number in moved}


def _people(found: Sequence[Circle], kept: Sequence[int | None], since: int) -> list[int]:
    """The number of each circle's person; who is new is written."""
    strangers = [at for at, number in enumerate(kept) if number is None]
    made = _insert_subjects([found[at].identified for at in strangers], since)
    numbers = dict(zip(strangers, made, strict=True))
    return [numbers[at] if number is None else number for at, number in enumerate(kept)]


def _turned(found: Sequence[Circle], kept: Sequence[int | None]) -> set[int]:
    """The mentions of people who are identified now and were not, or the other way round; it is written."""
    with connection.cursor() as cursor:
        query = "SELECT id, identified FROM register_datasubject WHERE id IN"
        were: dict[int, bool] = dict(select_in(cursor, query, [number for number in kept if number is not None]))
        turned = [
            (circle, number)
            for circle, number in zip(found, kept, strict=True)
            if number is not None and bool(were[number]) is not circle.identified
        ]
        cursor.executemany(
            "UPDATE register_datasubject SET identified = %s WHERE id = %s",
            [(circle.identified, number) for circle, number in turned],
        )
    return {mention for circle, _ in turned for mention in circle.mentions if mention >= 0}


def _insert_mentions(rows: Sequence[tuple[Packed, bool]], since: int) -> dict[bytes, int]:
    """Mentions of which each is a person for itself."""
    people = _insert_subjects([identified for _, identified in rows], since)
    return _insert_rows([(packed, person) for (packed, _), person in zip(rows, people, strict=True)])


def _insert_subjects(identified: Sequence[bool], since: int) -> list[int]:
    """Numbers of new people, in the order asked for."""
    numbers: dict[bool, Iterator[int]] = {}
    with connection.cursor() as cursor:
        for kind in (True, False):
            rows = [(since, kind)] * identified.count(kind)
            made = insert(cursor, "register_datasubject", _SUBJECT, rows, returning="id")
            numbers[kind] = iter(sorted(number for (number,) in made))
    return [next(numbers[kind]) for kind in identified]


def _insert_rows(rows: Sequence[tuple[Packed, int]]) -> dict[bytes, int]:
    with connection.cursor() as cursor:
        values = [(*packed, person) for packed, person in rows]
        made = insert(cursor, "register_mention", _MENTION, values, returning="digest, id")
        numbers = {bytes(digest): number for digest, number in made}
        signs = {(fingerprint, numbers[packed.digest]) for packed, _ in rows for fingerprint in packed.fingerprints}
        # In their own order: the index is written page by page.
        cursor.executemany("INSERT INTO register_sign (fingerprint, mention_id) VALUES (%s, %s)", sorted(signs))
    return numbers


def _identifies(packed: Packed) -> bool:
    """Whether somebody who shares nothing with others is identified by this: a number of their own, or a name with
    whatever they can be reached by."""
    strongest = max(packed.signs[:: 1 + SIGN_BYTES])
    return strongest >= Weight.DEALT or (strongest > Weight.TRACE and packed.is_named)
