"""What a detector is given and what it answers: the shapes every family of detectors plugs into.

All detectors share one automaton. Each names its triggers (short patterns that say where to look); the engine
scans the text once and hands every detector the places of its own triggers. The detector then looks at the text
around each place. In a column each line of the text is one cell and `label` is the column's header.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from strongroom.discovery.core.catalogue import Kind
from strongroom.discovery.core.finding import Span


@dataclass(frozen=True, slots=True)
class Options:
    """How to look: languages of label words, countries whose numbers are expected, the least confidence shown.

    `names` are names that the firm itself gave (its customers), searched as they stand. `today` bounds dates of
    birth; without it no date is too late.
    """

    languages: tuple[str, ...] = ("en", "sv")
    countries: tuple[str, ...] = ("SE",)
    min_confidence: float = 0.2
    names: tuple[str, ...] = ()
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    r"""A pattern that says "look here": the syntax that hyperscan and `re` share.

    Literals, classes, groups, alternatives and counts; no look-around, no `\b`, no back-references, no Unicode
    classes. A hit is the offset where a match *ends*, and every end counts: give patterns of fixed length, or
    ones that end in a fixed piece, and check word borders in the detector. Letters outside Latin-1 match any
    letter outside Latin-1, so confirm them in the text.
    """

    pattern: str
    caseless: bool = True
    whole: bool = False
    """Also say where the match started: one hit a start, with its furthest end. Costs speed: for few triggers."""
    word: bool = False
    """Only where no letter or digit of Latin-1 touches the match from outside (an underscore may)."""


CAPITAL = "[A-Z\\?" + "".join(chr(code) for code in range(0xC0, 0xDF) if code != 0xD7) + "]"
"""One capital letter in a trigger's pattern, or any letter outside Latin-1."""


class Hit(NamedTuple):
    """Where a trigger of a detector ended. `which` is its index among the detector's triggers.

    `start` is -1 unless the trigger asked for it.
    """

    end: int
    which: int
    start: int = -1


@dataclass(slots=True)
class Scan:
    """One text being examined.

    `data` is the text in the automaton's bytes, one a code point. `found` holds the spans of the detectors that ran
    before, sorted by start. `ends` and `wholes` are this detector's hits as plain tuples (end, which) and, of triggers that asked for
    their start, (start, end, which); each in the order of the text.
    `noisy`: swept out of a binary file, chance hits are likely.
    """

    text: str
    options: Options
    label: str = ""
    noisy: bool = False
    is_column: bool = False
    data: bytes = b""
    found: list[Span] = field(default_factory=list)
    ends: Sequence[tuple[int, int]] = ()
    wholes: Sequence[tuple[int, int, int]] = ()

    @property
    def hits(self) -> list[Hit]:
        """This detector's hits, by end. The automaton sees two line breaks after the text; no hit ends in them."""
        new, last = tuple.__new__, len(self.text)
        found = [new(Hit, (end, which, -1)) for end, which in self.ends]
        if self.wholes:
            found = sorted(found + [new(Hit, (end, which, start)) for start, end, which in self.wholes])
        for at in range(len(found) - 1, -1, -1):
            if found[at].end <= last:
                break
            found[at] = found[at]._replace(end=last)
        return found

    def before(self, start: int, width: int = 48) -> str:
        """At most `width` characters before `start` on the same line."""
        return self.text[max(start - width, self.text.rfind("\n", max(0, start - width), start) + 1) : start]

    def after(self, end: int, width: int = 32) -> str:
        """At most `width` characters after `end` on the same line."""
        stop = self.text.find("\n", end, end + width)
        return self.text[end : end + width if stop < 0 else stop]


class Detector(Protocol):
    """One family of kinds. `triggers` may be empty if it has a fast pass of its own."""

    @property
    def kinds(self) -> tuple[Kind, ...]: ...

    @property
    def triggers(self) -> tuple[Trigger, ...]: ...

    def detect(self, scan: Scan) -> Iterable[Span]: ...
