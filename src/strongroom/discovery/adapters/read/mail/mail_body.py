"""What stands in a mail's bodies: transfer encodings undone piece by piece, wrapped lines joined, old attachments found.

RFC 2045 (base64, quoted-printable), RFC 3676 (format=flowed), uuencode (POSIX) and yEnc 1.3 in bodies of old mail.
"""

from __future__ import annotations

import binascii
import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

_CHUNK = 96 * 1024
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
# One pattern for all, so that a text is gone through once. A line of uuencode must follow `begin`: prose begins so too.
_BEGIN = re.compile(
    rb"(?m)^(?:begin [0-7]{3,4} (?P<uu>[^\r\n]{1,255})\r?\n(?=[!-M][ -`]{1,84}\r?$|[ `]\r?$)"
    rb"|begin-base64 [0-7]{3,4} (?P<base64>[^\r\n]{1,255})\r?\n"
    rb"|=ybegin [^\r\n]{0,400}?name=(?P<yenc>[^\r\n]{1,255})\r?\n(?:=ypart [^\r\n]{0,200}\r?\n)?)"
)
_END = {"uu": b"\nend", "base64": b"\n====", "yenc": b"\n=yend"}
_Y_ESCAPE = re.compile(rb"=(.)", re.DOTALL)
_Y_TABLE = bytes((byte - 42) % 256 for byte in range(256))


class Chunks(io.RawIOBase):
    """A file to read from bytes that are made on the way."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed's ReadableBuffer is newer than 3.11
        while not self._held:
            try:
                self._held = next(self._chunks)
            except StopIteration:
                return 0
        size = min(len(view), len(self._held))
        view[:size] = self._held[:size]
        self._held = self._held[size:]
        return size


def opened(make: Callable[[], Iterator[bytes]]) -> Callable[[], BinaryIO]:
    """An `Embedded.open` over chunks."""
    return lambda: io.BufferedReader(Chunks(make()))


def region(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """The bytes from `start` to `end`, read again each time: others move the file's position in between."""
    while start < end:
        file.seek(start)
        chunk = file.read(min(_CHUNK, end - start))
        if not chunk:
            return
        start += len(chunk)
        yield chunk


def transfer_decoded(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Undo a Content-Transfer-Encoding. An unknown one is taken as none: the text is then read as it stands."""
    encoding = encoding.strip().lower().strip("\"'")
    if encoding == "base64":
        return _base64(chunks)
    if encoding == "quoted-printable":
        return _quoted_printable(chunks)
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        return _uuencoded(chunks)
    return chunks


def _base64(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Padding in the middle (bodies stuck together) ends a group; stray signs are skipped."""
    held = b""
    for chunk in chunks:
        *whole, held = (held + chunk).split(b"=")
        for piece in whole:
            yield _base64_piece(piece)
        held = _NOT_BASE64.sub(b"", held)
        cut = len(held) - len(held) % 4
        if cut:
            yield binascii.a2b_base64(held[:cut])
            held = held[cut:]
    yield _base64_piece(held)


def _base64_piece(piece: bytes) -> bytes:
    clean = _NOT_BASE64.sub(b"", piece)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def _quoted_printable(chunks: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for chunk in chunks:
        held += chunk
        cut = held.rfind(b"\n") + 1
        if not cut and len(held) > 4 * _CHUNK:
            cut = len(held) - 3
        if cut:
            yield binascii.a2b_qp(held[:cut])
            held = held[cut:]
    yield binascii.a2b_qp(held)


def _uuencoded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for chunk in chunks:
        *lines, held = (held + chunk).split(b"\n")
        yield b"".join(_uu_line(line) for line in lines)
    yield _uu_line(held)


def _uu_line(line: bytes) -> bytes:
    line = line.rstrip(b"\r")
    if not line or line.startswith((b"begin ", b"end")):
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Senders pad lines wrongly: take as many signs as the line's own length byte asks for.
        size = ((line[0] - 32) & 63) * 4 + 5
        try:
            return binascii.a2b_uu(line[: size // 3])
        except binascii.Error:
            return b""


def old_attachments(text: bytes) -> Iterator[tuple[int, int, bytes, Callable[[], BinaryIO]]]:
    """Files written into a plain body: where they start and end, their name, how to open them."""
    position = 0
    while begin := _BEGIN.search(text, position):
        kind = begin.lastgroup or ""
        end = text.find(_END[kind], begin.end() - 1)
        stop = len(text) if end < 0 else end + len(_END[kind])
        data = text[begin.end() : len(text) if end < 0 else end + 1]
        yield begin.start(), stop, begin[kind], opened(_decoder(data, kind))
        position = stop


def _decoder(data: bytes, kind: str) -> Callable[[], Iterator[bytes]]:
    if kind == "yenc":
        return lambda: iter((_y_decoded(data),))
    return lambda: transfer_decoded(iter((data,)), "base64" if kind == "base64" else "uuencode")


def _y_decoded(data: bytes) -> bytes:
    plain = data.replace(b"\r", b"").replace(b"\n", b"")
    plain = _Y_ESCAPE.sub(lambda found: bytes([(found[1][0] - 64) % 256]), plain)
    return plain.translate(_Y_TABLE)


def has_old_attachments(text: bytes) -> bool:
    return b"begin" in text and _BEGIN.search(text) is not None  # the word is in every mark, and rare


def unflowed(text: str, *, delete_space: bool) -> str:
    r"""Join the lines that format=flowed broke (RFC 3676): a line that ends in a space goes on, quotes apart.

    >>> unflowed("Maja Lind, Storgatan \n12\n-- \nLind Foto", delete_space=False)
    'Maja Lind, Storgatan 12\n-- \nLind Foto'
    """
    joined: list[str] = []
    open_depth = -1
    for line in text.splitlines():
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        if open_depth == depth and content != "-- ":
            joined[-1] += content
        else:
            joined.append(">" * depth + (" " if depth else "") + content)
        flows = content.endswith(" ") and content != "-- "
        open_depth = depth if flows else -1
        if flows and delete_space:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)
