"""What is known from earlier runs of the files below some places, and which file need not be read again.

The common case, a file that did not change, costs one keyed hash and one look into a set; nothing is opened,
nothing is written, nothing is decrypted.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection

from strongroom.crypto.ring import Ring
from strongroom.discovery.adapters.walk import Found
from strongroom.discovery.core.passage import Reason
from strongroom.discovery.core.stamp import IN_DOUBT_BYTES, RACY_NS, facts

CONTENT = "content"
PATH = "path"
NAMED = "+"
"""Stands in a profile between what was looked with and the fingerprint of the list of names."""

_TRY_AGAIN = tuple(
    reason.value
    for reason in (
        Reason.NO_PERMISSION,
        Reason.DISK_ERROR,
        Reason.VANISHED,
        Reason.CHANGED_WHILE_READ,
        Reason.OUT_OF_MEMORY,
    )
)
"""What may be mended without the file changing."""


class Row(NamedTuple):
    """An item as it stands in the database."""

    id: int
    place: int
    stamp: bytes
    size: int
    profile: str
    content: bytes
    reason: str


@dataclass(slots=True)
class Known:
    """The known items of some places. `stamps` are those not met yet in this run; of these `doubtful` ones prove
    nothing. `settled` are items whose content was found the same and that get a new stamp."""

    ring: Ring
    profile: str
    everything: bool
    stamps: set[bytes]
    doubtful: set[bytes]
    settled: list[tuple[int, bytes, int, int]] = field(default_factory=list)

    def unchanged(self, found: Found) -> bool:
        """Whether the file is as it was when last read; then it is counted as met."""
        stamp = self.stamp(found)
        if stamp in self.stamps and stamp not in self.doubtful and not self.everything:
            self.stamps.discard(stamp)
            return True
        return False

    def stamp(self, found: Found) -> bytes:
        return self.ring.stamp(facts(found.path, found.size, found.mtime_ns, found.inode))

    def row(self, found: Found) -> Row | None:
        """What is known of the path, whatever became of the file. It counts as met."""
        if not self.stamps:
            return None
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, place_id, stamp, size, profile, content, reason FROM discovery_item "
                "WHERE path_fingerprint = %s",
                [self.ring.fingerprint(PATH, found.path)],
            )
            values = cursor.fetchone()
        if values is None:
            return None
        row = Row(*values)
        self.stamps.discard(row.stamp)
        return row

    def same_after_all(self, found: Found, row: Row, looked_ns: int) -> bool:
        """Whether a file whose time or inode differ, or prove nothing, has the bytes it had. Then it is settled."""
        if self.everything or not _as_good(row.profile, self.profile) or row.reason in _TRY_AGAIN or not row.content:
            return False
        if found.blocked or row.size != found.size or found.size > IN_DOUBT_BYTES:
            return False
        if _digest(found.path, self.ring) != row.content:
            return False
        stamp = self.stamp(found)
        if stamp != row.stamp or looked_ns - found.mtime_ns >= RACY_NS:
            self.settled.append((row.id, stamp, found.mtime_ns, looked_ns))
        return True

    def write_settled(self) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE discovery_item SET stamp = %s, mtime_ns = %s, looked_ns = %s WHERE id = %s",
                [(stamp, mtime_ns, looked_ns, number) for number, stamp, mtime_ns, looked_ns in self.settled],
            )


def load(places: Sequence[int], *, files: Sequence[bytes], ring: Ring, profile: str, everything: bool) -> Known:
    """All stamps of these places, and of single `files` by the fingerprints of their paths. `profile` is what this run examines with: an item that was examined
    otherwise is read again, as is `everything` when that is wished."""
    # Without a list of names, an item that was examined with one is as good.
    same = "profile = %s" if NAMED in profile else f"SUBSTR(profile, 1, {len(profile)}) = %s"
    settled = f"{same} AND looked_ns - mtime_ns >= {RACY_NS} AND reason NOT IN ({','.join(['%s'] * len(_TRY_AGAIN))})"
    rows: list[tuple[bytes, bool]] = []
    with connection.cursor() as cursor:
        for column, values in (("place_id", places), ("path_fingerprint", files)):
            cursor.execute(
                f"SELECT stamp, {settled} FROM discovery_item WHERE {column} IN ({','.join(['%s'] * len(values))})",  # noqa: S608  only placeholders
                [profile, *_TRY_AGAIN, *values],
            )
            rows += cursor.fetchall()
    return Known(ring, profile, everything, {row[0] for row in rows}, {row[0] for row in rows if not row[1]})


def _digest(path: bytes, ring: Ring) -> bytes | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        try:
            content = file.read(IN_DOUBT_BYTES + 1)
        except OSError:
            return None
    return content_fingerprint(hashlib.blake2b(content, digest_size=16).digest(), ring)


def _as_good(had: str, wanted: str) -> bool:
    return had == wanted or had.split(NAMED, maxsplit=1)[0] == wanted


def content_fingerprint(digest: bytes, ring: Ring) -> bytes:
    """The keyed form in which a content's hash is kept: two firms' lists must not show the same file."""
    return ring.fingerprint(CONTENT, digest) if digest else b""
