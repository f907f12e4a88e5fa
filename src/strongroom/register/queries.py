"""Questions to the register. They change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from strongroom.crypto.ring import Ring
from strongroom.kit.sql import select_in
from strongroom.register.core import KnownPlace, Person
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


def people_by(fingerprints: Iterable[bytes]) -> dict[bytes, Person]:
    """Who is known by these fingerprints."""
    with connection.cursor() as cursor:
        rows = select_in(
            cursor,
            "SELECT i.fingerprint, s.id, s.identified FROM register_identifier i "
            "JOIN register_datasubject s ON s.id = i.data_subject_id WHERE i.fingerprint IN",
            fingerprints,
        )
        return {bytes(fingerprint): Person(number, bool(identified)) for fingerprint, number, identified in rows}


def fingerprints_of(person: Person) -> list[bytes]:
    """Everything the person is known by."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT fingerprint FROM register_identifier WHERE data_subject_id = %s", [person.number])
        return [bytes(row[0]) for row in cursor.fetchall()]


def data_subjects(place: int) -> int:
    """How many identified people there is something about in this place, as last counted."""
    return int(Place.objects.values_list("data_subjects", flat=True).get(pk=place))


def identified(*, places: Sequence[int] = (), items: Sequence[str] = ()) -> int:
    """How many different identified people there is something about in these places and items together."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM register_datasubject s WHERE s.identified AND s.id IN "  # noqa: S608  only placeholders
            f"(SELECT data_subject_id FROM register_holding WHERE place_id IN ({_marks(places)}) "
            f"UNION ALL SELECT data_subject_id FROM register_holding WHERE item IN ({_marks(items)}))",
            [*places, *items],
        )
        return int(cursor.fetchone()[0])


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
