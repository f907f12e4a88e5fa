"""SQL dumps (mysqldump, pg_dump, .dump of SQLite): INSERT and COPY as the tables they fill, all else as text."""

from __future__ import annotations

import io
import re
from collections.abc import Generator, Iterator
from typing import BinaryIO

from strongroom.discovery.adapters.read.magic import begins_like_file
from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.core.passage import Embedded, Part, Passage, Source, Table
from strongroom.discovery.core.where import Step, Where

BLOCK = 1000
CELLS = 200_000
LONGEST = 16 * 1024 * 1024
"""Characters of one statement: what servers take as the largest packet by default."""
_FULL = 32 * 1024
_WORD = r"(?:[\w$]{1,256}+|\"[^\"]{1,256}+\"|`[^`]{1,256}+`|\[[^\]]{1,256}+\])"
_NAME = rf"({_WORD}(?:\.{_WORD}){{0,4}}+)"
_DUMP = re.compile(
    rf"^[ \t]*(?:INSERT\s+INTO\s+{_NAME}[^;]{{0,4000}}?\bVALUES\s*\(|COPY\s+{_NAME}\s*\([^)]{{0,4000}}+\)\s+FROM\s+stdin;)",
    re.IGNORECASE | re.MULTILINE,
)
_INSERT = re.compile(
    rf"\s*+(?:INSERT|REPLACE)\s++(?:IGNORE\s++)?INTO\s++{_NAME}\s*+(?:\(([^()]*+)\)\s*+)?VALUES\s*+", re.IGNORECASE
)
_COPY = re.compile(rf"\s*+COPY\s++{_NAME}\s*+(?:\(([^()]*+)\)\s*+)?FROM\s++stdin", re.IGNORECASE)
_CREATE = re.compile(
    rf"\s*+CREATE\s++(?:TEMP\w*+\s++)?TABLE\s++(?:IF\s++NOT\s++EXISTS\s++)?{_NAME}\s*+\((.*)\)",
    re.IGNORECASE | re.DOTALL,
)
_COLUMN = re.compile(rf"(?:^|,)\s*+(?:--[^\n]{{0,1000}}+\s*+){{0,20}}+({_WORD})\s++[^,()]*+(?:\([^()]*+\)[^,()]*+)*+")
_RULES = frozenset(("PRIMARY", "CONSTRAINT", "KEY", "UNIQUE", "FOREIGN", "CHECK", "INDEX", "FULLTEXT"))
_VALUE = re.compile(
    r"\s*+(?:([A-Za-z_]*+)'((?:[^'\\]|''|\\.)*+)'|((?:[^,()']|\((?:[^()']|'[^']*')*+\))*+))(?:::[\w ]++)?\s*+([,)])",
    re.DOTALL,
)
_NEXT = re.compile(r"\s*+(?:,\s*+)?\(")
_ESCAPE = re.compile(r"\\(.)|''", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "0": " ", "b": "", "Z": ""}
_STATEMENT = re.compile(r"\s*(?:INSERT|REPLACE|CREATE\s+(?:TEMP\w*\s+)?TABLE)\b", re.IGNORECASE)


def looks_like_dump(sample: str) -> bool:
    """
    >>> looks_like_dump("INSERT INTO kund VALUES (1, 'Erik');"), looks_like_dump("We insert into Erik's form values")
    (True, False)
    """
    return _DUMP.search(sample) is not None


def read(source: Source) -> Iterator[Part]:
    dump = _Dump()
    for number, line in _lines(source.file):
        yield from dump.line(number, line)
    yield from dump.end()


def _lines(file: BinaryIO) -> Iterator[tuple[int, str]]:
    number, rest = 1, ""
    for _, block in encoding.stream(file):
        *whole, rest = (rest + block).split("\n")
        for line in whole:
            yield number, line
            number += 1
        if len(rest) > LONGEST:
            yield number, rest
            rest = ""
    yield number, rest


