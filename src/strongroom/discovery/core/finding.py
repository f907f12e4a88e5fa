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


class Identifier(NamedTuple):
    """A value that points to somebody, on its way from a worker to the keeper, who makes the fingerprint of it."""

    type: str
    value: str


MOST_SIGNS = 32
"""What one mention holds at most."""


class Mention(NamedTuple):
    """What one spot of an item says of one person: the identifiers that stand together, and what tells that person from
    others at the same telephone or address.

    In memory only. `birth` is an ISO date or empty, `postcode` compact capitals (`41119`, `SW1A2AA`) or empty, `name`
    as written or empty. There is at least one sign, or a name with a birth date or a postcode.
    """

    signs: tuple[Identifier, ...]
    name: str = ""
    birth: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """What one item gave. Mentions come beside it, in batches, as they are found."""

    kind: str
    outcome: Outcome
    reason: Reason | None
    findings: tuple[Finding, ...]
    skipped: tuple[tuple[Where, Reason], ...]
    skipped_count: int
