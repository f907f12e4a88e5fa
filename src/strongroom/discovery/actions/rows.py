"""The rows of items and findings, and what of them belongs in the register. Inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from strongroom.crypto.ring import Ring
from strongroom.discovery.actions.known import PATH
from strongroom.discovery.actions.recount import to_recount
from strongroom.discovery.adapters.walk import Found
from strongroom.discovery.core.finding import Examined, Finding
from strongroom.discovery.core.levels import kind_of
from strongroom.discovery.core.sealed import FINDING_DETAIL, ITEM_PATH, ITEM_SKIPPED, pack_detail, pack_skipped
from strongroom.kit.actor import Actor
from strongroom.kit.sql import execute_in, insert
from strongroom.register import actions as register
from strongroom.register.core import Held, Packed

_ITEM = (
    "place_id", "path_fingerprint", "path", "size", "mtime_ns", "stamp", "kind", "outcome", "reason", "profile",
    "content", "looked_ns", "skipped", "skipped_count", "findings", "people", "recount",
)  # fmt: skip
_FINDING = ("item_id", "type", "tier", "count", "confidence", "valid", "detail", "people")
_UPDATE_ITEM = f"UPDATE discovery_item SET {', '.join(f'{name} = %s' for name in _ITEM)} WHERE id = %s"  # noqa: S608  names from above


@dataclass(slots=True)
class Pending:
    """A file on its way. `mentions` are the profiles of people in it that are not written yet, by their digests.

    `given` is what was found of names from the caller's list. `item` is its row, where it has one; `early` when that
    row was made in this run, ahead of the result.
    """

    found: Found
    stamp: bytes
    place: int
    looked_ns: int
    item: int | None = None
    early: bool = False
    mentions: dict[bytes, Packed] = field(default_factory=dict)
    given: Finding | None = None
    examined: Examined | None = None
    content: bytes = b""

    @property
    def token(self) -> str:
        return f"i{self.item}"


class Rows:
    """Writes. `unheld` gathers the mentions that were in items which are gone or written anew."""

    def __init__(self, *, ring: Ring, profile: str, by: Actor) -> None:
        self._ring = ring
        self._profile = profile
        self._by = by
        self.unheld: set[int] = set()

    def write(self, done: Sequence[Pending]) -> None:
        """Finished files, each with its result."""
        mentions = self._note(done)
        self._clear([each.item for each in done if each.item is not None and not each.early])
        self._write_items([(each, self._item(each)) for each in done])
        rows = [(each.item, *self._finding(each, one)) for each in done for one in _found(each)]
        with connection.cursor() as cursor:
            insert(cursor, "discovery_finding", _FINDING, rows, returning="id")
        self._hold(done, mentions)

    def write_early(self, pending: Pending) -> None:
        """The mentions of a file whose result has not come."""
        if pending.item is not None and not pending.early:
            self.remove([pending.item])
            pending.item = None
        mentions = self._note([pending])
        if pending.item is None:
            pending.early = True
            self._write_items([(pending, self._item(pending))])
        self._hold([pending], mentions)
        pending.mentions.clear()

    def remove(self, items: Sequence[int]) -> None:
        """Items with all that was known of them."""
        self._clear(items)
        with connection.cursor() as cursor:
            execute_in(cursor, "DELETE FROM discovery_item WHERE id IN", items)

    def _clear(self, items: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            execute_in(cursor, "DELETE FROM discovery_finding WHERE item_id IN", items)
        self.unheld |= register.let_go(items=[f"i{number}" for number in items], by=self._by)

    def _note(self, pending: Iterable[Pending]) -> dict[bytes, int]:
        """The numbers of these files' mentions in the register. Who is somebody else for it is counted anew."""
        profiles = [packed for each in pending for packed in each.mentions.values()]
        noted = register.note(profiles=profiles, by=self._by, now=datetime.now(UTC))
        to_recount(noted.touched)
        return noted.numbers

    def _write_items(self, rows: Sequence[tuple[Pending, tuple[Any, ...]]]) -> None:
        new = [(each, row) for each, row in rows if each.item is None]
        with connection.cursor() as cursor:
            cursor.executemany(_UPDATE_ITEM, [(*row, each.item) for each, row in rows if each.item is not None])
            made = insert(cursor, "discovery_item", _ITEM, [row for _, row in new], returning="path_fingerprint, id")
        numbers = {bytes(fingerprint): number for fingerprint, number in made}
        for each, row in new:
            each.item = numbers[row[1]]

    def _item(self, pending: Pending) -> tuple[Any, ...]:
        found, examined = pending.found, pending.examined
        fingerprint = self._ring.fingerprint(PATH, found.path)
        skipped = b""
        if examined and examined.skipped:
            skipped = self._ring.seal((ITEM_SKIPPED, fingerprint), pack_skipped(examined.skipped))
        return (
            pending.place,
            fingerprint,
            self._ring.seal((ITEM_PATH, fingerprint), found.path),
            found.size,
            found.mtime_ns,
            pending.stamp,
            examined.kind if examined else "",
            examined.outcome.value if examined else "",
            (examined.reason or "") if examined else "",
            self._profile,
            pending.content,
            pending.looked_ns if examined else None,
            skipped,
            examined.skipped_count if examined else 0,
            len(_found(pending)),
            0,
            pending.early or bool(pending.mentions),
        )

    def _finding(self, pending: Pending, one: Finding) -> tuple[Any, ...]:
        context = (FINDING_DETAIL, self._ring.fingerprint(PATH, pending.found.path), one.type.encode())
        detail = self._ring.seal(context, pack_detail(one.where, one.sample))
        # In this order a worker's NaN becomes 0: the database would refuse it, and with it the whole batch.
        confidence = min(1.0, max(0.0, one.confidence))
        return (one.type, _tier(one.type), one.count, confidence, one.valid, detail, 0)

    def _hold(self, done: Sequence[Pending], mentions: dict[bytes, int]) -> None:
        held = [Held(each.place, each.token, mentions[digest]) for each in done for digest in each.mentions]
        register.hold(held=held, by=self._by, now=datetime.now(UTC))


def _tier(kind: str) -> int:
    known = kind_of(kind)
    return known.tier if known else 1


def _found(pending: Pending) -> tuple[Finding, ...]:
    return pending.examined.findings if pending.examined else ()
