"""The tables of `bench quality`: every program's figures, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from bench import _common as common
from bench.quality import calibration, contents
from bench.quality.cases import Case, score_cases
from bench.quality.numbers import Case as Number
from bench.quality.samples import CORE, SAME, Sample
from bench.quality.score import Score, Tally, score
from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.finding import Span


class Detect(Protocol):
    """Spans of a text; None where a slow program was not given it."""

    def __call__(self, text: str, /) -> list[Span] | None: ...


Programs = Sequence[tuple[str, Detect | None]]
_OF_MACHINES = {"ip_address", "mac_address", "uuid"}
_SURE = 0.5


def labelled_rows(sets: Mapping[str, Sequence[Sample]], programs: Programs) -> None:
    """Documents with their truth: F1 by touch and to the very sign, and documents without any fault."""
    rows: list[tuple[object, ...]] = []
    for name, samples in sets.items():
        for program, detect in programs:
            if detect is None:
                rows.append((name, program, "could not be run", *[""] * 6))
                continue
            read = {sample.text: spans for sample in samples if (spans := detect(sample.text)) is not None}
            given = [sample for sample in samples if sample.text in read]
            typed = {sample.text: _typed(read[sample.text], sample) for sample in given}
            rows.append((name, program, *_figures(score(given, typed.__getitem__))))
    header = (
        "half that is only scored",
        "engine",
        "documents",
        "precision",
        "recall",
        "F1",
        "F1 eight core kinds",
        "F1 exact",
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
    tally = result.total()
    if not result.documents:
        return ("0", *[""] * 6)
    return (
        str(result.documents),
        *(
            f"{figure:.3f}"
            for figure in (tally.precision, tally.recall, tally.f1, result.total(CORE).f1, tally.f1_exact)
        ),
        f"{result.documents_right / result.documents:.0%}",
    )


def case_rows(cases: Sequence[Case], words: Sequence[Case], programs: Programs) -> None:
    """Recogniser cases by origin; `undisputed` leaves out those whose expectation the number's own standard refutes.
    `words`, a measure of breadth, stand in a column of their own."""
    sources = sorted({case.source for case in cases})
    rows: list[tuple[object, ...]] = []
    for program, detect in programs:
        result = score_cases(cases, detect or (lambda _: None))
        if not result.cases:
            rows.append((program, "", "could not be run", *[""] * (len(sources) + 3)))
            continue
        undisputed = score_cases([case for case in cases if not case.disputed], detect or (lambda _: None))
        shares = (result.share(), undisputed.share(), *map(undisputed.share, sources))
        beside = result.others.total() / result.cases
        broad = f"{score_cases(words, detect).share():.1%}" if words and detect else ""
        rows.append((program, result.cases, *(f"{share:.1%}" for share in shares), f"{beside:.2f}", broad))
    print(
        f"Recogniser cases of {len({case.kind for case in cases})} kinds: a value in a short sentence, valid and not.\n"
    )
    common.table(
        (
            "engine",
            "cases",
            "wholly right",
            "undisputed",
            *(f"of {source}" for source in sources),
            "hits of other kinds a case",
            "beside presidio's context words",
        ),
        rows,
    )


def number_rows(numbers: Sequence[Number], programs: Programs) -> None:
    """Valid official numbers beside their label, and the same with a wrong last digit."""
    rows: list[tuple[object, ...]] = []
    for program, detect in programs:
        read = [(case, spans) for case in numbers if detect and (spans := detect(case.text)) is not None]
        valid = [(case, _sure(spans)) for case, spans in read if case.valid]
        wrong = [(case, _sure(spans)) for case, spans in read if not case.valid]
        if not valid:
            rows.append((program, "", "could not be run", "", "", ""))
            continue
        right = sum(any(span.type in case.kinds for span in spans) for case, spans in valid)
        anything = sum(any(span.start < case.end and case.start < span.end for span in spans) for case, spans in valid)
        refused = sum(not any(span.type in case.kinds and span.valid for span in spans) for case, spans in wrong)
        other = sum(span.type not in case.kinds for case, spans in read for span in spans)
        rows.append(
            (program, len(read), f"{right / len(valid):.1%}", f"{anything / len(valid):.1%}",
             f"{refused / max(1, len(wrong)):.1%}" if program == programs[0][0] else "", f"{other / len(read):.2f}")
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


def clean_rows(texts: Sequence[str], programs: Programs) -> None:
    """Hits a MB where nothing personal stands; addresses of machines and web pages are none. All else that a
    program says (dates, firms, types without a like among ours) has a column of its own."""
    identifying = {kind.id for kind in kinds().values() if kind.linkable} - _OF_MACHINES
    rows: list[tuple[object, ...]] = []
    for program, detect in programs:
        read = [(text, spans) for text in texts if detect and (spans := detect(text)) is not None]
        size = sum(len(text.encode()) for text, _ in read) / 1e6
        if not read:
            rows.append((program, "", "could not be run", "", "", ""))
            continue
        hits = [span.type for _, spans in read for span in _sure(spans)]
        counts = (
            sum(hit in identifying for hit in hits),
            hits.count("name"),
            sum(hit in {"location", "postal_address"} for hit in hits),
        )
        counts += (len(hits) - sum(counts),)
        rows.append((program, f"{size:.2f}", *(f"{count / size:.1f}" for count in counts)))
    common.table(
        ("engine", "MB of technical text", "identifiers a MB", "people a MB", "places a MB", "all else a MB"), rows
    )


def content_rows(detect: Callable[[str], list[Span]]) -> None:
    """What a text is about: no peer says it."""
    scored = contents.score_records([record for record in contents.records() if not record.for_tuning], detect)
    rows = [
        (kind, tally.hit + tally.missed, f"{tally.precision:.2f}", f"{tally.recall:.2f}", tally.false)
        for kind, tally in [*sorted(scored.items()), ("all", sum(scored.values(), Tally()))]
    ]
    print("What a text is about, in English and Swedish, hard negatives among them (half that is only scored).\n")
    common.table(("kind", "texts", "precision", "recall", "false"), rows)


def calibration_rows(
    sets: Mapping[str, Sequence[Sample]],
    cases: Sequence[Case],
    clean: Sequence[str],
    detect: Callable[[str], list[Span]],
) -> None:
    print("Of what is shown at a confidence, the share that is right (scored halves, cases, technical text).\n")
    steps = [*map("{:.1f}".format, calibration.STEPS), "1"]
    header = ("family", *(f"{low} to {high}" for low, high in pairwise(steps)))
    common.table(header, calibration.rows(calibration.counted(sets, cases, clean, detect)))
