"""All rules, by part of the world."""

from __future__ import annotations

import re
from dataclasses import replace

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.numbers import (
    american,
    benelux_french,
    borderless,
    british,
    care,
    central,
    eastern,
    germanic,
    latin,
    nordic,
    southern,
    world,
)
from strongroom.discovery.core.detect.numbers.checks import always
from strongroom.discovery.core.detect.numbers.rule import Odds, Rule

_ALL: tuple[Rule, ...] = (
    *nordic.RULES,
    *american.RULES,
    *british.RULES,
    *germanic.RULES,
    *benelux_french.RULES,
    *southern.RULES,
    *central.RULES,
    *eastern.RULES,
    *latin.RULES,
    *world.RULES,
    *borderless.RULES,
    *care.RULES,
)


_PASSPORTS = tuple(dict.fromkeys(rule.kind.id for rule in _ALL if rule.role == "passport"))
PASSPORT = kind("passport", "passport", checked_by="checksum", identifies=True, same_as=tuple(sorted(_PASSPORTS)))
"""A passport of a country that nothing tells."""


_ANY_PASSPORT = Rule(
    kind=PASSPORT,
    shapes=frozenset(),
    forms=frozenset(),
    labels=(
        "passport",
        "passport number",
        "passport no",
        "passport nr",
        "passport #",
        "passport id",
        "passnummer",
        "passnr",
        "pass nr",
        "pass-nr",
    ),
    role="passport",
    odds=Odds(0.0, 0.0, 0.6),
    check=always,
    module="",
    pattern=re.compile("(?=(?:[A-Z]*[0-9]){5})[A-Z][0-9A-Z]{6,8}"),
)
"""ICAO 9303 gives a document nine signs and leaves the rest to each country."""


def _both_ways(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """What is the same as another is so from both sides."""
    same: dict[str, set[str]] = {each: {PASSPORT.id} for each in _PASSPORTS}
    for rule in rules:
        for other in rule.kind.same_as:
            same.setdefault(rule.kind.id, set()).add(other)
            same.setdefault(other, set()).add(rule.kind.id)
    return tuple(
        replace(rule, kind=replace(rule.kind, same_as=tuple(sorted(same[rule.kind.id]))))
        if rule.kind.id in same
        else rule
        for rule in rules
    )


RULES: tuple[Rule, ...] = (*_both_ways(_ALL), _ANY_PASSPORT)
