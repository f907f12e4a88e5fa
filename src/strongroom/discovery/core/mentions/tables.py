"""Rows of tables: what stands in one row is said of one person, or of each of those that its columns tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from strongroom.discovery.core.detect.words.organisations import SUFFIXES
from strongroom.discovery.core.finding import Identifier, Mention, Span
from strongroom.discovery.core.mentions.columns import NOBODY, Column, plan
from strongroom.discovery.core.mentions.displayed import with_names
from strongroom.discovery.core.mentions.labels import Asks, read_label
from strongroom.discovery.core.mentions.naming import legible, words
from strongroom.discovery.core.mentions.person import Person, Told
from strongroom.discovery.core.mentions.postcode import of_address, of_cell
from strongroom.discovery.core.mentions.roles import Role, roles
from strongroom.discovery.core.mentions.text import read_text
from strongroom.discovery.core.passage import Table
from strongroom.discovery.core.where import Where

SURE = 0.5
"""From here on a span counts."""
_WHOLE = 0.8
"""The part of a cell that a span must fill for the cell to be that and nothing else."""
_LOOKED_AT = 400
_COMPARED = 8
_MOST_OF_LIST = 20_000
_SIGNS = frozenset({Role.SIGN, Role.FIRM_SIGN})
_OF_NAMES = {Asks.GIVEN: 0, Asks.MIDDLE: 1, Asks.FAMILY: 2, Asks.NAME: 3}
_NAME = re.compile(r"[^\W\d_][\w'’., -]{0,60}")
_CONTACT = frozenset({Asks.EMAIL, Asks.PHONE, Asks.NUMBER, Asks.STREET, Asks.BIRTH})
"""Columns whose cells are the person's even where they hold more than one value."""

Found = tuple[int, int, Span]
"""A row, a column, and what was found in the cell."""


class _Plan(NamedTuple):
    """The columns of a table; those of names, of postcodes; who may be met twice; of each list in a row the names."""

    columns: Sequence[Column]
    parts: Sequence[int]
    postcodes: Sequence[int]
    places: frozenset[str]
    heads: Mapping[str, int]

    @classmethod
    def of(cls, columns: Sequence[Column], header: Sequence[str]) -> _Plan:
        parts = [at for at, column in enumerate(columns) if column.asks in _OF_NAMES]
        listed = [at for at, column in enumerate(columns) if column.listed]
        heads = {columns[at].listed: at for at in reversed(listed) if read_label(header[at]).asks is Asks.NAME}
        postcodes = [at for at, column in enumerate(columns) if column.asks is Asks.POSTCODE]
        return cls(columns, parts, postcodes, frozenset(each.whom for each in columns if each.is_place), heads)


class Rows:
    """Reads the blocks of tables one after the other. What a table's first block said of its columns holds on."""

    def __init__(self) -> None:
        self._table: tuple[Where, tuple[str, ...]] = ((), ())
        self._plan = _Plan.of([], ())

    def mentions(self, table: Table, found: Sequence[Found]) -> Iterator[Mention]:
        """`found` is sorted by row and column."""
        width = max((len(row) for row in table.rows), default=0)
        if self._table != (table.where, table.header) or len(self._plan.columns) < width:
            self._table = (table.where, table.header)
            self._plan = _Plan.of(plan(table.header, *_names_in(table, found), width), table.header)
        for row in self._rows(table, found):
            row.read()
            yield from row.mentions()

    def _rows(self, table: Table, found: Sequence[Found]) -> Iterator[_Row]:
        """The rows in which something was found, with all of it. A pass of its own, as most cells hold one span."""
        columns = self._plan.columns
        row: _Row | None = None
        held: list[Span] = []
        number = at = -1
        for in_row, column, span in found:
            if column == at and in_row == number:
                held.append(span)
                continue
            if row is not None:
                row.add(at, columns[at], held)
            if in_row != number:
                if row is not None:
                    yield row
                row, number = _Row(table.rows[in_row], self._plan), in_row
            at, held = column, [span]
        if row is not None:
            row.add(at, columns[at], held)
            yield row


