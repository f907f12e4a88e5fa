"""What a person's name looks like in text, and how much a stretch of words looks like one by itself.

A name is read word by word from a place where it may begin: titles are stepped over, particles (`von`, `de la`) and
initials belong to it, and it ends before the first word that is an everyday word and nobody's name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from strongroom.discovery.core.detect.words.lexicon import common_words, names, never_alone, not_people, papers, places

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
MARKS = "\u0300-\u036f"
"""Accents that stand as signs of their own behind their letter (`ọ̀`)."""
CAPITAL = rf"(?:[dDlLO]['’])?[{UPPER}](?:[^\W\d_]|[{MARKS}]|['’-](?=[^\W\d_]))*"
PARTICLE = r"(?:von|van|vander|der|den|de|del|della|di|da|dos|das|du|la|le|af|av|zu|zum|ten|ter|bin|ibn|al|el|y|e)"
TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Herr|Frau|Hr|Fru|Fröken|Doktor|Docent|Advokat|Pastor|Kyrkoherde"
    r"|Rev|Fr|Sr|Sra|Señor|Señora|Monsieur|Madame|Mme|Mlle|Leg\. läk|dr med|Mag|Dipl\.-Ing|Capt|Lt|Sgt|Hon)\b\.?"
)
_TOKEN = rf"(?:[{UPPER}]\.|{CAPITAL})"
NAME = re.compile(
    rf"(?:(?P<title>{TITLE}(?:[ \u00a0]{TITLE}){{0,3}})[ \u00a0]+)?"
    rf"(?P<name>{_TOKEN}(?:(?:(?<=\.)|[ \u00a0\ufeff+]{{1,2}}(?:{PARTICLE}[ \u00a0]+){{0,3}}){_TOKEN}){{0,5}})"
)
"""A title, then up to six capitalised words on one line."""

LOWER_NAME = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?(?: [^\W\d_]{2,}(?:-[^\W\d_]+)?){1,3}")
OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]{1,20}(?:[ ·・][\u0370-\u1dff\u2e80-\ud7ff]{1,20}){0,3}")
_FAMILY_SHAPE = re.compile(
    rf"(?:(?:Mc|Mac|O['’])[{UPPER}]|(?:El|Al|Abu|Ben|Bin|Ait)-[{UPPER}])[a-zà-ÿ]+\Z|[{UPPER}][^\W\d_]{{2,}}(?:sson|ssen|sdotter|dóttir|datter|ović|ević|ić|čić|vich|enko|escu|poulos"
    r"|wicz|owski|ewski|owska|ewska|ská|ský|ová|shvili|ström|berg|gren|quist|qvist|stedt|lund|dahl|nen|ashova|rov|rova|nov|nova|kov|kova"
    r"|ev|eva|mann|meyer|worth|bottom|thwaite|shaw|croft|hurst|twistle|wood|stead)\Z"
)
"""Endings and beginnings that mark a family name in its language (`-sson`, `Mc`), for names no list has."""

_WORD = re.compile(r"[^\s\ufeff+]+")


class Reading(NamedTuple):
    """Words read as a name. `score` is the log-odds of its being a person's, by the words alone."""

    start: int
    end: int
    score: float
    titled: bool
    words: tuple[str, ...]

    @property
    def known(self) -> bool:
        return self.score >= 1.0


def read_name(text: str, start: int) -> Reading | None:
    """The name that begins at `start`, its title left out unless only a family name follows it."""
    match = NAME.match(text, start)
    if match is None:
        return None
    first, last, words = _cut(match["name"])
    if not words:
        return None
    begin = match.start("name")
    return Reading(begin + first, begin + last, score(words), match["title"] is not None and first == 0, words)


@lru_cache(maxsize=8192)
def _cut(stretch: str) -> tuple[int, int, tuple[str, ...]]:
    """The words of the stretch that can be a name, and where they begin and end in it."""
    found = list(_WORD.finditer(stretch))
    kept: list[str] = []
    begin = 0
    is_shouted = len(found) > 1 and stretch.isupper()
    for match in found:
        word = match.group()
        if not kept:
            begin = match.start()
        kind = sort(plain(word))
        if kind == "u" and word.isupper() and len(word) < 5:
            kind = "-"
        if kind == "-" or (word in papers() and not is_shouted):
            break
        kept.append(word)
    while kept and (kept[-1].islower() or sort(plain(kept[-1])) == "-"):
        kept.pop()
    end = begin
    for word in kept:
        end = stretch.index(word, end) + len(word)
    return begin, end, tuple(kept)


