"""OpenDocument files of every kind, zipped and flat (odt, ods, odp, odg, fodt …): ISO/IEC 26300, every part of them."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read.office.acts import Act, Style, Vocabulary
from strongroom.discovery.adapters.read.office.ooxml import Document
from strongroom.discovery.adapters.read.office.prose import Prose
from strongroom.discovery.adapters.read.office.xml_parse import Quiet, parse
from strongroom.discovery.core.passage import Outcome, Part, Reason, Source, Unreadable
from strongroom.discovery.core.where import Step, Where

_TEXT: Vocabulary = {
    "text:p": (Act.PARAGRAPH, ""),
    "text:h": (Act.PARAGRAPH, ""),
    "text:s": (Act.SPACES, ""),
    "text:tab": (Act.SAY, "\t"),
    "text:tab-stop": (Act.SAY, "\t"),
    "text:line-break": (Act.SAY, "\n"),
    "text:soft-page-break": (Act.PAGE, ""),
    "text:note": (Act.STORY, "footnote"),
    "text:note-citation": (Act.SILENT, ""),
    "text:footnote": (Act.STORY, "footnote"),
    "text:footnote-citation": (Act.SILENT, ""),
    "text:endnote": (Act.STORY, "endnote"),
    "text:endnote-citation": (Act.SILENT, ""),
    "text:deletion": (Act.STORY, "deleted"),
    "text:hidden-paragraph": (Act.STORY, "hidden"),
    "table:tracked-changes": (Act.STORY, "deleted"),
    "office:annotation": (Act.STORY, "comment"),
    "dc:creator": (Act.CAPTURE, "author"),
    "meta:creator-initials": (Act.CAPTURE, "author"),
    "dc:date": (Act.SILENT, ""),
    "draw:text-box": (Act.STORY, "text box"),
    "draw:page": (Act.STORY, "slide"),
    "presentation:notes": (Act.STORY, "note"),
    "style:master-page": (Act.STORY, "master"),
    **{f"style:header{kind}": (Act.STORY, "header") for kind in ("", "-left", "-first")},
    **{f"style:footer{kind}": (Act.STORY, "footer") for kind in ("", "-left", "-first")},
    "presentation:header-decl": (Act.CAPTURE, "header"),
    "presentation:footer-decl": (Act.CAPTURE, "footer"),
    "svg:title": (Act.CAPTURE, "alt text"),
    "svg:desc": (Act.CAPTURE, "alt text"),
    "office:binary-data": (Act.BINARY, ""),
    "table:table": (Act.TABLE, ""),
    "table:table-row": (Act.ROW, ""),
    "table:table-cell": (Act.CELL, ""),
    "table:covered-table-cell": (Act.CELL, ""),
    "table:named-expression": (Act.VALUES, ""),
    "table:content-validation": (Act.VALUES, ""),
    "table:database-range": (Act.VALUES, ""),
    "text:variable-set": (Act.VALUES, ""),
    "text:user-field-decl": (Act.VALUES, ""),
    "text:database-display": (Act.VALUES, ""),
    "text:section": (Act.VALUES, ""),
    "form:text": (Act.VALUES, ""),
    "form:textarea": (Act.VALUES, ""),
    "form:formatted-text": (Act.VALUES, ""),
    "form:listbox": (Act.VALUES, ""),
    "form:option": (Act.VALUES, ""),
    "form:item": (Act.VALUES, ""),
    "form:property": (Act.VALUES, ""),
    "form:hidden": (Act.VALUES, ""),
    "style:style": (Act.STYLE, ""),
    "style:table-properties": (Act.HIDES, ""),
    "style:properties": (Act.HIDES, ""),
    # What a document says about itself, in flat files and in comments
    "meta:initial-creator": (Act.CAPTURE, "author"),
    "meta:printed-by": (Act.CAPTURE, "author"),
    "meta:keyword": (Act.CAPTURE, "property"),
    "meta:user-defined": (Act.CAPTURE, "property"),
    "dc:title": (Act.CAPTURE, "property"),
    "dc:subject": (Act.CAPTURE, "property"),
    "dc:description": (Act.CAPTURE, "property"),
    "number:text": (Act.SILENT, ""),
}
_WRITER = Style(_TEXT, mixed=True)
_CALC = Style(_TEXT, mixed=True, lettered=True)
_SETTINGS = Style({}, labelled=True)
_SHEETS = b"opendocument.spreadsheet"
_ZIP = b"PK"


class _Manifest(Quiet):
    """Learns whether the parts are encrypted (26300-3, 4.4)."""

    def __init__(self) -> None:
        self.encrypted = False

    def start(self, name: str, attributes: list[str]) -> None:  # noqa: ARG002  events have one form
        self.encrypted = self.encrypted or name.rpartition(":")[2] == "encryption-data"


def read(source: Source) -> Iterator[Part]:
    """The content, then headers and master pages, properties, objects and every other part."""
    start = source.file.read(4096)
    source.file.seek(0)
    if start[:2] != _ZIP:
        style = _CALC if _is_calc(start, source.name) else _WRITER
        chunks = iter(lambda: source.file.read(1 << 16), b"")
        yield from parse(chunks, Prose(style, ()), ())
        return
    document = Document(source.file, _WRITER)
    _refuse_encrypted(document)
    content = document.package.find("content.xml")
    if content is not None:
        style = _CALC if _is_calc(_mimetype(document), source.name) else _WRITER
        where: Where = () if style is _CALC or _has_slides(source.name) else (Step("body"),)
        yield from document.text(content, where, style)
    styles = document.package.find("styles.xml")
    if styles is not None:
        yield from document.text(styles, ())
    yield from document.rest({"settings.xml": _SETTINGS})


def _refuse_encrypted(document: Document) -> None:
    name = document.package.find("META-INF/manifest.xml")
    manifest = _Manifest()
    if name is not None:
        for _ in parse(document.package.chunks(name), manifest, ()):
            pass
    if manifest.encrypted or document.package.find("encrypted-package"):
        raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)


def _mimetype(document: Document) -> bytes:
    name = document.package.find("mimetype")
    return b"".join(document.take(name))[:200] if name is not None else b""


def _is_calc(said: bytes, name: str) -> bool:
    return _SHEETS in said or b"sun.xml.calc" in said or name.lower().endswith((".ods", ".ots", ".fods", ".sxc"))


def _has_slides(name: str) -> bool:
    return name.lower().endswith((".odp", ".otp", ".odg", ".otg", ".sxi", ".sxd"))
