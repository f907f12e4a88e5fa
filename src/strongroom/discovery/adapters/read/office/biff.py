"""The records of an old Excel workbook (MS-XLS 2.3): what calamine leaves out, and cells where it cannot read them.

BIFF 2 to 8. Comments, text boxes, headers, links, hidden sheets' names; every other record is swept for text.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from strongroom.discovery.adapters.read.office import ole_sweep
from strongroom.discovery.adapters.read.office.biff_cells import cells, formula_place, formula_text
from strongroom.discovery.adapters.read.office.biff_text import BiffString, Segments, short_string
from strongroom.discovery.adapters.read.office.calamine_cells import Known
from strongroom.discovery.adapters.read.office.grid import column_name
from strongroom.discovery.adapters.read.office.prose_table import Rows
from strongroom.discovery.adapters.read.office.story import pieces
from strongroom.discovery.core.passage import Outcome, Part, Passage, Reason, Unreadable
from strongroom.discovery.core.where import Step, Where

_BOF = frozenset((0x0809, 0x0409, 0x0209, 0x0009))
_FILEPASS = 0x2F
_WORDLESS = frozenset(
    (0xBD, 0xBE, 0x27E, 0x203, 0x201, 0x208, 0xE0, 0x293, 0x31, 0x41E, 0xD7, 0x20B, 0xFF, 0xFD, 0x92, 0x7D, 0x225)
)
"""Numbers, blanks, rows, styles, fonts, indexes."""


@dataclass(slots=True)
class _Book:
    """What is known so far. `sheets` by where in the stream they begin; `notes` wait for the text of their object."""

    where: Where
    known: Known | None
    version: int = 8
    sheets: dict[int, Step] = field(default_factory=dict)
    strings: list[str] = field(default_factory=list)
    rows: Rows | None = None
    sheet: Step | None = None
    object_id: int = 0
    texts: dict[int, str] = field(default_factory=dict)
    notes: list[tuple[int, str, str]] = field(default_factory=list)
    swept: bytearray = field(default_factory=bytearray)
    row: int = -1
    formula: tuple[int, int] | None = None
    ready: list[Part] = field(default_factory=list)


def records(stream: bytes) -> Iterator[tuple[int, int, Segments]]:
    """Every record: where it begins, its type, its bytes with those that continue them."""
    at = 0
    while at + 4 <= len(stream):
        start = at
        kind, length = struct.unpack_from("<HH", stream, at)
        segments = [stream[at + 4 : at + 4 + length]]
        at += 4 + length
        while at + 4 <= len(stream) and stream[at : at + 2] == b"\x3c\0":
            (length,) = struct.unpack_from("<H", stream, at + 2)
            segments.append(stream[at + 4 : at + 4 + length])
            at += 4 + length
        yield start, kind, segments


def read(stream: bytes, where: Where, known: Known | None = None) -> Iterator[Part]:
    """`known` are the texts in cells where those were read before; then only the rest is given.

    Raises `Unreadable` when the workbook is encrypted.
    """
    book = _Book(where, known)
    for start, kind, segments in records(stream):
        if kind == _FILEPASS:
            raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)
        if kind in _BOF:
            yield from _end_sheet(book)
            _begin(book, start, kind, segments[0])
        else:
            try:
                yield from _one(book, kind, segments)
            except (struct.error, IndexError, ValueError):
                book.swept += b"\0\0\0".join(segments)
    yield from _end_sheet(book)
    yield from ole_sweep.sweep(bytes(book.swept), (*where, Step("raw")))


def _begin(book: _Book, start: int, kind: int, data: bytes) -> None:
    version = {0x0500: 5, 0x0600: 8}.get(struct.unpack_from("<H", data)[0] if len(data) > 1 else 0, 5)
    book.version = {0x0009: 2, 0x0209: 3, 0x0409: 4}.get(kind, version)
    named = book.sheets.get(start)
    if named or book.version < 5:
        book.sheet = named or Step("sheet", "1")
        book.rows = Rows(book.where, book.sheet) if book.known is None else None


def _end_sheet(book: _Book) -> Iterator[Part]:
    ready: list[Part] = []
    if book.rows:
        book.rows.finish(ready)
        yield from ready
    for number, cell, author in book.notes:
        text = book.texts.pop(number, "")
        step = Step(book.sheet.kind, f"{book.sheet.value}!{cell}") if book.sheet else Step("sheet", cell)
        if text or author:
            yield Passage((*book.where, step, Step("comment", author)), "\n".join(filter(None, (author, text))))
    for text in pieces(list(book.texts.values())):
        yield Passage((*_here(book), Step("text box")), text)
    book.rows, book.row, book.notes, book.texts = None, -1, [], {}


def _one(book: _Book, kind: int, segments: Segments) -> Iterator[Part]:
    if kind in _TOLD:
        yield from _TOLD[kind](book, segments)
        return
    _cell(book, kind, segments)
    if kind not in _WORDLESS:
        book.swept += b"\0\0\0".join(segments) + b"\0\0\0"
    ready, book.ready = book.ready, []
    yield from ready


def _sheet(book: _Book, segments: Segments) -> Iterator[Part]:
    place, state = struct.unpack_from("<LB", segments[0])
    name = short_string(segments[0][6:], book.version)
    step = Step("hidden sheet" if state & 3 else "sheet", name)
    book.sheets[place] = step
    yield Passage((*book.where, step), name)  # a sheet may be named after somebody


def _strings(book: _Book, segments: Segments) -> Iterator[Part]:
    book.strings = BiffString(segments).table()
    if book.known is not None:
        for text in pieces([text for text in book.strings if text not in book.known]):
            yield Passage((*book.where, Step("raw")), text)


def _edge(book: _Book, segments: Segments, kind: str) -> Iterator[Part]:
    if text := BiffString(segments, book.version).header():
        yield Passage((*_here(book), Step(kind)), text)


def _object(book: _Book, segments: Segments) -> Iterator[Part]:
    """A drawn object: its number, by which a comment names it, and later its text."""
    if len(segments[0]) >= 8:
        book.object_id = struct.unpack_from("<H", segments[0], 6)[0]
    yield from ()


def _object_text(book: _Book, segments: Segments) -> Iterator[Part]:
    book.texts[book.object_id] = BiffString(segments).object_text()
    yield from ()


def _link(book: _Book, segments: Segments) -> Iterator[Part]:
    yield from ole_sweep.sweep(b"".join(segments), (*_here(book), Step("link")))


def _here(book: _Book) -> Where:
    return (*book.where, book.sheet) if book.sheet else book.where


def _note(book: _Book, segments: Segments) -> Iterator[Part]:
    row, column, _, number = struct.unpack_from("<HHHH", segments[0])
    cell = f"{column_name(column)}{row + 1}"
    if book.version >= 8:
        author = BiffString([segments[0][8:]]).text().strip()
        book.notes.append((number, cell, author))
    else:  # its text follows at once
        book.texts[len(book.notes)] = segments[0][6:].decode("cp1252", "replace")
        book.notes.append((len(book.notes), cell, ""))
    yield from ()


def _cell(book: _Book, kind: int, segments: Segments) -> None:
    if book.rows is None:
        return
    found = list(cells(kind, segments, book.version, book.strings))
    if book.formula and (text := formula_text(kind, segments, book.version)):
        found.append((*book.formula, text))
    book.formula = formula_place(kind, segments[0]) or book.formula
    for row, column, text in found:
        if row != book.row:
            if book.row >= 0:
                book.rows.end_row(book.ready)
            book.rows.move_to(str(row + 1))
            book.row = row
        book.rows.put(column, text)


_TOLD: dict[int, Callable[[_Book, Segments], Iterator[Part]]] = {
    0x85: _sheet,
    0xFC: _strings,
    0x14: partial(_edge, kind="header"),
    0x15: partial(_edge, kind="footer"),
    0x1C: _note,
    0x5D: _object,
    0x1B6: _object_text,
    0x1B8: _link,
}
