"""A mailbox in one file (RFC 4155 and its relatives of Thunderbird, Apple Mail, Eudora), message by message.

The file is read in passing: only the place of each message is known at a time, so its size does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate
from typing import BinaryIO

from strongroom.discovery.adapters.read.mail.eml import message_parts
from strongroom.discovery.adapters.read.mail.mail_headers import is_header_line, parse_headers
from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.core.passage import Part, Passage, Source
from strongroom.discovery.core.where import Step

_CHUNK = 1 << 20
_LINE = 400  # half of what is looked at beyond a hit
# `From sender date`. Text that begins so is common; a blank line before it, or a header after it, must agree.
_DATED = re.compile(rb"From \S.{0,200}\d{1,2}:\d{2}(?::\d{2})? .{0,60}\d{4}")
_HEAD = 32_768


def read(source: Source) -> Iterator[Part]:
    """Each message under `message N, YYYY-MM-DD`."""
    for number, (start, end) in enumerate(_messages(source.file, source.size), start=1):
        source.file.seek(start)
        first = source.file.readline(_LINE)
        source.file.seek(start)
        where = (Step("message", _label(number, source.file.read(min(_HEAD, end - start)))),)
        if first.startswith(b"From ") and b"@" in first:
            yield Passage((*where, Step("mail header")), encoding.decode(first), noisy=True)
        begin = start + len(first) if first.startswith(b"From ") else start
        yield from message_parts(source.file, begin, end, where, from_mbox=True)


def _label(number: int, head: bytes) -> str:
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    date = parsedate(str(parse_headers(block).get("date", "")))
    return f"{number}, {date[0]:04}-{date[1]:02}-{date[2]:02}" if date else str(number)


def _messages(file: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Where each message lies, its `From ` line included."""
    start = 0
    for begin in _beginnings(file, size):
        if begin > start:
            yield start, begin
        start = begin
    if start < size:
        yield start, size


def _beginnings(file: BinaryIO, size: int) -> Iterator[int]:
    window, base = b"\n\n", -2  # as if a blank line stood before the file
    position = 0
    while True:
        file.seek(position)  # whoever asked for the message before has moved it
        chunk = file.read(min(_CHUNK, size - position))
        position += len(chunk)
        window += chunk
        hit = window.find(b"\nFrom ")
        while hit >= 0 and (not chunk or hit + 2 * _LINE < len(window)):
            if _begins(window, hit):
                yield base + hit + 1
            hit = window.find(b"\nFrom ", hit + 1)
        if not chunk:
            return
        keep = max(0, (hit if hit >= 0 else len(window) - 8) - 3)
        base += keep
        window = window[keep:]


def _begins(window: bytes, hit: int) -> bool:
    """Whether the line after the line end at `hit` begins a message."""
    if _DATED.match(window, hit + 1):
        return True
    after_blank = window[hit - 1 : hit] == b"\n" or window[max(0, hit - 3) : hit] == b"\r\n\r"
    line_end = window.find(b"\n", hit + 1, hit + _LINE)
    return after_blank and line_end >= 0 and is_header_line(window[line_end + 1 : line_end + _LINE])
