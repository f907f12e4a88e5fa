"""`strongroom status`: is the home set up, is somebody using it."""

from __future__ import annotations

import json
import os
from datetime import datetime
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
        said = _("In use: {path}, by process {pid} since {since}.")
        print(said.format(path=home, pid=held["pid"], since=_local(str(held["since"]))))
    elif os.path.exists(home):  # noqa: PTH110  unlike Path's, false where one may not look
        print(_("Not set up with a passphrase; the list of what was found lies in {path}.").format(path=home))
    else:
        print(_("Nothing is kept yet. Start with: strongroom checkup"))


def _local(since: str) -> str:
    """A time as people read it here; what the keeper wrote may be nothing yet."""
    return f"{datetime.fromisoformat(since).astimezone():%Y-%m-%d %H:%M}" if since else ""
