"""`strongroom who IDENTIFIER…`: where a person's data lies. What was asked for is never said back or kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from strongroom.discovery.cli.country import country_of_locale, known_country
from strongroom.discovery.cli.identifiers import check_identifier
from strongroom.discovery.cli.kind_words import kind_name
from strongroom.shell.output import JsonDocument, fit, plain
from strongroom.shell.words import _, ngettext

if TYPE_CHECKING:
    from strongroom.discovery.queries.who import Answer


def who(
    ctx: typer.Context,
    identifiers: Annotated[
        list[str],
        typer.Argument(metavar="IDENTIFIER", help="E-mail, phone, personal or customer number; - reads stdin."),
    ],
    country: Annotated[str | None, typer.Option(metavar="CC", help="For numbers without a country.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Write one JSON document.")] = False,
) -> None:
    """Show every place that holds something about a person."""
    asked = [value for value in _asked(identifiers) if value]
    if not asked:
        raise typer.BadParameter(_("give at least one"), param_hint="IDENTIFIER")
    with ctx.obj.open_home(ctx.obj.home) as home:
        # Imported here: models load only when the frame has made the database ready.
        from strongroom.discovery.core.meaning import meanings
        from strongroom.discovery.queries.inventory import last_countries
        from strongroom.discovery.queries.who import known_as
        from strongroom.discovery.queries.who import who as look_up

        countries = (known_country(country),) if country else last_countries() or (country_of_locale(),)
        readings = [meanings(value, countries) for value in asked]
        for value, reading in zip(asked, readings, strict=True):
            check_identifier(value, reading)
        known = [known_as(reading, ring=home.ring) for reading in readings]
        answers = look_up(known, ring=home.ring)
    kinds = [each.kind for each in known]
    if json:
        with JsonDocument(sys.stdout, "strongroom/who/1") as document:
            document.put("identifiers", [{"kind": kind} for kind in kinds])
            document.array("data_subjects", map(_entry, answers))
    else:
        sys.stdout.writelines(fit(line, sys.stdout) + "\n" for line in _lines(kinds, answers))


def _asked(identifiers: Sequence[str]) -> Iterator[str]:
    """A `-` stands for lines on stdin, so that a value need not stay in the shell's history."""
    for each in identifiers:
        if each == "-":
            yield from (line.strip() for line in sys.stdin)
        else:
            yield each.strip()


def _entry(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "certainty": "confirmed" if answer.certain else "possible",
        "places": [{"place": held.place, "item": held.path, "types": list(held.types)} for held in answer.held],
        "records": [],
        "reveals": [],
        "notices": [],
    }


def _lines(kinds: Sequence[str], answers: Sequence[Answer]) -> Iterator[str]:
    if not answers:
        yield _("Nothing is known under this ({kinds}).").format(kinds=", ".join(kind_name(kind) for kind in kinds))
        yield _("It covers the files that were looked at and could be read: see strongroom places.")
        return
    for answer in answers:
        count = len(answer.held)
        said = ngettext("{count} file names this person", "{count} files name this person", count).format(count=count)
        yield said if answer.certain else _("{said}, or somebody who shares the number").format(said=said)
        for held in answer.held:
            yield f"  {plain(held.path)} · " + ", ".join(kind_name(kind) for kind in held.types)
