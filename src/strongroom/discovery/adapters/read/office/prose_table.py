"""A table while it is being read: rows of cells, repeated ones within reason."""

from __future__ import annotations

from strongroom.discovery.adapters.read.office import grid
from strongroom.discovery.adapters.read.office.zip_package import TooMuch
from strongroom.discovery.core.passage import Part
from strongroom.discovery.core.where import Step, Where

_MOST_COPIES = 100
_WIDEST = 16_384
_MOST_CELLS = 100_000
_SMALL_GAP = 64


class Rows:
    """`sheet` is its name where the table is a sheet; then its cells have names such as B7."""

    def __init__(self, where: Where, sheet: Step | None = None) -> None:
        self.where = (*where, sheet) if sheet else where
        self.sheet = sheet
        self._outer = where
        self._blocks = grid.Blocks(self.where, lettered=0 if sheet else -1)
        self._rows: list[tuple[str, ...]] = []
        self._first = 1
        self.number = 1
        self._row: list[str] = []
        self._empty = 0
        self.row_repeat = 1
        self._spanned = 0
        self._cells = 0

    def here(self) -> Where:
        """Where the cell being read stands."""
        if self.sheet is None:
            return self.where
        column = min(len(self._row) + self._empty, _WIDEST)
        name = f"{self.sheet.value}!{grid.column_name(column)}{self.number}"
        return (*self._outer, Step(self.sheet.kind, name))

    def add_cell(self, text: str, copies: int) -> None:
        """Empty cells count only once a filled one follows: a sheet may end in a million of them."""
        if not text:
            self._empty += max(copies, 1) + self._spanned
            self._spanned = 0
            return
        room = _WIDEST - len(self._row)
        if room < -_WIDEST:
            raise TooMuch
        self._row += [""] * min(self._empty, room)
        self._empty = 0
        self._row += [text] * min(max(copies, 1), _MOST_COPIES, max(room, 1))
        self._empty, self._spanned = self._spanned, 0

    def put(self, column: int, text: str) -> None:
        """A cell that says in which column it stands, from 0."""
        if text:
            self._empty = max(column - len(self._row), 0)
            self.add_cell(text, 1)

    def add_row(self, row: list[str]) -> None:
        """A whole row at once."""
        self._row = row

    def move_to(self, row: str) -> None:
        """The next row is the one of this number."""
        if row.isdecimal() and len(row) < 8:
            self.number = max(int(row), self.number)

    def widen(self, more: int) -> None:
        """The cell being read takes the room of others beside it."""
        self._spanned += more

    def end_row(self, ready: list[Part]) -> None:
        row, self._row, self._empty = tuple(self._row), [], 0
        copies, self.row_repeat = max(self.row_repeat, 1), 1
        if row:
            gap = self.number - self._first - len(self._rows)
            if self._rows and 0 < gap <= _SMALL_GAP:
                self._rows += [()] * gap
                gap = 0
            self._cells += len(row)
            if len(self._rows) >= grid.BLOCK or self._cells > _MOST_CELLS or (self._rows and gap):
                self._give(ready)
            if not self._rows:
                self._first = self.number
            self._rows += [row] * min(copies, _MOST_COPIES)
        self.number += copies

    def finish(self, ready: list[Part]) -> None:
        if self._row:
            self.end_row(ready)
        self._give(ready, whole=True)

    def _give(self, ready: list[Part], *, whole: bool = False) -> None:
        rows, self._rows, self._cells = self._rows, [], 0
        if whole and self._first == 1 and self.sheet is None:
            ready += grid.of_document(self.where, rows)
        elif rows:
            ready += self._blocks.give(rows, self._first)
