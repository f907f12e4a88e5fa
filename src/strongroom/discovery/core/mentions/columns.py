"""Of whom each column of a table speaks: by its header, else by where it stands among the columns of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from strongroom.discovery.core.mentions.labels import Asks, Label, Rank, read_label

MAIN = ""
"""The one whom the row is about, where no header calls them anything."""
NOBODY = "\0"
_NAMES = (Asks.NAME, Asks.GIVEN, Asks.MIDDLE, Asks.FAMILY)
_APART = (Rank.STAFF, Rank.RELATIVE)
_ASIDE = (*_APART, Rank.PLACE)
_ENOUGH = 0.5
_MOST_NAMES = 40
"""Columns of names in one row beyond which nobody can tell whose the rest is."""


class Column(NamedTuple):
    """`whom` is the key of a person of the row; `asks` what the header, or the look of the cells, says of it;
    `is_place`: it is somebody at another address, who may be met in the row already; `listed`: the list within the
    row whose members it holds line by line (`contacts[].phone`)."""

    whom: str
    asks: Asks
    is_place: bool = False
    listed: str = ""


def plan(header: Sequence[str], named: Mapping[int, float], single: Mapping[int, float], width: int) -> list[Column]:
    """The columns, each with its person. `named` is the share of filled cells that are a name, by column, `single` the
    share of those that are one word."""
    labels = [read_label(header[at] if at < len(header) else "") for at in range(width)]
    asks = _asked(labels, named, single)
    names = [at for at in range(width) if asks[at] in _NAMES]
    if not any(header) and len({asks[at] for at in names}) < len(names):
        return _by_place(asks, names)
    if len(names) > _MOST_NAMES:
        return [Column(NOBODY, asked) for asked in asks]
    persons = list(dict.fromkeys(labels[at].whom for at in names))
    main = _main(persons, labels, names)
    # `recipient.name` is somebody's even where no cell below it was taken for a name: their telephone is not another's.
    people = [labels[at] for at in names] + [label for label in labels if label.asks is Asks.NAME and label.whom][
        :_MOST_NAMES
    ]
    first: dict[Label, int] = {}
    columns: list[Column] = []
    nearest: Label | None = None
    for at, label in enumerate(labels):
        is_second = first.setdefault(label, at) < at
        if asks[at] in _NAMES:
            nearest = label
            columns.append(Column(label.whom, asks[at], label.rank is Rank.PLACE))
            continue
        # A second telephone right behind a seller's name is the seller's; the first is the customer's all the same.
        of_nearest = nearest is not None and (is_second or nearest.rank not in _ASIDE)
        columns.append(
            Column(_owner(label, asks[at], people, nearest.whom if nearest and of_nearest else main, main), asks[at])
        )
    return [
        column._replace(listed=header[at].rpartition("[]")[0]) if at < len(header) and "[]" in header[at] else column
        for at, column in enumerate(columns)
    ]


def _asked(labels: Sequence[Label], named: Mapping[int, float], single: Mapping[int, float]) -> list[Asks]:
    """What each column holds. A column of names is one whose cells are names, whatever its header."""
    asks = [label.asks for label in labels]
    for at, label in enumerate(labels):
        if named.get(at, 0.0) >= _ENOUGH:
            asks[at] = label.asks if label.asks in _NAMES else Asks.NAME
        elif label.asks is Asks.NAME and at not in named:
            asks[at] = Asks.NOTHING  # the names of things
    untold = [
        at for at, label in enumerate(labels) if asks[at] is Asks.NAME and label == labels[at - 1] and at - 1 in named
    ]
    for at in untold:
        if (
            labels[at].asks is Asks.NOTHING
            and asks[at - 1] is Asks.NAME
            and min(single.get(at, 0), single.get(at - 1, 0)) > 0.8
        ):
            asks[at - 1], asks[at] = Asks.GIVEN, Asks.FAMILY
    return asks


def _by_place(asks: Sequence[Asks], names: Sequence[int]) -> list[Column]:
    """No header, several columns of names: what follows a name is theirs, up to the next; two names in a row leave
    open whose the rest is."""
    columns: list[Column] = []
    whom = NOBODY
    for at, asked in enumerate(asks):
        if at in names:
            whom = NOBODY if at - 1 in names or at + 1 in names else str(at)
        columns.append(Column(str(at) if at in names else whom, asked))
    return columns


def _main(persons: Sequence[str], labels: Sequence[Label], names: Sequence[int]) -> str:
    """The key of whom the row is about."""
    ranks = {labels[at].whom: labels[at].rank for at in reversed(names)}
    if MAIN in ranks:
        return MAIN
    for rank in (Rank.SUBJECT, Rank.OPEN, Rank.PLACE):
        for whom in persons:
            if ranks[whom] is rank:
                return whom
    return MAIN


def _called(label: Label, people: Sequence[Label]) -> str:
    """The person whom a header means by another form of the word: `Brudens mobil` of a `Brud`, `Anhörigs telefon` of
    the `Närmast anhörig`."""
    if any(person.whom == label.whom for person in people):
        return label.whom
    mine = set(label.whom.split())
    fitting = [
        person.whom
        for person in people
        if person.whom
        and (
            label.whom.startswith(person.whom)
            or (person.rank is label.rank is not Rank.OPEN and (mine <= set(person.whom.split())))
        )
    ]
    return max(fitting, key=len, default="")


def _owner(label: Label, asked: Asks, people: Sequence[Label], nearest: str, main: str) -> str:
    """Whose a column is that holds no name."""
    if label.whom and (whom := _called(label, people)):
        return whom
    if label.rank in _APART or (label.rank is Rank.PLACE and asked in (Asks.POSTCODE, Asks.STREET)):
        return label.whom
    is_contact = asked in (Asks.PHONE, Asks.EMAIL) and (not label.whom or label.whom.isdigit())
    return nearest if is_contact else main
