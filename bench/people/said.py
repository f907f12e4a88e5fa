"""What was written of whom, where: the truth that the judge compares with, and what an item tells at all.

Some spots tell nobody whose they are: the telephone of a couple without a name, a number that two systems gave to two
customers. There the right outcome is that nobody is named for certain.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from bench.people.firm import Person
from bench.people.names import SHORT

Value = tuple[str, str]
"""The kind's id and the canonical value."""


class Said(NamedTuple):
    """What one spot of an item says of one person. `given` is the given name as it stands there, empty where there is
    none; `born`: the birth date stands there too; `at`: the postcode that stands there. `loose`: a company's own
    telephone or mailbox beside its contact, theirs or nobody's."""

    item: str
    source: str
    person: int
    values: tuple[Value, ...]
    given: str = ""
    born: bool = False
    at: str = ""
    loose: bool = False


class Spot(NamedTuple):
    """One value in one item: whose it is as far as the item tells (`told`), whose it is though it does not (`untold`),
    and beside whom it stands though it is a company's (`loose`)."""

    source: str
    told: set[int]
    untold: set[int]
    loose: set[int]


def spots(said: Iterable[Said], people: dict[int, Person]) -> dict[tuple[str, Value], Spot]:
    """Every (item, value) of the truth."""
    said = list(said)
    owners: dict[Value, set[int]] = defaultdict(set)
    for one in said:
        for value in one.values:
            owners[value].add(one.person)
    found: dict[tuple[str, Value], Spot] = {}
    for one in said:
        told = _tells(one, owners, people)
        for value in one.values:
            spot = found.setdefault((one.item, value), Spot(one.source, set(), set(), set()))
            (spot.loose if one.loose else spot.told if told else spot.untold).add(one.person)
    return found


def _tells(one: Said, owners: dict[Value, set[int]], people: dict[int, Person]) -> bool:
    """Whether what stands together can only be this person's."""
    could = [owners[value] for value in one.values]
    others = set.intersection(*could) - {one.person} if could else set()
    return not any(_fits(people.get(other), people.get(one.person), one) for other in others)


def _fits(other: Person | None, person: Person | None, one: Said) -> bool:
    """Whether `other` could be meant as well."""
    if other is None or person is None:
        return True
    if one.born and other.born != person.born:
        return False
    return not one.given or _may_be_called(other, one.given)


def _may_be_called(person: Person, written: str) -> bool:
    token = plain(written.split(maxsplit=1)[0].rstrip("."))
    names = {plain(name) for name in person.given} | {plain(SHORT[name]) for name in person.given if name in SHORT}
    if len(token) == 1:
        return any(name.startswith(token) for name in names)
    return token in names or any(_one_slip(token, name) for name in names)


def _one_slip(one: str, other: str) -> bool:
    """
    >>> _one_slip("erik", "eric"), _one_slip("anna", "ana"), _one_slip("eva", "eliza")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    ahead = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest_one, rest_other = one[ahead:], other[ahead:]
    return rest_one[1:] == rest_other[1:] or rest_one[1:] == rest_other or rest_one == rest_other[1:]


def plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))
