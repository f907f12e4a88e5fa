"""All that an OLE file of an old Office program holds: its document, embedded ones, macros, and the sweep."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from strongroom.discovery.adapters.read.office import (
    biff,
    doc_pieces,
    embedded,
    ole_pictures,
    ole_sweep,
    ppt_records,
    vba,
)
from strongroom.discovery.adapters.read.office.calamine_cells import Known
from strongroom.discovery.adapters.read.office.ole_file import OleFile
from strongroom.discovery.core.passage import Outcome, Part, Reason, Skipped, Unreadable
from strongroom.discovery.core.where import Step, Where

_VBA = frozenset(("vba", "macros", "_vba_project_cur"))


def parts(ole: OleFile, where: Where = (), known: Known | None = None) -> Iterator[Part]:
    """The document in order, its properties and objects, then the sweep. `known`: texts of cells read before."""
    if ole.has("WordDocument"):
        yield from _word(ole, where)
    if ole.has("PowerPoint Document"):
        if ppt_records.is_encrypted(ole.take("Current User")) or ole.has("EncryptedSummary"):
            raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)
        yield from _powerpoint(ole.take("PowerPoint Document"), where)
    for name in ("Workbook", "Book"):
        if ole.has(name):
            yield from biff.read(ole.take(name), where, known)
    yield from ole.properties(where)
    for storage in ole.objects():
        yield from _object(ole.within(storage), storage.rpartition("/")[2], where)
    yield from _sweep(ole, where)
    if ole.damaged:
        yield Skipped(where, Reason.DAMAGED)


def _word(ole: OleFile, where: Where) -> Iterator[Part]:
    stream, table0, table1 = ole.take("WordDocument"), ole.take("0Table"), ole.take("1Table")
    swept = bytearray(stream)
    try:
        found = doc_pieces.word_text(stream, table0, table1)
    except (struct.error, ValueError, IndexError):
        yield Skipped((*where, Step("body")), Reason.DAMAGED)
    else:
        yield from doc_pieces.parts(found, where)
        for start, end in found.ranges:
            swept[start:end] = bytes(end - start)
    for data in (swept, bytearray(table0), bytearray(table1)):
        yield from _rest(data, where)


def _powerpoint(stream: bytes, where: Where) -> Iterator[Part]:
    walk = ppt_records.Walk(stream, where)
    yield from walk.parts()
    yield from _rest(walk.left, where)


def _rest(data: bytearray, where: Where) -> Iterator[Part]:
    """What a stream holds besides what was read of it: pictures, then whatever looks like text."""
    yield from ole_pictures.lift(data, where)
    yield from ole_sweep.sweep(bytes(data), (*where, Step("raw")))


def _object(inner: OleFile, label: str, where: Where) -> Iterator[Part]:
    names = inner.names()
    if any(name in names for name in ("worddocument", "powerpoint document", "workbook", "book")):
        try:
            yield from parts(inner, (*where, Step("embedded", label)))
        except Unreadable as locked:
            yield Skipped((*where, Step("embedded", label)), locked.reason)
        return
    for name in names:
        yield from embedded.of_stream(name.rpartition("/")[2], inner.take(name), label, where)


def _sweep(ole: OleFile, where: Where) -> Iterator[Part]:
    for name in ole.names():
        data = ole.take(name)
        if _VBA.intersection(name.split("/")[:-1]):
            yield from vba.read_stream(data)
        elif not name.endswith(("\x01compobj", "\x05summaryinformation")):
            yield from _rest(bytearray(data), where)
