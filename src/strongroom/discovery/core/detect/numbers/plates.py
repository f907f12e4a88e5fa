"""Number plates, which look like any short code: only beside a word that speaks of a vehicle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import Kind, kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

_CATEGORY = "vehicle_plate"


def _plate(country: str, english: str, swedish: str) -> Kind:
    return kind(
        f"{country.lower()}_vehicle_plate", _CATEGORY, name=(f"{english} number plate", swedish), countries=(country,),
        checked_by="context", linkable=True,
    )  # fmt: skip


SE_PLATE = _plate("SE", "Swedish", "Registreringsnummer")
GB_PLATE = _plate("GB", "UK", "Brittiskt registreringsnummer")
IN_PLATE = _plate("IN", "Indian", "Indiskt registreringsnummer")
NG_PLATE = _plate("NG", "Nigerian", "Nigeriansk registreringsskylt")
TR_PLATE = _plate("TR", "Turkish", "Turkisk registreringsskylt")
PLATE = kind(
    "vehicle_plate", _CATEGORY, name=("Number plate", "Registreringsskylt"), checked_by="context", linkable=True
)

_WORDS = (
    "regnr", "reg.nr", "reg nr", "reg-nr", "registreringsnummer", "registreringsskylt", "bilnummer", "bilens reg",
    "fordon", "fordonet", "bilen", "regnummer", "reg.nummer", "number plate", "license plate", "licence plate",
    "registration number", "kennzeichen", "autokennzeichen", "kfz", "nummernschild", "vehicle registration", "reg no",
    "reg number", "plate number", "plate no", "car registration", "vehicle reg", "car reg", "plate", "vehicle",
    "vehicle number", "vehicle no", "car number", "registration no", "registration", "vrm", "vrn", "rto", "plaka",
    "plakası", "plaka no", "plaka numarası", "immatriculation", "plaque", "targa", "matrícula", "kenteken", "registreringsnr",
    "kjennemerke", "nummerplade", "rekisteritunnus", "rekisterinumero", "tablica rejestracyjna", "nr rejestracyjny",
)  # fmt: skip
_DIRECT = (
    "car", "reg", "mot", "dvla", "v5c", "logbook", "insured vehicle", "auto", "pkw", "lkw", "fahrzeug", "zulassung",
    "fahrzeugschein", "fahrzeugbrief", "zulassungsbescheinigung", "natis", "enatis", "kayıt", "kayıt plakası", "bil",
)  # fmt: skip
"""Words that speak of so much more that the plate must stand right behind them."""
_COMPOUNDED = frozenset(("kennzeichen",))
_PLURALS = frozenset(
    (
        "vehicle",
        "plate",
        "number plate",
        "license plate",
        "licence plate",
        "registration",
        "registration number",
        "plaque",
    )
)
_SE = r"[A-HJ-PR-UW-Z]{3}[ -]?[0-9]{2}[0-9A-HJ-PR-UW-Z]"
"""Transportstyrelsen: three letters without I, Q, V, two digits, a digit or (since 2019) a letter."""
_GB = (
    r"[A-HJ-PR-Y]{2}(?:0[2-9]|[1-2][0-9]|5[1-9]|[67][0-9])[ -]?[A-HJ-PR-Z]{3}"
    r"|[A-HJ-NPR-TV-Y][0-9]{1,3} ?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3} ?[0-9]{1,3}[A-HJ-NPR-TV-Y]"
)
"""DVLA INF104: since September 2001 two letters, the half-year (02 to 29, 51 to 79), three letters; from 1983 a letter
of the year before, from 1963 one behind. No I, Q (of the region) or Z (of the year)."""
_TR = r"(?:0[1-9]|[1-7][0-9]|8[01]) ?(?:[A-Z] ?[0-9]{2,5}|[A-Z]{2} ?[0-9]{2,4}|[A-Z]{3} ?[0-9]{2,4})"
"""A province from 01 to 81, one to three letters, two to five digits (Karayolları Trafik Yönetmeliği)."""
_IN = r"[A-Z]{2}[ -]?[0-9]{1,2}[ -]?[A-Z]{1,3}[ -]?[0-9]{4}"
"""State, district, series, number (Central Motor Vehicles Rules, rule 50)."""
_NG = r"[A-Z]{3}[ -]?[0-9]{2,3}[ -]?[A-Z]{2}"
_ZA = (
    r"[A-Z]{2} ?[0-9]{2} ?[A-Z]{2} ?(?:EC|FS|GP|MP|NC|ZN|L)|[A-Z]{3} ?[0-9]{3} ?(?:EC|FS|GP|MP|NC|NW|WP|ZN|L)"
    r"|[0-9]{3} ?[A-Z]{3} ?(?:EC|NW|NC|L)|C[A-Z]{1,2} ?[0-9]{3}[- ]?[0-9]{3}"
)
"""Letters and digits before the letters of the province; Western Cape by town."""
_DE = r"[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[ -]?[1-9][0-9]{0,3}[EH]?"
"""District, hyphen or space, one or two letters, one to four digits (FZV, Anlage 2)."""
_EU = r"[A-Z]{2}-[0-9]{3}-[A-Z]{2}|[A-Z]{2} ?[0-9]{5}|[A-Z]{2} [0-9]{2} [0-9]{3}|[A-Z]{2}-[0-9]{2}-[A-Z]{2}|[0-9]{4} [B-DF-HJ-NP-TV-Z]{3}"
"""France and Italy, Norway, Denmark, Portugal, Spain."""
_SORTS = (("za", _ZA), ("tr", _TR), ("in", _IN), ("se", _SE), ("gb", _GB), ("ng", _NG), ("de", _DE), ("eu", _EU))
_KINDS = {
    "tr": "tr_vehicle_plate",
    "in": "in_vehicle_plate",
    "se": "se_vehicle_plate",
    "gb": "gb_vehicle_plate",
    "ng": "ng_vehicle_plate",
}
_ANY = re.compile(
    r"(?<![\w-])(?<![0-9] )(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _SORTS) + r")(?![\w-]|/[0-9])",
)
_LOWER = re.compile(_ANY.pattern, re.IGNORECASE)
_LEAD = re.compile(r"[ \t]{0,3}(?:[:=#.\-–][ \t]{0,2}|(?:no|nr|is|är|ist|number)\b\.?[ \t:]{0,3}){0,3}", re.IGNORECASE)
_AND = re.compile(r"(?:[ \t]{0,2}[,;/&]|[ \t]{1,2}(?:and|och|und|ve|et|e|y|&|or|eller)\b)[ \t]{1,2}", re.IGNORECASE)
_APART = re.compile(r"[\s-]")
_REACH = 40
_BRIEF = 4
_ALL_WORDS = (*_WORDS, *_DIRECT)
_OF_VEHICLES = re.compile(r"reg|plate|fordon|skylt|vehicle|kennzeichen|plaka", re.IGNORECASE)


class PlateDetector:
    """Plates right behind their word (in any case of letters), or a few words behind it in capitals."""

    kinds = (SE_PLATE, GB_PLATE, IN_PLATE, NG_PLATE, TR_PLATE, PLATE)
    triggers = tuple(Trigger(word, word=len(word) <= _BRIEF) for word in _ALL_WORDS)

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = 0
        text = scan.text
        for hit in scan.hits:
            end, word = hit.end, _ALL_WORDS[hit.which]
            begin = end - len(word)
            if end < done or (begin > 0 and text[begin - 1].isalnum() and word not in _COMPOUNDED):
                continue
            if text[end : end + 1] == "s" and word in _PLURALS:
                end += 1
            if text[end : end + 1].isalnum():
                continue
            for span in _behind(text, end, 0 if hit.which >= len(_WORDS) else _REACH):
                done = span.end
                yield span
        if scan.label and _OF_VEHICLES.search(scan.label):
            yield from (_span(match, 0.9) for match in _ANY.finditer(text))


def _behind(text: str, end: int, reach: int) -> Iterator[Span]:
    """The plate that the word before `end` speaks of, within so many signs, and those joined to it."""
    stop = text.find("\n", end, end + _REACH)
    stop = end + _REACH if stop < 0 else stop
    lead = _LEAD.match(text, end, stop)
    begin = lead.end() if lead else end
    match = (_LOWER.match(text, begin) or _ANY.search(text, end, stop)) if reach else _ANY.match(text, begin)
    while match is not None:
        yield _span(match, 0.85)
        joint = _AND.match(text, match.end())
        match = _ANY.match(text, joint.end()) if joint else None


def _span(match: re.Match[str], sure: float) -> Span:
    return Span(
        match.start(), match.end(), _KINDS.get(match.lastgroup or "", "vehicle_plate"), sure,
        value=_APART.sub("", match[0]).upper(),
    )  # fmt: skip
