"""`strongroom detect --jsonl`: the engine for other programs, one text a line in, its spans a line out."""

from __future__ import annotations

import sys
from io import BufferedReader
from pathlib import Path
from typing import Annotated, cast

import typer

from strongroom.discovery.cli.country import countries_meant
from strongroom.discovery.cli.detect_lines import answers
from strongroom.discovery.cli.name_list import names_in
from strongroom.discovery.core.detect.engine import Options
from strongroom.kit.errors import Status
from strongroom.shell.words import _

_LANGUAGES = ("en", "sv")


def detect(  # noqa: PLR0913  one parameter an option
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id","text"} a line from stdin.')] = False,
    language: Annotated[str, typer.Option(help="Languages of the texts: en, sv or both.")] = "en,sv",
    country: Annotated[
        str | None, typer.Option(help="Countries whose numbers to expect, such as SE,US; default by locale.")
    ] = None,
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out what is less sure.")] = 0.2,
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Processes that work at once.")] = 1,
    names: Annotated[
        Path | None, typer.Option(readable=False, metavar="FILE", help="Names to find, one a line.")
    ] = None,
) -> None:
    """Find personal data in texts: JSON lines from stdin to stdout, in the same order."""
    if not jsonl:
        raise typer.BadParameter(_("texts are read as JSON lines from stdin; say so"), param_hint="--jsonl")
    options = Options(
        languages=_languages(language),
        countries=countries_meant(country),
        min_confidence=min_confidence,
        names=names_in(names),
    )
    failed = False
    out = sys.stdout
    for answer, is_error in answers(cast(BufferedReader, sys.stdin.buffer), options, jobs):
        failed = failed or is_error
        out.write(answer)
        out.flush()
    if failed:
        raise typer.Exit(Status.FOUND)


def _languages(given: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip().lower() for part in given.split(",") if part.strip()))
    if not chosen or not set(chosen) <= set(_LANGUAGES):
        raise typer.BadParameter(_("use en, sv or en,sv"), param_hint="--language")
    return chosen
