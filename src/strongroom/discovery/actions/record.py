"""Writing down what the workers found: in batches, each one transaction, so that a kill loses only what is in flight.

A file's results come as some batches of identifiers and then one result. Files with few identifiers wait in memory
until their result is there. One with very many (a customer list) gets its rows early, marked as not looked at yet;
if the run is killed, the next one sweeps them away and reads the file again.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db import connection, transaction

from strongroom.crypto.ring import Ring
from strongroom.discovery.actions.known import Known, content_fingerprint
from strongroom.discovery.actions.rows import Pending, Rows
from strongroom.discovery.core.finding import Examined, Identifier
from strongroom.kit.actor import Actor
from strongroom.kit.sql import select_in
from strongroom.register import actions as register

MANY = 50_000
"""Identifiers of one file that may wait in memory."""

_ROWS = 1_000
_IDENTIFIERS = 60_000
_SECONDS = 0.5
"""When a batch is written, whichever comes first."""


class Recorder:
    """Takes what comes from the workers; `flush` writes what is finished. Used by one thread."""

    def __init__(self, *, known: Known, rows: Rows, ring: Ring, by: Actor) -> None:
        self._known = known
        self._ring = ring
        self._rows = rows
        self._by = by
        self._done: list[Pending] = []
        self._waiting = 0
        self._due = time.monotonic() + _SECONDS

    def identifiers(self, pending: Pending, identifiers: Iterable[Identifier]) -> None:
        before = len(pending.marks)
        fingerprint = self._ring.fingerprint
        pending.marks.update((fingerprint(each.type, each.value), each.type) for each in identifiers)
        self._waiting += len(pending.marks) - before
        if len(pending.marks) >= MANY:
            self._waiting -= len(pending.marks)
            with transaction.atomic():
                self._rows.write_early(pending)
        self._flush_when_due()

    def result(self, pending: Pending, examined: Examined, digest: bytes) -> None:
        pending.examined = examined
        pending.content = content_fingerprint(digest, self._ring)
        self._done.append(pending)
        self._flush_when_due()

    def _flush_when_due(self) -> None:
        many = len(self._done) >= _ROWS or self._waiting >= _IDENTIFIERS
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
        """Items that are gone, with their findings and marks; the number of them."""
        with transaction.atomic(), connection.cursor() as cursor:
            gone = [row[0] for row in select_in(cursor, "SELECT id FROM discovery_item WHERE stamp IN", stamps)]
            self._rows.remove(gone)
        return len(gone)

    def forget_unheld(self) -> None:
        """Forget people that were let go of in this run and of whom nothing is left. Comes last: a file that moved
        is gone in one place before it is found in the other."""
        with transaction.atomic():
            register.forget_unheld(people=self._rows.unheld, by=self._by)
        self._rows.unheld.clear()
