"""What somebody has said of who is who; it stands above what the program concludes, until it is taken back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from strongroom.kit.actor import Actor
from strongroom.register.actions.mentions import relink
from strongroom.register.core.linking import HUB
from strongroom.register.models import Ruling
from strongroom.register.queries import mentions as stored
from strongroom.register.queries.people import rulings


def rule(*, one: bytes, other: bytes, same: bool, by: Actor, now: datetime) -> set[int]:
    """Two signs are one person's, or two people's; what was ruled of the two before no longer stands. Gives the
    mentions whose person is another for it."""
    first, second = sorted((one, other))
    since = int(now.timestamp())
    with transaction.atomic():
        Ruling.objects.update_or_create(one=first, other=second, defaults={"same": same, "since": since, "by": by.ref})
        return _heed(first, second, since)


def take_back(*, one: bytes, other: bytes, same: bool, by: Actor, now: datetime) -> set[int] | None:  # noqa: ARG001  every deed names who
    """What was ruled no longer stands; None when nothing was."""
    first, second = sorted((one, other))
    with transaction.atomic():
        gone, _ = Ruling.objects.filter(one=first, other=second, same=same).delete()
        return _heed(first, second, int(now.timestamp())) if gone else None


def _heed(one: bytes, other: bytes, since: int) -> set[int]:
    """Link anew everybody who has one of the signs, with all who were one person with them."""
    carriers = stored.Stored({}).carriers({one: HUB, other: HUB})
    mentions = {mention for each in carriers.values() for mention in each}
    people = set(stored.people_of(mentions).values())
    return relink(stored.mentions_of(people), rulings(), since)
