"""Excel workbooks (xlsx, xlsm, xltx, xlsb): ISO/IEC 29500-1, 18 (SpreadsheetML), every part of them.

Cells come from calamine, which is fast; what it leaves out comes from the parts themselves. Numbers beyond 2^53 have
lost their last digits in the file already.
"""

from __future__ import annotations

import contextlib
import html
from collections.abc import Iterator
from typing import BinaryIO

from python_calamine import CalamineWorkbook

from strongroom.discovery.adapters.read.office import drawing_words, xlsb_records
from strongroom.discovery.adapters.read.office.acts import Act, Style, Vocabulary
from strongroom.discovery.adapters.read.office.calamine_cells import LARGEST_GRID, Known, cells, open_workbook
from strongroom.discovery.adapters.read.office.calamine_cells import sheets as sheets_of
from strongroom.discovery.adapters.read.office.ooxml import Document
from strongroom.discovery.adapters.read.office.prose import Prose
from strongroom.discovery.adapters.read.office.sheet_cells import Cells, SharedStrings, UnusedStrings
from strongroom.discovery.adapters.read.office.sheet_scan import SheetScan, scan
from strongroom.discovery.adapters.read.office.story import pieces
from strongroom.discovery.adapters.read.office.workbook_parts import Authors, Formats, Sheets
from strongroom.discovery.adapters.read.office.xml_parse import Events, parse
from strongroom.discovery.adapters.read.office.zip_package import Damaged, TooMuch
from strongroom.discovery.core.passage import Part, Passage, Reason, Skipped, Source
from strongroom.discovery.core.where import Step, Where

_VOCABULARY: Vocabulary = {
    **drawing_words.VOCABULARY,
    "x:si": (Act.PARAGRAPH, ""),
    "x:is": (Act.PARAGRAPH, ""),
    "x:text": (Act.PARAGRAPH, ""),
    "x:t": (Act.TEXT, ""),
    "x:rPh": (Act.STORY, ""),
    "x:comment": (Act.STORY, "comment"),
    "x:author": (Act.CAPTURE, "author"),
    "xt:threadedComment": (Act.STORY, "comment"),
    "xt:text": (Act.TEXT, ""),
    "x:definedName": (Act.CAPTURE, "defined name"),
    "x:formula1": (Act.CAPTURE, "form field"),
    "x:formula2": (Act.CAPTURE, "form field"),
    **{f"x:{page}Header": (Act.CAPTURE, "header") for page in ("odd", "even", "first")},
    **{f"x:{page}Footer": (Act.CAPTURE, "footer") for page in ("odd", "even", "first")},
    "x:fonts": (Act.SILENT, ""),
    "x:numFmts": (Act.SILENT, ""),
}
_STYLE = Style(_VOCABULARY)
_DATA = dict.fromkeys(("pivotcache", "connections", "revisionlog", "usernames"), Style(_VOCABULARY, greedy=True))


def read(source: Source) -> Iterator[Part]:
    """Sheet after sheet with its comments and drawings, then every other part."""
    document = Document(source.file, _STYLE)
    yield from _Workbook(document, source.file).parts()


class _Workbook:
    """One workbook while it is read."""

    def __init__(self, document: Document, file: BinaryIO) -> None:
        self._document = document
        self._known = Known()
        self._strings: list[str] | None = None
        self._formats = Formats()
        self._authors = Authors()
        self._fast: CalamineWorkbook | None = None
        if not any(document.package.swells(name) for name in document.package.names()):
            with contextlib.suppress(Damaged):
                self._fast = open_workbook(file)

    def parts(self) -> Iterator[Part]:
        self._learn(self._document.package.find("xl/styles.xml"), self._formats)
        for name in self._document.left():
            if name.lower().startswith("xl/persons/"):
                self._learn(name, self._authors)
        main = self._document.main_name("xl/workbook.xml")
        if main is None or main.lower().endswith(".bin"):
            yield from self._binary()
        else:
            yield from self._sheets(main)
            yield from self._unused_strings()
        for name in self._document.left():
            if "/calcchain." in name.lower():
                self._document.take(name)
        yield from self._document.rest(_DATA, known=self._known)

    def _learn(self, name: str | None, events: Events) -> None:
        if name is not None:
            for _ in parse(self._document.package.chunks(name), events, ()):
                pass  # the sweep of the same part tells what is wrong with it

    def _sheets(self, main: str) -> Iterator[Part]:
        sheets = Sheets()
        self._learn(main, sheets)
        relations = self._document.relations(main)
        for step, key in sheets.found:
            target = self._document.package.find(relations[key].target) if key in relations else None
            if target is None:
                yield Skipped((step,), Reason.DAMAGED)
            else:
                yield from self._sheet(step, target)

    def _binary(self) -> Iterator[Part]:
        """The sheets of an xlsb; the rest of it is swept."""
        if self._fast is None or not self._fits():
            yield Skipped((), Reason.DAMAGED)
            return
        for step in sheets_of(self._fast):
            try:
                yield from cells(self._fast, step, self._known)
            except Damaged:
                yield Skipped((step,), Reason.DAMAGED)

    def _fits(self) -> bool:
        """Is every sheet of an xlsb one that calamine can take?"""
        package = self._document.package
        sheets = [name for name in package.names() if name.lower().startswith("xl/worksheets/sheet")]
        try:
            return all(xlsb_records.area(package.whole_part(name)) <= LARGEST_GRID for name in sheets)
        except (Damaged, TooMuch):
            return False

    def _sheet(self, step: Step, target: str) -> Iterator[Part]:
        where: Where = (step,)
        found = scan(self._document.take(target), self._formats.pictures)
        yield from self._cells(step, target, found)
        yield from parse(iter(found.outside), Prose(_STYLE, where), where)
        formulas = [html.unescape(code.decode("utf-8", "replace")) for code in found.formulas]
        for text in pieces(formulas):
            yield Passage((*where, Step("field")), text)
        yield from self._beside(target, where)

    def _cells(self, step: Step, target: str, found: SheetScan) -> Iterator[Part]:
        if self._fast and found.has_cells and not found.broken and found.area() <= LARGEST_GRID:
            try:
                yield from cells(self._fast, step, self._known, found.formatted)
            except Damaged:
                pass
            else:
                return
        if self._strings is None:
            strings = SharedStrings()
            self._learn(self._document.package.find("xl/sharedStrings.xml"), strings)
            self._strings = strings.texts
        listening = Cells(step, self._strings, self._known, found.formatted)
        yield from parse(self._document.take(target), listening, (step,))

    def _beside(self, target: str, where: Where) -> Iterator[Part]:
        """What belongs to one sheet: comments, drawings, tables, links."""
        document = self._document
        for relation in document.relations(target).values():
            name = document.package.find(relation.target)
            if not relation.external and name in document.left() and name and name.endswith((".xml", ".vml")):
                inner = (*where, Step("text box")) if relation.kind in ("drawing", "vmlDrawing") else where
                yield from document.text(name, inner, authors=self._authors.names)
        yield from document.links(target, where)

    def _unused_strings(self) -> Iterator[Part]:
        name = self._document.package.find("xl/sharedStrings.xml")
        if name is not None:
            where: Where = (Step("part", name),)
            yield from parse(self._document.take(name), UnusedStrings(where, self._known), where)
