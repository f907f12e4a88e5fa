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
"""Characters of a line's own words before the first event beyond which it is running text."""
_MOST_OF_ALL = 160
"""The same of the whole line."""
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
    `tail` is what follows the last event, `around` how many characters stand outside the events."""

    start: int
    events: list[Event]
    tail: str
    around: int
    between: str | None


def events(text: str, spans: Sequence[Span]) -> list[Event]:
    """The sure spans that say something of who somebody is. A name that was found in two parts is one."""
    known, new = roles(), tuple.__new__
    found: list[Event] = []
    was_name = -_FAR
    for start, end, kind, confidence, valid, value in spans:
        role = known.get(kind)
        if role is None or confidence < SURE or not valid or (not value and role in _OF_VALUE):
            continue
        if role is Role.NAME:
            if start - was_name <= _COMMA and _goes_on(text, found[-1].start, was_name, start, end):
                found.append(new(Event, (found.pop().start, end, role, kind, value)))
                was_name = end
                continue
            was_name = end
        found.append(new(Event, (start, end, role, kind, value)))
    return found


_COMMA, _FAR = 2, 10


def _goes_on(text: str, before: int, comma: int, start: int, end: int) -> bool:
    """Whether two names are one: `Erik` and `Berg` right behind it; or a family name and a given name, `Berg, Erik`,
    where the first is no given name or the two are all of a line."""
    gap = text[comma:start]
    if gap == " ":
        return True
    if gap != ", " or not names().is_given(text[start:end].partition(" ")[0]):
        return False
    is_line = text[before - 1 : before] in ("", "\n") and text[end : end + 1] in ("", "\n", "\r")
    return is_line or not names().is_given(text[before:comma].partition(" ")[0])


def lines(text: str, found: Sequence[Event]) -> Iterator[Line]:
    """The lines that hold an event, with what lies between them."""
    held: list[Event] = []
    start = reached = covered = 0
    between: str | None = None
    new = tuple.__new__
    for event in found:
        at, end, _, _, _ = event
        cut = text.rfind("\n", reached, at)
        if held and cut >= 0:
            gap = text[reached:cut]
            tail, _, beyond = gap.partition("\n")
            yield new(Line, (start, held, tail, reached - start - covered + len(tail), between))
            between, held, covered = beyond if len(tail) < len(gap) else None, [], 0
        if not held:
            start = cut + 1 if cut >= 0 else text.rfind("\n", 0, at) + 1
        held.append(event)
        covered += end - at
        reached = end if end > reached else reached  # noqa: FURB136  a call to max costs more, thousands of times
    if held:
        stop = text.find("\n", reached)
        tail = text[reached : len(text) if stop < 0 else stop]
        yield Line(start, held, tail, reached - start - covered + len(tail), between)


NO_LABEL = Label("", Asks.NOTHING, Rank.OPEN)


def label_of(text: str, line: Line) -> tuple[str, Label] | None:
    """The label before a line's first event, as written and as read; an empty one where the event begins the line,
    None where other words do."""
    if line.around > _MOST_OF_ALL:
        return None
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
