"""Who gets the text when several detectors claim it.

The contract: spans of different types may overlap only when each is at least 0.5 sure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter

from strongroom.discovery.core.finding import Span

SURE = 0.5
_GENERIC = frozenset(
    ("customer_number", "medical_record_number", "health_insurance_id", "insurance_policy", "other_identifier")
)
"""Whatever a firm numbers; an official number that fits the same text says more."""
_CONTAINERS = frozenset(("url", "username_email_with_password"))
"""Things that hold others."""
_BESIDE = "childrens_data"
"""Said of a column of names as a whole: it stands beside each name, as it is another thing to know."""
_HANDICAP = 0.25


def settle(found: Iterable[Span], least: float) -> list[Span]:
    """Spans of at least `least` confidence, sorted, without claims that a better one refutes.

    The surer span wins, then the longer. The same stretch is one thing; where stretches differ, spans of different
    types both stay when both are sure (a card, and the card with its code). Overlaps are settled before `least` is
    applied, so that a lower limit only adds.
    """
    kept: list[Span] = []
    reach, single = -1, 0
    for span in sorted(found, key=_start):
        if span[0] >= reach:
            if len(kept) - single > 1:
                kept[single:] = _best(kept[single:])
            single = len(kept)
            reach = span[1]
        elif span[1] > reach:
            reach = span[1]
        kept.append(span)
    if len(kept) - single > 1:
        kept[single:] = _best(kept[single:])
    return [span for span in kept if span[3] >= least]


_start = itemgetter(0)
_place = itemgetter(0, 1)


def _best(group: list[Span]) -> list[Span]:
    """The claims that stand, the best first. Those of one type never overlap, so each type is a row of its own in
    which a look at the neighbours is enough: time grows with the group, not with its square."""
    rows: dict[str, tuple[list[int], list[Span]]] = {}
    kept: list[Span] = []
    for span in sorted(group, key=_rank):
        if all(_agrees(span, starts, row) for starts, row in rows.values()):
            starts, row = rows.setdefault(span.type, ([], []))
            at = bisect_left(starts, span.start)
            starts.insert(at, span.start)
            row.insert(at, span)
            kept.append(span)
    return sorted(kept, key=_place)


def _agrees(span: Span, starts: list[int], row: list[Span]) -> bool:
    """Whether all spans of the row that overlap this one leave it its place."""
    at = bisect_right(starts, span.start) - 1
    if at < 0 or row[at].end <= span.start:
        at += 1
    while at < len(row) and starts[at] < span.end:
        if not _compatible(span, row[at]):
            return False
        at += 1
    return True


def _rank(span: Span) -> tuple[float, int, int, str]:
    sure = span.confidence - _HANDICAP if span.type in _GENERIC else span.confidence
    return -sure, span.start - span.end, span.start, span.type


def _compatible(span: Span, other: Span) -> bool:
    if span.type == other.type or span.confidence < SURE or other.confidence < SURE:
        return False
    types = {span.type, other.type}
    if types & _GENERIC and not types & _CONTAINERS:
        return False
    return (span.start, span.end) != (other.start, other.end) or (_BESIDE in types and "name" in types)
