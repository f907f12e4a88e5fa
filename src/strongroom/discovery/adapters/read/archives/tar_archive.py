"""Tar archives (pax, GNU, ustar, V7), read forward once, so that a compressed one needs no room."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from strongroom.discovery.core.passage import Embedded, Outcome, Part, Passage, Reason, Source, Unreadable
from strongroom.discovery.core.where import Step


def read(source: Source) -> Iterator[Part]:
    try:
        archive = tarfile.open(fileobj=source.file, mode="r|", errorlevel=1)  # noqa: SIM115  below, once it is one
    except tarfile.ReadError as error:
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error
    with archive:
        while (entry := archive.next()) is not None:
            # It would keep every header it has seen.
            archive.members = []  # type: ignore[attr-defined]
            where = (Step("member", _shown(entry.name)),)
            if entry.isreg():
                yield Embedded(where, _shown(entry.name), _opener(archive, entry), entry.size)
            elif not entry.isdir():
                yield Passage((*where, Step("file name")), _shown(entry.name))


def _opener(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Callable[[], BinaryIO]:
    return lambda: cast("BinaryIO", archive.extractfile(entry))


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
