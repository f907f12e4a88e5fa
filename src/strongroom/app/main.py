"""The command line. Commands are imported when they are called, so that `types` starts without a database."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any

import click
import typer
import typer.core

from strongroom.kit.errors import Status, StrongroomError
from strongroom.shell import words
from strongroom.shell.frame import Frame

COMMANDS = {
    "checkup": "strongroom.discovery.cli.checkup:checkup",
    "detect": "strongroom.discovery.cli.detect:detect",
    "extract": "strongroom.discovery.cli.extract:extract",
    "types": "strongroom.discovery.cli.types:types",
    "places": "strongroom.discovery.cli.places:places",
    "findings": "strongroom.discovery.cli.findings:findings",
    "who": "strongroom.discovery.cli.who:who",
    "test": "strongroom.app.cli.test:test",
    "bench": "strongroom.app.cli.bench:bench",
}


class LazyGroup(typer.core.TyperGroup):
    """Lists every command, imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        single.command(cmd_name)(getattr(importlib.import_module(module), function))
        return typer.main.get_command(single)


root = typer.Typer(cls=LazyGroup, add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)


@root.callback()
def frame(
    ctx: typer.Context,
    home: Annotated[
        Path | None, typer.Option(envvar="STRONGROOM_HOME", help="The folder that holds everything of the firm.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="en or sv; default from the environment.")] = None,
) -> None:
    """Find, guard and let go of the customer data a small firm is trusted with."""
    chosen = language or _language_of_environment()
    if chosen not in words.LANGUAGES:
        raise typer.BadParameter("use en or sv", param_hint="--language")
    words.use(chosen)
    ctx.obj = Frame(language=chosen, home=home or _default_home(), open_home=_open, no_home=_open)


def _open() -> Any:
    raise StrongroomError


def _language_of_environment() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "sv" if value.lower().startswith("sv") else "en"
    return "en"


def _default_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("strongroom", appauthor=False)


def main() -> None:
    try:
        root(prog_name="strongroom")
    except StrongroomError as error:
        sys.stderr.write(f"strongroom: {error.code}\n")
        sys.exit(error.status)
    except KeyboardInterrupt:
        sys.exit(Status.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has left; nothing more to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(Status.DONE)
    except Exception as error:  # noqa: BLE001  the last line of defence: no traceback in a user's face
        # Only where, never what: the message of an exception may hold a value.
        last = traceback.extract_tb(error.__traceback__)[-1]
        sys.stderr.write(
            f"strongroom: internal error ({type(error).__name__} at {Path(last.filename).name}:{last.lineno})\n"
        )
        sys.exit(Status.UNUSABLE)
