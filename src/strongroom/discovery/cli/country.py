"""Which country's numbers to expect when nobody says."""

from __future__ import annotations

import re
from collections.abc import Mapping

import typer

DEFAULT = "SE"
_TERRITORY = re.compile(r"^[a-z]{2,3}_([A-Z]{2})\b")


def country_of_locale(environment: Mapping[str, str]) -> str:
    """The territory of the first locale that has one, in the order of POSIX.

    >>> country_of_locale({"LC_ALL": "C.UTF-8", "LANG": "en_GB.UTF-8"}), country_of_locale({})
    ('GB', 'SE')
    """
    for name in ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MESSAGES", "LANG"):
        if match := _TERRITORY.match(environment.get(name, "")):
            return match[1]
    return DEFAULT


def known_country(given: str) -> str:
    """Two letters of ISO 3166, in capitals."""
    if not re.fullmatch(r"[A-Za-z]{2}", given):
        raise typer.BadParameter("use the two letters of a country, such as SE", param_hint="--country")
    return given.upper()
