"""The structure of a mail (RFC 2045, 2046) as regions of the file it lies in.

The standard library's parser takes a whole message into memory several times over; a mailbox may hold a message of
any size. Here only header blocks are read; bodies stay where they are, as offsets, and every byte of a message belongs
to some entity: what stands outside the declared structure comes as `stray`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from email.message import Message
from enum import Enum
from typing import BinaryIO, NamedTuple

from strongroom.discovery.adapters.read.mail.mail_headers import file_name, is_header_line, parse_headers
from strongroom.discovery.core.where import Step, Where

MAX_DEPTH = 40
MAX_PARTS = 10_000
MAX_HEADER_BYTES = 1_000_000
_CHUNK = 1 << 20
_FENCE_LINE = 400  # a boundary has at most 70 signs (RFC 2046, 5.1.1); senders take liberties


class Role(Enum):
    MESSAGE = "message"  # the head of a message, its body follows as further entities
    PART = "part"  # the head of a multipart inside one
    LEAF = "leaf"
    STRAY = "stray"  # text before, after or between parts
    TOO_DEEP = "too deep"
    TOO_MANY = "too many"


@dataclass(frozen=True, slots=True)
class Entity:
    role: Role
    headers: Message
    start: int
    end: int
    where: Where
    is_part: bool = False  # of a multipart: its headers are its own, not those of a message told before
    encrypted: bool = False  # inside multipart/encrypted


class _Fence(NamedTuple):
    before: int  # where the part before it ends
    after: int  # where the next line starts
    level: int  # which of the open boundaries
    closing: bool


class _Level(NamedTuple):
    """How deep one is: the boundaries that are open, outermost first, and what they lie in."""

    fences: tuple[bytes, ...]
    where: Where
    depth: int
    encrypted: bool = False

    def inside(self, boundary: bytes, *, encrypted: bool) -> _Level:
        return _Level((*self.fences, boundary), self.where, self.depth + 1, encrypted)


def walk(file: BinaryIO, start: int, end: int, where: Where = ()) -> Iterator[Entity]:
    """The entities of the message that lies from `start` to `end`, in order."""
    walker = _Walker(file, end)
    yield from walker.message(start, _Level((), where, 0))


_Walk = Generator[Entity, None, _Fence | None]


class _Walker:
    def __init__(self, file: BinaryIO, end: int) -> None:
        self.file = file
        self.end = end
        self.parts = 0

    def message(self, start: int, level: _Level) -> _Walk:
        headers, body = self._headers(start, level.fences)
        yield Entity(Role.MESSAGE, headers, start, body, level.where)
        return (yield from self._body(headers, body, level))

    def _part(self, start: int, level: _Level) -> _Walk:
        self.parts += 1
        if self.parts > MAX_PARTS:
            yield Entity(Role.TOO_MANY, Message(), start, self.end, level.where)
            return None
        headers, body = self._headers(start, level.fences)
        return (yield from self._body(headers, body, level, is_part=True))

    def _body(self, headers: Message, start: int, level: _Level, *, is_part: bool = False) -> _Walk:
        kind = headers.get_content_type()
        boundary = _boundary(headers)
        nested = kind in {"message/rfc822", "message/global"} and _is_identity(headers)
        if level.depth >= MAX_DEPTH and (boundary or nested):
            fence = self._find(start, level.fences)
            yield Entity(Role.TOO_DEEP, headers, start, fence.before if fence else self.end, level.where)
            return fence
        if boundary:
            if is_part:
                yield Entity(Role.PART, headers, start, start, level.where)
            inner = level.inside(boundary, encrypted=kind == "multipart/encrypted")
            return (yield from self._multipart(start, level, inner))
        if nested:
            where = (*level.where, Step("attachment", file_name(headers) or "message"))
            return (yield from self.message(self._skip_blank(start), _Level(level.fences, where, level.depth + 1)))
        fence = self._find(start, level.fences)
        end = fence.before if fence else self.end
        yield Entity(Role.LEAF, headers, start, end, level.where, is_part, level.encrypted)
        return fence

    def _multipart(self, start: int, outer: _Level, inner: _Level) -> _Walk:
        own = len(outer.fences)
        fence = self._find(start, inner.fences)
        yield from self._stray(start, fence, inner)
        while fence and fence.level == own and not fence.closing:
            fence = yield from self._part(fence.after, inner)
        if fence is None or fence.level < own:
            return fence
        after = fence.after
        fence = self._find(after, outer.fences)
        yield from self._stray(after, fence, inner)
        return fence

    def _stray(self, start: int, fence: _Fence | None, level: _Level) -> Iterator[Entity]:
        end = fence.before if fence else self.end
        if end - start > len("\r\n"):
            yield Entity(Role.STRAY, Message(), start, end, level.where)

    def _headers(self, start: int, fences: tuple[bytes, ...]) -> tuple[Message, int]:
        """The header fields from `start`, and where the body begins."""
        self.file.seek(start)
        position = start
        lines: list[bytes] = []
        while position < self.end and position - start < MAX_HEADER_BYTES:
            line = self.file.readline(min(MAX_HEADER_BYTES, self.end - position))
            if not line or (line.startswith(b"--") and _level_of(line, fences)):
                break
            if not lines and not is_header_line(line) and line.strip() and not line.startswith((b"From ", b">From ")):
                break
            position += len(line)
            if not line.strip(b"\r\n"):
                break
            lines.append(line)
        return parse_headers(b"".join(lines)), position

    def _skip_blank(self, start: int) -> int:
        self.file.seek(start)
        position = start
        while position < self.end:
            line = self.file.readline(_FENCE_LINE)
            if not line or line.strip():
                break
            position += len(line)
        return min(position, self.end)

    def _find(self, start: int, fences: tuple[bytes, ...]) -> _Fence | None:
        """The next line that is one of the open boundaries."""
        if not fences:
            return None
        self.file.seek(start)
        window, base = b"\n", start - 1  # as if a line ended just before, so that a fence may come first
        left = self.end - start
        while True:
            chunk = self.file.read(min(_CHUNK, left)) if left > 0 else b""
            left -= len(chunk)
            window += chunk
            last = not chunk
            hit = window.find(b"\n--")
            while hit >= 0 and (last or hit + _FENCE_LINE < len(window)):
                if fence := _fence_at(window, hit, base, start, fences):
                    return fence
                hit = window.find(b"\n--", hit + 1)
            if last:
                return None
            keep = hit if hit >= 0 else max(0, len(window) - 4)
            base += keep
            window = window[keep:]


def _fence_at(window: bytes, hit: int, base: int, start: int, fences: tuple[bytes, ...]) -> _Fence | None:
    stop = window.find(b"\n", hit + 1, hit + _FENCE_LINE)
    line = window[hit + 1 : stop if stop >= 0 else hit + _FENCE_LINE]
    found = _level_of(line, fences)
    if found is None:
        return None
    before = base + hit - (1 if hit and window[hit - 1 : hit] == b"\r" else 0)
    return _Fence(max(before, start), base + hit + 1 + len(line) + (stop >= 0), found[0], found[1])


def _level_of(line: bytes, fences: tuple[bytes, ...]) -> tuple[int, bool] | None:
    text = line[2:].strip()
    for level in range(len(fences) - 1, -1, -1):
        fence = fences[level]
        if text.startswith(fence) and text[len(fence) :] in {b"", b"--"}:
            return level, len(text) > len(fence)
    return None


def _boundary(headers: Message) -> bytes:
    if headers.get_content_maintype() != "multipart":
        return b""
    try:
        return (headers.get_boundary() or "").strip().encode("utf-8", "surrogateescape")
    except (ValueError, LookupError):
        return b""


def _is_identity(headers: Message) -> bool:
    encoding = str(headers.get("content-transfer-encoding", "")).strip().lower()
    return encoding not in {"base64", "quoted-printable"}
