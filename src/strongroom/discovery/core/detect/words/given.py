"""Names that the firm itself gave (its customers), searched as they stand.

Aho-Corasick over the text in lower case, signs turned to spaces and every name led by one: the automaton leaves its
first state only where a word begins, and time grows with the text, not with the number of names.
"""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick

from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.detect.words.capitals import NAME
from strongroom.discovery.core.detect.words.lexicon import common_words
from strongroom.discovery.core.detect.words.naming import plain, sort
from strongroom.discovery.core.finding import Span

_INSIDE = frozenset("_@")
_LATIN = bytes(
    ord(" ")
    if code < 128 and not chr(code).isalnum() and chr(code) not in _INSIDE
    else ord(low)
    if (low := chr(code).lower()) <= "\xff"
    else code
    for code in range(256)
)


class GivenDetector:
    """The firm's own names as one of the families."""

    kinds = (NAME,)
    triggers = ()

    def __init__(self, names: Iterable[str]) -> None:
        self._list = NameList(names)

    def detect(self, scan: Scan) -> Iterable[Span]:
        return self._list.spans(scan.text)


class NameList:
    """A list of names, in memory only. Case does not count; a name is found between word borders alone.

    A name of one word that is an everyday word too is found only where it is written with a capital.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_ANY)
        for name in names:
            bare = " ".join(name.split())
            if len(bare) > 1 and any(letter.isalnum() for letter in _folded(bare)):
                self._automaton.add_word(" " + _folded(bare), (len(bare), _unique(bare), _beyond(bare)))
        self._filled = len(self._automaton) > 0
        if self._filled:
            self._automaton.make_automaton()

    def spans(self, text: str) -> list[Span]:
        """Every given name in the text; of names within one another only the longest."""
        if not self._filled:
            return []
        found: list[Span] = []
        size = len(text)
        for end, (length, sure, exact) in self._automaton.iter(" " + _folded(text)):
            start = end - length
            if exact and _exact(text[start:end]) != exact:
                continue
            if end < size and (text[end].isalnum() or text[end] in _INSIDE):
                continue
            if start and (text[start - 1].isalnum() or text[start - 1] in _INSIDE):
                continue
            if sure < 0.5 and text[start].islower():
                continue
            while found and found[-1].start >= start:
                found.pop()
            if not found or found[-1].end <= start:
                found.append(Span(start, end, "name", sure))
        return found


def _folded(text: str) -> str:
    """Lower case, with a space for every sign that ends a word and every letter outside Latin-1; one for one."""
    return text.encode("latin-1", "replace").translate(_LATIN).decode("latin-1")


def _beyond(name: str) -> str:
    """The name as it must stand, where it has letters that the automaton does not tell apart."""
    exact = _exact(name)
    return "" if all(letter <= "\xff" for letter in exact) else exact


def _exact(name: str) -> str:
    """Case and the two ways to write an apostrophe do not count."""
    return name.replace("’", "'").casefold()


def _unique(name: str) -> float:
    """How surely the words mean that person: several words say more than one, an everyday word says little."""
    words = name.split()
    if len(words) > 1:
        everyday = sum(word.lower() in common_words() for word in words)
        return 0.97 if everyday == 0 else 0.9 if everyday < len(words) else 0.6
    shape = sort(plain(name.capitalize() if name.islower() else name))
    if name.lower() in common_words() or shape in "wx-":
        return 0.4
    return 0.75 if shape in "gb" else 0.85
