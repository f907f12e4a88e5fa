"""`strongroom who IDENTIFIER…`: where a person's data lies. What was asked for is never said back or kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from strongroom.discovery.cli.identifiers import given, readings
from strongroom.discovery.cli.kind_words import kind_name
from strongroom.register.core import RULING, Reason
from strongroom.register.core.faces import NAME_AND_BIRTH_DATE, NAME_AND_POSTCODE
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
    asked = given(identifiers)
    if not asked:
        raise typer.BadParameter(_("give at least one"), param_hint="IDENTIFIER")
    with ctx.obj.open_home(ctx.obj.home) as home:
        # Imported here: models load only when the frame has made the database ready.
        from strongroom.discovery.queries.who import known_as
        from strongroom.discovery.queries.who import who as look_up

        known = [known_as(reading, ring=home.ring) for reading in readings(asked, country)]
        answers = look_up(known, ring=home.ring)
    kinds = [each.kind for each in known]
    if json:
        with JsonDocument(sys.stdout, "strongroom/who/1") as document:
            document.put("identifiers", [{"kind": kind} for kind in kinds])
            document.array("data_subjects", map(_entry, answers))
    else:
        sys.stdout.writelines(fit(line, sys.stdout) + "\n" for line in _lines(kinds, answers))


def _entry(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "certainty": "confirmed" if answer.certain else "possible",
        "places": [{"place": held.place, "item": held.path, "types": list(held.types)} for held in answer.held],
        "records": [],
        "reveals": [],
        "notices": [],
        "why": [_why(reason) for reason in answer.reasons],
    }


def _why(reason: Reason) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": reason.kind, "items": reason.items}
    return said | {"together": list(reason.together)} if reason.together else said


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
        if answer.reasons:
            yield _("  One person, because:")
            yield from (f"    {_because(reason)}" for reason in answer.reasons)
    if any(answer.reasons for answer in answers):
        yield _("If that is wrong: strongroom unlink, or link. See: strongroom unlink --help")


def _because(reason: Reason) -> str:
    files = ngettext("in {count} file", "in {count} files", reason.items).format(count=reason.items)
    if reason.together:
        kinds = ", ".join(kind_name(kind) for kind in reason.together)
        return _("these stand together {files}: {kinds}").format(files=files, kinds=kinds)
    if reason.kind == RULING:
        return _("you said so of what stands {files}").format(files=files)
    if reason.kind == NAME_AND_POSTCODE:
        return _("the same name at the same postcode {files}").format(files=files)
    if reason.kind == NAME_AND_BIRTH_DATE:
        return _("the same name and date of birth {files}").format(files=files)
    return _("the same {kind} {files}").format(kind=kind_name(reason.kind), files=files)
