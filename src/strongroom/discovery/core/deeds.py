"""What to do about what was found: deeds, each over the files of one matter in one folder, the most pressing first.

Harm is ranked by how sensitive it is, how many people it is about, where it lies and how long it has lain there.
Nothing here knows the date: ages are counted from the end of the check-up.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from strongroom.discovery.core.folders import Folder
from strongroom.discovery.core.levels import Level
from strongroom.discovery.core.matters import Matter


class Action(StrEnum):
    """Stable codes; doors have the words."""

    LET_GO = "let_go"
    MOVE = "move"
    LOCK_UP = "lock_up"
    LOOK = "look"


class Exposure(StrEnum):
    """Why more people than needed may get at it, as far as the name of a folder tells: nobody's rights are looked at."""

    SHARED = "shared"
    DESKTOP = "desktop"
    DOWNLOADS = "downloads"
    TEMPORARY = "temporary"


_EXPOSED = {
    Exposure.SHARED: ("shared", "share", "public", "delad", "delat", "gemensam", "gemensamt", "publik", "utdelning"),
    Exposure.DESKTOP: ("desktop", "skrivbord", "skrivbordet"),
    Exposure.DOWNLOADS: ("downloads", "download", "hämtningar", "hämtade filer", "nedladdningar"),
    Exposure.TEMPORARY: ("tmp", "temp", "temporary", "tillfälligt", "trash", "papperskorg", "papperskorgen"),
}
_BY_WORD = {word: exposure for exposure, words in _EXPOSED.items() for word in words}

_NEEDED_YEARS = {Matter.APPLICATIONS: 2, Matter.IDENTITY_PAPERS: 1, Matter.CARDS: 1, Matter.HEALTH: 10}
"""How long a small firm needs such a thing at most, in years. Applications: claims of discrimination lapse after two
(Sweden: diskrimineringslagen 2008:567, 6 kap. 6 §). A copy of a passport or a card number has done its work the same day."""

_NEEDED_ELSE = 7
"""Accounts must be kept for seven years (Sweden: bokföringslagen 1999:1078, 7 kap. 2 §), and little for longer."""

_WEIGHT = {Level.ORDINARY: 1.0, Level.CONFIDENTIAL: 6.0, Level.SENSITIVE: 30.0, Level.CRITICAL: 100.0}
_MINUTES = {Action.LET_GO: (1.0, 0.2), Action.MOVE: (5.0, 5.0), Action.LOCK_UP: (1.0, 0.5), Action.LOOK: (2.0, 0.5)}
"""What a deed takes: to begin, and for each file."""

SITTING = 30
"""Nobody goes on for longer than so many minutes at a time; what takes longer is begun."""


@dataclass(frozen=True, slots=True)
class Example:
    """A file of a deed. `types` are its kinds with their counts, the gravest first; `sample` is masked."""

    folder: Folder
    name: str
    level: Level
    types: tuple[tuple[str, int], ...]
    sample: str
    year: int


@dataclass(frozen=True, slots=True)
class Deed:
    """`amount` counts values of the matter (card numbers); `people` is the most that one of the files is about.

    `scans` of the files are pictures or PDFs, `lists` of them tables; `numbered` also hold a national number,
    `children` are about children, `doubtful` rest on one unsure finding. `level` is that of the gravest file. `minutes`
    are at most one sitting; `begun` says that it takes more. A deed has one of each folder as its `parts`.
    """

    matter: Matter
    action: Action
    folder: Folder
    files: int
    critical: int
    amount: int
    people: int
    first_year: int
    last_year: int
    exposure: Exposure | None
    scans: int
    lists: int
    numbered: int
    children: int
    doubtful: int
    level: Level
    minutes: int
    begun: bool
    harm: float
    examples: tuple[Example, ...]
    parts: tuple[Deed, ...] = ()


