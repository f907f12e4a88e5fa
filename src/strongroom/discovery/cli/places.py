"""`strongroom places`: where customers' data is kept, with counts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from strongroom.kit.actor import LOCAL
from strongroom.register.core import KnownPlace, place_token
from strongroom.shell import numbers
from strongroom.shell.output import JsonDocument, fit, plain, table
from strongroom.shell.words import _


def places(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Write one JSON document.")] = False,
) -> None:
    """List the places that were looked at. The counts of a place include those of the places within it."""
    with ctx.obj.open_home(ctx.obj.home) as home:
        # Imported here: models load only when the frame has made the database ready.
        from strongroom.discovery.actions.settle import settle
        from strongroom.discovery.queries.unfinished import unfinished
        from strongroom.register import queries

        settle(ring=home.ring, by=LOCAL)
        known = queries.places(ring=home.ring)
        cut_off = unfinished(known)
    if json:
        with JsonDocument(sys.stdout, "strongroom/places/1") as document:
            document.array("places", (_entry(place, unfinished=place.number in cut_off) for place in known))
    else:
        sys.stdout.writelines(fit(line, sys.stdout) + "\n" for line in _lines(known, cut_off))


def _entry(place: KnownPlace, *, unfinished: bool) -> dict[str, Any]:
    said: dict[str, Any] = {"id": place.token, "kind": place.kind, "name": place.name}
    if place.within is not None:
        said["within"] = place_token(place.within)
    if place.custodian:
        said["custodian"] = place.custodian
    said |= {"items": place.items, "findings": place.findings, "data_subjects": place.data_subjects}
    if place.last_looked is not None:
        said["last_looked"] = place.last_looked.astimezone().isoformat(timespec="seconds")
    if unfinished:
        said["unfinished"] = True
    return said


def _lines(known: list[KnownPlace], cut_off: set[int]) -> Iterator[str]:
    if not known:
        yield _("No place has been looked at yet. Begin with: strongroom checkup")
        return
    rows = [[_("Id"), _("Place"), _("Files"), _("Findings"), _("People"), _("Last looked at")]]
    for place in known:
        counts = [numbers.number(count) for count in (place.items, place.findings, place.data_subjects)]
        looked = f"{numbers.local(place.last_looked):%Y-%m-%d %H:%M}" if place.last_looked else ""
        if place.number in cut_off:
            looked = f"{looked} *".strip()
        rows.append([place.token, plain(place.shown_path), *counts, looked])
    yield from table(rows, right=frozenset({2, 3, 4}))
    if cut_off:
        yield _("* The last check-up here was stopped before its end. To finish it, run it again.")
