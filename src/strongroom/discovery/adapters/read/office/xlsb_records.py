"""What a binary workbook's records (MS-XLSB 2.1.4) would cost calamine, which believes lengths and fills whole grids."""

from __future__ import annotations

from strongroom.discovery.adapters.read.office.zip_package import Damaged

_ROW, _LAST_CELL = 0, 11
_MOST_COLUMNS = 16_384


def area(part: bytes) -> int:
    """The most cells that a full grid of a sheet could have. Raises `Damaged` where a record is longer than the part."""
    rows = columns = at = 0
    size = len(part)
    while at < size:
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        if at + length > size:
            raise Damaged
        if kind <= _LAST_CELL and length >= 4:
            value = int.from_bytes(part[at : at + 4], "little")
            if kind == _ROW:
                rows = max(rows, value + 1)
            else:
                columns = max(columns, min(value, _MOST_COLUMNS) + 1)
        at += length
    return rows * columns


def _number(part: bytes, at: int, longest: int) -> tuple[int, int]:
    """Seven bits a byte, the eighth says that more follow; and where it ends. Raises `Damaged`."""
    value = 0
    for place in range(longest):
        if at >= len(part):
            raise Damaged
        byte = part[at]
        at += 1
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return value, at
