"""Columns of tables, judged as a whole: by the header's words and by how many cells look the part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from strongroom.discovery.core.detect.scan import Options, Scan
from strongroom.discovery.core.detect.words import labels
from strongroom.discovery.core.detect.words.content_words import column_category
from strongroom.discovery.core.detect.words.dates import DATE
from strongroom.discovery.core.detect.words.evidence import Surroundings
from strongroom.discovery.core.detect.words.labels import Field
from strongroom.discovery.core.detect.words.lexicon import common_words, names, places
from strongroom.discovery.core.detect.words.naming import OTHER_SCRIPT, plain, read_name, sort
from strongroom.discovery.core.detect.words.values import read_field
from strongroom.discovery.core.finding import Span

_EMPTY = frozenset(
    {"", "-", "–", "n/a", "N/A", "NULL", "null", "none", "None", "no", "No", "nej", "Nej", "0", "inga", "Inga", "ingen"}
)
_STREET = re.compile(r"\d[\w/-]* [^\W\d_].{2,60}|[^\W\d_][^\d\n]{2,50} \d{1,5} ?[A-Za-z]?\b.{0,20}")
_TOWN = re.compile(r"[^\W\d_][^\d\n@;:]{1,30}")
_LINE = re.compile(r"[^\s,](?:[^,\n]|,(?=\s))*[^\s,]")
"""A line of a cell: what goes on to a comma that no space follows."""
_CHILDREN = "childrens_data"
_SHARE = 0.5  # of the filled cells that must look like names before a column without a header counts as one


class ColumnDetector:
    """Names, births, addresses and numbers by header; names by the look of the cells where no header tells."""

    kinds = labels.KINDS
    triggers = ()

    def __init__(self, options: Options) -> None:
        self._options = options

    def detect(self, scan: Scan) -> Iterable[Span]:
        if not scan.is_column:
            yield from _told_by_label(scan)
            return
        cells = list(_cells(scan.text))
        field = labels.by_header(scan.label) if scan.label else None
        if field is not None and field.kind == "date":
            return  # a day of no one: it only helps where a label asks for it
        if field is None and scan.label and (category := column_category(scan.label)):
            yield from (Span(start, end, category, 0.75) for start, end in cells if scan.text[start:end] not in _EMPTY)
        elif field is not None and field.kind == "name":
            found = [*named_column(scan.text, _one_by_one(scan.text, cells), field), *_before_contacts(scan, cells)]
            yield from found
            if column_category(scan.label) == _CHILDREN:
                yield from (Span(span.start, span.end, _CHILDREN, 0.75) for span in found)
        elif field is not None:
            around = Surroundings(scan)
            for start, _ in cells:
                if (span := read_field(scan.text, start, field, self._options, around)) is not None:
                    yield span
            if field.kind in ("postal_address", "location"):
                yield from whole_cells(scan.text, cells, field)
        else:
            yield from _before_contacts(scan, cells)
            people = _one_by_one(scan.text, cells)
            yield from _streets(scan, cells) or _towns(scan.text, cells) or _unlabelled(scan.text, people)


def _told_by_label(scan: Scan) -> Iterator[Span]:
    """A passage whose label says what it is about."""
    if scan.label and (category := column_category(scan.label)) and 0 < len(scan.text.strip()) < 2000:
        yield Span(0, len(scan.text), category, 0.75)


def _cells(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        bare = line.strip(" \t\"'")
        if bare:
            begin = start + line.index(bare[0])
            yield begin, begin + len(bare)
        start += len(line) + 1


def _one_by_one(text: str, cells: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cells, and in place of those that list several full names, each on a line of its own, those lines."""
    found: list[tuple[int, int]] = []
    for start, end in cells:
        lines = [match.span() for match in _LINE.finditer(text, start, end)] if "," in text[start:end] else []
        is_list = len(lines) > 1 and all(" " in (line := text[slice(*each)]) and _looks(line) for each in lines)
        found += lines if is_list else [(start, end)]
    return found


def _looks(cell: str) -> float:
    """How much a cell looks like a name or a part of one, from 0 to 1."""
    words = cell.replace(",", " ").split()
    if not 1 <= len(words) <= 6 or any(letter.isdigit() for letter in cell):
        return 0.0
    if OTHER_SCRIPT.fullmatch(cell):
        return 0.6
    sorts = [sort(plain(word if word[:1].isupper() else word.capitalize())) for word in words]
    known = sum(each in "gfb" for each in sorts)
    if known:
        return 1.0 if known > 1 or len(words) == 1 else 0.8
    if "w" in sorts or "x" in sorts:
        return 0.5
    return 0.3 if all(each in "ui" for each in sorts) else 0.0


