"""Word documents (docx, docm, dotx, dotm): ISO/IEC 29500-1, 17 (WordprocessingML), every part of them."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read.office import drawing_words
from strongroom.discovery.adapters.read.office.acts import Act, Style, Vocabulary
from strongroom.discovery.adapters.read.office.ooxml import Document
from strongroom.discovery.core.passage import Part, Source
from strongroom.discovery.core.where import Step

_VOCABULARY: Vocabulary = {
    **drawing_words.VOCABULARY,
    "w:p": (Act.PARAGRAPH, ""),
    "w:t": (Act.TEXT, ""),
    "w:delText": (Act.TEXT, ""),
    "w:tab": (Act.SAY, "\t"),
    "w:ptab": (Act.SAY, "\t"),
    "w:tabs": (Act.SILENT, ""),
    "w:br": (Act.BREAK, ""),
    "w:cr": (Act.SAY, "\n"),
    "w:noBreakHyphen": (Act.SAY, "-"),
    "w:lastRenderedPageBreak": (Act.PAGE, ""),
    "w:del": (Act.DELETED, ""),
    "w:moveFrom": (Act.DELETED, ""),
    "w:instrText": (Act.CAPTURE, "code"),
    "w:delInstrText": (Act.CAPTURE, "code"),
    "w:fldChar": (Act.SPLIT, ""),
    "w:tbl": (Act.TABLE, ""),
    "w:tr": (Act.ROW, ""),
    "w:tc": (Act.CELL, ""),
    "w:gridSpan": (Act.SPAN, ""),
    "w:txbxContent": (Act.STORY, "text box"),
    "w:comment": (Act.STORY, "comment"),
    "w:footnote": (Act.STORY, "footnote"),
    "w:endnote": (Act.STORY, "endnote"),
    "w:hdr": (Act.STORY, "header"),
    "w:ftr": (Act.STORY, "footer"),
    "w:alias": (Act.LABEL, ""),
    "w:sdtContent": (Act.CONTENT, ""),
    "w:binData": (Act.BINARY, ""),
    "w:docVar": (Act.VALUES, ""),
    "w:connectString": (Act.VALUES, ""),
    "w:query": (Act.VALUES, ""),
    "w:mailSubject": (Act.VALUES, ""),
    "w:addressFieldName": (Act.VALUES, ""),
    "w:listItem": (Act.VALUES, ""),
    "w:ddList": (Act.VALUES, ""),
    "w:default": (Act.VALUES, ""),
    "w:tag": (Act.VALUES, ""),
    "w:rsids": (Act.SILENT, ""),
    "w:latentStyles": (Act.SILENT, ""),
    "w:font": (Act.SILENT, ""),
    "m:mathFont": (Act.SILENT, ""),
}
_STYLE = Style(_VOCABULARY)


def read(source: Source) -> Iterator[Part]:
    """The body page by page where its pages are known, then every other part."""
    document = Document(source.file, _STYLE)
    yield from document.main("word/document.xml", (Step("body"),))
    yield from document.rest()
