"""The texts of a PowerPoint binary presentation, slide by slide (MS-PPT 2.3 and 2.4)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from strongroom.discovery.adapters.read import embedded
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step, Where

_SLIDE, _NOTES, _MASTER, _HANDOUT = 0x03EE, 0x03F0, 0x03F8, 0x0FC9
_LIST, _PERSIST, _DIRECTORY = 0x0FF0, 0x03F3, 0x1772
_CHARS, _BYTES, _STRING, _COMMENT, _OBJECT, _TAGS = 0x0FA0, 0x0FA8, 0x0FBA, 0x2EE0, 0x1011, 0x138B
_DEEPEST = 40
_LARGEST = 32 << 20
_PLAIN = str.maketrans({"\r": "\n", "\x0b": "\n", "\0": ""})


@dataclass(slots=True)
class _Walk:
    """`numbers`: slide number by the id of its persistent object; `places`: that id by offset in the stream."""

    numbers: dict[int, int] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    current: Where = ()


def read(stream: bytes, where: Where) -> Iterator[Part]:
    """Every text and object of the stream, those of earlier saves included: they are still in the file."""
    walk = _Walk()
    for kind, instance, start, end, _ in _records(stream, 0, len(stream)):
        if kind == _DIRECTORY:
            _learn_places(stream[start:end], walk)
        elif kind == _LIST and instance == 0:
            _learn_numbers(stream, start, end, walk)
    for kind, instance, start, end, holds_records in _records(stream, 0, len(stream)):
        for part in _one(walk, kind, instance, start, b"" if holds_records else stream[start:end]):
            yield replace(part, where=where + part.where)


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


def _learn_places(data: bytes, walk: _Walk) -> None:
    at = 0
    while at + 4 <= len(data):
        (word,) = struct.unpack_from("<L", data, at)
        first, count = word & 0xFFFFF, word >> 20
        at += 4
        for number in range(min(count, (len(data) - at) // 4)):
            (offset,) = struct.unpack_from("<L", data, at + 4 * number)
            walk.places[offset] = first + number
        at += 4 * count


def _learn_numbers(stream: bytes, start: int, end: int, walk: _Walk) -> None:
    for kind, _, inner, _, _ in _records(stream, start, end):
        if kind == _PERSIST and inner + 4 <= end:
            (reference,) = struct.unpack_from("<L", stream, inner)
            walk.numbers.setdefault(reference, len(walk.numbers) + 1)


def _one(walk: _Walk, kind: int, instance: int, start: int, data: bytes) -> Iterator[Part]:
    if kind == _SLIDE:
        number = walk.numbers.get(walk.places.get(start - 8, -1))
        walk.current = (Step("slide", str(number) if number else ""),)
    elif kind in (_MASTER, _HANDOUT):
        walk.current = (Step("master"),)
    elif kind == _NOTES:
        walk.current = (Step("note"),)
    elif kind == _LIST:
        walk.current = (Step(("slide", "master", "note")[instance] if instance < 3 else "slide"),)
    elif kind == _PERSIST and len(data) >= 4 and walk.current[:1] and walk.current[0].kind == "slide":
        (reference,) = struct.unpack_from("<L", data)
        walk.current = (Step("slide", str(walk.numbers.get(reference, ""))),)
    elif kind == _COMMENT:
        walk.current = (*walk.current[:1], Step("comment"))
    elif kind in (_CHARS, _STRING, _BYTES):
        encoding = "cp1252" if kind == _BYTES else "utf-16-le"
        text = data.decode(encoding, "replace").translate(_PLAIN)
        if text.strip() and not text.startswith("___PPT"):
            yield Passage(walk.current, text)
    elif kind == _OBJECT:
        yield from _object(data, instance)


def _object(data: bytes, instance: int) -> Iterator[Part]:
    """MS-PPT 2.10.34: an OLE file, packed where the instance says so."""
    if instance == 1:
        try:
            data = zlib.decompressobj().decompress(data[4:], _LARGEST)
        except zlib.error:
            return
    if data:
        yield from embedded.unpack(data, "")


def is_encrypted(current_user: bytes) -> bool:
    """MS-PPT 2.3.2: the token of the stream `Current User` says whether the document is."""
    return current_user[12:16] == b"\xdf\xc4\xd1\xf3"
