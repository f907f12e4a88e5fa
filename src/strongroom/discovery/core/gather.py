"""Gathering a check-up's items, one by one, in memory that does not grow with their number.

Folders and deeds are counted by folder down to a depth; when there are too many of them the depth shrinks and deep
folders are counted with the one above. The worst files of each deed are kept by name, the others by number.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from strongroom.discovery.core import deeds, folders
from strongroom.discovery.core.deeds import Action, Deed, Example, Exposure
from strongroom.discovery.core.finding import Finding
from strongroom.discovery.core.folders import Folder, Row
from strongroom.discovery.core.inventory import KnownItem
from strongroom.discovery.core.levels import Level, category_of, counted, is_national, level, tier_of
from strongroom.discovery.core.matters import TABLES, Matter, is_about, is_doubtful, matter, sureness

MOST_GROUPS = 3_000
MOST_EXAMPLES = 20
_DEEPEST = 8
_YEAR = 365.25 * 86_400

_PICTURES = frozenset({"pdf", "jpeg", "png", "gif", "tiff", "webp", "heic", "bmp"})
_DOUBT = 0.05
"""What a doubtful file weighs of a certain one."""


@dataclass(slots=True)
class _Group:
    folders: set[Folder] = field(default_factory=set)
    files: int = 0
    critical: int = 0
    amount: int = 0
    people: int = 0
    first_year: int = 9999
    last_year: int = 0
    exposures: dict[Exposure | None, int] = field(default_factory=dict)
    scans: int = 0
    lists: int = 0
    numbered: int = 0
    children: int = 0
    doubtful: int = 0
    level: Level = Level.ORDINARY
    burden: float = 0.0
    worst: list[tuple[float, int, Example]] = field(default_factory=list)

    def wants(self, weight: float) -> bool:
        """Whether a file of this weight is among the worst so far."""
        return len(self.worst) < MOST_EXAMPLES or weight > self.worst[0][0]

    def keep(self, entry: tuple[float, int, Example]) -> None:
        if len(self.worst) < MOST_EXAMPLES:
            heapq.heappush(self.worst, entry)
        else:
            heapq.heappushpop(self.worst, entry)

    def join(self, other: _Group) -> None:
        self.folders |= other.folders
        for name in ("files", "critical", "amount", "scans", "lists", "numbered", "children", "doubtful", "burden"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.people = max(self.people, other.people)
        self.level = max(self.level, other.level)
        self.first_year = min(self.first_year, other.first_year)
        self.last_year = max(self.last_year, other.last_year)
        for exposed, count in other.exposures.items():
            self.exposures[exposed] = self.exposures.get(exposed, 0) + count
        for entry in other.worst:
            self.keep(entry)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One item that holds something, and what was made of it."""

    item: KnownItem
    found: tuple[Finding, ...]
    level: Level
    matter: Matter
    amount: int
    action: Action
    exposure: Exposure | None
    folder: Folder
    name: str


