"""`strongroom checkup [PATH…]`: take stock, say what was found."""

from __future__ import annotations

import os
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from strongroom.discovery.cli import export
from strongroom.discovery.cli.country import countries_meant
from strongroom.discovery.cli.name_list import names_in
from strongroom.discovery.core.errors import PathEmpty
from strongroom.discovery.core.inventory import Checkup
from strongroom.kit.actor import LOCAL
from strongroom.kit.errors import Status
from strongroom.shell import output
from strongroom.shell.progress import progress
from strongroom.shell.words import _, mark

if TYPE_CHECKING:
    from strongroom.discovery.core.summary import Summary

_NOT_CONFINED = mark(
    "On this system the processes that read your files could not give up their rights to other files and to the network "
    "(that needs Linux 5.13 or newer). A hostile file could do more harm here than elsewhere."
)


def checkup(  # noqa: PLR0913, PLR0917  one parameter an option
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Folders and files; none: Downloads, Desktop and Documents."),
    ] = None,
    json: Annotated[
        Path | None, typer.Option(readable=False, metavar="FILE", help="Write the report as JSON; - is stdout.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(readable=False, metavar="FILE", help="Write the report as a page.")
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, max=64, help="Files read at once.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Leave out, also from the list.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Read unchanged files again.")] = False,
    all_items: Annotated[bool, typer.Option("--all", help="List files that hold nothing, too (JSON).")] = False,
    no_home: Annotated[bool, typer.Option("--no-home", help="Keep no list.")] = False,
    country: Annotated[str | None, typer.Option(metavar="CC[,CC]", help="Whose numbers to expect.")] = None,
    names: Annotated[
        Path | None, typer.Option(readable=False, metavar="FILE", help="Names to look for, one a line.")
    ] = None,
    fail_on_findings: Annotated[bool, typer.Option("--fail-on-findings", help="Status 1 if any.")] = False,
    fail_on_unread: Annotated[bool, typer.Option("--fail-on-unread", help="Status 1 if any.")] = False,
) -> None:
    """Take stock: which files hold customers' data, how sensitive it is, what to do first."""
    if json is not None and str(json) != "-":
        export.check(json)
    if html is not None:
        export.check(html)
    given = names_in(names)
    if paths and not all(paths):
        raise PathEmpty
    with ctx.obj.in_memory() if no_home else ctx.obj.open_home(ctx.obj.home) as home:
        # Imported here: models load only when the frame has made the database ready.
        from strongroom.discovery.actions.checkup import checkup as take_stock
        from strongroom.discovery.actions.summary import keep_summary
        from strongroom.discovery.core.detect.scan import Options
        from strongroom.discovery.core.summary import summarise
        from strongroom.discovery.core.wish import Wish
        from strongroom.discovery.queries import inventory
        from strongroom.discovery.queries.summary import kept_summary
        from strongroom.discovery.queries.usual import usual_paths

        first = inventory.is_first()
        kept_countries = None if country else inventory.last_countries()
        countries = kept_countries or countries_meant(country)
        wish = Wish(
            roots=tuple(map(os.fsencode, paths)) if paths else usual_paths(),
            options=Options(countries=countries),
            workers=jobs or _cores(),
            everything=full,
            exclude=tuple(exclude or ()),
            leave_out=(os.fsencode(os.path.realpath(home.path)),) if home.path else (),
            names=given,
        )
        with progress() as bar:
            run = take_stock(wish=wish, ring=home.ring, by=LOCAL, watch=bar)
        known = inventory.checkup(run, ring=home.ring, kept=not no_home, all_items=all_items)
        summary = None
        if html is not None or json is None or str(json) != "-":
            summary = kept_summary(run, ring=home.ring) or summarise(known)
            keep_summary(run=run, summary=summary, ring=home.ring, by=LOCAL)
        _report(known, summary, ctx.obj.language, json=json, html=html, all_items=all_items)
        if first and home.key:
            _say_what_the_key_protects(home.key)
        if run.confined is False:
            _say(_(_NOT_CONFINED))
        totals = known.totals
    if (fail_on_findings and totals.findings) or (fail_on_unread and totals.unread + totals.partly):
        raise typer.Exit(Status.FOUND)


def _report(  # noqa: PLR0913  where each report goes
    known: Checkup, summary: Summary | None, language: str, *, json: Path | None, html: Path | None, all_items: bool
) -> None:
    on_stdout = json is not None and str(json) == "-"
    if html is not None:
        from strongroom.discovery.cli import report_html

        with export.written(html) as file:
            report_html.write(known, file, language=language, summary=summary)
    if not on_stdout:
        from strongroom.discovery.cli import report_terminal

        look: dict[str, Any] = {"width": output.width(sys.stdout), "color": output.colored(sys.stdout)}
        report_terminal.show(known, language=language, file=sys.stdout, summary=summary, **look)
    if json is not None:
        from strongroom.discovery.cli import report_json

        if on_stdout:
            report_json.write(known, sys.stdout, all_items=all_items)
        else:
            with export.written(json) as file:
                report_json.write(known, file, all_items=all_items)


def _say_what_the_key_protects(key: Path) -> None:
    said = _(
        "The key to this list is a file that only your account may read ({path}). It protects the list when the list "
        "alone is copied, or another account of this computer looks at it; it does not protect it from somebody who "
        "takes the whole folder, takes an unencrypted computer, or runs programs as you."
    )
    _say(said.format(path=output.plain(str(key))))


def _say(words: str) -> None:
    lines = textwrap.wrap(words, output.width(sys.stderr), break_long_words=False, break_on_hyphens=False)
    sys.stderr.write("\n" + output.fit("\n".join(lines), sys.stderr) + "\n")


def _cores() -> int:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, 8)
