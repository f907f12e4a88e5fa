"""RTF: the text and all that stands beside it, hidden in it or was deleted from it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from strongroom.discovery.adapters.read.office import grid
from strongroom.discovery.adapters.read.texts.charset import MULTIBYTE, TABLES
from strongroom.discovery.adapters.read.texts.rtf_objects import Hex
from strongroom.discovery.adapters.read.texts.rtf_tokens import Token, tokens
from strongroom.discovery.adapters.read.texts.rtf_words import CHARACTERS, CHARSETS, CODE_PAGES, PLACES, SIGNS, SKIPPED
from strongroom.discovery.core.passage import Part, Passage, Source
from strongroom.discovery.core.where import Step, Where

DEEPEST = 2000
"""Groups beyond are counted, but change nothing."""
_FULL = 32 * 1024
_LONGEST = 256 * 1024
_PICTURE: Where = (Step("picture"),)
_SHAPE = Step(*PLACES[b"sv"])
_MEASURE = re.compile(r"-?\d{0,9}")
_TOGGLES = {b"v": "hidden", b"deleted": "deleted"}


def read(source: Source) -> Iterator[Part]:
    walk = _Walk()
    for token in tokens(source.file):
        walk.take(token)
        if walk.ready:
            yield from walk.drain()
    walk.end()
    yield from walk.drain()


@dataclass(slots=True)
class _Output:
    """Text of one place. Visible, hidden and deleted text are told apart: each is joined without the others."""

    where: Where
    texts: dict[str, list[str]] = field(default_factory=lambda: {"": [], "hidden": [], "deleted": []})
    size: int = 0

    def say(self, text: str, kind: str) -> None:
        self.texts[kind].append(text)
        self.size += len(text)
        if text == "\n":
            for other, runs in self.texts.items():
                if other != kind and runs and runs[-1] != "\n":
                    runs.append("\n")

    def take(self) -> str:
        """The visible text so far."""
        text = _joined(self.texts[""])
        self.texts[""] = []
        self.size = max(0, self.size - len(text))
        return text

    def passages(self) -> Iterator[Part]:
        for kind, runs in self.texts.items():
            text = _joined(runs)
            for start in range(0, 0 if text.isspace() else len(text), _LONGEST):
                where = (*self.where, Step(kind)) if kind else self.where
                yield Passage(where, text[start : start + _LONGEST])
        self.texts = {kind: [] for kind in self.texts}
        self.size = 0


def _joined(runs: list[str]) -> str:
    text = "".join(runs)
    try:
        text.encode()
    except UnicodeEncodeError:  # characters beyond 16 bits come in two halves
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.strip("\n")


@dataclass(slots=True)
class _Group:
    """What holds within a pair of braces. `output` is None where nothing is read."""

    output: _Output | None
    opened: bool = False  # it has an output of its own
    starred: bool = False
    digits: Hex | None = None
    fonts: bool = False
    skips: int = 1  # characters that stand in for one Unicode character
    codec: str = "cp1252"
    hidden: bool = False
    deleted: bool = False

    def kind(self) -> str:
        return "deleted" if self.deleted else "hidden" if self.hidden else ""


class _Walk:
    """The state of the reading: open groups, the table that is open, fonts."""

    def __init__(self) -> None:
        self.ready: list[Part] = []
        self._body = _Output(())
        self._markup = _Output((Step("part", "htmltag"),))  # mail programs keep a page's tags between its texts
        self._group = _Group(self._body)
        self._outer: list[_Group] = []
        self._too_deep = 0
        self._fresh = False  # a group was opened, and nothing stood in it yet
        self._to_skip = 0
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._pending = b""
        self._author = ""
        self._row: list[str] = []
        self._rows: list[tuple[str, ...]] = []
        self._in_table = False
        self._table_count = 0

    def take(self, token: Token) -> None:
        kind = token.kind
        if kind in ("text", "byte"):
            self._characters(token)
            self._fresh = False
            return
        if self._pending:
            self._decode_pending()
        if kind == "word":
            self._word(token.data, token.number)
        elif kind == "sign":
            self._sign(token.data)
        elif kind == "open":
            self._open()
        elif kind == "close":
            self._close()
        elif self._group.digits:
            self._group.digits.add_raw(token.data)
        self._fresh = kind == "open" or (self._fresh and kind == "sign" and token.data == b"*")

    def drain(self) -> Iterator[Part]:
        ready, self.ready = self.ready, []
        yield from ready

    def end(self) -> None:
        self._decode_pending()
        while self._outer:
            self._close()
        self._end_table()
        self.ready.extend(self._body.passages())
        self.ready.extend(self._markup.passages())

    def _open(self) -> None:
        if len(self._outer) >= DEEPEST:
            self._too_deep += 1
            return
        self._outer.append(self._group)
        self._group = replace(self._group, opened=False, starred=False)
        self._to_skip = 0

    def _close(self) -> None:
        if self._too_deep or not self._outer:
            self._too_deep = max(0, self._too_deep - 1)
            return
        group, self._group = self._group, self._outer.pop()
        if group.digits and group.digits is not self._group.digits:
            self.ready.extend(group.digits.parts())
        if group.opened and group.output:
            self._close_output(group.output)
        self._to_skip = 0

    def _close_output(self, output: _Output) -> None:
        if output.where[-1] == _SHAPE and _MEASURE.fullmatch("".join(output.texts[""]).strip()):
            return
        if output.where[0].kind == "comment":
            text = "".join(output.texts[""]).strip()
            if output.where[0].value in ("atnauthor", "atnid"):
                self._author = text if output.where[0].value == "atnauthor" else self._author or text
                output.where = (Step("comment", text),)
            else:
                output.where = (Step("comment", self._author),)
                self._author = ""
        self.ready.extend(output.passages())

    def _characters(self, token: Token) -> None:
        group = self._group
        if group.digits:
            group.digits.add(token.data)
            return
        data = token.data
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if not data or group.output is None:
            return
        if group.output.size > _LONGEST:
            self.ready.extend(group.output.passages())
        table = TABLES.get(group.codec)
        if table is None:
            self._pending += data  # bytes of one character may come in several tokens
        elif data.isascii():
            group.output.say(data.decode("ascii"), group.kind())
        else:
            group.output.say(codecs.charmap_decode(data, "strict", table)[0], group.kind())

    def _decode_pending(self) -> None:
        if self._pending:
            text = self._pending.decode(self._group.codec, "replace")
            self._pending = b""
            if self._group.output:
                self._group.output.say(text, self._group.kind())

    def _say(self, text: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif self._group.output:
            self._group.output.say(text, self._group.kind())

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._group.starred = True
        else:
            self._say(SIGNS.get(sign, ""))

    def _word(self, word: bytes, number: int | None) -> None:
        if self._fresh and self._begins(word):
            return
        if word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word == b"u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._to_skip = self._group.skips
        elif word in (b"par", b"cell", b"nestcell", b"row", b"nestrow", b"pard", b"intbl"):
            self._layout(word)
        else:
            self._format(word, number)

    def _begins(self, word: bytes) -> bool:
        """The first word of a group may say where its text belongs."""
        group = self._group
        if word in SKIPPED:
            group.output = None
        elif word == b"fonttbl":
            group.output, group.fonts = None, True
        elif word in (b"pict", b"objdata"):
            group.digits, group.output = Hex("ole" if word == b"objdata" else ""), None
        elif word == b"htmltag":
            group.output = self._markup
        elif word == b"picprop":  # what a picture is called and shows, among its digits
            group.digits, group.output, group.opened = None, _Output(_PICTURE), True
        elif word in PLACES:
            kind, value = PLACES[word]
            value = word.decode() if kind == "comment" else value
            self._place((Step(kind, value),))
        elif group.starred and word not in (b"shppict", b"shpinst", b"ud", b"do", b"flymaincnt", b"nesttableprops"):
            self._place((Step("part", word.decode()),))
        else:
            return False
        return True

    def _place(self, where: Where) -> None:
        group = self._group
        if group.output is None and where[0].kind == "part":
            return
        within = group.output.where if group.output and group.output.where[:1] != where else ()
        group.output, group.opened = _Output((*within[:3], *where)), True
        group.hidden = group.deleted = False

    def _format(self, word: bytes, number: int | None) -> None:
        group = self._group
        if word in _TOGGLES:
            setattr(group, _TOGGLES[word], number != 0)
        elif word == b"plain":
            group.hidden = group.deleted = False
        elif word == b"uc":
            group.skips = max(0, min(number if number is not None else 1, 8))
        elif word == b"f" and number is not None:
            self._font = number
            group.codec = self._fonts.get(number, self._codec)
        elif word == b"fcharset" and group.fonts:
            self._fonts[self._font] = CHARSETS.get(number or 0, self._codec)
        elif word in (b"ansicpg", b"mac", b"pc", b"pca"):
            self._codec = group.codec = _code_page(word, number)
        elif group.digits and word in (b"pngblip", b"jpegblip"):
            group.digits.kind = word.decode().removesuffix("blip")

    def _layout(self, word: bytes) -> None:
        if word in (b"pard", b"intbl"):
            self._in_table = word == b"intbl"
        elif self._group.output is not self._body:
            self._say("\t" if word.endswith(b"cell") else "\n")
        elif word in (b"cell", b"nestcell"):
            self._row.append(self._body.take().strip())
            if len(self._row) >= grid.BLOCK:  # a row that nobody ends
                self._rows.append(tuple(self._row))
                self._row = []
                self._end_table()
        elif word in (b"row", b"nestrow"):
            self._rows.append(tuple(self._row))
            self._row = []
            if len(self._rows) >= grid.BLOCK:
                self._end_table()
        else:
            if not self._in_table:
                self._end_table()
            self._say("\n")
            if self._body.size > _FULL and not self._in_table:
                self.ready.extend(self._body.passages())

    def _end_table(self) -> None:
        if self._row:
            self._rows.append(tuple(self._row))
            self._row = []
        if self._rows:
            self._table_count += 1
            self.ready.extend(grid.of_document((Step("table", str(self._table_count)),), self._rows))
            self._rows = []


def _code_page(word: bytes, number: int | None) -> str:
    if word == b"ansicpg":
        name = CODE_PAGES.get(number or 0, f"cp{number}")
        return name if name in TABLES or name in MULTIBYTE or name == "utf_8" else "cp1252"
    return {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}[word]
