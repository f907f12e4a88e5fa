"""Macros: the source of VBA modules, which Office keeps packed beside their compiled form (MS-OVBA, 2.4.1)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import olefile

from strongroom.discovery.adapters.read.office import ole_sweep
from strongroom.discovery.adapters.read.office.story import pieces
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step

WHERE = (Step("macro"),)
_CHUNK = 4096
_LARGEST = 8 << 20


def is_project(data: bytes) -> bool:
    """Is this an OLE file with a VBA project in it (vbaProject.bin)?"""
    return data[:8] == olefile.MAGIC and b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0" in data


def read(data: bytes) -> Iterator[Part]:
    """Every module's source, and the text of forms and of the project."""
    ole = olefile.OleFileIO(io.BytesIO(data))
    for path in ole.listdir():
        yield from read_stream(ole.openstream(path).read())


def read_stream(data: bytes) -> Iterator[Part]:
    """A stream of a project: its packed source where it has one, else its runs of text."""
    source = _source(data)
    if source:
        for text in pieces(source.decode("cp1252", "replace").splitlines()):
            yield Passage(WHERE, text)
    else:
        yield from ole_sweep.sweep(data, WHERE)


def _source(data: bytes) -> bytes:
    """A module's source begins with the line `Attribute VB_Name`, packed: its first token is known."""
    mark = data.find(b"\x00Attribut")
    if mark < 3 or data[mark - 3] != 1:
        return b""
    return unpack(data[mark - 3 :])


def unpack(data: bytes) -> bytes:
    """MS-OVBA 2.4.1.3.1: chunks of at most 4,096 bytes, each of literals and of copies from what came before.

    >>> unpack(bytes.fromhex("0119b000616263646566676800696a6b6c6d6e6f70007172737475762e"))
    b'abcdefghijklmnopqrstuv.'
    """
    out = bytearray()
    at = 1
    while at + 2 <= len(data) and len(out) < _LARGEST:
        header = int.from_bytes(data[at : at + 2], "little")
        size = (header & 0x0FFF) + 3
        if header >> 12 & 7 != 3:
            break
        chunk = data[at + 2 : at + size]
        out += _chunk(chunk) if header & 0x8000 else chunk[:_CHUNK]
        at += size
    return bytes(out)


def _chunk(packed: bytes) -> bytes:
    out = bytearray()
    at = 0
    while at < len(packed) and len(out) < _CHUNK:
        flags = packed[at]
        at += 1
        for bit in range(8):
            if at >= len(packed):
                break
            if not flags >> bit & 1:
                out.append(packed[at])
                at += 1
                continue
            token = int.from_bytes(packed[at : at + 2], "little")
            at += 2
            offset_bits = max((len(out) - 1).bit_length(), 4)
            offset = (token >> (16 - offset_bits)) + 1
            if offset > len(out):
                return bytes(out)
            for _ in range((token & (0xFFFF >> offset_bits)) + 3):
                out.append(out[-offset])
    return bytes(out)
