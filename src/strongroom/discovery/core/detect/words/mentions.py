"""Names that follow from other names: parts of a full name met elsewhere, and neighbours in a list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from operator import itemgetter

from strongroom.discovery.core.detect.words.lexicon import places
from strongroom.discovery.core.detect.words.naming import UPPER, plain, sort
from strongroom.discovery.core.detect.words.runs import Run
from strongroom.discovery.core.finding import Span

_LEFT = re.compile(rf"(?<![\w.@/-])([{UPPER}][\w'’-]+)(?:, | and | och | & )\Z")
_RIGHT = re.compile(rf"(?:, (?:and |och )?| and | och | & )([{UPPER}][\w'’-]+)(?![\w@/-]|\.\w)")
_SEEN = 0.7
_start = itemgetter(0)


class Taken:
    """Which stretches of the text are spoken for."""

    def __init__(self, found: Iterable[Span]) -> None:
        """`found` is sorted by start."""
        self._set([span for span in found if span[3] >= 0.5])

    def _set(self, sure: list[Span]) -> None:
        self._sure = sure
        self._starts = [span[0] for span in sure]
        self._reach = list(accumulate([span[1] for span in sure], max))

    def add(self, spans: Collection[Span]) -> None:
        if spans:
            self._set(sorted([*self._sure, *spans], key=_start))  # two runs in order: a merge

    def covers(self, start: int, end: int) -> bool:
        """Whether anything spoken for touches the stretch."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def holds(self, start: int, end: int) -> bool:
        """Whether what is spoken for from before the stretch, or its start, goes on to its end."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end


def mentions(text: str, found: Iterable[Span], runs: Iterable[Run], taken: Taken) -> Iterator[Span]:
    """Parts of a full name met with certainty, standing alone elsewhere in the same text."""
    parts = _parts(text, found)
    if not parts:
        return
    known = parts.keys()
    for start, run, verdict in runs:
        words = verdict[3]
        if not words or (words[0][0] not in known and len(words) == 1) or taken.holds(start, start + len(run)):
            continue
        last: Span | None = None
        for word, offset in words:
            at, end = start + offset, start + offset + len(word)
            if word not in known or taken.covers(at, end) or not _stands_alone(text, at, end):
                continue
            sure = round(parts[word], 2)
            if last is not None and text[last.end : at] == " ":  # the full name once more
                last = last._replace(end=end, confidence=max(last.confidence, sure))
                continue
            if last is not None:
                yield last
            last = Span(at, end, "name", sure)
        if last is not None:
            yield last


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in "_@.-/") and text[end : end + 1] not in ("@", "/")


def _parts(text: str, found: Iterable[Span]) -> dict[str, float]:
    """First and last words of full names, and how sure a mention of each is."""
    parts: dict[str, float] = {}
    for start, end, _, confidence, _, _ in found:
        if confidence >= _SEEN and end - start <= _LONGEST:
            for word, doubt in _ends[text[start:end]]:
                sure = confidence - doubt
                if sure > parts.get(word, 0.0):
                    parts[word] = sure
    return parts


class _Ends(dict[str, tuple[tuple[str, float], ...]]):
    """Of a full name its first and last word, and how much less sure a mention of it alone is than the name."""

    def __missing__(self, name: str) -> tuple[tuple[str, float], ...]:
        if len(self) >= _KEPT:
            self.clear()
        words = name.split()
        ends = (words[0], words[-1]) if len(words) > 1 else ()
        found = self[name] = tuple((word, doubt) for word in ends if (doubt := _doubt(word)))
        return found


_KEPT, _LONGEST = 16384, 100
"""Names that are kept, and the letters of the longest."""
_ends = _Ends()


def _doubt(word: str) -> float:
    """0 where the word says nothing."""
    shape = sort(plain(word))
    if len(word) < 3 or shape not in "gfbuw":
        return 0.0
    return 0.2 if shape == "w" else 0.08


def listed(text: str, people: Iterable[Span], taken: Taken) -> Iterator[Span]:
    """Neighbours of single names in a list: `Malon, Mark, Kaylee and Jennifer`."""
    pending = [span for span in people if span.confidence >= 0.5 and " " not in text[span.start : span.end]]
    begun: set[int] = set()
    while pending:
        span = pending.pop()
        left = (
            _LEFT.search(text, max(0, span.start - 30), span.start)
            if text[span.start - 1 : span.start] == " "
            else None
        )
        for match in (left, _RIGHT.match(text, span.end)):
            if match is None or len(match[1]) < 3 or match[1] in places().countries or match.start(1) in begun:
                continue
            if taken.covers(*match.span(1)):
                continue
            shape = sort(plain(match[1]))
            if shape in "gfbwu":
                share = 0.75 if shape == "u" else 0.95
                found = Span(*match.span(1), "name", round(span.confidence * share, 2))
                begun.add(found.start)
                pending += [found] if found.confidence >= 0.5 else []
                yield found


def between(text: str, runs: Iterable[Run], people: Iterable[Span], taken: Taken) -> Iterator[Span]:
    """Full names that no list knows, beside one that is sure in a list: `Present: Erik Berg, Zyx Quimby and Maja Lind`."""
    sure = [span for span in people if span.confidence >= _LISTED and " " in text[span.start : span.end]]
    ends, begins = {span.end for span in sure}, {span.start for span in sure}
    if not sure:
        return
    for start, run, _ in runs:
        end = start + len(run)
        before, after = _JOINT_BEFORE.search(text, max(0, start - 6), start), _JOINT.match(text, end)
        is_listed = (before is not None and before.start() in ends) or (after is not None and after.end() in begins)
        words = run.split(" ")
        if (
            is_listed
            and len(words) < 4
            and all(len(word) > 2 and sort(word) in "ugfbw" for word in words)
            and not taken.covers(start, end)
        ):
            yield Span(start, end, "name", 0.65)


_LISTED = 0.7
_JOINT = re.compile(r", (?:and |och )?| and | och | & ")
_JOINT_BEFORE = re.compile(rf"(?:{_JOINT.pattern})\Z")
