"""Tables that stand in text: an export pasted into a mail, a CSV read as lines, a table drawn with bars, INSERTs.

A line of labels with a separator between them is a header; the lines that follow with as many cells are its rows, and
each column is read by what its label asks for. In SQL the names stand in the first brackets, the values in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from strongroom.discovery.core.detect.numbers.phone import PHONE, PREFERRED, international, national
from strongroom.discovery.core.detect.scan import Options, Scan, Trigger
from strongroom.discovery.core.detect.words import labels
from strongroom.discovery.core.detect.words.columns import named_column, whole_cells
from strongroom.discovery.core.detect.words.evidence import Surroundings, is_running_text
from strongroom.discovery.core.detect.words.labels import Field
from strongroom.discovery.core.detect.words.values import read_field
from strongroom.discovery.core.finding import Span

_HEADERS = (
    "name|namn|förnamn|efternamn|surname|customer|kund|kundnr|kundnummer|customer id|customer_id|customer no|id|nr|e-mail|email"
    "|mail|e-post|epost|phone|telephone|telefon|tel|mobil|mobile|address|adress|gatuadress|street|city|town|ort|postort|stad|dob"
    "|birth date|birthdate|date of birth|date_of_birth|born|född|födelsedatum|född den|personnummer|personnr|patient|medlem|member"
)
_SEPARATORS = ";,\t|"
_WIDE = " "
"""The sign of tables whose columns are kept apart by two spaces and more."""
_AFTER_LABEL = (";", ",", "\t", "\\|", " \\|", '"[;,]', "  ")
"""What ends a label in a header, as patterns."""
_PHONE = re.compile(
    r"(?:home|work|cell|mobile|office|contact|private|business|day|evening|main|other|hem|arbets?|mobil|jobb)*"
    r"(?:phone|telephone|telefon|tel|mobile?|cell|puhelin)(?:number|num|no|nr|nummer|home|work|mobile|hem|arbete|\d)*"
)
"""Labels of telephone numbers, in their barest form."""
_MAILS = frozenset({"email", "mail", "epost", "emailaddress", "epostadress", "mejl"})
_LONGEST, _FEWEST, _MOST = 40, 3, 60
"""Letters of a label in a header; columns of a table, from and to."""
_LINE = _LONGEST * _MOST
"""Signs of the longest line that is read as a row."""
_DRAWN = re.compile(r"[\s|:+=-]+")
_OTHER_THAN_DIGITS = re.compile(r"\D+")
_WIDE_CELL = re.compile(r"\S++(?: \S++)*+")
_INSERT = r"\)[ \t]?[ \r\n]?\n?VALUES[ \t]?[ \r\n]?\n?\("
_VALUE = re.compile(r"\s*+(?:[NnEeXx]?'((?:[^'\\]|''|\\.)*+)'|([^,()']*+))\s*+([,)])")
_NEXT_ROW = re.compile(r"\s*+,\s*+\(")
_COLUMNS = 2000
"""Signs of the longest list of columns."""


class Cell(NamedTuple):
    """Where the words of a cell start and end in the text."""

    start: int
    end: int


class EmbeddedTableDetector:
    """Columns of tables in running text, by their header."""

    kinds = (*labels.KINDS, PHONE)
    triggers = (
        Trigger(_INSERT),
        *(Trigger(f"{label}{sign}") for label in _HEADERS.split("|") for sign in _AFTER_LABEL),
    )

    def __init__(self, options: Options) -> None:
        self._options = options

    def detect(self, scan: Scan) -> Iterable[Span]:
        if scan.is_column or not is_running_text(scan):
            return
        text = scan.text
        reached = [0, 0]  # by INSERTs and by headers: a list of columns has labels and commas too
        around = Surroundings(scan)
        for end, which in scan.ends:
            if end <= reached[which > 0]:
                continue
            fields, rows, reached[which > 0] = _below(text, end) if which else _inserted(text, end)
            for field, cells in zip(fields, zip(*rows, strict=True), strict=False):
                yield from self._column(text, field, [cell for cell in cells if cell.start < cell.end], around)

    def _column(self, text: str, field: Asked, cells: list[Cell], around: Surroundings) -> Iterator[Span]:
        if field == PHONE.id:
            yield from filter(None, (_phone(text, cell, self._options) for cell in cells))
        if not isinstance(field, Field) or field.kind == "date":
            return
        if field.kind == "name":
            yield from named_column(text, cells, field)
            return
        for cell in cells:
            span = read_field(text, cell.start, field, self._options, around)
            if span is not None:
                yield span if span.end <= cell.end else span._replace(end=cell.end)
        if field.kind in {"postal_address", "location"}:
            yield from whole_cells(text, cells, field)


Asked = Field | str | None
"""What a column asks for: a field, `phone` or `email`, nothing of ours."""
Read = tuple[tuple[Asked, ...], list[list[Cell]], int]
"""What the columns ask for, the rows, and where reading ended."""


def _below(text: str, end: int) -> Read:
    """The table whose header has a label and its separator right before `end`."""
    sign = text[end - 1]
    start, stop = text.rfind("\n", max(0, end - _LINE), end - 1) + 1, _line_end(text, end - 1)
    if stop - start > _LINE or text.count(sign, start, stop) < _FEWEST - 1:
        return (), [], stop
    fields = _header(text[start:stop], sign)
    if not fields:
        return (), [], stop
    rows, reached = _rows(text, stop + 1, sign, len(fields))
    return fields, rows, reached


def _inserted(text: str, end: int) -> Read:
    """`INSERT INTO people (FirstName, City) VALUES ('Anna', 'Lund'), ('Erik', 'Ystad')`, from the bracket of the values on."""
    close = text.rfind(")", max(0, end - 16), end)
    begin = text.rfind("(", max(0, close - _COLUMNS), close) + 1
    fields = _asked_for(tuple(word.strip(" \t\r\n\"'`[]") for word in text[begin:close].split(","))) if begin else ()
    rows: list[list[Cell]] = []
    at = end
    while fields:
        row: list[Cell] = []
        while (match := _VALUE.match(text, at)) is not None:
            at = match.end()
            row.append(Cell(*match.span(1 if match[1] is not None else 2)))
            if match[3] == ")":
                break
        if len(row) != len(fields):
            break
        rows.append(row)
        following = _NEXT_ROW.match(text, at)
        if following is None:
            break
        at = following.end()
    return fields, rows, at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at, at + _LINE + 1)
    return min(len(text), at + _LINE + 1) if end < 0 else end


@lru_cache(maxsize=256)
def _header(line: str, sign: str) -> tuple[Asked, ...]:
    """What each column of the header asks for; empty where the line is no header."""
    return _asked_for(tuple(line[cell.start : cell.end] for cell in _cells(line, 0, len(line), sign)))


@lru_cache(maxsize=256)
def _asked_for(words: tuple[str, ...]) -> tuple[Asked, ...]:
    if not _FEWEST <= len(words) <= _MOST:
        return ()
    if any(len(word) > _LONGEST or word.count("(") != word.count(")") for word in words):
        return ()
    fields = tuple(map(_asked, words))
    known = sum(field is not None for field in fields)
    if known < 2 or known < len(words) / 4:
        return ()
    of_people = any((field.kind if isinstance(field, Field) else field) in _OF_PEOPLE for field in fields)
    return tuple(map(_trusted, fields)) if of_people else fields


def _trusted(field: Asked) -> Asked:
    """A column of names beside columns of contacts or births holds people, known or not."""
    is_weak = isinstance(field, Field) and field.kind == "name" and field.weight < _TRUSTED
    return replace(field, weight=_TRUSTED) if is_weak and isinstance(field, Field) else field


_TRUSTED = 2.2
_OF_PEOPLE = frozenset(
    {"phone", "email", "date_of_birth", "customer_number", "medical_record_number", "employee_number"}
)


def _asked(label: str) -> Asked:
    bare = labels.bare(label)
    return PHONE.id if _PHONE.fullmatch(bare) else "email" if bare in _MAILS else labels.by_header(label)


def _rows(text: str, start: int, sign: str, width: int) -> tuple[list[list[Cell]], int]:
    """The rows that follow, up to the first line of another width, and where it begins."""
    rows: list[list[Cell]] = []
    while start < len(text):
        stop = _line_end(text, start)
        if stop - start > _LINE:
            break
        cells = _cells(text, start, stop, sign)
        if len(cells) != width:
            break
        if not (rows or _DRAWN.fullmatch(text, start, stop) is None):
            start = stop + 1
            continue
        rows.append(cells)
        start = stop + 1
    return rows, start


def _cells(text: str, start: int, stop: int, sign: str) -> list[Cell]:
    """The cells of one line; bars at both ends of a drawn row are its frame."""
    if sign == _WIDE:
        return [Cell(*match.span()) for match in _WIDE_CELL.finditer(text, start, stop)]
    line = text[start:stop].rstrip("\r")
    if sign == "|":
        start += len(line) - len(line.lstrip(" |"))
        line = line.strip(" |")
    found: list[Cell] = []
    at = 0
    while at <= len(line):
        begin = _filled(line, at)
        if line[begin : begin + 1] == '"' and (close := _closing(line, begin + 1)) > 0:
            found.append(Cell(start + begin + 1, start + close))
            end = line.find(sign, close)
        else:
            end = line.find(sign, at)
            bare = line[begin : len(line) if end < 0 else max(begin, end)].rstrip(" ")
            found.append(Cell(start + begin, start + begin + len(bare)))
        if end < 0:
            break
        at = end + 1
    return found


_BLANKS = re.compile(" *+")


def _filled(line: str, at: int) -> int:
    """The first place from `at` on that is no blank."""
    match = _BLANKS.match(line, at)
    return match.end() if match else at


def _closing(line: str, start: int) -> int:
    """The quotation mark that ends what begins at `start`, doubled ones passed over; 0 where there is none."""
    at = line.find('"', start)
    while at >= 0 and line[at + 1 : at + 2] == '"':
        at = line.find('"', at + 2)
    return max(at, 0)


def _phone(text: str, cell: Cell, options: Options) -> Span | None:
    """A cell under `Phone` that can be dialled."""
    written = text[cell.start : cell.end]
    digits = _OTHER_THAN_DIGITS.sub("", written.replace("(0)", ""))
    if not 6 < len(digits) < 16 or any(letter.isalpha() for letter in written):
        return None
    if written.startswith(("+", "00")):
        value = international(digits.removeprefix("00"))
    else:
        value = next(filter(None, (national(digits, each) for each in (*options.countries, *PREFERRED))), "")
    return Span(cell.start, cell.end, PHONE.id, 0.9 if value else 0.6, value=value)
