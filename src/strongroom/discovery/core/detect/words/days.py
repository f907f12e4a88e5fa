"""Days as such: dates and points in time (ISO 8601) that nothing else has claimed. They are nobody's by themselves, so
no inventory keeps them; who searches a text for everything that may help to tell who is told of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.detect.words.dates import DATE, read_date
from strongroom.discovery.core.detect.words.labels import DATE as DATE_KIND
from strongroom.discovery.core.finding import Span

_MONTH = "(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)"
_TIME = re.compile(r" \d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z\b|[+-]\d\d:?\d\d\b)?")
_POINT = re.compile(
    r"(?<![\w-])(?:19|20)\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z\b|[+-]\d\d:?\d\d\b)?"
)
_SHORT = re.compile(
    rf"(?<![\w.-])(?:\d{{1,2}}-{_MONTH}(?:-\d{{2}}(?:\d\d)?)?|{_MONTH}-(?:\d{{2}}|(?:19|20)\d\d))(?![\w-])",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:\b(?:is|on|at|den|date|dated|datum|daterad|idag|today|from|from|till|until|since|sedan|by|before|after|per|är)|[:(\[])[ \t]*\Z",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_CERTAIN, _SURE, _FAIR, _DOUBTED = 0.95, 0.85, 0.6, 0.3
_BACK, _AHEAD = 14, 40


class DateDetector:
    """Runs after all that may know better what a date is of."""

    kinds = (DATE_KIND,)
    triggers = (
        Trigger("(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]", caseless=False),
        Trigger("[0-9][-/.][0-9]{1,2}[-/.][0-9]{2}[^0-9A-Za-z./-]", caseless=False),
        Trigger("[0-9][-/.][0-9]{1,2}[-/.](?:19|20)[0-9]{2}", caseless=False),
        Trigger(f"[0-9](?:st|nd|rd|th|\\.)?[- ]{_MONTH}"),
        Trigger(f"{_MONTH}[a-z]{{0,6}}\\.?[- ][0-9]"),
    )

    def detect(self, scan: Scan) -> Iterable[Span]:
        if scan.noisy or scan.is_column:
            return
        starts = [span[0] for span in scan.found]
        reached = 0
        for end, _ in scan.ends:
            if end <= reached or _is_taken(scan.found, starts, end - 1, end):
                continue
            span = _read(scan.text, max(reached, end - _BACK), end)
            if span is not None:
                reached = span.end
                if not _is_taken(scan.found, starts, span.start, span.end):
                    yield span


def _is_taken(found: Sequence[Span], starts: Sequence[int], start: int, end: int) -> bool:
    """Whether something surer than a doubt, and more than a date, stands there."""
    at = bisect_left(starts, end)
    for span in found[max(0, at - _NEAR) : at]:
        if span[1] > start and span[3] >= _DOUBTED and span[2] != DATE_KIND.id:
            return True
    return False


_NEAR = 6
"""Spans before a place that may reach over it."""


def _read(text: str, start: int, end: int) -> Span | None:
    """The date around `end`."""
    match = DATE.search(text, start, end + _AHEAD)
    if match is None and (point := _POINT.search(text, start, end + _AHEAD)) is not None:
        return Span(*point.span(), DATE_KIND.id, _CERTAIN)
    if match is not None and match.start() < end and not match[0].isdigit():
        return _day(text, match) if read_date(match) is not None else None
    short = _SHORT.search(text, start, end + _AHEAD)
    return Span(*short.span(), DATE_KIND.id, _FAIR) if short is not None and short.start() < end else None


def _day(text: str, match: re.Match[str]) -> Span:
    written = match[0]
    sure = _SURE if _WHOLE_YEAR.search(written) else _FAIR
    if sure == _FAIR and "." in written and not _LED.search(text, max(0, match.start() - 12), match.start()):
        sure = _DOUBTED  # 21.5.21 is as often a version, or the number of a section
    time = _TIME.match(text, match.end())
    return Span(match.start(), time.end() if time else match.end(), DATE_KIND.id, sure)
