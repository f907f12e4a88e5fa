"""A column of a table is judged as one: its cells are examined as the lines of one text, and decide together.

What most cells are, all such cells are with more right than any one alone; what only a few cells look like, in a
column of numbers that nothing speaks for, they look like by chance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from strongroom.discovery.core.finding import Span

RAISED = 0.95
"""How sure the members of a column are that most cells agree on."""
LOWERED = 0.35
"""What is left of the confidence of the odd ones in a column of something else."""
FEWEST = 5
"""Filled cells needed for a decision of their own."""
_MOST = 0.7
_FEW = 0.3
_COVERED = 0.8
_DIFFERENT = 3
"""Values of a kind from which its cells speak for one another."""

Decision = Mapping[str, float]
"""For each kind, its share among the filled cells of the column."""


def joined(cells: Sequence[str]) -> tuple[list[int], str]:
    """Where each cell starts, and the cells as lines.

    A line break inside a cell becomes a comma: it ends a number, as a space would not, and an address goes on after it.
    """
    lines = [cell.replace("\r\n", " ,").replace("\n", ",") if "\n" in cell else cell for cell in cells]
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0)), "\n".join(lines)


def decide(spans: Sequence[Span], starts: Sequence[int], cells: Sequence[str]) -> Decision | None:
    """The share of filled cells that each kind fills. None where there are too few cells to say."""
    filled = sum(1 for cell in cells if cell and not cell.isspace())
    if filled < FEWEST:
        return None
    rows: dict[str, set[int]] = {}
    for span in spans:
        row = bisect_right(starts, span.start) - 1
        if span.valid and span.end - span.start >= _COVERED * len(cells[row].strip()):
            rows.setdefault(span.type, set()).add(row)
    return {kind: len(members) / filled for kind, members in rows.items()}


def judged(spans: Sequence[Span], decision: Decision, numbers: frozenset[str], *, told: bool) -> list[Span]:
    """Spans with the column's judgement. `numbers` are the kinds that chance can make; `told`: the header speaks.

    Numbers agree only where they differ: one value all the way down is one chance, not many.
    """
    found: list[Span] = []
    repeated = set() if told else numbers - _varied(spans)
    for span in spans:
        share = decision.get(span.type, 0.0)
        if span.type in repeated and share >= _MOST and span.confidence < 0.9:
            found.append(span._replace(confidence=span.confidence * LOWERED))
        elif span.valid and share >= _MOST and span.confidence >= 0.2:
            found.append(span._replace(confidence=max(span.confidence, RAISED)))
        elif share <= _FEW and span.type in numbers and not told and span.confidence < 0.9:
            found.append(span._replace(confidence=span.confidence * LOWERED))
        else:
            found.append(span)
    return found


def _varied(spans: Sequence[Span]) -> set[str]:
    """The kinds with several values in the column."""
    values: dict[str, set[str]] = {}
    for span in spans:
        values.setdefault(span.type, set()).add(span.value)
    return {kind for kind, each in values.items() if len(each) >= _DIFFERENT}


def placed(spans: Sequence[Span], starts: Sequence[int]) -> list[tuple[int, Span]]:
    """Spans with the number of their cell, counted within the cell; one that runs over a cell's end is none."""
    found = []
    for span in spans:
        row = bisect_right(starts, span.start) - 1
        start = starts[row]
        if row + 1 == len(starts) or span.end < starts[row + 1]:
            found.append((row, span._replace(start=span.start - start, end=span.end - start)))
    return found