class _Row:
    """One row: its people by their key, and those whom its longer texts speak of."""

    __slots__ = ("_cells", "_lone", "_names", "_others", "_people", "_plan")

    def __init__(self, cells: Sequence[str], plan: _Plan) -> None:
        self._cells = cells
        self._plan = plan
        self._people: dict[str, Person] = {}
        self._names: dict[str, list[str]] = {}
        self._others: list[Person] = []
        self._lone: list[Identifier] = []

    def add(self, at: int, column: Column, spans: Sequence[Span]) -> None:
        """What was found in one cell."""
        known = roles()
        cell, whom = self._cells[at], column[0]
        is_list = bool(column.listed) and "\n" in cell
        if len(spans) == 1 and not is_list:
            start, end, kind, confidence, valid, _ = spans[0]
            if kind not in known or confidence < SURE or not valid:
                return
            if end - start >= _WHOLE * len(cell) and whom != NOBODY:
                self._put(self._person(whom), spans[0], cell, column)
                return
        sure = [span for span in spans if span[3] >= SURE and span[4] and span[2] in known]
        if not sure:
            return
        if is_list:
            self._add_list(cell, column, sure)
        elif whom == NOBODY:
            self._lone += [Identifier(span.type, span.value) for span in sure if known[span.type] in _SIGNS]
        elif (len(sure) == 1 and sure[0][1] - sure[0][0] >= _WHOLE * len(cell.strip())) or (
            column[1] in _CONTACT and not any(known[span.type] is Role.NAME for span in sure)
        ):
            for span in sure:
                self._put(self._person(whom), span, cell, column)
        else:
            told = read_text(cell, with_names(cell, sure))
            self._others += told.people
            self._lone += told.lone

    def _add_list(self, cell: str, column: Column, sure: Sequence[Span]) -> None:
        """The members of a list, one a line: the third telephone is of whom the third line names, if there are as many."""
        head = self._plan.heads.get(column.listed, len(self._cells))
        lines = self._cells[head].split("\n") if head < len(self._cells) and len(cell) < _MOST_OF_LIST else []
        is_even = len(lines) == cell.count("\n") + 1
        for span in sure:
            if not is_even or "\n" in cell[span.start : span.end]:
                self._lone += [Identifier(span.type, span.value)] if roles()[span.type] in _SIGNS else []
            elif roles()[span.type] is not Role.NAME:
                number = cell.count("\n", 0, span.start)
                person = self._person(f"{column.listed}\n{number}")
                person.name = legible(lines[number]) if _NAME.fullmatch(lines[number]) else ""
                self._put(person, span, cell, column)

    def read(self) -> None:
        """What stands in cells of which the header says all."""
        columns, parts, postcodes, _, _ = self._plan
        width = len(self._cells)
        for at in parts:
            if (
                at < width
                and (part := self._cells[at].strip())
                and _NAME.fullmatch(part)
                and part.split()[-1] not in SUFFIXES
            ):
                self._part_of_name(columns[at], part)
        for at in postcodes:
            whom = columns[at].whom
            if at < width and whom in self._people and (code := of_cell(self._cells[at])):
                self._people[whom].lives_at(code)
        for whom, of_name in self._names.items():
            self._person(whom).name = legible(of_name[3] or " ".join(filter(None, of_name[:3])))

    def mentions(self) -> Iterator[Mention]:
        people = list(self._people.values())
        if len(people) > 1 or self._others:
            people = _joined(people, self._others, self._plan.places)
        yield from Told(people, self._lone).mentions()

    def _person(self, whom: str) -> Person:
        person = self._people.get(whom)
        if person is None:
            person = self._people[whom] = Person()
            person.whom = whom
        return person

    def _part_of_name(self, column: Column, text: str) -> None:
        parts = self._names.setdefault(column.whom, ["", "", "", ""])
        part = _OF_NAMES[column.asks]
        parts[part] = parts[part] or ("" if "\n" in text else text)

    def _put(self, person: Person, span: Span, cell: str, column: Column) -> None:
        role = roles()[span[2]]
        if role in _SIGNS:
            if span[5]:
                person.signs.append(Identifier(span[2], span[5]))
        elif role is Role.NAME:
            if column.asks in _OF_NAMES:
                self._part_of_name(column, cell[span.start : span.end])
        elif role is Role.BIRTH:
            person.is_born(span.value)
        elif role is Role.ADDRESS and (code := of_address(cell[span.start : span.end], begins=span.type == "location")):
            person.lives_at(code)


def _names_in(table: Table, found: Sequence[Found]) -> tuple[dict[int, float], dict[int, float]]:
    """By column, the share of the filled cells that are a name, and of those the share that are of one word."""
    rows = table.rows[:_LOOKED_AT]
    named: dict[int, int] = {}
    single: dict[int, int] = {}
    for row, column, span in found:
        if row >= _LOOKED_AT:
            break
        cell = rows[row][column].strip()
        if span.type == "name" and span.confidence >= SURE and span.end - span.start >= _WHOLE * len(cell):
            named[column] = named.get(column, 0) + 1
            single[column] = single.get(column, 0) + (" " not in cell)
    filled = {at: sum(1 for row in rows if at < len(row) and row[at] and not row[at].isspace()) for at in named}
    return (
        {at: count / filled[at] for at, count in named.items()},
        {at: single[at] / count for at, count in named.items()},
    )


def _joined(people: Sequence[Person], others: Sequence[Person], places: frozenset[str]) -> list[Person]:
    """The people of a row. Whom a second address names (billed and delivered to) or a note is one with somebody of the
    same name; two columns of people are two people, though they bear one name."""
    kept = [person for person in people if person.whom not in places]
    for person in (*(person for person in people if person.whom in places), *others):
        twin = next((each for each in kept[:_COMPARED] if _are_one(each, person)), None)
        if twin is None:
            kept.append(person)
        else:
            twin.takes_in(person)
    return kept


def _are_one(one: Person, other: Person) -> bool:
    """Whether two people of a row are one: by the same name, or the shorter form of it."""
    if not (one.name and other.name):
        return False
    if one.name == other.name:
        return True
    mine, theirs = set(words(one.name)), set(words(other.name))
    fewer = min(mine, theirs, key=len)
    # `E. Berg` may be another of the household.
    return len(fewer) > 1 and fewer <= (mine | theirs) - (mine ^ theirs) and all(len(word) > 1 for word in fewer)
