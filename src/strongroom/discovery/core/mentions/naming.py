"""Names beside names, and the names that addresses for mail spell."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from strongroom.discovery.core.detect.words.lexicon import names

_WORD = re.compile(r"[^\W\d_]+")
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_OFFICES = frozenset(
    {"info", "kontakt", "contact", "order", "orders", "bokning", "booking", "support", "help", "hjalp",
     "kundtjanst", "kundservice", "service", "sales", "salj", "admin", "office", "kontor", "kontoret", "reception",
     "faktura", "invoice", "invoices", "billing", "ekonomi", "accounts", "noreply", "no-reply", "donotreply",
     "mail", "post", "hello", "hej", "hallo", "hi", "team", "webmaster", "postmaster", "abuse", "security",
     "privacy", "gdpr", "dpo", "press", "jobb", "jobs", "hr", "newsletter", "nyhetsbrev", "marketing", "studio",
     "butik", "shop", "kassa", "registrator", "kansli", "styrelsen", "lager", "verkstad"}
)  # fmt: skip
"""Mailboxes of offices rather than people (RFC 2142, and what firms call theirs)."""


def is_office(address: str) -> bool:
    """
    >>> is_office("info@example.test"), is_office("erik@example.test")
    (True, False)
    """
    local = address.partition("@")[0]
    return local in _OFFICES or re.split(r"[._+-]", local)[0] in _OFFICES


def legible(written: str) -> str:
    r"""A name on one line. Of one that lost letters on its way the given name is kept, if it is whole.

    >>> legible("Erik\n Berg"), legible("Amra Hod?i?"), legible("Pawe? Wo?niak")
    ('Erik Berg', 'Amra', '')
    """
    if "?" in written or "\ufffd" in written:
        whole = [word for word in re.split(r"[ ,]+", written) if "?" not in word and "\ufffd" not in word]
        return next((word for word in whole if names().is_given(word)), "")
    return " ".join(written.split()) if "\n" in written else written


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, bare of case and accents, in their order.

    >>> words("Åsa O'Brien-Lind")
    ('asa', 'o', 'brien', 'lind')
    """
    return tuple(_WORD.findall(_bare(name)))


def _bare(text: str) -> str:
    text = text.lower()
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def is_same(one: str, other: str) -> bool:
    """Whether two full names are one, in whatever order they are written.

    >>> is_same("Berg, Erik", "Erik Berg"), is_same("Erik", "Erik")
    (True, False)
    """
    mine = words(one)
    return len(mine) > 1 and (one == other or sorted(mine) == sorted(words(other)))


def is_part(part: str, name: str) -> bool:
    """Whether `part` is a shorter form of `name`: `Erik` or `E. Berg` of `Erik Berg`."""
    mine, theirs = words(part), words(name)
    return bool(mine) and all(word in theirs or (len(word) == 1 and _begins_one(word, theirs)) for word in mine)


def _begins_one(letter: str, theirs: tuple[str, ...]) -> bool:
    return any(word[0] == letter for word in theirs)


@lru_cache(maxsize=8192)
def spellings(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The given names, and all words, in the ways in which addresses write them."""
    variants = {words(name)}
    if not name.isascii():
        variants.add(tuple(_WORD.findall(_bare(name.lower().translate(_GERMAN)))))
    is_turned = "," in name
    given: set[str] = set()
    whole: set[str] = set()
    for variant in variants:
        long = [word for word in variant if len(word) > 1]
        whole.update(long)
        given.update(long[1:] if is_turned else long[:1])
    return frozenset(given), frozenset(whole)


def spells(address: str, name: str) -> bool:
    """Whether the local part of an address spells the name: the given name alone or with the family name, or an initial
    and the family name.

    A family name alone does not: a whole household may read that mailbox.

    >>> [spells(f"{local}@example.test", "Erik Berg") for local in ("erik.berg", "eberg", "erik87", "berg", "erik.lind")]
    [True, True, True, False, False]
    """
    given, whole = spellings(name)
    local = address.partition("@")[0]
    for word in whole:
        if word in local:
            break
    else:
        return False
    parts = _WORD.findall(local)
    is_given = False
    for part in parts:
        if part in given or _is_compound(part, given, whole):
            is_given = True
        elif part not in whole and not _initial(part, whole):
            return False
    return is_given or (any(_initial(part, given) for part in parts) and any(part in whole for part in parts))


def is_given_alone(address: str, name: str) -> bool:
    """Whether the local part is the given name and no more, as many people's is.

    >>> is_given_alone("erik87@example.test", "Erik Berg"), is_given_alone("erik.berg@example.test", "Erik Berg")
    (True, False)
    """
    parts = _WORD.findall(address.partition("@")[0])
    return len(parts) == 1 and parts[0] in spellings(name)[0]


def may_be(address: str, name: str) -> bool:
    """Whether nothing in the local part speaks against the name: it holds the given name, or nobody's.

    >>> [may_be(f"{local}@example.test", "Erik Berg") for local in ("erik.foto", "sunstar12", "bergs.hus", "anna.lind")]
    [True, True, True, False]
    """
    given, _ = spellings(name)
    parts = _WORD.findall(address.partition("@")[0])
    return any(part.startswith(tuple(given)) for part in parts if given) or not spells_somebody(address)


def _is_compound(part: str, given: frozenset[str], whole: frozenset[str]) -> bool:
    """`erikberg`, `eberg`, `erikb`, `bergerik`."""
    if any(part.startswith(word) and _goes_on(part[len(word) :], whole) for word in given):
        return True
    for family in whole - given:
        if part.endswith(family) and (_initial(part[: -len(family)], given) or part[: -len(family)] in given):
            return True
        if part.startswith(family) and part[len(family) :] in given:
            return True
    return False


def _goes_on(rest: str, whole: frozenset[str]) -> bool:
    """What follows a given name in one word: the family name, or its first letter."""
    return bool(rest) and (rest in whole or (len(rest) == 1 and any(word[0] == rest for word in whole)))


def _initial(part: str, given: frozenset[str]) -> bool:
    return len(part) == 1 and any(word[0] == part for word in given)


@lru_cache(maxsize=8192)
def spells_somebody(address: str) -> bool:
    """Whether the local part reads as some person's name: `anna.lind`, `anna`."""
    parts = _WORD.findall(address.partition("@")[0])
    return bool(parts) and len(parts[0]) > 2 and names().is_given(parts[0].capitalize())
