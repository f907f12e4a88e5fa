"""By what an unchanged file is known again."""

from __future__ import annotations

import struct

RACY_NS = 2_000_000_000
"""A file changed within two seconds before it was looked at may have changed again within the same tick of its
clock (FAT counts in steps of two seconds): its time proves nothing, its content is compared."""

IN_DOUBT_BYTES = 1 << 20
"""Up to this size a file in doubt is compared by content in the parent; a larger one is read again by a worker."""

_FACTS = struct.Struct("<qqQ")


def facts(path: bytes, size: int, mtime_ns: int, inode: int) -> bytes:
    """What goes into the keyed stamp: the numbers have one length, so the path ends where they begin."""
    return path + _FACTS.pack(size, mtime_ns, inode)
