"""Writing down what the workers found: in batches, each one transaction, so that a kill loses only what is in flight.

A file's results come as some batches of mentions and then one result. Files with few mentions wait in memory
until their result is there. One with very many (a customer list) gets its rows early, marked as not looked at yet;
if the run is killed, the next one sweeps them away and reads the file again.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import connection, transaction

from strongroom.crypto.ring import Ring
from strongroom.discovery.actions.known import Known, content_fingerprint
from strongroom.discovery.actions.recount import to_recount
from strongroom.discovery.actions.rows import Pending, Rows
from strongroom.discovery.actions.weights import weight_of
from strongroom.discovery.core.finding import Examined, Mention
from strongroom.kit.actor import Actor
from strongroom.kit.sql import select_in
from strongroom.register import actions as register

MANY = 15_000
"""Mentions of one file that may wait in memory."""

_ROWS = 1_000
_MENTIONS = 20_000
_SECONDS = 0.5
"""When a batch is written, whichever comes first."""


class Recorder:
    """Takes what comes from the workers; `flush` writes what is finished. Used by one thread."""

    def __init__(self, *, known: Known, rows: Rows, ring: Ring, by: Actor) -> None:
        self._known = known
        self._ring = ring
        self._rows = rows
        self._profiler = register.Profiler(ring)
        self._by = by
        self._done: list[Pending] = []
        self._waiting = 0
        self._due = time.monotonic() + _SECONDS

    def mentions(self, pending: Pending, mentions: Iterable[Mention]) -> None:
        before = len(pending.mentions)
        for each in mentions:
            signs = ((sign.type, sign.value, weight_of(sign.type, sign.value)) for sign in each.signs)
            said = {"name": each.name, "birth": each.birth, "postcode": each.postcode}
            pending.mentions.update((packed.digest, packed) for packed in self._profiler.profiles(signs, **said))
        self._waiting += len(pending.mentions) - before
        if len(pending.mentions) >= MANY:
            self._waiting -= len(pending.mentions)
            with transaction.atomic():
                self._rows.write_early(pending)
        self._flush_when_due()

    def result(self, pending: Pending, examined: Examined, digest: bytes) -> None:
        pending.examined = examined
        pending.content = content_fingerprint(digest, self._ring)
        self._done.append(pending)
        self._flush_when_due()

    def _flush_when_due(self) -> None:
        many = len(self._done) >= _ROWS or self._waiting >= _MENTIONS
        if self._done and (many or time.monotonic() >= self._due):
            self.flush()

    def flush(self) -> None:
        """Write everything finished, in one transaction."""
        had_rows = [(each, each.item) for each in self._done]
        try:
            with transaction.atomic():
                self._known.write_settled()
                if self._done:
                    self._rows.write(self._done)
        except BaseException:
            # Ctrl-C in the middle: nothing of it was written, and it may be tried again.
            for each, item in had_rows:
                each.item = item
            raise
        self._known.settled.clear()
        self._done.clear()
        self._waiting = 0
        self._due = time.monotonic() + _SECONDS

    def remove(self, stamps: Iterable[bytes]) -> int:
        """Items that are gone, with all that was known of them; the number of them."""
        with transaction.atomic(), connection.cursor() as cursor:
            gone = [row[0] for row in select_in(cursor, "SELECT id FROM discovery_item WHERE stamp IN", stamps)]
            self._rows.remove(gone)
        return len(gone)

    def forget_unheld(self) -> None:
        """Forget mentions that were let go of in this run and that stand nowhere any more. Comes last: a file that
        moved is gone in one place before it is found in the other."""
        with transaction.atomic():
            touched = register.forget_unheld(mentions=self._rows.unheld, by=self._by, now=datetime.now(UTC))
            to_recount(touched)
        self._rows.unheld.clear()
