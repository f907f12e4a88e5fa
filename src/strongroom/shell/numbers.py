"""Numbers, dates, sizes and durations as a person writes them, in the language spoken.

A number and its unit never part: the space between them does not break.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime

from strongroom.shell.words import _, language, mark, ngettext

NO_BREAK = "\N{NO-BREAK SPACE}"
_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")
_DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def number(value: int) -> str:
    """
    >>> number(4020), number(-12)
    ('4,020', '-12')
    """
    return f"{value:,}".replace(",", NO_BREAK if language() == "sv" else ",")


def about(value: int) -> int:
    """Rounded so that nobody takes it for exact: two figures that count, small numbers as they are.

    >>> about(1887), about(143), about(57)
    (1900, 140, 57)
    """
    if value < 100:
        return value
    step: int = 10 ** (int(math.log10(value)) - 1)
    return (value + step // 2) // step * step


def decimal(value: float) -> str:
    """One decimal, and none where it says nothing.

    >>> decimal(1.25), decimal(3.0), decimal(14.2)
    ('1.2', '3', '14')
    """
    text = f"{value:.0f}" if value >= 10 else f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if language() == "sv" else text


def size(count: float) -> str:
    """Bytes, in thousands, as file managers on the platforms say them.

    >>> size(0).split(), size(1234567).split(), size(4_000_000_000).split()
    (['0', 'B'], ['1.2', 'MB'], ['4', 'GB'])
    """
    step = 0
    while count >= 999.5 and step < len(_UNITS) - 1:
        count /= 1000
        step += 1
    return f"{decimal(count)}{NO_BREAK}{_UNITS[step]}"


def minutes(count: int) -> str:
    """
    >>> minutes(1).split(), minutes(17).split(), minutes(130).split()
    (['1', 'minute'], ['17', 'minutes'], ['2', 'hours', '10', 'minutes'])
    """
    hours, rest = divmod(count, 60)
    said = []
    if hours:
        said.append(_bound(ngettext("{n} hour", "{n} hours", hours).format(n=number(hours))))
    if rest or not hours:
        said.append(_bound(ngettext("{n} minute", "{n} minutes", rest).format(n=rest)))
    return " ".join(said)


def seconds(count: float) -> str:
    """How long something takes, roughly: for progress.

    >>> seconds(8).split(), seconds(200).split()
    (['8', 's'], ['3', 'minutes'])
    """
    return f"{count:.0f}{NO_BREAK}s" if count < 100 else minutes(round(count / 60))


def local(moment: datetime) -> datetime:
    """The moment by this computer's own clock and zone."""
    return moment.astimezone()


def day(on: date, *, weekday: bool = False) -> str:
    """
    >>> day(date(2026, 11, 23), weekday=True).split()
    ['Monday', '23', 'November', '2026']
    """
    said = f"{on.day}{NO_BREAK}{_(_MONTHS[on.month - 1])}{NO_BREAK}{on.year}"
    return f"{_(_DAYS[on.weekday()])} {said}" if weekday else said


def clock(moment: datetime) -> str:
    """Hours and minutes: 21:40 in English, 21.40 in Swedish."""
    return moment.strftime("%H.%M" if language() == "sv" else "%H:%M")


def listed(words: Sequence[str]) -> str:
    """
    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def _bound(said: str) -> str:
    return said.replace(" ", NO_BREAK)
