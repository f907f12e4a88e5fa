"""JSON (RFC 8259), JSON lines, and what was meant to be either.

Values are decoded by the standard library as long as one fits in a window; a larger one is walked member by member,
so memory stays flat on a file of any size. From where the notation breaks, the rest is read as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from strongroom.discovery.adapters.read.texts import encoding, records
from strongroom.discovery.core.passage import Part, Passage, Source
from strongroom.discovery.core.where import Step

LARGEST = 2 * 1024 * 1024
"""Characters of one value that is decoded as a whole. Objects take up to 25 times that in memory."""
_FIRST_TRY = LARGEST // 16
_DEEPEST = 80
_SPACE = re.compile(r"[ \t\n\r\ufeff\x1e]*")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# Numbers stay the digits that stand in the file; control characters in strings are let pass.
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False)


def read(source: Source) -> Iterator[Part]:
    cursor = _Cursor(source.file)
    series = _Series("", whole_file=True)
    try:
        while not cursor.at_end():
            yield from _one_of_series(cursor, series)
        yield from series.flush(at_end=True)
    except _Broken:
        yield from series.flush()
        yield from cursor.rest()


class _Broken(Exception):
    """Here the notation breaks."""


class _TooLarge(Exception):
    """A value that does not fit in the window, or that breaks somewhere within."""


class _Cursor:
    """A place in a text of which only a window is held."""

    def __init__(self, file: BinaryIO) -> None:
        self._blocks = encoding.stream(file)
        self._text = ""
        self._at = 0
        self._dropped = 0
        self._lines_above = 0
        self._ended = False

    def _more(self, wanted: int) -> None:
        """Have `wanted` characters in the window, if the file has them."""
        missing = wanted - (len(self._text) - self._at)
        blocks = [self._text[self._at :]]
        self._lines_above += self._text.count("\n", 0, self._at)
        self._dropped += self._at
        while missing > 0 and not self._ended:
            _, block = next(self._blocks, (0, ""))
            self._ended = not block
            blocks.append(block)
            missing -= len(block)
        self._text, self._at = "".join(blocks), 0

    def peek(self) -> str:
        """The next character that is no space, empty at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text) or self._ended:
                return self._text[self._at : self._at + 1]
            self._more(_FIRST_TRY)

    def at_end(self) -> bool:
        return not self.peek()

    def take(self, expected: str) -> None:
        if self.peek() != expected:
            raise _Broken
        self._at += 1

    def value(self) -> Any:
        """The value that begins here. Raises `_TooLarge` where it is a list or an object, else `_Broken`."""
        first = self.peek()
        wanted = _FIRST_TRY
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
                torn = end == len(self._text)  # a number may go on
            except json.JSONDecodeError as error:
                end, torn = -1, error.msg.startswith("Unterminated") or error.pos > len(self._text) - 16
            except RecursionError:
                end, torn = -1, False
            if end >= 0 and (not torn or self._ended):
                self._at = end
                return value
            if not torn or self._ended or wanted >= LARGEST:
                raise _TooLarge if first in ("[", "{") else _Broken
            wanted *= 4
            self._more(wanted)

    def offset(self) -> int:
        return self._dropped + self._at

    def line(self) -> int:
        return self._lines_above + self._text.count("\n", 0, self._at) + 1

    def rest_of_line(self) -> Passage | None:
        """What is left of a line that broke, if the next one begins a value. Else `_Broken`."""
        end = self._text.find("\n", self._at)
        if end < 0 or self._text[end + 1 : end + 2] not in ("{", "["):
            raise _Broken
        text, line = self._text[self._at : end], self.line()
        self._at = end + 1
        return Passage((Step("line", str(line)),), _reworded(text)) if text.strip() else None

    def rest(self) -> Iterator[Part]:
        """All that is left, as text."""
        line = self.line()
        for text in chain((self._text[self._at :],), (block for _, block in self._blocks)):
            for start in range(0, len(text), encoding.WINDOW):
                piece = text[start : start + encoding.WINDOW]
                if piece.strip():
                    yield Passage((Step("line", str(line)),), _reworded(piece))
                line += piece.count("\n")


def _reworded(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text) if "\\u" in text else text


class _Series:
    """Members of one list, or lines of one file: objects in a row become tables."""

    def __init__(self, path: str, name: str = "", *, whole_file: bool = False) -> None:
        self.path = path
        self.name = name
        self.count = 0
        self._whole_file = whole_file
        self._objects: list[dict[str, Any]] = []
        self._weight = 0

    def inner(self) -> str:
        """The path of the next member."""
        return self.path if self._whole_file else records.below(self.path, self.count)

    def add(self, value: Any, weight: int) -> Iterator[Part]:
        if isinstance(value, dict):
            self._objects.append(value)
            self._weight += weight
            self.count += 1
            if len(self._objects) == records.BLOCK or self._weight > LARGEST:
                yield from self.flush()
            return
        yield from self.flush()
        yield from records.parts_of(value, self.inner(), self.name)
        self.count += 1

    def flush(self, *, at_end: bool = False) -> Iterator[Part]:
        objects, first = self._objects, self.count - len(self._objects)
        self._objects, self._weight = [], 0
        if at_end and len(objects) == 1 and first == 0 and self._whole_file:
            yield from records.parts_of(objects[0])  # a file that is one object
            return
        rows = [records.flat(one) for one in objects]
        if tables := records.as_tables(rows, records.place(self.path), first + 1):
            yield from tables
            return
        for index, one in enumerate(objects, first):
            yield from records.parts_of(one, records.below(self.path, index), self.name)


def _one_of_series(cursor: _Cursor, series: _Series) -> Iterator[Part]:
    try:
        yield from _member(cursor, series, 0)
    except _Broken:
        yield from series.flush()
        if passage := cursor.rest_of_line():
            yield passage


def _member(cursor: _Cursor, series: _Series, depth: int) -> Iterator[Part]:
    """One value of a series; one that is too large is walked."""
    before = cursor.offset()
    try:
        value = cursor.value()
    except _TooLarge:
        yield from series.flush()
        path = series.inner()
        series.count += 1
        yield from _walk(cursor, path, series.name, depth)
        return
    yield from series.add(value, cursor.offset() - before)


def _walk(cursor: _Cursor, path: str, name: str, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        raise _Broken
    if cursor.peek() == "[":
        yield from _walk_list(cursor, _Series(path, name), depth)
    else:
        yield from _walk_object(cursor, path, depth)


def _walk_list(cursor: _Cursor, series: _Series, depth: int) -> Iterator[Part]:
    cursor.take("[")
    try:
        while cursor.peek() != "]":
            yield from _member(cursor, series, depth + 1)
            if cursor.peek() != "]":
                cursor.take(",")
    except _Broken:
        yield from series.flush()
        raise
    cursor.take("]")
    yield from series.flush()


def _walk_object(cursor: _Cursor, path: str, depth: int) -> Iterator[Part]:
    cursor.take("{")
    while cursor.peek() != "}":
        key = cursor.value()
        if not isinstance(key, str):
            raise _Broken
        cursor.take(":")
        inner = records.below(path, key)
        try:
            value = cursor.value()
        except _TooLarge:
            yield from _walk(cursor, inner, key, depth + 1)
        else:
            yield from records.parts_of(value, inner, key)
        if cursor.peek() != "}":
            cursor.take(",")
    cursor.take("}")
