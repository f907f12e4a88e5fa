"""What a text is about (health, wages, faith, union...): precision and recall of each kind on records of our own making,
hard negatives among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
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
    """Of `contents.txt` the texts go in turn to tuning and to scoring, of `contents_scored.txt` all to scoring."""
    return [*_read("contents.txt", every=2), *_read("contents_scored.txt", every=0)]


def _read(file: str, *, every: int) -> Iterator[Record]:
    source = Path(__file__).with_name("data").joinpath(file).read_text("utf-8")
    for number, part in enumerate(source.split("----- ")[1:]):
        head, _, text = part.partition("\n")
        named = frozenset(word for word in head.split() if not word.startswith("?") and word != "none")
        may = frozenset(word[1:] for word in head.split() if word.startswith("?"))
        yield Record(text.strip(), named, may, for_tuning=every > 0 and number % every == 0)


@cache
def asked_for() -> frozenset[str]:
    """The kinds that some record is about."""
    return frozenset(kind for record in records() for kind in record.kinds)


def score_records(chosen: Iterable[Record], detect: Callable[[str], list[Span]]) -> dict[str, Tally]:
    """By kind; a text counts once for a kind, however often it is found in it."""
    chosen = list(chosen)
    asked = asked_for()
    by_kind: dict[str, Tally] = defaultdict(Tally)
    for record in chosen:
        found = {span.type for span in detect(record.text) if span.confidence >= SURE} & asked
        for kind in record.kinds:
            by_kind[kind].hit += kind in found
            by_kind[kind].missed += kind not in found
        for kind in found - record.kinds - record.may:
            by_kind[kind].false += 1
    return dict(by_kind)
