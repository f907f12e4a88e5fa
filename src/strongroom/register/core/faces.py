"""Whether two may be one person, by what is said of each.

A *face* is all that is known of somebody before any doubtful link is made: of one mention, or of several that are
one person for certain. Two faces *conflict* when no one person can have both; they *agree* when they have in common
what two people of one household have not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from strongroom.register.core.people import NEAR_BYTES, Given, Profile, Weight

NAME_AND_POSTCODE = "name_and_postcode"
NAME_AND_BIRTH_DATE = "name_and_birth_date"
COMPOSITE = frozenset({NAME_AND_POSTCODE, NAME_AND_BIRTH_DATE})
"""Kinds of sign that are made of traits."""

_Kinds = tuple[tuple[str, frozenset[bytes]], ...]
Name = tuple[tuple[Given, ...], tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class Face:
    """`personal`, `own`, `dealt` and `shared` are fingerprints by kind, of signs of that weight; those of `personal` are
    of kinds that a person has one of."""

    personal: _Kinds = ()
    births: frozenset[bytes] = frozenset()
    names: frozenset[Name] = frozenset()
    own: _Kinds = ()
    dealt: _Kinds = ()
    shared: _Kinds = ()

    @property
    def traits(self) -> Face:
        """What alone can conflict."""
        return Face(self.personal, self.births, self.names)


def face(profiles: Iterable[Profile]) -> Face:
    """What these say of one person together."""
    signs: dict[int, dict[str, set[bytes]]] = {weight: {} for weight in Weight}
    births: set[bytes] = set()
    names: set[Name] = set()
    for said, traits in profiles:
        for fingerprint, kind, weight in said:
            if kind not in COMPOSITE:
                signs[weight].setdefault(kind, set()).add(fingerprint)
        if traits.birth:
            births.add(traits.birth)
        if traits.given:
            names.add((traits.given, traits.surname))
    return Face(
        _frozen(signs[Weight.PERSONAL]),
        frozenset(births),
        _telling(names),
        _frozen(signs[Weight.OWN]),
        _frozen(signs[Weight.DEALT]),
        _frozen(signs[Weight.SHARED]),
    )


def all_of(faces: Iterable[Face]) -> Face:
    """The face of somebody who has all of these."""
    faces = list(faces)
    return Face(
        _union(each.personal for each in faces),
        frozenset().union(*(each.births for each in faces)),
        _telling(frozenset().union(*(each.names for each in faces))),
        _union(each.own for each in faces),
        _union(each.dealt for each in faces),
        _union(each.shared for each in faces),
    )


def conflict(one: Face, other: Face, *, lenient: bool) -> bool:
    """Whether no one person can have both faces. When `lenient`, a misspelt or shortened name beside the
    same surname is the same name."""
    if _apart(one.personal, other.personal):
        return True
    if one.births and other.births and not one.births & other.births:
        return True
    if not one.names or not other.names or one.names & other.names:
        return False
    return not any(_may_be_one(name, another, lenient=lenient) for name in one.names for another in other.names)


def agree(one: Face, other: Face, *, whole: bool) -> bool:
    """Whether the two, which do not conflict, have a birth date or a name in common; a given name alone is
    enough where a surname is not known, unless the `whole` name is asked for."""
    if one.births & other.births:
        return True
    return any(_same(name, another, whole=whole) for name in one.names for another in other.names)


def differ(one: Face, other: Face) -> bool:
    """Whether both are known by signs of some kind of which they have none in common: another telephone, another
    e-mail address. It speaks against one person where only one sign speaks for it, or only what is shared."""
    if not (_apart(one.own, other.own) or _apart(one.dealt, other.dealt) or _apart(one.shared, other.shared)):
        return False
    telling = _in_common(one.own, other.own) + _in_common(one.dealt, other.dealt)
    return not telling or telling + _in_common(one.shared, other.shared) < 2


def rivals(one: Face, other: Face) -> bool:
    """Whether both were dealt a number of some kind and not the same, and differ in more: two customers of one name at
    one address. A number alone may have been dealt by another system."""
    return other_customers(one, other) and (_apart(one.own, other.own) or _apart(one.shared, other.shared))


def namesakes(one: Face, other: Face) -> bool:
    """Whether the two, which conflict, have one name."""
    return any(_same(name, another, whole=True) for name in one.names for another in other.names)


def other_customers(one: Face, other: Face) -> bool:
    """Whether both were dealt a number of some kind and not the same."""
    return _apart(one.dealt, other.dealt)


def strangers(one: Face, other: Face) -> bool:
    """Whether both have surnames, and not one in common."""
    surnames = [{surname for _, words in each.names for surname in words} for each in (one, other)]
    if not all(surnames) or surnames[0] & surnames[1]:
        return False
    return not any(_turned(name, another) for name in one.names for another in other.names)


def _telling(names: Collection[Name]) -> frozenset[Name]:
    """Without bare first letters where a name is known in full: `E. Berg` is Erik's and Eva's."""
    full = frozenset(name for name in names if any(given.whole for given in name[0]))
    return full or frozenset(names)


def _apart(one: _Kinds, other: _Kinds) -> bool:
    return any(kind == another and not values & those for kind, values in one for another, those in other)


def _in_common(one: _Kinds, other: _Kinds) -> int:
    return sum(len(values & those) for kind, values in one for another, those in other if kind == another)


def _may_be_one(one: Name, other: Name, *, lenient: bool) -> bool:
    if _matched(one[0], other[0], lenient=lenient and bool(set(one[1]) & set(other[1]))) or _turned(one, other):
        return True
    return _only_surname(one, other) or _only_surname(other, one)


def _same(one: Name, other: Name, *, whole: bool) -> bool:
    """Whether a given name is the same; with the surname, the first letter of the first is enough."""
    if _turned(one, other):
        return True
    surname = bool(set(one[1]) & set(other[1]))
    if not surname and (whole or (one[1] and other[1])):
        return False
    wholes = {given.whole for given in one[0] if given.whole}
    common = any(given.whole in wholes for given in other[0])
    first = surname and one[0][0].initial == other[0][0].initial
    return (common or first) and _matched(one[0], other[0], lenient=False)


def _matched(one: tuple[Given, ...], other: tuple[Given, ...], *, lenient: bool) -> bool:
    """Whether every given name of the shorter is among those of the longer: in full anywhere, by its first letter in the
    same place (when `lenient`, in any)."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    left = list(range(len(more)))
    for place, given in sorted(enumerate(fewer), key=lambda each: not each[1].whole):
        found = next((at for at in left if given.whole and given.whole == more[at].whole), None)
        if found is None:
            near = left if lenient else [at for at in left if at == place]
            found = next((at for at in near if _alike(given, more[at], lenient=lenient)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _alike(one: Given, other: Given, *, lenient: bool) -> bool:
    if one.whole and other.whole:
        return lenient and (
            not set(one.near).isdisjoint(other.near)
            or one.whole[:NEAR_BYTES] in other.short
            or other.whole[:NEAR_BYTES] in one.short
        )
    return one.initial == other.initial


def _turned(one: Name, other: Name) -> bool:
    """Whether it is one name, once with the surname first."""
    wholes, others = ({given.whole for given in name[0] if given.whole} for name in (one, other))
    return bool(wholes & set(other[1])) and bool(others & set(one[1]))


def _only_surname(one: Name, other: Name) -> bool:
    """Whether what was taken for a given name may be the other's surname: nothing else is known."""
    return not one[1] and all(given.whole in other[1] for given in one[0])


def _union(many: Iterable[_Kinds]) -> _Kinds:
    found: dict[str, set[bytes]] = {}
    for kinds in many:
        for kind, marks in kinds:
            found.setdefault(kind, set()).update(marks)
    return _frozen(found)


def _frozen(sets: Mapping[str, set[bytes]]) -> _Kinds:
    return tuple((kind, frozenset(values)) for kind, values in sorted(sets.items()))
