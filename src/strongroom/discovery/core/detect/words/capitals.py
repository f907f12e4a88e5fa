"""Names, organisations and places among capitalised words of running text.

Runs of capitalised words are judged by their words alone first; what stands around a run then decides. Stretches
that are a manual's or a program's, where nobody can be reached, are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.detect.words import organisations, towns
from strongroom.discovery.core.detect.words.evidence import (
    Surroundings,
    is_running_text,
    leads_to_name,
    probability,
    speaks,
    word_after,
    word_before,
)
from strongroom.discovery.core.detect.words.mentions import Taken, between, listed, mentions
from strongroom.discovery.core.detect.words.naming import UPPER, read_name, unaccented
from strongroom.discovery.core.detect.words.runs import Person, Run, runs_of, telling, unknown
from strongroom.discovery.core.finding import Span

NAME = kind("name", "name", checked_by="list")
LOCATION = kind("location", name=("Place", "Plats"), checked_by="list")
ORGANISATION = kind("organisation", name=("Organisation", "Organisation"))

_INITIALS = re.compile(rf"(?<![\w.])(?:[{UPPER}]\.[ \u00a0]?){{1,3}}\Z")
_CODE_BEFORE = frozenset("_./\\$#@`=<>{}[|~%*+-&")
_CODE_AFTER = frozenset("_(/\\`={}<>|~%*+")
_LINE_ENDS = frozenset({"", "\n", "\r"})
_QUOTES = frozenset("\"'")
_SPEAKER = re.compile(r"[\W\d]*\Z")
_CREDIT = re.compile(
    r"(?:©|\([cC]\)|\b(?:[Cc]opyright|[Aa]uthors?|AUTHORS?|[Ww]ritten|[Cc]ode|[Tt]ranslat\w+|[Aa]dapt\w+|[Pp]rovided|[Ii]nspired|[Cc]ontribut\w+"
    r"|[Dd]eveloped|[Mm]aintain\w+|[Oo]riginal\w*|[Pp]atch\w*|[Rr]eported|[Ff]ix\w*|[Ii]dea|[Pp]orted|[Ww]ork|[Aa]rticle|[Cc]reated) (?:by|from|of)\b"
    r"|\b(?:[Tt]hanks|due) to\b|\b[Aa]uthors?\b|\bAUTHORS?\b)[^\n]*\n?[^\n]*\Z"
)
"""Who made a piece of software, as its papers say to everybody."""


class CapitalsDetector:
    """The pass over runs of capitalised words."""

    kinds = (NAME, ORGANISATION, LOCATION)
    triggers = ()

    def detect(self, scan: Scan) -> Iterable[Span]:
        if not is_running_text(scan):
            return []
        around = Surroundings(scan)
        found: list[Span] = []
        for start, end in around.stretches():
            found += _found(scan, around, start, end)
        return found


def _found(scan: Scan, around: Surroundings, start: int, end: int) -> Iterator[Span]:
    """What one stretch of the text holds."""
    text = scan.text
    runs = runs_of(text, start, end)
    met = telling(text, runs)
    named = [span for span in scan.found if span[2] == "name"]
    if not met and not named:
        return
    taken = Taken(scan.found)
    bodies = list(_organisations(met, around))
    taken.add(bodies)
    yield from bodies
    people = list(_people(text, met, around, taken))
    if strangers := unknown(runs):
        people += _beside(strangers, around, taken)
        people += between(text, strangers, named + people, taken)
    taken.add([span for span in people if span[3] >= 0.5])
    for more in (mentions(text, named + people, runs, taken), listed(text, people, taken)):
        late = list(more)
        taken.add(late)
        people += late
    yield from people
    located = list(_places(text, met, around, taken))
    somebody = len(named) + len(people) + around.contacts_between(start, end)
    is_gazetteer = len(located) >= _MANY and len(located) > 3 * somebody
    yield from [span._replace(confidence=round(0.5 * span[3], 2)) for span in located] if is_gazetteer else located


_MANY = 12
"""Places from which a text that names next to nobody is a list of places, and no one's."""


def _organisations(runs: Iterable[Run], around: Surroundings) -> Iterator[Span]:
    for start, _, verdict in runs:
        if verdict.organisation is not None:
            first, last, legal = verdict.organisation
            if span := organisations.judge(start + first, start + last, around, legal=legal):
                yield span


def _places(text: str, runs: Iterable[Run], around: Surroundings, taken: Taken) -> Iterator[Span]:
    for start, _, verdict in runs:
        for offset, name in verdict[1]:
            at = start + offset
            if not taken.covers(at, at + len(name)) and (span := towns.judge(text, at, name, around)):
                yield span


def _people(text: str, runs: Iterable[Run], around: Surroundings, taken: Taken) -> Iterator[Span]:
    for start, _, verdict in runs:
        for person in verdict[0]:
            begin, end = start + person[0], start + person[1]
            if taken.covers(begin, end) or (not person[3] and _is_day(text, begin, end, person[4])):
                continue
            score = person[2]
            if "." in text[max(0, begin - 2) : begin] and (
                initials := _INITIALS.search(text, max(0, begin - 9), begin)
            ):
                begin = initials.start()
                score = max(score, min(score + 1.5, 0.9))
            value = _weigh(text, (begin, end), person, score, around)
            if value >= _SHOWN and (confidence := probability(value)) >= 0.2:
                yield Span(begin, end, "name", confidence)


