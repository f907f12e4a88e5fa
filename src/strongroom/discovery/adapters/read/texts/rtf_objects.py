"""Files within RTF: pictures and embedded objects, written as hexadecimal digits."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from strongroom.discovery.core.passage import Embedded, Part, Passage, Reason, Skipped
from strongroom.discovery.core.where import Step

LARGEST = 64 * 1024 * 1024
_LINKED = 1
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


class Hex:
    """Digits as they come; `parts` when the group ends. `kind` is `png`, `jpeg` or `ole`, empty for what has no text."""

    def __init__(self, kind: str = "") -> None:
        self.kind = kind
        self._digits: list[bytes] = []
        self._size = 0

    def add(self, digits: bytes) -> None:
        self._size += len(digits)
        if self._size <= 2 * LARGEST:
            self._digits.append(digits)

    def add_raw(self, data: bytes) -> None:
        self.add(data.hex().encode("ascii"))

    def parts(self) -> Iterator[Part]:
        if not self.kind or not self._digits:
            return
        if self._size > 2 * LARGEST:
            yield Skipped((Step("embedded"),), Reason.TOO_LARGE)
            return
        data = _bytes(b"".join(self._digits))
        if self.kind == "ole":
            yield from _object(data)
        else:
            name = f"picture.{self.kind}"
            yield Embedded((Step("picture"),), name, lambda: io.BytesIO(data), len(data), is_named=False)


def _bytes(digits: bytes) -> bytes:
    clean = digits.translate(None, bytes(set(range(256)) - set(b"0123456789abcdefABCDEF")))
    return bytes.fromhex(clean[: len(clean) // 2 * 2].decode("ascii"))


def _object(data: bytes) -> Iterator[Part]:
    """An OLE 1.0 object (MS-OLEDS 2.2.4, 2.2.5): version, format, class, topic, item; embedded ones then size, data."""
    name, content = "object", data
    try:
        (kind,) = struct.unpack_from("<I", data, 4)
        content = b"" if kind == _LINKED else data
        at = 8
        texts = []
        for _ in range(3):
            (length,) = struct.unpack_from("<I", data, at)
            texts.append(data[at + 4 : at + 4 + length].rstrip(b"\0").decode("cp1252", "replace"))
            at += 4 + length
        if kind == _LINKED:
            yield Passage((Step("link"),), texts[1])
        else:
            (size,) = struct.unpack_from("<I", data, at)
            name, content = texts[0] or name, data[at + 4 : at + 4 + size]
        if texts[0] == "Package" and not content.startswith(_COMPOUND):
            name, content = _package(content)
    except struct.error:
        pass  # cut short: what there is goes by its own beginning
    if content:
        yield Embedded((Step("embedded", name),), name, lambda: io.BytesIO(content), len(content))


def _package(data: bytes) -> tuple[str, bytes]:
    """A file dropped into a document: label, path, then its bytes."""
    label_end = data.index(0, 2) if 0 in data[2:] else len(data)
    path_end = data.find(b"\0", label_end + 1)
    (length,) = struct.unpack_from("<I", data, path_end + 5)
    at = path_end + 9 + length
    (size,) = struct.unpack_from("<I", data, at)
    return data[2:label_end].decode("cp1252", "replace") or "object", data[at + 4 : at + 4 + size]
