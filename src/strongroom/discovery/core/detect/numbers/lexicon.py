"""The words beside numbers, in one index: which rules a word speaks of, which sort of number, which country.

Three sorts of words: a rule's own labels ("personnummer"), generic ones that name a role ("tax number"), countries
("Polish").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import ahocorasick

from strongroom.discovery.core.detect.numbers.generic import COUNTRY_WORDS, PHONE_WORDS, ROLE_WORDS
from strongroom.discovery.core.detect.numbers.rule import BARE, Role, Rule

BOUNDED = 4
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ][a-zåäö])")
"""Where `customerPhone` falls into words."""
_REMEMBERED = 1_000
_LONGEST_CAPTION = 200
_ANY_COUNTRY = frozenset({"person", "tax", "vat", "firm"})
"""Generic words for these ("tax number") name no country's number by themselves."""
_ENGLISH = frozenset(
    {"us_ssn", "us_tin", "ca_sin", "gb_nino", "se_personnummer", "se_orgnr", "no_orgnr", "kr_rrn", "kr_brn"}
)


@dataclass
class Label:
    """What one word or phrase tells. `by_shape` are the rules that it names, by compact shape."""

    text: str
    by_shape: dict[bytes, list[Rule]] = field(default_factory=dict)
    roles: set[Role] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    phone: bool = False
    patterns: list[Rule] = field(default_factory=list)
    is_bare: bool = True
    """Whether nothing but this word tells the numbers that it names."""
    is_lettered: bool = False
    """Whether letters stand in a number that it names, so that no run of digits leads to it."""
    is_bounded: bool = field(init=False)
    """Whether the automaton itself looks at the borders of the word: only for those that stand in many others, as it
    makes compiling slow."""

    def __post_init__(self) -> None:
        self.is_bounded = len(self.text) <= BOUNDED

    def add(self, rule: Rule) -> None:
        """It names this number."""
        for shape in rule.shapes:
            self.by_shape.setdefault(shape.encode(), []).append(rule)
        self.is_bare = self.is_bare and rule.odds is BARE
        if rule.pattern is not None:
            self.patterns.append(rule)
        self.is_lettered = self.is_lettered or rule.pattern is not None or any("A" in shape for shape in rule.shapes)

    def rules(self, shape: bytes, compact: str) -> Sequence[Rule]:
        """The rules it names that look like this."""
        found = self.by_shape.get(shape, ())
        if not self.patterns:
            return found
        like = [rule for rule in self.patterns if rule.pattern is not None and rule.pattern.fullmatch(compact)]
        return [*found, *like] if like else found

    @cached_property
    def only_country(self) -> str:
        """The country whose numbers alone it names, if one; generic words name none."""
        countries = {rule.country for rules in self.by_shape.values() for rule in rules}
        countries |= {rule.country for rule in self.patterns}
        return countries.pop() if len(countries) == 1 and not self.roles else ""

    @property
    def is_short(self) -> bool:
        """Short words mean other things too, so they must stand right before the number."""
        return len(self.text) <= 3


class Lexicon:
    """All labels, and the look-up of which of them end at a place."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_text: dict[str, Label] = {}
        self._captions: dict[str, list[Label]] = {}
        generic = {text for words in ROLE_WORDS.values() for text in listed(words)}
        for rule in rules:
            for text in rule.labels:
                if text in generic and rule.role in _ANY_COUNTRY and rule.kind.id not in _ENGLISH:
                    continue
                self._label(text).add(rule)
        for role, words in ROLE_WORDS.items():
            for text in listed(words):
                label = self._label(text)
                label.roles.add(role)
                label.is_bare = label.is_bare and bool(label.by_shape)
        for country, words in COUNTRY_WORDS.items():
            for text in listed(words):
                label = self._label(text)
                label.countries.add(country)
                label.is_bare = False
        for text in listed(PHONE_WORDS):
            label = self._label(text)
            label.phone = True
            label.is_bare = False
        self.labels = tuple(self._by_text.values())
        self._plain = ahocorasick.Automaton()
        for label in self.labels:
            key = f" {_plain(label.text)} "
            self._plain.add_word(key, (*self._plain.get(key, ()), label))
        self._plain.make_automaton()

    def _label(self, text: str) -> Label:
        return self._by_text.setdefault(text, Label(text))

    def of(self, caption: str) -> list[Label]:
        """The labels that stand in a caption (a column's header, a form field's name), longest first."""
        caption = caption[:_LONGEST_CAPTION]
        known = self._captions.get(caption)
        if known is None:
            if len(self._captions) >= _REMEMBERED:
                self._captions.clear()
            known = self._captions[caption] = self._search(caption)
        return known

    def _search(self, caption: str) -> list[Label]:
        padded = f" {_plain(_CAMEL.sub(' ', caption).lower())} "
        found = dict.fromkeys(label.text for _, labels in self._plain.iter(padded) for label in labels)
        return sorted((self._by_text[text] for text in found), key=lambda label: -len(label.text))


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())


def listed(words: str) -> Iterable[str]:
    """Words and phrases divided by commas."""
    return (text.strip() for text in words.replace("\n", " ").split(",") if text.strip())
