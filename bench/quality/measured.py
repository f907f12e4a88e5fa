"""How well each kind is found: precision and recall from all that is only scored.

    python -m bench.quality.measured [FILE]

Counts documents of our own, labelled sets and text of third origin (their scored halves), recogniser cases, official
numbers and records of contents, as far as the environment names them (see `compare`), and writes the reference page's
`docs/reference/measured.json`. A kind is right where one that is the same number under another name stands.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypedDict

from bench.quality.cases import Case
from bench.quality.compare import everything
from bench.quality.contents import records, score_records
from bench.quality.entities import answers
from bench.quality.numbers import Case as Number
from bench.quality.score import Tally, score
from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.finding import Span

ROOT = Path(__file__).resolve().parents[2]
_SURE = 0.5
Detect = Callable[[str], list[Span]]


class Measured(TypedDict):
    """`cases`: what was to be found and what was to be refused, together."""

    precision: float
    recall: float
    cases: int


def by_kind() -> dict[str, Measured]:
    """Every kind of the catalogue that something was measured of, in the catalogue's order."""
    detect = Engine(Options(countries=("SE", "GB", "US"))).spans
    texts = everything()
    tallies: dict[str, Tally] = defaultdict(Tally)
    refused: dict[str, int] = defaultdict(int)
    for samples in texts.sets.values():
        _add(tallies, score(samples, detect).by_kind)
    _add(tallies, score_records((record for record in records() if not record.for_tuning), detect))
    official = [_as_case(number) for number in texts.numbers]
    _add(tallies, _of_cases([*texts.cases, *official], detect, refused))
    found = {}
    for kind in kinds():
        tally = tallies[kind]
        if tally.hit + tally.missed:
            count = tally.hit + tally.missed + refused[kind]
            found[kind] = Measured(precision=round(tally.precision, 3), recall=round(tally.recall, 3), cases=count)
    return found


def _add(tallies: dict[str, Tally], more: dict[str, Tally]) -> None:
    for kind, tally in more.items():
        tallies[kind] += tally


def _as_case(number: Number) -> Case:
    kind = next(kind for kind in kinds() if kind in number.kinds)
    return Case(kind, number.text, ((number.start, number.end),) if number.valid else (), "official")


def _of_cases(cases: Iterable[Case], detect: Detect, refused: dict[str, int]) -> dict[str, Tally]:
    """A wrong expectation is nobody's fault: disputed cases are left out."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for case in cases:
        if case.disputed:
            continue
        wanted = answers(case.kind)
        shown = [span for span in detect(case.text) if span.confidence >= _SURE]
        refused[case.kind] += not case.spans
        for start, end in case.spans:
            found = any(span.type in wanted and span.start < end and start < span.end for span in shown)
            tallies[case.kind].hit += found
            tallies[case.kind].missed += not found
        for span in shown:
            at_place = any(span.start < end and start < span.end for start, end in case.spans)
            if (span.type in wanted and not at_place) or (span.type not in wanted and at_place):
                tallies[span.type].false += 1
    return tallies


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/reference/measured.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(by_kind(), indent=1) + "\n", "utf-8")
    print(f"{target}: {len(json.loads(target.read_text('utf-8')))} kinds")


if __name__ == "__main__":
    main()
