"""Names of people in Cyrillic and Greek letters, and those that East Asian titles follow.

Capitalised words are written in Latin letters as passports write them (ICAO Doc 9303 for Cyrillic, ELOT 743 for Greek,
both without their exceptions) and looked up in the same lists as all names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.detect.words.capitals import NAME
from strongroom.discovery.core.detect.words.evidence import Surroundings, is_running_text, probability
from strongroom.discovery.core.detect.words.lexicon import names
from strongroom.discovery.core.finding import Span

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i", "й":
    "i", "і": "i", "ї": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν":
    "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o", "ά": "a",
    "έ": "e", "ή": "i", "ί": "i", "ό": "o", "ύ": "y", "ώ": "o", "ϊ": "i", "ϋ": "y", "ΐ": "i", "ΰ": "y", "ς": "s",
}  # fmt: skip
_OTHERS = {"iu": "yu", "ia": "ya", "ie": "ye", "kh": "h", "ii": "iy"}
"""Two ways in which passports of different years and countries write a sound."""
_LETTERS = _CYRILLIC | _GREEK
_RUN = re.compile(
    r"(?<!\w)[А-ЯЁІЇЄҐЎЈЉЊЋЂЏΑ-ΩΆΈ-Ώ][а-яёіїєґўјљњћђџα-ωά-ώ]+(?: [А-ЯЁІЇЄҐЎЈЉЊЋЂЏΑ-ΩΆΈ-Ώ][а-яёіїєґўјљњћђџα-ωά-ώ]+){1,2}(?!\w)"
)
_FAMILY = re.compile(
    r".{2,}(?:ов|ова|ев|ева|ин|ина|ский|ская|ский|енко|чук|ич|ић|ович|евич|евна|овна|όπουλος|οπούλου|ίδης|άκης|άκη)\Z"
)
_ASIAN = re.compile(
    r"(?<![\u3040-\u30ff\u4e00-\u9fff])([\u4e00-\u9fff]{1,3}[\u3040-\u30ff\u4e00-\u9fff]?)(?=先生|女士|小姐|さん|様|氏)|(?<![가-힣])([가-힣]{2,4})(?= ?(?:씨|님)(?:[가는은를을의와과도께에로]|(?![가-힣])))"
)
_LETTER = re.compile(r"[\u0370-\u04ff\u3040-\u30ff\u4e00-\u9fff가-힣]")


class ScriptDetector:
    """Only looks at texts with letters of these scripts, which the automaton's bytes show as `?`."""

    kinds = (NAME,)
    triggers = ()

    def detect(self, scan: Scan) -> Iterable[Span]:
        text = scan.text
        if text.isascii() or scan.data.count(b"?") == text.count("?") or not is_running_text(scan):
            return []
        if not _has_letter(text, scan.data):
            return []
        return list(_found(text, Surroundings(scan)))


def _has_letter(text: str, data: bytes) -> bool:
    """Whether one of the first signs outside Latin-1 is a letter of these scripts: mostly they are quotation marks."""
    at = data.find(b"?")
    for _ in range(_LOOKS):
        if at < 0:
            return False
        if _LETTER.match(text, at):
            return True
        at = data.find(b"?", at + 1)
    return _LETTER.search(text, at) is not None if at >= 0 else False


_LOOKS = 48


def _found(text: str, around: Surroundings) -> Iterator[Span]:
    for match in _RUN.finditer(text):
        run, start = match[0], match.start()
        if run.count(" ") > 1 and not _score(run.partition(" ")[0]) > _NOBODY:  # a sentence begins: `Вчера Иван Петров`
            start += run.index(" ") + 1
            run = text[start : match.end()]
        value = _score(run) + around.contact(start, match.end(), ()) - around.technical(start)
        if value > _LEAST:
            yield Span(start, match.end(), "name", probability(value))
    for match in _ASIAN.finditer(text):
        yield Span(*match.span(match.lastindex or 0), "name", 0.75)


@lru_cache(maxsize=8192)
def _score(run: str) -> float:
    """Log-odds that the words name a person: a given name that the lists have, and a family name or its ending."""
    words = run.split(" ")
    given = [_is_known(word, names().given) for word in words]
    family = [
        (len(word) > _SHORT and _is_known(word, names().family)) or _FAMILY.match(word.lower()) is not None
        for word in words
    ]
    if any(given) and any(is_family for at, is_family in enumerate(family) if not given[at]):
        return 2.4
    return -0.2 if any(given) else -0.6 if any(family) else _NOBODY


_SHORT = 5
"""Letters of a word that may be a family name of another country by chance."""
_LEAST, _NOBODY = -1.3, -3.0


def _is_known(word: str, listed: frozenset[str]) -> bool:
    latin = "".join(_LETTERS.get(letter, letter) for letter in word.lower())
    other = latin
    for written, also in _OTHERS.items():
        other = other.replace(written, also)
    return latin.capitalize() in listed or other.capitalize() in listed
