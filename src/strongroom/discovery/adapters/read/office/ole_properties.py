"""Property sets of OLE files (MS-OLEPS 2.18 to 2.21): numbers of properties and their values as texts.

Counts are believed only as far as there are bytes for them.
"""

from __future__ import annotations

import codecs
import datetime as dt
import struct
from collections.abc import Iterator
from typing import NamedTuple

_VECTOR, _VARIANT = 0x1000, 0x0C
_BSTR, _LPSTR, _LPWSTR, _FILETIME = 0x08, 0x1E, 0x1F, 0x40
_INTEGERS = frozenset((0x02, 0x03, 0x12, 0x13))
_CODEPAGE = 1
_MOST = 1_000
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
_LONGEST = 1 << 16


class Property(NamedTuple):
    """`section` counts from 0: the second set of a stream is the one that people define by themselves."""

    section: int
    number: int
    text: str


def properties(stream: bytes) -> Iterator[Property]:
    """Every property that holds text or a date. Raises `struct.error` where the stream is no property set."""
    (sections,) = struct.unpack_from("<L", stream, 24)
    for section in range(min(sections, 2)):
        (start,) = struct.unpack_from("<L", stream, 28 + section * 20 + 16)
        size, count = struct.unpack_from("<LL", stream, start)
        data = stream[start : start + size]
        offsets = dict(_offset(data, index) for index in range(min(count, _MOST, (len(data) - 8) // 8)))
        codec = _codec(data, offsets.get(_CODEPAGE))
        for number, offset in offsets.items():
            if number != _CODEPAGE and (text := _text(data, offset, codec)):
                yield Property(section, number, text)


def _offset(data: bytes, index: int) -> tuple[int, int]:
    number, offset = struct.unpack_from("<LL", data, 8 + index * 8)
    return number, offset


def _codec(data: bytes, offset: int | None) -> str:
    """The codec of a set's texts by its property 1 (MS-OLEPS 2.18.2); western where it is unknown."""
    codepage = 1252
    if offset is not None and offset + 6 <= len(data):
        (codepage,) = struct.unpack_from("<H", data, offset + 4)
    name = {65001: "utf-8", 1200: "utf-16-le", 10000: "mac-roman"}.get(codepage, f"cp{codepage}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _text(data: bytes, offset: int, codec: str) -> str:
    try:
        (kind,) = struct.unpack_from("<L", data, offset)
        if not kind & _VECTOR:
            return _value(data, offset + 4, kind, codec)[0]
        (count,) = struct.unpack_from("<L", data, offset + 4)
    except struct.error:
        return ""
    return "\n".join(filter(None, _vector(data, offset + 8, kind & ~_VECTOR, count, codec)))


def _vector(data: bytes, at: int, kind: int, count: int, codec: str) -> Iterator[str]:
    for _ in range(min(count, _MOST)):
        try:
            of_this = kind
            if kind == _VARIANT:
                (of_this,) = struct.unpack_from("<L", data, at)
                at += 4
            text, size = _value(data, at, of_this, codec)
        except struct.error:
            return
        yield text
        at += size


def _value(data: bytes, at: int, kind: int, codec: str) -> tuple[str, int]:
    """A value as text, and how many bytes it takes. Raises `struct.error` where it is of another kind."""
    if kind in (_BSTR, _LPSTR, _LPWSTR):
        (count,) = struct.unpack_from("<L", data, at)
        size = count * 2 if kind == _LPWSTR else count
        written = data[at + 4 : at + 4 + min(size, _LONGEST)].decode(
            "utf-16-le" if kind == _LPWSTR else codec, "replace"
        )
        text = written.rstrip("\0")
        # What holds zeros in its midst is a picture or other data.
        return ("" if "\0" in text else text.strip()), 4 + size + (-size % 4 if kind == _LPWSTR else 0)
    if kind == _FILETIME:
        (ticks,) = struct.unpack_from("<Q", data, at)
        return _date(ticks), 8
    if kind in _INTEGERS:
        return "", 4
    raise struct.error


def _date(ticks: int) -> str:
    """Tenths of a microsecond since 1601 (MS-DTYP 2.3.3); small ones are durations."""
    try:
        date = _EPOCH + dt.timedelta(microseconds=ticks // 10)
    except OverflowError:
        return ""
    return date.replace(tzinfo=None).isoformat(" ", "seconds") if date.year > 1601 else ""
