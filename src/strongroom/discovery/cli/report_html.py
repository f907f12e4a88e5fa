"""The check-up's report as one page that stands alone: for a screen, a phone and paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from strongroom.discovery.cli import deed_words, reason_words, report_words
from strongroom.discovery.cli.kind_words import held, level_name
from strongroom.discovery.core.deeds import Deed, Example
from strongroom.discovery.core.folders import Row, place_names
from strongroom.discovery.core.inventory import Checkup
from strongroom.discovery.core.levels import Level
from strongroom.discovery.core.summary import Summary, Unread, summarise
from strongroom.shell import numbers
from strongroom.shell.output import plain
from strongroom.shell.page import standing_alone
from strongroom.shell.words import _, ngettext, spoken

_TEMPLATES = Path(__file__).parent.parent / "templates"
_GRAVEST_FIRST = tuple(reversed(Level))
_GAP = 0.45
"""Between two parts of a bar, in per cent of its width."""


def write(checkup: Checkup, file: TextIO, *, language: str, summary: Summary | None = None) -> None:
    """Write the page. Its size does not grow with the number of files: the worst of each deed stand by name.

    `summary` saves a pass over the items where it is known already.
    """
    with spoken(language):
        file.write(standing_alone(_TEMPLATES, "discovery/report.html", _values(checkup, summary or summarise(checkup))))


def _values(checkup: Checkup, summary: Summary) -> dict[str, Any]:
    alone = len(checkup.places) == 1
    totals = checkup.totals
    return {
        "when": report_words.when(checkup),
        "sentence": report_words.sentence(summary, totals),
        "begin": report_words.begin(summary.first),
        "heading_of_first": report_words.heading_of_first(summary.first),
        "first": [_deed(deed, checkup, alone=alone) for deed in summary.first],
        "where_most": report_words.where_most(summary, alone=alone),
        "heading_of_rows": _("Files by folder and sensitivity"),
        "legend": [_legend(summary, level) for level in _GRAVEST_FIRST],
        "rows": _rows(summary.rows, alone=alone),
        "sums": [
            *(numbers.number(summary.at(level)) for level in _GRAVEST_FIRST),
            numbers.number(summary.holding),
        ],
        "deeds": [_deed(deed, checkup, alone=alone) for deed in summary.deeds],
        "shut": report_words.shut(totals),
        "unread": [_unread(each, alone=alone) for each in (*summary.unread, *summary.partly)],
        "covers": report_words.covers(checkup),
        "unchanged": report_words.unchanged(totals),
        "limits": report_words.limits(),
        "certainty": report_words.certainty(summary),
        "people_are": report_words.people_are(totals),
    }


def _legend(summary: Summary, level: Level) -> dict[str, str]:
    name = level_name(level)
    return {"rank": str(int(level)), "name": name, "said": f"{name}, {numbers.number(summary.at(level))}"}


def _rows(rows: Sequence[Row], *, alone: bool) -> list[dict[str, Any]]:
    most = max((row.files for row in rows), default=1)
    return [
        {
            "name": report_words.row_name(row, alone=alone),
            "files": report_words.row_files(row),
            "critical": report_words.row_critical(row),
            "parts": _parts(row, most),
            "counts": [*(numbers.number(row.at(level)) for level in _GRAVEST_FIRST), numbers.number(row.files)],
        }
        for row in rows
    ]


def _parts(row: Row, most: int) -> list[dict[str, str]]:
    """The parts of a row's bar, in per cent of the longest bar, the gravest level first."""
    parts = []
    start = 0.0
    for level in _GRAVEST_FIRST:
        wide = 100 * row.at(level) / most
        if wide:
            parts.append({"rank": str(int(level)), "x": f"{start:.2f}", "width": f"{max(wide - _GAP, wide / 2):.2f}"})
        start += wide
    return parts


def _deed(deed: Deed, checkup: Checkup, *, alone: bool) -> dict[str, Any]:
    return {
        "title": deed_words.title(deed),
        "reason": deed_words.reason(deed, alone=alone),
        "advice": deed_words.advice(deed, alone=alone),
        "time": deed_words.time(deed),
        "places": deed_words.places(deed, alone=alone),
        "files": _files(deed),
        "critical": _critical(deed.critical),
        "parts": [_part(part, checkup, alone=alone) for part in deed.parts],
    }


def _part(part: Deed, checkup: Checkup, *, alone: bool) -> dict[str, Any]:
    """The files of a deed in one folder."""
    more = part.files - len(part.examples)
    return {
        "folder": deed_words.folder_name(part.folder, alone=alone),
        "files": _files(part),
        "critical": _critical(part.critical),
        "examples": [_example(example, part) for example in part.examples],
        "more": _and_more(more),
        "command": _command(part, checkup) if checkup.kept else "",
    }


def _files(deed: Deed) -> str:
    return ngettext("{n} file", "{n} files", deed.files).format(n=numbers.number(deed.files))


def _and_more(count: int) -> str:
    return ngettext("And {n} more.", "And {n} more.", count).format(n=numbers.number(count)) if count > 0 else ""


def _critical(count: int) -> str:
    return ngettext("{n} critical", "{n} critical", count).format(n=numbers.number(count)) if count else ""


def _example(example: Example, deed: Deed) -> dict[str, str]:
    below = example.folder[len(deed.folder) :] if example.folder[: len(deed.folder)] == deed.folder else example.folder
    return {
        "name": " › ".join(map(plain, (*below, example.name))),
        "holds": held(example.types, most=3),
        # A sample that is covered as a whole shows nothing.
        "sample": plain(example.sample) if any(map(str.isalnum, example.sample)) else "",
        "critical": _("critical") if example.level is Level.CRITICAL else "",
    }


def _command(deed: Deed, checkup: Checkup) -> str:
    """Lists them all, for whoever wants to."""
    kind = deed.examples[0].types[0][0]
    ids = {name: id for id, name in place_names(checkup.places).items()}  # noqa: A001  the field's own name
    place = f" --place {ids[deed.folder[0]]}" if deed.folder else ""
    return f"strongroom findings{place} --type {kind}"


def _unread(each: Unread, *, alone: bool) -> dict[str, Any]:
    more = each.files - len(each.names)
    return {
        "why": reason_words.why(each.outcome, each.reason),
        "do": reason_words.what_to_do(each.outcome, each.reason),
        "files": numbers.number(each.files),
        "partly": each.outcome.value == "partly",
        "names": [
            " › ".join((deed_words.folder_name(folder, alone=alone), plain(name))) for folder, name in each.names
        ],
        "more": _and_more(more),
    }
