"""How far a long run has come: one line on stderr, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from strongroom.shell import numbers
from strongroom.shell.output import fit, plain, width
from strongroom.shell.words import _, ngettext

_EVERY = 0.2
"""Seconds between two drawings: a terminal over a slow line must not hold up the run."""

_SMOOTHING = 30.0
"""Seconds of the past that the rate is judged by, so that one large file does not make the time left jump."""

_ENOUGH = 3.0
"""Seconds of work before the time left is told: sooner it is a guess."""

_CLEAR = "\r\x1b[2K"


class Progress:
    """Counts and draws. The totals may be unknown at first and be told by `expect` later, or never."""

    def __init__(self, file: IO[str], *, total_bytes: int | None = None, total_files: int | None = None) -> None:
        self._file = file
        self._drawn = file.isatty()
        self._total_bytes, self._total_files = total_bytes, total_files
        self._bytes = self._files = 0
        self._note = ""
        self._started: float | None = None
        self._marked = 0.0
        self._next_drawing = 0.0
        self._marked_bytes = 0
        self._rate = 0.0

    def expect(self, *, bytes: int | None = None, files: int | None = None) -> None:  # noqa: A002  the unit's name
        self._total_bytes, self._total_files = bytes, files

    def advance(self, *, files: int = 0, bytes: int = 0, note: str = "") -> None:  # noqa: A002  the unit's name
        """So many more are done; `note` says where we are now: a folder, a file."""
        self._files += files
        self._bytes += bytes
        self._note = note or self._note
        now = time.monotonic()
        if self._started is None and self._bytes:
            # What is done by now took a start of its own; from here on the rate tells how fast the work goes.
            self._started = self._marked = now
            self._marked_bytes = self._bytes
        if self._drawn and now >= self._next_drawing:
            self._measure(now)
            self._next_drawing = now + _EVERY
            self._draw()

    def clear(self) -> None:
        """Take the line away, so that something else can be said."""
        if self._drawn:
            self._file.write(_CLEAR)
            self._file.flush()

    def line(self) -> str:
        """What the line says now: files, bytes, rate, time left, place."""
        said = [self._count(), numbers.size(self._bytes)]
        if self._rate:
            said.append(_("{size}/s").format(size=numbers.size(self._rate)))
        if left := self._left():
            said.append(_("{time} left").format(time=left))
        if self._note:
            said.append(plain(self._note))
        return " · ".join(said)

    def _count(self) -> str:
        if self._total_files:
            return ngettext("{n} of {all} file", "{n} of {all} files", self._total_files).format(
                n=numbers.number(self._files), all=numbers.number(self._total_files)
            )
        return ngettext("{n} file", "{n} files", self._files).format(n=numbers.number(self._files))

    def _left(self) -> str:
        if not self._total_bytes or not self._rate or self._started is None or self._marked - self._started < _ENOUGH:
            return ""
        return numbers.seconds(max(1.0, (self._total_bytes - self._bytes) / self._rate))

    def _measure(self, now: float) -> None:
        passed = now - self._marked
        if self._started is None or passed <= 0:
            return
        weight = min(1.0, passed / min(_SMOOTHING, now - self._started))
        self._rate += weight * ((self._bytes - self._marked_bytes) / passed - self._rate)
        self._marked, self._marked_bytes = now, self._bytes

    def _draw(self) -> None:
        line = fit(self.line(), self._file)
        room = width(self._file) - 1
        self._file.write(_CLEAR + (line if len(line) <= room else line[: room - 1] + fit("…", self._file)[:1]))
        self._file.flush()


@contextmanager
def progress(
    total_bytes: int | None = None, total_files: int | None = None, *, file: IO[str] | None = None
) -> Iterator[Progress]:
    """A line that stays while the work goes on and is gone when it ends, also by an error."""
    bar = Progress(file or sys.stderr, total_bytes=total_bytes, total_files=total_files)
    try:
        yield bar
    finally:
        bar.clear()
