"""XML elements as they come, turned into tables, labelled texts and comments, without ever holding the document.

An element whose children are plain is a record; records of one kind below one parent are rows of a table. Records
within records become columns (`address.city`). An element with text between its children is running text.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from strongroom.discovery.adapters.read.magic import begins_like_file
from strongroom.discovery.adapters.read.office import grid
from strongroom.discovery.core.passage import Embedded, Part, Passage, Table
from strongroom.discovery.core.where import Step, Where

BLOCK = 1000
WEIGHT = 1024 * 1024
_WIDEST = 200
_LONG = 300
"""Characters. A longer text is a passage of its own rather than a cell."""
_FULL = 32 * 1024
_NAMING = ("name", "key", "label", "Name", "Key", "Label", "property")
_ROWS = frozenset(("row", "tr", "r", "record", "Row"))
# Their names say how a value is wrapped, not what it is: the name around them does.
_WRAPPERS = frozenset(
    ("li", "Alt", "Bag", "Seq", "Data", "value", "Value", "string", "text", "Text", "p", "span", "item")
)
# Language, white space, types and styles are no data.
_TECHNICAL = (
    "{http://www.w3.org/XML/1998/namespace}",
    "{http://www.w3.org/2001/XMLSchema-instance}",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}parseType",
    "{urn:schemas-microsoft-com:office:spreadsheet}StyleID",
    "{urn:schemas-microsoft-com:office:spreadsheet}Type",
    "{urn:schemas-microsoft-com:office:spreadsheet}AutoFit",
)
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]{100,}+={0,2}\s*+")
_SPACES = re.compile(r"(?<!\s)\s++")

DEEPEST = 256

Row = dict[str, list[str]]


class TooDeep(Exception):
    """More elements within elements than a document has."""


def local(name: str) -> str:
    """
    >>> local("{http://purl.org/dc/elements/1.1/}creator")
    'creator'
    """
    return name.rpartition("}")[2]


@dataclass(slots=True)
class _Element:
    tag: str
    path: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)  # its own text, and that of children that are text only
    leaves: list[tuple[str, str]] = field(default_factory=list)
    held: dict[str, Row] = field(default_factory=dict)  # records within, one of each kind
    listed: set[str] = field(default_factory=set)  # kinds of record that come more than once
    has_words: bool = False  # text of its own
    has_children: bool = False
    size: int = 0


class Walk:
    """Told of each event by the parser; `drain` gives what is ready."""

    def __init__(self) -> None:
        self._open = [_Element("", "", {})]
        self._tables: dict[str, list[Row]] = {}
        self._matrices: dict[str, list[list[str]]] = {}
        self._counts: dict[str, int] = {}
        self._weight = 0
        self._comments: list[str] = []
        self._ready: list[Part] = []

    def drain(self) -> Iterator[Part]:
        ready, self._ready = self._ready, []
        yield from ready

    def finish(self) -> Iterator[Part]:
        """All that is left, whether or not the elements are closed."""
        while len(self._open) > 1:
            self.end("")
        root = self._open[0]
        for tag, row in root.held.items():
            self._add_row(tag, row)
        for tag, text in root.leaves:
            self._say(tag, text, tag)
        self._flush_all()
        yield from self.drain()

    def start(self, tag: str | bytes, attrib: Mapping[str | bytes, str | bytes]) -> None:
        if len(self._open) > DEEPEST:
            raise TooDeep
        parent = self._open[-1]
        parent.has_children = True
        name = local(str(tag))
        path = f"{parent.path}/{name}" if parent.path else name
        attributes = ((str(key), str(value)) for key, value in attrib.items() if value)
        told = {local(key): value for key, value in attributes if not key.startswith(_TECHNICAL)}
        self._open.append(_Element(name, path, told))

    def data(self, data: str | bytes) -> None:
        text = str(data)  # a parser that is fed bytes gives text
        element = self._open[-1]
        element.texts.append(text)
        element.size += len(text)
        if not element.has_words and not text.isspace():
            element.has_words = True
        if element.size > WEIGHT:
            self._say(element.path, "".join(element.texts), element.tag)
            element.texts, element.size = [], 0

    def comment(self, text: str | bytes) -> None:
        text = str(text)
        self._comments.append(text.strip())
        self._weigh(len(text))

    def pi(self, target: str | bytes, data: str | bytes | None = None) -> None:
        self.comment(f"{target!s} {data or ''!s}" if data else "")

    def end(self, tag: str | bytes) -> None:  # noqa: ARG002  the parser's name for it
        element = self._open.pop()
        parent = self._open[-1]
        if element.has_children and not element.has_words:
            self._end_record(element, parent)
        else:
            self._end_text(element, parent)

    def close(self) -> None:
        """The parser asks for it; `finish` does the work."""

    def _end_text(self, element: _Element, parent: _Element) -> None:
        text = "".join(element.texts)
        words = text.strip()
        if not element.has_children and len(element.attributes) > 1 and not words:
            self._hand_up(parent, element, {name: [value] for name, value in element.attributes.items()})
            return
        self._put(parent, element.path, _label(element), words)
        for name, value in element.attributes.items():
            if value != _label(element):
                self._put(parent, element.path, f"{element.tag}.{name}", value)
        for tag, row in element.held.items():
            self._add_row(f"{element.path}/{tag}", row)
        if parent.has_words or element.has_children:
            parent.texts.append(text)  # it may be a word in a sentence

    def _put(self, parent: _Element, path: str, label: str, text: str) -> None:
        if not text:
            return
        if len(text) > _LONG:
            self._long(path, text, label)
            return
        parent.leaves.append((label, text))
        if len(parent.leaves) > BLOCK:
            self._as_list(parent)

    def _end_record(self, element: _Element, parent: _Element) -> None:
        if element.tag == "dict":
            element.leaves = _paired(element.leaves)
        tags = {tag for tag, _ in element.leaves}
        plain = not element.held and not element.attributes
        if len(element.leaves) == 1 and plain:
            ((tag, text),) = element.leaves
            self._put(parent, element.path, element.tag if tag in _WRAPPERS else tag, text)
        elif len(tags) == 1 and not element.held and element.tag in _ROWS:
            self._add_cells(parent.path, [text for _, text in element.leaves])
        else:
            if len(tags) == 1 and len(element.leaves) > 1 and not element.held:
                self._as_list(element)
            if row := _row_of(element):
                self._hand_up(parent, element, row)

    def _hand_up(self, parent: _Element, element: _Element, row: Row) -> None:
        """One record of a kind is part of its parent; with the second they are rows of a table."""
        tag = element.tag
        if tag in parent.listed:
            self._add_row(element.path, row)
        elif tag in parent.held:
            parent.listed.add(tag)
            self._add_row(element.path, parent.held.pop(tag))
            self._add_row(element.path, row)
        else:
            parent.held[tag] = row

    def _as_list(self, element: _Element) -> None:
        by_tag: dict[str, list[str]] = {}
        for tag, text in element.leaves:
            by_tag.setdefault(tag, []).append(text)
        for tag, texts in by_tag.items():
            self._say(element.path, "\n".join(texts), _about(element.path, tag))
        element.leaves = []

    def _add_cells(self, path: str, cells: list[str]) -> None:
        """A row of a table whose columns have no names, or have them in its first row."""
        rows = self._matrices.setdefault(path, [])
        rows.append(cells)
        self._weigh(sum(map(len, cells)))
        if len(rows) >= BLOCK:
            self._flush_cells(path)

    def _flush_cells(self, path: str) -> None:
        rows = self._matrices.pop(path)
        first = self._counts.get(path, 0) + 1
        self._counts[path] = first + len(rows) - 1
        width = max(map(len, rows))
        even = [row + [""] * (width - len(row)) for row in rows]
        self._ready.extend(grid.tables(_place(path), even, first_row=first))

    def _add_row(self, path: str, row: Row) -> None:
        rows = self._tables.setdefault(path, [])
        rows.append(row)
        self._weigh(sum(len(text) for texts in row.values() for text in texts) + 100)
        if len(rows) >= BLOCK:
            self._flush_table(path)

    def _weigh(self, weight: int) -> None:
        self._weight += weight
        if self._weight > WEIGHT:
            self._flush_all()

    def _flush_all(self) -> None:
        self._weight = 0
        for path in list(self._tables):
            self._flush_table(path)
        for path in list(self._matrices):
            self._flush_cells(path)
        self._flush_comments()

    def _flush_table(self, path: str) -> None:
        rows = self._tables.pop(path)
        first = self._counts.get(path, 0) + 1
        self._counts[path] = first + len(rows) - 1
        header = tuple(dict.fromkeys(column for row in rows for column in row))
        if (len(rows) == 1 and first == 1) or len(header) > _WIDEST:
            for row in rows:
                for column, texts in row.items():
                    self._say(f"{path}/{column.replace('.', '/')}", "\n".join(texts), column.rpartition(".")[2])
        else:
            cells = [["\n".join(row.get(column, ())) for column in header] for row in rows]
            self._ready.append(Table(_place(path), header, first, cells))

    def _long(self, path: str, text: str, label: str) -> None:
        data = _file_in(text)
        if data:
            where = (*_place(path), Step("embedded", label))
            self._ready.append(Embedded(where, label, lambda: io.BytesIO(data), len(data)))
        else:
            self._say(path, text, label)

    def _say(self, path: str, text: str, label: str) -> None:
        text = _SPACES.sub(lambda found: "\n" if "\n" in found[0] else found[0], text)
        for start in range(0, len(text), _FULL):
            if piece := text[start : start + _FULL].strip():
                self._ready.append(Passage(_place(path), piece, label))

    def _flush_comments(self) -> None:
        comments, self._comments = "\n".join(filter(None, self._comments)), []
        for start in range(0, len(comments), _FULL):
            self._ready.append(Passage((Step("comment"),), comments[start : start + _FULL]))


def _place(path: str) -> Where:
    return (Step("key", path),) if path else ()


def _row_of(element: _Element) -> Row:
    """Attributes, children and records within, each a column."""
    row: Row = {name: [value] for name, value in element.attributes.items()}
    for tag, text in element.leaves:
        row.setdefault(tag, []).append(text)
    for kind, inner in element.held.items():
        row.update({f"{kind}.{column}": texts for column, texts in inner.items()})
    return row


def _about(path: str, tag: str) -> str:
    """The innermost name that says what a value is.

    >>> _about("Description/creator/Seq", "li")
    'creator'
    """
    names = [*path.split("/"), tag]
    return next((name for name in reversed(names) if name not in _WRAPPERS), tag)


def _label(element: _Element) -> str:
    """`<property name="email">…` is about `email`."""
    for name in _NAMING:
        if (value := element.attributes.get(name, "")) and len(value) <= 60:
            return value
    return element.tag


def _paired(leaves: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Property lists: a key, then its value."""
    paired: list[tuple[str, str]] = []
    key = ""
    for tag, text in leaves:
        if tag == "key":
            key = text
        else:
            paired.append((key or tag, text))
            key = ""
    return paired


def _file_in(text: str) -> bytes:
    if not _BASE64.fullmatch(text):
        return b""
    try:
        data = base64.b64decode(text)
    except binascii.Error:
        return b""
    return data if begins_like_file(data) else b""
