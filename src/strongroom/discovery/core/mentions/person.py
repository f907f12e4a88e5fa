"""A person on the way to being a mention: what has been found of somebody at one spot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from strongroom.discovery.core.finding import MOST_SIGNS, Identifier, Mention
from strongroom.discovery.core.mentions.roles import exclusive

_MOST_TRAITS = 4
"""Birth dates and postcodes that are kept of one: two are already one too many."""


class Person:
    """`whom` is what a label calls them (`patient`), empty where none does. `is_heading`: the name begins a line of its
    own, as below a letter."""

    whom = ""
    is_heading = False
    births: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.signs: list[Identifier] = []

    def is_born(self, day: str) -> None:
        """`day` is a date of birth that was found of them, in ISO form."""
        if day not in self.births and len(self.births) < _MOST_TRAITS:
            self.births += (day,)

    def lives_at(self, postcode: str) -> None:
        """`postcode` is compact."""
        if postcode not in self.postcodes and len(self.postcodes) < _MOST_TRAITS:
            self.postcodes += (postcode,)

    def takes_in(self, other: Person) -> None:
        """What was found of `other` was found of this person."""
        self.name = self.name if len(self.name) >= len(other.name) else other.name
        self.signs += other.signs
        self.births += other.births
        self.postcodes += other.postcodes

    def contradicts(self, other: Person) -> bool:
        """Whether the two cannot be one: other birth dates, addresses or numbers of which a person has one."""
        if self.births and other.births and set(self.births).isdisjoint(other.births):
            return True
        if self.postcodes and other.postcodes and set(self.postcodes).isdisjoint(other.postcodes):
            return True
        return _is_mixed((*self.signs, *other.signs))

    def mentions(self) -> Iterator[Mention]:
        """One mention; where two people were mixed up, each sign alone."""
        signs = self.signs
        if len(signs) > 1:
            signs = list(dict.fromkeys(signs))
        if len(signs) > MOST_SIGNS or len(set(self.births)) > 1 or (len(signs) > 1 and _is_mixed(signs)):
            yield from (Mention((sign,)) for sign in signs)
            return
        birth = self.births[0] if self.births else ""
        postcode = self.postcodes[0] if self.postcodes else ""
        if signs or (self.name and (birth or postcode)):
            yield Mention(tuple(signs), self.name, birth, postcode)


def _is_mixed(signs: Iterable[Identifier]) -> bool:
    known: dict[str, str] = {}
    one_only = exclusive()
    return any(kind in one_only and known.setdefault(kind, value) != value for kind, value in signs)


class Told(NamedTuple):
    """The people that a spot speaks of, and the signs that are nobody's."""

    people: list[Person]
    lone: list[Identifier]

    def mentions(self) -> list[Mention]:
        """All of them; who has nothing but a name makes none."""
        new = tuple.__new__
        told: list[Mention] = []
        for person in self.people:
            if len(person.signs) == 1 and not person.births:  # most have just one, and nothing to weigh
                postcode = person.postcodes[0] if person.postcodes else ""
                told.append(new(Mention, (tuple(person.signs), person.name, "", postcode)))
            elif person.signs or person.births or person.postcodes:
                told += person.mentions()
        told += [new(Mention, ((sign,), "", "", "")) for sign in self.lone]
        return told
