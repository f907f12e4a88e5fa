"""Every kind of personal data there is a detector for, joined to the categories that laws and reports speak of.

A `Kind` is what a span is called (`se_personnummer`, `email`); its category is the id in `data/data_categories.toml`
on which breach rules and sensitivity tiers join. Kinds that only help (`organisation`, `date`) have no category.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

CheckedBy = Literal["checksum", "structure", "list", "context"]


@dataclass(frozen=True, slots=True)
class Category:
    """A category of personal data. `tier` runs from 1 (ordinary) to 4 (critical)."""

    id: str
    group: str
    tier: int
    name_en: str
    name_sv: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of personal data.

    `countries` are ISO 3166 codes, empty where it knows no border. `stdnum` is python-stdnum's module where there is
    one. `same_as` are the ids of kinds whose numbers are the very same count under another name. `identifies`: it
    points to one person by itself. `linkable`: a keyed fingerprint of its canonical value is kept.
    """

    id: str
    category: str
    tier: int
    countries: tuple[str, ...]
    checked_by: CheckedBy
    stdnum: str
    same_as: tuple[str, ...]
    name_en: str
    name_sv: str
    identifies: bool = False
    linkable: bool = False


@cache
def categories() -> dict[str, Category]:
    """All categories by id, in the order of the file."""
    source = files("strongroom.discovery.core").joinpath("data/data_categories.toml")
    entries = tomllib.loads(source.read_text("utf-8"))["category"]
    return {
        entry["id"]: Category(entry["id"], entry["group"], entry["tier"], entry["name_en"], entry["name_sv"])
        for entry in entries
    }


def kind(  # noqa: PLR0913  one keyword a field
    id: str,  # noqa: A002  the field's own name
    category: str = "",
    *,
    name: tuple[str, str] = ("", ""),
    tier: int | None = None,
    countries: tuple[str, ...] = (),
    checked_by: CheckedBy = "context",
    stdnum: str = "",
    same_as: tuple[str, ...] = (),
    identifies: bool = False,
    linkable: bool | None = None,
) -> Kind:
    """A kind with its tier and names taken from the category unless given (`name` is English, Swedish).

    What identifies is linkable, unless said otherwise.
    """
    known = categories()[category] if category else Category("", "", 1, id, id)
    return Kind(
        id=id,
        category=category,
        tier=known.tier if tier is None else tier,
        countries=countries,
        checked_by=checked_by,
        stdnum=stdnum,
        same_as=same_as,
        name_en=name[0] or known.name_en,
        name_sv=name[1] or known.name_sv,
        identifies=identifies,
        linkable=identifies if linkable is None else linkable,
    )


@cache
def kinds() -> dict[str, Kind]:
    """Every kind that some detector can find, by id, in the detectors' order."""
    from strongroom.discovery.core.detect.engine import Options, detectors

    found: dict[str, Kind] = {}
    for detector in detectors(Options()):
        for each in detector.kinds:
            found.setdefault(each.id, each)
    return found
