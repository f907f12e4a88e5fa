"""One engine for all tests of numbers and secrets, and short ways to ask it. All values are invented or generated."""

from __future__ import annotations

import random
from functools import cache

from stdnum import luhn

from strongroom.discovery.core.detect.engine import Engine, Options


@cache
def engine(*countries: str) -> Engine:
    return Engine(Options(countries=countries or ("SE",)))


def sure(text: str, *countries: str, label: str = "") -> set[tuple[str, str]]:
    """What is found at 0.5 and more, as (type, text)."""
    spans = engine(*countries).spans(text, label=label)
    return {(span.type, text[span.start : span.end]) for span in spans if span.confidence >= 0.5}


def types(text: str, *countries: str, label: str = "") -> set[str]:
    return {kind for kind, _ in sure(text, *countries, label=label)}


def value(text: str, kind: str) -> str:
    return next(span.value for span in engine().spans(text) if span.type == kind)


def personnummer(seed: int) -> str:
    rng = random.Random(seed)
    nine = f"{rng.randint(40, 99)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(100, 999)}"
    return f"{nine[:6]}-{nine[6:]}{luhn.calc_check_digit(nine)}"
