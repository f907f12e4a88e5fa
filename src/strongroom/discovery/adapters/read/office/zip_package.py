"""The zip that an Office document is: its parts by name, read in pieces, however big or broken.

OOXML: ISO/IEC 29500-2 (Open Packaging Conventions); ODF: ISO/IEC 26300-3. Names are matched without regard to case,
as the standard asks. A zip whose directory is lost is read from its local headers (APPNOTE.TXT 4.3.7).
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from strongroom.discovery.core.passage import Outcome, Reason, Unreadable

CHUNK = 1 << 16
_SMALL = 32 << 20
_RATIO = 400
_LARGEST_PART = 1 << 30
_LARGEST_WHOLE = 64 << 20
_MANY_PARTS = 20_000
_LOCAL = b"PK\x03\x04"


class TooMuch(Exception):
    """A part grew beyond what its packed size allows for."""

    reason = Reason.EXPANDS_TOO_MUCH


class Damaged(Exception):
    """A part's packed bytes are spoilt."""


class Package:
    """The parts of one document. `whole` is False where some of them are known to be lost."""

    def __init__(self, file: BinaryIO) -> None:
        self.whole = True
        self._zip: zipfile.ZipFile | None = None
        self._rescued: dict[str, tuple[int, bytes]] = {}
        try:
            archive = open_zip(file)
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            self._zip = archive
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, EOFError, OSError):
            self.whole = False
            self._rescued = _rescue(file)
            self._names = {name.lower(): name for name in self._rescued}
        else:
            self.whole = len(entries) <= _MANY_PARTS
            self._entries = _by_name(entries[:_MANY_PARTS])
            self._names = {name.lower(): name for name in self._entries}
        if not self._names:
            raise Unreadable(Outcome.BROKEN, Reason.DAMAGED)

    def names(self) -> list[str]:
        """Every part, in the order of the file."""
        return list(self._names.values())

    def find(self, name: str) -> str | None:
        """The part's own spelling of a name."""
        return self._names.get(name.lstrip("/").lower())

    def size(self, name: str) -> int:
        """What the zip says the part will be, in bytes; 0 where it does not say."""
        return self._entries[name].file_size if self._zip else 0

    def swells(self, name: str) -> bool:
        """Does the zip itself say that this part expands beyond measure?"""
        if self._zip is None:
            return False
        entry = self._entries[name]
        return entry.file_size > _LARGEST_PART or entry.file_size > max(_SMALL, entry.compress_size * _RATIO)

    def is_locked(self, name: str) -> bool:
        """Is this part under the zip's own password?"""
        return self._zip is not None and bool(self._entries[name].flag_bits & 1)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part's bytes, piece by piece. Raises `TooMuch`, `Damaged`."""
        if self._zip is None:
            method, packed = self._rescued[name]
            yield from _bounded(_inflate(method, packed), len(packed))
            return
        entry = self._entries[name]
        if self.swells(name):
            raise TooMuch
        yield from _bounded(_stored(self._zip, entry), entry.compress_size)

    def whole_part(self, name: str, limit: int = _LARGEST_WHOLE) -> bytes:
        """All bytes of a part. Raises `TooMuch` beyond `limit`, `Damaged`."""
        pieces, size = [], 0
        for chunk in self.chunks(name):
            size += len(chunk)
            if size > limit:
                raise TooMuch
            pieces.append(chunk)
        return b"".join(pieces)

    def open(self, name: str) -> BinaryIO:
        """The part as a file of its own."""
        return io.BytesIO(self.whole_part(name))


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """Raises what `zipfile` does, `BadZipFile` also where the first entry is not where the directory says."""
    archive = zipfile.ZipFile(file)
    for entry in archive.infolist()[:1]:
        file.seek(entry.header_offset)
        if file.read(4) != _LOCAL:
            raise zipfile.BadZipFile
    return archive


def _by_name(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Of two parts with one name programs read the last; the other is in the file all the same."""
    found: dict[str, zipfile.ZipInfo] = {}
    for number, entry in enumerate(entries):
        name = entry.filename.replace("\\", "/")
        if name in found:
            start, dot, ending = name.rpartition(".")
            found[f"{start}~{number}{dot}{ending}"] = found[name]
        found[name] = entry
    return found


def _stored(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(CHUNK):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError, struct.error) as error:
        raise Damaged from error  # RuntimeError: locked; NotImplementedError, a kind of it: unknown packing


def _bounded(chunks: Iterator[bytes], packed: int) -> Iterator[bytes]:
    allowed = min(max(_SMALL, packed * _RATIO), _LARGEST_PART)
    for chunk in chunks:
        allowed -= len(chunk)
        if allowed < 0:
            raise TooMuch
        yield chunk


def _inflate(method: int, packed: bytes) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        yield packed
        return
    unpack = zlib.decompressobj(-15)
    try:
        chunk = unpack.decompress(packed, CHUNK)
        while chunk:
            yield chunk
            chunk = unpack.decompress(unpack.unconsumed_tail, CHUNK)
    except zlib.error as error:
        raise Damaged from error


def _rescue(file: BinaryIO) -> dict[str, tuple[int, bytes]]:
    """Parts found by their local headers: name to packing method and packed bytes (too many at the end is harmless)."""
    file.seek(0)
    data = file.read(_LARGEST_WHOLE)
    found: dict[str, tuple[int, bytes]] = {}
    places = [match.start() for match in re.finditer(re.escape(_LOCAL), data)][:_MANY_PARTS]
    for at, end in zip(places, [*places[1:], len(data)], strict=True):
        if end - at < 30:
            continue
        flags, method, size, name_size, extra = struct.unpack_from("<2xHH8xL4xHH", data, at + 4)
        start = at + 30 + name_size + extra
        name = data[at + 30 : at + 30 + name_size].decode("utf-8", "replace").replace("\\", "/")
        if name.endswith("/") or not name or start > end or method not in (0, 8) or flags & 1:
            continue
        stop = start + size if 0 < size <= end - start else end
        found[name] = (method, data[start:stop])
    return found
