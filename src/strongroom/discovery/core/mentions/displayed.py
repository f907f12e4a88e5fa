"""Names that stand beside an address as mail programs and calendars write them: `Erik Berg <erik@example.test>`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from strongroom.discovery.core.detect.words.lexicon import names
from strongroom.discovery.core.detect.words.organisations import SUFFIXES
from strongroom.discovery.core.finding import Span
from strongroom.discovery.core.mentions.naming import is_office, spells
from strongroom.discovery.core.mentions.roles import EMAIL, Role, roles

_AROUND = " \t\r\n,;:<>\"'()[]|-–"
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_PARTICLES = frozenset(
    {
        "von",
        "af",
        "av",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "van",
        "der",
        "den",
        "ten",
        "ter",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "zu",
    }
)
_LONGEST = 60
_MOST_WORDS = 5
_MOST_OF_CELL = 2_000


def displayed(written: str, address: str = "") -> str:
    """The name that is all of `written`, but for quotes and brackets; empty where that is no person's name.

    >>> displayed(' "Lind, Eva" <', "eva@example.test"), displayed("Lind Foto AB <", "info@example.test")
    ('Lind, Eva', '')
    """
    name = written.strip(_AROUND)
    words = name.replace(",", " ").split()
    if not 0 < len(name) <= _LONGEST or len(words) > _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return ""
    if words[-1] in SUFFIXES or (address and is_office(address)):
        return ""
    if address and spells(address, name):
        return name
    is_written = all(word[0].isupper() or word in _PARTICLES for word in words)
    return name if is_written and len(words) > 1 and any(map(names().is_given, words)) else ""


def entries(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """The addresses of a header field, each with the name that is displayed for it."""
    reached = 0
    named: list[str] = []
    for span in spans:
        if span.type == "name":
            named.append(text[span.start : span.end])
        elif span.type == EMAIL:
            before = text[reached : span.start]
            name = displayed(before, span.value)
            yield name or (named[-1] if len(named) == 1 and not is_office(span.value) else ""), span
            reached, named = span.end, []


def with_names(cell: str, spans: Sequence[Span]) -> list[Span]:
    """The spans of a cell, with the names that begin its lines before an address or a number."""
    known = roles()
    if len(cell) > _MOST_OF_CELL or any(known[span.type] in (Role.NAME, Role.FIRM) for span in spans):
        return list(spans)
    found: list[Span] = []
    reached = -1
    for span in spans:
        start = cell.rfind("\n", 0, span.start) + 1
        if start > reached and known[span.type] is Role.SIGN:
            before = cell[start : span.start]
            if name := displayed(before, span.value if span.type == EMAIL else ""):
                at = start + before.index(name)
                found.append(Span(at, at + len(name), "name", 0.6))
        reached = max(reached, start)
        found.append(span)
    return found
