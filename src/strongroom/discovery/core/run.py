"""A check-up as it was run: what it covered, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Look:
    """One path that was named. `places` are the numbers of the place there and of those within it; for a single
    file in a known place there are none, and `file` is the fingerprint of its path."""

    token: str
    name: str
    path: str
    places: tuple[int, ...]
    file: bytes | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """`unchanged` files were not read again; `removed` ones had gone. `covers` names the paths, the same for every
    run over them, and tells nothing else. `confined`: the processes that read files had no right to other files and to the
    network; None where none was read."""

    number: int
    started: datetime
    finished: datetime
    looks: tuple[Look, ...]
    unchanged: int
    removed: int
    covers: str
    confined: bool | None = None
