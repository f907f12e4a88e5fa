"""What a text is about (health, wages, faith, union...): precision and recall of each kind on records of our own making,
hard negatives among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.quality.score import Tally
from strongroom.discovery.core.finding import Span

SURE = 0.5


@dataclass(frozen=True, slots=True)
class Record:
    """A short text, the kinds that are to be found in it, and those that may be."""

    text: str
    kinds: frozenset[str]
    may: frozenset[str]
    for_tuning: bool


def records() -> list[Record]:
    """Of every heading the texts go in turn to tuning and to scoring."""
    source = Path(__file__).with_name("data").joinpath("contents.txt").read_text("utf-8")
    found = []
    for number, part in enumerate(source.split("----- ")[1:]):
        head, _, text = part.partition("\n")
        named = frozenset(word for word in head.split() if not word.startswith("?") and word != "none")
        may = frozenset(word[1:] for word in head.split() if word.startswith("?"))
        found.append(Record(text.strip(), named, may, for_tuning=number % 2 == 0))
    return found


def score_records(chosen: Iterable[Record], detect: Callable[[str], list[Span]]) -> dict[str, Tally]:
    """By kind; a text counts once for a kind, however often it is found in it."""
    chosen = list(chosen)
    asked = {kind for record in records() for kind in record.kinds}
    by_kind: dict[str, Tally] = defaultdict(Tally)
    for record in chosen:
        found = {span.type for span in detect(record.text) if span.confidence >= SURE} & asked
        for kind in record.kinds:
            by_kind[kind].hit += kind in found
            by_kind[kind].missed += kind not in found
        for kind in found - record.kinds - record.may:
            by_kind[kind].false += 1
    return dict(by_kind)
