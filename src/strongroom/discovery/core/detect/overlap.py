"""Who gets the text when several detectors claim it.

The contract: spans of different types may overlap only when each is at least 0.5 sure.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from strongroom.discovery.core.finding import Span

SURE = 0.5


def settle(found: Iterable[Span], least: float) -> list[Span]:
    """Spans of at least `least` confidence, sorted, without claims that a better one refutes.

    The surer span wins, then the longer. Of one type only one span covers a place; of different types both stay
    only when both are sure and neither lies wholly within the other's text for the same reason.
    """
    ordered = sorted([span for span in found if span.confidence >= least], key=_place)
    kept: list[Span] = []
    group: list[Span] = []
    reach = -1
    for span in ordered:
        if span.start >= reach:
            kept += _best(group) if len(group) > 1 else group
            group = [span]
            reach = span.end
        else:
            group.append(span)
            reach = max(reach, span.end)
    return kept + _best(group)


_place = attrgetter("start", "end")


def _best(group: list[Span]) -> list[Span]:
    if len(group) < 2:
        return group
    kept: list[Span] = []
    for span in sorted(group, key=lambda each: (-each.confidence, each.start - each.end, each.start, each.type)):
        if all(_compatible(span, other) for other in kept if span.start < other.end and other.start < span.end):
            kept.append(span)
    return sorted(kept, key=_place)


def _compatible(span: Span, other: Span) -> bool:
    return span.type != other.type and span.confidence >= SURE and other.confidence >= SURE
