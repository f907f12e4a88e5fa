"""Parts of styles, themes and fonts: large in every document, and hardly ever more than measures and names of looks.

Whether there is anything in one is told at a glance; only then is it read as XML.
"""

from __future__ import annotations

import re

_OF_LOOKS = re.compile(
    r"/(styles|styleswitheffects|fonttable|numbering|websettings|theme\d*|tablestyles|viewprops)\.xml$"
)
LARGEST = 8 << 20
_UNUSUAL = b"!&\0'"
_SPACES = b" \t\r\n"
_NEITHER_DIGIT_NOR_MARK = bytes(set(range(256)) - set(b'0123456789@"'))
_DIGITS = re.compile(rb"\d{8}")
_NUMBER = re.compile(rb"[0-9A-F]{8}|[0-9A-F]{20}")
"""An id (29500-1, 22.9.2.8), or what a font looks like (17.8.3.13)."""


def is_of_looks(flat: str) -> bool:
    """`flat` is the part's name in lower case with a slash before it."""
    return _OF_LOOKS.search(flat) is not None


def says_nothing(xml: bytes) -> bool:
    """No text, and no attribute that holds an address or eight digits. Certain where True; of doubtful XML never said.

    >>> says_nothing(b'<w:sz w:val="22"/>'), says_nothing(b'<w:style w:val="070-174 06 05"/>'), says_nothing(b"<t>Erik</t>")
    (True, False, False)
    """
    start = xml.find(b"?>", 0, 200) + 2 if xml.startswith(b"<?xml ") else 0
    if b"encoding" in xml[:start] and b"utf-8" not in xml[:start].lower():
        return False
    if any(xml.find(sign, start) >= 0 for sign in _UNUSUAL) or _has_text(xml[start:]):
        return False
    # Each of these steps passes over the whole part at the speed of memory; looking at its values takes ten times that.
    marks = xml.translate(None, _NEITHER_DIGIT_NOR_MARK)
    if b"@" not in marks and not _DIGITS.search(marks):
        return True
    return not any(map(_tells, set(xml.split(b'"')[1::2])))


def _has_text(xml: bytes) -> bool:
    """Does anything but the next tag follow a tag?"""
    dense = xml.translate(None, _SPACES)
    return not dense.endswith(b">") or dense.count(b"><") + 1 != dense.count(b">")


def _tells(value: bytes) -> bool:
    if b"@" in value:
        return True
    digits = len(value) - len(value.translate(None, b"0123456789"))
    return digits >= 8 and not _NUMBER.fullmatch(value)
