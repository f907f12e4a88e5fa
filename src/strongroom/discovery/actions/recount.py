"""The people in items, counted: after a run, and wherever two were found to be one, or one to be two."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction

from strongroom.kit.sql import chunks, execute_in, select_in
from strongroom.register import queries as register

_AT_ONCE = 500


def to_recount(mentions: Iterable[int]) -> None:
    """The items with these mentions are to be counted anew: the people behind them are others now."""
    items = [int(token[1:]) for token in register.items_with(mentions)]
    with connection.cursor() as cursor:
        execute_in(cursor, "UPDATE discovery_item SET recount = TRUE WHERE NOT recount AND id IN", items)


def recount() -> set[int]:
    """Count the people in every item that needs it; the numbers of the places where these items are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, place_id FROM discovery_item WHERE recount AND looked_ns IS NOT NULL")
        waiting: dict[int, int] = dict(cursor.fetchall())
    for part in chunks(waiting, _AT_ONCE):
        with transaction.atomic():
            _count(part)
    return set(waiting.values())


def _count(items: list[int]) -> None:
    counted = {int(token[1:]): people for token, people in register.people_in([f"i{number}" for number in items])}
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE discovery_item SET people = %s, recount = FALSE WHERE id = %s",
            [(counted[number].all, number) for number in items],
        )
        query = "SELECT id, item_id, type, people FROM discovery_finding WHERE item_id IN"
        now = [
            (counted[item].by_kind.get(kind, 0), number, before)
            for number, item, kind, before in select_in(cursor, query, items)
        ]
        cursor.executemany(
            "UPDATE discovery_finding SET people = %s WHERE id = %s",
            [(people, number) for people, number, before in now if people != before],
        )
