"""`strongroom bench quality`: our figures beside the peers', in one run.

STRONGROOM_LABELLED names a folder of labelled `.jsonl` files; without it the rows of our own making and of technical
text are given. A peer's type that has no like among ours counts neither for nor against it, and one that names no types
is right wherever it touches something to be found.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench import _common as common
from bench import peers as others
from bench.quality.generate import documents
from bench.quality.numbers import Case, cases
from bench.quality.samples import IDENTIFYING, SAME, Sample, labelled
from bench.quality.score import Score, score
from bench.quality.technical import technical_texts
from strongroom import __version__
from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.finding import Span

OURS = {
    "PERSON": "name", "LOCATION": "location", "EMAIL_ADDRESS": "email", "EMAIL": "email", "email": "email",
    "PHONE_NUMBER": "phone", "PHONE": "phone", "phone": "phone", "CREDIT_CARD": "card_pan", "credit_card": "card_pan",
    "US_SSN": "us_ssn", "SSN": "us_ssn", "IBAN_CODE": "iban", "IP_ADDRESS": "ip_address", "ZIP_CODE": "location",
    "postalcode": "location", "DATE_OF_BIRTH": "date_of_birth", "MEDICAL_RECORD_NUMBER": "medical_record_number",
}  # fmt: skip
"""Types of the peers under our names."""
SLOW = {"presidio-analyzer": 300_000, "scrubadub": 1_000_000, "presidio-rs": 4_000_000}
"""Characters that a slow peer is given, evenly drawn from every set; the other programs read everything."""
_OF_MACHINES = {"ip_address", "mac_address"}
_SURE = 0.5
Detect = Callable[[str], list[Span]]


def run(*, quick: bool, peers: bool) -> None:
    common.heading("quality: what is found, what is missed, what is false, at confidence 0.5 and more")
    engine = Engine(Options(countries=("SE", "GB", "US")))
    size = 300_000 if quick else 4_000_000
    sets = _sets(quick=quick)
    numbers = cases(2 if quick else 5)
    clean = technical_texts(size)
    groups = [[sample.text for sample in samples] for samples in sets.values()] + [
        [case.text for case in numbers],
        clean,
    ]
    programs: list[tuple[str, Detect | None]] = [(f"strongroom {__version__}", engine.spans)]
    with tempfile.TemporaryDirectory() as scratch:
        if peers:
            for peer in others.PINS:
                spans = _read_by(peer, groups, Path(scratch), quick=quick)
                programs.append((peer, spans))
        _labelled_rows(sets, programs)
        _number_rows(numbers, programs)
        _clean_rows(clean, programs)


def _sets(*, quick: bool) -> dict[str, list[Sample]]:
    """Only the half that no rule was tuned on, of every set."""
    sets = {"own mix": list(documents(120 if quick else 600))}
    folder = os.environ.get("STRONGROOM_LABELLED")
    for file in sorted(Path(folder).glob("*.jsonl")) if folder else ():
        sets[file.stem] = list(labelled(file))[: 60 if quick else None]
    return {name: [sample for sample in samples if not sample.for_tuning] for name, samples in sets.items()}


def _read_by(peer: str, groups: Sequence[Sequence[str]], folder: Path, *, quick: bool) -> Detect | None:
    """What a peer finds in each text, None where it cannot be run. A text that it was not given is unknown to it."""
    source, target = folder / f"{peer}.jsonl", folder / f"{peer}-spans.jsonl"
    most = SLOW.get(peer, 100_000_000) // (4 if quick else 1)
    texts = list(dict.fromkeys(text for group in groups for text in _share(group, most // len(groups))))
    source.write_text("".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(texts)))
    at_most = 2 * most
    measured = others.measure(peer, source, runs=1, at_most=at_most, spans=target)
    if measured.problem:
        return None
    found: dict[str, list[Span]] = {}
    for line in target.read_text().splitlines():
        entry = json.loads(line)
        found[texts[entry["id"]]] = [
            Span(
                each["start"], each["end"], OURS.get(each["type"], (each["type"] or "any").lower()), each["confidence"]
            )
            for each in entry["spans"]
        ]
    return found.__getitem__


def _share(texts: Sequence[str], most: int) -> Sequence[str]:
    """A part of the texts, evenly drawn, of about so many characters."""
    return texts[:: -(-sum(map(len, texts)) // most)]


def _read(detect: Detect, text: str) -> list[Span] | None:
    try:
        return detect(text)
    except KeyError:
        return None


def _labelled_rows(sets: dict[str, list[Sample]], programs: Sequence[tuple[str, Detect | None]]) -> None:
    rows: list[tuple[object, ...]] = []
    for name, samples in sets.items():
        for program, detect in programs:
            if detect is None:
                rows.append((name, program, "", "", "", "could not be run", ""))
                continue
            read = {sample.text: spans for sample in samples if (spans := _read(detect, sample.text)) is not None}
            given = [sample for sample in samples if sample.text in read]
            typed = {sample.text: _typed(read[sample.text], sample) for sample in given}
            rows.append((name, program, *_figures(score(given, typed.__getitem__))))
    header = (
        "half that is only scored",
        "engine",
        "documents",
        "precision",
        "recall",
        "F1 identifying",
        "documents right",
    )
    common.table(header, rows)


def _typed(spans: list[Span], sample: Sample) -> list[Span]:
    """Spans without a type take that of whatever they touch."""
    if all(span.type != "any" for span in spans):
        return spans
    typed = []
    for span in spans:
        touched = [truth for truth in sample.spans if span.start < truth.end and truth.start < span.end]
        names = [kind for truth in touched for kind in SAME.get(truth.type, ())] or ([] if touched else ["name"])
        typed += [span._replace(type=name) for name in names[:1]]
    return typed


def _figures(result: Score) -> tuple[str, ...]:
    tally = result.total(IDENTIFYING)
    if not result.documents:
        return ("0", "", "", "", "")
    precision = tally.hit / max(1, tally.hit + tally.false)
    recall = tally.hit / max(1, tally.hit + tally.missed)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return (
        *(str(result.documents), f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"),
        f"{result.documents_right / result.documents:.0%}",
    )


def _number_rows(numbers: Sequence[Case], programs: Sequence[tuple[str, Detect | None]]) -> None:
    """Valid official numbers beside their label, and the same with a wrong last digit."""
    rows: list[tuple[object, ...]] = []
    for program, detect in programs:
        read = [(case, spans) for case in numbers if detect and (spans := _read(detect, case.text)) is not None]
        valid = [(case, _sure(spans)) for case, spans in read if case.valid]
        wrong = [(case, _sure(spans)) for case, spans in read if not case.valid]
        if not valid:
            rows.append((program, "", "could not be run", "", "", ""))
            continue
        right = sum(any(span.type in case.kinds for span in spans) for case, spans in valid)
        anything = sum(any(_touches(span, case) for span in spans) for case, spans in valid)
        refused = sum(not any(span.type in case.kinds and span.valid for span in spans) for case, spans in wrong)
        other = sum(span.type not in case.kinds for case, spans in read for span in spans)
        rows.append(
            (program, len(read), f"{right / len(valid):.1%}", f"{anything / len(valid):.1%}",
             f"{refused / max(1, len(wrong)):.1%}" if detect == programs[0][1] else "", f"{other / len(read):.2f}")
        )  # fmt: skip
    kinds_met = len({case.kinds for case in numbers})
    print(f"Official numbers of {kinds_met} kinds in a short sentence beside their label.\n")
    header = (
        "engine",
        "cases",
        "valid: right type",
        "valid: any type",
        "wrong digit: refused",
        "hits of other kinds a case",
    )
    common.table(header, rows)


def _sure(spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span.confidence >= _SURE]


def _touches(span: Span, case: Case) -> bool:
    return span.start < case.end and case.start < span.end


def _clean_rows(texts: Sequence[str], programs: Sequence[tuple[str, Detect | None]]) -> None:
    """Hits a MB where nothing personal stands; addresses of machines and web pages are none."""
    identifying = {kind.id for kind in kinds().values() if kind.linkable} - _OF_MACHINES
    rows: list[tuple[object, ...]] = []
    for program, detect in programs:
        read = [(text, spans) for text in texts if detect and (spans := _read(detect, text)) is not None]
        size = sum(len(text.encode()) for text, _ in read) / 1e6
        if not read:
            rows.append((program, "", "could not be run", "", ""))
            continue
        hits = [span.type for _, spans in read for span in _sure(spans)]
        people, numbers = hits.count("name"), sum(hit in identifying for hit in hits)
        places = hits.count("location")
        rows.append((program, f"{size:.2f}", *(f"{count / size:.1f}" for count in (numbers, people, places))))
    common.table(("engine", "MB of technical text", "identifiers a MB", "people a MB", "places a MB"), rows)
