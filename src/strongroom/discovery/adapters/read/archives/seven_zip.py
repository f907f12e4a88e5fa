"""7z archives.

py7zr pushes members out in the order in which they are packed; a thread of its own does so, a piece at a time, and
waits until the piece was taken.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import queue
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

import py7zr
import py7zr.exceptions
import py7zr.io

from strongroom.discovery.core.passage import Embedded, Outcome, Part, Reason, Source, Unreadable
from strongroom.discovery.core.where import Step

_Said = str | bytes | BaseException | None
_MOST = 1 << 30
_AHEAD = 2

with contextlib.suppress(ModuleNotFoundError):
    # py7zr asks it for the memory there is, when it begins to unpack.
    importlib.import_module("psutil")


def read(source: Source) -> Iterator[Part]:
    try:
        archive = py7zr.SevenZipFile(cast("io.BufferedReader", source.file), max_extract_size=_MOST)
    except py7zr.exceptions.PasswordRequired as error:
        raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD) from error
    except py7zr.exceptions.UnsupportedCompressionMethodError as error:
        raise Unreadable(Outcome.UNSUPPORTED, Reason.NO_READER) from error
    with archive:
        if archive.needs_password():
            yield from (_member(name, _locked) for name in archive.namelist())
        else:
            yield from _members(archive)


def _members(archive: py7zr.SevenZipFile) -> Iterator[Part]:
    # py7zr gives up an archive in which one name leads out of it; nothing is written here, so a number will do.
    names = {str(number): entry["filename"] for number, entry in enumerate(archive.files.files_list)}
    for number, entry in zip(names, archive.files.files_list, strict=True):
        entry["filename"] = number
    pour = _Pour(archive)
    try:
        for outlet in pour.outlets():
            file = io.BufferedReader(outlet)
            yield _member(names[outlet.name], lambda: file)  # noqa: B023  opened before the next is made
            outlet.drain()
    finally:
        pour.stop()


def _member(name: str, opened: Callable[[], BinaryIO]) -> Embedded:
    return Embedded((Step("member", name),), name, opened)


def _locked() -> BinaryIO:
    raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)


class _Stopped(Exception):
    """Nobody takes what is unpacked any more."""


class _Pour(py7zr.io.WriterFactory):
    """Runs the unpacking; what comes out goes through one short queue: a name, its pieces, None at its end."""

    def __init__(self, archive: py7zr.SevenZipFile) -> None:
        self._queue: queue.Queue[_Said] = queue.Queue(_AHEAD)
        self._failure: BaseException | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._run, args=(archive,), daemon=True)
        self._thread.start()

    def outlets(self) -> Iterator[_Outlet]:
        """Each member in turn. Raises what unpacking raised."""
        while (name := self.take()) is not None:
            yield _Outlet(cast("str", name), self.take)

    def take(self) -> str | bytes | None:
        """Raises what unpacking raised, again and again: in the member that it struck, then for those behind it."""
        if self._failure is None:
            said = self._queue.get()
            if not isinstance(said, BaseException):
                return said
            self._failure = _as_outcome(said)
        raise self._failure

    def create(self, filename: str) -> _Inlet:
        self.put(filename)
        return _Inlet(self.put)

    def put(self, said: _Said) -> None:
        """Waits for room. Raises `_Stopped`."""
        while not self._stopped:
            with contextlib.suppress(queue.Full):
                self._queue.put(said, timeout=0.1)
                return
        raise _Stopped

    def stop(self) -> None:
        self._stopped = True
        self._thread.join(2)

    def _run(self, archive: py7zr.SevenZipFile) -> None:
        ended: BaseException | None = None
        try:
            archive.extractall(factory=self)
        except _Stopped:
            return
        except BaseException as error:  # noqa: BLE001  raised again where members are taken
            ended = error
        with contextlib.suppress(_Stopped):
            self.put(ended)


class _Inlet(py7zr.io.Py7zIO):
    """Where py7zr writes one member."""

    def __init__(self, put: Callable[[bytes | None], None]) -> None:
        self._put = put
        self._size = 0

    def write(self, s: bytes | bytearray) -> int:
        self._size += len(s)
        self._put(bytes(s))
        return len(s)

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002  part of the interface
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002  as above
        return 0

    def flush(self) -> None:
        pass

    def size(self) -> int:
        return self._size

    def close(self) -> None:
        self._put(None)


class _Outlet(io.RawIOBase):
    """Where one member is read."""

    def __init__(self, name: str, take: Callable[[], str | bytes | None]) -> None:
        super().__init__()
        self.name = name
        self._take = take
        self._rest = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._rest and not self._ended:
            self._next()
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def drain(self) -> None:
        """Pass over what was not read, up to the next member."""
        while not self._ended:
            self._next()

    def _next(self) -> None:
        piece = self._take()
        if piece is None:
            self._ended = True
        else:
            self._rest = memoryview(cast("bytes", piece))


def _as_outcome(error: BaseException) -> BaseException:
    if isinstance(error, py7zr.exceptions.DecompressionBombError):
        return Unreadable(Outcome.TOO_LARGE, Reason.EXPANDS_TOO_MUCH)
    if isinstance(error, py7zr.exceptions.UnsupportedCompressionMethodError):
        return Unreadable(Outcome.UNSUPPORTED, Reason.NO_READER)
    return error
