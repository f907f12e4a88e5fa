"""An old workbook's stream made safe for calamine, which believes what a file says of its own size.

A damaged chain of sectors makes it read without end, a wrong count or dimension makes it ask for terabytes; both are
native code, which no clock stops. So it gets a new container around the one stream, and no number that it trusts.
"""

from __future__ import annotations

import struct

from strongroom.discovery.adapters.read.office.zip_package import Damaged

_EOF, _DIMENSIONS, _SST, _CONTINUE, _FORMULA, _BOUND_SHEET = 0x0A, 0x200, 0xFC, 0x3C, 0x06, 0x85
_IGNORED = b"\xff\xff"
_CELLS = frozenset((0xFD, 0x27E, 0x203, 0x204, 0xBD, 0xBE, 0x201, _FORMULA, 0x205, 0xD6))
_SECTOR = 4096
_END, _FREE, _IN_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_FATS_IN_HEADER = 109


def tame(stream: bytes, most_cells: int) -> bytes:
    """A compound file (MS-CFB) with `stream` as its workbook. Raises `Damaged` where sheets are not where the workbook
    says, or full grids of them would hold more than `most_cells`.
    """
    tamed = bytearray(stream)
    begins, sheets, grids = {0}, [], 0
    last_row = last_column = -1
    at, size, sst = 0, len(stream), 0
    unpack = struct.Struct("<HHHH").unpack_from
    while at + 8 <= size:
        kind, length, row, column = unpack(stream, at)
        if kind in _CELLS:
            last_row, last_column = max(last_row, row), max(last_column, column)
            if kind == _FORMULA and length >= 22:
                tamed[at + 24 : at + 26] = bytes(2)  # not shown, and costly to write out
        elif kind == _EOF:
            begins.add(at + 4 + length)
            grids += (last_row + 1) * (last_column + 1)
            last_row = last_column = -1
        elif kind == _DIMENSIONS:
            tamed[at : at + 2] = _IGNORED
        elif kind == _BOUND_SHEET:
            sheets.append(row | column << 16)
        elif kind == _SST and length >= 8:
            sst = at
        at += 4 + length
    grids += (last_row + 1) * (last_column + 1)
    if grids > most_cells or len(set(sheets)) < len(sheets) or not begins.issuperset(sheets):
        raise Damaged
    if sst:
        _count_strings(tamed, sst)
    return _container(bytes(tamed))


def _count_strings(stream: bytearray, at: int) -> None:
    """No more strings than there is room for: each takes three bytes at least."""
    room, end = 0, at
    while end + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, end)
        if end > at and kind != _CONTINUE:
            break
        room += length
        end += 4 + length
    (count,) = struct.unpack_from("<L", stream, at + 8)
    struct.pack_into("<L", stream, at + 8, min(count, room // 3))


def _container(stream: bytes) -> bytes:
    stream = stream.ljust(_SECTOR, b"\0")  # shorter ones live in a stream of streams
    sectors = -(-len(stream) // _SECTOR)
    fats = -(-(sectors + 1) // (_SECTOR // 4 - 1))
    if fats > _FATS_IN_HEADER:
        raise Damaged
    first = fats + 1
    fat = [_IN_FAT] * fats + [_END, *range(first + 1, first + sectors), _END]
    fat += [_FREE] * (fats * _SECTOR // 4 - len(fat))
    # Version 3 with the sectors of 4: calamine takes 4 only with a stream of short streams, which this needs not.
    head = struct.pack("<8s16xHHHHH6xLLL4xLLLLL", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 12, 6,
                       1, fats, fats, _SECTOR, _END, 0, _END, 0)  # fmt: skip
    head += struct.pack(f"<{_FATS_IN_HEADER}L", *range(fats), *[_FREE] * (_FATS_IN_HEADER - fats))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, first, len(stream))
    table = struct.pack(f"<{len(fat)}L", *fat)
    filling = bytes(-len(stream) % _SECTOR)
    return b"".join((head.ljust(_SECTOR, b"\0"), table, directory.ljust(_SECTOR, b"\0"), stream, filling))


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack("<64sHBBLLL36xLQ", written, len(written) + 2, kind, 1, _FREE, _FREE, child, start, size)
