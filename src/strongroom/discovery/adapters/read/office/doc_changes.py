"""Which text of a Word binary document is struck out by tracked changes (MS-DOC 2.8.5, 2.9.33, 2.6.1)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PAGE = 512
_DELETED = 0x0800
_LENGTHS = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of a property's value by the upper bits of its code; 0: the value's first byte says."""


def deleted_ranges(stream: bytes, table: bytes) -> list[tuple[int, int]]:
    """Byte ranges of the stream whose characters are marked as deleted, in order. Damage ends the search.

    A sound table names each page once.
    """
    found: list[tuple[int, int]] = []
    try:
        at, length = struct.unpack_from("<LL", stream, 0x00FA)
        plc = table[at : at + length]
        count = (len(plc) - 4) // 8
        for number in set(struct.unpack_from(f"<{count}L", plc, 4 * (count + 1))):
            page = stream[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            found += [(start, end) for start, end, is_deleted in _runs(page) if is_deleted]
    except (struct.error, IndexError):
        pass
    return sorted(found)


def _runs(page: bytes) -> Iterator[tuple[int, int, bool]]:
    """A page of character properties: where each run begins and ends, and whether it is deleted."""
    count = page[_PAGE - 1]
    places = struct.unpack_from(f"<{count + 1}L", page)
    for index in range(count):
        offset = page[4 * (count + 1) + index] * 2
        length = page[offset] if offset else 0
        yield places[index], places[index + 1], _is_deleted(page[offset + 1 : offset + 1 + length])


def _is_deleted(properties: bytes) -> bool:
    at = 0
    while at + 3 <= len(properties):
        (code,) = struct.unpack_from("<H", properties, at)
        if code == _DELETED:
            return properties[at + 2] != 0
        at += 2 + (_LENGTHS[code >> 13] or properties[at + 2] + 1)
    return False
