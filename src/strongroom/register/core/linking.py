"""Who is who: which mentions are about one person. A pure function of the mentions and of what somebody has ruled.

1. Mentions that share a personal sign are one person, whatever else they say; so are those that were ruled to be. They
   make a *block*, which has one face.
2. Blocks that share a sign that is more than shared by households are one person by it when none of them conflict. Where
   some do, several people use the sign: then only those go together by it that positively agree and can be nobody else.
3. A sign in very many mentions links nothing.
4. Who hangs together so and still holds a conflict is cut: links by numbers that systems deal out are dropped, then those
   by any other than a personal sign. What is left are *cores*.
5. Cores that share a household's sign are one person by it as in 2. Here two with other customer numbers conflict, and
   where a circle of cores still holds a conflict, they stay apart.

The order in which mentions came is nowhere asked for.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from strongroom.register.core.faces import (
    NAME_AND_POSTCODE,
    Face,
    agree,
    all_of,
    conflict,
    differ,
    namesakes,
    other_customers,
    rivals,
    strangers,
)
from strongroom.register.core.people import Profile, Sign, Weight

HUB = 200
"""A sign in more different mentions than this (a firm's own telephone) links nothing."""

MOST_PERSONAL = 2_000
"""The same for personal signs."""

MOST_SHARED = 32
"""The same for what households share: a family of five has fewer. Each is held against each, so in a list of a village,
with few names at one postcode, more would take its time squared."""

CROWD = 400
"""More different faces than this are not one person, even if no two conflict."""

T = TypeVar("T", bound=Hashable)


def most(weight: int) -> int:
    """In how many different mentions a sign of this weight may be and still link."""
    return {Weight.PERSONAL: MOST_PERSONAL, Weight.SHARED: MOST_SHARED}.get(Weight(weight), HUB)


class Ruling(NamedTuple):
    """Somebody has said of two signs that they are one person's, or two people's."""

    one: bytes
    other: bytes
    same: bool


class Link(NamedTuple):
    """Blocks or cores, each by the lowest of its mentions, that are one person by this sign."""

    sign: Sign
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rulings:
    """All rulings, in the forms in which they are asked for. `together` maps a sign to all that it was joined with;
    `apart` to those it was parted from."""

    together: Mapping[bytes, frozenset[bytes]]
    apart: Mapping[bytes, frozenset[bytes]]

    @classmethod
    def of(cls, rulings: Iterable[Ruling]) -> Rulings:
        rulings = list(rulings)
        joined = joined_sets((ruling.one, ruling.other) for ruling in rulings if ruling.same)
        together = {sign: frozenset(each) for each in joined for sign in each}
        apart: dict[bytes, set[bytes]] = {}
        for ruling in rulings:
            if not ruling.same:
                apart.setdefault(ruling.one, set()).add(ruling.other)
                apart.setdefault(ruling.other, set()).add(ruling.one)
        return cls(together, {sign: frozenset(others) for sign, others in apart.items()})

    def heeded(self, profile: Profile) -> Profile:
        """The profile without signs of which somebody has said that they are two people's: it cannot be both's."""
        if not self.apart:
            return profile
        here = {sign.fingerprint for sign in profile.signs}
        kept = tuple(sign for sign in profile.signs if not here & self.apart.get(sign.fingerprint, frozenset()))
        return profile if len(kept) == len(profile.signs) else profile._replace(signs=kept)

    def part(self, one: frozenset[bytes], other: frozenset[bytes]) -> bool:
        """Whether a sign among the one was ruled to be another person's than one among the other."""
        return bool(self.apart) and any(other & self.apart.get(sign, frozenset()) for sign in one)


class Block(NamedTuple):
    """Mentions that are one person, as a block or as a core. `signs` are their fingerprints."""

    mentions: tuple[int, ...]
    face: Face
    signs: frozenset[bytes]


def joined_sets(pairs: Iterable[Sequence[T]]) -> list[set[T]]:
    """The sets of what hangs together by these pairs (or longer rows).

    >>> [sorted(each) for each in joined_sets([(1, 2), (3,), (2, 4)])]
    [[1, 2, 4], [3]]
    """
    above: dict[T, T] = {}

    def top(each: T) -> T:
        while (over := above.setdefault(each, each)) != each:
            above[each] = above[over]
            each = over
        return each

    for first, *rest in pairs:
        highest = top(first)
        for each in rest:
            above[top(each)] = highest
    sets: dict[T, set[T]] = {}
    for each in above:
        sets.setdefault(top(each), set()).add(each)
    return list(sets.values())


def linked_by(sign: Sign, blocks: Mapping[int, Block], rulings: Rulings) -> list[Link]:
    """Who of the blocks that have this sign are one person by it."""
    if len(blocks) < 2 or sign.weight in (Weight.TRACE, Weight.PERSONAL):
        return []
    alike: dict[tuple[Face, frozenset[bytes]], list[int]] = {}
    for number in sorted(blocks):
        block = blocks[number]
        alike.setdefault((block.face, block.signs.intersection(rulings.apart)), []).append(number)
    against, along = _compared(list(alike), sign, rulings)
    if not any(against):
        return [Link(sign, tuple(sorted(blocks)))]
    same = list(alike.values())
    rows = [
        same[one] + same[other]
        for one in range(len(same))
        for other in range(one + 1)
        # One of them may be somebody with whom the other conflicts: then it is nobody's.
        if along[one] >> other & 1 and not against[one] & along[other] and not against[other] & along[one]
    ]
    return [Link(sign, tuple(sorted(each))) for each in joined_sets(rows) if len(each) > 1]


def cores(blocks: Iterable[int], links: Iterable[Link], of: Mapping[int, Block], rulings: Rulings) -> Iterator[Block]:
    """What hangs together by these links, of signs that are more than shared; where it holds a conflict, only by the
    surer of them."""
    at: dict[int, list[Link]] = {}
    for link in links:
        at.setdefault(link.blocks[0], []).append(link)
    circles = _hanging(blocks, (link for each in at.values() for link in each))
    waiting: list[tuple[set[int], int]] = [(circle, Weight.DEALT) for circle in circles]
    while waiting:
        circle, least = waiting.pop()
        if len(circle) == 1 or not _in_conflict([of[number] for number in circle], rulings):
            yield _merged([of[number] for number in sorted(circle)])
            continue
        surer = (link for number in circle for link in at.get(number, ()) if link.sign.weight > least)
        waiting += [(part, least + 1) for part in _hanging(circle, surer)]


def people(of: Mapping[int, Block], links: Iterable[Link], rulings: Rulings) -> Iterator[list[Block]]:
    """The cores that are one person by these links, of shared signs; each for itself where they cannot all be."""
    for circle in _hanging(of, links):
        person = [of[number] for number in sorted(circle)]
        if len(person) > 1 and _in_conflict(person, rulings, shared=True):
            yield from ([core] for core in person)
        else:
            yield person


def _hanging(blocks: Iterable[int], links: Iterable[Link]) -> list[set[int]]:
    return joined_sets([*((number,) for number in blocks), *(link.blocks for link in links)])


def _merged(blocks: Sequence[Block]) -> Block:
    if len(blocks) == 1:
        return blocks[0]
    return Block(
        tuple(mention for block in blocks for mention in block.mentions),
        all_of(block.face for block in blocks),
        frozenset().union(*(block.signs for block in blocks)),
    )


def _compared(
    faces: Sequence[tuple[Face, frozenset[bytes]]], sign: Sign, rulings: Rulings
) -> tuple[list[int], list[int]]:
    """For each face the faces it conflicts with, and those it agrees with, as sets of bits.

    Where two of one name have the sign for certain, other customer numbers are other customers.
    """
    against, along = [0] * len(faces), [0] * len(faces)
    several = False
    for one, (face, signs) in enumerate(faces):
        for other, (another, others) in enumerate(faces[: one + 1]):
            parted, close = _verdict(face, another, sign)
            mark = against if parted or rulings.part(signs, others) else along
            several = several or (parted and namesakes(face, another))
            if mark is against or close:
                mark[one] |= 1 << other
                mark[other] |= 1 << one
    if several:
        for one, (face, _) in enumerate(faces):
            for other, (another, _) in enumerate(faces[:one]):
                if other_customers(face, another):
                    _part(one, other, against, along)
    return against, along


def _part(one: int, other: int, against: list[int], along: list[int]) -> None:
    for this, that in ((one, other), (other, one)):
        against[this] |= 1 << that
        along[this] &= ~(1 << that)


def _verdict(one: Face, other: Face, sign: Sign) -> tuple[bool, bool]:
    """Whether two that share this sign conflict, and else whether they agree."""
    if conflict(one, other, lenient=sign.weight >= Weight.DEALT):
        return True, False
    close = agree(one, other, whole=sign.weight < Weight.OWN)
    if sign.weight >= Weight.OWN:
        return False, close
    if sign.weight == Weight.SHARED and (rivals(one, other) or (strangers(one, other) and not close)):
        return True, False
    if sign.kind == NAME_AND_POSTCODE or not close:
        # A namesake at the same postcode, a member of the household: another telephone or address is another person.
        return differ(one, other), close
    return False, close


def _in_conflict(blocks: Sequence[Block], rulings: Rulings, *, shared: bool = False) -> bool:
    """Whether these cannot all be one person. With `shared`, they hang together by what a household shares: then other
    customer numbers are other customers."""
    faces = {block.face if shared else block.face.traits for block in blocks} - {Face()}
    if len(faces) > CROWD:
        return True
    seen: list[Face] = []
    for each in faces:
        if any(conflict(each, other, lenient=True) or (shared and rivals(each, other)) for other in seen):
            return True
        seen.append(each)
    if not rulings.apart:
        return False
    parted = [block.signs for block in blocks if not block.signs.isdisjoint(rulings.apart)]
    return any(rulings.part(one, other) for at, one in enumerate(parted) for other in parted[:at])
