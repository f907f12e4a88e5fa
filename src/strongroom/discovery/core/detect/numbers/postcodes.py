"""Postcodes that stand alone: British and Canadian ones by their own form, German ones beside their word.

Royal Mail PAF (the areas, and the letters that the inward part leaves out), Canada Post (no D, F, I, O, Q, U; W and Z
never first), Deutsche Post (01001 to 99998). One within a whole address belongs to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

ADDRESS = kind("postal_address", "postal_address", checked_by="structure")

_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU"
    "|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX"
    "|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR"
    "|WS|WV|W|YO|ZE"
)
_GB = rf"(?:GIR {{0,1}}0AA|(?:{_AREAS})[0-9][0-9A-HJKPSTUW]? ?[0-9][ABD-HJLNP-UW-Z]{{2}})"
_CA = r"[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]"
_DE = r"(?!01000|99999)(?:0[1-9]|[1-9][0-9])[0-9]{3}"
_ENDS = r"(?![\w-])"
_LETTERED = re.compile(rf"(?:{_GB}|{_CA}){_ENDS}", re.IGNORECASE)
_GERMAN = re.compile(_DE + _ENDS)
_FREE = re.compile(rf"(?<![\w-])(?:{_GB}|{_CA}){_ENDS}")
_LEAD = re.compile(r"s?(?:[ \t]{0,2}[:=#.])?[ \t]{0,3}(?:(?:is|är|ist|est)\b[ \t:]{0,3})?", re.IGNORECASE)
_WORDS = ("postcode", "post code", "postal code", "code postal", "zip code", "zip", "plz", "postleitzahl", "wohnort", "adresse", "wohnanschrift", "postanschrift", "lieferadresse", "rechnungsadresse")  # fmt: skip
_GERMAN_WORDS = frozenset(_WORDS[6:])
_BACK = 8
_LABELLED, _ALONE = 0.6, 0.55
"""Less than a whole address, so that this one has the last word where both are found."""


class PostcodeDetector:
    """Runs after the addresses."""

    kinds = (ADDRESS,)
    triggers = (
        *(Trigger(word) for word in _WORDS),
        Trigger(r"[A-Z][0-9][0-9A-Z]? [0-9][A-Z]{2}[^A-Za-z0-9]", caseless=False),
        Trigger(r"[A-Z][0-9][A-Z] [0-9][A-Z][0-9][^A-Za-z0-9]", caseless=False),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = 0
        for hit in scan.hits:
            match = _at(scan.text, hit.which, hit.end)
            if match is not None and match.start() >= done:
                done = match.end()
                sure = _ALONE if hit.which >= len(_WORDS) else _LABELLED
                yield Span(match.start(), done, "postal_address", sure)


def _at(text: str, which: int, end: int) -> re.Match[str] | None:
    if which >= len(_WORDS):
        return _FREE.search(text, max(0, end - _BACK - 1), end)
    word = _WORDS[which]
    if end > len(word) and text[end - len(word) - 1].isalnum():
        return None
    lead = _LEAD.match(text, end)
    begin = lead.end() if lead else end
    return (_GERMAN if word in _GERMAN_WORDS else _LETTERED).match(text, begin)
