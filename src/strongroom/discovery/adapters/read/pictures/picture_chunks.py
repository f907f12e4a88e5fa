"""Words between a picture's pixels: PNG's text chunks (PNG, third edition, 11.3.3) and JPEG's comments (ITU-T T.81, B.2.4.5).

Pillow would decode all pixels to find the chunks behind them, and keeps one comment of several.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from strongroom.discovery.adapters.read.texts import encoding

_LONGEST = 2_000_000
_MAX_CHUNKS = 100_000
_PNG_HEAD = 8


def png_texts(file: BinaryIO) -> Iterator[tuple[str, str]]:
    """Keyword and text of each text chunk."""
    for kind, data in _png_chunks(file):
        keyword, _, rest = data.partition(b"\0")
        if kind == b"tEXt":
            text = encoding.decode(rest)
        elif kind == b"zTXt":
            text = encoding.decode(_inflated(rest[1:]))
        elif kind == b"iTXt":
            text = _international(rest)
        else:
            continue
        yield keyword.decode("latin-1").strip(), text


def png_exif(file: BinaryIO) -> bytes:
    """The EXIF block, wherever it stands, empty where there is none."""
    return next((data for kind, data in _png_chunks(file) if kind == b"eXIf"), b"")


def _png_chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """The chunks that hold words."""
    position = _PNG_HEAD
    for _ in range(_MAX_CHUNKS):
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            return
        size = int.from_bytes(head[:4], "big")
        if head[4:] in {b"tEXt", b"zTXt", b"iTXt", b"eXIf"}:
            yield head[4:], file.read(min(size, _LONGEST))
        position += size + 12


def _international(rest: bytes) -> str:
    if len(rest) < 2:
        return ""
    is_packed = rest[0] == 1
    _language, _, rest = rest[2:].partition(b"\0")
    _translated, _, body = rest.partition(b"\0")
    return (_inflated(body) if is_packed else body).decode("utf-8", "replace")


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _LONGEST)
    except zlib.error:
        return b""


def jpeg_comments(file: BinaryIO) -> Iterator[str]:
    """Every comment before the pixels."""
    position = 2
    for _ in range(_MAX_CHUNKS):
        file.seek(position)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in {0xD9, 0xDA}:
            return
        size = int.from_bytes(head[2:], "big")
        if head[1] == 0xFE and (text := encoding.decode(file.read(max(size - 2, 0))).strip("\0 \n")):
            yield text
        position += 2 + max(size, 2)
