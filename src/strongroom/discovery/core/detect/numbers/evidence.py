"""What stands beside a number: labels on its line, the words before it, the caption of the whole text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from strongroom.discovery.core.detect.numbers.generic import AGAINST, PHONE_WORDS
from strongroom.discovery.core.detect.numbers.lexicon import Label, Lexicon, listed
from strongroom.discovery.core.detect.numbers.token import WORD_BYTES
from strongroom.discovery.core.detect.scan import Scan

Hint = Literal["phone", "against", ""]

REACH = 64
"""Characters before a number in which its label is looked for."""
_SHORT_REACH = 14
_BEHIND = 24
_MOST = 6

_HINTS: dict[str, Hint] = dict.fromkeys(listed(AGAINST), "against")
_HINTS.update(dict.fromkeys(listed(PHONE_WORDS), "phone"))
_WORDS = re.compile(r"[^\W\d_]+")
_NO_DIGITS = bytes(set(range(256)) - set(range(48, 58)))
_LISTING = b"0123456789 .,;:-/+()&\xa0"
"""Between a label and the second of several numbers in a row."""
_ONLY_BETWEEN = b" \t:\r\n#-=|>"


class Evidence:
    """The labels of one scan. Hits are tuples (end, which, start), sorted; the first two triggers are no labels."""

    def __init__(self, scan: Scan, lexicon: Lexicon, labels: Sequence[Label], hits: list[tuple[int, int, int]]) -> None:
        self._text = scan.text
        self._data = scan.data
        self._labels = labels
        self._hits = hits
        self.caption = lexicon.of(scan.label) if scan.label else []
        self._caption_hint: Hint = _hint(scan.label) if scan.label else ""

    def near(self, start: int, end: int) -> list[Label]:
        """Labels that speak of the number between two offsets, the nearest (and of those the longest) first."""
        found = self._before(start)
        if not found and end < len(self._data) and self._data[end : end + 2].strip(b" ")[:1] == b"(":
            found = self._behind(end)
        return [*found, *self.caption]

    def _before(self, start: int) -> list[Label]:
        hits, data, found = self._hits, self._data, []
        at = bisect_left(hits, (start + 1,)) - 1
        while at >= 0 and hits[at][0] >= start - REACH and len(found) < _MOST:
            stop, which, _ = hits[at]
            at -= 1
            label = self._labels[which]
            if self._is_whole(stop, label) and self._reaches(stop, start, label):
                found.append(label)
        return found

    def _behind(self, end: int) -> list[Label]:
        hits, found = self._hits, []
        at = bisect_left(hits, (end + 1,))
        while at < len(hits) and hits[at][0] <= end + _BEHIND:
            stop, which, _ = hits[at]
            if self._is_whole(stop, self._labels[which]):
                found.append(self._labels[which])
            at += 1
        return found[:_MOST]

    def _is_whole(self, stop: int, label: Label) -> bool:
        data, begin = self._data, stop - len(label.text)
        return not (stop < len(data) and data[stop] in WORD_BYTES and data[stop] != 0x5F) and not (
            begin and data[begin - 1] in WORD_BYTES and data[begin - 1] != 0x5F
        )

    def _reaches(self, stop: int, start: int, label: Label) -> bool:
        between = self._data[stop:start]
        if label.is_short and len(between) > _SHORT_REACH:
            return False
        if len(between) > 8 and len(between.translate(None, _NO_DIGITS)) >= 5 and between.translate(None, _LISTING):
            return False
        return b"\n" not in between or (between.count(b"\n") < 3 and not between.strip(_ONLY_BETWEEN))

    def hint(self, start: int) -> tuple[Hint, int]:
        """What the words just before say, and how many words away; the caption where they say nothing."""
        begin = max(0, start - 40)
        window = self._text[max(begin, self._text.rfind("\n", begin, start) + 1) : start].lower()
        words = _WORDS.findall(window)
        for distance, word in enumerate(reversed(words[-6:])):
            if hint := _HINTS.get(word):
                return hint, distance
        return self._caption_hint, 0


def _hint(caption: str) -> Hint:
    for word in _WORDS.findall(caption.lower()):
        if hint := _HINTS.get(word):
            return hint
    return ""
