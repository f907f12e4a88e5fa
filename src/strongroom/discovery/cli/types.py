"""`strongroom types`: every kind of personal data that can be found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from strongroom.discovery.core.catalogue import Kind, kinds
from strongroom.shell.output import JsonDocument, fit, table
from strongroom.shell.words import _, language


def types(
    json: Annotated[bool, typer.Option("--json", help="Write one JSON document.")] = False,
) -> None:
    """List the kinds of personal data that can be found, and how each is checked."""
    found = sorted(kinds().values(), key=lambda kind: kind.id)
    if json:
        with JsonDocument(sys.stdout, "strongroom/types/1") as document:
            document.array("types", map(_entry, found))
    else:
        sys.stdout.writelines(fit(line, sys.stdout) + "\n" for line in _lines(found))


def _entry(kind: Kind) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": kind.id}
    if kind.category:
        entry["category"] = kind.category
    entry |= {"tier": kind.tier, "countries": list(kind.countries), "checked_by": kind.checked_by}
    if kind.stdnum:
        entry["stdnum"] = kind.stdnum
    return entry | {"same_as": list(kind.same_as), "name": {"en": kind.name_en, "sv": kind.name_sv}}


def _lines(found: list[Kind]) -> Iterator[str]:
    checked = {
        "checksum": _("check digit"),
        "structure": _("structure"),
        "list": _("list"),
        "context": _("words near by"),
    }
    rows = [[_("Id"), _("Name"), _("Country"), _("Tier"), _("Checked by")]]
    for kind in found:
        name = kind.name_sv if language() == "sv" else kind.name_en
        rows.append([kind.id, name, " ".join(kind.countries), str(kind.tier), checked[kind.checked_by]])
    yield from table(rows, right=frozenset({3}))
