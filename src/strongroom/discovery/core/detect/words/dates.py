"""Dates as people write them, in the languages served, read to a calendar day."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, group in enumerate(
        (
            "jan january januari januar janvier enero januar tammikuuta gennaio",
            "feb february februari februar février febrero helmikuuta febbraio",
            "mar march mars märz marts maart marzo maaliskuuta mrz",
            "apr april avril abril huhtikuuta aprile",
            "may maj mai mei mayo toukokuuta maggio",
            "jun june juni juin junio kesäkuuta giugno",
            "jul july juli juillet julio heinäkuuta luglio",
            "aug august augusti août agosto elokuuta",
            "sep sept september septembre septiembre syyskuuta settembre",
            "oct okt october oktober octobre octubre lokakuuta ottobre",
            "nov november novembre noviembre marraskuuta",
            "dec dez december dezember desember décembre diciembre joulukuuta dicembre",
        ),
        1,
    )
    for name in group.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"(?<![\w-])(?:(?P<y>(?:18|19|20)\d\d)(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)"
    rf"|(?P<d2>\d\d?)(?P<s2>[-/.])(?P<m2>\d\d?)(?P=s2)(?P<y2>(?:(?:18|19|20)\d\d|\d\d))"
    rf"|(?P<d3>\d\d?)(?:st|nd|rd|th|\.|:e)?[ -](?:(?:of|de) )?(?P<m3>{_NAMES})\.?,?[ -](?P<y3>(?:18|19|20)\d\d)"
    rf"|(?P<m4>{_NAMES})\.? (?P<d4>\d\d?)(?:st|nd|rd|th)?,? (?P<y4>(?:18|19|20)\d\d)"
    rf"|(?P<d7>\d\d?)/(?P<m7>\d\d?)[ -](?P<y7>(?:19|20)\d\d)"
    rf"|(?P<y5>(?:19|20)\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)(?![-+]?\d)|(?P<y6>\d\d)(?P<m6>[01]\d)(?P<d6>[0-3]\d)(?![-+]?\d))(?![\w])",
    re.IGNORECASE,
)


def read_date(match: re.Match[str], *, month_first: bool = False, latest: date | None = None) -> date | None:
    """The day that a match of `DATE` means, None where there is no such day.

    `12/03/1990` is the 12th of March unless `month_first`, or unless only the other order is a date. A year of two
    digits is the latest one that is not after `latest` (or 2025).
    """
    suffix = (match.lastgroup or "")[1:]  # each form has names of its own
    year, month, day = match[f"y{suffix}"], match[f"m{suffix}"], match[f"d{suffix}"]
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    return _day(_year(year, latest), number, int(day), swap=suffix == "2", month_first=month_first)


def _year(digits: str, latest: date | None) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    limit = latest.year if latest else 2025
    return 2000 + year if 2000 + year <= limit else 1900 + year


def _day(year: int, month: int, day: int, *, swap: bool, month_first: bool) -> date | None:
    orders = [(month, day), (day, month)] if swap else [(month, day)]
    if swap and month_first:
        orders.reverse()
    for first, second in orders:
        try:
            return date(year, first, second)
        except ValueError:
            continue
    return None
