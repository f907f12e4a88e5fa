"""Cells of an HTML table on their way to be rows, a form or, where a table only places things on a page, text."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read.office import grid
from strongroom.discovery.core.passage import Part, Passage, Table
from strongroom.discovery.core.where import Step, Where

_LONG = 400
"""Characters. Cells as long as this on the average are columns of a page, not of a table."""


class Cells:
    """The rows of one table. `layout`: it holds another one."""

    def __init__(self) -> None:
        self.layout = False
        self._rows: list[list[str]] = []
        self._heads: list[list[bool]] = []

    def new_row(self) -> None:
        self._rows.append([])
        self._heads.append([])

    def add(self, text: str, *, head: bool) -> None:
        if not self._rows:
            self.new_row()
        self._rows[-1].append(text)
        self._heads[-1].append(head)

    def texts(self) -> list[str]:
        return [cell for row in self._rows for cell in row if cell]

    def is_layout(self) -> bool:
        texts = self.texts()
        widest = max(map(len, self._rows), default=0)
        return self.layout or widest < 2 or sum(map(len, texts)) > _LONG * len(texts)

    def parts(self, where: Where) -> Iterator[Part]:
        if self._labelled():
            for number, row in enumerate(self._rows, 1):
                if len(row) == 2 and row[1]:
                    yield Passage((*where, Step("row", str(number))), f"{row[0]} {row[1]}", row[0].rstrip(":"))
        elif len(self._rows) > 1 and (all(self._heads[0]) or all(map(grid.speaks_as_label, self._rows[0]))):
            yield from self._with_header(where)
        else:
            yield from grid.of_document(where, [tuple(row) for row in self._rows])

    def _labelled(self) -> bool:
        """Each row is a heading and a value."""
        return all(not row or heads == [True, False] for row, heads in zip(self._rows, self._heads, strict=True))

    def _with_header(self, where: Where) -> Iterator[Part]:
        header = tuple(self._rows[0])
        yield Table(where, (), 1, [header])  # who knows what stands in it
        for start in range(1, len(self._rows), grid.BLOCK):
            yield Table(where, header, start + 1, self._rows[start : start + grid.BLOCK])
