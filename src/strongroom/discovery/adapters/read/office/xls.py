"""Excel workbooks of before 2007 (xls): cells through calamine, all else from the records themselves."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Generator, Iterator

from strongroom.discovery.adapters.read.office import biff, ole_text, xls_tame
from strongroom.discovery.adapters.read.office.calamine_cells import LARGEST_GRID, Known, cells, open_workbook, sheets
from strongroom.discovery.adapters.read.office.ole_file import OleFile
from strongroom.discovery.adapters.read.office.zip_package import Damaged
from strongroom.discovery.core.passage import Outcome, Part, Source, Unreadable

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 64 << 20
_LARGEST_FAST = 40 << 20
"""Calamine holds a stream three times."""


def read(source: Source) -> Iterator[Part]:
    """Sheets, then comments, headers, text boxes, properties, objects, macros and the sweep.

    What calamine cannot read (before Excel 5, damaged files) is read record by record.
    """
    start = source.file.read(8)
    source.file.seek(0)
    if start != _MAGIC:
        yield from biff.read(source.file.read(_LARGEST), ())
        return
    known: Known | None = None
    with contextlib.suppress(Damaged):
        known = yield from _fast_cells(source)
    yield from ole_text.read_container(source, known)


def _fast_cells(source: Source) -> Generator[Part, None, Known]:
    """Raises `Damaged` where calamine cannot read them, or would need too much memory to."""
    workbook = open_workbook(io.BytesIO(xls_tame.tame(_book(source), LARGEST_GRID)))
    known = Known()
    for step in sheets(workbook):
        yield from cells(workbook, step, known)
    return known


def _book(source: Source) -> bytes:
    try:
        ole = OleFile.open(source.file)
    except Unreadable as unreadable:
        if unreadable.outcome is not Outcome.BROKEN:
            raise
        raise Damaged from unreadable
    book = ole.look("Workbook") or ole.look("Book")
    if ole.damaged or len(book) > _LARGEST_FAST:
        raise Damaged
    return book
