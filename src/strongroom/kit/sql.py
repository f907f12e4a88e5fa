"""Many rows in one statement, over any DB-API cursor that takes `%s` (Django's does, for every database).

SQL that SQLite (3.35 and newer) and PostgreSQL both understand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

_PARAMETERS = 30_000
"""Below SQLite's limit for one statement (32,766 since 3.32)."""


class Cursor(Protocol):
    """What is needed of a cursor."""

    def execute(self, sql: str, params: Sequence[Any] = ..., /) -> Any: ...

    def fetchall(self) -> list[tuple[Any, ...]]: ...


def insert(
    cursor: Cursor, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, returning: str
) -> list[tuple[Any, ...]]:
    """Insert `rows` and give the `returning` columns of each, in no promised order."""
    came_back: list[tuple[Any, ...]] = []
    one = f"({','.join(['%s'] * len(columns))})"
    for part in chunks(rows, _PARAMETERS // len(columns)):
        cursor.execute(
            f"INSERT INTO {table} ({','.join(columns)}) VALUES {','.join([one] * len(part))} RETURNING {returning}",  # noqa: S608  names from code
            [value for row in part for value in row],
        )
        came_back += cursor.fetchall()
    return came_back


def select_in(
    cursor: Cursor, before: str, values: Iterable[Any], after: str = "", params: Sequence[Any] = ()
) -> Iterator[tuple[Any, ...]]:
    """Rows of `before (?, ?, …) after` for any number of values; `params` are those of `after`."""
    for part in chunks(values, _PARAMETERS):
        cursor.execute(f"{before} ({','.join(['%s'] * len(part))}) {after}", [*part, *params])
        yield from cursor.fetchall()


def execute_in(cursor: Cursor, before: str, values: Iterable[Any]) -> None:
    """Run `before (?, ?, …)` for any number of values."""
    for part in chunks(values, _PARAMETERS):
        cursor.execute(f"{before} ({','.join(['%s'] * len(part))})", part)


def chunks(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """
    >>> list(chunks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part
