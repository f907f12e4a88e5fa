"""Runs over a sheet's XML for what the fast cell reader does not give, without parsing its cells one by one.

Kept: all that is not cells (headers, links, validations), formulas that hold text, and cells whose number format
gives them zeros or hyphens of their own (`000000-0000`). ISO/IEC 29500-1, 18.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from strongroom.discovery.adapters.read.office.zip_package import Damaged, TooMuch

_BEGIN = re.compile(rb"<(?:\w+:)?sheetData[\s/>]")
_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f(?:\s[^<>]*+)?>(?=[^<]*?(?:&quot;|[\"@]))([^<]*+)</")
_CELL = re.compile(
    rb"<(?:\w{1,20}:)?c\s([^<>]*+)>(?:<(?:\w{1,20}:)?f[^<]*+(?:</(?:\w{1,20}:)?f>)?)?<(?:\w{1,20}:)?v>([0-9.E+]++)</(?:\w{1,20}:)?v>"
)
_STYLED = re.compile(rb'\bs="(\d+)"')
_NAMED = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb'<(?:\w{1,20}:)?row\s[^<>]*\br="(\d{1,7})"')
_COLUMN = re.compile(rb' r="([A-Z]{1,3})\d')
_LONGEST_CODE = 255
_SAMPLE = 1 << 12
_MOST = 200_000
_LARGEST_CARRY = 1 << 20


@dataclass(slots=True)
class SheetScan:
    """`outside` is the XML without its cells; `formatted` the cells (row, column, from 0) that read otherwise."""

    outside: list[bytes] = field(default_factory=list)
    formulas: dict[bytes, None] = field(default_factory=dict)
    formatted: dict[tuple[int, int], str] = field(default_factory=dict)
    has_cells: bool = False
    last_row: int = 0
    last_column: int = 0
    broken: TooMuch | Damaged | None = None

    def area(self) -> int:
        """About how many cells a full grid would have."""
        return self.last_row * self.last_column


def scan(chunks: Iterator[bytes], formats: dict[int, str]) -> SheetScan:
    """`formats` are the styles (by their number) whose number formats matter."""
    found = SheetScan()
    inside = False
    carry = b""
    try:
        for chunk in chunks:
            carry += chunk
            if not inside and (begin := _BEGIN.search(carry)):
                end = carry.index(b">", begin.start()) + 1 if b">" in carry[begin.start() :] else len(carry)
                found.outside.append(carry[:end])
                found.has_cells = True
                inside, carry = carry[end - 2 : end] != b"/>", carry[end:]
            if not inside:
                found.outside.append(carry[:-64])
                carry = carry[-64:]
                continue
            if end_match := _END.search(carry):
                _cells(found, carry[: end_match.start()], formats)
                inside, carry = False, carry[end_match.start() :]
            else:
                cut = carry.rfind(b"</")
                cut = cut if cut > 0 else 0 if len(carry) < _LARGEST_CARRY else len(carry)
                _cells(found, carry[:cut], formats)
                carry = carry[cut:]
    except (TooMuch, Damaged) as broken:
        found.broken = broken
    found.outside.append(carry if not inside else b"")
    return found


def _cells(found: SheetScan, xml: bytes, formats: dict[int, str]) -> None:
    last = xml.rfind(b"<row ")
    if match := _ROW.search(xml, max(last, 0)):
        found.last_row = max(found.last_row, int(match.group(1)))
    # Samples are enough: a sheet that would make too large a grid and hides it costs its own reading, no more.
    names = _COLUMN.findall(xml[:_SAMPLE]) + _COLUMN.findall(xml[-_SAMPLE:])
    found.last_column = max(found.last_column, *(column_number(name) + 1 for name in set(names)), 1)
    if b"quot;" in xml or b'("' in xml or b"@" in xml:
        for match in _FORMULA.finditer(xml):
            if len(found.formulas) < _MOST:
                found.formulas[match.group(1)] = None
    if formats:
        for match in _CELL.finditer(xml):
            style, name = _STYLED.search(match.group(1)), _NAMED.search(match.group(1))
            code = formats.get(int(style.group(1))) if style else None
            if code and name and len(found.formatted) < _MOST:
                place = int(name.group(2)) - 1, column_number(name.group(1))
                found.formatted[place] = written(match.group(2).decode(), code)


def column_number(name: bytes) -> int:
    """
    >>> column_number(b"A"), column_number(b"AA")
    (0, 26)
    """
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number - 1


def picture_of(code: str) -> str:
    r"""A number format reduced to zeros and what stands between them; empty where it says more than that.

    >>> picture_of("000000\\-0000"), picture_of('00"-"00'), picture_of("0.00"), picture_of("#,##0"), picture_of("0")
    ('000000-0000', '00-00', '', '', '')
    """
    plain = re.sub(r"\[[^\]]*\]|\\|\"", "", code[:_LONGEST_CODE].split(";", maxsplit=1)[0]).strip("_ ")
    return plain if re.fullmatch(r"[0\-/ +()]{4,}", plain) and plain.count("0") > 3 else ""


def written(number: str, picture: str) -> str:
    """
    >>> written("6001101234", "000000-0000"), written("701740605", "000-000 00 00"), written("1.5", "0000")
    ('600110-1234', '070-174 06 05', '1.5')
    """
    value = float(number)
    if not value.is_integer() or value < 0:
        return number
    digits = str(int(value)).zfill(picture.count("0"))
    extra = len(digits) - picture.count("0")
    rest = iter(digits[extra:])
    return digits[:extra] + "".join(next(rest) if sign == "0" else sign for sign in picture)
