"""`strongroom status`: is the home set up, is somebody using it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from strongroom.app.keeper import holder
from strongroom.shell.words import _


def status(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Say whether the home is set up, and who is using it now."""
    home = ctx.obj.home.expanduser().absolute()
    held = holder(home)
    if as_json:
        document = {
            "schema": "strongroom/status/1",
            "state": "none",
            **({"keeper": held} if held else {}),
            "waiting": [],
        }
        print(json.dumps(document))
        return
    if held:
        print(_("In use: {path}, by process {pid} since {since}.").format(path=home, **held))
    elif home.exists():
        print(_("Not set up with a passphrase; the list of what was found lies in {path}.").format(path=home))
    else:
        print(_("Nothing is kept yet. Start with: strongroom checkup"))
