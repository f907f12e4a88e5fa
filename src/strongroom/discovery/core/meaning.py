"""What a value that somebody types may be: an e-mail address, a telephone number however written, a number of a person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.finding import Identifier

if TYPE_CHECKING:
    from strongroom.discovery.core.detect.engine import Engine

CUSTOMER_NUMBER = "customer_number"
EMAIL = "email"
_ADDRESS = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\W\d_]{2,63}")


def meanings(value: str, countries: tuple[str, ...]) -> list[Identifier]:
    """Every identifier the whole of `value` can be read as, the likeliest first; at the least a customer number.

    >>> meanings(" Erik.Berg@Example.test ", ("SE",))[0]
    Identifier(type='email', value='erik.berg@example.test')
    """
    text = value.strip()
    if _ADDRESS.fullmatch(text):
        # The engine takes half a second to be ready, and what has an @ needs none.
        return [Identifier(EMAIL, text.lower())]
    engine = _engine(countries)
    linkable = [kind for kind in kinds().values() if kind.linkable]
    labels = ["", *dict.fromkeys(name for kind in linkable for name in (kind.name_en, kind.name_sv))]
    names = {kind.id for kind in linkable}
    found: dict[Identifier, float] = {}
    for label in labels:
        for span in engine.spans(text, label=label):
            if span.value and span.type in names and (span.start, span.end) == (0, len(text)):
                reading = Identifier(span.type, span.value)
                # What is seen without being told outweighs what a label suggests.
                found[reading] = max(found.get(reading, 0.0), span.confidence + (not label) + span.valid)
    found.setdefault(Identifier(CUSTOMER_NUMBER, text.upper()), 0.0)
    return sorted(found, key=lambda reading: -found[reading])


@lru_cache(maxsize=1)
def _engine(countries: tuple[str, ...]) -> Engine:
    from strongroom.discovery.core.detect.engine import Engine
    from strongroom.discovery.core.detect.scan import Options

    return Engine(Options(countries=countries, min_confidence=0.0))
