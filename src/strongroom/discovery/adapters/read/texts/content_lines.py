"""Lines of name, parameters and value, folded and escaped: what vCard and iCalendar files are made of.

RFC 6350 (vCard 4), RFC 5545 (iCalendar), vCard 2.1 with its quoted-printable and its other way of folding.
"""

from __future__ import annotations

import binascii
import io
import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.adapters.read.texts.html_attributes import data_parts
from strongroom.discovery.core.passage import Embedded, Part, Passage, Table
from strongroom.discovery.core.where import Step, Where

LONGEST = 16 * 1024 * 1024
"""Characters of one unfolded line: a picture in base64."""
BLOCK = 1000
_WIDEST = 200
_BLOCK_CHARACTERS = 4 * 1024 * 1024
_LINE = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;(?:\"[^\"]*\"|[^\":;])*)*):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";([\w-]+)(?:=((?:\"[^\"]*\"|[^\";])*))?")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Line:
    """`name` and parameter names are upper-case, a group before the name is left out. `name` is empty where the
    line has none. `value` still has its escapes."""

    name: str
    parameters: Mapping[str, str]
    value: str

    def binary(self) -> bool:
        return self.parameters.get("ENCODING", "").upper() in ("B", "BASE64") or "BASE64" in self.parameters

    def text(self) -> str:
        return unescaped(self.value)


def unescaped(value: str) -> str:
    r"""
    >>> unescaped(r"Storgatan 5\nVäxjö\, Sverige")
    'Storgatan 5\nVäxjö, Sverige'
    """
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), value)


def fields(value: str) -> list[str]:
    r"""The parts of a value between semicolons.

    >>> fields(r"Berg;Erik;a\;b")
    ['Berg', 'Erik', 'a;b']
    """
    return [unescaped(part) for part in re.split(r"(?<!\\);", value)]


def lines(file: BinaryIO) -> Iterator[Line]:
    for raw in _unfolded(_physical(file)):
        found = _LINE.fullmatch(raw)
        if found is None:
            if raw.strip():
                yield Line("", {}, raw)
            continue
        name, told, value = found.groups()
        parameters = {key.upper(): given.replace('"', "") for key, given in _PARAMETER.findall(told)}
        if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE" or "QUOTED-PRINTABLE" in parameters:
            value = encoding.decode(quopri.decodestring(value.encode()), parameters.get("CHARSET"))
        yield Line(name.upper(), parameters, value)


def _physical(file: BinaryIO) -> Iterator[str]:
    rest = ""
    for _, block in encoding.stream(file):
        *whole, rest = (rest + block).split("\n")
        yield from whole
        if len(rest) > encoding.WINDOW:
            yield rest
            rest = " "  # what follows goes on with it
    yield rest


def _unfolded(physical: Iterator[str]) -> Iterator[str]:
    parts: list[str] = []
    size = 0
    soft = False
    for line in physical:
        goes_on = soft or (line[:1] in (" ", "\t") and parts and size < LONGEST)
        if goes_on:
            parts.append(line if soft else line[1:])
        else:
            yield "".join(parts)
            parts, size = [line], 0
        size += len(line)
        soft = line.endswith("=") and "QUOTED-PRINTABLE" in parts[0][:200].upper() and size < LONGEST
        if soft:
            parts[-1] = parts[-1][:-1]
    yield "".join(parts)


class Records:
    """Cards or events on their way to be rows of a table, with the files that they carry."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._rows: list[dict[str, list[str]]] = []
        self._row: dict[str, list[str]] = {}
        self._first = 1
        self._weight = 0

    def number(self) -> int:
        return self._first + len(self._rows)

    def put(self, name: str, text: str) -> None:
        if text and not text.isspace():
            column = self._labels.get(name, name.lower().removeprefix("x-"))
            self._row.setdefault(column, []).append(_TAG.sub(" ", text) if "<" in text else text)
            self._weight += len(text)

    def file(self, line: Line) -> Iterator[Part]:
        """A picture, a key, an attachment within the line; where it is only an address, that is text."""
        name = line.parameters.get("X-FILENAME") or line.parameters.get("FILENAME") or line.name.lower()
        where: Where = (Step("record", str(self.number())), Step("embedded", name))
        if line.binary():
            try:
                data = binascii.a2b_base64("".join(line.value.split()) + "==")
            except binascii.Error:
                return
            yield Embedded(where, name, lambda: io.BytesIO(data), len(data))
        elif line.value[:5].lower() == "data:":
            yield from data_parts(line.value, (where[0],))
        else:
            self.put(line.name, line.text())

    def end_row(self) -> Iterator[Part]:
        if self._row:
            self._rows.append(self._row)
            self._row = {}
            if len(self._rows) >= BLOCK or self._weight > _BLOCK_CHARACTERS:
                yield from self.flush()

    def is_full(self) -> bool:
        return self._weight > _BLOCK_CHARACTERS

    def flush(self) -> Iterator[Part]:
        rows, first = self._rows, self._first
        self._rows, self._first, self._weight = [], self.number(), 0
        header = tuple(dict.fromkeys(column for row in rows for column in row))
        if len(header) > _WIDEST:
            for number, row in enumerate(rows, first):
                for column, texts in row.items():
                    yield Passage((Step("record", str(number)),), "\n".join(texts), column)
        elif rows:
            yield Table((), header, first, [["\n".join(row.get(column, ())) for column in header] for row in rows])
