"""The people around some mentions: no more is looked at than what can have changed.

The links of a sign depend on the blocks (the cores, for a shared one) that have it, and what a circle falls into depends
on that circle alone. So after some mentions came or went, it is enough to link anew the circles of everybody who shares a
sign with them, and of everybody who shares one with those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from strongroom.register.core.faces import face
from strongroom.register.core.linking import (
    HUB,
    Block,
    Link,
    Rulings,
    cores,
    joined_sets,
    linked_by,
    most,
    people,
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
    """What has been looked at. `carriers` of a sign that is in too many mentions are none; `circles` are mentions that
    hang together by more than shared signs, from which cores are cut."""

    def __init__(self, source: Source, rulings: Rulings) -> None:
        self._source = source
        self._rulings = rulings
        self._profiles: dict[int, Profile] = {}
        self._prints: dict[int, tuple[bytes, ...]] = {}
        self._signs: dict[bytes, Sign] = {}
        self._carriers: dict[bytes, tuple[int, ...]] = {}
        self._blocks: dict[int, Block] = {}
        self._circles: dict[int, set[int]] = {}
        self._cores: dict[int, Block] = {}
        self._links: dict[bytes, list[Link]] = {}

    def region(self, changed: Collection[int]) -> set[int]:
        """Everybody, as old and as new, whose links can have changed: who is in a circle with a sign of a changed block,
        and who shares a sign with any of these."""
        self._look_at(changed)
        first = self._whole_blocks(changed)
        first |= self._beside(first, shared=False)
        first = self._complete(first | set(self._source.fellows(first)))
        frontier = first | self._beside(first)
        region: set[int] = set()
        while frontier:
            frontier = self._complete(frontier)
            self._complete(self._beside(frontier))
            region |= frontier
            if len(region) > MOST_AROUND:
                raise TooMany
            frontier = (self._linked(frontier) | set(self._source.fellows(frontier))) - region
        return region

    def people(self, region: Collection[int]) -> Iterator[Circle]:
        known = {self._cores[mention].mentions[0]: self._cores[mention] for mention in region}
        links = [link for mark in self._marks(region) if self._is_shared(mark) for link in self._links_by(mark)]
        inside = [link for link in links if link.blocks[0] in known]
        for person in people(known, inside, self._rulings):
            mentions = frozenset(mention for core in person for mention in core.mentions)
            yield Circle(mentions, self._identified(mentions))

    def _complete(self, mentions: Iterable[int]) -> set[int]:
        """Know the cores of these; gives all who are in their circles."""
        mentions = set(mentions)
        new: set[int] = set()
        frontier = mentions - self._circles.keys()
        while frontier:
            self._look_at(frontier)
            frontier = self._whole_blocks(frontier)
            self._beside(frontier, shared=False)
            new |= frontier
            marks = [mark for mark in self._marks(frontier) if not self._is_shared(mark)]
            links = (link for mark in marks for link in self._links_by(mark))
            frontier = {number for link in links for number in link.blocks} - new - self._circles.keys()
        self._make_cores(new)
        return {each for mention in mentions for each in self._circles[mention]}

    def _make_cores(self, mentions: set[int]) -> None:
        """Of whole circles, of which nothing is known yet."""
        blocks = {self._blocks[mention].mentions[0]: self._blocks[mention] for mention in mentions}
        marks = [mark for mark in self._marks(mentions) if not self._is_shared(mark)]
        links = [link for mark in marks for link in self._links_by(mark) if link.blocks[0] in blocks]
        rows = [*((number,) for number in blocks), *(link.blocks for link in links)]
        for each in joined_sets(rows):
            circle = self._whole_blocks(each)
            self._circles.update((mention, circle) for mention in circle)
        for core in cores(blocks, links, blocks, self._rulings):
            self._cores.update((mention, core) for mention in core.mentions)

    def _whole_blocks(self, mentions: Iterable[int]) -> set[int]:
        return {each for mention in mentions for each in self._blocks[mention].mentions}

    def _is_shared(self, mark: bytes) -> bool:
        return self._signs[mark].weight == Weight.SHARED

    def _look_at(self, mentions: Iterable[int]) -> None:
        """Read these, and all that is one block with them."""
        new: set[int] = set()
        waiting = set(mentions) - self._profiles.keys()
        while waiting:
            for number, profile in self._source.profiles(waiting).items():
                self._take(number, self._rulings.heeded(profile))
            new |= waiting
            bound = {joined for mark in self._marks(waiting) if self._binds(mark) for joined in self._joined(mark)}
            self._read_carriers(bound)
            waiting = {each for mark in bound for each in self._carriers[mark]} - self._profiles.keys()
            if len(self._profiles) > 10 * MOST_AROUND:
                raise TooMany
        self._make_blocks(new)

    def _take(self, number: int, profile: Profile) -> None:
        self._profiles[number] = profile
        telling = [sign for sign in profile.signs if sign.weight != Weight.TRACE]
        self._prints[number] = tuple(sign.fingerprint for sign in telling)
        self._signs.update((sign.fingerprint, sign) for sign in telling)

    def _beside(self, mentions: Iterable[int], *, shared: bool = True) -> set[int]:
        """Everybody who has a sign in common with these, all looked at; a `shared` one too, or only surer ones."""
        marks = [mark for mark in self._marks(mentions) if shared or not self._is_shared(mark)]
        self._read_carriers(marks)
        beside = {each for mark in marks for each in self._carriers[mark]}
        self._look_at(beside)
        return beside

    def _linked(self, mentions: set[int]) -> set[int]:
        """One mention of every core that is linked to one of these by a shared sign."""
        here = {self._cores[mention].mentions[0] for mention in mentions}
        marks = [mark for mark in self._marks(mentions) if self._is_shared(mark)]
        links = (link for mark in marks for link in self._links_by(mark))
        return {number for link in links if not here.isdisjoint(link.blocks) for number in link.blocks}

    def _links_by(self, mark: bytes) -> list[Link]:
        if len(self._carriers[mark]) < 2:
            return []
        found = self._links.get(mark)
        if found is None:
            known = self._cores if self._is_shared(mark) else self._blocks
            having = [known[mention] for mention in self._having(mark)]
            found = linked_by(self._signs[mark], {block.mentions[0]: block for block in having}, self._rulings)
            self._links[mark] = found
        return found

    def _make_blocks(self, mentions: set[int]) -> None:
        """Of mentions with all that binds them: none of them is of a block that there is already."""
        binding = [mark for mark in self._marks(mentions) if self._binds(mark)]
        bound = [[each for joined in self._joined(mark) for each in self._having(joined)] for mark in binding]
        for each in joined_sets([*([mention] for mention in mentions), *filter(None, bound)]):
            block = self._block(tuple(sorted(each)))
            self._blocks.update((mention, block) for mention in each)

    def _block(self, mentions: tuple[int, ...]) -> Block:
        signs = frozenset(mark for mention in mentions for mark in self._prints[mention])
        return Block(mentions, face(self._profiles[mention] for mention in mentions), signs)

    def _binds(self, mark: bytes) -> bool:
        return self._signs[mark].weight == Weight.PERSONAL or mark in self._rulings.together

    def _joined(self, mark: bytes) -> Collection[bytes]:
        return self._rulings.together.get(mark, (mark,))

    def _having(self, mark: bytes) -> Iterator[int]:
        """The mentions that have the sign and are not, by a ruling, without it."""
        return (mention for mention in self._carriers[mark] if mark in self._prints[mention])

    def _marks(self, mentions: Iterable[int]) -> set[bytes]:
        return {mark for mention in mentions for mark in self._prints[mention]}

    def _read_carriers(self, marks: Iterable[bytes]) -> None:
        wanted = {mark: self._limit(mark) for mark in marks if mark not in self._carriers}
        if wanted:
            found = self._source.carriers(wanted)
            self._carriers.update((mark, tuple(found.get(mark, ()))) for mark in wanted)

    def _limit(self, mark: bytes) -> int:
        sign = self._signs.get(mark)
        return most(sign.weight) if sign else HUB

    def _identified(self, mentions: frozenset[int]) -> bool:
        marks = {mark for mention in mentions for mark in self._prints[mention]}
        if any(self._profiles[mention].traits.given for mention in mentions) and any(
            self._signs[mark].weight > Weight.TRACE for mark in marks
        ):
            return True
        telling = (mark for mark in marks if self._signs[mark].weight >= Weight.DEALT)
        return any(mentions.issuperset(self._having(mark)) for mark in telling if self._carriers[mark])
