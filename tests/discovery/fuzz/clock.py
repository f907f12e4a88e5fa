"""Processor time against size: whether work grows with its input or faster."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

CHEAP = 3e-6
"""Seconds a sign under which no growth is looked for. Dense text of everyday letters takes 0.1 µs a sign."""
CEILING = 40e-6
GROWTH = 7.0
"""For four times the text; straight growth is 4, and what is remembered makes short texts cheaper."""


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


def fault(work: Callable[[int], Callable[[], object]], size: int) -> str:
    """How `work` of a size fails; empty where it is cheap or grows as its size does."""
    small, large = work(size), work(4 * size)
    limit = CEILING * 4 * size
    before = seconds_of(small, limit=limit)
    if before <= CHEAP * size or (before := min(before, seconds_of(small, limit=limit, rounds=2))) <= CHEAP * size:
        return ""
    after = seconds_of(large, limit=limit, rounds=2)
    if after >= limit or after > GROWTH * before:
        return f"{before:.3f} s for {size} signs, {after:.3f} s for four times as many"
    return ""
