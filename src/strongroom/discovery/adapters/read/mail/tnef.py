"""`winmail.dat`: what Outlook wraps its own things in when it sends them by Internet mail (MS-OXTNEF)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from strongroom.discovery.adapters.read.mail.mapi import (
    ATTACHED,
    BODY,
    INTEGERS,
    NAMES_OF_ATTACHED,
    OBJECT,
    STRING8,
    TIME,
    UNICODE,
    Property,
    attached_name,
    attached_step,
    codec_of_page,
    codepage_of,
    item_parts,
    recipient_parts,
)
from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.core.passage import Embedded, Outcome, Part, Passage, Reason, Skipped, Source, Unreadable
from strongroom.discovery.core.where import Step, Where

_SIGNATURE = 0x223E9F78
_ATTACHMENT = 2  # the level; all else is of the message
_SUBJECT, _FROM, _BODY, _PAGE = 0x00018004, 0x00008000, 0x0002800C, 0x00069007
_RECIPIENTS, _PROPERTIES = 0x00069004, 0x00069003
_ATTACHED_TITLE, _ATTACHED_DATA, _ATTACHED_PROPERTIES, _ATTACHED_START = 0x00018010, 0x0006800F, 0x00069005, 0x00069002
_TEXTS = {_SUBJECT: "Subject", _FROM: "From"}
_DEEPEST = 20
_MAX_VALUES = 100_000
_FIXED_SIZES = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, TIME: 8, 0x48: 16}
_EMBEDDED_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")  # IID_IMessage stands before such an object


def read(source: Source) -> Iterator[Part]:
    """The message and its attachments; raises `Unreadable` where it is none."""
    source.file.seek(0)
    data = source.file.read()
    if len(data) < 6 or int.from_bytes(data[:4], "little") != _SIGNATURE:
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED)
    yield from _message(data, (), 0)


def _message(data: bytes, where: Where, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        yield Skipped(where, Reason.TOO_DEEP)
        return
    page = ""
    attached: dict[int, bytes] = {}
    for level, number, value in _attributes(data):
        if level != _ATTACHMENT:
            page = codec_of_page(int.from_bytes(value[:4], "little")) if number == _PAGE else page
            yield from _of_message(number, value, where, page)
            continue
        if number == _ATTACHED_START and attached:
            yield from _attachment(attached, where, page, depth)
            attached = {}
        attached[number] = value
    if attached:
        yield from _attachment(attached, where, page, depth)


def _of_message(number: int, value: bytes, where: Where, page: str) -> Iterator[Part]:
    if number == _PROPERTIES:
        yield from item_parts(_properties(_Values(value)), where)
    elif number == _RECIPIENTS:
        yield from _recipients(value, where, page)
    elif number == _BODY:
        yield from item_parts([Property(BODY, STRING8, value)], where)
    elif number in _TEXTS:
        text = encoding.decode(value, page or None).strip("\0 ")
        yield Passage((*where, Step("mail header", _TEXTS[number])), text[:60_000], _TEXTS[number])


def _attributes(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Level, number, value; checksums are not looked at, a damaged end is the end."""
    position = 6
    while position + 9 <= len(data):
        level, number, size = struct.unpack_from("<BII", data, position)
        position += 9
        yield level, number, data[position : position + size]
        position += size + 2


def _attachment(attached: dict[int, bytes], where: Where, page: str, depth: int) -> Iterator[Part]:
    properties = list(_properties(_Values(attached.get(_ATTACHED_PROPERTIES, b""))))
    title = encoding.decode(attached.get(_ATTACHED_TITLE, b""), page or None).strip("\0 ")
    name = attached_name(properties, page) or title
    place = (*where, attached_step(name))
    yield from item_parts((prop for prop in properties if prop.id not in {ATTACHED, *NAMES_OF_ATTACHED}), place)
    inside = next((prop.value for prop in properties if prop.id == ATTACHED), b"")
    if isinstance(inside, bytes) and inside.startswith(_EMBEDDED_MESSAGE):
        yield from _message(inside[16:], place, depth + 1)
    elif content := attached.get(_ATTACHED_DATA, b"") or (inside if isinstance(inside, bytes) else b""):
        yield Embedded(place, name, lambda: io.BytesIO(content), len(content))


def _recipients(data: bytes, where: Where, page: str) -> Iterator[Part]:
    values = _Values(data)
    for _ in range(min(values.number(), _MAX_VALUES)):
        properties = list(_properties(values))
        if not properties:
            return
        yield from recipient_parts(properties, where, page or codepage_of(properties))


class _Values:
    """A stretch of bytes being read from its start. Past the end there are zeros and no bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def take(self, size: int) -> bytes:
        piece = self.data[self.position : self.position + size]
        self.position = min(self.position + size, len(self.data))
        return piece

    def number(self, size: int = 4) -> int:
        return int.from_bytes(self.take(size), "little")

    def padded(self, size: int) -> bytes:
        piece = self.take(size)
        self.take(-size % 4)
        return piece

    @property
    def ended(self) -> bool:
        return self.position >= len(self.data)


def _properties(values: _Values) -> Iterator[Property]:
    """A list of MAPI properties (MS-OXTNEF, 2.1.3.4): their number, then each with its type, name and values."""
    for _ in range(min(values.number(), _MAX_VALUES)):
        if values.ended:
            return
        kind, number = values.number(2), values.number(2)
        name = _name(values) if number >= 0x8000 else ""
        base = kind & 0x0FFF
        if base in _FIXED_SIZES:
            for _ in range(min(values.number(), _MAX_VALUES) if kind & 0x1000 else 1):
                value = values.number(_FIXED_SIZES[base])
                if base in INTEGERS or base == TIME:
                    yield Property(number, base, value & 0xFFFFFFFF if base == 0x03 else value, name)
        elif base in {STRING8, UNICODE, 0x102, OBJECT}:
            for _ in range(min(values.number(), _MAX_VALUES)):
                if values.ended:
                    return
                yield Property(number, kind, values.padded(values.number()), name)
        else:
            return  # a type that is not known has a size that is not known


def _name(values: _Values) -> str:
    values.take(16)
    if values.number() == 0:
        return f"{values.number():04X}"
    return values.padded(values.number()).decode("utf-16-le", "replace").strip("\0")
