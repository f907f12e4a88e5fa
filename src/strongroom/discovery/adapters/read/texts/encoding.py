r"""From bytes to text, whatever the character set, in pieces that fit in memory.

`decode` takes what is in memory anyway (a mail's part, a page). `stream` takes a file of any size. Both read a file
that mixes character sets: what is valid UTF-8 is that, stretches of UTF-16 are that, the rest goes by a single-byte
set (see `charset`). Line ends become `\n`, zero bytes spaces, so a piece's `\n` are the file's line ends.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from strongroom.discovery.adapters.read.texts import charset

WINDOW = 32 * 1024
"""Bytes of one piece. Detection costs some 20 µs a call beside 1,300 µs for this much text."""
READ = 1024 * 1024

# One class of first bytes, then look-behinds: three times as quick as three alternatives.
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xf4](?:(?<=[\xc2-\xdf])[\x80-\xbf]|(?<=[\xe0-\xef])[\x80-\xbf]{2}|(?<=[\xf0-\xf4])[\x80-\xbf]{3})"
)
_UTF16_STRETCH = re.compile(rb"(?:[^\0]\0){4,}+|(?:\0[^\0]){4,}+")
# Where a long line may be cut, best first: between records, sentences, fields, words.
_CUTS = (b"\t", b"},", b"><", b". ", b"; ", b", ", b" ", b"\r", b",", b";", b">")


def decode(data: bytes, declared: str | None = None) -> str:
    """All of `data` as text. `declared` is a charset label from a header or a `meta` element; it may be wrong.

    >>> decode("Åsa".encode("cp1252")), decode("Åsa".encode("utf-16")), decode("Åsa".encode(), "iso-8859-1")
    ('Åsa', 'Åsa', 'Åsa')
    """
    name, skip = _set_of(data, declared)
    if name in charset.MULTIBYTE:
        return _tidy(_multibyte(data[skip:], name))
    return _tidy(_decode_mixed(data[skip:], charset.Guess(name)))


def stream(file: BinaryIO, declared: str | None = None, window: int = WINDOW) -> Iterator[tuple[int, str]]:
    """Pieces of a file from where it stands, each with the number of its first line (1 is the first read here).

    A piece ends after a blank line if there is one in its second half, else after a line, else, in a line longer
    than `window`, where a finding is least likely to be torn.
    """
    head = file.read(READ)
    name, skip = _set_of(head, declared)
    chunks = chain((head[skip:],), iter(lambda: file.read(READ), b""))
    if name in charset.MULTIBYTE:
        chunks = chain(_as_utf8(chunks, name))
    guess = charset.Guess(name)
    line = 1
    for block in _blocks(chunks, window):
        text = _tidy(_decode_mixed(block, guess))
        yield line, text
        line += text.count("\n")


def sample(file: BinaryIO, size: int = 64 * 1024) -> str:
    """The text at the head of a file, which is left at its start."""
    head = file.read(size)
    file.seek(0)
    return decode(head)


def _set_of(head: bytes, declared: str | None) -> tuple[str | None, int]:
    """The codec to use (None: UTF-8 and whatever single-byte set turns up) and the length of the mark to skip."""
    for mark, name in charset.BOMS:
        if head.startswith(mark) and not (name == "utf-32-le" and charset.wide(head[2:]) == "utf-16-le"):
            return (None if name == "utf_8" else name), len(mark)
    if found := charset.wide(head):
        return found, 0
    name_told = charset.canonical(declared)
    if name_told in charset.WIDE:  # declared, but its zero bytes are not there: it was written otherwise
        return None, 0
    if name_told in charset.MULTIBYTE and not _is_utf8_text(head):
        return name_told, 0
    return (name_told if name_told in charset.TABLES else None), 0


def _is_utf8_text(head: bytes) -> bool:
    if head.isascii():
        return False
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _multibyte(data: bytes, name: str) -> str:
    return data.decode(name, "replace")


def _as_utf8(chunks: Iterator[bytes], name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _decode_mixed(data: bytes, guess: charset.Guess) -> str:
    if b"\0" in data:
        data = _UTF16_STRETCH.sub(_from_utf16, data).replace(b"\0", b" ")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_parts(data, guess.table if guess.settled else guess.look(_UTF8_SEQUENCE.sub(b" ", data)))


def _from_utf16(found: re.Match[bytes]) -> bytes:
    stretch = found.group()
    name = "utf-16-be" if stretch[0] == 0 else "utf-16-le"
    return stretch.decode(name, "replace").encode("utf-8", "replace")


def _decode_parts(data: bytes, table: str) -> str:
    """What is valid UTF-8 as that, all between by the table. One look costs only as far as the next bad byte."""
    view = memoryview(data)
    parts: list[str] = []
    at = 0
    while at < len(data):
        try:
            parts.append(str(view[at:], "utf-8"))
            break
        except UnicodeDecodeError as error:
            bad = at + error.start
        parts.append(str(view[at:bad], "utf-8"))
        valid = _UTF8_SEQUENCE.search(data, bad + 1)
        at = valid.start() if valid else len(data)
        parts.append(codecs.charmap_decode(view[bad:at], "strict", table)[0])
    return "".join(parts)


def _tidy(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", " ") if "\0" in text else text


def _blocks(chunks: Iterator[bytes], window: int) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        data = rest + chunk if rest else chunk
        at = 0
        while len(data) - at > window + 1:
            cut = _cut(data, at, at + window)
            yield data[at:cut]
            at = cut
        rest = data[at:]
    if rest:
        yield rest


def _cut(data: bytes, start: int, end: int) -> int:
    """Where to end the piece that begins at `start` and may not go beyond `end`. There is more data after `end`."""
    middle = (start + end) // 2
    for blank in (b"\n\n", b"\n\r\n"):
        if (found := data.rfind(blank, middle, end)) >= 0:
            return found + len(blank)
    if (found := data.rfind(b"\n", start, end)) >= 0:
        return found + 1
    for mark in _CUTS:
        if (found := data.rfind(mark, middle, end)) >= 0:
            cut = found + 1 if mark != b". " else found + 2
            return cut + 1 if data[cut - 1 : cut + 1] == b"\r\n" else cut
    for back in range(3):  # never within a character of UTF-8
        if data[end - back] & 0xC0 != 0x80:
            return end - back
    return end
