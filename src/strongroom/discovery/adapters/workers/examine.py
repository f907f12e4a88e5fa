"""One job inside the worker: read, look, tell; stop in time, and lose nothing that was read."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

from strongroom.discovery.adapters.kept_patterns import KeptPatterns
from strongroom.discovery.adapters.read.budget import Budget, is_stuck
from strongroom.discovery.adapters.read.dispatch import Reading
from strongroom.discovery.adapters.read.pictures import ocr
from strongroom.discovery.adapters.workers import protocol
from strongroom.discovery.adapters.workers.confine import Turns
from strongroom.discovery.adapters.workers.protocol import Told
from strongroom.discovery.adapters.workers.setup import Setup
from strongroom.discovery.adapters.workers.texts import texts_of
from strongroom.discovery.core.collect import Collector
from strongroom.discovery.core.detect.engine import Engine
from strongroom.discovery.core.finding import Examined, Finding
from strongroom.discovery.core.passage import Outcome, Passage, Reason, Source, Table
from strongroom.discovery.core.where import Where

_HASHED_UP_TO = 64 << 20
_BATCH_OF_TEXT = 1 << 18
_TELL_EVERY = 1.0
"""Seconds between two interim reports: what a crash can cost."""


class TimeUp(BaseException):
    """Raised by the alarm in the middle of a reader; no reader's `except Exception` swallows it."""


class TellParent:
    """Says things to the parent in the frames of `protocol`."""

    def __init__(self, send: Callable[[Any], None]) -> None:
        self._send = send

    def told(self, told: Told) -> None:
        self._send(protocol.pack_told(told))

    def mentions(self, number: int, collector: Collector, *, at_end: bool = False) -> None:
        for message in protocol.pack_mentions(number, collector.drain(at_end=at_end)):
            self._send(message)

    def texts(self, number: int, part: Passage | Table) -> None:
        batch: list[list[Any]] = []
        size = 0
        for where, text, label in texts_of(part):
            batch.append([protocol.pack_where(where), text, label[: protocol.LONGEST_NAME]])
            size += len(text) + 100
            if size > _BATCH_OF_TEXT:
                self._send(["texts", number, batch])
                batch, size = [], 0
        if batch:
            self._send(["texts", number, batch])


