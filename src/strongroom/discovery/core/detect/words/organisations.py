"""Organisations by the word that ends or begins their name: `Lind Foto AB`, `Wayne Enterprises`, `St Mary's Clinic`."""

from __future__ import annotations

import re

from strongroom.discovery.core.detect.words.evidence import Surroundings, probability
from strongroom.discovery.core.detect.words.lexicon import common_words, names, not_people, places
from strongroom.discovery.core.detect.words.naming import UPPER, plain
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
_TRADES = (
    "Salon", "Salong", "Studio", "Bakery", "Bageri", "Café", "Photography", "Motors", "Garage", "Bistro", "Frisör", "Bilverkstad",
)  # fmt: skip
"""Kinds of firm that end a firm's name only where a family's or a town's stands before: `Visual Studio` is none."""
SUFFIXES = frozenset((*LEGAL, *BODIES, *_TRADES))
_BODIES = frozenset(BODIES)
_LEGAL = frozenset(LEGAL)
_OF_CAPITALS = frozenset({"SE", "SA", "AS", "KG", "AG", "NV", "SAS"})
"""Legal forms that, where everything is in capitals, are as likely a word or a code."""
FOLLOWS = re.compile(rf"(?: (?:[{UPPER}][\w-]*|&)){{0,2}} (?:{'|'.join(LEGAL)})\b")
"""The rest of an organisation's name after what reads as a person's."""

_SCHEMES = frozenset({"National Insurance", "Social Insurance", "Health Insurance", "Life Insurance", "Home Insurance"})
"""What everybody has: no body's name."""
_ARTICLES = frozenset({"The", "A", "An", "Our", "At", "In", "By", "This", "Your", "For", "From", "To", "Each", "Any"})


def named(run: str) -> tuple[int, int, bool] | None:
    """Where in a run of capitalised words an organisation stands, and whether its legal form is named."""
    words = run.split(" ")
    if SUFFIXES.isdisjoint(words):
        return None
    last = max(index for index, word in enumerate(words) if word in SUFFIXES)
    first = 0
    while first < last and words[first] in _ARTICLES:
        first += 1
    if " ".join(words[first : last + 1]) in _SCHEMES:
        return None
    legal = words[last] in _LEGAL and not (words[last] in _OF_CAPITALS and run.isupper())
    if not legal and words[last] not in _BODIES and (last == first or not _is_whose(plain(words[last - 1]))):
        return None
    if last == first or not (legal or last - first <= 4):
        return None
    return len(" ".join(words[:first])) + (1 if first else 0), len(" ".join(words[: last + 1])), legal


def _is_whose(word: str) -> bool:
    """Whether a firm may be named after it: a family, a town."""
    return names().is_family(word) or word in places().towns


def judge(start: int, end: int, around: Surroundings, *, legal: bool) -> Span | None:
    if (_PLATE if legal else _PAPERS).match(around.text, end) and _is_plain(
        around.text[start:end].split(" "), legal=legal
    ):
        return None
    confidence = probability((1.4 if legal else 0.5) - around.technical(start))
    return Span(start, end, "organisation", confidence) if confidence >= 0.2 else None


_PAPERS = re.compile(
    r" (?:accounts?|number|no|code|id|card|register|registration|identification|reference)\b", re.IGNORECASE
)
_PLATE = re.compile(r"[ -]\d{1,4}\b(?!-)")


def _is_plain(words: list[str], *, legal: bool) -> bool:
    """Before a number: whether the words are a plate's two groups of letters, or name a kind of body and no one body."""
    if legal:
        district, letters = words[-2:]
        return len(letters) < _LETTERS and len(district) < _LETTERS and (district + letters).isupper()
    return all(word in not_people() or word.lower() in common_words() for word in words)


_LETTERS = 3
