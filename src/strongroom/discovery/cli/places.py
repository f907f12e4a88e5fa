"""`strongroom places`: where customers' data is kept, with counts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from strongroom.register.core import KnownPlace, place_token
from strongroom.shell import numbers
from strongroom.shell.output import JsonDocument, fit, plain, table
from strongroom.shell.words import _


def places(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Write one JSON document.")] = False,
) -> None:
    """List the places that were looked at."""
    with ctx.obj.open_home(ctx.obj.home) as home:
        # Imported here: models load only when the frame has made the database ready.
        from strongroom.register import queries

        known = queries.places(ring=home.ring)
    if json:
        with JsonDocument(sys.stdout, "strongroom/places/1") as document:
            document.array("places", map(_entry, known))
    else:
        sys.stdout.writelines(fit(line, sys.stdout) + "\n" for line in _lines(known))


def _entry(place: KnownPlace) -> dict[str, Any]:
    said: dict[str, Any] = {"id": place.token, "kind": place.kind, "name": place.name}
    if place.within is not None:
        said["within"] = place_token(place.within)
    if place.custodian:
        said["custodian"] = place.custodian
    said |= {"items": place.items, "findings": place.findings, "data_subjects": place.data_subjects}
    if place.last_looked is not None:
        said["last_looked"] = place.last_looked.astimezone().isoformat(timespec="seconds")
    return said


def _lines(known: list[KnownPlace]) -> Iterator[str]:
    if not known:
        yield _("No place has been looked at yet. Begin with: strongroom checkup")
        return
    rows = [[_("Id"), _("Place"), _("Files"), _("Findings"), _("People"), _("Last looked at")]]
    for place in known:
        counts = [numbers.number(count) for count in (place.items, place.findings, place.data_subjects)]
        looked = f"{numbers.local(place.last_looked):%Y-%m-%d %H:%M}" if place.last_looked else ""
        rows.append([place.token, plain(place.shown_path), *counts, looked])
    yield from table(rows, right=frozenset({2, 3, 4}))
