"""What detection gives, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.where import Where


class Span(NamedTuple):
    """Personal data recognised in one text. Offsets count code points.

    `confidence` is a probability. `valid` is False where it looks right beside its label but fails its check.
    `value` is the canonical form from which a fingerprint is made (`anna@example.test`, `+46701740605`,
    `191212121212`), empty where the type has none (a name alone, a diagnosis). It lives in memory only.
    A tuple, as tens of thousands are made for a megabyte of dense text.
    """

    start: int
    end: int
    type: str
    confidence: float
    valid: bool = True
    value: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of personal data in one item: how many, how sure, where first, a masked sample."""

    type: str
    count: int
    confidence: float
    where: Where
    sample: str
    valid: bool = True


@dataclass(frozen=True, slots=True)
class Identifier:
    """A value that points to somebody, on its way from a worker to the keeper, who makes the fingerprint of it."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What one item gave. Identifiers come beside it, in batches, as they are found."""

    kind: str
    outcome: Outcome
    reason: Reason | None
    findings: tuple[Finding, ...]
    skipped: tuple[tuple[Where, Reason], ...]
    skipped_count: int
