"""Folders as a person would speak of them: few, by name, the large ones opened, the small ones taken together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from strongroom.discovery.core.inventory import KnownItem, LookedAt
from strongroom.discovery.core.levels import Level

Folder = tuple[str, ...]
"""A place's name and the folders below it. Empty: everything."""

Tally = list[int]
"""Files by level, ordinary first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A folder of the report. `rest` says that larger folders in it have rows of their own."""

    folder: Folder
    levels: tuple[int, int, int, int]
    rest: bool = False

    @property
    def files(self) -> int:
        return sum(self.levels)

    def at(self, level: Level) -> int:
        return self.levels[level - 1]


@dataclass(slots=True)
class _Node:
    name: Folder
    own: Tally = field(default_factory=lambda: [0, 0, 0, 0])
    below: dict[str, _Node] = field(default_factory=dict)
    total: Tally = field(default_factory=lambda: [0, 0, 0, 0])


def place_names(places: Iterable[LookedAt]) -> dict[str, str]:
    """What each place is called, by its id: its name, and its path where two have the same name."""
    several = list(places)
    names = [place.name for place in several]
    return {place.id: place.path if names.count(place.name) > 1 else place.name for place in several}


def way(item: KnownItem, places: Mapping[str, LookedAt], names: Mapping[str, str]) -> tuple[Folder, str]:
    """The folder of an item, from its place on, and its own name."""
    place = places.get(item.place)
    path = item.path
    if place:
        path = path.removeprefix(place.path.rstrip("/") + "/")
    *folders, name = [step for step in path.split("/") if step not in ("", ".")] or [item.path]
    return (names.get(item.place, item.place), *folders), name


def rows(tallies: Mapping[Folder, Sequence[int]], *, most: int = 8) -> tuple[Row, ...]:
    """At most so many rows that together hold every file once, the largest first."""
    root = _tree(tallies)
    whole = sum(root.total)
    open_rows: list[tuple[_Node, frozenset[str]]] = [(root, frozenset())]  # a node, and which children left it
    closed: set[Folder] = set()
    while candidate := _largest(open_rows, closed, whole):
        room = most - len(open_rows) + 1
        taken = _worth_a_row(candidate, whole, room)
        if not taken:
            closed.add(candidate.name)
            continue
        index = next(n for n, (node, left) in enumerate(open_rows) if node is candidate and not left)
        opened: list[tuple[_Node, frozenset[str]]] = [(candidate.below[name], frozenset()) for name in taken]
        if sum(candidate.own) or len(taken) < len(candidate.below):
            opened.append((candidate, frozenset(taken)))
        open_rows[index : index + 1] = opened
    made = [row for node, left in open_rows if (row := _row(node, left)).files]
    # Below a single place "everything else" is the rest of that place.
    outermost = 1 if len(root.below) == 1 else 0
    return tuple(sorted(made, key=lambda row: (row.rest and len(row.folder) <= outermost, -row.files, row.folder)))


def row_of(folder: Folder, all_rows: Iterable[Row]) -> Row | None:
    """The row that counts this folder: the one with the longest name that it begins with."""
    fitting = [row for row in all_rows if folder[: len(row.folder)] == row.folder]
    return max(fitting, key=lambda row: len(row.folder), default=None)


def common(folders: Iterable[Folder]) -> Folder:
    """The folder that holds them all."""
    several = list(folders)
    if not several:
        return ()
    shared: list[str] = []
    for steps in zip(*several, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    return tuple(shared)


def _tree(tallies: Mapping[Folder, Sequence[int]]) -> _Node:
    root = _Node(())
    for folder, tally in tallies.items():
        node = root
        _add(node.total, tally)
        for step in folder:
            node = node.below.setdefault(step, _Node((*node.name, step)))
            _add(node.total, tally)
        _add(node.own, tally)
    return root


def _largest(open_rows: list[tuple[_Node, frozenset[str]]], closed: set[Folder], whole: int) -> _Node | None:
    """The row to open next: one that holds a good part of everything, or the only one."""
    fitting = [node for node, left in open_rows if not left and node.below and node.name not in closed]
    found = max(fitting, key=lambda node: sum(node.total), default=None)
    if found is None or (len(open_rows) > 2 and sum(found.total) < whole / 4):
        return None
    return found


def _worth_a_row(node: _Node, whole: int, room: int) -> list[str]:
    """Which of its folders get rows of their own, the weightiest first; room is kept for the rest of it."""
    weights = sorted(node.below.items(), key=lambda entry: (-sum(entry[1].total) - 5 * entry[1].total[3], entry[0]))
    large = [(name, child) for name, child in weights if sum(child.total) * 12 >= whole or child.total[3]]
    if len(node.name) > 1 or len(weights) > room:
        # One that is left over gets its own name rather than "the rest".
        alone = len(weights) - len(large) == 1 and not sum(node.own) and len(weights) <= room
        weights = weights if alone else large or weights
    if len(weights) == len(node.below) and not sum(node.own) and len(weights) <= room:
        return [name for name, _ in weights]
    if node.name and len(weights) == 1 and sum(node.own) + sum(node.total) > 2 * sum(weights[0][1].total):
        return []
    return [name for name, _ in weights[: room - 1]]


def _row(node: _Node, left: frozenset[str]) -> Row:
    while not left and len(node.below) == 1 and not sum(node.own):
        (node,) = node.below.values()
    tally = list(node.total)
    for name in left:
        tally = [mine - its for mine, its in zip(tally, node.below[name].total, strict=True)]
    first, second, third, fourth = tally
    return Row(node.name, (first, second, third, fourth), rest=bool(left))


def _add(tally: Tally, more: Sequence[int]) -> None:
    for index, count in enumerate(more):
        tally[index] += count
