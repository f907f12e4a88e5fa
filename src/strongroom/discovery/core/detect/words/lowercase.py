"""Names and places in texts without a capital: file names, chat, search terms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.detect.words.capitals import LOCATION, NAME
from strongroom.discovery.core.detect.words.evidence import SPEECH, leads_to_name, word_before
from strongroom.discovery.core.detect.words.lexicon import common_words, names, never_alone, papers, places
from strongroom.discovery.core.detect.words.naming import sort
from strongroom.discovery.core.detect.words.towns import AT_PLACE
from strongroom.discovery.core.finding import Span

_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,}(?:['’-][^\W\d_]{2,})*(?![\w@/]|\.\w)")
_LONGEST = 20_000


class LowercaseDetector:
    """Only looks at short texts that are in lower case throughout."""

    kinds = (NAME, LOCATION)
    triggers = ()

    def detect(self, scan: Scan) -> Iterable[Span]:
        if scan.is_column or scan.noisy or len(scan.text) > _LONGEST or not scan.text.islower():
            return
        words = list(_WORD.finditer(scan.text))
        index = 0
        while index < len(words):
            span = _name(scan.text, words, index) or _place(scan.text, words[index])
            if span is not None:
                yield span
            while span is not None and index + 1 < len(words) and words[index + 1].start() < span.end:
                index += 1
            index += 1


def _shape(word: str) -> str:
    return (
        "-"
        if word in common_words() or word.upper() in papers()
        else sort("-".join(part.capitalize() for part in word.split("-")))
    )


def _name(text: str, words: list[re.Match[str]], index: int) -> Span | None:
    """A given name, with the family name that follows it."""
    first = words[index]
    shape = _shape(first.group())
    if shape not in "gbf":
        return None
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and text[first.end() : following.start()] == " " and shape in "gb":
        second = _shape(following.group())
        if second not in "gfb" and following.group().capitalize() in names().family:
            return Span(first.start(), following.end(), "name", 0.7)
        if second in "fbg":
            return Span(first.start(), following.end(), "name", 0.8)
        if second == "u" and len(following.group()) > 3:
            return Span(first.start(), following.end(), "name", 0.6)
    if first.group().capitalize() in never_alone():
        return None
    sure = 0.45 if shape in "gb" else 0.3
    if SPEECH.match(text, first.end()) or leads_to_name(word_before(text, first.start())):
        sure += 0.15
    return Span(first.start(), first.end(), "name", sure)


def _place(text: str, word: re.Match[str]) -> Span | None:
    name = word.group().capitalize()
    known = places()
    at_place = word_before(text, word.start()) in AT_PLACE
    if name in known.countries:
        return Span(word.start(), word.end(), "location", 0.8 if at_place else 0.6)
    if name in known.towns and name not in known.weak and at_place and word.group() not in common_words():
        return Span(word.start(), word.end(), "location", 0.65)
    return None
