"""The check-up's report on a terminal: one screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TextIO

from strongroom.discovery.cli import deed_words, reason_words, report_words
from strongroom.discovery.cli.kind_words import level_name
from strongroom.discovery.core.deeds import Deed
from strongroom.discovery.core.folders import Row
from strongroom.discovery.core.inventory import Checkup
from strongroom.discovery.core.levels import Level
from strongroom.discovery.core.summary import Summary, Unread, summarise
from strongroom.shell import numbers
from strongroom.shell.output import fit, plain
from strongroom.shell.words import _, ngettext, spoken

_BOLD, _DIM, _RED, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[0m"
_BAR = 24
_SCREEN = 40
_MOST_REASONS = 5
_MOST_LINES = 3
"""Of a deed, below its title."""
_NARROW = 20
_GRAVEST_FIRST = tuple(reversed(Level))
_BLOCKS = "█▓▒░"
_ASCII_BLOCKS = "#=-."


def show(  # noqa: PLR0913  where and how to write
    checkup: Checkup, *, language: str, width: int, color: bool, file: TextIO, summary: Summary | None = None
) -> None:
    """Write the report in some 40 lines. `summary` saves a pass over the items where it is known already."""
    with spoken(language):
        made = summary or summarise(checkup)
        screen = _Screen(checkup, made, width=width, color=color, file=file)
        lines = list(screen.lines())
        if len(lines) > _SCREEN:
            lines = list(screen.lines(briefly=True))
        file.writelines(fit(line, file).rstrip() + "\n" for line in lines)


class _Screen:
    def __init__(self, checkup: Checkup, summary: Summary, *, width: int, color: bool, file: TextIO) -> None:
        self._checkup = checkup
        self._summary = summary
        self._width = max(40, width)
        self._longest = min(_BAR, self._width - 32)
        self._color = color
        self._alone = len(checkup.places) == 1
        self._blocks = _BLOCKS if fit(_BLOCKS, file) == _BLOCKS else _ASCII_BLOCKS

    def lines(self, *, briefly: bool = False) -> Iterator[str]:
        """All of it; `briefly` leaves out what a deed can do without."""
        yield from map(self._dim, self._wrapped(report_words.when(self._checkup)))
        yield ""
        yield from (
            self._bold(line) for line in self._wrapped(report_words.sentence(self._summary, self._checkup.totals))
        )
        for section in (self._deeds(briefly=briefly), self._folders(), self._shut(), self._covers()):
            if section:
                yield ""
                yield from section

    def _deeds(self, *, briefly: bool) -> list[str]:
        first = self._summary.first
        if not first:
            return []
        free = _("{time}, free").format(time=report_words.time(first))
        lines = [self._heading(report_words.heading_of_first(first), free)]
        for number, deed in enumerate(first, 1):
            heading = self._wrapped(deed_words.title(deed), first=f"{number}  ", indent=3)
            lines += map(self._bold, heading)
            lines += self._said(deed, 2 if briefly else _MOST_LINES)
        return lines

    def _said(self, deed: Deed, most: int) -> list[str]:
        """Where it lies and what to do; what else makes it pressing only as far as there is room for it."""
        lies, *more = deed_words.reasons(deed, alone=self._alone)
        advice = deed_words.advice(deed, alone=self._alone)
        while len(lines := self._wrapped(" ".join((lies, *more, advice)), indent=3)) > most and more:
            more.pop()
        return lines

    def _folders(self) -> list[str]:
        rows = self._summary.rows
        if not rows:
            return []
        names = [report_words.row_name(row, alone=self._alone) for row in rows]
        room = min(max(map(len, names)), max(8, self._width - self._longest - 28))
        most = max(row.files for row in rows)
        lines = [self._heading(_("Where it lies"), "")]
        for row, name in zip(rows, names, strict=True):
            critical = report_words.row_critical(row)
            said = report_words.row_files(row) + (f", {self._red(critical)}" if critical else "")
            lines.append(f"{_cut(name, room):{room}}  {self._bar(row, most)}  {said}")
        lines += self._key()
        return lines

    def _bar(self, row: Row, most: int) -> str:
        shares = bar_cells([row.at(level) for level in _GRAVEST_FIRST], self._longest * row.files / most)
        cells = [block * share for block, share in zip(self._blocks, shares, strict=True)]
        bar = self._red(cells[0]) + "".join(cells[1:])
        return bar + " " * (self._longest - sum(shares))

    def _key(self) -> list[str]:
        # A name and its number do not part at the end of a line.
        each = [
            f"{block} {level_name(level)} {numbers.number(self._summary.at(level))}".replace(" ", numbers.NO_BREAK)
            for block, level in zip(self._blocks, _GRAVEST_FIRST, strict=True)
        ]
        return self._wrapped("  ".join(each))

    def _shut(self) -> list[str]:
        summary, totals = self._summary, self._checkup.totals
        if not (totals.unread or totals.partly):
            return []
        lines = [self._heading(_("What we could not read"), "")]
        shown = summary.unread[:_MOST_REASONS]
        lines += self._reasons(shown)
        if left := sum(each.files for each in summary.unread[_MOST_REASONS:]):
            lines.append(ngettext("{n} more for other reasons", "{n} more for other reasons", left).format(n=left))
        said = (report_words.shut(totals), report_words.why_partly(summary))
        lines += self._wrapped(" ".join(filter(None, said)))
        return lines

    def _reasons(self, shown: Sequence[Unread]) -> list[str]:
        if not shown:
            return []
        counts = [numbers.number(each.files) for each in shown]
        whys = [reason_words.why(each.outcome, each.reason) for each in shown]
        room, wide = max(map(len, counts)), max(map(len, whys))
        column = room + wide + 4
        beside = self._width - column >= _NARROW
        lines = []
        for count, why, each in zip(counts, whys, shown, strict=True):
            begin = f"{count:>{room}}  {why}"
            advice = reason_words.what_to_do(each.outcome, each.reason)
            if beside:
                lines += self._wrapped(advice, first=f"{begin:{column}}", indent=column)
            else:
                lines += [_cut(begin, self._width), *self._wrapped(advice, indent=room + 2)]
        return lines

    def _covers(self) -> list[str]:
        said = [report_words.covers(self._checkup), report_words.unchanged(self._checkup.totals), report_words.limits()]
        said += [report_words.certainty(self._summary), report_words.people_are(self._checkup.totals)]
        return [
            self._heading(_("What this covers"), ""),
            *self._wrapped(" ".join(filter(None, said))),
        ]

    def _heading(self, words: str, aside: str) -> str:
        gap = " " * max(2, self._width - len(words) - len(aside))
        return self._bold(words) + (gap + self._dim(aside) if aside else "")

    def _wrapped(self, words: str, *, first: str = "", indent: int = 0) -> list[str]:
        return textwrap.wrap(
            words,
            self._width,
            initial_indent=first or " " * indent,
            subsequent_indent=" " * indent,
            break_long_words=True,
            break_on_hyphens=False,
        )

    def _bold(self, words: str) -> str:
        return f"{_BOLD}{words}{_PLAIN}" if self._color else words

    def _dim(self, words: str) -> str:
        return f"{_DIM}{words}{_PLAIN}" if self._color else words

    def _red(self, words: str) -> str:
        return f"{_RED}{words}{_PLAIN}" if self._color and words else words


def bar_cells(counts: Sequence[int], length: float) -> list[int]:
    """How many cells each count gets of a bar so long: what is there at all gets one, the sum is as near as can be.

    >>> bar_cells([4, 17, 31, 48], 24), bar_cells([1, 0, 0, 999], 10), bar_cells([0, 0, 0, 1], 0.1)
    ([1, 4, 7, 12], [1, 0, 0, 9], [0, 0, 0, 1])
    """
    whole = sum(counts)
    cells = [max(1, int(length * count / whole)) if count else 0 for count in counts]
    spare = round(length) - sum(cells)
    if spare:
        largest = max(range(len(counts)), key=lambda index: cells[index])
        cells[largest] = max(1, cells[largest] + spare)
    return cells


def _cut(text: str, room: int) -> str:
    clean = plain(text)
    return clean if len(clean) <= room else clean[: room - 1] + "…"
