"""What is known about single words: names, everyday words, places. Read once from the package's lists.

Each list states its origin in its first line. Reading all of them takes about 40 ms and 8 MB.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Names:
    """`given` and `family` hold names as written (`Erik`, `O'Neil`), `weak` those that are everyday words too."""

    given: frozenset[str]
    family: frozenset[str]
    weak: frozenset[str]
    any: frozenset[str]
    rare: frozenset[str]
    """Names that few lists have: sure beside another name, unsure by themselves."""

    def is_given(self, word: str) -> bool:
        """Also the double names that are made of known ones (`Anna-Karin`)."""
        return word in self.given or ("-" in word and all(part in self.given for part in word.split("-")))

    def is_family(self, word: str) -> bool:
        return word in self.family or ("-" in word and all(part in self.any for part in word.split("-")))


@dataclass(frozen=True, slots=True)
class Places:
    """Towns, countries and states. `weak`: those whose name is an everyday word or a person's name too."""

    towns: frozenset[str]
    weak: frozenset[str]
    countries: frozenset[str]
    states: frozenset[str]
    swedish: frozenset[str]
    several: frozenset[str]
    """First words of the names that have several."""


def _lines(name: str) -> Iterator[tuple[str, str]]:
    text = files("strongroom.discovery.core").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, _, rest = line.partition(":")
            yield key, rest


@cache
def names() -> Names:
    given: set[str] = set()
    family: set[str] = set()
    weak: set[str] = set()
    rare: set[str] = set()
    for file, target in (("given_names.txt", given), ("family_names.txt", family)):
        for key, rest in _lines(file):
            words = rest.split()
            target.update(words)
            if key.endswith("*"):
                weak.update(words)
            elif key.endswith("~"):
                rare.update(words)
    weak.update(word for key, rest in _lines("not_people.txt") if key == _NAMES_TOO for word in rest.split())
    return Names(frozenset(given), frozenset(family), frozenset(weak), frozenset(given | family), frozenset(rare))


@cache
def common_words() -> frozenset[str]:
    """Everyday English and Swedish words, in lower case."""
    return frozenset(word for _, rest in _lines("common_words.txt") for word in rest.split())


@cache
def not_people() -> frozenset[str]:
    """Words with a capital that are no one's name: months, tools, brands, headings."""
    return frozenset(word for key, rest in _lines("not_people.txt") if key not in _OF_LISTS for word in rest.split())


@cache
def never_alone() -> frozenset[str]:
    """Words that sentences begin with, and that name somebody only beside another name (`Vi`, `Long`)."""
    return frozenset(word for key, rest in _lines("not_people.txt") if key == _ALONE for word in rest.split())


@cache
def papers() -> frozenset[str]:
    """Papers and numbers as their letters name them (`IBAN`, `MAC`): what stands before one is no family name to it."""
    return frozenset(word for key, rest in _lines("not_people.txt") if key == _PAPERS for word in rest.split())


_NAMES_TOO, _ALONE, _PAPERS = "names too", "alone", "papers"
"""The lines of words that are as often a person (`Ada`, `April`), that are nobody by themselves, and of papers."""
_OF_LISTS = frozenset({_NAMES_TOO, _ALONE, _PAPERS})


@cache
def places() -> Places:
    towns: set[str] = set()
    weak: set[str] = set()
    swedish: set[str] = set()
    fixed: dict[str, set[str]] = {"countries": set(), "states": set()}
    for key, rest in _lines("places.txt"):
        entries = rest.split("|")
        if key in fixed:
            fixed[key].update(part for entry in entries for part in entry.split("="))
            continue
        bare = [entry.lstrip("*") for entry in entries]
        towns.update(bare)
        weak.update(entry[1:] for entry in entries if entry.startswith("*"))
        if key in ("SE", "local"):
            swedish.update(bare)
    every = towns | fixed["countries"] | fixed["states"]
    several = frozenset(name.split(" ")[0] for name in every if " " in name)
    return Places(
        frozenset(towns), frozenset(weak), frozenset(fixed["countries"]), frozenset(fixed["states"]),
        frozenset(swedish), several,
    )  # fmt: skip


def load() -> None:
    """Read every list now: later a worker has no rights to files."""
    for read in (names, common_words, not_people, never_alone, papers, places):
        read()
