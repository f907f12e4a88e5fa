"""The people around some mentions: no more is looked at than what can have changed.

The links of a sign depend on the blocks that have it, and what a circle falls into depends on that circle alone. So
after some mentions came or went, it is enough to link anew the circles of everybody who shares a sign with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from strongroom.register.core.faces import face
from strongroom.register.core.linking import (
    HUB,
    MOST_PERSONAL,
    Block,
    Link,
    Rulings,
    joined_sets,
    linked_by,
    settled,
)
from strongroom.register.core.people import Profile, Sign, Weight

MOST_AROUND = 50_000
"""Mentions that may hang together: more are a file made to exhaust us."""


class Source(Protocol):
    """Where mentions are known from."""

    def profiles(self, mentions: Collection[int]) -> Mapping[int, Profile]: ...

    def carriers(self, limits: Mapping[bytes, int]) -> Mapping[bytes, Collection[int]]:
        """The mentions that have each sign; none where there are more than its limit."""
        ...

    def fellows(self, mentions: Collection[int]) -> Collection[int]:
        """All mentions of the people whose these are so far."""
        ...


class Circle(NamedTuple):
    """Mentions of one person. `identified`: by a sign that is nobody else's, or by name with one that others use."""

    mentions: frozenset[int]
    identified: bool


class TooMany(Exception):
    """More hangs together than can be looked at."""


def circles(changed: Collection[int], source: Source, rulings: Rulings) -> list[Circle]:
    """The people of all mentions whose person may have changed with these. Raises `TooMany`."""
    around = _Around(source, rulings)
    region = around.region(changed)
    return list(around.people(region))


class _Around:
    """What has been looked at. `carriers` of a sign that is in too many mentions are none."""

    def __init__(self, source: Source, rulings: Rulings) -> None:
        self._source = source
        self._rulings = rulings
        self._profiles: dict[int, Profile] = {}
        self._carriers: dict[bytes, tuple[int, ...]] = {}
        self._blocks: dict[int, Block] = {}
        self._links: dict[bytes, list[Link]] = {}

    def region(self, changed: Collection[int]) -> set[int]:
        """Whole circles, old and new, of all who share a sign with a block in which something changed."""
        self._look_at(changed)
        first = {mention for each in changed for mention in self._blocks[each].mentions}
        frontier = first | self._beside(first)
        region: set[int] = set()
        while frontier:
            frontier = {mention for each in frontier for mention in self._blocks[each].mentions}
            self._beside(frontier)
            region |= frontier
            if len(region) > MOST_AROUND:
                raise TooMany
            frontier = (self._linked(frontier) | set(self._source.fellows(frontier))) - region
            self._look_at(frontier)
        return region

    def people(self, region: Collection[int]) -> Iterator[Circle]:
        blocks = {self._blocks[mention].mentions[0]: self._blocks[mention] for mention in region}
        links = [link for sign in self._signs(region) for link in self._links_by(sign)]
        inside = [link for link in links if link.blocks[0] in blocks]
        for circle in settled(blocks, inside, blocks, self._rulings):
            mentions = frozenset(mention for number in circle for mention in blocks[number].mentions)
            yield Circle(mentions, self._identified(mentions))

    def _look_at(self, mentions: Iterable[int]) -> None:
        """Read these, and all that is one block with them."""
        new: set[int] = set()
        waiting = set(mentions) - self._profiles.keys()
        while waiting:
            read = self._source.profiles(waiting)
            self._profiles.update((number, self._rulings.heeded(profile)) for number, profile in read.items())
            new |= waiting
            binding = [sign for sign in self._signs(waiting) if self._binds(sign)]
            self._read_carriers(binding)
            bound = {fingerprint for sign in binding for fingerprint in self._joined(sign)}
            waiting = {each for fingerprint in bound for each in self._carriers[fingerprint]} - self._profiles.keys()
            if len(self._profiles) > 10 * MOST_AROUND:
                raise TooMany
        self._make_blocks(new)

    def _beside(self, mentions: Iterable[int]) -> set[int]:
        """Everybody who shares a sign with these, all looked at."""
        signs = self._signs(mentions)
        self._read_carriers(signs)
        beside = {each for sign in signs for each in self._carriers[sign.fingerprint]}
        self._look_at(beside)
        return beside

    def _linked(self, mentions: set[int]) -> set[int]:
        blocks = {self._blocks[mention].mentions[0] for mention in mentions}
        return {
            number
            for sign in self._signs(mentions)
            for link in self._links_by(sign)
            if not blocks.isdisjoint(link.blocks)
            for number in link.blocks
        }

    def _links_by(self, sign: Sign) -> list[Link]:
        found = self._links.get(sign.fingerprint)
        if found is None:
            having = [self._blocks[mention] for mention in self._having(sign.fingerprint)]
            found = linked_by(sign, {block.mentions[0]: block for block in having}, self._rulings)
            self._links[sign.fingerprint] = found
        return found

    def _make_blocks(self, mentions: set[int]) -> None:
        """Of mentions with all that binds them: none of them is of a block that there is already."""
        binding = [sign for sign in self._signs(mentions) if self._binds(sign)]
        bound = [[each for joined in self._joined(sign) for each in self._having(joined)] for sign in binding]
        for each in joined_sets([*([mention] for mention in mentions), *filter(None, bound)]):
            block = self._block(tuple(sorted(each)))
            self._blocks.update((mention, block) for mention in each)

    def _block(self, mentions: tuple[int, ...]) -> Block:
        profiles = [self._profiles[mention] for mention in mentions]
        signs = frozenset(sign.fingerprint for profile in profiles for sign in profile.signs)
        return Block(mentions, face(profiles), signs)

    def _binds(self, sign: Sign) -> bool:
        return sign.weight == Weight.PERSONAL or sign.fingerprint in self._rulings.together

    def _joined(self, sign: Sign) -> Collection[bytes]:
        return self._rulings.together.get(sign.fingerprint, (sign.fingerprint,))

    def _having(self, fingerprint: bytes) -> Iterator[int]:
        """The mentions that have the sign and are not, by a ruling, without it."""
        for mention in self._carriers[fingerprint]:
            if any(sign.fingerprint == fingerprint for sign in self._profiles[mention].signs):
                yield mention

    def _signs(self, mentions: Iterable[int]) -> set[Sign]:
        return {sign for mention in mentions for sign in self._profiles[mention].signs if sign.weight != Weight.TRACE}

    def _read_carriers(self, signs: Iterable[Sign]) -> None:
        limits: dict[bytes, int] = {}
        for sign in signs:
            limit = MOST_PERSONAL if sign.weight == Weight.PERSONAL else HUB
            limits[sign.fingerprint] = limit
            for other in self._joined(sign):
                limits.setdefault(other, HUB)
        wanted = {fingerprint: limit for fingerprint, limit in limits.items() if fingerprint not in self._carriers}
        if wanted:
            found = self._source.carriers(wanted)
            self._carriers.update((fingerprint, tuple(found.get(fingerprint, ()))) for fingerprint in wanted)

    def _identified(self, mentions: frozenset[int]) -> bool:
        profiles = [self._profiles[mention] for mention in mentions]
        telling = {sign for profile in profiles for sign in profile.signs if sign.weight >= Weight.DEALT}
        if any(profile.traits.given for profile in profiles) and telling:
            return True
        return any(mentions.issuperset(of) for sign in telling if (of := self._carriers[sign.fingerprint]))
