"""Number plates, which look like any short code: only beside a word that speaks of a vehicle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

SE_PLATE = kind(
    "se_vehicle_plate", "vehicle_plate", name=("Swedish number plate", "Registreringsnummer"), countries=("SE",),
    checked_by="context", linkable=True,
)  # fmt: skip
PLATE = kind(
    "vehicle_plate", "vehicle_plate", name=("Number plate", "Registreringsskylt"), checked_by="context", linkable=True
)

_WORDS = (
    "regnr", "reg.nr", "reg nr", "reg-nr", "registreringsnummer", "registreringsskylt", "bilnummer", "bilens reg",
    "fordon", "bilen", "regnummer", "reg.nummer", "number plate", "license plate", "licence plate", "registration number",
    "kennzeichen", "kfz", "vehicle registration", "reg no", "plate number", "car registration", "vehicle reg", "plate",
)  # fmt: skip
_SE = re.compile(r"(?<![\w-])(?P<letters>[A-HJ-PR-UW-Z]{3})[ -]?(?P<digits>[0-9]{2}[0-9A-HJ-PR-UW-Z])(?![\w-])")
"""Transportstyrelsen: three letters without I, Q, V, two digits, a digit or (since 2019) a letter."""
_GB = re.compile(r"(?<![\w-])[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7][0-9])\s?[A-HJ-PR-Z]{3}(?![\w-])")
_DE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[ -]?[1-9][0-9]{0,3}[EH]?(?![\w-])")
_REACH = 40


_COUNTRIES = ((_SE, "se_vehicle_plate"), (_GB, "gb_vehicle_plate"), (_DE, "vehicle_plate"))


class PlateDetector:
    kinds = (SE_PLATE, PLATE)
    triggers = tuple(Trigger(word) for word in _WORDS)

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = 0
        for hit in scan.hits:
            stop = scan.text.find("\n", hit.end, hit.end + _REACH)
            stop = hit.end + _REACH if stop < 0 else stop
            for pattern, kind_id in _COUNTRIES:
                match = pattern.search(scan.text, max(done, hit.end), stop)
                if match is not None:
                    done = match.end()
                    yield Span(match.start(), match.end(), kind_id, 0.85, value=re.sub(r"[\s-]", "", match[0]))
        if scan.is_column and re.search(r"reg|plate|fordon|skylt", scan.label, re.IGNORECASE):
            for match in _SE.finditer(scan.text):
                yield Span(
                    match.start(), match.end(), "se_vehicle_plate", 0.9, value=match["letters"] + match["digits"]
                )