class _Dump:
    """What is open: a statement over several lines, the rows of a COPY, the rows of the table being filled."""

    def __init__(self) -> None:
        self._columns: dict[str, tuple[str, ...]] = {}
        self._counts: dict[str, int] = {}
        self._table = ""
        self._header: tuple[str, ...] = ()
        self._rows: list[list[str]] = []
        self._width = 0
        self._copying = False
        self._statement: list[str] = []
        self._text: list[str] = []
        self._size = 0
        self._line = 1

    def line(self, number: int, line: str) -> Iterator[Part]:
        if self._copying:
            yield from self._copied(line)
        elif self._statement or _STATEMENT.match(line):
            if not self._statement:
                yield from self._flush_text(self._text)
            self._begin(self._statement, number, line)
            if line.rstrip().endswith(";") or self._size > LONGEST:
                yield from self._run()
        elif found := _COPY.match(line):
            yield from self._fill(found[1], found[2])
            self._copying = True
        else:
            self._begin(self._text, number, line)
            if self._size > _FULL:
                yield from self._flush_text(self._text)

    def end(self) -> Iterator[Part]:
        if self._statement:
            yield from self._run()
        yield from self._flush_rows()
        yield from self._flush_text(self._text)

    def _begin(self, lines: list[str], number: int, line: str) -> None:
        if not lines:
            self._line, self._size = number, 0
        lines.append(line)
        self._size += len(line) + 1

    def _copied(self, line: str) -> Iterator[Part]:
        if line.startswith("\\."):
            self._copying = False
        else:
            cells = ["" if cell == "\\N" else _unescaped(cell) for cell in line.split("\t")]
            yield from self._add(cells)

    def _run(self) -> Iterator[Part]:
        lines, self._statement = self._statement, []
        statement = "\n".join(lines)
        if found := _INSERT.match(statement):
            yield from self._fill(found[1], found[2])
            at = yield from self._values(statement, found.end())
            if statement[at:].strip(" \n;"):
                yield from self._flush_text([statement[at:]])  # an expression, or the statement breaks off
            return
        if found := _CREATE.match(statement):
            self._columns[_plain(found[1])] = _column_names(found[2])
        yield from self._flush_text(lines)

    def _values(self, statement: str, at: int) -> Generator[Part, None, int]:
        """Where the last whole row ended."""
        while opened := _NEXT.match(statement, at):
            cells: list[str] = []
            inner = opened.end()
            while found := _VALUE.match(statement, inner):
                inner = found.end()
                cells.append((yield from self._cell(found)))
                if found[4] == ")":
                    break
            if not cells or found is None:
                return at
            yield from self._add(cells)
            at = inner
        return at

    def _cell(self, found: re.Match[str]) -> Generator[Part, None, str]:
        prefix, quoted, bare = found[1], found[2], found[3]
        if quoted is None:
            text = bare.strip()
            return "" if text.upper() == "NULL" else text
        if (prefix or "").upper() == "X":
            data = _from_hex(quoted)
            if begins_like_file(data):
                name = f"{self._table}-{self._counts.get(self._table, 0) + len(self._rows) + 1}"
                yield Embedded((*self._where(), Step("embedded", name)), name, lambda: io.BytesIO(data), len(data))
                return ""
            return encoding.decode(data)
        return _unescaped(quoted)

    def _fill(self, name: str, columns: str | None) -> Iterator[Part]:
        table = _plain(name)
        header = tuple(map(_plain, columns.split(","))) if columns else self._columns.get(table, ())
        if (table, header) != (self._table, self._header):
            yield from self._flush_rows()
            self._table, self._header = table, header

    def _add(self, cells: list[str]) -> Iterator[Part]:
        self._rows.append(cells)
        self._width = max(self._width, len(cells))  # all rows of a block become as wide as its widest
        if len(self._rows) >= BLOCK or self._width * len(self._rows) > CELLS:
            yield from self._flush_rows()

    def _where(self) -> Where:
        return (Step("table", self._table),)

    def _flush_rows(self) -> Iterator[Part]:
        rows, self._rows, self._width = self._rows, [], 0
        if not rows:
            return
        first = self._counts.get(self._table, 0) + 1
        self._counts[self._table] = first + len(rows) - 1
        width = max(len(self._header), *map(len, rows))
        even = [row + [""] * (width - len(row)) for row in rows]
        header = self._header + ("",) * (width - len(self._header)) if self._header else ()
        yield Table(self._where(), header, first, even)

    def _flush_text(self, lines: list[str]) -> Iterator[Part]:
        text = "\n".join(lines)
        if lines is self._text:
            self._text = []
        line = self._line
        for start in range(0, len(text), _FULL):
            piece = text[start : start + _FULL]
            if piece.strip():
                yield Passage((Step("line", str(line)),), piece)
            line += piece.count("\n")


def _plain(name: str) -> str:
    """
    >>> _plain('public."Kund"'), _plain(" [e-post] ")
    ('Kund', 'e-post')
    """
    return name.strip().rpartition(".")[2].strip('"`[] ')


def _column_names(body: str) -> tuple[str, ...]:
    names = (found[1] for found in _COLUMN.finditer(body))
    return tuple(_plain(name) for name in names if name.upper() not in _RULES)


def _unescaped(text: str) -> str:
    if "\\" not in text and "''" not in text:
        return text
    return _ESCAPE.sub(lambda found: "'" if found[1] is None else _CONTROLS.get(found[1], found[1]), text)


def _from_hex(digits: str) -> bytes:
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return b""
