"""Objects within Office documents: packed files, and other documents in OLE's wrapping (MS-OLEDS)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from strongroom.discovery.adapters.read.office import ole_sweep
from strongroom.discovery.core.passage import Embedded, Part, Reason, Skipped
from strongroom.discovery.core.where import Step, Where

_STARTS = (
    olefile.MAGIC,
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"BM",
    b"II*\0",
    b"MM\0*",
)
_DOCUMENTS = frozenset(("worddocument", "workbook", "book", "powerpoint document", "__properties_version1.0"))
_PLAIN = frozenset(("package", "contents", "embeddedodf", "embedded_odf"))


def is_file(data: bytes) -> bool:
    """Does it begin as a file of some kind that has a reader?"""
    return data.startswith(_STARTS)


def file_part(data: bytes, name: str, where: Where = ()) -> Embedded:
    return Embedded((*where, Step("embedded", name)), name, lambda: io.BytesIO(data), len(data))


def unpack(data: bytes, name: str, where: Where = ()) -> Iterator[Part]:
    """An embedded object as the file that it is; out of its wrapping where it has one."""
    if data[:8] != olefile.MAGIC:
        yield file_part(data, name, where)
        return
    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
        paths = ole.listdir()
    except Exception:  # noqa: BLE001  olefile finds many ways to fail on a damaged container
        yield Skipped((*where, Step("embedded", name)), Reason.DAMAGED)
        yield from ole_sweep.sweep(data, (*where, Step("embedded", name)))
        return
    if any(path[-1].lower() in _DOCUMENTS for path in paths if len(path) == 1):
        yield file_part(data, name, where)
        return
    for path in paths:
        yield from of_stream(path[-1], ole.openstream(path).read(), name, where)


def of_stream(stream: str, data: bytes, name: str, where: Where) -> Iterator[Part]:
    """What one stream of an object's storage holds."""
    place = (*where, Step("embedded", name))
    flat = stream.lstrip("\x01\x02\x03").lower()
    if flat == "ole10native":
        label, content = native(data)
        if content is not None:
            yield file_part(content, label or name, where)
        else:
            yield from ole_sweep.sweep(data, place)
    elif flat in _PLAIN and is_file(data):
        yield file_part(data, name, where)
    else:
        yield from ole_sweep.sweep(data, place)


def native(data: bytes) -> tuple[str, bytes | None]:
    r"""The file in an `\1Ole10Native` stream: size, two bytes, name, path, flags, path again, size, bytes."""
    try:
        at = 6
        label, at = _text(data, at)
        _, at = _text(data, at)
        (length,) = struct.unpack_from("<4xL", data, at)
        at += 8 + length
        (size,) = struct.unpack_from("<L", data, at)
    except (struct.error, ValueError):
        return "", None
    content = data[at + 4 : at + 4 + size]
    return (label, content) if content else ("", None)


def _text(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\0", at, at + 1024)
    return data[at:end].decode("cp1252", "replace"), end + 1
