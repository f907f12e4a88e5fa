"""The text of a Word binary document in its order, by its piece table (MS-DOC 2.4.1 and 2.9.38; Word 6 and later)."""

from __future__ import annotations

import re
import struct
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from strongroom.discovery.adapters.read.office import doc_changes
from strongroom.discovery.adapters.read.office.story import Change, pieces, taken_out
from strongroom.discovery.core.passage import Outcome, Part, Passage, Reason, Unreadable
from strongroom.discovery.core.where import Step, Where

_WORD_97 = 0xC1
_MOST = 4
_STORIES: tuple[tuple[int, str], ...] = (
    (0x4C, "body"),
    (0x50, "footnote"),
    (0x54, "header"),
    (0x58, "macro"),
    (0x5C, "comment"),
    (0x60, "endnote"),
    (0x64, "text box"),
    (0x68, "text box"),
)
_CODE = re.compile("\x13([^\x13\x14\x15]*)(?:\x14|\x15)")
_SIGNS = str.maketrans({"\x07": "\t", "\x0b": "\n", "\x0c": "\n", "\r": "\n", "\x1e": "-", "\x1f": "", "\xad": "",
                        **dict.fromkeys("\x00\x01\x02\x03\x04\x05\x06\x08\x0e\x0f\x13\x14\x15", "")})  # fmt: skip


@dataclass(slots=True)
class WordText:
    """The whole text, how long each of its stories is, the byte ranges of the stream it came from, and which
    characters are struck out."""

    text: str = ""
    stories: list[tuple[str, int]] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    deleted: list[tuple[int, int]] = field(default_factory=list)


def word_text(stream: bytes, table0: bytes, table1: bytes) -> WordText:
    """Raises `Unreadable` when it is encrypted, `struct.error` or `ValueError` when it is damaged."""
    magic, version = struct.unpack_from("<HH", stream)
    (flags,) = struct.unpack_from("<H", stream, 0x0A)
    if magic not in (0xA5EC, 0xA5DC, 0xA5DB, 0xA698, 0xA697, 0xA699):
        raise ValueError
    if flags & 0x0100:
        raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)
    if version < _WORD_97:
        return _old_text(stream, flags)
    at, length = struct.unpack_from("<LL", stream, 0x01A2)
    table = table1 if flags & 0x0200 else table0
    found = _by_pieces(stream, table[at : at + length], doc_changes.deleted_ranges(stream, table), wide=True)
    found.stories = [(kind, struct.unpack_from("<l", stream, place)[0]) for place, kind in _STORIES]
    return found


def _old_text(stream: bytes, flags: int) -> WordText:
    """Word 6 and 95: one byte a character, the piece table in the same stream, only after a fast save."""
    if flags & 0x0004:
        at, length = struct.unpack_from("<LL", stream, 0x0160)
        found = _by_pieces(stream, stream[at : at + length], [], wide=False)
    else:
        start, end = struct.unpack_from("<LL", stream, 0x18)
        found = WordText(stream[start:end].decode("cp1252", "replace"), [], [(start, end)])
    found.stories = [(kind, struct.unpack_from("<l", stream, 0x34 + 4 * n)[0]) for n, (_, kind) in enumerate(_STORIES)]
    return found


def _by_pieces(stream: bytes, clx: bytes, deleted: list[tuple[int, int]], *, wide: bool) -> WordText:
    at = 0
    while clx[at] == 1:  # property changes come first
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError
    (size,) = struct.unpack_from("<L", clx, at + 1)
    plc = clx[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}L", plc)
    found = WordText()
    texts: list[str] = []
    at = 0
    for number in range(count):
        (place,) = struct.unpack_from("<L", plc, 4 * (count + 1) + 8 * number + 2)
        length = ends[number + 1] - ends[number]
        narrow = not wide or bool(place & 0x40000000)
        start = (place & 0x3FFFFFFF) // 2 if wide and narrow else place & 0x3FFFFFFF
        end = start + (length if narrow else 2 * length)
        if length < 0 or end > len(stream):
            continue
        width = 1 if narrow else 2
        for first, last in deleted[bisect_left(deleted, start, key=itemgetter(1)) : bisect_left(deleted, (end, 0))]:
            inside = (max(first, start) - start) // width, (min(last, end) - start) // width
            found.deleted.append((at + inside[0], at + inside[1]))
        at += length
        if at > _MOST * len(stream):  # pieces that overlap
            raise ValueError
        texts.append(stream[start:end].decode("cp1252" if narrow else "utf-16-le", "replace"))
        found.ranges.append((start, end))
    found.text = "".join(texts)
    return found


def parts(found: WordText, where: Where) -> Iterator[Part]:
    """Its stories one after the other; what is not told of as a story is body."""
    at = 0
    for kind, length in [*found.stories, ("body", len(found.text))]:
        end = min(at + max(length, 0), len(found.text))
        words = list(_words(found, at, end))
        place = (*where, Step(kind))
        yield from _story("".join(text for change, text in words if change is Change.NONE), place)
        struck = [line for line in taken_out(words) if line.strip()] if len(words) > 1 else []
        yield from _story("\r".join(struck), (*place, Step("deleted")))
        at = end


def _words(found: WordText, at: int, end: int) -> Iterator[tuple[Change, str]]:
    for first, last in found.deleted:
        if first < end and at < last:
            yield Change.NONE, found.text[at : max(first, at)]
            yield Change.DELETED, found.text[max(first, at) : min(last, end)]
            at = min(last, end)
    yield Change.NONE, found.text[at:end]


def _story(text: str, where: Where) -> Iterator[Part]:
    codes = [code.strip() for code in _CODE.findall(text)]
    while "\x13" in text and (plain := _CODE.sub("", text)) != text:
        codes += [code.strip() for code in _CODE.findall(plain)]
        text = plain
    plain = text.replace("\x07\x07", "\n").translate(_SIGNS)
    for piece in pieces([line for line in plain.split("\n") if line.strip()]):
        yield Passage(where, piece)
    for piece in pieces(list(dict.fromkeys(filter(None, codes)))):
        yield Passage((*where, Step("field")), piece)
