"""Names that follow from other names: parts of a full name met elsewhere, and neighbours in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from strongroom.discovery.core.detect.words.lexicon import places
from strongroom.discovery.core.detect.words.naming import UPPER, plain, sort
from strongroom.discovery.core.finding import Span

_CAPITAL_WORD = re.compile(rf"[{UPPER}]\w+(?:['’-][{UPPER}]?\w{{2,}})*")
_LEFT = re.compile(rf"(?<![\w.@/-])([{UPPER}][\w'’-]+)(?:, | and | och | & )\Z")
_RIGHT = re.compile(rf"(?:, (?:and |och )?| and | och | & )([{UPPER}][\w'’-]+)(?![\w@/-]|\.\w)")
_SEEN = 0.7


_MANY = 64
_ONES = b"\1" * _MANY


class Taken:
    """Which stretches of the text are spoken for, one byte a code point."""

    def __init__(self, text: str, found: Iterable[Span]) -> None:
        self.mask = bytearray(len(text))
        self.add([span for span in found if span[3] >= 0.5])

    def add(self, spans: Iterable[Span]) -> None:
        mask = self.mask
        for start, end, _, _, _, _ in spans:
            size = end - start
            mask[start:end] = _ONES[:size] if size <= _MANY else b"\1" * size

    def covers(self, start: int, end: int) -> bool:
        """Whether anything spoken for touches the stretch."""
        return self.mask.find(1, start, end) >= 0


def mentions(text: str, found: Iterable[Span], runs: Mapping[str, Sequence[int]], taken: Taken) -> Iterator[Span]:
    """Parts of a full name met with certainty, standing alone elsewhere in the same text.

    `runs` are all runs of capitalised words, and where each starts.
    """
    parts = _parts(text, found)
    if not parts:
        return
    mask = taken.mask
    for run, starts in runs.items():
        for offset, word in _words(run):
            if word not in parts:
                continue
            for start in starts:
                at, end = start + offset, start + offset + len(word)
                if not mask[at] and _stands_alone(text, at, end) and not taken.covers(at, end):
                    yield Span(at, end, "name", round(parts[word], 2))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in "_@.-/") and text[end : end + 1] not in ("@", "/")


@lru_cache(maxsize=32768)
def _words(run: str) -> tuple[tuple[int, str], ...]:
    """The words of a run that may be names, and where they start in it."""
    return tuple((match.start(), match[0]) for match in _CAPITAL_WORD.finditer(run))


def _parts(text: str, found: Iterable[Span]) -> dict[str, float]:
    """First and last words of full names, and how sure a mention of each is."""
    parts: dict[str, float] = {}
    for start, end, kind, confidence, _, _ in found:
        if kind == "name" and confidence >= _SEEN:
            for word, doubt in _ends(text[start:end]):
                sure = confidence - doubt
                if sure > parts.get(word, 0.0):
                    parts[word] = sure
    return parts


@lru_cache(maxsize=8192)
def _ends(name: str) -> tuple[tuple[str, float], ...]:
    """The first and the last word of a full name, and how much less sure a mention of it alone is than the name."""
    words = name.split()
    if len(words) < 2:
        return ()
    return tuple((word, doubt) for word in (words[0], words[-1]) if (doubt := _doubt(word)))


def _doubt(word: str) -> float:
    """0 where the word says nothing."""
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
