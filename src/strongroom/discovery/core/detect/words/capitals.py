"""Names, organisations and places among capitalised words of running text.

One fast pass finds runs of capitalised words; only runs with a word known from the lists, or one named with
certainty elsewhere in the same text, are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.detect.words import evidence, organisations, towns
from strongroom.discovery.core.detect.words.evidence import Surroundings, probability
from strongroom.discovery.core.detect.words.lexicon import names, places
from strongroom.discovery.core.detect.words.naming import UPPER, Reading, plain, read_name, sort
from strongroom.discovery.core.finding import Span

NAME = kind("name", "name", checked_by="list")
LOCATION = kind("location", name=("Place", "Plats"), checked_by="list")
ORGANISATION = kind("organisation", name=("Organisation", "Organisation"))

_RUN = re.compile(rf"[{UPPER}][\w'’-]*(?:[ \u00a0](?:(?:[a-z]{{1,3}} ){{1,2}})?(?=[{UPPER}])[\w'’-]*)*")
_CAPITAL_WORD = re.compile(rf"[{UPPER}]\w+(?:['’-][{UPPER}]?\w{{2,}})*")
_CODE_BEFORE = frozenset("_./\\$#@`=<>{}[|~%*+-&")
_CODE_AFTER = frozenset("_(/\\`={}<>|~%*+")
_SPEAKER = re.compile(r"[\W\d]*\Z")
SEEN = 0.7


class CapitalsDetector:
    """The pass over runs of capitalised words."""

    kinds = (NAME, ORGANISATION, LOCATION)
    triggers = ()

    def __init__(self) -> None:
        self._interesting = frozenset(
            names().any | places().towns | places().countries | places().states | places().several
        ) | frozenset(organisations.SUFFIXES)

    def detect(self, scan: Scan) -> Iterable[Span]:
        if scan.is_column or scan.noisy:
            return []
        taken = _Taken(scan.found)
        runs = list(self._runs(scan.text))
        found: list[Span] = [*organisations.spans(scan.text, runs, Surroundings(scan))]
        taken.add(found)
        around = Surroundings(scan)
        people = [span for run in runs for span in _people(scan.text, run, around, taken)]
        taken.add(people)
        people += _mentions(scan.text, [*scan.found, *people], taken)
        taken.add(people)
        listed = list(_listed(scan.text, people, taken))
        taken.add(listed)
        people += listed
        found += towns.spans(scan.text, runs, around, taken.covers)
        return found + people

    def _runs(self, text: str) -> Iterator[tuple[int, int]]:
        interesting = self._interesting
        given = names().given
        for match in _RUN.finditer(text):
            run = match.group()
            if run not in interesting:
                if " " not in run:
                    continue
                words = run.split(" ")
                if interesting.isdisjoint(words) and not (run.isupper() and not given.isdisjoint(map(str.capitalize, words))):
                    continue
            start = match.start()
            if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
                yield start, match.end()


class _Taken:
    """Which stretches of the text are spoken for."""

    def __init__(self, found: Iterable[Span]) -> None:
        self._by_block: dict[int, list[tuple[int, int]]] = {}
        self.add(span for span in found if span.confidence >= 0.5)

    def add(self, spans: Iterable[Span]) -> None:
        for span in spans:
            for block in range(span.start >> 7, (span.end >> 7) + 1):
                self._by_block.setdefault(block, []).append((span.start, span.end))

    def covers(self, start: int, end: int) -> bool:
        for block in range(start >> 7, (end >> 7) + 1):
            for left, right in self._by_block.get(block, ()):
                if left < end and start < right:
                    return True
        return False


def _people(text: str, run: tuple[int, int], around: Surroundings, taken: _Taken) -> Iterator[Span]:
    """Each name in a run: `Producer Rose Nekrasov` has one, `Erik and Anna` two runs."""
    position, end = run
    while position < end:
        step = text.find(" ", position, end)
        after = end if step < 0 else step + 1
        word = text[position : end if step < 0 else step]
        if sort(plain(word)) in "-pi" and not (len(word) == 1 and word.isupper()):
            position = after
            continue
        reading = read_name(text, position)
        if reading is None or reading.end <= position or taken.covers(reading.start, reading.end):
            position = after
            continue
        better = read_name(text, after) if after < end and sort(plain(word)) in "uw" else None
        if better is not None and better.score > reading.score + 0.2:
            position = after
            continue
        if reading.score > -2.0:
            confidence = probability(reading.score + _context(text, reading, around))
            if confidence >= 0.2:
                yield Span(reading.start, reading.end, "name", confidence)
        position = max(after, reading.end + 1)


def _context(text: str, reading: Reading, around: Surroundings) -> float:
    start, end = reading.start, reading.end
    before = text[start - 1 : start]
    after = text[end : end + 1]
    value = -around.technical(start)
    if before in _CODE_BEFORE and before:
        value -= 2.0
    if (after in _CODE_AFTER and after) or (after in ".:" and after and text[end + 1 : end + 2].isalnum()):
        value -= 2.0
    if evidence.SPEECH.match(text, end):
        value += 1.3
    lead = text[max(0, start - 24) : start]
    if evidence.BEFORE.search(lead):
        value += 0.4
    if " ".join(reading.words) in places().towns:
        value -= 2.0 if towns.AT_PLACE.search(lead) else 0.4
    if towns.FOLLOWS_PLACE.match(text, end) or reading.words[-1] in towns.STREETS:
        value -= 2.0
    if towns.BEFORE_PLACE.search(lead):
        value -= 2.5
    if after == ":" and _SPEAKER.match(lead.rpartition("\n")[2]):
        value += 1.6
    if reading.titled:
        value += 3.0
    return value + around.contact(start, end, reading.words)


def _mentions(text: str, found: Iterable[Span], taken: _Taken) -> Iterator[Span]:
    """Parts of a full name met with certainty, standing alone elsewhere in the same text."""
    parts: dict[str, float] = {}
    for span in found:
        words = text[span.start : span.end].split() if span.type == "name" and span.confidence >= SEEN else []
        if len(words) < 2 or len(parts) > 5000:
            continue
        for word in (words[0], words[-1]):
            if len(word) > 2 and sort(plain(word)) in "gfbuw":
                parts[word] = max(parts.get(word, 0), span.confidence - (0.2 if sort(plain(word)) == "w" else 0.08))
    if not parts:
        return
    for match in _CAPITAL_WORD.finditer(text):
        confidence = parts.get(match.group(), 0.0)
        if not confidence:
            continue
        at, end = match.span()
        alone = not (at and (text[at - 1].isalnum() or text[at - 1] in "_@.-/")) and text[end : end + 1] not in ("@", "/")
        if alone and not taken.covers(at, end):
            yield Span(at, end, "name", round(confidence, 2))


_LEFT = re.compile(rf"(?<![\w.@/-])([{UPPER}][\w'’-]+)(?:, | and | och | & )\Z")
_RIGHT = re.compile(rf"(?:, (?:and |och )?| and | och | & )([{UPPER}][\w'’-]+)(?![\w@/-]|\.\w)")


def _listed(text: str, people: Iterable[Span], taken: _Taken) -> Iterator[Span]:
    """Neighbours of single names in a list: `Malon, Mark, Kaylee and Jennifer`."""
    for span in people:
        if span.confidence < 0.5 or " " in text[span.start : span.end]:
            continue
        left = _LEFT.search(text, max(0, span.start - 30), span.start)
        right = _RIGHT.match(text, span.end)
        for match in (left, right):
            if match is None or taken.covers(*match.span(1)) or sort(plain(match[1])) not in "gfbwu":
                continue
            if len(match[1]) > 2 and match[1] not in places().countries:
                found = Span(*match.span(1), "name", round(span.confidence * (0.95 if sort(match[1]) != "u" else 0.75), 2))
                taken.add([found])
                yield found
                yield from _listed(text, [found], taken)
