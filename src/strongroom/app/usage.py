"""Wrong usage in one sentence of the reader's language. What was typed is not said back: it may be a person's value."""

from __future__ import annotations

from difflib import get_close_matches

from typer._click import exceptions

from strongroom.kit.errors import StrongroomError
from strongroom.shell.words import _

PROMISED = frozenset(
    [
        "backup", "care", "duties", "incident", "init", "ledger", "lock", "passphrase", "recover", "recovery", "restore",
        "serve", "staff", "unlock", "vault",
    ]
)  # fmt: skip
"""Commands that a later version has."""


class NoSuchCommand(StrongroomError):
    """There is no command of that name. `name`."""

    code = "no_such_command"


class PerhapsThatCommand(StrongroomError):
    """There is no command of that name, but one much like it. `name`, `nearest`."""

    code = "perhaps_that_command"


class CommandOfLater(StrongroomError):
    """A later version has it. `name`."""

    code = "command_of_later"


def no_command(name: str, commands: list[str]) -> StrongroomError:
    """What to say of a name that no command has."""
    if name in PROMISED:
        return CommandOfLater(name=name)
    if near := get_close_matches(name, commands, n=1):
        return PerhapsThatCommand(name=name, nearest=near[0])
    return NoSuchCommand(name=name)


def usage_sentence(error: exceptions.ClickException) -> str:
    """What is wrong with the command line, and where to read how it should be."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "strongroom"
    return f"{_wrong(error, command)} " + _("See: {command} --help").format(command=command)


def _wrong(error: exceptions.ClickException, command: str) -> str:
    if isinstance(error, exceptions.NoSuchOption):
        near = error.possibilities
        said = _("there is no option {option}; did you mean {nearest}?") if near else _("there is no option {option}.")
        return said.format(option=error.option_name, nearest=near[0] if near else "")
    if isinstance(error, exceptions.BadOptionUsage):
        return _("a value is missing after {option}.").format(option=error.option_name)
    if isinstance(error, exceptions.MissingParameter):
        return _("{name} is missing.").format(name=_name(error))
    if isinstance(error, exceptions.BadParameter):
        return _bad_value(error)
    if error.message.startswith("Got unexpected extra"):
        return _("{command} does not take so many arguments.").format(command=command)
    return _("this cannot be understood.")


def _bad_value(error: exceptions.BadParameter) -> str:
    kind = getattr(error.param, "type_descriptor", None)
    if error.param_hint is not None or kind is None:
        # One of ours, in words already.
        return f"{_name(error)}: {error.message}."
    if kind.is_ranged:
        low, high = kind.parameter_info.min, kind.parameter_info.max
        if high is None:
            return _("{name} must be a number, {low} or more.").format(name=_name(error), low=low)
        return _("{name} must be a number from {low} to {high}.").format(name=_name(error), low=low, high=high)
    return _("what was given for {name} cannot be used.").format(name=_name(error))


def _name(error: exceptions.BadParameter) -> str:
    if isinstance(error.param_hint, str):
        return error.param_hint
    if error.param is None:
        return _("a value")
    return (
        error.param.metavar or error.param.name.upper()
        if error.param.param_type_name == "argument"
        else error.param.opts[0]
    )
