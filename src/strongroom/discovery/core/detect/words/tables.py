"""Tables that stand in text: an export pasted into a mail, a CSV read as lines, a table drawn with bars.

A line of labels with a separator between them is a header; the lines that follow with as many cells are its rows, and
each column is read by what its label asks for.
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
from strongroom.discovery.core.detect.words.fields import read_field
from strongroom.discovery.core.detect.words.labels import Field
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
_PHONES = frozenset({"phone", "telephone", "telefon", "tel", "mobil", "mobile", "cell", "mobilnummer", "phonenumber", "telefonnummer", "telefonnr", "mobilephone", "puhelin"})  # fmt: skip
_MAILS = frozenset({"email", "mail", "epost", "emailaddress", "epostadress", "mejl"})
_LONGEST, _MOST = 40, 60
"""Letters of a label in a header, and columns of a table."""
_DRAWN = re.compile(r"[\s|:+=-]+")
_OTHER_THAN_DIGITS = re.compile(r"\D+")
_CELLS = {
    sign: re.compile(rf'[ ]*(?:"((?:[^"\n]|"")*)"|([^{re.escape(sign)}\n]*?))[ ]*(?:{re.escape(sign)}|\Z)')
    for sign in _SEPARATORS
}
_CELLS[_WIDE] = re.compile(r"()?(\S+(?: \S+)*)(?:[ ]{2,}|[ ]?\Z)")


class Cell(NamedTuple):
    """Where the words of a cell start and end in the text."""

    start: int
    end: int


class EmbeddedTableDetector:
    """Columns of tables in running text, by their header."""

    kinds = (*labels.KINDS, PHONE)
    triggers = tuple(Trigger(f"{label}{sign}") for label in _HEADERS.split("|") for sign in _AFTER_LABEL)

    def __init__(self, options: Options) -> None:
        self._options = options

    def detect(self, scan: Scan) -> Iterable[Span]:
        if scan.is_column or not is_running_text(scan):
            return
        text, reached = scan.text, 0
        around = Surroundings(scan)
        for end, _ in scan.ends:
            if end <= reached:
                continue
            start, stop = text.rfind("\n", 0, end - 1) + 1, _line_end(text, end - 1)
            reached = stop
            fields = _header(text[start:stop], text[end - 1 : end])
            if fields:
                rows, reached = _rows(text, stop + 1, text[end - 1], len(fields))
                for field, cells in zip(fields, zip(*rows, strict=True), strict=bool(rows)):
                    filled = [cell for cell in cells if cell.start < cell.end]
                    yield from self._column(text, field, filled, around)

    def _column(self, text: str, field: Field | str | None, cells: list[Cell], around: Surroundings) -> Iterator[Span]:
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


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


@lru_cache(maxsize=256)
def _header(line: str, sign: str) -> tuple[Field | str | None, ...]:
    """What each column of the header asks for; empty where the line is no header."""
    if len(line) > _LONGEST * _MOST:
        return ()
    words = [line[cell.start : cell.end] for cell in _cells(line, 0, len(line), sign)]
    if not 2 < len(words) <= _MOST or any(len(word) > _LONGEST for word in words):
        return ()
    fields = tuple(map(_asked, words))
    known = sum(field is not None for field in fields)
    if known < 2 or known < len(words) / 4:
        return ()
    of_people = any((field.kind if isinstance(field, Field) else field) in _OF_PEOPLE for field in fields)
    return tuple(map(_trusted, fields)) if of_people else fields


def _trusted(field: Field | str | None) -> Field | str | None:
    """A column of names beside columns of contacts or births holds people, known or not."""
    is_weak = isinstance(field, Field) and field.kind == "name" and field.weight < _TRUSTED
    return replace(field, weight=_TRUSTED) if is_weak and isinstance(field, Field) else field


_TRUSTED = 2.2
_OF_PEOPLE = frozenset(
    {"phone", "email", "date_of_birth", "customer_number", "medical_record_number", "employee_number"}
)


def _asked(label: str) -> Field | str | None:
    bare = labels.bare(label)
    return PHONE.id if bare in _PHONES else "email" if bare in _MAILS else labels.by_header(label)


def _rows(text: str, start: int, sign: str, width: int) -> tuple[list[list[Cell]], int]:
    """The rows that follow, up to the first line of another width, and where it begins."""
    rows: list[list[Cell]] = []
    while start < len(text):
        stop = _line_end(text, start)
        if stop - start > _LONGEST * _MOST:
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
        while start < stop and text[start] == " ":
            start += 1
    elif sign == "|":
        while start < stop and text[start] in " |":
            start += 1
        while stop > start and text[stop - 1] in " |\r":
            stop -= 1
    stop -= text[stop - 1 : stop] == "\r"
    found: list[Cell] = []
    pattern, at = _CELLS[sign], start
    while at <= stop and (match := pattern.match(text, at, stop)):
        found.append(Cell(*match.span(1 if match[1] else 2)))
        at = match.end()
        if at >= stop and text[stop - 1 : stop] != sign:
            break
        if match.end() == match.start():
            break
    return found


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
