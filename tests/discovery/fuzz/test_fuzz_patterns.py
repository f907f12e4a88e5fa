"""Every regular expression of recognisers and readers, attacked with strings made from its own structure."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

import pytest
from tests.discovery.fuzz.attacks import Attack, attacks
from tests.discovery.fuzz.clock import seconds_of
from tests.discovery.fuzz.patterns import FROM_START, Found, everywhere

CHEAP = 1.5e-6
"""Seconds a sign under which no growth is looked for: what a slow but straight pattern takes."""
CEILING = 40e-6
GROWTH = 6.5
"""For four times the text. Straight growth is 4, quadratic 16."""

WINDOWS = {
    "core.detect.engine:RULES": 146,
    "core.detect.email:_HIDDEN": 300,
    "core.detect.words.addresses:_MILITARY": 60,
    "core.detect.words.mentions:_LEFT": 30,
    "core.detect.numbers.token:_MEASURES": 40,
    "core.detect.secrets.captions:PLACEHOLDER": 128,
    "core.detect.secrets.links:_ANYBODY": 64,
    "core.detect.automaton:_WORDS": 200,
    "core.detect.words.evidence:_PARTS": 40,
    "core.detect.words.tables:_PHONE": 40,
    "core.mentions.line:_LABEL": 160,
    "core.mentions.evidence:_STOP": 120,
    "core.mentions.evidence:_LABEL": 120,
    "adapters.read.office.sheet_scan:picture_of()": 255,
    "core.detect.words.labels:_GROUP": 60,
    "core.detect.words.labels:spelled()": 200,
}
"""Patterns that never see more than so many signs: their callers cut the text, and the tests of the engine hold them to
it. The labels' and the automaton's own read no text but the product's tables."""


def run_of(found: Found) -> Callable[[str | bytes], None]:
    """What the pattern's callers do with it."""
    pattern = found.pattern
    if found.searches:
        return lambda text: [None for _ in pattern.finditer(text)] and None
    return lambda text: [getattr(pattern, method)(text) for method in found.methods & FROM_START] and None


def text_of(attack: Attack, size: int, pattern: re.Pattern) -> str | bytes:
    text = attack.of(size)
    return text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text


def fault(found: Found, attack: Attack, size: int) -> str:
    """How the pattern fails the attack, empty where it holds. Small texts first: some failures never end."""
    run = run_of(found)
    window = WINDOWS.get(found.place, 0)

    def took(signs: int, limit: float, rounds: int = 1) -> float:
        text = text_of(attack, signs, found.pattern)
        return seconds_of(lambda: run(text), limit=limit, rounds=rounds)

    for signs in (window,) if window else (64, 512, size):
        enough = max(CHEAP * signs, 0.005)
        before = took(signs, 1.0)
        if before <= enough or (before := min(before, took(signs, 1.0, 2))) <= enough:
            continue
        if before > CEILING * signs:
            return f"{attack}: {before:.4f} s for {signs} signs"
        after = 0.0 if window else took(4 * signs, 2 * GROWTH * before, 2)
        if after > 0.05 and after > GROWTH * before:
            return f"{attack}: {before:.4f} s for {signs} signs, {after:.4f} s for four times as many"
    return ""


def faults(found: Found, size: int, seed: int, rounds: int, most: int | None) -> str:
    """The first."""
    tried = dict.fromkeys(islice(attacks(found.pattern, seed, rounds), most))
    return next((said for attack in tried if (said := fault(found, attack, size))), "")


def test_the_patterns_are_found_where_they_stand():
    places = {found.place.rpartition(":")[0] for found in everywhere()}
    assert len(everywhere()) > 250
    assert {"core.detect.email", "core.detect.secrets.keys", "adapters.read.texts.sql_dump"} <= places
    assert set(WINDOWS) <= {found.place for found in everywhere()}


@pytest.mark.parametrize("shape", [r"\s*\n\s*", r"<!--.*-->x", r"(?:,?\s*){9,}x"])
def test_the_attacks_find_what_is_slow(shape):
    assert faults(Found(re.compile(shape, re.DOTALL), "made up"), 20_000, 1, 2, None)


@pytest.mark.parametrize("shape", [r"a+b?", r"[a-z]{1,20}=\d", r"(?<!\s)\s++x", r"(?:ab|cd){1,20}+e"])
def test_and_pass_what_is_straight(shape):
    assert faults(Found(re.compile(shape), "made up"), 20_000, 1, 3, None) == ""


def test_no_pattern_takes_more_than_linear_time_on_a_sample_of_attacks():
    slow = {found.place: said for found in everywhere() if (said := faults(found, 8_000, 1, 1, 6))}
    assert slow == {}


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_no_pattern_takes_more_than_linear_time_on_all_attacks(rounds):
    slow = {}
    for seed in range(rounds(20)):
        for found in everywhere():
            if said := faults(found, 20_000, seed, 3, None):
                slow.setdefault(found.place, said)
    assert slow == {}
