"""What stands between a name and a number: whether it leads from the one to the other, or away."""

from __future__ import annotations

import re
from functools import lru_cache

from strongroom.discovery.core.mentions.labels import Rank, read_label

FAR = 120
"""Characters between a name and a number beyond which neither is said of the other."""
_LETTER = r"[^\W\d_]"
_STOP = re.compile(r"(\w*)(?<!\.)[.!?]{1,3}[\"')\]]*\s+(?=\S)|;\s")
_SHORT = frozenset(
    {"tel", "tfn", "tlf", "mob", "nr", "no", "num", "ph", "pers", "pnr", "p.nr", "org", "e-post", "ref", "ext",
     "ev", "dvs", "bl.a", "t.ex", "st", "str", "dr", "mr", "mrs", "ms", "prof", "kl", "c", "ca", "vån", "f", "född",
     "resp", "inc", "jr", "sr"}
)  # fmt: skip
_TIGHT = re.compile(
    r"[\s,:=(<\[\"'|/–—._…-]*(?:(?:tel|telefon|tfn|phone|ph|mobile?|mobil|mob|cell|e-?post|e-?mail|mejl|mail|pnr|personnummer|personnr|ssn|dob|born|född|"
    r"kundnr|kundnummer|customer (?:no|number|id)|nr|no|at|on|på|is|är|med|with|via)[\s.:=,(<\[#\"'-]*){0,2}",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|&|\+|/|och|and|und|et|og|ja|y|e|samt)\s*(?:(?:och|and)\s*)?", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:oss|vår|våra|vårt|us|our|we|vi|växel\w*|reception\w*|kundtjänst\w*|kundservice|support|office|kontoret|switchboard|front desk|"
    r"jour\w*|hotline|helpdesk|desk|butiken|the shop|the studio|studion|kliniken|the clinic|akut\w*|nödnummer)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?<![.!?:\n] )(?<!^)(?<![\w@.-])[A-ZÅÄÖÉØÆ][a-zåäöéøæ]{2,}(?:[ -][A-ZÅÄÖÉØÆ][a-zåäöéøæ]{2,})+")
_OTHER_PERSON = re.compile(
    r"\b(?:hans|hennes|deras|his|her|their|mamma\w*|pappa\w*|mother|father|mum|dad|make[n]?|maka[n]?|man|fru|husband|wife|son\w*|dotter\w*|daughter|"
    r"partner\w*|sambo\w*|bror\w*|syster\w*|brother|sister|chef\w*|boss|kollega\w*|colleague|anhörig\w*|vän|friend|granne\w*|neighbour|assistant|sekreterare)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([^,.;(|]+)[:=]\s*\Z")


@lru_cache(maxsize=4096)
def ends_sentence(gap: str) -> bool:
    """
    >>> ends_sentence(" called. The number "), ends_sentence(", tel. "), ends_sentence(". ")
    (True, False, True)
    """
    return any(stop[1] is None or stop[1].lower() not in _SHORT for stop in _STOP.finditer(gap + "x"))


@lru_cache(maxsize=4096)
def is_tight(gap: str) -> bool:
    """Nothing but signs and a label or two.

    >>> is_tight(" (tel. "), is_tight(" <"), is_tight(" has moved to ")
    (True, True, False)
    """
    return len(gap) < 40 and _TIGHT.fullmatch(gap) is not None


_SAYS = re.compile(r"[<=]")


def is_paired(gap: str) -> bool:
    """Whether what stands between a name and an address makes a pair of them, whatever the address spells: a bracket,
    or the next field of a record."""
    return is_tight(gap) and _SAYS.search(gap) is not None


_PRONOUN = re.compile(
    r"\b(?:(?P<you>dig|din|ditt|dina|dej|ert|er|your?|yours)|(?P<me>mig|mej|min|mitt|mina|jag nås|nås jag|me|my|mine|i can be reached)|"
    r"(?P<us>oss|vår|vårt|våra|us|our|ours|hans|hennes|deras|his|her|their|him|them|honom|henne|dem))\b",
    re.IGNORECASE,
)


def whose_by_pronoun(before: str) -> str:
    """Whom the words before a number make its owner: `you`, `me`, or neither.

    >>> whose_by_pronoun("Vi ringer dig på "), whose_by_pronoun("You can call us on "), whose_by_pronoun("my mobile is ")
    ('you', '', 'me')
    """
    whose = [found.lastgroup or "" for found in _PRONOUN.finditer(before)]
    return whose[-1] if whose and whose[-1] != "us" else ""


@lru_cache(maxsize=4096)
def joins(gap: str) -> bool:
    """Whether two names with this between them are spoken of together: `Erik and Eva Berg`."""
    return len(gap) < 12 and _AND.fullmatch(gap) is not None


@lru_cache(maxsize=4096)
def leads_away(gap: str) -> bool:
    """Whether the words before a number say that it is the firm's, or another person's than the one named before.

    >>> leads_away(" can reach us on "), leads_away(" bad att få sin mammas nummer, "), leads_away(", telefon ")
    (True, True, False)
    """
    if any(pattern.search(gap) for pattern in (_FIRM, _OTHER_PERSON, _CAPITALS)):
        return True
    label = _LABEL.search(gap)
    return label is not None and read_label(label[1]).rank in (Rank.STAFF, Rank.RELATIVE)
