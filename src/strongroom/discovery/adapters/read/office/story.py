"""A text of its own within a document: the body, a header, one comment, a text box, a table's cell.

Changes that were tracked are kept apart: the text as it reads now, and what was taken out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step, Where

PASSAGE = 1 << 16
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # hyphens that may be, joints of no width

_ESCAPED = re.compile(r"_x(00[0-9A-Fa-f]{2})_")  # a sign as spreadsheets may write it (29500-1, 22.9.2.19)


class Change(Enum):
    NONE = 0
    DELETED = 1


@dataclass(slots=True)
class Story:
    """`words` is the paragraph being read; `lines` the paragraphs before it; `codes` field instructions in it."""

    where: Where
    label: str = ""
    is_implicit: bool = False
    is_cell: bool = False
    span: int = 1
    value: str = ""
    paragraphs: int = 0
    listening: int = 0
    deleting: int = 0
    lines: list[str] = field(default_factory=list)
    size: int = 0
    words: list[tuple[Change, str]] = field(default_factory=list)
    heard: int = 0
    codes: list[str] = field(default_factory=list)
    taken_out: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.heard += len(text)
        self.words.append((Change.DELETED if self.deleting else Change.NONE, text))

    def line(self, text: str) -> None:
        """A paragraph, or a text outside of any."""
        if text and not text.isspace():
            if not text.isascii() and _UNSEEN.search(text):
                text = _UNSEEN.sub("", text)
            if "_x00" in text:
                text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
            self.lines.append(text)
            self.size += len(text) + 1

    def end_paragraph(self) -> None:
        if self.words:
            self.line("".join(text for change, text in self.words if change is Change.NONE))
            if any(change is Change.DELETED for change, _ in self.words):
                self.taken_out += taken_out(self.words)
            self.words, self.heard = [], 0

    def cell_text(self) -> str:
        """All that a cell says; its stored value instead where what it shows has fewer digits (1,96E+07)."""
        self.end_paragraph()
        text = "\n".join(self.lines)
        self.lines, self.size = [], 0
        if not text or (self.value and _digits(text) < _digits(self.value)):
            return self.value
        return text

    def codes_given(self) -> list[Part]:
        """The instructions of the fields so far: the words that make them, as they may hold addresses."""
        codes, self.codes = "".join(self.codes).strip(), []
        where = (*self.where, Step("field", _first_word(codes))) if codes else ()
        return [Passage(where, piece) for piece in pieces([codes])] if codes else []

    def parts(self) -> list[Part]:
        """What is ready to be given; the story is empty after."""
        found: list[Part] = []
        lines, self.lines, self.size = self.lines, [], 0
        found.extend(Passage(self.where, piece, self.label) for piece in pieces(lines))
        if self.taken_out:
            where = (*self.where, Step("deleted"))
            found.extend(Passage(where, piece) for piece in pieces(self.taken_out))
            self.taken_out = []
        return found + self.codes_given()


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def taken_out(words: list[tuple[Change, str]]) -> list[str]:
    """Each deletion with the letters that touched it: half a number that was struck out is found whole.

    >>> taken_out([(Change.NONE, "ring 070-12"), (Change.DELETED, "34"), (Change.NONE, "567 nu")])
    ['070-1234567']
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        if words[at][0] is Change.NONE:
            at += 1
            continue
        start = at
        while at < len(words) and words[at][0] is Change.DELETED:
            at += 1
        before = "".join(text for change, text in words[max(start - 8, 0) : start] if change is Change.NONE)
        after = "".join(text for change, text in words[at : at + 8] if change is Change.NONE)
        middle = "".join(text for _, text in words[start:at])
        head = before.split()[-1] if before and not before[-1].isspace() and not middle[:1].isspace() else ""
        tail = after.split()[0] if after and not after[0].isspace() and not middle[-1:].isspace() else ""
        found.append(head + middle + tail)
    return found


def _first_word(codes: str) -> str:
    word = codes.split(maxsplit=1)[0]
    return word[:40] if word.isalpha() else ""


def pieces(lines: list[str], limit: int = PASSAGE) -> list[str]:
    """Lines joined into texts of at most about `limit` characters; a longer line is cut at a space where it has one."""
    found: list[str] = []
    waiting: list[str] = []
    size = 0
    for line in lines:
        if size + len(line) > limit and waiting:
            found.append("\n".join(waiting))
            waiting, size = [], 0
        rest = line
        while len(rest) > limit:
            cut = rest.rfind(" ", limit // 2, limit) + 1 or limit
            found.append(rest[:cut])
            rest = rest[cut:]
        waiting.append(rest)
        size += len(rest) + 1
    if waiting:
        found.append("\n".join(waiting))
    return [text for text in found if text and not text.isspace()]
