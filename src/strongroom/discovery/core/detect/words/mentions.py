"""Names that follow from other names: parts of a full name met elsewhere, and neighbours in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from strongroom.discovery.core.detect.words.lexicon import places
from strongroom.discovery.core.detect.words.naming import UPPER, plain, sort
from strongroom.discovery.core.finding import Span

_CAPITAL_WORD = re.compile(rf"[{UPPER}]\w+(?:['’-][{UPPER}]?\w{{2,}})*")
_LEFT = re.compile(rf"(?<![\w.@/-])([{UPPER}][\w'’-]+)(?:, | and | och | & )\Z")
_RIGHT = re.compile(rf"(?:, (?:and |och )?| and | och | & )([{UPPER}][\w'’-]+)(?![\w@/-]|\.\w)")
_SEEN = 0.7


class Taken:
    """Which stretches of the text are spoken for, one byte a code point."""

    def __init__(self, text: str, found: Iterable[Span]) -> None:
        self.mask = bytearray(len(text))
        self.add(span for span in found if span.confidence >= 0.5)

    def add(self, spans: Iterable[Span]) -> None:
        mask = self.mask
        for span in spans:
            mask[span.start : span.end] = b"\1" * (span.end - span.start)

    def covers(self, start: int, end: int) -> bool:
        """Whether anything spoken for touches the stretch."""
        return self.mask.find(1, start, end) >= 0


def mentions(text: str, found: Iterable[Span], taken: Taken) -> Iterator[Span]:
    """Parts of a full name met with certainty, standing alone elsewhere in the same text."""
    parts = _parts(text, found)
    if not parts:
        return
    mask = taken.mask
    for match in _CAPITAL_WORD.finditer(text):
        at = match.start()
        if mask[at]:
            continue
        confidence = parts.get(match.group(), 0.0)
        if not confidence:
            continue
        end = match.end()
        before = text[at - 1] if at else " "
        if (
            not (before.isalnum() or before in "_@.-/")
            and text[end : end + 1] not in ("@", "/")
            and not taken.covers(at, end)
        ):
            yield Span(at, end, "name", confidence)


def _parts(text: str, found: Iterable[Span]) -> dict[str, float]:
    """First and last words of full names, and how sure a mention of each is."""
    parts: dict[str, float] = {}
    for span in found:
        if span.type != "name" or span.confidence < _SEEN:
            continue
        words = text[span.start : span.end].split()
        if len(words) < 2:
            continue
        for word in (words[0], words[-1]):
            if doubt := _doubt(word):
                parts[word] = max(parts.get(word, 0.0), round(span.confidence - doubt, 2))
    return parts


@lru_cache(maxsize=8192)
def _doubt(word: str) -> float:
    """How much less sure a mention of this word alone is than the full name; 0 where it says nothing."""
    shape = sort(plain(word))
    if len(word) < 3 or shape not in "gfbuw":
        return 0.0
    return 0.2 if shape == "w" else 0.08


def listed(text: str, people: Iterable[Span], taken: Taken) -> Iterator[Span]:
    """Neighbours of single names in a list: `Malon, Mark, Kaylee and Jennifer`."""
    pending = [span for span in people if span.confidence >= 0.5 and " " not in text[span.start : span.end]]
    while pending:
        span = pending.pop()
        left = (
            _LEFT.search(text, max(0, span.start - 30), span.start)
            if text[span.start - 1 : span.start] == " "
            else None
        )
        for match in (left, _RIGHT.match(text, span.end)):
            if match is None or len(match[1]) < 3 or match[1] in places().countries or taken.covers(*match.span(1)):
                continue
            shape = sort(plain(match[1]))
            if shape in "gfbwu":
                share = 0.75 if shape == "u" else 0.95
                found = Span(*match.span(1), "name", round(span.confidence * share, 2))
                taken.add([found])
                pending += [found] if found.confidence >= 0.5 else []
                yield found
