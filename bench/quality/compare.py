"""`strongroom bench quality`: our figures beside the peers', in one run.

STRONGROOM_LABELLED names a folder of labelled `.jsonl` files, STRONGROOM_SAMPLES one of sample databases,
STRONGROOM_CASES a file of recogniser cases; without them the rows that need none are given. A peer's type that has no
like among ours counts neither for nor against it, and one that names no types is right wherever it touches something
to be found.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import _common as common
from bench import peers as others
from bench.quality import cases as recogniser
from bench.quality import tables
from bench.quality.entities import ours
from bench.quality.generate import documents
from bench.quality.numbers import Case as Number
from bench.quality.numbers import cases as numbers
from bench.quality.samples import Sample, labelled
from bench.quality.technical import technical_texts
from bench.quality.third import third_origin
from strongroom import __version__
from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.finding import Span

SLOW = {
    "presidio-analyzer": 600_000, "presidio-analyzer, every recogniser": 400_000, "scrubadub": 1_500_000,
    "presidio-rs": 1_500_000,
}  # fmt: skip
"""Characters that a slow peer is given, evenly drawn from every set; the other programs read everything."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All that every program reads, in groups of which a slow one gets even shares."""

    sets: dict[str, list[Sample]]
    cases: list[recogniser.Case]
    words: list[recogniser.Case]
    numbers: list[Number]
    clean: list[str]

    @property
    def groups(self) -> list[list[str]]:
        return [
            [case.text for case in self.cases],
            [case.text for case in self.words],
            [case.text for case in self.numbers],
            *([sample.text for sample in samples] for samples in self.sets.values()),
            self.clean,
        ]


def run(*, quick: bool, peers: bool) -> None:
    common.heading("quality: what is found, what is missed, what is false, at confidence 0.5 and more")
    engine = Engine(Options(countries=("SE", "GB", "US")))
    texts = everything(quick=quick)
    programs: list[tuple[str, tables.Detect | None]] = [(f"strongroom {__version__}", engine.spans)]
    with tempfile.TemporaryDirectory() as scratch:
        asked = (*others.PINS, *others.HOMES) if peers else ()
        programs += [(peer, _read_by(peer, texts.groups, Path(scratch), quick=quick)) for peer in asked]
        tables.labelled_rows(texts.sets, programs)
        tables.case_rows(texts.cases, texts.words, programs)
        tables.number_rows(texts.numbers, programs)
        tables.clean_rows(texts.clean, programs)
        tables.content_rows(engine.spans)
        tables.calibration_rows(texts.sets, texts.cases, texts.clean, engine.spans)


def everything(*, quick: bool = False) -> Texts:
    """Only the half that no rule was tuned on, of every set."""
    each = 40 if quick else 300
    sets = {
        "own mix (SE, GB, US)": list(documents(each)),
        "own, 43 other countries": list(documents(each, abroad=True)),
    }
    folder = os.environ.get("STRONGROOM_LABELLED")
    for file in sorted(Path(folder).glob("*.jsonl")) if folder else ():
        sets[file.stem] = list(labelled(file))[: 60 if quick else None]
    sets |= third_origin()
    scored = {name: [sample for sample in samples if not sample.for_tuning] for name, samples in sets.items()}
    drawn = numbers(2 if quick else 5)
    words = list(recogniser.beside_context_words())
    return Texts(scored, recogniser.cases(), words, drawn, technical_texts(300_000 if quick else 4_000_000))


def _read_by(peer: str, groups: Sequence[Sequence[str]], folder: Path, *, quick: bool) -> tables.Detect | None:
    """What a peer finds in each text, None where it cannot be run. A text that it was not given is unknown to it."""
    source, target = folder / f"{peer}.jsonl", folder / f"{peer}-spans.jsonl"
    most = SLOW.get(peer, 100_000_000) // (4 if quick else 1)
    texts = list(dict.fromkeys(text for group in groups for text in _share(group, most // len(groups))))
    source.write_text("".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(texts)))
    measured = others.measure(peer, source, runs=1, at_most=2 * most, spans=target)
    if measured.problem:
        return None
    found: dict[str, list[Span]] = {}
    for line in target.read_text().splitlines():
        entry = json.loads(line)
        found[texts[entry["id"]]] = [
            Span(each["start"], each["end"], ours(each["type"]), each["confidence"]) for each in entry["spans"]
        ]
    return found.get


def _share(texts: Sequence[str], most: int) -> Sequence[str]:
    """A part of the texts, evenly drawn, of about so many characters."""
    return texts[:: max(1, -(-sum(map(len, texts)) // most))]
