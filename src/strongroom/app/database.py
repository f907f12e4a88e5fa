"""The database of a home: where it is, brought up to date, closed again; its failures as errors of our own."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.db import Error, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from strongroom.app.errors import DiskFailed, DiskFull, HomeDamaged, HomeNewer, HomeNotPermitted
from strongroom.kit.errors import StrongroomError

MEMORY = ":memory:"
_PACKAGE = Path(__file__).resolve().parent.parent
_ROOMS = ("register", "discovery")
_SCARCE = 1 << 20
"""Bytes: with less room than this, a disk that fails to write is taken to be full."""


@contextmanager
def opened(name: Path | str) -> Iterator[None]:
    """Django's connection on this database, its tables as this version needs them, until the end of the block."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "strongroom.app.settings")
    django.setup()
    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = str(name)
    if isinstance(name, Path):
        # Made by us, so that it and the files beside it (SQLite copies the mode) are for this account only.
        os.close(os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    try:
        _bring_up_to_date(name)
        yield
    finally:
        raw = connection.connection
        connection.close()
        if raw is not None:
            raw.close()
        connection.connection = None


def _bring_up_to_date(name: Path | str) -> None:
    connection = connections["default"]
    known = {(room, file.stem) for room in _ROOMS for file in (_PACKAGE / room / "migrations").glob("[0-9]*.py")}
    applied = set(MigrationRecorder(connection).applied_migrations())
    if applied - known:
        raise HomeNewer(path=str(Path(name).parent))
    if known - applied:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())


@contextmanager
def failures_told(folder: Path) -> Iterator[None]:
    """Turn what the disk or SQLite say into errors that have a sentence. `folder` is where it happened."""
    try:
        yield
    except Error as error:
        raise _told(error, folder) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(path=str(folder)) from error
        raise


def _told(error: Error, folder: Path) -> Exception:
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    kinds: dict[int, type[StrongroomError]] = {
        sqlite3.SQLITE_FULL: DiskFull,
        sqlite3.SQLITE_CORRUPT: HomeDamaged,
        sqlite3.SQLITE_NOTADB: HomeDamaged,
        sqlite3.SQLITE_READONLY: HomeNotPermitted,
        sqlite3.SQLITE_CANTOPEN: HomeNotPermitted,
        sqlite3.SQLITE_PERM: HomeNotPermitted,
        sqlite3.SQLITE_IOERR: DiskFailed,
    }
    if code not in kinds:
        return error
    full = code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and shutil.disk_usage(folder).free < _SCARCE
    return (DiskFull if full else kinds[code])(path=str(folder))
