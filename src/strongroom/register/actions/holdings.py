"""What is held of whom where: written, let go, forgotten. Inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection

from strongroom.kit.actor import Actor
from strongroom.kit.sql import chunks, execute_in, select_in
from strongroom.register.actions.mentions import relink
from strongroom.register.core.linking import most
from strongroom.register.core.people import Held, Weight
from strongroom.register.queries import mentions as stored
from strongroom.register.queries.people import rulings

_AT_ONCE = 5_000


def hold(*, held: Iterable[Held], by: Actor, now: datetime) -> None:  # noqa: ARG001  every deed names who
    """These mentions stand in these items; what was written of an item before stands."""
    since = int(now.timestamp())
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO register_holding (mention_id, place_id, item, since) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (mention_id, item) DO NOTHING",
            [(each.mention, each.place, each.item, since) for each in held],
        )


def let_go(*, items: Iterable[str], by: Actor) -> set[int]:  # noqa: ARG001  every deed names who
    """The items are gone, or about to be written anew. Gives the mentions that were in them: `forget_unheld` comes
    last, so that someone who is still in the new state keeps their number."""
    mentions: set[int] = set()
    with connection.cursor() as cursor:
        for part in chunks(items, _AT_ONCE):
            rows = select_in(cursor, "SELECT mention_id FROM register_holding WHERE item IN", part)
            mentions.update(row[0] for row in rows)
            execute_in(cursor, "DELETE FROM register_holding WHERE item IN", part)
    return mentions


def forget_unheld(*, mentions: Iterable[int], by: Actor, now: datetime) -> set[int]:  # noqa: ARG001  every deed names who
    """Of these mentions, forget those that stand nowhere any more, fingerprints and all, and whom nothing else is
    said of. Gives the mentions whose person is another for it."""
    touched: set[int] = set()
    with connection.cursor() as cursor:
        for part in chunks(mentions, _AT_ONCE):
            query = "SELECT mention_id FROM register_holding WHERE mention_id IN"
            held = {row[0] for row in select_in(cursor, query, part)}
            if gone := [number for number in part if number not in held]:
                touched |= _forget(gone, int(now.timestamp()))
        # What was said of people of whom nothing is left goes with them.
        cursor.execute(
            "DELETE FROM register_ruling WHERE NOT EXISTS "
            "(SELECT 1 FROM register_sign g WHERE g.fingerprint = one OR g.fingerprint = other)"
        )
    return touched


def forget_all_unheld(*, by: Actor, now: datetime) -> set[int]:
    """As `forget_unheld`, of everybody: after a run that was cut off and could not say whom it had let go."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT m.id FROM register_mention m LEFT JOIN register_holding h ON h.mention_id = m.id WHERE h.id IS NULL"
        )
        unheld = [row[0] for row in cursor.fetchall()]
    return forget_unheld(mentions=unheld, by=by, now=now)


def move(*, items: Iterable[str], to: int, by: Actor) -> None:  # noqa: ARG001  every deed names who
    """The items belong to another place now: one that was named inside the old."""
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE register_holding SET place_id = %s WHERE item = %s", [(to, item) for item in items])


def _forget(gone: Sequence[int], since: int) -> set[int]:
    profiles = stored.profiles(gone)
    people = set(stored.people_of(gone).values())
    signs = {sign for profile in profiles.values() for sign in profile.signs}
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM register_sign WHERE fingerprint = %s AND mention_id = %s",
            sorted((sign.fingerprint, number) for number, profile in profiles.items() for sign in profile.signs),
        )
        execute_in(cursor, "DELETE FROM register_mention WHERE id IN", gone)
    limits = {sign.fingerprint: most(sign.weight) for sign in signs if sign.weight > Weight.TRACE}
    left = stored.mentions_of(people)
    for carriers in stored.Stored({}).carriers(limits).values():
        left.update(carriers)
    touched = relink(left, rulings(), since)
    with connection.cursor() as cursor:
        query = "SELECT DISTINCT data_subject_id FROM register_mention WHERE data_subject_id IN"
        alive = {row[0] for row in select_in(cursor, query, people)}
        execute_in(cursor, "DELETE FROM register_datasubject WHERE id IN", people - alive)
    return touched