def exposure(folder: Folder) -> Exposure | None:
    """Who may get at a folder, by its name.

    >>> exposure(("Hämtningar", "2019")), exposure(("Documents", "Customers"))
    (<Exposure.DOWNLOADS: 'downloads'>, None)
    """
    return next((found for step in reversed(folder) if (found := _BY_WORD.get(step.casefold()))), None)


def action(matter: Matter, level: Level, age_years: float) -> Action:
    """What should happen with an item."""
    if matter is Matter.PASSWORDS:
        return Action.MOVE
    if matter is Matter.CARD_CODES:  # never to be kept once a payment went through (PCI DSS 4.0.1, 3.3.1)
        return Action.LET_GO
    if matter is not Matter.KEYS and age_years > _NEEDED_YEARS.get(matter, _NEEDED_ELSE):
        return Action.LET_GO
    return Action.LOCK_UP if level > Level.ORDINARY else Action.LOOK


_OPENS_ALL = 50
"""Whoever has a password gets at everybody behind it: so many people, at least."""


_EACH_ITS_PERSON = frozenset({Matter.CARDS, Matter.CARD_CODES, Matter.CUSTOMERS, Matter.NUMBERS, Matter.BANK})
"""Matters of which each value is somebody's own."""


def gravity(level: Level, exposed: Exposure | None, act: Action) -> float:
    """How bad it would be for one person: by sensitivity, by where it lies, and worse for what need not be there."""
    return _WEIGHT[level] * (2.0 if exposed else 1.0) * (1.5 if act is Action.LET_GO else 1.0)


def reach(people: int, matter: Matter, amount: int) -> int:
    """How many people an item is about, at the least."""
    values = amount if matter in _EACH_ITS_PERSON else 1
    return max(people, values, _OPENS_ALL if matter is Matter.PASSWORDS else 1)


def burden(grave: float, people: int) -> float:
    """What one item adds to the harm of a deed."""
    return grave**2 * people


def harm(burdens: float) -> float:
    """A figure to rank by, without a unit, of the sum of burdens: four times as many people weigh twice as much.

    >>> harm(burden(30, 1)), harm(burden(30, 50) + burden(30, 50))
    (30.0, 300.0)
    """
    return math.sqrt(burdens)


def minutes(act: Action, files: int) -> int:
    """What a deed takes, or one sitting of it.

    >>> minutes(Action.LET_GO, 41), minutes(Action.LOCK_UP, 3), minutes(Action.LOCK_UP, 1), minutes(Action.LOOK, 400)
    (10, 5, 2, 30)
    """
    estimate = _estimate(act, files)
    return next((step for step in (2, 5, 10, 15, 20) if estimate <= step), SITTING)


def is_begun(act: Action, files: int) -> bool:
    """Whether it takes more than one sitting."""
    return _estimate(act, files) > SITTING


def _estimate(act: Action, files: int) -> float:
    begin, each = _MINUTES[act]
    return begin + each * files


def ranked(deeds: Iterable[Deed]) -> tuple[Deed, ...]:
    """The most harmful first, of about equal harm the quickest; then what is doubtful, last ordinary contact details."""
    return tuple(sorted(deeds, key=_rank))


def _rank(deed: Deed) -> tuple[int, int, int, float, Folder]:
    late = 2 if deed.level is Level.ORDINARY else int(deed.doubtful == deed.files)
    return late, -round(3 * math.log2(deed.harm)), deed.minutes, -deed.harm, deed.folder


def first(deeds: Iterable[Deed], *, most: int = 3) -> tuple[Deed, ...]:
    """The few to begin with: of different matters where there are such, in order of rank."""
    several = list(deeds)
    chosen: list[Deed] = []
    for deed in several:
        if len(chosen) < most and deed.matter not in {other.matter for other in chosen}:
            chosen.append(deed)
    chosen += [deed for deed in several if deed not in chosen][: most - len(chosen)]
    return tuple(deed for deed in several if deed in chosen)
