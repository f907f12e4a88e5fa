"""HTML text into a tree, guarded against what is made to be slow."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

DEEPEST = 2000
"""Open elements. The parser walks all of them for each new one: 300,000 nested `div` took it five minutes."""
_CHUNK = 16 * 1024
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)")
# They have no end, or end by themselves where the next of their kind begins (HTML standard, 13.1.2.4).
_SHALLOW = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr p li td tr th dd dt option tbody thead tfoot
    optgroup colgroup rp rt body html head
    """.split(),  # noqa: SIM905  one word a line would fill pages
)


def parse(text: str) -> LexborNode | None:
    """The root of the tree; None where the text nests too deep or the parser gives up."""
    if is_deep(text):
        return None
    return LexborHTMLParser(text).root


def is_deep(text: str) -> bool:
    """
    >>> is_deep("<p>" * 9000), is_deep("<i>" * 9000)
    (False, True)
    """
    depth = 0
    for start in range(0, len(text), _CHUNK):
        ends = text.count("</", start, start + _CHUNK)
        depth = max(0, depth + text.count("<", start, start + _CHUNK) - 2 * ends)
        if depth > DEEPEST:
            return _counted_depth(text) > DEEPEST
    return False


def _counted_depth(text: str) -> int:
    depth = deepest = 0
    for found in _TAG.finditer(text):
        if found.group(2).lower() in _SHALLOW:
            continue
        depth = max(0, depth - 1) if found.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest
