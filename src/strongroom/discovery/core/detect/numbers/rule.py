"""How one official number is described: what it looks like, how it is checked, what stands beside it.

Adding a number is one call of `number(...)` in the file of its part of the world.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from strongroom.discovery.core.catalogue import CheckedBy, Kind, kind
from strongroom.discovery.core.detect.numbers.checks import Check, always, by_stdnum, compact_by_stdnum

Canonical = Callable[[str, date | None], str]
"""The canonical form from the written one and, where the age decides, today's date."""

Role = Literal["person", "tax", "vat", "firm", "bank", "health", "passport", "licence", "card", "other"]


@dataclass(frozen=True, slots=True)
class Odds:
    """How probable it is that the number is what it seems: alone, alone in its own country, beside its label."""

    alone: float
    at_home: float
    labelled: float


CERTAIN = Odds(0.93, 0.96, 0.99)
"""Shape and check together are met by chance in fewer than 1 of 10,000 such strings."""
STRONG = Odds(0.62, 0.85, 0.98)
"""By chance in fewer than 1 of 300, and the written form is its own."""
FAIR = Odds(0.12, 0.62, 0.96)
"""By chance in 1 of 30 to 1 of 300."""
WEAK = Odds(0.04, 0.25, 0.93)
"""One check digit or none, in a form that many things have."""
BARE = Odds(0.0, 0.0, 0.88)
"""Anything looks like it: only its label tells."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One number. `shapes` are its compact forms (9 a digit, A a letter); `forms` the written forms believed without
    a label; `labels` the words beside it; `role` the generic words that fit it too. `signs_matter`: hyphens, slashes or small letters are part of it. `pattern`: what the compact form looks like where
    letters and digits may stand anywhere, beside its label only. `as_written`: how it may be divided, where its office says so."""

    kind: Kind
    shapes: frozenset[str]
    forms: frozenset[str]
    labels: tuple[str, ...]
    role: Role
    odds: Odds
    check: Check
    module: str
    canonical: Canonical | None = None
    signs_matter: bool = False
    own_forms: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    as_written: re.Pattern[bytes] | None = None

    def holds(self, written: bytes, compact: str) -> bool:
        """Whether the check holds, of the compact form or, where signs belong to the number, as it is written."""
        if self.as_written is not None and self.as_written.fullmatch(written) is None:
            return False
        return self.check(compact) or (self.signs_matter and self.check(written.decode("latin-1")))

    @property
    def country(self) -> str:
        return self.kind.countries[0] if self.kind.countries else ""

    def value(self, written: str, compact: str, today: date | None) -> str:
        """The canonical form, as python-stdnum gives it."""
        if self.canonical is not None:
            return self.canonical(written, today)
        if self.signs_matter:
            compact = written
        return compact_by_stdnum(self.module)(compact) if self.module else compact


def number(  # noqa: PLR0913  one keyword a column of the table
    id: str,  # noqa: A002  the kind's own name
    names: tuple[str, str],
    shapes: str,
    labels: str,
    *,
    category: str = "",
    role: Role = "person",
    odds: Odds = WEAK,
    forms: str = "",
    stdnum: str | None = None,
    check: Check | None = None,
    same_as: tuple[str, ...] = (),
    canonical: Canonical | None = None,
    signs_matter: bool = False,
    pattern: str = "",
    as_written: str = "",
    checked: CheckedBy | None = None,
    linkable: bool = True,
) -> Rule:
    """A rule from one line of a table.

    `shapes` and `forms` are templates divided by `|`: `9` a digit, `A` a letter, `{n}` repeats (`9{6}-9{4}`);
    without `forms` the compact shape itself is the form. `labels` are divided by `,`. `stdnum` is the module, by default
    told by the id (`pl_pesel` → `pl.pesel`), empty where there is none.
    """
    prefix = id.split("_", 1)[0].upper()
    country = prefix if len(prefix) == _OF_COUNTRY and prefix != "EU" else ""
    module = id.replace("_", ".", 1) if stdnum is None else stdnum
    identifies = role in {"person", "passport", "licence", "health"}
    checked_by: CheckedBy = checked or ("checksum" if module or check else "structure")
    return Rule(
        kind=kind(
            id,
            category or _CATEGORY[role],
            tier=1 if role == "firm" else None,  # of a firm, not of a person; a sole trader's is a personal number
            name=names,
            countries=(country,) if country else (),
            checked_by=checked_by,
            stdnum=module,
            same_as=same_as,
            identifies=identifies,
            linkable=linkable,
        ),
        shapes=templates(shapes) if shapes else frozenset(),
        forms=templates(forms or shapes) if forms or shapes else frozenset(),
        labels=tuple(label.strip() for label in labels.split(",") if label.strip()),
        role=role,
        odds=odds,
        check=check or (by_stdnum(module) if module else always),
        module=module,
        canonical=canonical,
        signs_matter=signs_matter,
        pattern=re.compile(pattern) if pattern else None,
        as_written=re.compile(as_written.encode("latin-1"), re.IGNORECASE) if as_written else None,
        own_forms=frozenset(form for form in templates(forms) if _is_own(form)) if odds is not BARE else frozenset(),
    )


_CATEGORY: dict[str, str] = {
    "person": "other_gov_id",
    "tax": "tax_id",
    "vat": "tax_id",
    "firm": "tax_id",
    "bank": "bank_account",
    "health": "health_insurance_id",
    "passport": "passport",
    "licence": "drivers_licence",
    "card": "state_id_card",
    "other": "other_identifier",
}

_PLAIN_FORM = frozenset("9")
_OF_COUNTRY = 2


def _is_own(form: str) -> bool:
    """Whether a written form has signs or letters that few other numbers have at these places."""
    return bool(form) and not set(form) <= _PLAIN_FORM


_REPEAT = re.compile(r"(.)\{(\d+)\}")


def templates(source: str) -> frozenset[str]:
    """
    >>> sorted(templates("9{6}-9{4}|A9"))
    ['999999-9999', 'A9']
    """
    return frozenset(_REPEAT.sub(lambda match: match[1] * int(match[2]), each) for each in source.split("|"))
