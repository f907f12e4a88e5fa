"""Which country's numbers to expect when nobody says."""

from __future__ import annotations

import re
from collections.abc import Mapping

import typer

from strongroom.shell.territory import territory

DEFAULT = "SE"


def country_of_locale(environment: Mapping[str, str] | None = None) -> str:
    """The locale's country, Sweden where it names none.

    >>> country_of_locale({"LANG": "en_GB.UTF-8"}), country_of_locale({})
    ('GB', 'SE')
    """
    return territory(environment) or DEFAULT


def known_country(given: str) -> str:
    """Two letters of ISO 3166, in capitals."""
    if not re.fullmatch(r"[A-Za-z]{2}", given):
        raise typer.BadParameter("use the two letters of a country, such as SE", param_hint="--country")
    return given.upper()
