"""How much one file may cost: seconds, depth, members, bytes it expands to, memory.

A limit that is reached is an outcome with its reason, never an error: what was read before it stays.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from strongroom.discovery.core.passage import Reason
from strongroom.discovery.core.where import Where


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` plus `seconds_per_megabyte` of the file is what reading may take of a processor before it stops by
    itself; a worker that has not stopped `grace` seconds later is killed. Sizes are bytes. `memory` is one worker's
    share. `ocr_seconds` are allowed besides for reading the pictures in one file.
    """

    seconds: float = 8.0
    seconds_per_megabyte: float = 4.0  # a customer list takes up to half of it on a quiet computer
    grace: float = 4.0
    ocr_seconds: float = 300.0
    file_size: int = 4 << 30
    expanded: int = 1 << 30
    expands_freely: int = 128 << 20
    expansion: int = 200
    depth: int = 16
    members: int = 50_000
    in_memory: int = 48 << 20
    memory: int = 250 << 20
    reported: int = 100

    def may_expand_to(self, size: int) -> int:
        """Bytes that may come out of the containers in a file of `size`: everyday text packs 3 to 20 times."""
        return min(self.expanded, max(self.expands_freely, size * self.expansion))

    def soft_seconds(self, size: int) -> float:
        return self.seconds + self.seconds_per_megabyte * size / (1 << 20)

    def hard_seconds(self, size: int, *, with_ocr: bool = False) -> float:
        return self.soft_seconds(size) + self.grace + (self.ocr_seconds if with_ocr else 0.0)


MOST_STRETCHED = 4
"""How many times longer than its limit a file may take by the clock on the wall, on a computer that is busy."""


def is_stuck(used: float, passed: float) -> bool:
    """Did something wait for its disk rather than for its turn? By processor seconds used of those that passed."""
    return used < 0.15 * passed


class OverBudget(Exception):
    """A limit was reached. `final` limits end the whole file, others one member."""

    def __init__(self, reason: Reason, *, final: bool) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.final = final
        self.where: Where = ()


class Budget:
    """What is left for one file. `clock` gives seconds and only moves forward."""

    def __init__(self, limits: Limits, size: int, clock: Callable[[], float]) -> None:
        self.limits = limits
        self._clock = clock
        self._ends = clock() + limits.soft_seconds(size)
        self._may_expand = limits.may_expand_to(size)
        self._members = 0
        self.held = 0

    @property
    def seconds_left(self) -> float:
        return self._ends - self._clock()

    def check_time(self) -> None:
        if self._clock() > self._ends:
            raise OverBudget(Reason.TOO_SLOW, final=True)

    def enter(self, depth: int) -> None:
        """A member is about to be opened at `depth` (the file itself is 0)."""
        self.check_time()
        if depth > self.limits.depth:
            raise OverBudget(Reason.TOO_DEEP, final=False)
        self._members += 1
        if self._members > self.limits.members:
            raise OverBudget(Reason.TOO_MANY_PARTS, final=True)

    def spend(self, count: int) -> None:
        """`count` real bytes came out of a container."""
        self._may_expand -= count
        if self._may_expand < 0:
            raise OverBudget(Reason.EXPANDS_TOO_MUCH, final=True)
        self.check_time()

    @property
    def room(self) -> int:
        """Bytes that may still be held in memory for members that are open now, one in the other."""
        return self.limits.in_memory - self.held


class Metered(io.RawIOBase):
    """A member read forward once, its bytes counted. Its head can be read again as long as nothing beyond was."""

    def __init__(self, head: bytes, rest: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self._head = head
        self._rest = rest
        self._budget = budget
        self._at = 0
        self._beyond = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        wanted = len(buffer)
        if self._at < len(self._head):
            chunk = self._head[self._at : self._at + wanted]
        else:
            self._beyond = True
            chunk = self._rest.read(wanted)
            self._budget.spend(len(chunk))
        buffer[: len(chunk)] = chunk
        self._at += len(chunk)
        return len(chunk)

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        target = offset if whence == io.SEEK_SET else self._at + offset
        if whence == io.SEEK_END or (self._beyond and target != self._at) or not 0 <= target <= len(self._head):
            raise io.UnsupportedOperation
        self._at = target
        return target
