"""What somebody asks for by identifiers: read from the command line or stdin, and refused where it can be none."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from strongroom.discovery.cli.country import country_of_locale, known_country
from strongroom.discovery.core.errors import NameAskedFor, NotAnIdentifier
from strongroom.discovery.core.finding import Identifier
from strongroom.discovery.core.meaning import CUSTOMER_NUMBER, meanings

_WORDS = re.compile(r"[^\W\d_]+(?:[ .,'’-]+[^\W\d_]+)*\.?")


def given(identifiers: Sequence[str]) -> list[str]:
    """What was named. A `-` stands for lines on stdin, so that a value need not stay in the shell's history."""
    return [value for value in _given(identifiers) if value]


def readings(values: Sequence[str], country: str | None) -> list[list[Identifier]]:
    """All that each value may be, the likeliest first; numbers as they are written in that country, else in those of the
    last check-up.

    Raises what `check_identifier` raises.
    """
    # Imported here: models load only when the frame has made the database ready.
    from strongroom.discovery.queries.inventory import last_countries

    countries = (known_country(country),) if country else last_countries() or (country_of_locale(),)
    found = [meanings(value, countries) for value in values]
    for value, reading in zip(values, found, strict=True):
        check_identifier(value, reading)
    return found


def check_identifier(value: str, meanings: Sequence[Identifier]) -> None:
    """A name, and what no identifier looks like, is refused: an answer of "nothing known" would be taken for one.

    Raises `NameAskedFor` or `NotAnIdentifier`. `meanings` are what the value can be read as.
    """
    if any(meaning.type != CUSTOMER_NUMBER for meaning in meanings):
        return
    if _WORDS.fullmatch(value):
        raise NameAskedFor
    if not any(sign.isdigit() for sign in value) or any(sign.isspace() for sign in value):
        raise NotAnIdentifier


def _given(identifiers: Sequence[str]) -> Iterator[str]:
    for each in identifiers:
        if each == "-":
            yield from (line.strip() for line in sys.stdin)
        else:
            yield each.strip()
