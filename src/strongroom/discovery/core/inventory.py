"""What is known after a check-up: the present state of every item under the places looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from strongroom.discovery.core.finding import Finding
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.where import Where


@dataclass(frozen=True, slots=True)
class KnownItem:
    r"""One file as it was when last read. `path` is text a person can read; bytes that are no UTF-8 show as `\\xNN`.

    `modified` is the file's own time in seconds since 1970; `looked` when its content was last read. `people` is
    the number of distinct data subjects in it. An unread item has its `outcome` and `reason`, and may still have
    findings in its name.
    """

    path: str
    place: str
    kind: str
    bytes: int
    modified: float
    outcome: Outcome
    reason: Reason | None
    findings: tuple[Finding, ...]
    skipped: tuple[tuple[Where, Reason], ...] = ()
    skipped_count: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A place this check-up covered. `name` is what the person calls it, `path` what they named."""

    id: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Totals:
    """`files` = `read` + `partly` + `unread`; `unchanged` of them were not read again. `findings` counts findings
    (one kind in one item), `data_subjects` distinct people (e-mail addresses and personal numbers until linked)."""

    files: int
    bytes: int
    read: int
    partly: int
    unread: int
    unchanged: int
    findings: int
    data_subjects: int


@dataclass(frozen=True, slots=True)
class Checkup:
    """A finished run. `items` streams: those that hold something or were not read whole, all with `--all`."""

    started: datetime
    finished: datetime
    places: tuple[LookedAt, ...]
    totals: Totals
    items: Iterable[KnownItem]
    kept: bool
