"""What the tests of this folder share: one engine, and the found stretches of a text by kind."""

from __future__ import annotations

from functools import cache

from strongroom.discovery.core.detect.engine import Engine, Options


@cache
def engine() -> Engine:
    return Engine(Options(countries=("SE", "GB", "US")))


def found(text: str, kind: str, *, least: float = 0.5, label: str = "") -> list[str]:
    """The stretches of the text that are shown as that kind."""
    return [
        text[span.start : span.end]
        for span in engine().spans(text, label=label)
        if span.type == kind and span.confidence >= least
    ]


def column(cells: list[str], header: str, kind: str) -> list[str]:
    return [
        cells[row][span.start : span.end]
        for row, span in engine().column(cells, header=header)
        if span.type == kind and span.confidence >= 0.5
    ]
