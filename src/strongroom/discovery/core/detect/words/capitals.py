"""Names, organisations and places among capitalised words of running text.

One fast pass finds runs of capitalised words. What a run may be by its words alone is worked out once and kept, so
a text pays only for runs that it has not had before; what stands around a run then decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.detect.words import organisations, towns
from strongroom.discovery.core.detect.words.evidence import (
    SPEECH,
    Surroundings,
    is_running_text,
    leads_to_name,
    probability,
    word_before,
)
from strongroom.discovery.core.detect.words.lexicon import names, places
from strongroom.discovery.core.detect.words.mentions import Taken, listed, mentions
from strongroom.discovery.core.detect.words.naming import UPPER, Reading, plain, read_name, sort, unaccented
from strongroom.discovery.core.finding import Span

NAME = kind("name", "name", checked_by="list")
LOCATION = kind("location", name=("Place", "Plats"), checked_by="list")
ORGANISATION = kind("organisation", name=("Organisation", "Organisation"))

_FAST_RUN = re.compile(rf"[{UPPER}][\w'’-]*(?: [{UPPER}][\w'’-]*)*")
_RUN = re.compile(
    rf"[{UPPER}][\w'’-]*(?:[ \u00a0](?:(?:[a-z]{{1,3}} ){{1,2}})?(?:[{UPPER}]\.[ \u00a0]?){{0,2}}(?=[{UPPER}])[\w'’-]*){{0,8}}"
)
_INITIALS = re.compile(rf"(?<![\w.])(?:[{UPPER}]\.[ \u00a0]?){{1,3}}\Z")
_GOES_ON = frozenset(" .\u00a0")  # a particle, an initial or a hard space may follow
_CODE_BEFORE = frozenset("_./\\$#@`=<>{}[|~%*+-&")
_CODE_AFTER = frozenset("_(/\\`={}<>|~%*+")
_SPEAKER = re.compile(r"[\W\d]*\Z")
_LEAST = -2.3


@dataclass(frozen=True, slots=True)
class Judged:
    """What a run may hold, by its words alone. Offsets count from its start."""

    people: tuple[Reading, ...]
    places: tuple[tuple[int, str], ...]
    organisation: tuple[int, int, bool] | None


class Run(NamedTuple):
    start: int
    judged: Judged


class CapitalsDetector:
    """The pass over runs of capitalised words."""

    kinds = (NAME, ORGANISATION, LOCATION)
    triggers = ()

    def detect(self, scan: Scan) -> Iterable[Span]:
        if not is_running_text(scan):
            return []
        text = scan.text
        runs = list(_runs(text))
        around = Surroundings(scan)
        taken = Taken(text, scan.found)
        found = list(_organisations(runs, around))
        taken.add(found)
        people = list(_people(text, runs, around, taken))
        taken.add(people)
        for more in (mentions(text, [*scan.found, *people], taken), listed(text, people, taken)):
            late = list(more)
            taken.add(late)
            people += late
        return [*found, *people, *_places(text, runs, around, taken)]


def _runs(text: str) -> Iterator[Run]:
    reached = 0
    for match in _FAST_RUN.finditer(text):
        verdict = judged(match.group())
        if verdict is None:
            continue
        start, end = match.span()
        if start < reached or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        if text[end : end + 1] in _GOES_ON and (longer := _RUN.match(text, start)) and longer.end() > end:
            reached = longer.end()
            verdict = judged(longer.group()) or verdict
        yield Run(start, verdict)


@cache
def _interesting() -> frozenset[str]:
    known = places()
    return names().any | known.towns | known.countries | known.states | known.several | organisations.SUFFIXES


@lru_cache(maxsize=32768)
def judged(run: str) -> Judged | None:
    """What the run may hold; None where no word of it is known."""
    if run not in _interesting():
        words = run.split(" ")
        if not run.isascii():
            words += unaccented(run).split(" ")
        if len(words) == 1:
            return None
        shouted = run.isupper() and not names().given.isdisjoint(map(str.capitalize, words))
        if not shouted and _interesting().isdisjoint(words):
            return None
    verdict = Judged(tuple(_readings(run)), towns.named(run), organisations.named(run))
    return verdict if verdict.people or verdict.places or verdict.organisation else None


def _readings(run: str) -> Iterator[Reading]:
    """Each name in a run: `Producer Rose Nekrasov` has one."""
    position, end = 0, len(run)
    while position < end:
        step = run.find(" ", position)
        after = end if step < 0 else step + 1
        word = run[position : end if step < 0 else step]
        if word[1:2] in ("'", "’") and word[0] not in "dDlLO":  # N'Erik' in SQL, l'Erik in French
            position += 2
            continue
        first = sort(plain(word))
        reading = None if first in "-pi" and len(word) > 1 else read_name(run, position)
        if reading is None or reading.end <= position:
            position = after
            continue
        better = read_name(run, after) if after < end and first in "uwx" else None
        if better is not None and better.score > reading.score + 0.2:
            position = after
            continue
        if reading.score > _LEAST:
            yield reading
        position = max(after, reading.end + 1)


def _organisations(runs: Iterable[Run], around: Surroundings) -> Iterator[Span]:
    for start, verdict in runs:
        if verdict.organisation is not None:
            first, last, legal = verdict.organisation
            if span := organisations.judge(start + first, start + last, around, legal=legal):
                yield span


def _places(text: str, runs: Iterable[Run], around: Surroundings, taken: Taken) -> Iterator[Span]:
    for start, verdict in runs:
        for offset, name in verdict.places:
            at = start + offset
            if not taken.covers(at, at + len(name)) and (span := towns.judge(text, at, name, around)):
                yield span


def _people(text: str, runs: Iterable[Run], around: Surroundings, taken: Taken) -> Iterator[Span]:
    for start, verdict in runs:
        for reading in verdict.people:
            begin, end = start + reading.start, start + reading.end
            if taken.covers(begin, end):
                continue
            score = reading.score
            if text[begin - 2 : begin] == ". " or text[begin - 1 : begin] == ".":
                initials = _INITIALS.search(text, max(0, begin - 9), begin)
                if initials is not None:
                    begin, score = initials.start(), max(score, min(score + 1.5, 0.9))
            confidence = probability(score + _context(text, begin, end, reading, around))
            if confidence >= 0.2:
                yield Span(begin, end, "name", confidence)


def _context(text: str, start: int, end: int, reading: Reading, around: Surroundings) -> float:
    """What stands before and after, and who can be reached near by."""
    lead = word_before(text, start)
    value = _signs(text, start, end) - around.technical(start) + around.contact(start, end, reading.words)
    if SPEECH.match(text, end):
        value += 1.3
    if leads_to_name(lead):
        value += 0.4
    if " ".join(reading.words) in places().towns:
        value -= 2.0 if lead.lower() in towns.AT_PLACE else 0.4 if reading.words[0] in places().weak else 1.6
    if towns.FOLLOWS_PLACE.match(text, end) or reading.words[-1] in towns.STREETS:
        value -= 2.0
    if lead in towns.BEFORE_PLACE:
        value -= 2.5
    if reading.titled:
        value += 3.0
    return value


def _signs(text: str, start: int, end: int) -> float:
    """What the signs that touch the name say: those of code against it, a speaker's colon for it."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    value = 0.0
    if before in _CODE_BEFORE:
        value -= 2.0
    if after in _CODE_AFTER or (after in ".:" and text[end + 1 : end + 2].isalnum()):
        value -= 2.0
    if after == ":" and _SPEAKER.match(line := text[max(0, start - 24) : start].rpartition("\n")[2]):
        value += 2.6 if line else 1.6
    return value
