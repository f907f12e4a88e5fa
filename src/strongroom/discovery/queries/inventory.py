"""The present state of every item under the paths of a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from strongroom.crypto.ring import Ring
from strongroom.discovery.core.finding import Finding
from strongroom.discovery.core.inventory import Checkup, KnownItem, LookedAt, Totals
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.run import Look, Run
from strongroom.discovery.core.sealed import ITEM_SKIPPED, unpack_skipped
from strongroom.discovery.models import Checkup as CheckupRow
from strongroom.discovery.queries.opened import detail, item_path
from strongroom.kit.sql import select_in
from strongroom.register import queries as register

_AT_ONCE = 2_000
_ITEM = "id, path_fingerprint, path, kind, size, mtime_ns, outcome, reason, skipped, skipped_count, people, findings"


def checkup(run: Run, *, ring: Ring, kept: bool, all_items: bool = False) -> Checkup:
    """What is known after a run. The items are opened as they are asked for, from the beginning each time."""
    return Checkup(
        started=run.started.astimezone(),
        finished=run.finished.astimezone(),
        places=tuple(LookedAt(look.token, look.name, look.path) for look in run.looks),
        totals=_totals(run),
        items=_Items(run.looks, ring, all_items),
        kept=kept,
    )


def last_countries() -> tuple[str, ...] | None:
    """The countries of the last check-up in this home."""
    row = CheckupRow.objects.order_by("-pk").values_list("options", flat=True).first()
    return tuple(row["countries"]) if row else None


def is_first() -> bool:
    """Whether no check-up has been finished in this home."""
    return not CheckupRow.objects.filter(state="finished").exists()


@dataclass(frozen=True, slots=True)
class _Items:
    looks: tuple[Look, ...]
    ring: Ring
    all_items: bool

    def __iter__(self) -> Iterator[KnownItem]:
        for look in self.looks:
            yield from self._below(look)

    def _below(self, look: Look) -> Iterator[KnownItem]:
        where, values = _covered(look)
        wanted = "" if self.all_items else " AND (findings > 0 OR outcome <> 'read')"
        last = 0
        while True:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT {_ITEM} FROM discovery_item WHERE {where} AND id > %s{wanted} "  # noqa: S608  no values
                    f"AND looked_ns IS NOT NULL ORDER BY id LIMIT {_AT_ONCE}",
                    [*values, last],
                )
                rows = cursor.fetchall()
            if not rows:
                return
            last = rows[-1][0]
            findings = _findings(rows, self.ring)
            for row in rows:
                yield _known(row, look.token, tuple(findings.get(row[0], ())), self.ring)


def _findings(items: list[tuple[Any, ...]], ring: Ring) -> dict[int, list[Finding]]:
    fingerprints = {row[0]: bytes(row[1]) for row in items if row[-1]}
    query = "SELECT item_id, type, count, confidence, valid, detail FROM discovery_finding WHERE item_id IN"
    found: dict[int, list[Finding]] = {}
    with connection.cursor() as cursor:
        rows = select_in(cursor, query, fingerprints, "ORDER BY item_id, type, valid DESC")
        for item, kind, count, confidence, valid, sealed in rows:
            where, sample = detail(kind, fingerprints[item], sealed, ring)
            found.setdefault(item, []).append(Finding(kind, count, confidence, where, sample, bool(valid)))
    return found


def _known(row: tuple[Any, ...], place: str, findings: tuple[Finding, ...], ring: Ring) -> KnownItem:
    _, fingerprint, path, kind, size, mtime_ns, outcome, reason, skipped, skipped_count, people, _ = row
    key = bytes(fingerprint)
    return KnownItem(
        path=item_path(key, path, ring),
        place=place,
        kind=kind,
        bytes=size,
        modified=mtime_ns / 1e9,
        outcome=Outcome(outcome),
        reason=Reason(reason) if reason else None,
        findings=findings,
        skipped=unpack_skipped(ring.open((ITEM_SKIPPED, key), skipped)) if skipped else (),
        skipped_count=skipped_count,
        people=people,
    )


def _totals(run: Run) -> Totals:
    counts = {"read": 0, "partly": 0}
    files = size = findings = 0
    for look in run.looks:
        where, values = _covered(look)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT outcome, COUNT(*), COALESCE(SUM(size), 0), COALESCE(SUM(findings), 0) FROM discovery_item "  # noqa: S608  no values
                f"WHERE {where} AND looked_ns IS NOT NULL GROUP BY outcome",
                values,
            )
            for outcome, number, bytes_in_it, findings_in_it in cursor.fetchall():
                counts[outcome] = counts.get(outcome, 0) + number
                files, size, findings = files + number, size + bytes_in_it, findings + findings_in_it
    read, partly = counts["read"], counts["partly"]
    return Totals(files, size, read, partly, files - read - partly, run.unchanged, findings, _people(run.looks))


def _people(looks: tuple[Look, ...]) -> int:
    """Different people under these paths. A single file in a large place is counted by its own rows."""
    places = [number for look in looks for number in look.places]
    if len(places) == 1 == len(looks):
        # Counted when it last changed; counting a million again takes a second.
        return register.data_subjects(places[0])
    with connection.cursor() as cursor:
        files = [
            f"i{row[0]}"
            for row in select_in(
                cursor,
                "SELECT id FROM discovery_item WHERE path_fingerprint IN",
                [look.file for look in looks if look.file],
            )
        ]
    return register.identified(places=places, items=files)


def _covered(look: Look) -> tuple[str, list[Any]]:
    if look.file is not None:
        return "path_fingerprint = %s", [look.file]
    return f"place_id IN ({','.join(['%s'] * len(look.places))})", list(look.places)
