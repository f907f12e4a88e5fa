"""`strongroom extract FILE`: the texts of a file, each with the place where a person would find it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from strongroom.discovery.cli.reason_words import why
from strongroom.discovery.cli.where_words import in_words
from strongroom.discovery.core.errors import PathMissing, PathNotPermitted
from strongroom.discovery.core.finding import Examined
from strongroom.discovery.core.passage import Outcome
from strongroom.discovery.core.where import Step, Where, in_english
from strongroom.discovery.queries import extract as queries
from strongroom.kit.errors import StrongroomError
from strongroom.shell.output import JsonDocument, fit, plain
from strongroom.shell.words import _

_Pieces = Iterator[tuple[Where, str] | Examined]


class PathIsFolder(StrongroomError):
    """A folder was named where a file is needed. `path`."""

    code = "path_is_folder"


def extract(
    file: Annotated[Path, typer.Argument(readable=False, help="The file to read.")],
    json: Annotated[bool, typer.Option("--json", help="Write one JSON document.")] = False,
) -> None:
    """Show the text of a file, with the place where each piece stands."""
    pieces = _read(file)
    if json:
        _write_json(pieces, plain(str(file)), sys.stdout)
    else:
        _write(pieces, sys.stdout, sys.stderr)


def _read(file: Path) -> _Pieces:
    """Raises the error that names what is wrong with the path."""
    try:
        yield from queries.extract(os.fsencode(file))
    except IsADirectoryError as error:
        raise PathIsFolder(path=plain(str(file))) from error
    except PermissionError as error:
        raise PathNotPermitted(path=plain(str(file))) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PathMissing(path=plain(str(file))) from error


def _write_json(pieces: _Pieces, file: str, out: IO[str]) -> None:
    first = next(pieces)
    ended: list[Examined] = []
    with JsonDocument(out, "strongroom/extract/1") as document:
        document.put("file", file)
        document.array("parts", _parts(first, pieces, ended))
        document.put("kind", ended[0].kind)
        document.put("outcome", ended[0].outcome)
        document.array(
            "skipped", ({"where": in_english(where), "reason": reason} for where, reason in ended[0].skipped)
        )


def _parts(first: tuple[Where, str] | Examined, rest: _Pieces, ended: list[Examined]) -> Iterator[dict[str, Any]]:
    for piece in chain((first,), rest):
        if isinstance(piece, Examined):
            ended.append(piece)
        else:
            yield {"where": in_english(piece[0]), "text": piece[1]}


def _write(pieces: _Pieces, out: IO[str], messages: IO[str]) -> None:
    for piece in pieces:
        if isinstance(piece, Examined):
            _write_end(piece, messages)
        else:
            for where, line in _lines(*piece):
                out.write(fit(f"{in_words(where)}: {plain(line)}\n" if where else f"{plain(line)}\n", out))


def _lines(where: Where, text: str) -> Iterator[tuple[Where, str]]:
    """The text line by line; where the place is a line's number, each with its own."""
    counted = bool(where) and where[-1].kind == "line"
    for number, line in enumerate(text.splitlines()):
        if counted and number:
            yield (*where[:-1], Step("line", str(int(where[-1].value) + number))), line
        else:
            yield where, line


def _write_end(examined: Examined, messages: IO[str]) -> None:
    if examined.outcome is Outcome.READ:
        return
    for where, reason in examined.skipped:
        place = in_words(where) if where else _("the file")
        messages.write(
            fit(
                _("Not read: {place}: {reason}").format(place=place, reason=why(examined.outcome, reason)) + "\n",
                messages,
            )
        )
    more = examined.skipped_count - len(examined.skipped)
    if more > 0:
        messages.write(fit(_("and {count} more").format(count=more) + "\n", messages))
    messages.write(fit(_("Outcome: {outcome}").format(outcome=why(examined.outcome, None)) + "\n", messages))
