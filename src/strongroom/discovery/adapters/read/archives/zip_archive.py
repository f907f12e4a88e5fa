"""Zip archives, member by member as they stand in the directory (APPNOTE.TXT), and kinds of file that are zips."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from strongroom.discovery.adapters.read.office.zip_package import Damaged, Package, TooMuch, open_zip
from strongroom.discovery.core.passage import Embedded, Outcome, Part, Reason, Skipped, Source, Unreadable
from strongroom.discovery.core.where import Step

_LOCKED = 0x1
_UTF8_NAME = 0x800


def read(source: Source) -> Iterator[Part]:
    try:
        archive = open_zip(source.file)
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError):
        yield from _rescued(source)
        return
    with archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                yield _member(archive, entry)


def _rescued(source: Source) -> Iterator[Part]:
    """An archive whose directory is lost or lies: its members as they stand. Raises `Unreadable` where there are none."""
    package = Package(source.file)
    for name in package.names():
        yield Embedded((Step("member", name),), name, partial(_whole, package, name))
    yield Skipped((), Reason.DAMAGED)


def _whole(package: Package, name: str) -> BinaryIO:
    try:
        return package.open(name)
    except TooMuch as error:
        raise Unreadable(Outcome.TOO_LARGE, Reason.EXPANDS_TOO_MUCH) from error
    except Damaged as error:
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Embedded:
    def opened() -> BinaryIO:
        if entry.flag_bits & _LOCKED:
            raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)
        try:
            return cast("BinaryIO", archive.open(entry))
        except NotImplementedError as error:
            # A packing method that the standard library does not know.
            raise Unreadable(Outcome.UNSUPPORTED, Reason.NO_READER) from error

    name = _name(entry)
    return Embedded((Step("member", name),), name, opened, entry.file_size)


def _name(entry: zipfile.ZipInfo) -> str:
    """Names are cp437 unless flagged (APPNOTE.TXT 4.4.4), but many programs write UTF-8 and forget the flag."""
    if entry.flag_bits & _UTF8_NAME or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
