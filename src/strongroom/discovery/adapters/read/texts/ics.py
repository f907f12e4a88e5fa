"""Calendars (iCalendar, RFC 5545; vCalendar 1.0): one row an event, task or other component."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read.texts.content_lines import Line, Records, lines
from strongroom.discovery.core.passage import Part, Source

_LABELS = {
    "SUMMARY": "summary", "DESCRIPTION": "description", "LOCATION": "location", "ATTENDEE": "attendee",
    "ORGANIZER": "organizer", "CONTACT": "contact", "COMMENT": "comment", "X-ALT-DESC": "description", "": "text",
}  # fmt: skip
_NOTHING = frozenset(
    ("VERSION", "PRODID", "CALSCALE", "METHOD", "RRULE", "TZOFFSETFROM", "TZOFFSETTO", "TRIGGER", "ACTION")
)
_WITHIN = frozenset(("VALARM",))
_PEOPLE = ("CN", "SENT-BY", "EMAIL", "DELEGATED-TO", "DELEGATED-FROM", "MEMBER", "DIR")


def read(source: Source) -> Iterator[Part]:
    records = Records(_LABELS)
    for line in lines(source.file):
        if line.name in ("BEGIN", "END"):
            if line.value.strip().upper() not in _WITHIN:
                yield from records.end_row()
        elif line.name == "ATTACH":
            yield from records.file(line)
        elif line.name not in _NOTHING:
            records.put(line.name, _said(line))
        if records.is_full():
            yield from records.end_row()
    yield from records.end_row()
    yield from records.flush()


def _said(line: Line) -> str:
    """The value, and whom the parameters name beside it."""
    people = [line.parameters[name] for name in _PEOPLE if name in line.parameters]
    texts = [text[7:] if text[:7].lower() == "mailto:" else text for text in (*people, line.text())]
    return " ".join(dict.fromkeys(texts))
