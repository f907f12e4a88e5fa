"""Processor time against size: whether work grows with its input or faster."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time


class TooSlow(BaseException):
    """The time is up. No Exception: nothing in between may take it for a failed check."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Ends what runs inside when its processor time is spent; `re` looks at signals while it searches."""

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds_of(work: Callable[[], object], *, limit: float, rounds: int = 1) -> float:
    """The best of several; `limit` where it took longer than that."""
    best = limit
    for _ in range(rounds):
        start = process_time()
        try:
            with at_most(limit):
                work()
        except TooSlow:
            continue
        best = min(best, process_time() - start)
    return best
