"""Passwords in divided lines that stand in a text: `name;user;password` and the lines below, as browsers and keepers
of passwords write them out."""

from __future__ import annotations

import re

from strongroom.discovery.core.detect.secrets.values import PLACEHOLDER, WORDS, has_digits_too
from strongroom.discovery.core.finding import Span

_OF_PASSWORDS = re.compile(rf"(?:\w{{1,20}}[ _-])?(?:{WORDS}|pass|pw)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w .-]{0,30}|")
_SIGNS = ";\t|,"
_CELLS = {sign: re.compile(rf'"[^"\n]*"|[^"\n{re.escape(sign)}][^\n{re.escape(sign)}]*|') for sign in _SIGNS}
_LONGEST = 400
_AROUND = " \t\r\"'"


def below_header(text: str, near: int) -> tuple[list[Span], int]:
    """The passwords below the header in whose line `near` stands, and where the last line that was read ends."""
    start = text.rfind("\n", max(0, near - _LONGEST), near) + 1
    stop = text.find("\n", near, near + _LONGEST)
    if stop < 0 or near - start >= _LONGEST:
        return [], near
    sign = next((each for each in _SIGNS if each in text[start:stop]), "")
    cells = _cells(text, start, stop, sign) if sign else []
    names = [text[begin:end].strip(_AROUND) for begin, end in cells]
    column = next((at for at, name in enumerate(names) if _OF_PASSWORDS.fullmatch(name)), -1)
    if column < 0 or not all(_NAME.fullmatch(name) for name in names):
        return [], stop
    found: list[Span] = []
    while stop < len(text):
        start = stop + 1
        end = text.find("\n", start, start + _LONGEST)
        end = end if end >= 0 else len(text)
        row = _cells(text, start, end, sign) if end - start <= _LONGEST else []
        if len(row) != len(cells):
            break
        stop = end
        begin, last = row[column]
        begin += len(text[begin:last]) - len(text[begin:last].lstrip(_AROUND))
        value = text[begin:last].rstrip(_AROUND)
        if 4 <= len(value) <= 64 and " " not in value and not PLACEHOLDER.match(value) and has_digits_too(value):
            found.append(Span(begin, begin + len(value), "password", 0.9))
    return found, stop


def _cells(text: str, start: int, stop: int, sign: str) -> list[tuple[int, int]]:
    """Where the cells of the line stand, none where it is not divided as such lines are."""
    found: list[tuple[int, int]] = []
    stop -= text[stop - 1 : stop] == "\r"
    while True:
        match = _CELLS[sign].match(text, start, stop)
        end = match.end() if match else start
        found.append((start, end))
        if end >= stop:
            return found
        if text[end] != sign:
            return []
        start = end + 1
