"""Somebody says that two identifiers are one person's, or two people's: it is kept, and everything counted by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import transaction

from strongroom.discovery.actions.places import count
from strongroom.discovery.actions.recount import recount, to_recount
from strongroom.discovery.models import Checkup
from strongroom.kit.actor import Actor
from strongroom.register import actions as register
from strongroom.register.core.errors import NothingRuled


def rule(*, one: bytes, other: bytes, same: bool, by: Actor) -> None:
    """The two signs are one person's from now on, or (not `same`) two people's."""
    with transaction.atomic():
        _count_anew(register.rule(one=one, other=other, same=same, by=by, now=datetime.now(UTC)), by)


def take_back(*, one: Sequence[bytes], other: Sequence[bytes], same: bool, by: Actor) -> None:
    """What was ruled of any of the one and any of the other no longer stands: each is what an identifier may be read
    as. Raises `NothingRuled`."""
    with transaction.atomic():
        gone = [
            touched
            for first in one
            for second in other
            if (touched := register.take_back(one=first, other=second, same=same, by=by, now=datetime.now(UTC)))
            is not None
        ]
        if not gone:
            raise NothingRuled
        _count_anew(set().union(*gone), by)


def _count_anew(touched: set[int], by: Actor) -> None:
    to_recount(touched)
    count(sorted(recount()), by=by)
    # What the last report said of people no longer holds.
    Checkup.objects.exclude(summary=b"").update(summary=b"")