class Gathering:
    """`now` is the end of the check-up, in seconds since 1970."""

    def __init__(self, now: float) -> None:
        self._now = now
        self._depth = _DEEPEST
        self._groups: dict[tuple[Matter, Action, Folder], _Group] = {}
        self._tallies: dict[Folder, list[int]] = {}
        self._order = 0

    def add(self, item: KnownItem, folder: Folder, name: str) -> Level | None:
        """Count the item; gives its level, None when it holds nothing of anybody."""
        found = counted(item.findings)
        reached = level(found)
        if reached is None:
            return None
        leading, amount = matter(found, item.kind)
        exposed = deeds.exposure(folder)
        act = deeds.action(leading, reached, (self._now - item.modified) / _YEAR)
        shallow = folder[: self._depth]
        self._order += 1
        seen = _Seen(item, found, reached, leading, amount, act, exposed, folder, name)
        alone = _alone(seen)
        alone.folders.add(shallow)
        self._tallies.setdefault(shallow, [0, 0, 0, 0])[reached - 1] += 1
        group = self._groups.setdefault((leading, act, shallow), _Group())
        group.join(alone)
        weight = deeds.harm(alone.burden)
        if group.wants(weight):
            group.keep((weight, -self._order, _example(seen)))
        while max(len(self._groups), len(self._tallies)) > MOST_GROUPS and self._depth > 1:
            self._shrink()
        return reached

    def tallies(self) -> dict[Folder, list[int]]:
        return self._tallies

    def deeds(self, rows: Sequence[Row]) -> tuple[Deed, ...]:
        """One deed for each matter and action, each with a part for every row of the report it reaches; ranked."""
        joined: dict[tuple[Matter, Action, Folder], _Group] = {}
        for (leading, act, folder), group in self._groups.items():
            row = folders.row_of(folder, rows)
            joined.setdefault((leading, act, row.folder if row else ()), _Group()).join(group)
        wholes: dict[tuple[Matter, Action], tuple[_Group, list[Deed]]] = {}
        for (leading, act, _), group in joined.items():
            whole, parts = wholes.setdefault((leading, act), (_Group(), []))
            whole.join(group)
            parts.append(_deed(leading, act, group))
        return deeds.ranked(
            replace(_deed(leading, act, whole), parts=deeds.ranked(parts))
            for (leading, act), (whole, parts) in wholes.items()
        )

    def _shrink(self) -> None:
        self._depth -= 1
        groups, self._groups = self._groups, {}
        for (leading, act, folder), group in groups.items():
            shallow = folder[: self._depth]
            group.folders = {shallow}
            self._groups.setdefault((leading, act, shallow), _Group()).join(group)
        tallies, self._tallies = self._tallies, {}
        for folder, tally in tallies.items():
            mine = self._tallies.setdefault(folder[: self._depth], [0, 0, 0, 0])
            mine[:] = [a + b for a, b in zip(mine, tally, strict=True)]


def _alone(seen: _Seen) -> _Group:
    year = _year(seen.item.modified)
    doubtful = is_doubtful(seen.found, seen.matter)
    grave = deeds.gravity(seen.level, seen.exposure, seen.action) * sureness(seen.found, seen.matter)
    return _Group(
        files=1,
        critical=int(seen.level is Level.CRITICAL),
        amount=seen.amount,
        people=seen.item.people,
        first_year=year,
        last_year=year,
        exposures={seen.exposure: 1},
        scans=int(seen.item.kind in _PICTURES),
        lists=int(seen.item.kind in TABLES),
        numbered=int(any(is_national(finding.type) for finding in seen.found)),
        children=int(any(category_of(finding.type) == "childrens_data" for finding in seen.found)),
        doubtful=int(doubtful),
        level=seen.level,
        burden=deeds.burden(
            grave * (_DOUBT if doubtful else 1.0), deeds.reach(seen.item.people, seen.matter, seen.amount)
        ),
    )


def _example(seen: _Seen) -> Example:
    gravest = sorted(seen.found, key=lambda finding: (-tier_of(finding.type), -finding.count))
    shown = next(finding for finding in gravest if is_about(finding.type, seen.matter))
    types = tuple((finding.type, finding.count) for finding in gravest[:6])
    return Example(seen.folder, seen.name, seen.level, types, shown.sample, _year(seen.item.modified))


def _deed(leading: Matter, act: Action, group: _Group) -> Deed:
    exposed, often = max(group.exposures.items(), key=lambda entry: (entry[1], entry[0] is not None))
    worst = sorted(group.worst, reverse=True)
    return Deed(
        matter=leading,
        action=act,
        folder=folders.common(group.folders),
        files=group.files,
        critical=group.critical,
        amount=group.amount,
        people=group.people,
        first_year=group.first_year,
        last_year=group.last_year,
        exposure=exposed if often * 2 >= group.files else None,
        scans=group.scans,
        lists=group.lists,
        numbered=group.numbered,
        children=group.children,
        doubtful=group.doubtful,
        level=group.level,
        minutes=deeds.minutes(act, group.files),
        begun=deeds.is_begun(act, group.files),
        harm=deeds.harm(group.burden),
        examples=tuple(example for _, _, example in worst),
    )


def _year(modified: float) -> int:
    try:
        return datetime.fromtimestamp(modified, UTC).year
    except (OverflowError, ValueError, OSError):
        return 1970  # a file system can hold any number
