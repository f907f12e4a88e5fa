"""HTML: what a page shows, what it hides, and what stands in its markup (WHATWG HTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from strongroom.discovery.adapters.read.texts import charset, encoding, html_tree
from strongroom.discovery.adapters.read.texts.html_page import Page
from strongroom.discovery.core.passage import Part, Passage, Source
from strongroom.discovery.core.where import Step

SLAB = 4 * 1024 * 1024
"""Bytes parsed at once: a tree takes some ten times its text. Larger pages are read slab by slab."""
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")


def read(source: Source) -> Iterator[Part]:
    declared = charset.declared_in(source.file.read(4096))
    source.file.seek(0)
    for line, text in encoding.stream(source.file, declared, SLAB):
        yield from parts(text, line)


def parts(text: str, line: int = 1) -> Iterator[Part]:
    """What stands in one page, or in a slab of one that begins in `line`."""
    root = html_tree.parse(text)
    if root is None:
        yield from _bare(text, line)
    else:
        yield from Page().parts(root)


def _bare(text: str, line: int) -> Iterator[Part]:
    """The text of what cannot be parsed: tags left out, but for those that hold an address."""
    for start in range(0, len(text), encoding.WINDOW):
        piece = text[start : start + encoding.WINDOW]
        bare = unescape(_TAG.sub(_without, piece))
        if bare.strip():
            yield Passage((Step("line", str(line)),), bare)
        line += piece.count("\n")


def _without(tag: re.Match[str]) -> str:
    text = tag.group()
    return text if "@" in text or "=" in text else "\n" * text.count("\n") or " "
