"""Places noted, counted and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from strongroom.crypto.ring import Ring
from strongroom.kit.actor import Actor
from strongroom.register import queries
from strongroom.register.core import KnownPlace, innermost
from strongroom.register.models import Place

PATH_FINGERPRINT = "path"


def note_place(  # noqa: PLR0913  one keyword a fact
    *, path: bytes, name: str, kind: str, ring: Ring, by: Actor, now: datetime
) -> KnownPlace:
    """The place at `path`, made if it is not known. It takes its seat among those around it and in it."""
    known = queries.places(ring=ring)
    if same := next((place for place in known if place.path == path), None):
        return same
    outer = innermost(known, path)
    fingerprint = ring.fingerprint(PATH_FINGERPRINT, path)
    with transaction.atomic():
        made = Place.objects.create(
            kind=kind,
            within_id=outer.number if outer else None,
            path_fingerprint=fingerprint,
            name=ring.seal((queries.NAME, fingerprint), name.encode("utf-8", "backslashreplace")),
            path=ring.seal((queries.PATH, fingerprint), path),
            created=now,
            created_by=by.ref,
        )
        this = next(place for place in queries.places(ring=ring) if place.number == made.pk)
        inner = [p.number for p in known if this.encloses(p.path) and p.within == this.within]
        Place.objects.filter(pk__in=inner).update(within=made)
    return this


def note_counts(*, place: int, items: int, findings: int, by: Actor) -> None:  # noqa: ARG001  every deed names who
    """What a place holds now, the places within it included; the people in it are counted here."""
    people = queries.identified(places=queries.within(place))
    Place.objects.filter(pk=place).update(items=items, findings=findings, data_subjects=people)


def note_look(*, places: Sequence[int], by: Actor, now: datetime) -> None:  # noqa: ARG001  every deed names who
    """Somebody has looked at all of these places."""
    Place.objects.filter(pk__in=places).update(last_looked=now)
