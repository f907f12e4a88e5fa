"""Which country's numbers to expect when nobody says."""

from __future__ import annotations

from collections.abc import Mapping

from strongroom.discovery.core.errors import CountryUnknown
from strongroom.shell.output import plain
from strongroom.shell.territory import territory

DEFAULT = "SE"


def country_of_locale(environment: Mapping[str, str] | None = None) -> str:
    """The locale's country, Sweden where it names none.

    >>> country_of_locale({"LANG": "en_GB.UTF-8"}), country_of_locale({})
    ('GB', 'SE')
    """
    return territory(environment) or DEFAULT


def known_country(given: str) -> str:
    """Two letters of ISO 3166, in capitals: of a country that has telephones. Raises `CountryUnknown`."""
    # Imported here: most runs name no country.
    from phonenumbers import SUPPORTED_REGIONS

    if given.upper() not in SUPPORTED_REGIONS:
        raise CountryUnknown(country=plain(given))
    return given.upper()


def countries_meant(given: str | None) -> tuple[str, ...]:
    """The countries named, divided by commas; the locale's where none is. Raises `CountryUnknown`."""
    if given is None:
        return (country_of_locale(),)
    return tuple(dict.fromkeys(known_country(part.strip()) for part in given.split(",")))
