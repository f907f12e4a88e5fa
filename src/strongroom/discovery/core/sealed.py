"""What stands in the sealed columns of the inventory, as bytes: JSON arrays, short keys left out.

A `Where` is a list of steps, a step `[kind]` or `[kind, value]`. See docs/spec/sealed-columns.md.
"""

from __future__ import annotations

import json

from strongroom.discovery.core.passage import Reason
from strongroom.discovery.core.where import ENGLISH, Step, Where

ITEM_PATH = b"discovery.item.path"
ITEM_SKIPPED = b"discovery.item.skipped"
FINDING_DETAIL = b"discovery.finding.detail"
SUMMARY = b"discovery.checkup.summary"


def pack_detail(where: Where, sample: str) -> bytes:
    """
    >>> unpack_detail(pack_detail((Step("page", "3"), Step("header")), "e•••@•••.test"))
    ((Step(kind='page', value='3'), Step(kind='header', value='')), 'e•••@•••.test')
    """
    return _dump([_steps(where), sample])


def unpack_detail(packed: bytes) -> tuple[Where, str]:
    steps, sample = json.loads(packed)
    return _where(steps), sample


def pack_skipped(skipped: tuple[tuple[Where, Reason], ...]) -> bytes:
    """
    >>> unpack_skipped(pack_skipped(((((Step("member", "a.doc"),)), Reason.PASSWORD),)))
    (((Step(kind='member', value='a.doc'),), <Reason.PASSWORD: 'password'>),)
    """
    return _dump([[_steps(where), reason.value] for where, reason in skipped])


def unpack_skipped(packed: bytes) -> tuple[tuple[Where, Reason], ...]:
    return tuple((_where(steps), Reason(reason)) for steps, reason in json.loads(packed))


def _steps(where: Where) -> list[list[str]]:
    return [[kind, value] if value else [kind] for kind, value in where]


def _where(steps: list[list[str]]) -> Where:
    # A step that a later version has named stays readable as a part.
    return tuple(Step(step[0] if step[0] in ENGLISH else "part", *step[1:2]) for step in steps)


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
