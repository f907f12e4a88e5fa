"""PDF (ISO 32000) by pdfium: pages, forms, annotations, attachments, metadata, and what lies in the file unseen.

A page that shows a picture and no text is a scan: where no page has text the file needs OCR, where some have it the
others are named. pdfium is not thread safe; a worker is one process with one thread.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from itertools import chain, islice

import pypdfium2
import pypdfium2.raw as pdfium
from PIL.Image import Image

from strongroom.discovery.adapters.read.pictures import ocr, pdf_raw
from strongroom.discovery.adapters.read.pictures.pdf_objects import Extras
from strongroom.discovery.core.passage import Outcome, Part, Passage, Reason, Skipped, Source, Unreadable
from strongroom.discovery.core.where import Step, Where

logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)  # it quotes the document in its warnings

_PIECE = 60_000
_LOCKED = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
_FEW_SIGNS = 16
"""A page of fewer signs than this (a page number, a scanner's stamp) that is covered by a picture is a scan."""
_MANY_PATHS = 300
_OCR_DOTS_PER_INCH = 200
_OCR_MAX_SIDE = 4000
_POINTS_PER_INCH = 72

# pdfium says U+0002 or U+FFFE where a hyphen ends a line.
_HYPHEN = re.compile("-?[\x02\ufffe]\\s*")


def read(source: Source) -> Iterator[Part]:
    """Parts of the document, pages in order. Raises `Unreadable`; what the raw bytes still tell comes before it."""
    source.file.seek(0)
    try:
        document = pypdfium2.PdfDocument(source.file)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD) from error
        yield from pdf_raw.unseen(source, set(), set())
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error
    with contextlib.closing(document):
        yield from _document(document, source)


def _document(document: pypdfium2.PdfDocument, source: Source) -> Iterator[Part]:
    extras = Extras(document)
    said: set[str] = set()
    for part in chain(extras.metadata(), extras.outline(), extras.scripts(), extras.form_data(), extras.attachments()):
        _note(part, said)
        yield part
    pages = _Pages()
    for part in pages.read(document, extras):
        if len(part.where) > 1:
            _note(part, said)
        yield part
    if pdfium.FPDF_GetSecurityHandlerRevision(document) < 0:  # else what lies there is encrypted
        yield from pdf_raw.unseen(source, said, extras.files)
    if pages.scans and not pages.with_text:
        raise Unreadable(Outcome.NEEDS_OCR, Reason.PICTURE_OF_TEXT)
    for where in pages.scans:
        yield Skipped(where, Reason.PICTURE_OF_TEXT)


def _note(part: Part, said: set[str]) -> None:
    if isinstance(part, Passage):
        said.add(part.text)
        said.update(line.strip() for line in part.text.split("\n"))


class _Pages:
    """The pages one after another, and which of them turned out to be pictures of text."""

    def __init__(self) -> None:
        self.scans: list[Where] = []
        self.with_text = 0

    def read(self, document: pypdfium2.PdfDocument, extras: Extras) -> Iterator[Part]:
        for index in range(len(document)):
            where = (Step("page", str(index + 1)),)
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                yield Skipped(where, Reason.DAMAGED)
                continue
            with contextlib.closing(page):
                text = self._text(page, where)
                for start in range(0, len(text), _PIECE):
                    yield Passage(where, text[start : start + _PIECE])
                yield from extras.annotations(page, where)

    def _text(self, page: pypdfium2.PdfPage, where: Where) -> str:
        text = _text_of(page)
        is_scan = len(text) < _FEW_SIGNS and _shows_picture(page, enough=0.5 if text else 0.05)
        if is_scan or _is_unreadable(text):
            if not ocr.is_ready():
                self.scans.append(where)
                return text
            text = f"{text}\n{ocr.text_of(_rendered(page))}".strip()
        self.with_text += bool(text)
        return text


def _text_of(page: pypdfium2.PdfPage) -> str:
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    with contextlib.closing(text_page):
        text: str = text_page.get_text_range()
    return joined(text.replace("\r\n", "\n").replace("\0", " ")).strip()


def joined(text: str) -> str:
    r"""Undo hyphens at line ends. Between letters the hyphen goes; beside a digit or in an address it belongs.

    >>> joined("behand\x02\nling 850101\x02\n1236 eva\x02\nlena@example.test")
    'behandling 850101-1236 eva-lena@example.test'
    """
    pieces: list[str] = []
    end = 0
    for hyphen in _HYPHEN.finditer(text):
        before, after = text[end : hyphen.start()], text[hyphen.end() : hyphen.end() + 80]
        pieces.append(before)
        word = re.match(r"\S*", after)
        keeps = before[-1:].isdigit() or after[:1].isdigit() or (word is not None and "@" in word[0])
        pieces.append("-" if keeps else "")
        end = hyphen.end()
    return "".join((*pieces, text[end:]))


def _is_unreadable(text: str) -> bool:
    """Fonts without a map to letters: what is seen as text comes out as signs of private use or none at all."""
    lost = sum(1 for sign in text if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign < "\t")
    return lost > 0.3 * len(text)


def _shows_picture(page: pypdfium2.PdfPage, *, enough: float) -> bool:
    """Does a picture cover so much of the page, or is it drawn in so many strokes that it may be writing?"""
    width, height = page.get_size()
    paths = 0
    try:
        for item in islice(page.get_objects(max_depth=4), 2000):
            if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = item.get_bounds()
                if abs((right - left) * (top - bottom)) >= enough * width * height:
                    return True
            paths += item.type == pdfium.FPDF_PAGEOBJ_PATH
    except pypdfium2.PdfiumError:
        return False
    return paths >= _MANY_PATHS


def _rendered(page: pypdfium2.PdfPage) -> Image:
    width, height = page.get_size()
    scale = min(_OCR_DOTS_PER_INCH / _POINTS_PER_INCH, _OCR_MAX_SIDE / max(width, height, 1))
    image: Image = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
    return image
