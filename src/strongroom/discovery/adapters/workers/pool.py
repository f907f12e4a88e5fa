"""Files in, findings out: worker processes that read hostile files, watched and replaced.

A worker that crashes, hangs or grows too large costs the one file it was at, which gets its reason.
"""

from __future__ import annotations

import errno
import os
import selectors
import stat
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import Self

from strongroom.discovery.adapters.read.budget import Limits
from strongroom.discovery.adapters.read.dispatch import outcome_of
from strongroom.discovery.adapters.read.identify import identify_name
from strongroom.discovery.adapters.walk import why
from strongroom.discovery.adapters.workers.confine import resident
from strongroom.discovery.adapters.workers.jobs import Batch, Job, Pending, Result, Texts
from strongroom.discovery.adapters.workers.landlock import Protection
from strongroom.discovery.adapters.workers.protocol import Garbled, Mentions, Message, Ready, TextBatch, Told
from strongroom.discovery.adapters.workers.setup import Setup
from strongroom.discovery.adapters.workers.worker import CHILD, Worker
from strongroom.discovery.core.detect.scan import Options
from strongroom.discovery.core.finding import Examined
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.kit.errors import StrongroomError

__all__ = ["Batch", "Job", "Limits", "Options", "Pool", "Protection", "Result", "Texts", "WorkersFailed"]

_IN_FLIGHT = 16
_QUEUED_BYTES = 1 << 20
_FAILED_STARTS = 3
_WATCH_EVERY = 0.1
_IDLE = 1.0
_OVER = 1.3
"""How far beyond its share a worker's memory may go for a moment: its own limit is about allocations."""
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


class WorkersFailed(StrongroomError):
    """Worker processes end before they are ready: the installation is incomplete, or the computer out of memory."""

    code = "workers_failed"


class Pool:
    """A context manager. `child` is the module a worker runs."""

    def __init__(
        self, *, workers: int, options: Options, limits: Limits, texts: bool = False, child: str = CHILD
    ) -> None:
        self._setup = Setup(options, limits, texts)
        self._child = child
        self._number = 0
        self._failed_starts = 0
        self._again: deque[Job] = deque()
        self._selector = selectors.DefaultSelector()
        self._workers: set[Worker] = set()
        self._dead: list[Worker] = []
        self._wanted = max(1, workers)
        self._protection: Protection | None = None

    def __enter__(self) -> Self:
        for _ in range(self._wanted):
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in list(self._workers):
            self._drop(worker)
        self._selector.close()

    @property
    def protection(self) -> Protection | None:
        """What workers can no longer do on this system; None until the first is ready."""
        return self._protection

    @property
    def pids(self) -> list[int]:
        return [worker.pid for worker in self._workers]

    def examine(self, jobs: Iterable[Job]) -> Iterator[Batch | Texts | Result]:
        """The `Result` of a job comes last of what belongs to it; jobs come in any order, taken as there is room."""
        waiting = iter(jobs)
        try:
            while self._fill(waiting) or any(worker.pending for worker in self._workers):
                yield from self._uncounted(self._listen())
                self._watch()
                yield from self._bury()
        finally:
            self._abandon()

    def _fill(self, waiting: Iterator[Job]) -> bool:
        """Give jobs to whoever has room. False when there are no more."""
        while worker := min(filter(_has_room, self._workers), key=lambda each: len(each.pending), default=None):
            job = self._again.popleft() if self._again else next(waiting, None)
            if job is None:
                return False
            self._give(worker, job)
        return True

    def _give(self, worker: Worker, job: Job) -> None:
        self._number += 1
        pending = Pending(self._number, job, job.size, job.blocked)
        descriptor = None
        if job.blocked is None:
            opened = _open(job, self._setup.limits)
            if isinstance(opened, Reason):
                pending.blocked = opened
            else:
                descriptor, pending.size = opened
        worker.give(pending, descriptor, now=time.monotonic())

    def _listen(self) -> Iterator[Batch | Texts | Result]:
        """What workers have said, or say within a moment."""
        for key, _ in self._selector.select(self._patience()):
            worker: Worker = key.data
            try:
                messages = worker.hear()
                if messages is None:
                    self._dead.append(worker)
                    continue
                for message in messages:
                    yield from self._answer(worker, message)
            except Garbled:
                worker.kill(Reason.READER_CRASHED)

    def _uncounted(self, said: Iterator[Batch | Texts | Result]) -> Iterator[Batch | Texts | Result]:
        """While the caller writes down what was said nobody listens: a worker that waits to be heard is not late."""
        for each in said:
            before = time.monotonic()
            yield each
            away = time.monotonic() - before
            for worker in self._workers:
                worker.began += away

    def _patience(self) -> float:
        return _WATCH_EVERY if any(worker.is_busy for worker in self._workers) else _IDLE

    def _answer(self, worker: Worker, message: Message) -> Iterator[Batch | Texts | Result]:
        """Raises `Garbled` where a worker speaks of a job that is not its turn."""
        if isinstance(message, Ready):
            worker.is_ready(message, now=time.monotonic())
            self._protection = worker.protection
            self._failed_starts = 0
            return
        if not worker.pending or worker.pending[0].number != message.number:
            raise Garbled
        pending = worker.pending[0]
        match message:
            case Mentions(_, mentions):
                if mentions:
                    yield Batch(pending.job, mentions)
            case TextBatch(_, texts):
                yield Texts(pending.job, texts)
            case Told(_, False, examined, _, _):
                pending.so_far = examined
            case Told(_, True, examined, digest, retire):
                worker.is_done(now=time.monotonic())
                yield Result(pending.job, _as_opened(pending, examined), digest)
                if retire:
                    worker.retire()

    def _watch(self) -> None:
        """Kill who is late or too large; it is buried when its line closes."""
        now = time.monotonic()
        for worker in self._workers:
            if worker.is_late(now):
                worker.kill(Reason.TOO_SLOW)
            elif worker.is_busy and now - worker.began > _WATCH_EVERY:
                held = resident(worker.pid)
                if held is not None and held > worker.memory * _OVER:
                    worker.kill(Reason.OUT_OF_MEMORY)

    def _bury(self) -> Iterator[Result]:
        """A dead worker's file gets its reason; the files that waited behind it go to others."""
        while self._dead:
            worker = self._dead.pop()
            reason = worker.ended()
            if worker.protection is None:
                self._failed_starts += 1
            elif worker.pending and not worker.is_retired:
                yield _lost(worker.pending.popleft(), reason)
            self._again.extend(pending.job for pending in worker.pending)
            self._forget(worker)
            if self._failed_starts >= _FAILED_STARTS:
                raise WorkersFailed
            self._start()

    def _start(self) -> None:
        worker = Worker(self._setup, now=time.monotonic(), child=self._child)
        self._workers.add(worker)
        self._selector.register(worker.line, selectors.EVENT_READ, worker)

    def _forget(self, worker: Worker) -> None:
        self._workers.discard(worker)
        self._selector.unregister(worker.line)
        worker.line.close()

    def _drop(self, worker: Worker) -> None:
        worker.kill()
        self._forget(worker)
        worker.ended()

    def _abandon(self) -> None:
        """Whoever asked has stopped listening: what is on its way is no longer wanted."""
        self._again.clear()
        for worker in [each for each in self._workers if each.pending]:
            self._drop(worker)
            self._start()