def named_column(text: str, cells: Sequence[tuple[int, int]], field: Field) -> Iterator[Span]:
    """A column whose header asks for a name. A weak header (`name`, `contact`) needs cells that look the part."""
    looks = [_looks(text[start:end]) for start, end in cells]
    share = sum(look >= 0.5 for look in looks) / max(1, len(looks))
    sure = 0.93 if field.weight > 2.5 else 0.88
    if field.weight <= 2.0 and share < _SHARE:
        return
    if share < 0.15 and len(cells) > 3:
        return
    for (start, end), look in zip(cells, looks, strict=True):
        cell = text[start:end]
        if cell in _EMPTY or any(letter.isdigit() for letter in cell) or len(cell) > 80 or "@" in cell:
            continue
        if look > 0 or (share >= 0.4 and cell[:1].isalpha() and len(cell.split()) < 6):
            yield Span(start, end, "name", round(sure * (1.0 if look >= 0.5 else 0.8 if share >= 0.4 else 0.6), 2))


def _before_contacts(scan: Scan, cells: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """A name with a telephone number or an address for mail behind it in one cell: a calendar's entries."""
    contacts = [span.start for span in scan.found if span.type in _CONTACTS and span.confidence >= _SHARE]
    for start, end in cells if contacts else ():
        at = bisect_right(contacts, start)
        if at < len(contacts) and contacts[at] < end:
            reading = read_name(scan.text, start)
            if (
                reading is not None
                and reading.start == start
                and reading.score > 0
                and not scan.text[reading.end : contacts[at]].strip(' ,;:–-·(<"')
            ):
                yield Span(start, reading.end, "name", 0.85)


_CONTACTS = frozenset({"phone", "email"})


def _streets(scan: Scan, cells: list[tuple[int, int]]) -> list[Span]:
    """No header tells: a column of streets, where some cells are addresses beyond doubt and most have their shape."""
    sure = sum(span.type == "postal_address" and span.confidence >= 0.5 for span in scan.found)
    shaped = [cell for cell in cells if _STREET.fullmatch(scan.text, *cell)]
    if len(cells) < 3 or sure < 0.1 * len(cells) or len(shaped) < _SHARE * len(cells):
        return []
    return [Span(start, end, "postal_address", 0.75) for start, end in shaped]


def _towns(text: str, cells: list[tuple[int, int]]) -> list[Span]:
    """No header tells: a column of places, where most cells are known towns or countries."""
    known = places()
    found = [cell for cell in cells if text[slice(*cell)] in known.towns or text[slice(*cell)] in known.countries]
    if len(cells) < 3 or len(found) < 0.6 * len(cells):
        return []
    known_cells = set(found)
    likely = [cell for cell in cells if cell in known_cells or _TOWN.fullmatch(text, *cell)]
    return [Span(start, end, "location", 0.8 if (start, end) in known_cells else 0.6) for start, end in likely]


def _unlabelled(text: str, cells: list[tuple[int, int]]) -> Iterator[Span]:
    """No header tells: names where most cells read as full names, or nearly all as given or family names."""
    if not cells:
        return
    readings = [read_name(text, start) for start, _ in cells[:400]]
    full = sum(
        1 for reading, (start, end) in zip(readings, cells, strict=False)
        if reading is not None and reading.start == start and reading.end >= end and reading.score > 0.9 and len(reading.words) > 1
    )  # fmt: skip
    single = sum(
        1 for start, end in cells[:400]
        if names().is_given(text[start:end]) or names().is_family(text[start:end])
    )  # fmt: skip
    towns = sum(
        1
        for start, end in cells[:400]
        if text[start:end] in places().towns or text[start:end].lower() in common_words()
    )
    count = min(len(cells), 400)
    if full / count >= _SHARE:
        yield from _named(text, cells, least=-1.5, sure=0.85)
    elif count >= 5 and single / count >= 0.7 and towns / count < 0.4:
        yield from _named(text, cells, least=-3.0, sure=0.65)
    else:
        yield from _named(text, cells, least=1.2, sure=0.6)


def _named(text: str, cells: list[tuple[int, int]], *, least: float, sure: float) -> Iterator[Span]:
    for start, end in cells:
        reading = read_name(text, start)
        if reading is not None and reading.start <= start + 8 and reading.end >= end - 1 and reading.score > least:
            yield Span(reading.start, reading.end, "name", sure)


def whole_cells(text: str, cells: Sequence[tuple[int, int]], field: Field) -> Iterator[Span]:
    """Street or town columns: a cell under such a header is one, whatever its words."""
    for start, end in cells:
        cell = text[start:end]
        if (
            cell not in _EMPTY
            and len(cell) <= 80
            and any(letter.isalpha() for letter in cell)
            and not DATE.fullmatch(cell)
        ):
            yield Span(start, end, field.kind, 0.8)
