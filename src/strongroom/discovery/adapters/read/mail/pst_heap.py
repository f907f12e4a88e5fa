"""An item kept inside an attachment of a store, read from its own bytes (MS-PST, 2.3.1 to 2.3.3).

libpff's Python binding does not open attached items; it gives the bytes of their property list. Values longer than
some 3,500 bytes lie elsewhere in the store and cannot be reached from here: they are told apart, not passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from strongroom.discovery.adapters.read.mail.mapi import INTEGERS, TIME, Property

_HEAP, _PROPERTIES, _TREE = 0xEC, 0xBC, 0xB5
_BLOCK = 8176
_MAX_LEVELS = 4
_IN_PLACE = {0x02, 0x03, 0x04, 0x0A, 0x0B}


def is_item(data: bytes) -> bool:
    """Whether these bytes are a list of properties and not a file."""
    return len(data) > 12 and data[2] == _HEAP and data[3] == _PROPERTIES


def properties(data: bytes) -> Iterator[Property | None]:
    """The properties; None for each whose value lies elsewhere. Damaged bytes give fewer."""
    root = _allocated(data, int.from_bytes(data[4:8], "little"))
    if len(root) < 8 or root[0] != _TREE or root[1:3] != b"\x02\x06":
        return
    for record in _leaves(data, int.from_bytes(root[4:8], "little"), min(root[3], _MAX_LEVELS)):
        number, kind, value = struct.unpack("<HHI", record)
        if kind in INTEGERS & _IN_PLACE:
            yield Property(number, kind, value)
        elif kind in _IN_PLACE or value == 0:
            continue
        elif value & 0x1F:  # the number of a node, not a place in this heap
            yield None
        else:
            content = _allocated(data, value)
            yield Property(number, kind, int.from_bytes(content[:8], "little") if kind == TIME else content)


def _leaves(data: bytes, place: int, levels: int) -> Iterator[bytes]:
    """The records of 8 bytes at the bottom of the tree."""
    content = _allocated(data, place)
    if levels:
        for at in range(0, len(content) - 5, 6):
            yield from _leaves(data, int.from_bytes(content[at + 2 : at + 6], "little"), levels - 1)
    else:
        for at in range(0, len(content) - 7, 8):
            yield content[at : at + 8]


def _allocated(data: bytes, place: int) -> bytes:
    """What the heap holds at `place`: five bits of type, eleven of index, sixteen of block."""
    index, block = place >> 5 & 0x7FF, (place >> 16) * _BLOCK
    page = data[block : block + _BLOCK]
    table = int.from_bytes(page[:2], "little") + 4 + 2 * (index - 1)
    if not index or table + 4 > len(page):
        return b""
    start, end = struct.unpack_from("<HH", page, table)
    return page[start:end]
