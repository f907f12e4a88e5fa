"""Precision, recall and F1 by kind, at overlap; whole documents right; how well confidence tells the truth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import cache

from bench.quality.samples import IDENTIFYING, SAME, Sample, Truth
from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.finding import Span


@dataclass(slots=True)
class Tally:
    """`hit` and `missed` are of what was to be found, `false` of what was shown; `exact` are hits from the very start to
    the very end, `shown` all spans that are right or false."""

    hit: int = 0
    missed: int = 0
    false: int = 0
    exact: int = 0
    shown: int = 0

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.false) if self.hit + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def f1_exact(self) -> float:
        every = self.hit + self.missed + self.shown
        return 2 * self.exact / every if every else 1.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def line(self) -> str:
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
            f"  (right {self.hit}, missed {self.missed}, false {self.false})"
        )


@dataclass(slots=True)
class Score:
    by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    falses: list[tuple[str, str, str]] = field(default_factory=list)
    shown: Counter[tuple[str, float, bool]] = field(default_factory=Counter)
    """Kind, confidence, right or not, of every span that is right or false."""
    documents: int = 0
    documents_right: int = 0

    def total(self, kinds: Container[str] = ()) -> Tally:
        """Of the kinds given; else of all that identify: names, places and addresses, contacts, every number."""
        chosen = kinds or _identifying()
        return sum((tally for kind, tally in self.by_kind.items() if kind in chosen), Tally())


def score(samples: Iterable[Sample], detect: Callable[[str], list[Span]], least: float = 0.5) -> Score:
    """Overlap: a truth is hit when a span of a kind that answers it touches it; a span is right when it touches
    a truth that it answers, or one whose type is not scored."""
    result = Score()
    for sample in samples:
        found = [span for span in detect(sample.text) if span.confidence >= 0.2]
        shown = [span for span in found if span.confidence >= least]
        right = _truths(sample, shown, result)
        right &= _spans(sample, found, least, result)
        result.documents += 1
        result.documents_right += right
    return result


def _truths(sample: Sample, shown: list[Span], result: Score) -> bool:
    right = True
    for truth in sample.spans:
        same = SAME.get(truth.type)
        if same is None:
            continue
        main = _main(truth.type)
        answering = [span for span in shown if span.type in same and _touch(span, truth)]
        if answering:
            result.by_kind[main].hit += 1
            result.by_kind[main].exact += any((span.start, span.end) == (truth.start, truth.end) for span in answering)
        elif not any(
            _touch(span, truth) and span.type == _main(other.type)
            for other in sample.spans
            if other is not truth and other.start <= truth.start and truth.end <= other.end
            for span in shown
        ):
            result.by_kind[main].missed += 1
            result.misses.append(
                (main, sample.text[truth.start : truth.end], _around(sample.text, truth.start, truth.end))
            )
            right = False
    return right


def _spans(sample: Sample, found: list[Span], least: float, result: Score) -> bool:
    right = True
    scored = _counted(complete=sample.complete)
    for span in found:
        if span.type not in scored:
            continue
        touched = [truth for truth in sample.spans if _touch(span, truth)]
        true = any(span.type in SAME.get(truth.type, {span.type}) for truth in touched)
        result.shown[span.type, round(span.confidence, 2), true] += 1
        result.by_kind[span.type].shown += span.confidence >= least
        if not true and span.confidence >= least:
            result.by_kind[span.type].false += 1
            result.falses.append(
                (span.type, sample.text[span.start : span.end], _around(sample.text, span.start, span.end))
            )
            right = False
    return right


@cache
def _identifying() -> frozenset[str]:
    return frozenset(IDENTIFYING) | {kind.id for kind in kinds().values() if kind.linkable}


@cache
def _counted(*, complete: bool) -> frozenset[str]:
    """Kinds whose hits are right or false; in a document with the whole truth, all that point to somebody."""
    scored = {kind for same in SAME.values() for kind in same}
    if complete:
        scored |= {kind.id for kind in kinds().values() if kind.linkable}
    return frozenset(scored)


def _main(type_: str) -> str:
    same = SAME.get(type_, {type_})
    return {
        "LOCATION": "location",
        "LOCATION_NAME": "location",
        "STREET_ADDRESS": "postal_address",
        "ADDRESS": "postal_address",
        "HEALTH_INSURANCE_ID": "health_insurance_id",
        "INSURANCE_POLICY_NUMBER": "insurance_policy",
        "PASSPORT_NUMBER": "us_passport",
    }.get(type_, next(iter(same)))


def _touch(span: Span, truth: Truth) -> bool:
    return span.start < truth.end and truth.start < span.end


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 40) : start] + "[" + text[start:end] + "]" + text[end : end + 30]
