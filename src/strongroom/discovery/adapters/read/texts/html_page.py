"""One walk through a page's tree: blocks of visible text, hidden text, tables, forms, comments, scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from enum import Enum, auto

from selectolax.lexbor import LexborHTMLParser, LexborNode

from strongroom.discovery.adapters.read.texts import records
from strongroom.discovery.adapters.read.texts.html_attributes import Gathered, without_data
from strongroom.discovery.adapters.read.texts.html_table import Cells
from strongroom.discovery.core.passage import Embedded, Part, Passage
from strongroom.discovery.core.where import Step, Where

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noframes noscript ol
    optgroup option p pre search section select summary tbody textarea tfoot thead title tr ul iframe object template
    button label svg text foreignobject
    """.split(),  # noqa: SIM905  one word a line would fill pages
)
_CELLS = frozenset(("td", "th"))
_FIELDS = frozenset(("input", "textarea"))
_SPEECHLESS = frozenset(("submit", "button", "reset", "image", "checkbox", "radio", "file"))
_CONCEALED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all")
_BREAK = "\ue000"  # private use: no page means it
_BREAKS = re.compile(" ?\ue000[ \ue000]*")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_FULL = 32 * 1024
_LONGEST = 256 * 1024
_LABELS = 5000


class _Stage(Enum):
    ENTER = auto()
    LEAVE = auto()
    LEAVE_HIDDEN = auto()


