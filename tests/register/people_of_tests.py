"""Mentions of invented people, a register of them without a database, and what hypothesis draws them from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from strongroom.crypto.ring import Ring
from strongroom.register.actions.profiles import Profiler
from strongroom.register.core.circles import circles
from strongroom.register.core.linking import Ruling, Rulings, most
from strongroom.register.core.numbering import numbered
from strongroom.register.core.people import SIGN_BYTES, Weight, unpack

WEIGHTS = {
    "email": Weight.OWN,
    "phone": Weight.SHARED,
    "customer_number": Weight.DEALT,
    "se_personnummer": Weight.PERSONAL,
    "passport": Weight.PERSONAL,
    "ip_address": Weight.TRACE,
}
PROFILER = Profiler(Ring(bytes(32)))
RING = Ring(bytes(32))


def said(name: str = "", *, birth: str = "", postcode: str = "", **signs: str):
    """One mention; `signs` by their kinds."""
    named = [(kind, value, WEIGHTS[kind]) for kind, value in signs.items()]
    return next(PROFILER.profiles(named, name=name, birth=birth, postcode=postcode))


def mark(kind: str, value: str) -> bytes:
    return RING.fingerprint(kind, value)


@dataclass
class Memory:
    """The register without a database: mentions, whose they are, rulings. Writes as the actions do."""

    mentions: dict[int, object] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)
    identified: dict[int, bool] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    last: int = 0

    def profiles(self, mentions):
        return {number: unpack(*self.mentions[number][1:]) for number in mentions}

    def carriers(self, limits):
        having = defaultdict(list)
        for number, packed in self.mentions.items():
            for fingerprint in packed.fingerprints:
                having[fingerprint].append(number)
        return {mark: having[mark] for mark, limit in limits.items() if len(having[mark]) <= limit}

    def fellows(self, mentions):
        people = {self.people[number] for number in mentions if number in self.people}
        return {number for number, person in self.people.items() if person in people}

    def add(self, number, packed) -> None:
        before = self._carried(packed)
        self.mentions[number] = packed
        self.link({number} | (before if not self._carried(packed) >= before else set()))

    def remove(self, number) -> None:
        packed, person = self.mentions.pop(number), self.people.pop(number)
        left = {other for other, whose in self.people.items() if whose == person}
        self.link(left | self._carried(packed))

    def rule(self, ruling, *, stands=True) -> None:
        around = {ruling.one, ruling.other}
        if stands:
            self.rulings.append(ruling)
        else:
            self.rulings.remove(ruling)
        mentions = {number for number, packed in self.mentions.items() if around & set(packed.fingerprints)}
        self.link(set(self.fellows(mentions)))

    def link(self, changed) -> None:
        changed &= self.mentions.keys()
        found = circles(changed, self, Rulings.of(self.rulings))
        for circle, kept in zip(found, numbered(found, self.people), strict=True):
            person = kept
            if person is None:
                self.last += 1
                person = self.last
            self.identified[person] = circle.identified
            self.people.update((number, person) for number in circle.mentions)

    def _carried(self, packed):
        weights = packed.signs[:: 1 + SIGN_BYTES]
        limits = {mark: most(weight) for mark, weight in zip(packed.fingerprints, weights, strict=True)}
        return {number for numbers in self.carriers(limits).values() for number in numbers}

    @property
    def partition(self):
        together = defaultdict(set)
        for number, person in self.people.items():
            together[person].add(number)
        return {(frozenset(each), self.identified[person]) for person, each in together.items()}


def at_once(mentions, rulings: Sequence[Ruling] = ()):
    """The partition of all these, linked in one go."""
    memory = Memory(dict(mentions), rulings=list(rulings))
    memory.link(set(memory.mentions))
    return memory


def groups(*mentions, rulings: Sequence[Ruling] = ()):
    """The people, as sets of positions."""
    found = at_once(enumerate(mentions), rulings).partition
    return sorted(sorted(each) for each, _ in found)


NAMES = st.sampled_from(
    ["", "Erik Berg", "E. Berg", "Berg, Erik Johan", "Anna Berg", "Johan Berg", "Anna", "Berg Erik"]
)
FEW = {
    "email": ["a@example.test", "b@example.test", "c@example.test"],
    "phone": ["+461", "+462"],
    "customer_number": ["K1", "K2"],
    "se_personnummer": ["1", "2"],
    "passport": ["P1", "P2"],
}
MENTIONS = st.builds(
    lambda signs, **traits: said(**signs, **traits),
    st.fixed_dictionaries({}, optional={kind: st.sampled_from(values) for kind, values in FEW.items()}).filter(bool),
    name=NAMES,
    birth=st.sampled_from(["", "", "1950-01-02", "1980-03-04"]),
    postcode=st.sampled_from(["", "41119", "75310"]),
)
MARKS = st.sampled_from([mark(kind, value) for kind, values in FEW.items() for value in values])
RULINGS = st.builds(Ruling, MARKS, MARKS, st.booleans()).filter(lambda ruling: ruling.one < ruling.other)
