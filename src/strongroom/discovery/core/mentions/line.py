"""A text as lines of what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from strongroom.discovery.core.detect.words.lexicon import names
from strongroom.discovery.core.finding import Span
from strongroom.discovery.core.mentions.evidence import is_tight
from strongroom.discovery.core.mentions.labels import Asks, Label, Rank, read_label
from strongroom.discovery.core.mentions.roles import Role, roles

SURE = 0.5
"""From here on a span counts."""
_MOST_AROUND = 60
"""Characters of a line's own words beyond which it is running text."""
_LABEL = re.compile(r"[\s>*•·\-–|\"'(]*([^\W\d_][^\n:=\t]{0,40}?)\s*(?:[:=\t]|\.{2,})\s*[\"'<(+]*")
_OF_VALUE = frozenset({Role.SIGN, Role.FIRM_SIGN, Role.BIRTH})
_BARE = " \t\r>*•·-–—|\"'(<+"
_SHORT_END = 12


class Event(NamedTuple):
    """A span with a role, where it stands, and its canonical value."""

    start: int
    end: int
    role: Role
    kind: str
    value: str


class Line(NamedTuple):
    """`between` are the lines between the one before that holds anything and this one; None where there are none.
    `tail` is what follows the last event."""

    start: int
    events: list[Event]
    tail: str
    between: str | None


def events(spans: Sequence[Span]) -> list[Event]:
    """The sure spans that say something of who somebody is."""
    known, new = roles(), tuple.__new__
    found = []
    for start, end, kind, confidence, valid, value in spans:
        role = known.get(kind)
        if role is not None and confidence >= SURE and valid and (value or role not in _OF_VALUE):
            found.append(new(Event, (start, end, role, kind, value)))
    return found


def turned(text: str, found: list[Event]) -> list[Event]:
    """`Berg, Erik` is one name, though it was found as two."""
    joined: list[Event] = []
    for event in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and event.role is Role.NAME
            and before.role is Role.NAME
            and text[before.end : event.start] == ", "
            and names().is_given(text[event.start : event.end].partition(" ")[0])
            and not names().is_given(text[before.start : before.end].partition(" ")[0])
        ):
            joined[-1] = event._replace(start=before.start)
        else:
            joined.append(event)
    return joined


def lines(text: str, found: Sequence[Event]) -> Iterator[Line]:
    """The lines that hold an event, with what lies between them."""
    held: list[Event] = []
    start, reached = 0, 0
    between: str | None = None
    for event in found:
        cut = text.rfind("\n", reached, event.start)
        if held and cut >= 0:
            gap = text[reached:cut]
            tail, _, beyond = gap.partition("\n")
            yield Line(start, held, tail, between)
            between, held = beyond if len(tail) < len(gap) else None, []
        if not held:
            start = cut + 1 if cut >= 0 else text.rfind("\n", 0, event.start) + 1
        held.append(event)
        reached = max(reached, event.end)
    if held:
        stop = text.find("\n", reached)
        yield Line(start, held, text[reached : len(text) if stop < 0 else stop], between)


NO_LABEL = Label("", Asks.NOTHING, Rank.OPEN)


def label_of(text: str, line: Line) -> tuple[str, Label] | None:
    """The label before a line's first event, as written and as read; an empty one where the event begins the line,
    None where other words do."""
    head = text[line.start : line.events[0].start]
    bare = head.strip(_BARE)
    if not bare:
        return "", NO_LABEL
    if len(bare) > _MOST_AROUND:
        return None
    if match := _LABEL.fullmatch(head):
        return match[1].lower(), read_label(match[1])
    label = read_label(bare)
    return (
        (bare.lower(), label) if label.asks is not Asks.NOTHING and label.rank is Rank.OPEN and not label.whom else None
    )


def is_short(text: str, line: Line) -> bool:
    """Whether the line holds little but its events and labels."""
    if len(line.tail) > _SHORT_END and len(line.tail.strip(" \t\r.,;|)(\"'>")) > _SHORT_END:
        return False
    reached = line.events[0].end
    for event in line.events[1:]:
        gap = text[reached : event.start]
        if len(gap) > 2 and not is_tight(gap):
            return False
        reached = max(reached, event.end)
    return True
