"""`strongroom link A B` and `strongroom unlink A B`: what the owner knows of who is who, and the program cannot."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from strongroom.discovery.cli.identifiers import given, readings
from strongroom.kit.actor import LOCAL
from strongroom.register.core import person_token
from strongroom.register.core.errors import IdentifierShared, IdentifierUnknown, SameIdentifier
from strongroom.shell.output import JsonDocument, fit
from strongroom.shell.words import _

if TYPE_CHECKING:
    from strongroom.discovery.queries.who import Known

_Two = Annotated[
    list[str],
    typer.Argument(
        metavar="IDENTIFIER IDENTIFIER", help="Two: e-mail, phone, personal or customer number; - is stdin."
    ),
]
_Undo = Annotated[bool, typer.Option("--undo", help="Take back what you said of these two before.")]
_Country = Annotated[str | None, typer.Option(metavar="CC", help="For numbers without a country.")]
_Json = Annotated[bool, typer.Option("--json", help="Write one JSON document.")]


def link(
    ctx: typer.Context,
    identifiers: _Two,
    undo: _Undo = False,
    country: _Country = None,
    json: _Json = False,
) -> None:
    """Say that two identifiers are one person's."""
    _rule(ctx, identifiers, same=True, undo=undo, country=country, json=json)


def unlink(
    ctx: typer.Context,
    identifiers: _Two,
    undo: _Undo = False,
    country: _Country = None,
    json: _Json = False,
) -> None:
    """Say that two identifiers are two people's."""
    _rule(ctx, identifiers, same=False, undo=undo, country=country, json=json)


def _rule(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context, identifiers: Sequence[str], *, same: bool, undo: bool, country: str | None, json: bool
) -> None:
    values = given(identifiers)
    if len(values) != 2:
        raise typer.BadParameter(_("give two"), param_hint="IDENTIFIER IDENTIFIER")
    with ctx.obj.open_home(ctx.obj.home) as home:
        # Imported here: models load only when the frame has made the database ready.
        from strongroom.discovery.actions.link import rule, take_back
        from strongroom.discovery.queries.who import known_as

        meant = readings(values, country)
        one, other = (known_as(each, ring=home.ring) for each in meant)
        if set(one.prints) & set(other.prints):
            raise SameIdentifier
        if undo:
            take_back(one=one.prints, other=other.prints, same=same, by=LOCAL)
        else:
            for place, each in enumerate((one, other), 1):
                _check(each, place, alone=same)
            rule(one=one.fingerprint, other=other.fingerprint, same=same, by=LOCAL)
        now = [known_as(each, ring=home.ring) for each in meant]
    if json:
        with JsonDocument(sys.stdout, "strongroom/link/1") as document:
            document.put("identifiers", [_entry(each) for each in now])
    else:
        sys.stdout.write(fit(_said(same=same, undo=undo, are_one=_are_one(now)), sys.stdout) + "\n")


def _check(known: Known, place: int, *, alone: bool) -> None:
    """Raises `IdentifierUnknown`, or `IdentifierShared` where it must be one person's `alone`."""
    if not known.people:
        raise IdentifierUnknown(place=place)
    if alone and len(known.people) > 1:
        raise IdentifierShared(place=place, people=len(known.people))


def _entry(known: Known) -> dict[str, object]:
    return {
        "kind": known.kind,
        "data_subjects": [person_token(number) for number in sorted(known.people)],
    }


def _are_one(known: Sequence[Known]) -> bool:
    one, other = (each.people for each in known)
    return bool(one & other)


def _said(*, same: bool, undo: bool, are_one: bool) -> str:
    if undo:
        if are_one:
            return _("Taken back. Without it, the files say that these two are one person's.")
        return _("Taken back. Without it, nothing says that these two are one person's.")
    if same:
        return _("From now on these two are one person's. To take it back, add --undo.")
    return _("From now on these two are two people's. To take it back, add --undo.")
