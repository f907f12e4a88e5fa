"""Mentions as they are stored, for whoever links them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db import connection

from strongroom.kit.sql import select_in
from strongroom.register.core.people import Packed, Profile, unpack


def degrees(fingerprints: Iterable[bytes]) -> dict[bytes, int]:
    """In how many mentions each of these signs is; those that are in none are left out."""
    query = "SELECT fingerprint, COUNT(*) FROM register_sign WHERE fingerprint IN"
    with connection.cursor() as cursor:
        rows = select_in(cursor, query, fingerprints, "GROUP BY fingerprint")
        return {bytes(fingerprint): count for fingerprint, count in rows}


def profiles(mentions: Iterable[int]) -> dict[int, Profile]:
    query = "SELECT id, signs, kinds, traits FROM register_mention WHERE id IN"
    with connection.cursor() as cursor:
        rows = select_in(cursor, query, mentions)
        return {number: unpack(bytes(signs), kinds, bytes(traits)) for number, signs, kinds, traits in rows}


def people_of(mentions: Iterable[int]) -> dict[int, int]:
    """The number of the person of each mention."""
    query = "SELECT id, data_subject_id FROM register_mention WHERE id IN"
    with connection.cursor() as cursor:
        return dict(select_in(cursor, query, mentions))


def mentions_of(people: Iterable[int]) -> set[int]:
    """All mentions of these people."""
    query = "SELECT id FROM register_mention WHERE data_subject_id IN"
    with connection.cursor() as cursor:
        return {row[0] for row in select_in(cursor, query, people)}


class Stored:
    """The stored mentions, and beside them `new` ones that are not yet: those have numbers below zero."""

    def __init__(self, new: Mapping[int, Packed]) -> None:
        self._new = new
        self._having: dict[bytes, list[int]] = {}
        for number, packed in new.items():
            for fingerprint in packed.fingerprints:
                self._having.setdefault(fingerprint, []).append(number)

    def profiles(self, mentions: Collection[int]) -> Mapping[int, Profile]:
        known = profiles(number for number in mentions if number >= 0)
        for number in mentions:
            if number < 0:
                packed = self._new[number]
                known[number] = unpack(packed.signs, packed.kinds, packed.traits)
        return known

    def carriers(self, limits: Mapping[bytes, int]) -> Mapping[bytes, Collection[int]]:
        found: dict[bytes, list[int]] = {}
        counted = degrees(limits)
        for fingerprint, limit in limits.items():
            new = self._having.get(fingerprint, [])
            if counted.get(fingerprint, 0) + len(new) <= limit:
                found[fingerprint] = list(new)
        query = "SELECT fingerprint, mention_id FROM register_sign WHERE fingerprint IN"
        with connection.cursor() as cursor:
            for fingerprint, mention in select_in(cursor, query, found.keys() & counted.keys()):
                found[bytes(fingerprint)].append(mention)
        return found

    def fellows(self, mentions: Collection[int]) -> Collection[int]:
        stored = [number for number in mentions if number >= 0]
        return mentions_of(set(people_of(stored).values())) if stored else ()
