"""Places: towns, countries and states from the list, judged by the words around them."""

from __future__ import annotations

import re
from functools import cache

from strongroom.discovery.core.detect.words.evidence import Surroundings, probability, word_after, word_before
from strongroom.discovery.core.detect.words.lexicon import never_alone, papers, places
from strongroom.discovery.core.finding import Span

AT_PLACE = frozenset(
    {"in", "from", "near", "at", "to", "visit", "visited", "visiting", "outside", "via", "of", "i", "från", "till", "nära",
     "utanför", "på", "genom", "aus", "nach", "bei", "à", "de", "en", "the", "where:", "in:", "from:", "city:", "ort:"}
)  # fmt: skip
"""Words that a place often follows."""

BEFORE_PLACE = frozenset(
    {"Lake", "Port", "New", "South", "North", "East", "West", "Mount", "Saint", "St.", "San", "Santa", "Fort", "Cape", "Mt.",
     "Södra", "Norra", "Östra", "Västra", "Stora", "Lilla"}
)  # fmt: skip
"""First words of places that are named after people."""

STREETS = frozenset(
    {"Street", "St", "Road", "Rd", "Avenue", "Ave", "Lane", "Ln", "Drive", "Dr", "Court", "Ct", "Boulevard", "Blvd", "Way",
     "Terrace", "Close", "Crescent", "Square", "Sq", "Highway", "Hwy", "Parkway", "Pkwy", "Mews", "Gardens", "Grove", "Circle",
     "Cir", "Place", "Pl", "Trail"}
)  # fmt: skip
"""English words that streets end in, and that people seldom do."""
FOLLOWS_PLACE = re.compile(
    rf"[ ](?:{'|'.join(sorted(STREETS))}|Park|Airport|Station|City|County|Island|Lake|River|University|kommun|län|stad"
    r"|centrum|torg|flygplats|Central|Country Club|Hotel|Hospital|Church|Institute)\b|,\s(?:[A-Z]{2}\b|Sweden|Sverige|Norway|Norge)"
)

_FOLLOWING = STREETS | frozenset(
    {"Park", "Airport", "Station", "City", "County", "Island", "Lake", "River",
     "University", "kommun", "län", "stad", "centrum", "torg", "flygplats", "Central", "Country", "Hotel", "Hospital", "Church",
     "Institute", "Sweden", "Sverige", "Norway", "Norge"}
)  # fmt: skip
"""The first words of `FOLLOWS_PLACE`."""


def goes_on_as_place(text: str, end: int, following: str) -> bool:
    """Whether the word that follows says that a place ends here (`Eva Park`, `Springfield, PA`)."""
    is_telling = following in _FOLLOWING or (len(following) == 2 and following.isupper())
    return is_telling and FOLLOWS_PLACE.match(text, end) is not None


def named(run: str) -> tuple[tuple[int, str], ...]:
    """The known places in a run of capitalised words, with their offsets; the longest name first."""
    words = run.split(" ")
    if _first_words().isdisjoint(words) and "'" not in run:
        return ()
    found = []
    position = index = 0
    while index < len(words):
        length, name = _longest(words, index)
        if length:
            found.append((position, name))
        taken = max(1, length)
        position += sum(len(word) + 1 for word in words[index : index + taken])
        index += taken
    return tuple(found)


@cache
def _first_words() -> frozenset[str]:
    known = places()
    return frozenset(name.split(" ")[0] for name in known.towns | known.countries | known.states)


def _longest(words: list[str], index: int) -> tuple[int, str]:
    known = places()
    for length in range(min(4, len(words) - index), 0, -1):
        name = " ".join(words[index : index + length])
        bare = name.removesuffix("'s").rstrip("'")
        if bare in known.towns or bare in known.countries or (bare in known.states and len(bare) > 2):
            return length, bare
    return 0, ""


def judge(text: str, start: int, name: str, around: Surroundings) -> Span | None:
    """The place at `start`, if it is likely enough that it is one."""
    end = start + len(name)
    if name in _MONTHS or (name in _FONTS and _BESIDE_FONTS.search(text, max(0, start - 60), end + 40)):
        return None
    known = places()
    before = word_before(text, start)
    value = 1.6 if name in known.countries else 0.6
    if name in known.weak:
        value -= 1.5
    if name in never_alone() and before[-1:] in _OPENS and _GOES_ON.match(text, end):
        return None
    value -= 1.2 * around.technical(start)
    if before.lower() in AT_PLACE:
        value += 1.5
    if FOLLOWS_PLACE.match(text, end):
        value += 0.6
    following = word_after(text, end) if text[end : end + 1] == " " else ""
    is_issuer = before in _HEADS and name in known.countries and _NUMBERED.match(text, end)
    if is_issuer or following in papers() or _PAPERS.match(text, end):
        value -= 2.5
    value += _signs(text, start, end, around)
    confidence = probability(value)
    return Span(start, end, "location", confidence) if confidence >= 0.2 else None


_OPENS = frozenset({"", ".", "!", "?", ">", "-", "–", "*", "•"})
_GOES_ON = re.compile(r":| (?!kommun|centrum|stad\b)[^\W\d_]")
"""After a word that sentences begin with, and that is a town too (`Bor ensam`, `Vara snäll`)."""


def _signs(text: str, start: int, end: int, around: Surroundings) -> float:
    """What the signs that touch the place say: those of code against it, those of a row about somebody for it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before in "_/\\$#@`=<>-." or before.isalnum()):
        return -2.0
    if after and before == after and before in "\"'":
        return -0.8
    if before and before in ";,\t|" and (not after or after in ";,\t|\n\r") and around.contact(start, start, ()):
        row = text[max(start - _ROW, 0) : start].rpartition("\n")[2]
        return 1.6 if any(map(str.isdigit, row)) else 0.0
    return 0.0


_ROW = 400
"""Signs of a row before the place."""
_FONTS = frozenset({"Georgia", "Geneva", "Monaco", "Cambria"})
"""Places that typefaces are named after."""
_BESIDE_FONTS = re.compile(r"\bfont|serif\b|\b(?:Helvetica|Arial|Verdana|Times New Roman|Courier)\b")
_MONTHS = frozenset({"March", "May", "August", "April", "June", "Mars", "Mai", "Augusti"})
_PAPERS = re.compile(
    r" (?:passports?|pass|citizens?|driv\w+|licen[cs]es?|social|number|numbers|ID|bank|phone|mobile"
    r"|dollars?|national|tax|visa|vehicle|plates?|postcodes?|zip|post|resident|identity)\b"
)
_HEADS = frozenset({"", "the", "The"})
_NUMBERED = re.compile(
    r"(?:'s)?(?: [^\n:.,]{1,60})? (?:[Nn]umbers?|[Nn]o\.?|ID|[Cc]ard|[Cc]ode|[Rr]eference)[:#] ?[A-Z]{0,4}[ -]?\d"
)
"""The rest of a number's label that a country heads: `South Korea Business Registration Number: 123456789`."""
"""Words of papers and numbers, which name a country only as their issuer (`UK passport`)."""
