"""Taking stock: walk, compare with what is known, have workers read what changed, write it down, let go of what is gone.

What a run that was killed had finished is known, what it had not is found again (see `settle`).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from django.db import connection

from strongroom import __version__
from strongroom.crypto.ring import Ring
from strongroom.discovery import models
from strongroom.discovery.actions import known as knowledge
from strongroom.discovery.actions.given import GivenNames, merged
from strongroom.discovery.actions.known import Known
from strongroom.discovery.actions.places import Seats, check_paths, count, out_of_reach, take_seats
from strongroom.discovery.actions.record import Recorder
from strongroom.discovery.actions.recount import recount
from strongroom.discovery.actions.rows import Pending, Rows
from strongroom.discovery.actions.settle import settle, tidy
from strongroom.discovery.adapters.walk import below, walk
from strongroom.discovery.adapters.workers.jobs import Batch, Job, Result
from strongroom.discovery.core.errors import CheckupInterrupted
from strongroom.discovery.core.run import Run
from strongroom.discovery.core.sealed import ITEM_PATH
from strongroom.discovery.core.wish import Wish, profile
from strongroom.kit.actor import Actor
from strongroom.kit.sql import select_in
from strongroom.register import actions as register

_READING = 2
"""Raised when the same file would be written down otherwise than by the version before: then all are read again."""

_AHEAD = 50_000
"""Changed files that are found before the first is waited for: up to here the time left is known from the start."""


class Watch(Protocol):
    """Who is told how far the run has come."""

    def expect(self, *, bytes: int | None = None, files: int | None = None) -> None: ...  # noqa: A002  the unit's name

    def advance(self, *, files: int = 0, bytes: int = 0, note: str = "") -> None: ...  # noqa: A002  the unit's name


def checkup(*, wish: Wish, ring: Ring, by: Actor, watch: Watch) -> Run:
    """Bring the inventory of the named paths up to date.

    Raises `PathMissing` and `PathNotPermitted` before anything is written, `CheckupInterrupted` when the person
    stops it: what was finished is kept.
    """
    roots = check_paths(wish.roots)
    started = datetime.now(UTC)
    cut_off = settle(ring=ring, by=by)
    seats = take_seats(roots, ring=ring, by=by, now=started)
    made = models.Checkup.objects.create(
        started=started, state="running", by=by.ref, options=wish.plain(), covers=_covers(seats)
    )
    run = _Run(wish, seats, ring, by, watch)
    try:
        removed = run.go()
    except KeyboardInterrupt:
        run.keep_what_is_finished()
        tidy(ring=ring, by=by)
        models.Checkup.objects.filter(pk=made.pk).update(state="interrupted", finished=datetime.now(UTC))
        raise CheckupInterrupted(done=run.done) from None
    finished = datetime.now(UTC)
    made.state, made.finished, made.unchanged, made.files = "finished", finished, run.unchanged, run.files
    made.changed = bool(cut_off or removed or run.done or run.files != run.unchanged)
    made.save()
    return Run(made.pk, started, finished, seats.looks, run.unchanged, removed, made.covers, run.confined)


def _covers(seats: Seats) -> str:
    return " ".join(f"{look.token}:{look.file.hex()}" if look.file else look.token for look in seats.looks)


class _Run:
    def __init__(self, wish: Wish, seats: Seats, ring: Ring, by: Actor, watch: Watch) -> None:
        self._wish = wish
        self._seats = seats
        self._ring = ring
        self._by = by
        self._watch = watch
        self._pending: dict[bytes, Pending] = {}
        self._shut: list[bytes] = []
        self._recorder: Recorder | None = None
        self.files = self.unchanged = self.done = 0
        self.confined: bool | None = None

    def go(self) -> int:
        """The whole run; the number of items that had gone."""
        examined_with = self._profile()
        rows = Rows(ring=self._ring, profile=examined_with, by=self._by)
        known = knowledge.load(
            self._seats.covered,
            files=self._seats.files,
            ring=self._ring,
            profile=examined_with,
            everything=self._wish.everything,
        )
        recorder = self._recorder = Recorder(known=known, rows=rows, ring=self._ring, by=self._by)
        changed = self._changed(known)
        if first := next(changed, None):
            self._examine(recorder, first, changed)
        recorder.flush()
        removed = recorder.remove(self._gone(known)) if known.stamps else 0
        if removed or self.done:
            recorder.forget_unheld()
            count([*self._seats.touched, *recount()], by=self._by)
        register.note_look(places=self._seats.covered, by=self._by, now=datetime.now(UTC))
        return removed

    def keep_what_is_finished(self) -> None:
        if self._recorder:
            self._recorder.flush()

    def _changed(self, known: Known) -> Iterator[Pending]:
        """The files that must be read. Those that need not be are counted on the way."""
        own = self._wish.leave_out
        for found in walk(self._seats.roots, leave_out=own, exclude=self._wish.exclude):
            self.files += 1
            if known.unchanged(found):
                self.unchanged += 1
                continue
            looked_ns = time.time_ns()
            row = known.row(found)
            if row and known.same_after_all(found, row, looked_ns):
                self.unchanged += 1
                continue
            if out_of_reach(found):
                self._shut.append(found.path)
            yield Pending(found, known.stamp(found), self._seats.place(found), looked_ns, row.id if row else None)

    def _examine(self, recorder: Recorder, first: Pending, rest: Iterator[Pending]) -> None:
        # Imported here: a run in which nothing changed needs no workers and starts the sooner.
        from strongroom.discovery.adapters.workers.pool import Limits, Pool

        # Names stay here; today bounds dates of birth.
        options = replace(self._wish.options, names=(), today=datetime.now().astimezone().date())
        workers = self._wish.workers
        names = GivenNames(self._wish.names) if self._wish.names else None
        with Pool(workers=workers, options=options, limits=Limits(), texts=names is not None) as pool:
            waiting = self._look_ahead(first, rest)
            jobs = (self._job(pending) for pending in _drained(waiting, rest))
            for answer in pool.examine(jobs):
                pending = self._pending[answer.job.path]
                if isinstance(answer, Result):
                    self._finish(recorder, pending, answer)
                elif isinstance(answer, Batch):
                    recorder.mentions(pending, answer.mentions)
                elif names is not None:
                    pending.given = names.look(pending.given, answer.texts)
            self.confined = all(pool.protection) if pool.protection else None

    def _look_ahead(self, first: Pending, rest: Iterator[Pending]) -> deque[Pending]:
        """Find what else has changed while the workers start; tells the totals if that was all."""
        waiting = deque([first])
        for pending in rest:
            waiting.append(pending)
            if len(waiting) >= _AHEAD:
                return waiting
        self._watch.expect(bytes=sum(pending.found.size for pending in waiting), files=len(waiting))
        return waiting

    def _profile(self) -> str:
        base = profile(self._wish.options, f"{__version__} {_READING}")
        if not self._wish.names:
            return base
        return base + knowledge.NAMED + self._ring.fingerprint("names", "\n".join(sorted(self._wish.names))).hex()[:16]

    def _job(self, pending: Pending) -> Job:
        found = pending.found
        self._pending[found.path] = pending
        return Job(found.path, below(self._seats.roots[found.root], found.path), found.size, found.blocked)

    def _finish(self, recorder: Recorder, pending: Pending, result: Result) -> None:
        del self._pending[result.job.path]
        examined = replace(result.examined, findings=merged(result.examined.findings, pending.given))
        recorder.result(pending, examined, result.digest)
        self.done += 1
        self._watch.advance(files=1, bytes=result.job.size, note=result.job.shown)

    def _gone(self, known: Known) -> set[bytes]:
        """The stamps of known items that were not met, less those behind a door that is shut today."""
        if not self._shut:
            return known.stamps
        gone = set()
        query = "SELECT stamp, path_fingerprint, path FROM discovery_item WHERE stamp IN"
        with connection.cursor() as cursor:
            for stamp, fingerprint, sealed in select_in(cursor, query, known.stamps):
                path = self._ring.open((ITEM_PATH, bytes(fingerprint)), bytes(sealed))
                if not any(path.startswith(shut + b"/") for shut in self._shut):
                    gone.add(stamp)
        return gone


def _drained(waiting: deque[Pending], rest: Iterator[Pending]) -> Iterator[Pending]:
    while waiting:
        yield waiting.popleft()
    yield from rest
