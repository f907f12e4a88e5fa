r"""The tokens of RTF (Microsoft's specification 1.9.1): groups, control words, characters, raw data after `\bin`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n\0]+)|[\r\n\0]+|\\",
    re.DOTALL,
)
_READ = 1024 * 1024
_LONGEST = 64
"""Bytes of the longest token that must not be torn."""


class Token(NamedTuple):
    """`kind` is `word`, `byte`, `sign`, `open`, `close`, `text` or `bin`."""

    kind: str
    data: bytes
    number: int | None = None


def tokens(file: BinaryIO) -> Iterator[Token]:
    data = file.read(_READ)
    at, ended = 0, not data
    while True:
        limit = len(data) if ended else len(data) - _LONGEST
        while at < limit:
            found = _TOKEN.match(data, at)
            if found is None:  # cannot be: the last branch takes what no other does
                return
            at = found.end()
            token = _token(found)
            if token is None:
                continue
            if token.kind == "word" and token.data == b"bin" and token.number and token.number > 0:
                raw, data, at = _raw(file, data, at, token.number)
                yield Token("bin", raw)
                limit = len(data) if ended else len(data) - _LONGEST
            else:
                yield token
        if ended:
            return
        more = file.read(_READ)
        ended = not more
        data, at = data[at:] + more, 0


def _token(found: re.Match[bytes]) -> Token | None:
    last = found.lastindex
    if last == 6:
        token = Token("text", found[6])
    elif last in (1, 2):
        token = Token("word", found[1], int(found[2]) if last == 2 else None)
    elif last == 3:
        token = Token("byte", bytes.fromhex(found[3].decode("ascii")))
    elif last == 4:
        token = Token("sign", found[4])
    elif last == 5:
        token = Token("open" if found[5] == b"{" else "close", b"")
    else:
        return None
    return token


def _raw(file: BinaryIO, data: bytes, at: int, size: int) -> tuple[bytes, bytes, int]:
    held = data[at : at + size]
    if len(held) < size:
        return held + file.read(size - len(held)), b"", 0
    return held, data, at + size
