"""Organisations by the word that ends or begins their name: `Lind Foto AB`, `Wayne Enterprises`, `St Mary's Clinic`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strongroom.discovery.core.detect.words.evidence import Surroundings, probability
from strongroom.discovery.core.detect.words.naming import UPPER
from strongroom.discovery.core.finding import Span

LEGAL = (
    "AB", "HB", "KB", "Ltd", "Limited", "LLC", "LLP", "PLC", "Plc", "Inc", "Corp", "Corporation", "GmbH", "AG", "KG", "Oy", "Oyj",
    "AS", "ASA", "ApS", "BV", "NV", "SA", "SARL", "SAS", "SpA", "Pty", "SE",
)  # fmt: skip
BODIES = (
    "Clinic", "Hospital", "Church", "University", "College", "School", "Bank", "Enterprises", "Industries", "Group", "Holdings",
    "Partners", "Associates", "Solutions", "Technologies", "Systems", "Analytics", "Services", "Consulting", "Foundation",
    "Institute", "Pharmacy", "Insurance", "Sons", "Company", "Studios", "Labs", "Agency", "Center", "Centre", "Kommun",
    "Vårdcentral", "Tandvård", "Bygg", "Städ", "Konsult", "Fastigheter", "Församling", "Förening", "Stiftelsen", "Region",
    "Förvaltning", "Åkeri", "Redovisning", "Advokatbyrå", "Skola", "Gymnasium",
)  # fmt: skip
SUFFIXES = frozenset((*LEGAL, *BODIES))
_LEGAL = frozenset(LEGAL)
_CONTENT = re.compile(rf"(?:\s*(?:&|and|och|und)\s+[{UPPER}][\w'’-]+|[ ,]{{1,2}}(?:AB|HB|Ltd|LLC|Inc|GmbH|Co)\b\.?)*")
_ARTICLES = frozenset({"The", "A", "An", "Our", "At", "In", "By", "This", "Your", "For", "From", "To", "Each", "Any"})


def spans(text: str, runs: Iterable[tuple[int, int]], around: Surroundings) -> Iterator[Span]:
    """The runs that end in, or hold, a word that firms and institutions have in their names."""
    for start, end in runs:
        words = text[start:end].split(" ")
        places = [index for index, word in enumerate(words) if word in SUFFIXES]
        if not places:
            continue
        last = places[-1]
        first = 0
        while first < last and words[first] in _ARTICLES:
            first += 1
        if last == first:
            continue
        begin = start + len(" ".join(words[:first])) + (1 if first else 0)
        stop = start + len(" ".join(words[: last + 1]))
        legal = words[last] in _LEGAL
        if legal or last - first <= 4:
            confidence = probability((1.4 if legal else 0.5) - around.technical(begin))
            if confidence >= 0.2:
                yield Span(begin, stop, "organisation", confidence)
