"""Places as they are known."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from strongroom.crypto.ring import Ring
from strongroom.register.core import KnownPlace
from strongroom.register.models import Place

NAME = b"register.place.name"
PATH = b"register.place.path"


def places(*, ring: Ring) -> list[KnownPlace]:
    """All places, oldest first. Few: every one is opened."""
    return [_known(place, ring) for place in Place.objects.order_by("id")]


def inside(all_places: Sequence[KnownPlace], outer: KnownPlace) -> list[KnownPlace]:
    """`outer` and every place in it."""
    return [place for place in all_places if outer.encloses(place.path)]


def within(place: int) -> list[int]:
    """The numbers of a place and of every place in it."""
    return _climbed("SELECT p.id FROM register_place p JOIN met ON p.within_id = met.id", [place])


def around(places: Sequence[int]) -> list[int]:
    """The numbers of these places and of every place they lie in."""
    return _climbed("SELECT p.within_id FROM register_place p JOIN met ON p.id = met.id", places)


def _climbed(step: str, places: Sequence[int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE met(id) AS (SELECT id FROM register_place WHERE id IN ({_marks(places)}) UNION {step}) "  # noqa: S608  only placeholders
            "SELECT id FROM met WHERE id IS NOT NULL ORDER BY id",
            list(places),
        )
        return [row[0] for row in cursor.fetchall()]


def data_subjects(place: int) -> int:
    """How many identified people there is something about in this place, as last counted."""
    return int(Place.objects.values_list("data_subjects", flat=True).get(pk=place))


def _marks(values: Sequence[object]) -> str:
    return ",".join(["%s"] * len(values))


def _known(place: Place, ring: Ring) -> KnownPlace:
    fingerprint = bytes(place.path_fingerprint)
    return KnownPlace(
        number=place.pk,
        kind=place.kind,
        name=ring.open((NAME, fingerprint), bytes(place.name)).decode(),
        path=ring.open((PATH, fingerprint), bytes(place.path)),
        within=place.within_id,
        custodian=place.custodian,
        items=place.items,
        findings=place.findings,
        data_subjects=place.data_subjects,
        last_looked=place.last_looked,
    )
