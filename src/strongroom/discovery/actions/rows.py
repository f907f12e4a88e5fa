"""The rows of items, findings and marks, and what of them belongs in the register. Inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from strongroom.crypto.ring import Ring
from strongroom.discovery.actions.known import PATH
from strongroom.discovery.adapters.walk import Found
from strongroom.discovery.core.finding import Examined, Finding
from strongroom.discovery.core.levels import kind_of
from strongroom.discovery.core.sealed import FINDING_DETAIL, ITEM_PATH, ITEM_SKIPPED, pack_detail, pack_skipped
from strongroom.kit.actor import Actor
from strongroom.kit.sql import execute_in, insert, select_in
from strongroom.register import actions as register
from strongroom.register import queries as people
from strongroom.register.core import Held, Recognised, Sign

_ITEM = (
    "place_id", "path_fingerprint", "path", "size", "mtime_ns", "stamp", "kind", "outcome", "reason", "profile",
    "content", "looked_ns", "skipped", "skipped_count", "findings", "people",
)  # fmt: skip
_FINDING = ("item_id", "type", "tier", "count", "confidence", "valid", "detail")
_UPDATE_ITEM = f"UPDATE discovery_item SET {', '.join(f'{name} = %s' for name in _ITEM)} WHERE id = %s"  # noqa: S608  names from above
_ADD_MARK = "INSERT INTO discovery_mark (fingerprint, finding_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"


@dataclass(slots=True)
class Pending:
    """A file on its way. `marks` maps fingerprints to the type that they were found as.

    `given` is what was found of names from the caller's list. `item` is its row, where it has one; `early` when that row was made in this run, ahead of the result.
    """

    found: Found
    stamp: bytes
    place: int
    looked_ns: int
    item: int | None = None
    early: bool = False
    marks: dict[bytes, str] = field(default_factory=dict)
    given: Finding | None = None
    examined: Examined | None = None
    content: bytes = b""

    @property
    def token(self) -> str:
        return f"i{self.item}"


class Rows:
    """Writes. `unheld` gathers the people that were in items which are gone or written anew."""

    def __init__(self, *, ring: Ring, profile: str, by: Actor) -> None:
        self._ring = ring
        self._profile = profile
        self._by = by
        self.unheld: set[int] = set()

    def write(self, done: Sequence[Pending]) -> None:
        """Finished files, each with its result."""
        people_here = self._recognise(done)
        self._clear([each.item for each in done if each.item is not None and not each.early])
        self._write_items(done, people_here.numbers)
        late = [each for each in done if each.early]
        findings = self._insert_findings([(each, one) for each in done if not each.early for one in _found(each)])
        for each in late:
            findings.update(self._complete_findings(each))
        self._write_marks(done, findings)
        self._hold(done, people_here)
        with connection.cursor() as cursor:
            for each in late:
                count = people.identified(items=[each.token])
                cursor.execute("UPDATE discovery_item SET people = %s WHERE id = %s", [count, each.item])

    def write_early(self, pending: Pending) -> None:
        """The identifiers of a file whose result has not come, under findings without a count."""
        if pending.item is not None and not pending.early:
            self.remove([pending.item])
            pending.item = None
        people_here = self._recognise([pending])
        if pending.item is None:
            pending.early = True
            self._insert_items([(pending, self._item(pending, 0))])
        with connection.cursor() as cursor:
            cursor.execute("SELECT type, id FROM discovery_finding WHERE item_id = %s", [pending.item])
            findings = {(pending.token, kind): number for kind, number in cursor.fetchall()}
            missing = sorted({kind for kind in pending.marks.values() if (pending.token, kind) not in findings})
            rows = [(pending.item, kind, _tier(kind), 0, 0.0, True, b"") for kind in missing]
            for kind, number in insert(cursor, "discovery_finding", _FINDING, rows, returning="type, id"):
                findings[pending.token, kind] = number
        self._write_marks([pending], findings)
        self._hold([pending], people_here)
        pending.marks.clear()

    def remove(self, items: Sequence[int]) -> None:
        """Items with all that was known of them."""
        self._clear(items)
        with connection.cursor() as cursor:
            execute_in(cursor, "DELETE FROM discovery_item WHERE id IN", items)

    def _clear(self, items: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            findings = [row[0] for row in select_in(cursor, "SELECT id FROM discovery_finding WHERE item_id IN", items)]
            execute_in(cursor, "DELETE FROM discovery_mark WHERE finding_id IN", findings)
            execute_in(cursor, "DELETE FROM discovery_finding WHERE id IN", findings)
        self.unheld |= register.let_go(items=[f"i{number}" for number in items], by=self._by)

    def _recognise(self, pending: Iterable[Pending]) -> Recognised:
        signs = [
            Sign(fingerprint, kind, _identifies(kind)) for each in pending for fingerprint, kind in each.marks.items()
        ]
        return register.recognise(signs=signs, by=self._by, now=datetime.now(UTC))

    def _write_items(self, done: Sequence[Pending], numbers: Mapping[bytes, int]) -> None:
        rows = [(each, self._item(each, self._people(each, numbers))) for each in done]
        self._insert_items([(each, row) for each, row in rows if each.item is None])
        with connection.cursor() as cursor:
            cursor.executemany(_UPDATE_ITEM, [(*row, each.item) for each, row in rows if each.item is not None])

    def _insert_items(self, rows: Sequence[tuple[Pending, tuple[Any, ...]]]) -> None:
        with connection.cursor() as cursor:
            made = insert(cursor, "discovery_item", _ITEM, [row for _, row in rows], returning="path_fingerprint, id")
        numbers = {bytes(fingerprint): number for fingerprint, number in made}
        for each, row in rows:
            each.item = numbers[row[1]]

    def _item(self, pending: Pending, people_in_it: int) -> tuple[Any, ...]:
        found, examined = pending.found, pending.examined
        fingerprint = self._ring.fingerprint(PATH, found.path)
        skipped = b""
        if examined and examined.skipped:
            skipped = self._ring.seal((ITEM_SKIPPED, fingerprint), pack_skipped(examined.skipped))
        return (
            pending.place,
            fingerprint,
            self._ring.seal((ITEM_PATH, fingerprint), found.path),
            found.size,
            found.mtime_ns,
            pending.stamp,
            examined.kind if examined else "",
            examined.outcome.value if examined else "",
            (examined.reason or "") if examined else "",
            self._profile,
            pending.content,
            pending.looked_ns if examined else None,
            skipped,
            examined.skipped_count if examined else 0,
            len(_found(pending)),
            people_in_it,
        )

    def _people(self, pending: Pending, numbers: Mapping[bytes, int]) -> int:
        """Exact where the file is written in one go; an early one is counted when all of it is written."""
        return len({numbers[mark] for mark, kind in pending.marks.items() if _identifies(kind)})

    def _insert_findings(self, findings: Sequence[tuple[Pending, Finding]]) -> dict[tuple[str, str], int]:
        """The number of the finding for an item's token and a type; the valid one where there are two."""
        rows = [(each.item, *self._finding(each, one)) for each, one in findings]
        with connection.cursor() as cursor:
            made = insert(cursor, "discovery_finding", _FINDING, rows, returning="item_id, type, valid, id")
        return {(f"i{item}", kind): number for item, kind, _, number in sorted(made, key=lambda row: row[2])}

    def _complete_findings(self, pending: Pending) -> dict[tuple[str, str], int]:
        """The counts have come for a file whose marks were written early."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT type, id FROM discovery_finding WHERE item_id = %s", [pending.item])
            early: dict[str, int] = dict(cursor.fetchall())
            rest: list[tuple[Pending, Finding]] = []
            numbers: dict[tuple[str, str], int] = {}
            for one in sorted(_found(pending), key=lambda finding: not finding.valid):
                number = early.pop(one.type, None)
                if number is None:
                    rest.append((pending, one))
                    continue
                numbers[pending.token, one.type] = number
                names = ", ".join(f"{name} = %s" for name in _FINDING[1:])
                cursor.execute(
                    f"UPDATE discovery_finding SET {names} WHERE id = %s",  # noqa: S608  names from above
                    [*self._finding(pending, one), number],
                )
            execute_in(cursor, "DELETE FROM discovery_mark WHERE finding_id IN", early.values())
            execute_in(cursor, "DELETE FROM discovery_finding WHERE id IN", early.values())
        return self._insert_findings(rest) | numbers

    def _finding(self, pending: Pending, one: Finding) -> tuple[Any, ...]:
        context = (FINDING_DETAIL, self._ring.fingerprint(PATH, pending.found.path), one.type.encode())
        detail = self._ring.seal(context, pack_detail(one.where, one.sample))
        # In this order a worker's NaN becomes 0: the database would refuse it, and with it the whole batch.
        confidence = min(1.0, max(0.0, one.confidence))
        return (one.type, _tier(one.type), one.count, confidence, one.valid, detail)

    def _write_marks(self, done: Sequence[Pending], findings: Mapping[tuple[str, str], int]) -> None:
        marks = sorted(
            (fingerprint, number)
            for each in done
            for fingerprint, kind in each.marks.items()
            if (number := findings.get((each.token, kind))) is not None
        )
        with connection.cursor() as cursor:
            cursor.executemany(_ADD_MARK, marks)

    def _hold(self, done: Sequence[Pending], people_here: Recognised) -> None:
        held: list[Held] = []
        again: dict[str, list[int]] = {}
        for each in done:
            place, token = each.place, each.token
            of: dict[int, tuple[str, ...]] = {}
            for fingerprint, kind in each.marks.items():
                person = people_here.numbers[fingerprint]
                known_by = of.get(person)
                of[person] = (kind,) if known_by is None else tuple(sorted({*known_by, kind}))
            held += [Held(place, token, person, known_by) for person, known_by in of.items()]
            if each.early:
                again[token] = [person for person in of if person not in people_here.new]
        if held:
            register.hold(held=held, again=again, by=self._by, now=datetime.now(UTC))


def _identifies(kind: str) -> bool:
    known = kind_of(kind)
    return known is not None and known.identifies


def _tier(kind: str) -> int:
    known = kind_of(kind)
    return known.tier if known else 1


def _found(pending: Pending) -> tuple[Finding, ...]:
    return pending.examined.findings if pending.examined else ()
