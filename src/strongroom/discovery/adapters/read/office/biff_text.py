"""Strings in Excel's records: one byte a character or two, and cut wherever a record is full (MS-XLS 2.5.293-296)."""

from __future__ import annotations

import re
import struct

Segments = list[bytes]
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&[BIUESXYPNDTFZGA]|&\d{1,3}')
_PLACES = re.compile(r"&[LCR]")


def short_string(data: bytes, version: int) -> str:
    """A name: its length in one byte, then in BIFF 8 a byte of flags."""
    length = data[0]
    if version < 8:
        return data[1 : 1 + length].decode("cp1252", "replace")
    if data[1] & 1:
        return data[2 : 2 + 2 * length].decode("utf-16-le", "replace")
    return data[2 : 2 + length].decode("latin-1")


def header_text(code: str) -> str:
    r"""A page header without its codes for place, font and size.

    >>> header_text('&L&"Arial,Bold"Lind Foto&R&12 Sida &P')
    'Lind Foto\n Sida'
    """
    return "\n".join(filter(None, (_CODES.sub("", piece).rstrip() for piece in _PLACES.split(code))))


class BiffString:
    """Reads strings that may be cut between segments; each segment after the first begins with flags of its own."""

    def __init__(self, segments: Segments, version: int = 8) -> None:
        self._segments = segments
        self._version = version
        self._segment = 0
        self._at = 0

    def text(self) -> str:
        """A string with its length in two bytes and flags."""
        data = self._segments[0]
        (length,) = struct.unpack_from("<H", data)
        if self._version < 8:
            return data[2 : 2 + length].decode("cp1252", "replace")
        self._at = 3
        return self._characters(length, wide=bool(data[2] & 1))

    def header(self) -> str:
        if not self._segments[0]:
            return ""
        return header_text(self.text() if self._version >= 8 else short_string(self._segments[0], self._version))

    def object_text(self) -> str:
        """The text of a drawn object: its length in the record itself, its characters in those that continue it."""
        (length,) = struct.unpack_from("<H", self._segments[0], 10)
        if len(self._segments) < 2:
            return ""
        self._segment, self._at = 1, 1
        return self._characters(length, wide=bool(self._segments[1][0] & 1))

    def table(self) -> list[str]:
        """The shared strings, as many as can be read."""
        found: list[str] = []
        self._at = 8
        try:
            (count,) = struct.unpack_from("<L", self._segments[0], 4)
            while len(found) < count:
                found.append(self._rich())
        except (struct.error, IndexError):
            pass
        return found

    def _rich(self) -> str:
        length, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<L", self._take(4))[0] if flags & 4 else 0
        text = self._characters(length, wide=bool(flags & 1))
        self._take(4 * runs + extra)
        return text

    def _take(self, count: int) -> bytes:
        pieces = []
        while count:
            data = self._segments[self._segment]
            if self._at >= len(data):
                self._segment, self._at = self._segment + 1, 0
                continue
            piece = data[self._at : self._at + count]
            self._at += len(piece)
            count -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def _characters(self, count: int, *, wide: bool) -> str:
        pieces = []
        while count > 0 and self._segment < len(self._segments):
            data = self._segments[self._segment]
            if self._at >= len(data):
                self._segment, self._at = self._segment + 1, 1
                if self._segment < len(self._segments) and self._segments[self._segment]:
                    wide = bool(self._segments[self._segment][0] & 1)
                continue
            size = 2 if wide else 1
            piece = data[self._at : self._at + count * size]
            self._at += len(piece)
            count -= max(len(piece) // size, 1)
            pieces.append(piece.decode("utf-16-le" if wide else "latin-1", "replace"))
        return "".join(pieces)
