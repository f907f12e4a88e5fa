"""Help in the reader's language, its frame included."""

from __future__ import annotations

from typing import Any

import typer.core
from typer import rich_utils
from typer._click.core import Context

from strongroom.shell.words import _


def translate(command: Any) -> Any:
    """The command with its help, and that of its options, in the language of now."""
    for said in (command, *command.params):
        said.help = _(said.help) if said.help else None
    return command


class _Framed:
    """Mixed into a command: the words round its help, which the library has in English."""

    def get_usage(self, ctx: Context) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage:", _("Usage:"), 1)

    def get_help_option(self, ctx: Context) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = _("Show this message and exit.")
        return option

    def format_help(self, ctx: Context, formatter: Any) -> None:
        rich_utils.ARGUMENTS_PANEL_TITLE = _("Arguments")
        rich_utils.OPTIONS_PANEL_TITLE = _("Options")
        rich_utils.COMMANDS_PANEL_TITLE = _("Commands")
        rich_utils.DEFAULT_STRING = _("[default: {}]")
        rich_utils.REQUIRED_LONG_STRING = _("[required]")
        super().format_help(ctx, formatter)  # type: ignore[misc]


class FramedCommand(_Framed, typer.core.TyperCommand):
    """A command."""


class FramedGroup(_Framed, typer.core.TyperGroup):
    """A group of commands."""
