"""A name as it was written → the given names and surnames in it, in a form in which the same name is the same.

Accents, case, titles, particles and the usual spellings of one sound (`Carl`, `Karl`; `Sofia`, `Sophia`) fall away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MOST_NAMES = 6
"""More words than this are no name."""

_TITLES = (
    # One line a language family; "don" and "ben" are names too.
    {"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "sir", "dame", "lord", "lady", "jr", "sr"}
    | {"herr", "hr", "fru", "frk", "froken", "frau", "fraulein", "doktor", "dipl", "ing", "mag", "leg", "med", "jur"}
    | {"madame", "mme", "mlle", "monsieur", "senor", "senora", "senorita", "sra", "srta", "signor", "signora", "sig"}
    | {"phd", "ph", "md", "msc", "bsc", "mba", "ii", "iii", "iv"}
)
_PARTICLES = (
    {"von", "van", "vom", "zu", "zum", "zur", "de", "der", "den", "het", "ter", "ten", "te", "af", "av"}
    | {"da", "das", "do", "dos", "du", "des", "di", "del", "della", "dello", "degli", "la", "le", "las", "los"}
    | {"al", "el", "bin", "ibn", "bint", "abu", "st"}
)
_TWO_PEOPLE = re.compile(r"(?:^|\s)(?:&|\+|och|and|und|et|og|ja)(?:\s|$)|[/;]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_WORD = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*")
_DOUBLED = re.compile(r"(.)\1+")
_SILENT = re.compile(r"h(?![aeiou])")
_SPELLINGS = (("ph", "f"), ("th", "t"), ("ch", "k"), ("c", "k"))
_SAID = str.maketrans("wyzq", "visk")
_SAID_FIRST = str.maketrans("wzq", "vsk")


class Name(NamedTuple):
    """`given` names in order (an initial is one letter), `surname`s without particles."""

    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The first given name with the surname, whichever stands first; empty where either is not known in full.

        >>> parts("Berg, Erik J.").key, parts("erik berg").key, parts("E. Berg").key
        ('berg erik', 'berg erik', '')
        """
        if not self.given or not self.surname or len(self.given[0]) == 1:
            return ""
        return " ".join(sorted({self.given[0], *self.surname}))


@lru_cache(maxsize=4096)
def parts(written: str) -> Name:
    """The names in what was written; nothing where it names two people, or nobody.

    >>> parts("Dr. Carl-Johan von Linné"), parts("Bergström, Anna K")
    (Name(given=('karl', 'johan'), surname=('line',)), Name(given=('ana', 'k'), surname=('bergstrom',)))
    >>> parts("Anna & Erik Berg"), parts("Herr Berg"), parts("Anna")
    (Name(given=(), surname=()), Name(given=(), surname=('berg',)), Name(given=('ana',), surname=()))
    """
    text = _plain(written)
    if _TWO_PEOPLE.search(text):
        return Name()
    before, comma, after = text.partition(",")
    words, titled = _words(before)
    behind, _ = _words(after)
    if not 0 < len(words) + len(behind) <= MOST_NAMES:
        return Name()
    if comma and behind:
        return Name(_sounds(_own(behind)), _sounds(_own(words)))
    cut = next((at for at, word in enumerate(words) if at and word in _PARTICLES), len(words) - 1)
    if len(words) == 1 and not titled:
        cut = 1
    return Name(_sounds(_own(words[:cut])), _sounds(_own(words[cut:])))


def sound(word: str) -> str:
    """One form for the spellings of one name.

    >>> [sound(word) for word in ("Philip", "filip", "Sarah", "Sara", "Christoffer", "Kristofer", "Thomas", "John", "Jon")]
    ['filip', 'filip', 'sara', 'sara', 'kristofer', 'kristofer', 'tomas', 'jon', 'jon']
    """
    # A first Y is another name (Yan, Ian).
    said = word[:1].lower().translate(_SAID_FIRST) + word[1:].lower().translate(_SAID)
    for written, as_if in _SPELLINGS:
        said = said.replace(written, as_if)
    return _DOUBLED.sub(r"\1", said[:1] + _SILENT.sub("", said[1:]))


def near(word: str) -> frozenset[str]:
    """What is left of a name with any one letter left out, and all of it: two names that have one of these in
    common are one slip of the pen apart. None for short names, which have other names that near.

    >>> bool(near("johan") & near("johna")), bool(near("eva") & near("ewa"))
    (True, False)
    """
    if len(word) < 4:
        return frozenset()
    return frozenset({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})


def short(word: str) -> frozenset[str]:
    """What somebody of that name may be called: its beginnings.

    >>> sorted(short("daniel"))
    ['dan', 'dani']
    """
    return frozenset(word[:length] for length in range(3, len(word) - 1))


def _plain(written: str) -> str:
    if written.isascii():
        return written.lower()
    split = unicodedata.normalize("NFKD", written).casefold().translate(_LETTERS)
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def _words(text: str) -> tuple[list[str], bool]:
    """The words that are no titles, and whether there were titles."""
    found = [re.sub(r"\W", "", word) for word in _WORD.findall(text)]
    kept = [word for word in found if word not in _TITLES]
    return kept, len(kept) < len(found)


def _own(words: list[str]) -> list[str]:
    """Without particles, unless there is nothing else."""
    return [word for word in words if word not in _PARTICLES or len(word) == 1] or words


def _sounds(words: list[str]) -> tuple[str, ...]:
    return tuple(map(sound, words))
