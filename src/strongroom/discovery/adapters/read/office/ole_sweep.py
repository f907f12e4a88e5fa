"""Text in bytes whose structure is not known: runs of printable characters, in one byte and in two (UTF-16LE).

Much of what it gives is chance; it is marked so. It is the net under the readers of the old Office formats.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from strongroom.discovery.adapters.read.office.story import pieces
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Where

# Possessive: there is nothing to go back for, and remembering each letter of a long run takes a hundred times its size.
_WIDE = re.compile(
    rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00"  # Latin as most write it, then its further letters, Greek, Cyrillic, quotes
    rb"|[\x00-\x7f]\x01|[\x86-\xce]\x03|[\x00-\x7f]\x04|[\x10-\x3a\xac]\x20){4,}+",
)
_NARROW = re.compile(rb"(?:[\xc3-\xc5][\x80-\xbf]|[\t\n\r\x20-\x7e\x80\x85\x91-\x97\xa0-\xff]){5,}+")
_UTF8 = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
_MEANT = re.compile(r"[A-Za-z0-9 @.\-_åäöÅÄÖéøæü]+")
_WORDS = re.compile(r"[^\W_]{3}|\d{2}")
_MARKUP = ("<?xml ", "<!DOCTYPE ")
_WINDOW = 1 << 20
_OVERLAP = 512


def sweep(data: bytes, where: Where, *, known: Container[str] = ()) -> Iterator[Part]:
    """Every run of text in `data` but those `known`. Windows overlap: no run of ordinary length is cut."""
    for at in range(0, len(data), _WINDOW):
        window = data[at : at + _WINDOW + _OVERLAP]
        lines = [*_wide(window), *_narrow(window)]
        for text in pieces([line for line in lines if line not in known and not line.startswith(_MARKUP)]):
            yield Passage(where, text, noisy=True)


def _wide(window: bytes) -> Iterator[str]:
    for match in _WIDE.finditer(window):
        text = match.group().decode("utf-16-le", "replace").strip()
        if _WORDS.search(text):
            yield text


def _narrow(window: bytes) -> Iterator[str]:
    for match in _NARROW.finditer(window):
        text = _decoded(match.group()).strip()
        if _WORDS.search(text) and sum(map(len, _MEANT.findall(text))) * 10 >= len(text) * 6:
            yield text


def _decoded(run: bytes) -> str:
    """LibreOffice writes UTF-8 where others write the code page of their country."""
    if _UTF8.search(run):
        try:
            return run.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return run.decode("cp1252", "replace")
