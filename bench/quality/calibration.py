"""Whether confidence tells the truth: of what is shown at a step, the share that is right, by family of kinds.

Counted on halves that are only scored: documents of our own, labelled sets, text of third origin, recogniser cases,
and technical text, in which everything identifying is false. A document that does not tell all that stands in it
counts only for the kinds that its set has labelled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from bench.quality.cases import Case
from bench.quality.contents import asked_for, records
from bench.quality.entities import answers
from bench.quality.samples import Sample
from bench.quality.score import score
from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.finding import Span

STEPS = (0.2, 0.5, 0.6, 0.7, 0.8, 0.9)
"""The least confidence of each row; the last goes up to 1."""
_FAMILIES = {
    "name": "names", "organisation": "organisations", "postal_address": "addresses and places",
    "location": "addresses and places", "email": "contacts", "phone": "contacts", "url": "contacts",
    "ip_address": "devices", "mac_address": "devices", "date_of_birth": "dates", "date": "dates",
}  # fmt: skip
_SECRETS = {"password", "api_key", "private_key", "username_email_with_password", "access_code", "card_cvv", "card_pin"}
Counts = Counter[tuple[str, float, bool]]
"""How many of a family, at a step, are right or wrong."""


def family(kind: str) -> str:
    if kind in _FAMILIES:
        return _FAMILIES[kind]
    if kind in _SECRETS:
        return "secrets"
    return "content" if kind in asked_for() else "numbers"


def step(confidence: float) -> float:
    """The row that a confidence falls into; what is below the first is shown nowhere."""
    return max((least for least in STEPS if least <= confidence + 1e-9), default=0.0)


def counted(
    sets: Mapping[str, Iterable[Sample]],
    cases: Iterable[Case],
    clean: Iterable[str],
    detect: Callable[[str], list[Span]],
) -> Counts:
    return _of_documents(sets, detect) + _of_cases(cases, detect) + _of_clean(clean, detect) + _of_contents(detect)


def _of_documents(sets: Mapping[str, Iterable[Sample]], detect: Callable[[str], list[Span]]) -> Counts:
    counts: Counts = Counter()
    for samples in sets.values():
        for (kind, confidence, right), times in score(samples, detect).shown.items():
            counts[family(kind), step(confidence), right] += times
    return counts


def _of_cases(cases: Iterable[Case], detect: Callable[[str], list[Span]]) -> Counts:
    counts: Counts = Counter()
    for case in cases:
        wanted = answers(case.kind)
        for span in detect(case.text):
            if span.type in wanted and not case.disputed:
                right = any(span.start < end and start < span.end for start, end in case.spans)
                counts[family(span.type), step(span.confidence), right] += 1
    return counts


def _of_clean(texts: Iterable[str], detect: Callable[[str], list[Span]]) -> Counts:
    false = {kind.id for kind in kinds().values() if kind.linkable} | {"name", "location", "postal_address"}
    false -= {"ip_address", "mac_address"}
    spans = (span for text in texts for span in detect(text) if span.type in false)
    return Counter((family(span.type), step(span.confidence), False) for span in spans)


def _of_contents(detect: Callable[[str], list[Span]]) -> Counts:
    return Counter(
        ("content", step(span.confidence), span.type in record.kinds)
        for record in records()
        if not record.for_tuning
        for span in detect(record.text)
        if family(span.type) == "content" and span.type not in record.may
    )


def rows(counts: Counts) -> list[tuple[object, ...]]:
    """A row a family, the last for all; a cell says the share right and of how many."""
    families = sorted({name for name, _, _ in counts})
    table = [(name, *(_cell(counts, {name}, least) for least in STEPS)) for name in families]
    return [*table, ("all", *(_cell(counts, set(families), least) for least in STEPS))]


def _cell(counts: Counts, names: set[str], least: float) -> str:
    right, wrong = (sum(counts[name, least, hit] for name in names) for hit in (True, False))
    return f"{right / (right + wrong):.2f} of {right + wrong}" if right + wrong else ""