class Examiner:
    """Does jobs one by one with the engine that it built once."""

    def __init__(self, setup: Setup, tell: TellParent) -> None:
        self.tell = tell
        self._limits = setup.limits
        self._texts = setup.texts
        self._engine = None if setup.texts else Engine(setup.options, KeptPatterns())
        self._interruptible = False
        self._broken_off = False
        self._turns = Turns(os.getpid())
        self._before = self._started = self._ends = ocr.Seconds(0.0, 0.0)
        signal.signal(signal.SIGPROF, self._time_is_up)
        signal.signal(signal.SIGALRM, self._look_at_the_clock)

    def examine(self, number: int, shown: str, size: int, descriptor: int | None) -> Told:
        """`descriptor` is open for reading and is closed here; None where only the name can be looked at."""
        collector = Collector(self._engine, shown) if self._engine else None
        if descriptor is None:
            examined = Examined("unknown", Outcome.READ, None, _findings(collector), (), 0)
            if collector:
                self.tell.mentions(number, collector, at_end=True)
            return Told(number, final=True, examined=examined, digest=b"", retire=False)
        with os.fdopen(descriptor, "rb") as file:
            before = os.fstat(descriptor)
            self._before = ocr.spent()
            digest = _digest(descriptor, before.st_size)
            budget = Budget(self._limits, max(size, before.st_size), self._processor)
            reading = Reading(Source(file, shown.rpartition("/")[2], before.st_size), budget)
            self._read(number, reading, collector)
            after = os.fstat(descriptor)
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                reading.stop((), Reason.CHANGED_WHILE_READ)
                digest = b""
        # A library that was broken off, or that ran out of memory, may be in any state, and mix up the next file.
        retire = self._broken_off or any(reason is Reason.OUT_OF_MEMORY for _, reason in reading.skipped)
        return Told(number, final=True, examined=_examined(reading, collector), digest=digest, retire=retire)

    def _read(self, number: int, reading: Reading, collector: Collector | None) -> None:
        last = time.monotonic()
        parts = iter(reading)
        with self._alarm_after(reading.seconds_left, reading):
            while True:
                self._interruptible = True
                part = next(parts, None)
                if part is None:
                    break
                if collector is not None:
                    self._look(part, reading, collector)
                self._interruptible = False
                with self._uncounted():
                    if collector is None:
                        self.tell.texts(number, part)
                    else:
                        self.tell.mentions(number, collector)
                    if time.monotonic() - last > _TELL_EVERY:
                        interim = _examined(reading, collector)
                        self.tell.told(Told(number, final=False, examined=interim, digest=b"", retire=False))
                        last = time.monotonic()
        if collector is not None:
            self.tell.mentions(number, collector, at_end=True)

    @contextlib.contextmanager
    def _uncounted(self) -> Iterator[None]:
        """The parent listens when it has written down what it heard before: until then the file's time stands still."""
        before = time.monotonic()
        yield
        waited = time.monotonic() - before
        self._started = self._started._replace(wall=self._started.wall + waited)
        self._ends = self._ends._replace(wall=self._ends.wall + waited)

    @staticmethod
    def _look(part: Passage | Table, reading: Reading, collector: Collector) -> None:
        """A part on which detection fails is one that was not read."""
        try:
            collector.add(part)
        except MemoryError:
            reading.stop(part.where, Reason.OUT_OF_MEMORY)
        except Exception:  # noqa: BLE001  what hostile text does to the engine costs this part
            reading.stop(part.where, Reason.READER_CRASHED)

    @contextlib.contextmanager
    def _alarm_after(self, seconds: float, reading: Reading) -> Iterator[None]:
        seconds = max(seconds, 0.1) + 0.2
        self._ends = ocr.Seconds(self._processor() + seconds, self._wall() + seconds)
        self._started = ocr.Seconds(self._processor(), self._wall())
        # They come again and again: a library's callback may have swallowed the first.
        signal.setitimer(signal.ITIMER_PROF, seconds, 0.5)
        signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
        try:
            yield
        except TimeUp:
            self._interruptible = False
            self._broken_off = True
            reading.stop((), Reason.TOO_SLOW)
        finally:
            self._interruptible = False
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _time_is_up(self, _signal: int, _frame: FrameType | None) -> None:
        if self._interruptible and self._processor() >= self._ends.processor:
            raise TimeUp

    def _look_at_the_clock(self, _signal: int, _frame: FrameType | None) -> None:
        """The time has passed, though not the processor's: the computer is busy, or the file's disk is dead."""
        used, passed = self._processor() - self._started.processor, self._wall() - self._started.wall
        if self._interruptible and self._wall() >= self._ends.wall and is_stuck(used, passed):
            raise TimeUp

    def _processor(self) -> float:
        """Seconds of the processor, those not counted that reading pictures is allowed."""
        return time.process_time() - min(ocr.spent().processor - self._before.processor, self._limits.ocr_seconds)

    def _wall(self) -> float:
        waited = self._turns.waited()  # a busy computer is no slow disk
        return time.monotonic() - waited - min(ocr.spent().wall - self._before.wall, self._limits.ocr_seconds)


def _examined(reading: Reading, collector: Collector | None) -> Examined:
    skipped: tuple[tuple[Where, Reason], ...] = tuple(reading.skipped)
    return Examined(reading.kind, reading.outcome, reading.reason, _findings(collector), skipped, reading.skipped_count)


def _findings(collector: Collector | None) -> tuple[Finding, ...]:
    return collector.finish() if collector else ()


def _digest(descriptor: int, size: int) -> bytes:
    """BLAKE2b-16 of the content where it is short enough to be read twice; reading it leaves it in the cache."""
    if size > _HASHED_UP_TO:
        return b""
    hashed = hashlib.blake2b(digest_size=16)
    at = 0
    with contextlib.suppress(OSError):
        while chunk := os.pread(descriptor, 1 << 20, at):
            hashed.update(chunk)
            at += len(chunk)
    return hashed.digest() if at == size else b""
