"""Findings one by one, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from strongroom.crypto.ring import Ring
from strongroom.discovery.core.levels import kind_of
from strongroom.discovery.core.where import Where
from strongroom.discovery.queries.opened import detail, item_path
from strongroom.register.core import place_token


@dataclass(frozen=True, slots=True)
class Sought:
    """Which findings: all that is left at None is free. `after` is the number of the last one already seen."""

    place: int | None = None
    type: str | None = None
    tier: int | None = None
    min_confidence: float = 0.0
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. `data_subjects` is how many identified people it is about, None where the kind tells nobody."""

    id: str
    place: str
    path: str
    type: str
    tier: int
    count: int
    confidence: float
    valid: bool
    where: Where
    sample: str
    data_subjects: int | None


def findings(sought: Sought, *, limit: int, ring: Ring) -> tuple[list[Found], bool]:
    """At most `limit` findings, and whether there are more."""
    condition, values = _condition(sought)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.id, i.place_id, i.path_fingerprint, i.path, f.type, f.tier, f.count, f.confidence, f.valid, "  # noqa: S608  no values
            "f.detail, f.people FROM discovery_finding f JOIN discovery_item i ON i.id = f.item_id "
            f"WHERE {condition} ORDER BY f.tier DESC, f.id LIMIT %s",
            [*values, limit + 1],
        )
        rows = cursor.fetchall()
    return [_found(row, ring) for row in rows[:limit]], len(rows) > limit


def _condition(sought: Sought) -> tuple[str, list[Any]]:
    parts = ["i.looked_ns IS NOT NULL", "f.confidence >= %s"]
    values: list[Any] = [sought.min_confidence]
    for column, value in (("i.place_id", sought.place), ("f.type", sought.type), ("f.tier", sought.tier)):
        if value is not None:
            parts.append(f"{column} = %s")
            values.append(value)
    if sought.after is not None:
        last = "(SELECT tier FROM discovery_finding WHERE id = %s)"
        parts.append(f"(f.tier < {last} OR (f.tier = {last} AND f.id > %s))")
        values += [sought.after] * 3
    return " AND ".join(parts), values


def _found(row: tuple[Any, ...], ring: Ring) -> Found:
    number, place, fingerprint, path, kind, tier, count, confidence, valid, sealed, people = row
    where, sample = detail(kind, bytes(fingerprint), sealed, ring)
    known = kind_of(kind)
    return Found(
        id=f"f{number}",
        place=place_token(place),
        path=item_path(bytes(fingerprint), path, ring),
        type=kind,
        tier=tier,
        count=count,
        confidence=confidence,
        valid=bool(valid),
        where=where,
        sample=sample,
        data_subjects=people if known and known.linkable else None,
    )
