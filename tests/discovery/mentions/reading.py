"""What is said of whom, through the collector and the readers, as a check-up does it."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable

from strongroom.discovery.adapters.read.budget import Budget, Limits
from strongroom.discovery.adapters.read.dispatch import Reading
from strongroom.discovery.core.collect import Collector
from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.finding import Mention
from strongroom.discovery.core.passage import Passage, Source, Table
from strongroom.discovery.core.where import Step


@functools.cache
def engine() -> Engine:
    return Engine(Options())


def of_text(text: str) -> list[Mention]:
    return _collected([Passage((Step("body"),), text)])


def of_table(*rows: tuple[str, ...]) -> list[Mention]:
    """The first row is the header."""
    header, *cells = rows
    return _collected([Table((Step("sheet", "Kunder"),), header, 2, cells)])


def of_file(name: str, content: str) -> list[Mention]:
    data = content.encode()
    reading = Reading(Source(io.BytesIO(data), name, len(data)), Budget(Limits(), len(data), lambda: 0.0))
    return _collected(part for part in reading if isinstance(part, (Passage, Table)))


def _collected(parts: Iterable[Passage | Table]) -> list[Mention]:
    collector = Collector(engine(), "")
    for part in parts:
        collector.add(part)
    return list(collector.drain(at_end=True))


def people(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    """By name, all that is said of them; what is said of nobody stands under the empty name."""
    told: dict[str, set[str]] = {}
    for mention in mentions:
        values = {sign.value for sign in mention.signs} | {mention.birth, mention.postcode}
        told.setdefault(mention.name, set()).update(values - {""})
    return told


def together(mentions: Iterable[Mention], *values: str) -> bool:
    """Whether one mention holds all of the values."""
    return any(set(values) <= {sign.value for sign in mention.signs} for mention in mentions)
