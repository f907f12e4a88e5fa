"""All rules, by part of the world."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers import (
    american,
    benelux_french,
    borderless,
    british,
    central,
    eastern,
    germanic,
    latin,
    nordic,
    southern,
    world,
)
from strongroom.discovery.core.detect.numbers.rule import Rule

RULES: tuple[Rule, ...] = (
    *nordic.RULES,
    *borderless.RULES,
    *british.RULES,
    *american.RULES,
    *germanic.RULES,
    *benelux_french.RULES,
    *southern.RULES,
    *central.RULES,
    *eastern.RULES,
    *latin.RULES,
    *world.RULES,
)