_CALENDAR = frozenset(
    {"jan", "feb", "mar", "apr", "maj", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec", "mars", "april", "june",
     "juni", "juli", "august", "augusti", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tis", "ons", "fre"}
)  # fmt: skip
_AFTER_NUMBER = re.compile(r"(?<![\d:.,/-])[0-3]?\d(?:st|nd|rd|th|\.|:e|\. of| of)?[ -]\Z")
_BEFORE_NUMBER = re.compile(r"\.? [0-3]?\d(?:st|nd|rd|th)?(?![\w-])|\.?,? (?:19|20)\d\d(?![\w-])")


def _is_day(text: str, start: int, end: int, lowered: tuple[str, ...]) -> bool:
    """Whether a name of a month or weekday (`Jun`, `April`) stands beside the number of a day or year."""
    if not lowered or not _CALENDAR.issuperset(lowered):
        return False
    is_after = _AFTER_NUMBER.search(text, max(0, start - 9), start) is not None
    return is_after or _BEFORE_NUMBER.match(text, end) is not None


def _beside(runs: Iterable[Run], around: Surroundings, taken: Taken) -> Iterator[Span]:
    """People whom no list knows: beside an e-mail address made of their name, or at the head of a row of contacts."""
    for start, run, _ in runs:
        if not around.contact(start, start + len(run), ()):
            continue
        reading = read_name(run, 0)
        if reading is None or len(reading.words) < 2 or taken.covers(start, start + reading.end):
            continue
        begin, end = start + reading.start, start + reading.end
        words = [unaccented(word).lower() for word in reading.words if len(word) > 2]
        matched = around.named_in_address(begin, end, words) if len(words) > 1 else 0
        if matched:
            yield Span(begin, end, "name", 0.85 if matched > 1 else 0.65)
        elif end == start + len(run) and around.heads_contact(end) and not around.technical(begin):
            yield Span(begin, end, "name", 0.6)


_SHOWN = -1.5
"""Log-odds under which nothing is reported."""
_UNSURE = 1
"""Log-odds of words that name somebody for sure."""
_HOPE = 0.4
"""What the word before can add."""


def _weigh(text: str, at: tuple[int, int], person: Person, score: float, around: Surroundings) -> float:
    """The words' own log-odds with what stands before and after, and who can be reached near by.

    The cheap questions first, as long as there is hope.
    """
    start, end = at
    _, _, _, titled, lowered, place, is_street = person
    value = score + _signs(text, start, end) + around.contact(start, end, lowered)
    following = word_after(text, end)
    if following and speaks(text, end, following):
        value += 1.3
    if titled:
        value += 3.0
    if value + _HOPE < _SHOWN:
        return value
    lead = word_before(text, start)
    value -= around.technical(start)
    if leads_to_name(lead):
        value += _HOPE
    if place:
        value -= 3.0 if text[max(0, start - 2) : start].strip(" ,;|\t")[-1:].isdigit() else _as_place(place, lead)
    if is_street or (following and towns.goes_on_as_place(text, end, following)):
        value -= 2.0
    if lead in towns.BEFORE_PLACE or (lead in _QUANTITIES and _COUNTED.search(text, max(0, start - 12), start)):
        value -= 2.5
    if score < _UNSURE < len(lowered) and around.heads_contact(end):
        value += 1.5
    if value > 0 and around.technical(start) > 0 and _CREDIT.search(text, max(0, start - 90), start):
        value -= 2.0
    return value


_QUANTITIES = frozenset({"x", "st", "pcs", "stk", "ea", "à"})
_COUNTED = re.compile(r"(?<![\d.,])\d{1,4} ?(?:x|st|pcs|stk|ea|à) \Z")
"""`1 x Billy` in an invoice is a thing."""


def _as_place(place: str, lead: str) -> float:
    """What a town or country of that name counts against a person."""
    if place == "country":
        return 3.0
    return 2.0 if lead.lower() in towns.AT_PLACE else 0.4 if place == "weak" else 1.6


def _signs(text: str, start: int, end: int) -> float:
    """What the signs that touch the name say: those of code against it, a speaker's colon for it."""
    value = 0.0
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _CODE_BEFORE:
        is_signature = before == "/" and after in _LINE_ENDS and (start < 2 or text[start - 2].isspace())
        value += 2.0 if is_signature else -2.0
    if after == " ":
        return value
    if after in _QUOTES and before == after and " " not in text[start:end]:  # one word as a value of its own: `"Erik",`
        return value - 0.9
    if after in _CODE_AFTER or (after and after in ".:" and text[end + 1 : end + 2].isalnum()):
        value -= 2.0
    if after == ":" and _SPEAKER.match(line := text[max(0, start - 24) : start].rpartition("\n")[2]):
        value += 2.6 if line else 1.6
    return value
