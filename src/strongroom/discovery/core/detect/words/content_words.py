"""The words that tell what a document is about, by category, and the headers of forms and columns that ask for it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from strongroom.discovery.core.detect.words.labels import bare

WEIGHTS = {"strong": 3.0, "medium": 2.0, "weak": 0.7}
"""What a word of each group counts for."""


class Word(NamedTuple):
    """One word of one category, and what it counts for."""

    category: str
    text: str
    weight: float
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    words: dict[str, tuple[Word, ...]]
    headers: dict[str, str]
    drugs: frozenset[str]

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word.category for group in self.words.values() for word in group))


@cache
def lexicon() -> Lexicon:
    folder = files("strongroom.discovery.core").joinpath("data")
    words: dict[str, list[Word]] = {}
    headers: dict[str, str] = {}
    for category, groups in tomllib.loads(folder.joinpath("content_words.toml").read_text("utf-8")).items():
        for group, weight in WEIGHTS.items():
            for text in filter(None, groups[group].split("|")):
                word = Word(category, text.rstrip("*"), weight, text.endswith("*"))
                words.setdefault(word.text, []).append(word)
        headers.update({bare(header): category for header in groups["header"].split("|") if header})
    drugs = folder.joinpath("drugs.txt").read_text("utf-8").partition("all:")[2].split()
    return Lexicon({text: tuple(group) for text, group in words.items()}, headers, frozenset(drugs))


_PARTS = re.compile(r"[/,&();:]|\b(?:och|and|eller|or)\b", re.IGNORECASE)
_UNITS = re.compile(
    r"\b(?:kr|sek|eur|usd|gbp|per|mån|månad|month|monthly|year|år|timme|hour|notes?|anteckning(?:ar)?)\b", re.IGNORECASE
)


def column_category(header: str) -> str | None:
    """The category that a column or field with this header holds: of the header as a whole, or of a part (`Lön (kr/mån)`)."""
    return None if len(header) > 2 * LONGEST_HEADER else _category(header)


@lru_cache(maxsize=1024)
def _category(header: str) -> str | None:
    known = lexicon().headers
    whole = known.get(bare(header))
    if whole is not None or len(header) > LONGEST_HEADER:
        return whole
    parts = (known.get(bare(_UNITS.sub(" ", part))) for part in _PARTS.split(header))
    return next((category for category in parts if category is not None), None)


LONGEST_HEADER = 60
