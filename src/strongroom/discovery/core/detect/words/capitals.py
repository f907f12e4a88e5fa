"""Names, organisations and places among capitalised words of running text.

One fast pass finds runs of capitalised words. What a run may be by its words alone is worked out once and kept, so
a text pays only for runs that it has not had before; what stands around a run then decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_CODE_BEFORE = frozenset("_./\\$#@`=<>{}[|~%*+-&")
_CODE_AFTER = frozenset("_(/\\`={}<>|~%*+")
_QUOTES = frozenset("\"'")
_SPEAKER = re.compile(r"[\W\d]*\Z")
_LEAST = -2.3


class Judged(NamedTuple):
    """What a run may hold, by its words alone. Offsets count from its start."""

    people: tuple[Reading, ...]
    places: tuple[tuple[int, str], ...]
    organisation: tuple[int, int, bool] | None


Run = tuple[int, Judged]
"""Where a run starts, and what it may hold."""


class CapitalsDetector:
    """The pass over runs of capitalised words."""

    kinds = (NAME, ORGANISATION, LOCATION)
    triggers = ()

    def detect(self, scan: Scan) -> Iterable[Span]:
        if not is_running_text(scan):
            return []
        text = scan.text
        met = _met(text)
        runs = _runs(text, met)
        has_names = any(span.type == "name" for span in scan.found)
        if not runs and not has_names:
            return []
        around = Surroundings(scan)
        taken = Taken(text, scan.found)
        found = list(_organisations(runs, around))
        taken.add(found)
        people = list(_people(text, runs, around, taken))
        taken.add([span for span in people if span[3] >= 0.5])
        for more in (mentions(text, [*scan.found, *people], met, taken), listed(text, people, taken)):
            late = list(more)
            taken.add(late)
            people += late
        return [*found, *people, *_places(text, runs, around, taken)]


def _met(text: str) -> dict[str, list[int]]:
    """Every run of capitalised words, and where it starts."""
    met: dict[str, list[int]] = {}
    for match in _FAST_RUN.finditer(text):
        run = match[0]
        if run in met:
            met[run].append(match.start())
        else:
            met[run] = [match.start()]
    return met


def _runs(text: str, met: dict[str, list[int]]) -> list[Run]:
    """Runs with words that some list knows, in the order of the text; each with the words that particles join to it."""
    known = [(start, run, verdict) for run, starts in met.items() if (verdict := judged(run)) for start in starts]
    found: list[Run] = []
    reached = 0
    for start, run, verdict in sorted(known):
        if start < reached or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        end = start + len(run)
        if _may_go_on(text, end) and (longer := _RUN.match(text, start)) and longer.end() > end:
            reached = longer.end()
            found.append((start, judged(longer[0]) or verdict))
        else:
            found.append((start, verdict))
    return found


def _may_go_on(text: str, end: int) -> bool:
    """Whether a particle, an initial or a hard space may follow a run that ends here."""
    after = text[end : end + 1]
    return " " in text[end + 2 : end + 5] if after == " " else after in {".", "\u00a0"}


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
    for start, (_, _, organisation) in runs:
        if organisation is not None:
            first, last, legal = organisation
            if span := organisations.judge(start + first, start + last, around, legal=legal):
                yield span


def _places(text: str, runs: Iterable[Run], around: Surroundings, taken: Taken) -> Iterator[Span]:
    for start, (_, met, _) in runs:
        for offset, name in met:
            at = start + offset
            if not taken.covers(at, at + len(name)) and (span := towns.judge(text, at, name, around)):
                yield span


def _people(text: str, runs: Iterable[Run], around: Surroundings, taken: Taken) -> Iterator[Span]:
    for start, (people, _, _) in runs:
        for reading in people:
            begin, end = start + reading[0], start + reading[1]
            if taken.covers(begin, end):
                continue
            named = reading
            point = text.rfind(".", max(0, begin - 2), begin)
            if point > 0 and text[point - 1].isupper():
                initials = _INITIALS.search(text, max(0, begin - 9), begin)
                if initials is not None:
                    begin = initials.start()
                    named = reading._replace(score=max(reading.score, min(reading.score + 1.5, 0.9)))
            value = named.score + _context(text, begin, end, named, around)
            if value >= _SHOWN and (confidence := probability(value)) >= 0.2:
                yield Span(begin, end, "name", confidence)


_SHOWN = -1.5
"""Log-odds under which nothing is reported."""
_HOPE = 0.4
"""What the word before can add."""
_APART = frozenset(" ,")


def _context(text: str, start: int, end: int, reading: Reading, around: Surroundings) -> float:
    """What stands before and after, and who can be reached near by: the cheap questions first, as long as there is hope."""
    words = reading.words
    value = _signs(text, start, end) + around.contact(start, end, words)
    is_apart = text[end : end + 1] in _APART
    if is_apart and SPEECH.match(text, end):
        value += 1.3
    if reading.titled:
        value += 3.0
    if reading.score + value + _HOPE < _SHOWN:
        return value
    lead = word_before(text, start)
    value -= around.technical(start)
    if leads_to_name(lead):
        value += _HOPE
    whole = words[0] if len(words) == 1 else " ".join(words)
    if whole in places().towns:
        value -= 2.0 if lead.lower() in towns.AT_PLACE else 0.4 if words[0] in places().weak else 1.6
    elif whole in places().countries:
        value -= 3.0
    if words[-1] in towns.STREETS or (is_apart and towns.FOLLOWS_PLACE.match(text, end)):
        value -= 2.0
    if lead in towns.BEFORE_PLACE:
        value -= 2.5
    if value > -reading.score and around.technical(start) > 0 and _CREDIT.search(text, max(0, start - 90), start):
        value -= 2.0
    return value


_CREDIT = re.compile(
    r"(?:©|\([cC]\)|\b(?:[Cc]opyright|[Aa]uthors?|AUTHORS?|[Ww]ritten|[Cc]ode|[Tt]ranslat\w+|[Aa]dapt\w+|[Pp]rovided|[Ii]nspired|[Cc]ontribut\w+"
    r"|[Dd]eveloped|[Mm]aintain\w+|[Oo]riginal\w*|[Pp]atch\w*|[Rr]eported|[Ff]ix\w*|[Ii]dea|[Pp]orted|[Ww]ork|[Aa]rticle|[Cc]reated) (?:by|from|of)\b"
    r"|\b(?:[Tt]hanks|due) to\b|\b[Aa]uthors?\b|\bAUTHORS?\b)[^\n]*\n?[^\n]*\Z"
)
"""Who made a piece of software, as its papers say to everybody."""


def _signs(text: str, start: int, end: int) -> float:
    """What the signs that touch the name say: those of code against it, a speaker's colon for it."""
    value = 0.0
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before in _CODE_BEFORE:
        value -= 2.0
    if after == " ":
        return value
    if after in _QUOTES and before == after and " " not in text[start:end]:  # one word as a value of its own: `"Erik",`
        return value - 0.6
    if after in _CODE_AFTER or (after and after in ".:" and text[end + 1 : end + 2].isalnum()):
        value -= 2.0
    if after == ":" and _SPEAKER.match(line := text[max(0, start - 24) : start].rpartition("\n")[2]):
        value += 2.6 if line else 1.6
    return value