class Page:
    """Use once: `parts(root)`. `within` is where the page's hidden whole stands, empty for a page that is shown."""

    def __init__(self, within: Where = ()) -> None:
        self._within = within
        self._run: list[str] = []  # texts of the block, or cell, that is open
        self._outer: list[list[str]] = []  # the same of the cells around it
        self._blocks: list[str] = []
        self._size = 0
        self._tables: list[Cells] = []
        self._table_count = 0
        self._hidden = 0
        self._gathered = Gathered()
        self._labels: dict[str, str] = {}

    def parts(self, root: LexborNode) -> Iterator[Part]:
        for label in root.css("label[for]")[:_LABELS]:
            self._labels[label.attributes.get("for") or ""] = _tidy([label.text()])
        first = root
        while (before := first.prev) is not None:  # comments stand before the root too
            first = before
        waiting: list[tuple[LexborNode, _Stage]] = [(first, _Stage.ENTER)]
        while waiting:
            node, stage = waiting.pop()
            tag = node.tag or ""
            if stage is not _Stage.ENTER:
                yield from self._leave(tag, stage)
                continue
            if (following := node.next) is not None:
                waiting.append((following, _Stage.ENTER))
            if tag == "-text":
                self._run.append(node.text_content or "")
            elif then := (yield from self._enter(node, tag)):
                waiting.append((node, then))
                if (child := node.first_child) is not None:
                    waiting.append((child, _Stage.ENTER))
        yield from self._close_block()
        yield from self._flush()
        yield from self._gathered.flush()

    def _enter(self, node: LexborNode, tag: str) -> Generator[Part, None, _Stage | None]:
        """What the element itself tells. None: its inside has been dealt with."""
        if not tag or tag.startswith("-"):
            yield from self._gathered.put((Step("comment"),), "", node.comment_content or "")
            return None
        if tag in ("script", "style"):
            yield from _script(node.text(), (node.attributes.get("type") or "").lower())
            return None
        attributes = node.attributes
        if attributes:
            yield from self._of_attributes(node, tag, attributes)
        if tag == "template":
            yield from self._template(node)
            return None
        if tag == "textarea":
            return None
        return (yield from self._open(tag, attributes))

    def _open(self, tag: str, attributes: Mapping[str, str | None]) -> Generator[Part, None, _Stage]:
        hides = "hidden" in attributes or bool(_CONCEALED.search((attributes.get("style") or "").lower()))
        if hides:
            yield from self._close_block()
            yield from self._flush()
            self._hidden += 1
        if tag in _CELLS and self._tables:
            self._outer.append(self._run)
            self._run = []
        elif tag == "table":
            yield from self._close_block()
            self._tables.append(Cells())
        elif tag == "tr" and self._tables:
            self._tables[-1].new_row()
        elif tag == "br":
            self._run.append(_BREAK)
        elif tag in _BLOCKS:
            yield from self._close_block()
        return _Stage.LEAVE_HIDDEN if hides else _Stage.LEAVE

    def _leave(self, tag: str, stage: _Stage) -> Iterator[Part]:
        if tag in _CELLS and self._tables:
            self._tables[-1].add(_tidy(self._run), head=tag == "th")
            self._run = self._outer.pop()
        elif tag == "table" and self._tables:
            yield from self._close_table(self._tables.pop())
        elif tag in _BLOCKS:
            yield from self._close_block()
        if stage is _Stage.LEAVE_HIDDEN:
            yield from self._close_block()
            yield from self._flush()
            self._hidden -= 1

    def _close_block(self) -> Iterator[Part]:
        if self._outer:
            self._run.append(_BREAK)
            return
        if self._run:
            if text := _tidy(self._run):
                self._blocks.append(text)
                self._size += len(text)
            self._run = []
            if self._size > _FULL:
                yield from self._flush()

    def _flush(self) -> Iterator[Part]:
        text = "\n".join(self._blocks)
        for start in range(0, len(text), _LONGEST):
            yield Passage(self._where(), text[start : start + _LONGEST])
        self._blocks, self._size = [], 0

    def _where(self) -> Where:
        return (Step("hidden"),) if self._hidden else self._within

    def _close_table(self, cells: Cells) -> Iterator[Part]:
        if self._tables:
            self._tables[-1].layout = True
        if cells.is_layout():
            self._run.append(_BREAK + _BREAK.join(cells.texts()) + _BREAK)
            yield from self._close_block()
            return
        self._table_count += 1
        yield from cells.parts((*self._where(), Step("table", str(self._table_count))))

    def _of_attributes(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> Iterator[Part]:
        if tag in _FIELDS:
            yield from self._field(node, attributes)
            attributes = {name: value for name, value in attributes.items() if name != "value"}
        yield from self._gathered.add(tag, attributes)

    def _field(self, node: LexborNode, attributes: Mapping[str, str | None]) -> Iterator[Part]:
        kind = (attributes.get("type") or "text").lower()
        value = attributes.get("value") or (node.text() if node.tag == "textarea" else "")
        if kind in _SPEECHLESS or not value or value.isspace():
            return
        name = attributes.get("name") or attributes.get("id") or ""
        label = self._labels.get(attributes.get("id") or "") or attributes.get("aria-label")
        label = label or attributes.get("placeholder") or name
        hidden = (Step("hidden"),) if kind == "hidden" or self._hidden else ()
        yield Passage((*hidden, Step("form field", name or label)), value, label)

    def _template(self, node: LexborNode) -> Iterator[Part]:
        """The tree has no inside of it; as another element it has."""
        inner = LexborHTMLParser((node.html or "").replace("<template", "<div")).root
        if inner is not None:
            yield from Page((Step("hidden"),)).parts(inner)


def _tidy(run: list[str]) -> str:
    """A browser shows any white space as one space, and none of the marks that only say where a word may break."""
    text = " ".join("".join(run).split())
    if text.isascii():
        return text
    if _BREAK in text:
        text = _BREAKS.sub("\n", text).strip()
    return _UNSEEN.sub("", text)


def _script(text: str, kind: str) -> Iterator[Part]:
    """Scripts carry data: JSON for search machines, settings, whole customer lists."""
    if "json" in kind:
        try:
            value = json.loads(text, parse_float=str, parse_int=str, strict=False)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict | list):
            for part in records.parts_of(value):
                yield part if isinstance(part, Embedded) else replace(part, where=(Step("script"), *part.where))
            return
    text, files = without_data(text)
    yield from files
    text = _ESCAPE.sub(lambda found: chr(int(found.group(1) or found.group(2), 16)), text)
    for start in range(0, len(text), _FULL):
        piece = text[start : start + _FULL]
        if not piece.isspace():
            yield Passage((Step("script"),), piece)
