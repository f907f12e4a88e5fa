"""Cells through calamine, for the workbooks of every age that it reads, as texts a person would write."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from strongroom.discovery.adapters.read.office import grid
from strongroom.discovery.adapters.read.office.zip_package import Damaged
from strongroom.discovery.core.passage import Outcome, Reason, Table, Unreadable
from strongroom.discovery.core.where import Step

Value = int | float | str | bool | dt.date | dt.time | dt.timedelta
_MOST_KNOWN = 200_000
LARGEST_GRID = 2_000_000
"""Calamine makes a full grid of a sheet, some 32 bytes a cell, however few are filled."""


def open_workbook(file: BinaryIO) -> CalamineWorkbook:
    """Raises `Unreadable` where it is locked, `Damaged` where calamine cannot read it."""
    file.seek(0)
    with _told():
        return CalamineWorkbook.from_filelike(file)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Calamine's ways to fail as one. A panic of its own is no `Exception`, and must not end the worker."""
    try:
        yield
    except PasswordError as locked:
        raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD) from locked
    except (CalamineError, ValueError, OSError) as error:
        raise Damaged from error
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise Damaged from panic


def sheets(workbook: CalamineWorkbook) -> list[Step]:
    """The sheets in their order, as steps."""
    return [
        Step("sheet" if sheet.visible is SheetVisibleEnum.Visible else "hidden sheet", sheet.name)
        for sheet in workbook.sheets_metadata
    ]


class Known:
    """Texts seen in cells: what else a file holds stands out. Bounded; beyond it forgets to know."""

    def __init__(self) -> None:
        self._texts: set[str] = set()

    def add(self, row: Iterable[str]) -> None:
        if len(self._texts) < _MOST_KNOWN:
            self._texts.update(row)

    def __contains__(self, text: object) -> bool:
        return text in self._texts


def cells(
    workbook: CalamineWorkbook, step: Step, known: Known, formatted: Mapping[tuple[int, int], str] | None = None
) -> Iterator[Table]:
    """One sheet as blocks of a table. `formatted` cells (row, column, from 0) read as they are shown."""
    with _told():
        sheet = workbook.get_sheet_by_name(step.value)
    first_column = sheet.start[1] if sheet.start else 0
    rows = _rows(iter(sheet.iter_rows()), first_column, known, formatted or {})
    yield from grid.tables((step,), rows, lettered=first_column)


def _rows(
    stream: Iterator[list[Value]], first_column: int, known: Known, formatted: Mapping[tuple[int, int], str]
) -> Iterator[list[str]]:
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in formatted.items():
        by_row.setdefault(row, []).append((column - first_column, text))
    with _told():
        for number, values in enumerate(stream):
            texts = [
                value if type(value) is str else _float(value) if type(value) is float else text_of(value)
                for value in values
            ]
            for column, text in by_row.get(number, ()):
                if 0 <= column < len(texts):
                    texts[column] = text
            known.add(texts)
            yield texts


def text_of(value: Value) -> str:
    """
    >>> text_of(19600110.0), text_of(1e16), text_of(0.5), text_of(dt.datetime(1960, 1, 10))
    ('19600110', '10000000000000000', '0.5', '1960-01-10')
    """
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value)


def _float(value: float) -> str:
    text = repr(value)
    if text[-2:] == ".0":
        return text[:-2]
    return str(int(value)) if "e+" in text and value.is_integer() else text