def _has_room(worker: Worker) -> bool:
    """A short queue keeps a worker from waiting for us between small files; a large file keeps others from waiting
    behind it."""
    return not worker.is_retired and (
        not worker.pending or (len(worker.pending) < _IN_FLIGHT and worker.load < _QUEUED_BYTES)
    )


def _open(job: Job, limits: Limits) -> tuple[int, int] | Reason:
    """An open descriptor and the size of what is a regular file, else the reason why not."""
    if job.size >= limits.file_size:
        return Reason.TOO_LARGE
    try:
        descriptor = os.open(job.path, _OPEN)
    except OSError as error:
        # O_NOFOLLOW: there was a file here a moment ago, now there is a link.
        return Reason.LINK_NOT_FOLLOWED if error.errno == errno.ELOOP else why(error)
    facts = os.fstat(descriptor)
    if stat.S_ISREG(facts.st_mode) and facts.st_size < limits.file_size:
        return descriptor, facts.st_size
    os.close(descriptor)
    return Reason.TOO_LARGE if stat.S_ISREG(facts.st_mode) else Reason.NOT_A_FILE


def _as_opened(pending: Pending, examined: Examined) -> Examined:
    """A file that could not be opened: what its name told, and the reason."""
    if pending.blocked is None:
        return examined
    return _unread(pending, pending.blocked, examined)


def _lost(pending: Pending, reason: Reason) -> Result:
    """The worker died over this file: what it had told of it stays."""
    if pending.blocked is None and (so_far := pending.so_far):
        skipped = (*so_far.skipped, ((), reason))
        kept = replace(
            so_far, outcome=Outcome.PARTLY, reason=reason, skipped=skipped, skipped_count=so_far.skipped_count + 1
        )
        return Result(pending.job, kept, b"")
    return Result(pending.job, _unread(pending, pending.blocked or reason, None), b"")


def _unread(pending: Pending, reason: Reason, examined: Examined | None) -> Examined:
    kind = identify_name(pending.job.shown)
    return Examined(kind, outcome_of(reason), reason, examined.findings if examined else (), (((), reason),), 1)
