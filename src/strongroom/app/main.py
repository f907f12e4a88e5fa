"""The command line. Commands are imported when they are called, so that `types` starts without a database."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from typer._click import exceptions
from typer._click.core import Context

from strongroom.app.help import FramedCommand, FramedGroup, translate
from strongroom.app.usage import no_command, usage_sentence
from strongroom.kit.errors import Status, StrongroomError
from strongroom.shell import output, words
from strongroom.shell.frame import Frame

COMMANDS = {
    "checkup": "strongroom.discovery.cli.checkup:checkup",
    "places": "strongroom.discovery.cli.places:places",
    "findings": "strongroom.discovery.cli.findings:findings",
    "who": "strongroom.discovery.cli.who:who",
    "link": "strongroom.discovery.cli.link:link",
    "unlink": "strongroom.discovery.cli.link:unlink",
    "detect": "strongroom.discovery.cli.detect:detect",
    "extract": "strongroom.discovery.cli.extract:extract",
    "types": "strongroom.discovery.cli.types:types",
    "status": "strongroom.app.cli.status:status",
    "test": "strongroom.app.cli.test:test",
    "bench": "strongroom.app.cli.bench:bench",
}


class LazyGroup(FramedGroup):
    """Lists every command, imports the one that is called. `--home` and `--language` may stand on either side."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002
        return translate(command_of(cmd_name)) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise no_command(args[0], list(COMMANDS))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Context, formatter: Any) -> None:
        translate(self)
        super().format_help(ctx, formatter)


def command_of(name: str) -> Any:
    """The command called `name`, its help in English."""
    module, function = COMMANDS[name].split(":")
    command = _command(name, getattr(importlib.import_module(module), function))
    own = {option for parameter in command.params for option in parameter.opts}
    for option in _command("everywhere", _everywhere).params:
        if option.opts[0] not in own:
            option.expose_value = False
            command.params.append(option)
    return command


def help_messages() -> Iterator[str]:
    """Every sentence of help, for the catalogue of words."""
    for command in (typer.main.get_command(root), *map(command_of, COMMANDS)):
        yield from (text for text in (command.help, *(option.help for option in command.params)) if text)


def _command(name: str, function: Callable[..., Any]) -> Any:
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    single.command(name, cls=FramedCommand)(function)
    return typer.main.get_command(single)


def _take_home(ctx: typer.Context, value: str | None) -> None:
    if value is not None:
        ctx.obj = replace(ctx.obj, home=_folder(value))


def _folder(given: str) -> Path:
    if not given.strip():
        raise typer.BadParameter(words._("the name of the folder is empty"), param_hint="--home")
    return Path(given)


def _take_language(ctx: typer.Context, value: str | None) -> None:
    if value is not None:
        ctx.obj = replace(ctx.obj, language=_checked(value))
        words.use(value)


def _use_language(value: str | None) -> None:
    if value is not None:
        words.use(_checked(value))


def _everywhere(
    home: Annotated[
        str | None, typer.Option(metavar="DIR", callback=_take_home, help="The firm's home folder.")
    ] = None,
    language: Annotated[str | None, typer.Option(callback=_take_language, help="en or sv.")] = None,
) -> None:
    """Only its options count: every command that has none of that name takes them."""


root = typer.Typer(cls=LazyGroup, add_completion=False, pretty_exceptions_enable=False)


@root.callback(invoke_without_command=True)
def frame(
    ctx: typer.Context,
    home: Annotated[
        str | None,
        typer.Option(metavar="DIR", envvar="STRONGROOM_HOME", help="The folder that holds everything of the firm."),
    ] = None,
    language: Annotated[  # noqa: ARG001  taken by its callback, before any help is said
        str | None,
        typer.Option(callback=_use_language, is_eager=True, help="en or sv; default from the environment."),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Find, guard and let go of the customer data a small firm is trusted with."""
    if version:
        from strongroom import __version__

        print(f"strongroom {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())
        raise typer.Exit(Status.UNUSABLE)
    at = _default_home() if home is None else _folder(home)
    ctx.obj = Frame(words.language(), at, open_home=_open_home, in_memory=_in_memory)


def _checked(language: str) -> str:
    if language not in words.LANGUAGES:
        raise typer.BadParameter(words._("use en or sv"), param_hint="--language")
    return language


def _language_of_environment() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "sv" if value.lower().startswith("sv") else "en"
    return "en"


def _default_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("strongroom", appauthor=False)


def _open_home(path: Path) -> AbstractContextManager[Any]:
    from strongroom.app.home import open_home

    return open_home(path)


def _in_memory() -> AbstractContextManager[Any]:
    from strongroom.app.home import in_memory

    return in_memory()


def main() -> None:
    """The process of a command: ends it with its status, and with one sentence where something went wrong."""
    words.use(_language_of_environment())
    try:
        # From now on; `__main__` put them off until here.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
        status, sentence = _run()
        # Here, and not when the interpreter ends: there a reader that has left would be a message.
        sys.stdout.flush()
    except BrokenPipeError:
        status, sentence = Status.DONE, ""
    except KeyboardInterrupt:
        status, sentence = Status.INTERRUPTED, _stopped()
    if sentence:
        with suppress(BrokenPipeError):
            sys.stderr.write(output.fit(f"strongroom: {sentence}\n", sys.stderr))
    _let_go_of_readers()
    sys.exit(status)


def _run() -> tuple[int, str]:
    """The status, and the sentence to say."""
    try:
        status = int(root(prog_name="strongroom", standalone_mode=False) or Status.DONE)
    except StrongroomError as error:
        from strongroom.app.sentences import sentence

        return error.status, sentence(error)
    except exceptions.ClickException as error:
        return Status.UNUSABLE, usage_sentence(error)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            # The library has seen it first.
            return Status.DONE, ""
        raise
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  the last line of defence: no traceback in a user's face
        # Only where, never what: the message of an exception may hold a value.
        return Status.UNUSABLE, _unexpected(error)
    # The library tells of Ctrl-C by this status.
    return status, _stopped() if status == Status.INTERRUPTED else ""


def _stopped() -> str:
    return words._("stopped. What was finished is kept; run the same command again to go on.")


def _let_go_of_readers() -> None:
    """Whoever read our output may have left; what is still to be written then goes nowhere."""
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _unexpected(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return words._(
        "something broke inside Strongroom ({where}); nothing of yours was changed. Please report it."
    ).format(where=f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}")
