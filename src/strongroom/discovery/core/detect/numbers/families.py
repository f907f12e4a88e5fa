"""All rules, by part of the world."""

from __future__ import annotations

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
from strongroom.discovery.core.detect.numbers.rule import Rule

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


RULES: tuple[Rule, ...] = _both_ways(_ALL)
