"""Tables in text files: comma, tab, semicolon, bar and odder separated values, of any length."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from strongroom.discovery.adapters.read.office import grid
from strongroom.discovery.adapters.read.texts import encoding, lines
from strongroom.discovery.adapters.read.texts.delimited_dialect import Dialect, looks_delimited, rows_of
from strongroom.discovery.core.passage import Part, Passage, Source, Table
from strongroom.discovery.core.where import Step

__all__ = ["Dialect", "looks_delimited", "read", "read_as"]

BLOCK = 1000
CELLS = 200_000
WIDEST = 16_384
"""Columns of a spreadsheet at most. Whoever writes more on a line did not mean columns."""
LONGEST_LINE = 1024 * 1024
LONGEST_CELL_LINES = 300
"""A quoted cell of more lines is a quote that nobody closed: without this it would swallow the file."""
csv.field_size_limit(2 * LONGEST_LINE)


def read(source: Source) -> Iterator[Part]:
    dialect = looks_delimited(encoding.sample(source.file), named=True)
    return read_as(source, dialect) if dialect else lines.passages(source.file)


def read_as(source: Source, dialect: Dialect) -> Iterator[Part]:
    """The file's rows in blocks. The header stands beside them and once among them: who knows what it holds."""
    blocks = _blocks(_rows(source.file, dialect))
    start = next(blocks, [])
    head = _header(start)
    header: tuple[str, ...] = ()
    first = 1
    if head is not None:
        header = tuple(start[head])
        yield from _block((), 1, start[: head + 1], dialect)
        start, first = start[head + 1 :], head + 2
    while start:
        yield from _block(header, first, start, dialect)
        first += len(start)
        start = next(blocks, [])


def _blocks(rows: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    width = 0
    for row in rows:
        block.append(row)
        width = max(width, len(row))  # all rows of a block become as wide as its widest
        if len(block) == BLOCK or width * len(block) > CELLS:
            yield block
            block, width = [], 0
    if block:
        yield block


def _header(rows: list[list[str]]) -> int | None:
    """A header stands at the top, or below lines of a title; never amid rows of its own kind."""
    head = grid.find_header(rows)
    if head is None:
        return None
    filled = sum(map(bool, rows[head]))
    above = (sum(map(bool, row)) for row in rows[:head])
    return head if all(count < filled for count in above) else None


def _block(header: tuple[str, ...], first: int, rows: list[list[str]], dialect: Dialect) -> Iterator[Part]:
    width = max(map(len, rows))
    bare = sum(1 for row in rows if len(row) == 1)
    if width > WIDEST or (bare * 2 > len(rows) and len(rows) > 1):  # the table has ended, or never was one
        text = "\n".join(dialect.delimiter.join(row) for row in rows)
        for start in range(0, len(text), encoding.WINDOW):
            yield Passage((Step("row", str(first)),), text[start : start + encoding.WINDOW])
        return
    if not any(map(any, rows)):
        return
    even = [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
    names = () if header else tuple(grid.column_name(index) for index in range(width))
    yield Table((), header, first, even, names)


class _Unclosed(Exception):
    """A cell's closing quote does not come."""


class _Feed:
    """Lines for the parser, kept until their row is done, so that they can be read again without quotes."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self.kept: deque[str] = deque()
        self._size = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if len(self.kept) >= LONGEST_CELL_LINES or self._size > LONGEST_LINE:
            raise _Unclosed
        line = next(self._source)
        self.kept.append(line)
        self._size += len(line)
        return line

    def row_done(self) -> None:
        self.kept.clear()
        self._size = 0


def _rows(file: BinaryIO, dialect: Dialect) -> Iterator[list[str]]:
    feed = _Feed(_row_lines(file, dialect))
    while True:
        try:
            for row in rows_of(feed, dialect):
                feed.row_done()
                yield row
        except (_Unclosed, csv.Error):
            again = list(feed.kept)
            feed.row_done()
            # Only the row with the stray quote is taken as it stands; what follows may be quoted rightly.
            yield from rows_of(again, dialect, quoted=False)
            continue
        return


def _row_lines(file: BinaryIO, dialect: Dialect) -> Iterator[str]:
    rest = ""
    for _, text in encoding.stream(file):
        *whole, rest = (rest + text).split(dialect.row_end)
        for line in whole:
            yield line + "\n"
        if len(rest) > LONGEST_LINE:
            yield rest
            rest = ""
    if rest:
        yield rest
