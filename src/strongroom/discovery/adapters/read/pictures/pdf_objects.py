"""What a PDF says beside its pages' text, as far as pdfium reaches it: forms, notes, links, files, titles."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from strongroom.discovery.adapters.read.pictures.pdf_raw import digest_of
from strongroom.discovery.core.passage import Embedded, Part, Passage, Reason, Skipped
from strongroom.discovery.core.where import Step, Where

_PIECE = 60_000
_MAX_ANNOTATIONS = 20_000
_MAX_OPTIONS = 1_000
_MAX_BOOKMARKS = 50_000
_MAX_FILES = 10_000
_LONGEST = 4_000_000
"""Bytes of one string that is asked for."""
_NOTE_KEYS = ("T", "Contents", "Subj", "OverlayText")
_XFA_OF_PROGRAM = {"preamble", "postamble", "config", "localeSet", "xmpmeta", "PDFSecurity", "sourceSet", "stylesheet"}


class Extras:
    """The parts of one open document that are no pages."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self.document = document
        self.files: set[bytes] = set()
        """Digests of the attachments given, so that the raw bytes need not give them again."""
        document.init_forms()  # must come before the first page is opened

    def metadata(self) -> Iterator[Part]:
        """The Info dictionary's standard entries; others, and XMP, come from the raw bytes."""
        for key, value in self.document.get_metadata_dict(skip_empty=True).items():
            if not key.endswith("Date"):
                yield Passage((Step("property", key.lower()),), value[:_PIECE], label=key)

    def outline(self) -> Iterator[Part]:
        titles: list[str] = []
        size = 0
        for bookmark in islice(self.document.get_toc(), _MAX_BOOKMARKS):
            title = bookmark.get_title()
            link = self._target(pdfium.FPDFBookmark_GetAction(bookmark))
            titles.extend(filter(None, (title, link)))
            size += len(title) + len(link)
            if size > _PIECE:
                yield Passage((Step("bookmark"),), "\n".join(titles))
                titles, size = [], 0
        if titles:
            yield Passage((Step("bookmark"),), "\n".join(titles))

    def scripts(self) -> Iterator[Part]:
        for index in range(min(pdfium.FPDFDoc_GetJavaScriptActionCount(self.document), _MAX_OPTIONS)):
            action = pdfium.FPDFDoc_GetJavaScriptAction(self.document, index)
            if action:
                text = _wide(partial(pdfium.FPDFJavaScriptAction_GetScript, action))
                pdfium.FPDFDoc_CloseJavaScriptAction(action)
                yield from _passages((Step("script"),), text)

    def form_data(self) -> Iterator[Part]:
        """The XML of an XFA form, in which filled-in values stand."""
        for index in range(min(pdfium.FPDF_GetXFAPacketCount(self.document), _MAX_OPTIONS)):
            name = _narrow(partial(pdfium.FPDF_GetXFAPacketName, self.document, index))
            content = self._xfa(index)
            self.files.add(digest_of(content))
            if content.strip() and name not in _XFA_OF_PROGRAM and not name.startswith(("xdp:", "<")):
                yield Embedded((Step("form field", name),), "xfa.xml", _opener(content), len(content), is_named=False)

    def _xfa(self, index: int) -> bytes:
        size = ctypes.c_ulong()
        pdfium.FPDF_GetXFAPacketContent(self.document, index, None, 0, size)
        if not 0 < size.value <= 16 * _LONGEST:
            return b""
        buffer = ctypes.create_string_buffer(size.value)
        pdfium.FPDF_GetXFAPacketContent(self.document, index, buffer, size.value, size)
        return buffer.raw

    def attachments(self) -> Iterator[Part]:
        for index in range(min(max(self.document.count_attachments(), 0), _MAX_FILES)):
            try:
                yield from self._file(self.document.get_attachment(index), ())
            except pypdfium2.PdfiumError:
                yield Skipped((Step("attachment", str(index + 1)),), Reason.DAMAGED)

    def _file(self, attachment: pypdfium2.PdfAttachment, where: Where) -> Iterator[Part]:
        """Raises PdfiumError where its data cannot be had."""
        name = attachment.get_name()[:1000]
        place = (*where, Step("attachment", name))
        yield from _passages(place, _wide(partial(pdfium.FPDFAttachment_GetDescription, attachment)))
        content = bytes(attachment.get_data())
        self.files.add(digest_of(content))
        yield Embedded(place, name, _opener(content), len(content))

    def annotations(self, page: pypdfium2.PdfPage, where: Where) -> Iterator[Part]:
        for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            try:
                yield from self._annotation(annotation, where)
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)

    def _annotation(self, annotation: Any, where: Where) -> Iterator[Part]:
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            yield from self._field(annotation, where)
        elif kind == pdfium.FPDF_ANNOT_LINK:
            link = pdfium.FPDFAnnot_GetLink(annotation)
            target = self._target(pdfium.FPDFLink_GetAction(link)) if link else ""
            yield from _passages((*where, Step("link")), target)
        notes = dict.fromkeys(filter(None, (_entry(annotation, key) for key in _NOTE_KEYS)))
        if kind != pdfium.FPDF_ANNOT_WIDGET:
            yield from _passages((*where, Step("annotation")), "\n".join(notes))
        if kind == pdfium.FPDF_ANNOT_FILEATTACHMENT and (held := pdfium.FPDFAnnot_GetFileAttachment(annotation)):
            try:
                yield from self._file(pypdfium2.PdfAttachment(held, self.document), where)
            except pypdfium2.PdfiumError:
                yield Skipped((*where, Step("attachment")), Reason.DAMAGED)

    def _field(self, annotation: Any, where: Where) -> Iterator[Part]:
        """A field of a form: its caption is what the value answers to."""
        form = self.document.formenv
        if form is None:
            return
        name = _wide(partial(pdfium.FPDFAnnot_GetFormFieldName, form, annotation))
        caption = _wide(partial(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, annotation))
        value = _wide(partial(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation))
        place = (*where, Step("form field", (caption or name)[:200]))
        yield from _passages(place, value, caption or name)
        options = min(pdfium.FPDFAnnot_GetOptionCount(form, annotation), _MAX_OPTIONS)
        labels = [_wide(partial(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, index)) for index in range(options)]
        yield from _passages(place, "\n".join(label for label in labels if label != value), caption or name)
        telling = dict.fromkeys(text for text in (caption, name) if "@" in text or sum(map(str.isdigit, text)) > 5)
        yield from _passages(place, "\n".join(telling))

    def _target(self, action: Any) -> str:
        """Where a link leads: an address or a file."""
        if not action:
            return ""
        uri = _narrow(partial(pdfium.FPDFAction_GetURIPath, self.document, action))
        return uri or _narrow(partial(pdfium.FPDFAction_GetFilePath, action))


def _opener(content: bytes) -> Callable[[], io.BytesIO]:
    return lambda: io.BytesIO(content)


def _passages(where: Where, text: str, label: str = "") -> Iterator[Part]:
    for start in range(0, len(text), _PIECE):
        yield Passage(where, text[start : start + _PIECE], label)


def _entry(annotation: Any, key: str) -> str:
    name = key.encode()
    return _wide(partial(pdfium.FPDFAnnot_GetStringValue, annotation, name))


def _wide(ask: Callable[[Any, int], int]) -> str:
    """A UTF-16LE string of pdfium's, which is asked for its size first."""
    size = ask(None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    ask(buffer, size)
    return bytes(memoryview(buffer))[:size].decode("utf-16-le", "replace").rstrip("\0").replace("\r\n", "\n").strip()


def _narrow(ask: Callable[[Any, int], int]) -> str:
    size = ask(None, 0)
    if not 1 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(buffer, size)
    return buffer.raw.rstrip(b"\0").decode("utf-8", "replace").strip()
