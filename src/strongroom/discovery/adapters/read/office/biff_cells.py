"""Cells in Excel's records, BIFF 2 to 8 (MS-XLS 2.4; OpenOffice's "Excel File Format" for the older ones)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from strongroom.discovery.adapters.read.office.biff_text import BiffString, Segments

_LABELSST, _RK, _MULRK, _RSTRING = 0xFD, 0x27E, 0xBD, 0xD6
_NUMBER, _LABELS, _OLDEST = 0x203, (0x204, _RSTRING), (0x02, 0x03, 0x04)
_STRINGS, _FORMULAS = (0x07, 0x207), (0x06, 0x206, 0x406)
_ONE_CELL = frozenset((_LABELSST, _RK, _NUMBER, *_OLDEST, *_LABELS))

Cell = tuple[int, int, str]


def cells(kind: int, segments: Segments, version: int, strings: list[str]) -> Iterator[Cell]:
    """Row, column (from 0) and text of each cell in a record; a formula's text comes later and has no place."""
    data = segments[0]
    if kind == _MULRK:
        row, first = struct.unpack_from("<HH", data)
        for index in range((len(data) - 6) // 6):
            yield row, first + index, written(rk(struct.unpack_from("<L", data, 6 + 6 * index)[0]))
    elif kind in _ONE_CELL or (kind in _FORMULAS and version > 2):
        text = _text(kind, segments, version, strings)
        if text is not None:
            row, column = struct.unpack_from("<HH", data)
            yield row, column, text


def _text(kind: int, segments: Segments, version: int, strings: list[str]) -> str | None:
    data = segments[0]
    if kind == _LABELSST:
        return strings[int(struct.unpack_from("<L", data, 6)[0])]
    if kind == _RK:
        return written(rk(struct.unpack_from("<L", data, 6)[0]))
    if kind in _OLDEST:
        return _oldest(kind, data)
    if kind == _NUMBER:
        return written(struct.unpack_from("<d", data, 6)[0])
    if kind in _LABELS:
        return BiffString([data[6:], *segments[1:]], version).text()
    return written(struct.unpack_from("<d", data, 6)[0]) if data[12:14] != b"\xff\xff" else None


def _oldest(kind: int, data: bytes) -> str:
    """Excel 2: the cell's attributes take three bytes."""
    if kind == 0x02:
        return str(struct.unpack_from("<H", data, 7)[0])
    if kind == 0x03:
        return written(struct.unpack_from("<d", data, 7)[0])
    return data[8 : 8 + data[7]].decode("cp1252", "replace")


def formula_place(kind: int, data: bytes) -> tuple[int, int] | None:
    """The cell whose text the next string record holds."""
    if kind in _FORMULAS and len(data) >= 14 and data[12:14] == b"\xff\xff" and data[6] == 0:
        row, column = struct.unpack_from("<HH", data)
        return row, column
    return None


def formula_text(kind: int, segments: Segments, version: int) -> str:
    if kind not in _STRINGS:
        return ""
    return BiffString(segments, version).text()


def rk(number: int) -> float:
    """MS-XLS 2.5.217: an integer of 30 bits, or the upper half of a double; either may be hundredths.

    >>> rk(0x02), rk((1960 << 2) | 2)
    (0.0, 1960.0)
    """
    if number & 2:
        value = float(number >> 2 if number < 1 << 31 else (number >> 2) - (1 << 30))
    else:
        (value,) = struct.unpack("<d", struct.pack("<LL", 0, number & 0xFFFFFFFC))
    return value / 100 if number & 1 else value


def written(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)
