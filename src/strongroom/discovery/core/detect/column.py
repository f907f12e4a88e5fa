"""A column of a table is judged as one: its cells are examined as the lines of one text, and decide together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from strongroom.discovery.core.finding import Span


def joined(cells: Sequence[str]) -> tuple[list[int], str]:
    """Where each cell starts, and the cells as lines. A line break inside a cell becomes a space."""
    lines = [cell.replace("\n", " ") if "\n" in cell else cell for cell in cells]
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0)), "\n".join(lines)


def placed(spans: Sequence[Span], starts: Sequence[int]) -> list[tuple[int, Span]]:
    """Spans with the number of their cell, counted within the cell."""
    found = []
    for span in spans:
        row = bisect_right(starts, span.start) - 1
        start = starts[row]
        found.append((row, replace(span, start=span.start - start, end=span.end - start)))
    return found