def plain(word: str) -> str:
    """As the lists have it: `BERG` and `BERG's` become `Berg`."""
    bare = word.removesuffix("'s").removesuffix("’s").rstrip(".,")
    if len(bare) > 2 and bare.isupper():
        return "-".join(part.capitalize() for part in bare.split("-"))
    return bare


_LETTERS_OF_THEIR_OWN = frozenset("åäöæøÅÄÖÆØ")


def unaccented(word: str) -> str:
    """Without accents. The letters å, ä, ö, æ and ø are no accented ones: a word with them is left as it is.

    >>> unaccented("Seán"), unaccented("Säga")
    ('Sean', 'Säga')
    """
    word = unicodedata.normalize("NFC", word)
    if not _LETTERS_OF_THEIR_OWN.isdisjoint(word):
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def sort(word: str) -> str:
    """What one word may be: `g`iven, `f`amily, `b`oth, `w`eak (an everyday word too), `i`nitial, `p`article,
    `u`nknown, `x` more often something else (`King`, `North`), `-` nobody's name."""
    if len(word) <= 2 and word[:1].isupper() and word[1:] in ("", "."):
        return "i"
    if word.islower():
        return "p"
    return _listed(word) or _unlisted(word)


def _listed(word: str) -> str:
    """What the name lists say of a word; empty where they do not have it."""
    known = names()
    if word not in known.any and not word.isascii() and (bare := unaccented(word)) in known.any:
        word = bare
    given, family = known.is_given(word), known.is_family(word)
    if not given and not family:
        return ""
    if word in not_people():
        return "x"
    if word in known.weak or word in places().countries:
        return "w"
    return "b" if given and family else "g" if given else "f"


def _unlisted(word: str) -> str:
    if word in not_people() or word.lower() in common_words() or not word[:1].isupper():
        return "-"
    if _FAMILY_SHAPE.match(word) and word not in places().towns:
        return "f"
    return "-" if any(letter.isupper() for letter in word[3:]) and "-" not in word else "u"


_SCORES = {
    "gf": 2.4, "gg": 1.9, "gu": 1.3, "gw": 1.7, "gi": 0.4, "wf": 1.1, "wg": 0.6, "ww": 0.1, "wu": -1.1, "wi": -2.5,
    "uf": 0.3, "ug": 0.0, "uu": -2.0, "uw": -1.8, "ff": 0.9, "fg": 1.6, "fu": -0.5, "fw": -0.4, "if": 0.5, "iu": -2.0,
    "iw": -1.5, "ig": 0.3, "ui": -2.0, "fi": -0.6, "gx": 1.0, "wx": -1.5, "xf": -0.8, "xg": -1.2, "xx": -2.6, "ux": -2.6, "xu": -2.6, "fx": -1.2, "xw": -2.6, "ix": -2.6, "x": -3.2,
    "xi": -4.0, "g": 0.7, "f": -1.0, "w": -2.2, "u": -2.4, "i": -6.0, "ii": -6.0,
}  # fmt: skip


@lru_cache(maxsize=8192)
def score(words: tuple[str, ...]) -> float:
    """Log-odds that these words, met in running text of a firm's, name a person."""
    sorts = [sort(plain(word)) for word in words]
    core = [each for each in sorts if each != "p"]
    first, last = core[0], core[-1]
    value = max(_SCORES.get(a + b, -2.0) for a in _each(first) for b in _each(last)) if len(core) > 1 else 0.0
    if len(core) == 1:
        value = _NOBODY if plain(words[0]) in never_alone() else max(_SCORES.get(each, -3.0) for each in _each(first))
        value -= _RARE if plain(words[0]) in names().rare else 0.0
    if len(core) > 2:
        value += 0.3 * sum(each in "gfbi" for each in core[1:-1]) - 0.5 * sum(each in "uwx" for each in core[1:-1])
    if len(words) > 1 and " ".join(words) in places().towns:
        value -= _PLACE
    if "p" in sorts and len(core) > 1 and first in "gbwi":
        value += 0.6
    if all(len(word) > 2 and word.isupper() for word in words if word[:1].isupper()):
        value -= 0.8
    return value


_NOBODY, _RARE, _PLACE = -6.0, 0.4, 1.5
"""Of what a sentence begins with; less for a rare name, and for words that together are a town (`Hong Kong`)."""


def _each(kind: str) -> str:
    return "gf" if kind == "b" else kind
