"""Places: towns, countries and states from the list, judged by the words around them."""

from __future__ import annotations

import re
from functools import cache
from collections.abc import Callable, Iterable, Iterator

from strongroom.discovery.core.detect.words.evidence import Surroundings, probability
from strongroom.discovery.core.detect.words.lexicon import places
from strongroom.discovery.core.finding import Span

AT_PLACE = re.compile(
    r"\b(?:in|from|near|at|to|visit|visited|visiting|outside|via|of|lives in|living in|born in|moved to|i|från|till|nära|utanför|bor i"
    r"|född i|flyttade till|besökte|på|genom|aus|nach|bei|à|de|en|the city of|the|where:)\s\Z",
    re.IGNORECASE,
)
STREETS = frozenset({"Street", "St", "Road", "Rd", "Avenue", "Ave", "Lane", "Ln", "Drive", "Dr", "Way", "Blvd", "Court", "Circle", "Close",
                     "Terrace", "Square", "Place"})  # fmt: skip
BEFORE_PLACE = re.compile(r"\b(?:Lake|Port|New|South|North|East|West|Mount|Saint|St\.|San|Santa|Fort|Cape|Mt\.|Södra|Norra|Östra|Västra|Stora|Lilla) \Z")
FOLLOWS_PLACE = re.compile(
    r"[ ](?:Street|Road|Avenue|Ave|Square|Park|Airport|Station|City|County|Island|Lake|River|University|kommun|län|stad"
    r"|centrum|torg|flygplats|Central|Country Club|Hotel|Hospital|Church|Institute)\b|,\s(?:[A-Z]{2}\b|Sweden|Sverige|Norway|Norge)"
)


def spans(
    text: str, runs: Iterable[tuple[int, int]], around: Surroundings, covered: Callable[[int, int], bool]
) -> Iterator[Span]:
    """Known places in the runs that nothing else has claimed, the longest name first."""
    for start, end in runs:
        position = start
        words = text[start:end].split(" ")
        if _first_words().isdisjoint(words) and "'" not in text[start:end]:
            continue
        index = 0
        while index < len(words):
            length, name = _longest(words, index)
            if length and not covered(position, position + len(name)):
                value = _score(text, name, position, around)
                confidence = probability(value)
                if confidence >= 0.2:
                    yield Span(position, position + len(name), "location", confidence)
            taken = max(1, length)
            position += sum(len(word) + 1 for word in words[index : index + taken])
            index += taken


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


def _score(text: str, name: str, start: int, around: Surroundings) -> float:
    known = places()
    value = 1.6 if name in known.countries else 0.6
    if name in known.weak:
        value -= 1.5
    value -= 0.8 * around.technical(start)
    if AT_PLACE.search(text[max(0, start - 24) : start]):
        value += 1.5
    if FOLLOWS_PLACE.match(text, start + len(name)):
        value += 0.6
    before = text[start - 1 : start]
    if before and (before in "_/\\$#@`=<>-." or before.isalnum()):
        value -= 2.0
    return value
