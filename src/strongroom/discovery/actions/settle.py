"""After a run that did not come to its end: what it had begun is taken back, what it had finished is counted."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection, transaction

from strongroom.crypto.ring import Ring
from strongroom.discovery import models
from strongroom.discovery.actions.places import count
from strongroom.discovery.actions.recount import recount, to_recount
from strongroom.discovery.actions.rows import Rows
from strongroom.kit.actor import Actor
from strongroom.register import actions as register
from strongroom.register import queries as register_queries


def settle(*, ring: Ring, by: Actor) -> bool:
    """Put the inventory in order after a run that was killed; whether there was one.

    Called by the keeper of the home, beside whom nobody runs: what stands there as running does not any more.
    """
    cut_off = models.Checkup.objects.filter(state="running")
    if not cut_off.exists():
        return False
    tidy(ring=ring, by=by)
    cut_off.update(state="killed")
    return True


def tidy(*, ring: Ring, by: Actor) -> None:
    """Take back files that were begun and not finished, forget who was only in them, count every place anew."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM discovery_item WHERE looked_ns IS NULL")
            begun = [row[0] for row in cursor.fetchall()]
        Rows(ring=ring, profile="", by=by).remove(begun)
        to_recount(register.forget_all_unheld(by=by, now=datetime.now(UTC)))
        recount()
        count([place.number for place in register_queries.places(ring=ring)], by=by)
