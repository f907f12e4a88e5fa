"""How a table in a text file is written: what stands between cells, around them and at the end of rows.

The standard library's sniffer guesses from single characters and is wrong on short, ragged or decimal-comma files.
Here each likely separator is tried on the first rows; the one that gives the most even rows wins (RFC 4180 and the
dialects of spreadsheet and database exports).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ROWS = 300
_SEPARATORS = ("+|", "\t", ";", "|", ",", "\x1f", "\x01", "^", "~", ":")
_PLAIN = frozenset((",", ":", "^", "~"))  # these are frequent in running text
_SEP_LINE = re.compile(r"\A\s*\"?sep=(.)\"?\n", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")


@dataclass(frozen=True, slots=True)
class Dialect:
    """`delimiter` may have several characters; `quote` is empty where cells are never quoted; `row_end` is what a
    row ends with; `escape` is empty unless quotes in cells have it before them; `width` is the usual cell count."""

    delimiter: str
    width: int
    quote: str = '"'
    row_end: str = "\n"
    escape: str = ""
    space_after: bool = False


def looks_delimited(sample: str, *, named: bool = False) -> Dialect | None:
    r"""The dialect of the table that begins with `sample`, None where it is running text.

    `named`: the file's name says that it is a table, so doubt is for it.

    >>> looks_delimited("namn;pris\nErik;1,50\nMaja;2,75\n").delimiter
    ';'
    >>> looks_delimited("Hej Maja,\njag kommer, som sagt, i morgon, om det går.\nErik\n") is None
    True
    """
    if told := _SEP_LINE.match(sample):
        rest = sample[told.end() :]
        return _dialect(rest, told.group(1), max(1, rest.split("\n", 1)[0].count(told.group(1)) + 1))
    if not named and sample.lstrip()[:1] in ("{", "[", "<"):
        return None
    head = _whole_lines(sample)
    best: Dialect | None = None
    best_score = 0.0
    for separator in _SEPARATORS:
        if separator not in head or (separator == "," and best and _is_decimal_comma(head)):
            continue
        dialect = _dialect(head, separator, 0)
        width, score = _evenness([row for row in rows_of(_lines(head, dialect), dialect) if any(row)], separator, named)
        if score > best_score:
            best = Dialect(separator, width, dialect.quote, dialect.row_end, dialect.escape, dialect.space_after)
            best_score = score
            if len(separator) > 1 and score >= 0.9:
                break  # its last character alone would look even better
    return best


def rows_of(lines: Iterable[str], dialect: Dialect, *, quoted: bool = True) -> Iterator[list[str]]:
    r"""The rows of `lines`; each line has its `\n`. Raises `csv.Error` for a cell larger than the limit."""
    if not (dialect.quote and quoted):
        return (line.removesuffix("\n").split(dialect.delimiter) for line in lines)
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape or None,
        skipinitialspace=dialect.space_after,
    )


def _whole_lines(sample: str) -> str:
    lines = sample.split("\n", _ROWS + 1)
    return "\n".join(lines[:-1] if len(lines) > 3 else lines)


def _lines(text: str, dialect: Dialect) -> list[str]:
    return [line + "\n" for line in text.split(dialect.row_end)]


def _dialect(text: str, separator: str, width: int) -> Dialect:
    lines = [line for line in text.split("\n", 50) if line]
    if len(separator) > 1:
        ends = sum(line.endswith("&|") for line in lines)
        return Dialect(separator, width, quote="", row_end="&|\n" if ends * 2 > len(lines) else "\n")
    single = re.compile(rf"(?:^|{re.escape(separator)})'[^'\n]*'(?={re.escape(separator)}|$)", re.MULTILINE)
    quote = "'" if '"' not in text and len(single.findall(text)) * 2 >= max(2, len(lines)) else '"'
    # A backslash before a quote that ends its cell may be the cell's own last sign; one in the middle is an escape.
    escaped = re.search(rf"\\{quote}(?!{re.escape(separator)}|\r?\n|$)", text) and quote * 2 not in text
    escape = "\\" if escaped else ""
    return Dialect(separator, width, quote, "\n", escape, f"{separator} {quote}" in text)


def _is_decimal_comma(text: str) -> bool:
    return len(_DECIMAL_COMMA.findall(text)) >= 0.8 * text.count(",")


def _evenness(rows: list[list[str]], separator: str, named: bool) -> tuple[int, float]:
    """The usual number of cells, and how much rows agree on it: 0 where this is no table."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0, 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    share = count / len(rows)
    if not (_named_table(share) if named else _plain_table(rows, width, share, separator)):
        return 0, 0.0
    return width, share * min(width, 9) ** 0.5


def _named_table(share: float) -> bool:
    return share >= 0.4


def _plain_table(rows: list[list[str]], width: int, share: float, separator: str) -> bool:
    """Stricter, for a file that does not say it is a table: code and prose are even by chance too."""
    if len(rows) < 3 or share < 0.9 or separator == ":" or (separator in _PLAIN and width < 3):
        return False
    cells = [cell for row in rows if len(row) == width for cell in row[1:]]
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) * 3 < len(cells) or (width == 2 and len(filled) * 2 < len(cells)):
        return False
    prose = sum(cell[:1] == " " and cell[1:2].islower() for cell in filled)
    return separator != "," or prose * 3 < len(filled)
