"""A check-up in few words: how much, how grave, where, what stayed shut, and what to do first."""

from __future__ import annotations

from dataclasses import dataclass, field

from strongroom.discovery.core import deeds, folders
from strongroom.discovery.core.deeds import Deed
from strongroom.discovery.core.folders import Folder, Row
from strongroom.discovery.core.gather import Gathering
from strongroom.discovery.core.inventory import Checkup, KnownItem
from strongroom.discovery.core.levels import Level, unsure_of
from strongroom.discovery.core.passage import Outcome, Reason

MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Unread:
    """Files that stayed shut, or partly shut, for one reason. `names` are some of them."""

    outcome: Outcome
    reason: Reason | None
    files: int
    names: tuple[tuple[Folder, str], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """`levels` counts files that hold something, ordinary first. `deeds` are ranked, each over all folders; `first` are
    the three to begin with. `partly` may count a file under several reasons. `unsure` counts findings left out as they
    are less likely than not."""

    levels: tuple[int, int, int, int]
    rows: tuple[Row, ...]
    first: tuple[Deed, ...]
    deeds: tuple[Deed, ...]
    unread: tuple[Unread, ...]
    partly: tuple[Unread, ...]
    unsure: int

    @property
    def holding(self) -> int:
        return sum(self.levels)

    def at(self, level: Level) -> int:
        return self.levels[level - 1]


@dataclass(slots=True)
class _Shut:
    files: int = 0
    names: list[tuple[Folder, str]] = field(default_factory=list)

    def add(self, folder: Folder, name: str) -> None:
        self.files += 1
        if len(self.names) < MOST_NAMES:
            self.names.append((folder, name))


def summarise(checkup: Checkup) -> Summary:
    """One pass over the items; memory stays the same however many there are."""
    places = {place.id: place for place in checkup.places}
    names = folders.place_names(checkup.places)
    gathering = Gathering(checkup.finished.timestamp())
    levels = [0, 0, 0, 0]
    unsure = 0
    unread: dict[tuple[Outcome, Reason | None], _Shut] = {}
    partly: dict[tuple[Outcome, Reason | None], _Shut] = {}
    for item in checkup.items:
        folder, name = folders.way(item, places, names)
        unsure += unsure_of(item.findings)
        if reached := gathering.add(item, folder, name):
            levels[reached - 1] += 1
        if item.outcome is Outcome.PARTLY:
            for reason in _reasons(item):
                partly.setdefault((item.outcome, reason), _Shut()).add(folder, name)
        elif item.outcome is not Outcome.READ:
            unread.setdefault((item.outcome, item.reason), _Shut()).add(folder, name)
    rows = folders.rows(gathering.tallies())
    ranked = gathering.deeds(rows)
    ordinary, confidential, sensitive, critical = levels
    return Summary(
        levels=(ordinary, confidential, sensitive, critical),
        rows=rows,
        first=deeds.first(ranked),
        deeds=ranked,
        unread=_sorted(unread),
        partly=_sorted(partly),
        unsure=unsure,
    )


def _reasons(item: KnownItem) -> set[Reason | None]:
    return {reason for _, reason in item.skipped} or {item.reason}


def _sorted(shut: dict[tuple[Outcome, Reason | None], _Shut]) -> tuple[Unread, ...]:
    made = [Unread(outcome, reason, each.files, tuple(each.names)) for (outcome, reason), each in shut.items()]
    return tuple(sorted(made, key=lambda each: (-each.files, each.outcome, each.reason or "")))
