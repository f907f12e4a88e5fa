"""What stands beside a number: labels on its line, the words before it, the caption of the whole text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import ahocorasick

from strongroom.discovery.core.detect.numbers.generic import AGAINST
from strongroom.discovery.core.detect.numbers.lexicon import Label, Lexicon, listed
from strongroom.discovery.core.detect.numbers.token import LETTERS
from strongroom.discovery.core.detect.scan import Scan

REACH = 64
"""Characters before a number in which its label is looked for."""
_SHORT_REACH = 14
_BARE_REACH = 26
"""For numbers that only their label tells: a few words between at most."""
_NOT_SPACE = bytes(set(range(256)) - {32})
_BEHIND = 24
_MOST = 6
CLOSE = 3

_AGAINST = frozenset(listed(AGAINST))
_BEYOND = re.compile("[\u0100-\u1fff\u2c00-\ud7ff\uf900-\uffef]")
_WORDS = re.compile(r"[^\W\d_]+")
_NO_DIGITS = bytes(set(range(256)) - set(range(48, 58)))
_LISTING = b"0123456789 .,;:-/+()&\xa0"
"""Between a label and the second of several numbers in a row."""
_LISTED = re.compile(rb"[0-9A-Za-z\xc0-\xff]+")
_JOINTS = frozenset(b"and or och eller und oder et ou y e o ve en of s".split())
_SHORT = 4
_SAID = re.compile(
    rb" (?:is|was|es|ist|est|\xe4r|\xe8) (?:my|our|his|her|their|your|the|mi|su|mein|unser|min|mitt|v\xe5r|v\xe5rt|hans|hennes|mon|notre)\b",
    re.IGNORECASE,
)
"""The number stands first: "53125226D is our UEN"."""
_FAR_BEHIND = 44
_PLURAL = 0x73
_ONLY_BETWEEN = b" \t:\r\n#-=|>"


class Evidence:
    """The labels of one scan, found by the automaton, and of its caption."""

    def __init__(
        self,
        scan: Scan,
        hits: Sequence[tuple[int, int]],
        lexicon: Lexicon,
        labels: Sequence[Label],
        beyond: ahocorasick.Automaton,
    ) -> None:
        self._text = scan.text
        self._data = scan.data
        self._labels = labels
        self.hits = hits
        self._beyond = None if b"?" not in scan.data or scan.text.isascii() else beyond
        self.caption = lexicon.of(scan.label) if scan.label else []
        self._caption_is_against = not _AGAINST.isdisjoint(_WORDS.findall(scan.label.lower()))

    def near(self, start: int, end: int, shape: bytes) -> list[Label]:
        """Labels that speak of the number between two offsets, the nearest first.

        Where the nearest names exactly one number of this shape no other is looked for.
        """
        hits, data = self.hits, self._data
        found: list[Label] = []
        at = bisect_left(hits, (start + 1,)) - 1
        least = start - REACH
        last = -1
        while at >= 0 and (stop := hits[at][0]) >= least and len(found) < _MOST:
            label = self._labels[hits[at][1]]
            at -= 1
            if not self.is_whole(stop, label):
                continue
            if start - stop > CLOSE and not self._reaches(data[stop:start], label):
                continue
            if stop == last:
                _add_longest_first(found, label, shape)
                continue
            if last >= 0 and not found[0].roles and len(found[0].by_shape.get(shape, ())) == 1:
                break
            found.append(label)
            last = stop
        if self._beyond is not None and not (found and shape in found[0].by_shape):
            found = [*self._in_other_scripts(start), *found]
        if not found:
            if data[end : end + 2].strip(b" ")[:1] == b"(":
                found = self._behind(end, _BEHIND)
            elif _SAID.match(data, end):
                found = self._behind(end, _FAR_BEHIND)
        return [*found, *self.caption] if self.caption else found

    def _in_other_scripts(self, start: int) -> list[Label]:
        begin = max(0, start - REACH)
        window = self._text[max(begin, self._text.rfind("\n", begin, start - 1) + 1) : start]
        if window.isascii() or not _BEYOND.search(window) or self._beyond is None:
            return []
        return [label for _, label in self._beyond.iter(window.lower())][::-1][:_MOST]

    def _behind(self, end: int, reach: int) -> list[Label]:
        hits, found = self.hits, list[Label]()
        at = bisect_left(hits, (end + 1,))
        while at < len(hits) and hits[at][0] <= end + reach and len(found) < _MOST:
            label = self._labels[hits[at][1]]
            if self.is_whole(hits[at][0], label):
                found.append(label)
            at += 1
        return found

    def is_whole(self, stop: int, label: Label) -> bool:
        """Whether the label that ends there is a word of its own, or its plural."""
        if label.is_bounded:
            return True
        data, begin = self._data, stop - len(label.text)
        ends = data[stop] not in LETTERS or (data[stop] == _PLURAL and data[stop + 1] not in LETTERS)
        return ends and not (begin and data[begin - 1] in LETTERS)

    @staticmethod
    def _reaches(between: bytes, label: Label) -> bool:
        if label.is_short and len(between) > _SHORT_REACH and not (label.countries and _is_phrase(between)):
            return False
        if label.phone and b" ; " in between:
            return False
        if label.is_bare and (len(between) > _BARE_REACH or between.translate(None, _NOT_SPACE).count(b" ") > 4):
            return False
        if (
            len(between) > 8
            and len(between.translate(None, _NO_DIGITS)) >= 5
            and between.translate(None, _LISTING)
            and not _is_listing(between)
        ):
            return False
        return b"\n" not in between or (between.count(b"\n") < 3 and not between.strip(_ONLY_BETWEEN))

    def is_against(self, start: int) -> bool:
        """Whether the words just before, or the caption, say that it is something else (an invoice, a version)."""
        begin = max(0, start - 32)
        window = self._text[max(begin, self._text.rfind("\n", begin, start) + 1) : start].lower()
        words = _WORDS.findall(window)
        return not _AGAINST.isdisjoint(words[-3:]) or self._caption_is_against


def _is_phrase(between: bytes) -> bool:
    """Whether nothing but words stand between (`UK passport number is`)."""
    return between.strip(b" :#.").replace(b" ", b"").isalpha()


def _is_listing(between: bytes) -> bool:
    """Whether only numbers of the same sort, and words such as "and", stand between: several after one label."""
    return all(
        word in _JOINTS or not word.isalpha() or (len(word) <= _SHORT and word.isupper())
        for word in _LISTED.findall(between)
    )


def _add_longest_first(found: list[Label], label: Label, shape: bytes) -> None:
    """A label that ends where the last one ends is a part of it, or the other way round: the longer one counts first,
    and alone where it names a number of this shape or one country's."""
    if len(label.text) > len(found[-1].text):
        if shape in label.by_shape or label.only_country:
            found[-1] = label
        else:
            found.insert(len(found) - 1, label)
    elif not found[-1].by_shape and not found[-1].only_country:
        found.append(label)
