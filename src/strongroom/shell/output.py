"""What commands write: text that cannot play tricks on a terminal, JSON documents that stream, small tables."""

from __future__ import annotations

import json
import os
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import IO, Any, Self

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def plain(text: str) -> str:
    r"""Text from a stranger's file, fit for one line: what moves the cursor or turns the writing round is spelt out.

    >>> print(plain("a\x1b[2Jb\u202ec\n"))
    a\x1b[2Jb\u202ec\x0a
    """
    if text.isprintable():
        return text
    return "".join(_spelt(sign) if unicodedata.category(sign) in _HIDDEN else sign for sign in text)


def _spelt(sign: str) -> str:
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def fit(text: str, file: IO[str]) -> str:
    """The text in signs that `file` can write: å without its ring rather than a question mark, where it must be.

    >>> import io
    >>> fit("Hämtade › kort", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    'Hamtade > kort'
    """
    encoding = getattr(file, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_nearest(sign, encoding) for sign in text)
    return text


_NEAREST = {
    "›": ">",
    "•": "*",
    "·": "-",
    "—": "-",
    "–": "-",
    "’": "'",
    "“": '"',
    "”": '"',
    "…": "...",
    "\N{NO-BREAK SPACE}": " ",
}


def _nearest(sign: str, encoding: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    for candidate in (sign, _NEAREST.get(sign, ""), bare):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        if candidate:
            return candidate
    return "?"


def colored(file: IO[str]) -> bool:
    """Whether colour is welcome: a terminal that is not dumb, and no NO_COLOR (no-color.org)."""
    return file.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(file: IO[str]) -> int:
    """Columns to write in: the terminal's up to 100, and 80 where there is none."""
    return min(shutil.get_terminal_size((80, 24)).columns, 100) if file.isatty() else 80


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Lines of columns two spaces apart; the first row is the heading. `right` are the columns of numbers.

    >>> table([["Why", "Files"], ["Damaged", "4"]], right=frozenset({1}))
    ['Why      Files', 'Damaged      4']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(wide) if index in right else cell.ljust(wide)
            for index, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


class JsonDocument:
    """One JSON object written key by key, its arrays item by item: memory does not grow with what is written.

    >>> import sys
    >>> with JsonDocument(sys.stdout, "strongroom/places/1") as document:
    ...     document.put("count", 2)
    ...     document.array("places", ({"id": n} for n in (1, 2)))
    {"schema":"strongroom/places/1",
    "count":2,
    "places":[
    {"id":1},
    {"id":2}]}
    """

    def __init__(self, file: IO[str], schema: str) -> None:
        self._file = file
        self._schema = schema

    def __enter__(self) -> Self:
        self._file.write(f'{{"schema":{_json(self._schema)}')
        return self

    def put(self, key: str, value: Any) -> None:
        self._file.write(f",\n{_json(key)}:{_json(value)}")

    def array(self, key: str, items: Iterable[Any]) -> None:
        self._file.write(f",\n{_json(key)}:[")
        between = "\n"
        for item in items:
            self._file.write(between + _json(item))
            between = ",\n"
        self._file.write("]")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # After a failure the document stays open: half of it must not pass for the whole.
        if kind is None:
            self._file.write("}\n")


def _json(value: Any) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        text.encode()
    except UnicodeEncodeError:
        # A lone surrogate from a hostile document: its escape is valid JSON, its bytes would not be UTF-8.
        return json.dumps(value, separators=(",", ":"))
    return text
