"""How sensitive an item is: the tier of all that it holds together.

The rule stands in `data/data_categories.toml` (`combination_rule`): the highest tier of the set, raised by one when a
name, an e-mail address or a national number stands together with two or more things of tier 2, or when the person
is a child.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache

from strongroom.discovery.core.catalogue import Category, Kind, categories, kinds
from strongroom.discovery.core.collect import SURE
from strongroom.discovery.core.finding import Finding

_NATIONAL = frozenset(
    {"ssn", "itin", "tax_id", "se_personnummer", "se_samordningsnummer", "no_fodselsnummer", "dk_cpr", "fi_hetu"}
    | {"uk_nino", "uk_nhs", "eu_national_id", "ca_sin", "au_tfn", "state_id_card", "other_gov_id"}
)
_ONLY_HELP = frozenset({"ip_address", "device_id", "url_profile", "vehicle_plate", "card_expiry", "other_identifier"})
"""Categories that say nothing about anybody where nothing else stands beside them: a log of addresses, a price tag."""


class Level(IntEnum):
    """What a tier is called."""

    ORDINARY = 1
    CONFIDENTIAL = 2
    SENSITIVE = 3
    CRITICAL = 4


@cache
def kind_of(type: str) -> Kind | None:  # noqa: A002  the field's own name
    """The kind of this id, if this release or its facts know it."""
    if found := kinds().get(type):
        return found
    category = categories().get(type)
    return _as_kind(category) if category else None


@cache
def category_of(type: str) -> str:  # noqa: A002  the field's own name
    found = kind_of(type)
    return found.category if found else ""


@cache
def is_national(type: str) -> bool:  # noqa: A002  as above
    """A number that a state gives to a person."""
    return category_of(type) in _NATIONAL and not is_of_firms(type)


@cache
def is_of_firms(type: str) -> bool:  # noqa: A002  as above
    """A tax or register number of firms: on every invoice, and a person's own for sole traders only."""
    kind = kind_of(type)
    return kind is not None and kind.category == "tax_id" and not kind.identifies


@cache
def tier_of(type: str) -> int:  # noqa: A002  as above
    """What a kind weighs when the level of an item is made up."""
    kind = kind_of(type)
    return 0 if kind is None else Level.ORDINARY if is_of_firms(type) else kind.tier


def counted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that say something about a person, surely enough to be told of."""
    return tuple(
        finding
        for finding in findings
        if finding.valid and finding.confidence >= SURE and finding.count > 0 and category_of(finding.type)
    )


def unsure_of(findings: Iterable[Finding]) -> int:
    """How many findings would count if they were surer."""
    return sum(
        1
        for finding in findings
        if finding.valid and finding.confidence < SURE and finding.count > 0 and category_of(finding.type)
    )


def level(found: Sequence[Finding]) -> Level | None:
    """The level of findings that stand together in one item (`counted` ones); None where they are about nobody.

    >>> from strongroom.discovery.core.where import Step
    >>> one = lambda type: Finding(type, 1, 0.9, (Step("line", "1"),), "•")
    >>> level([one("email")]), level([one("email"), one("date_of_birth"), one("bank_account")])
    (<Level.ORDINARY: 1>, <Level.SENSITIVE: 3>)
    >>> level([one("name"), one("childrens_data")])
    <Level.CRITICAL: 4>
    """
    tiers: dict[str, int] = {}
    for finding in found:
        if not is_of_firms(finding.type):
            category = category_of(finding.type)
            tiers[category] = max(tier_of(finding.type), tiers.get(category, 0))
    if tiers.keys() <= _ONLY_HELP:
        return None
    second = sum(1 for tier in tiers.values() if tier == Level.CONFIDENTIAL)
    pointed = any(finding.type in {"name", "email"} or is_national(finding.type) for finding in found)
    raised = "childrens_data" in tiers or (second >= 2 and pointed)
    return Level(max(1, min(4, max(tiers.values()) + raised)))


def _as_kind(category: Category) -> Kind:
    return Kind(
        id=category.id,
        category=category.id,
        tier=category.tier,
        countries=(),
        checked_by="context",
        stdnum="",
        same_as=(),
        name_en=category.name_en,
        name_sv=category.name_sv,
    )
