"""Running text as passages that say their line: what a file of any text format is when nothing more is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step


def passages(file: BinaryIO, *, reword: Callable[[str], str] | None = None) -> Iterator[Part]:
    """The text from where `file` stands. `reword` may change a piece, but not its line ends."""
    for line, text in encoding.stream(file):
        if not text.isspace():
            yield Passage((Step("line", str(line)),), reword(text) if reword else text)


def from_line(
    file: BinaryIO, first: int, *, declared: str | None = None, reword: Callable[[str], str]
) -> Iterator[Part]:
    """The text of a file from its line number `first` on: where a parser that got lost there has to stop.

    `reword` as in `passages`."""
    file.seek(0)
    for line, text in encoding.stream(file, declared):
        below = line + text.count("\n")
        if below < first:
            continue
        cut = text.split("\n", max(0, first - line))[-1] if line < first else text
        if cut and not cut.isspace():
            yield Passage((Step("line", str(max(line, first))),), reword(cut))
