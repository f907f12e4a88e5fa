"""SQLite databases, table by table.

The file is loaded into memory and opened there: nothing on disk is touched, and no lock, journal or second file is
asked for. Its schema is a stranger's: functions and virtual tables in it are not trusted, and only reading is allowed.
"""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from strongroom.discovery.adapters.read.magic import begins_like_file
from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.core.passage import (
    Embedded,
    Outcome,
    Part,
    Passage,
    Reason,
    Skipped,
    Source,
    Table,
    Unreadable,
)
from strongroom.discovery.core.where import Step, Where

LARGEST = 128 * 1024 * 1024
"""Bytes. A database is held in memory as a whole, and twice while it is opened."""
LONGEST_VALUE = 32 * 1024 * 1024
BLOCK = 1000
_BLOCK_CHARACTERS = 4 * 1024 * 1024
_STEPS = 100_000
_PATIENCE = 3000
"""Times `_STEPS` instructions of SQLite's machine for one block of rows: a few seconds."""
_WORDS = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{6,}")
_ALLOWED = frozenset((sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_PRAGMA))

_Row = Sequence[str | bytes | int | float | None]


def read(source: Source) -> Iterator[Part]:
    if source.size > LARGEST:
        raise Unreadable(Outcome.TOO_LARGE, Reason.TOO_LARGE)
    with closing(_opened(source)) as database:
        for name, statement in _tables(database):
            if statement.upper().lstrip().startswith("CREATE VIRTUAL"):
                continue  # what it holds lies in tables beside it, which are read
            yield from _Rows(database, name).parts()
        yield from _schema(database)


def _opened(source: Source) -> sqlite3.Connection:
    data = bytearray(source.file.read(LARGEST + 1))
    if data[18:20] == b"\2\2":
        data[18:20] = b"\1\1"  # in write-ahead mode; a database in memory has no such log
    database = sqlite3.connect(":memory:")
    database.deserialize(bytes(data))
    database.text_factory = _text
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    database.setlimit(sqlite3.SQLITE_LIMIT_VDBE_OP, 100_000)
    for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "writable_schema=ON"):
        database.execute(f"PRAGMA {pragma}")  # the last: a damaged definition does not hide the others
    database.set_authorizer(_authorize)
    return database


def _authorize(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _text(data: bytes) -> str:
    """Text of a database is UTF-8 by the format; programs put in what they have."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return encoding.decode(data)


def _tables(database: sqlite3.Connection) -> list[tuple[str, str]]:
    try:
        rows = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rootpage").fetchall()
    except sqlite3.Error as error:
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error
    return [(str(name), str(statement or "")) for name, statement in rows if not str(name).startswith("sqlite_stat")]


def _schema(database: sqlite3.Connection) -> Iterator[Part]:
    """Definitions hold remarks and default values."""
    statements = database.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    if text := "\n".join(str(statement) for (statement,) in statements):
        yield Passage((Step("part", "schema"),), text[:_BLOCK_CHARACTERS])


class _Rows:
    """The rows of one table, in blocks, and the files that lie in its cells."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self._database = database
        self._name = name
        self._where: Where = (Step("table", name),)
        self._header: tuple[str, ...] = ()
        self._ticks = 0

    def parts(self) -> Iterator[Part]:
        quoted = self._name.replace('"', '""')
        try:
            self._database.set_progress_handler(self._is_too_slow, _STEPS)
            cursor = self._database.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608  a name cannot be a parameter
            self._header = tuple(column[0] for column in cursor.description)
            yield from self._blocks(cursor)
        except (sqlite3.Error, OverflowError, UnicodeDecodeError):  # the last: a column's name is no text
            reason = Reason.TOO_SLOW if self._ticks > _PATIENCE else Reason.DAMAGED
            yield Skipped(self._where, reason)
        finally:
            self._database.set_progress_handler(None, 0)

    def _is_too_slow(self) -> bool:
        self._ticks += 1
        return self._ticks > _PATIENCE

    def _blocks(self, cursor: sqlite3.Cursor) -> Iterator[Part]:
        rows: list[list[str]] = []
        first, weight = 1, 0
        try:
            for number, row in enumerate(cursor, 1):
                for column, value in zip(self._header, row, strict=True):
                    if isinstance(value, bytes) and begins_like_file(value):
                        yield self._file(number, column, value)
                cells = [_cell(value) for value in row]
                rows.append(cells)
                weight += sum(map(len, cells))
                if len(rows) == BLOCK or weight > _BLOCK_CHARACTERS:
                    yield Table(self._where, self._header, first, rows)
                    rows, first, weight = [], number + 1, 0
                    self._ticks = 0
        except sqlite3.Error:
            if rows:  # what was read before the damage
                yield Table(self._where, self._header, first, rows)
            raise
        if rows:
            yield Table(self._where, self._header, first, rows)

    def _file(self, number: int, column: str, value: bytes) -> Embedded:
        where = (*self._where, Step("row", str(number)), Step("column", column))
        return Embedded(where, f"{self._name}-{number}-{column}", lambda: io.BytesIO(value), len(value), is_named=False)


def _cell(value: str | bytes | float | None) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bytes):
        return "" if begins_like_file(value) else _of_blob(value)
    return str(value)


def _of_blob(value: bytes) -> str:
    """Text that was stored as bytes, or the words in a structure of some program."""
    if b"\0" not in value:
        try:
            return value.decode()
        except UnicodeDecodeError:
            pass
    return "\n".join(encoding.decode(words) for words in _WORDS.findall(value[: 256 * 1024]))
