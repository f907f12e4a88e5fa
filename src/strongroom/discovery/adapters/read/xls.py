"""Excel workbooks of before 2007 (xls): cells through calamine, all else from the records themselves."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read import biff, ole_document
from strongroom.discovery.adapters.read.calamine_cells import Known, cells, open_workbook, sheets
from strongroom.discovery.adapters.read.ole_file import OleFile
from strongroom.discovery.adapters.read.zip_package import Damaged
from strongroom.discovery.core.passage import Part, Source

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 64 << 20


def read(source: Source) -> Iterator[Part]:
    """Sheets, then comments, headers, text boxes, properties, objects, macros and the sweep.

    What calamine cannot read (before Excel 5, damaged files) is read record by record.
    """
    start = source.file.read(8)
    source.file.seek(0)
    if start != _MAGIC:
        yield from biff.read(source.file.read(_LARGEST), ())
        return
    ole = OleFile.open(source.file)
    seen = Known()
    known: Known | None = seen
    try:
        workbook = open_workbook(source.file)
        for step in sheets(workbook):
            yield from cells(workbook, step, seen)
    except Damaged:
        known = None
    yield from ole_document.parts(ole, known=known)
