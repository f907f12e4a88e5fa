"""Deeds on the register: places noted, people recognised, holdings written and let go.

The bulk ones speak SQL on Django's connection: a list of a million customers passes through them in one go. They
are called inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction

from strongroom.crypto.ring import Ring
from strongroom.kit.actor import Actor
from strongroom.kit.sql import chunks, execute_in, insert, select_in
from strongroom.register import queries
from strongroom.register.core import Held, KnownPlace, Recognised, Sign, innermost
from strongroom.register.models import Place

PATH_FINGERPRINT = "path"
_PERSON = ("since", "identified")


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


def recognise(*, signs: Iterable[Sign], by: Actor, now: datetime) -> Recognised:  # noqa: ARG001  every deed names who
    """Who is behind each fingerprint; who is not known yet becomes a person of their own."""
    wanted = {sign.fingerprint: sign for sign in signs}
    since = int(now.timestamp())
    added: set[int] = set()
    with connection.cursor() as cursor:
        known = "SELECT fingerprint, data_subject_id FROM register_identifier WHERE fingerprint IN"
        people: dict[bytes, int] = dict(select_in(cursor, known, wanted))
        unknown = sorted(wanted.keys() - people.keys())
        for identified in (True, False):
            new = [fingerprint for fingerprint in unknown if wanted[fingerprint].identifies is identified]
            rows = [(since, identified)] * len(new)
            made = [number for (number,) in insert(cursor, "register_datasubject", _PERSON, rows, returning="id")]
            cursor.executemany(
                "INSERT INTO register_identifier (fingerprint, kind, data_subject_id) VALUES (%s, %s, %s)",
                [(mark, wanted[mark].kind, number) for mark, number in zip(new, made, strict=True)],
            )
            people.update(zip(new, made, strict=True))
            added.update(made)
    return Recognised(people, frozenset(added))


def hold(*, held: Iterable[Held], again: Mapping[str, Sequence[int]], by: Actor, now: datetime) -> None:  # noqa: ARG001  every deed names who
    """There is something about these people in these items. `again` names people of whom something may have been
    written about the item before, which stands: it is joined."""
    rows = {(each.item, each.person): each for each in held}
    since = int(now.timestamp())
    with connection.cursor() as cursor:
        for item, people in again.items():
            found = "SELECT data_subject_id, kinds FROM register_holding WHERE data_subject_id IN"
            for person, before in select_in(cursor, found, people, "AND item = %s", [item]):
                rows[item, person] = rows[item, person].joined(before.split(","))
        cursor.executemany(
            "INSERT INTO register_holding (data_subject_id, place_id, item, kinds, since) VALUES (%s, %s, %s, %s, %s) "
            "ON CONFLICT (data_subject_id, item) DO UPDATE SET kinds = excluded.kinds",
            [(each.person, each.place, each.item, ",".join(each.kinds), since) for each in rows.values()],
        )


def let_go(*, items: Iterable[str], by: Actor) -> set[int]:  # noqa: ARG001  every deed names who
    """The items are gone, or about to be written anew. Gives the people who were in them: `forget_unheld` comes
    last, so that someone who is still in the new state keeps their number."""
    people: set[int] = set()
    with connection.cursor() as cursor:
        for part in chunks(items, 5_000):
            people.update(
                row[0] for row in select_in(cursor, "SELECT data_subject_id FROM register_holding WHERE item IN", part)
            )
            execute_in(cursor, "DELETE FROM register_holding WHERE item IN", part)
    return people


def forget_unheld(*, people: Iterable[int], by: Actor) -> None:  # noqa: ARG001  every deed names who
    """Of these people, forget those of whom nothing is held anywhere any more, fingerprints and all."""
    with connection.cursor() as cursor:
        for part in chunks(people, 5_000):
            holdings = "SELECT data_subject_id FROM register_holding WHERE data_subject_id IN"
            held = {row[0] for row in select_in(cursor, holdings, part)}
            gone = [number for number in part if number not in held]
            execute_in(cursor, "DELETE FROM register_identifier WHERE data_subject_id IN", gone)
            execute_in(cursor, "DELETE FROM register_datasubject WHERE id IN", gone)


def forget_all_unheld(*, by: Actor) -> None:
    """As `forget_unheld`, of everybody: after a run that was cut off and could not say whom it had let go."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.id FROM register_datasubject s LEFT JOIN register_holding h ON h.data_subject_id = s.id "
            "WHERE h.id IS NULL"
        )
        unheld = [row[0] for row in cursor.fetchall()]
    forget_unheld(people=unheld, by=by)


def move(*, items: Iterable[str], to: int, by: Actor) -> None:  # noqa: ARG001  every deed names who
    """The items belong to another place now: one that was named inside the old."""
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE register_holding SET place_id = %s WHERE item = %s", [(to, item) for item in items])
