"""The texts of a PowerPoint binary presentation, slide by slide (MS-PPT 2.3 and 2.4)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from strongroom.discovery.adapters.read.office import embedded
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step, Where

_SLIDE, _NOTES, _MASTER, _HANDOUT = 0x03EE, 0x03F0, 0x03F8, 0x0FC9
_LIST, _PERSIST, _DIRECTORY = 0x0FF0, 0x03F3, 0x1772
_CHARS, _BYTES, _STRING, _COMMENT, _OBJECT, _TAGS = 0x0FA0, 0x0FA8, 0x0FBA, 0x2EE0, 0x1011, 0x138B
_DEEPEST = 40
_LARGEST = 32 << 20
_PLAIN = str.maketrans({"\r": "\n", "\x0b": "\n", "\0": ""})


class Walk:
    """One stream. `left` is what is not text of it, for the sweep."""

    def __init__(self, stream: bytes, where: Where) -> None:
        self.left = bytearray(stream)
        self._stream = stream
        self._where = where
        self._numbers: dict[int, int] = {}  # a slide's number by the id of its persistent object
        self._places: dict[int, int] = {}  # that id by offset in the stream
        self._current: Where = ()

    def parts(self) -> Iterator[Part]:
        """Every text and object, those of earlier saves included: they are still in the file."""
        for kind, instance, start, end, _ in _records(self._stream, 0, len(self._stream)):
            if kind == _DIRECTORY:
                self._learn_places(self._stream[start:end])
            elif kind == _LIST and instance == 0:
                self._learn_numbers(start, end)
        for kind, instance, start, end, holds_records in _records(self._stream, 0, len(self._stream)):
            if holds_records:
                self._enter(kind, instance, start)
            elif kind == _PERSIST:
                self._enter_outline(self._stream[start:end])
            elif kind in (_CHARS, _STRING, _BYTES):
                self.left[start:end] = bytes(end - start)
                yield from self._text(kind, self._stream[start:end])
            elif kind == _OBJECT:
                self.left[start:end] = bytes(end - start)
                yield from _object(self._stream[start:end], instance, self._where)

    def _learn_places(self, data: bytes) -> None:
        at = 0
        while at + 4 <= len(data):
            (word,) = struct.unpack_from("<L", data, at)
            first, count = word & 0xFFFFF, word >> 20
            at += 4
            for number in range(min(count, (len(data) - at) // 4)):
                (offset,) = struct.unpack_from("<L", data, at + 4 * number)
                self._places[offset] = first + number
            at += 4 * count

    def _learn_numbers(self, start: int, end: int) -> None:
        for kind, _, inner, _, _ in _records(self._stream, start, end):
            if kind == _PERSIST and inner + 4 <= end:
                (reference,) = struct.unpack_from("<L", self._stream, inner)
                self._numbers.setdefault(reference, len(self._numbers) + 1)

    def _enter(self, kind: int, instance: int, start: int) -> None:
        if kind == _SLIDE:
            number = self._numbers.get(self._places.get(start - 8, -1), "")
            self._current = (Step("slide", str(number)),)
        elif kind in (_MASTER, _HANDOUT):
            self._current = (Step("master"),)
        elif kind == _NOTES:
            self._current = (Step("note"),)
        elif kind == _LIST:
            self._current = (Step(("slide", "master", "note")[min(instance, 2)]),)
        elif kind == _COMMENT:
            self._current = (*self._current[:1], Step("comment"))

    def _enter_outline(self, data: bytes) -> None:
        """In the list of texts each slide's begin with its reference."""
        if len(data) >= 4 and self._current and self._current[0].kind == "slide":
            (reference,) = struct.unpack_from("<L", data)
            self._current = (Step("slide", str(self._numbers.get(reference, ""))),)

    def _text(self, kind: int, data: bytes) -> Iterator[Part]:
        encoding = "cp1252" if kind == _BYTES else "utf-16-le"
        text = data.decode(encoding, "replace").translate(_PLAIN)
        if text.strip() and not text.startswith("___PPT"):
            yield Passage((*self._where, *self._current), text)


def _records(stream: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int, bool]]:
    """Every record in depth-first order: kind, instance, where its content begins and ends, is it of records."""
    ends = [end]
    at = start
    while ends:
        if at + 8 > ends[-1]:
            at = max(at, ends.pop()) if len(ends) > 1 else at
            if len(ends) == 1 and at + 8 > ends[0]:
                return
            continue
        head, kind, length = struct.unpack_from("<HHL", stream, at)
        stop = min(at + 8 + length, ends[-1])
        holds_records = (head & 0xF == 0xF or kind == _TAGS) and len(ends) < _DEEPEST
        yield kind, head >> 4, at + 8, stop, holds_records
        if holds_records:
            ends.append(stop)
            at += 8
        else:
            at = stop


def _object(data: bytes, instance: int, where: Where) -> Iterator[Part]:
    """MS-PPT 2.10.34: an OLE file, packed where the instance says so."""
    if instance == 1:
        try:
            data = zlib.decompressobj().decompress(data[4:], _LARGEST)
        except zlib.error:
            return
    if data:
        yield from embedded.unpack(data, "", where)


def is_encrypted(current_user: bytes) -> bool:
    """MS-PPT 2.3.2: the token of the stream `Current User` says whether the document is."""
    return current_user[12:16] == b"\xdf\xc4\xd1\xf3"
