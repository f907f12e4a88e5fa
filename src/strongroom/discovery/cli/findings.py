"""`strongroom findings`: what was found, the gravest first, a page at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from strongroom.discovery.cli.kind_words import kind_name, level_name
from strongroom.discovery.cli.where_words import in_words
from strongroom.discovery.core.errors import FindingUnknown, PlaceUnknown, TypeUnknown
from strongroom.discovery.core.levels import Level, kind_of
from strongroom.discovery.core.where import in_english
from strongroom.register.core import number_of
from strongroom.shell import numbers
from strongroom.shell.output import JsonDocument, fit, plain
from strongroom.shell.words import _, ngettext

if TYPE_CHECKING:
    from strongroom.discovery.queries.findings import Found


def findings(  # noqa: PLR0913, PLR0917  one parameter an option
    ctx: typer.Context,
    place: Annotated[str | None, typer.Option(metavar="ID", help="Only of this place (see places).")] = None,
    type: Annotated[str | None, typer.Option(metavar="ID", help="Only this kind (see types).")] = None,  # noqa: A002  the option's name
    tier: Annotated[int | None, typer.Option(min=1, max=4, help="Only this tier: 1 ordinary to 4 critical.")] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Only from this confidence on; 0: all that is kept.")
    ] = 0,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 100,
    after: Annotated[str | None, typer.Option(metavar="ID", help="Go on after this finding.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Write one JSON document.")] = False,
) -> None:
    """List findings, the gravest first: as many as places and checkup count, unless you narrow them down."""
    if type is not None and kind_of(type) is None:
        raise TypeUnknown(id=plain(type))
    with ctx.obj.open_home(ctx.obj.home) as home:
        # Imported here: models load only when the frame has made the database ready.
        from strongroom.discovery.queries.findings import Sought
        from strongroom.discovery.queries.findings import findings as found_ones
        from strongroom.register import queries as register

        known = {each.number for each in register.places(ring=home.ring)}
        number = None if place is None else number_of(place, "p")
        if place is not None and number not in known:
            raise PlaceUnknown(id=plain(place))
        last = None if after is None else number_of(after, "f")
        if after is not None and last is None:
            raise FindingUnknown(id=plain(after))
        sought = Sought(number, type, tier, min_confidence, last)
        found, more = found_ones(sought, limit=limit, ring=home.ring)
    if json:
        with JsonDocument(sys.stdout, "strongroom/findings/1") as document:
            document.array("findings", map(_entry, found))
            document.put("more", more)
    else:
        sys.stdout.writelines(fit(line, sys.stdout) + "\n" for line in _lines(found, more=more))


def _entry(one: Found) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": one.id,
        "place": one.place,
        "item": one.path,
        "type": one.type,
        "tier": one.tier,
        "count": one.count,
        "confidence": round(one.confidence, 2),
        "where": in_english(one.where),
        "sample": one.sample,
    }
    if one.data_subjects is not None:
        said["data_subjects"] = one.data_subjects
    if not one.valid:
        said["valid"] = False
    return said


def _lines(found: Sequence[Found], *, more: bool) -> Iterator[str]:
    if not found:
        yield _("Nothing of that kind was found.")
        return
    path = ""
    for one in found:
        if one.path != path:
            path = one.path
            yield plain(path)
        times = ngettext("{count} time", "{count} times", one.count).format(count=numbers.number(one.count))
        said = [one.id, level_name(Level(one.tier)), kind_name(one.type), times, in_words(one.where), plain(one.sample)]
        yield "  " + " · ".join(part for part in said if part)
    if more:
        yield _("There are more: --after {id}").format(id=found[-1].id)
