"""S/MIME, PKCS #7 and CMS (RFC 5652, 8551), time-stamped data (RFC 5544): what is only signed is read.

A signature hides nothing: the signed message lies inside in clear. What is enveloped needs the recipient's key.
Certificates name people, so their text is read as well.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from strongroom.discovery.adapters.read.mail.mail_headers import lenient_base64
from strongroom.discovery.core.passage import Embedded, Outcome, Part, Passage, Reason, Skipped, Source, Unreadable
from strongroom.discovery.core.where import Step

_SIGNED = bytes.fromhex("2a864886f70d010702")
_DATA = bytes.fromhex("2a864886f70d010701")
_SEALED = {bytes.fromhex("2a864886f70d0107" + last) for last in ("03", "04", "06")}  # enveloped, both, encrypted
_AUTH_ENVELOPED = bytes.fromhex("2a864886f70d0109100117")
_COMPRESSED = bytes.fromhex("2a864886f70d0109100109")
_TIME_STAMPED = bytes.fromhex("2a864886f70d010910011f")
_MAX_EXPANSION = 256_000_000
_DEEPEST = 30
_PEM = re.compile(rb"-----BEGIN (?:PKCS7|CMS)-----")
_MIME = re.compile(rb"\s*(?:content-|mime-)[\w-]+:", re.IGNORECASE)
_RUN = re.compile(rb"(?:[ -~]|[\xc3-\xdf][\x80-\xbf]){5,}+")


class _Node(NamedTuple):
    """One element of BER: where its content starts and ends, and where the element after it begins."""

    tag: int
    start: int
    end: int
    after: int

    @property
    def constructed(self) -> bool:
        return bool(self.tag & 0x20)


def read(source: Source) -> Iterator[Part]:
    """The signed content as a file inside, then the text of the certificates."""
    source.file.seek(0)
    data = source.file.read()
    if (armour := _PEM.search(data)) and (end := data.find(b"-----END", armour.end())) >= 0:
        data = lenient_base64(data[armour.end() : end])
    try:
        yield from _content(data, _inner_name(source.name))
    except (IndexError, ValueError) as error:
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error


def _inner_name(name: str) -> str:
    """`faktura.xml.p7m` holds `faktura.xml`; `smime.p7m` holds a mail or what its content says."""
    stem = PurePosixPath(name).stem
    return stem if PurePosixPath(stem).suffix else "content"


def _content(data: bytes, name: str) -> Iterator[Part]:
    kind, body = _typed(data, _node(data, 0, len(data)))
    if kind in _SEALED or kind == _AUTH_ENVELOPED:
        raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)
    if body is None:
        return
    inner = next(iter(_children(data, body)), None)
    if inner is None:
        return
    if kind == _SIGNED:
        yield from _signed(data, inner, name)
    elif kind == _COMPRESSED:
        yield from _compressed(data, inner, name)
    elif kind == _TIME_STAMPED:
        yield from _time_stamped(data, inner, name)
    elif kind == _DATA:
        yield from _file(_octets(data, inner), name)


def _signed(data: bytes, node: _Node, name: str) -> Iterator[Part]:
    rest = node.start
    for child in _children(data, node):
        if child.tag == 0x30:
            _, body = _typed(data, child)
            if body is not None:
                yield from _file(_octets(data, body), name)
            rest = child.after
            break
    yield from _strings(data[rest : node.end])


def _time_stamped(data: bytes, node: _Node, name: str) -> Iterator[Part]:
    for child in _children(data, node):
        if child.tag in {0x04, 0x24}:
            yield from _file(_octets(data, child), name)
        else:
            yield from _strings(data[child.start : child.end])


def _compressed(data: bytes, node: _Node, name: str) -> Iterator[Part]:
    for child in _children(data, node):
        _, body = _typed(data, child) if child.tag == 0x30 else (b"", None)
        if body is None:
            continue
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(_octets(data, body), _MAX_EXPANSION)
        if unpacker.unconsumed_tail:
            yield Skipped((Step("part", "content"),), Reason.EXPANDS_TOO_MUCH)
        yield from _file(plain, name)


def _file(content: bytes, name: str) -> Iterator[Part]:
    if content:
        name = "content.eml" if _MIME.match(content[:200]) else name
        yield Embedded((Step("part", "content"),), name, lambda: io.BytesIO(content), len(content))


def _strings(data: bytes) -> Iterator[Part]:
    text = "\n".join(run[0].decode("utf-8", "replace") for run in _RUN.finditer(data[:1_000_000]))
    if text:
        yield Passage((Step("property", "certificate"),), text[:200_000], noisy=True)


def _typed(data: bytes, node: _Node) -> tuple[bytes, _Node | None]:
    """A ContentInfo: its object identifier and its [0]."""
    children = _children(data, node)
    oid = next(children, None)
    if oid is None or oid.tag != 6:
        raise ValueError("no content type")
    body = next((child for child in children if child.tag in {0xA0, 0x04, 0x24}), None)
    return data[oid.start : oid.end], body


def _children(data: bytes, node: _Node) -> Iterator[_Node]:
    position = node.start
    while position < node.end:
        child = _node(data, position, node.end)
        yield child
        position = child.after


def _octets(data: bytes, node: _Node, depth: int = 0) -> bytes:
    """An octet string, written in one or (BER) in pieces."""
    if not node.constructed:
        return data[node.start : node.end]
    if depth > _DEEPEST:
        raise ValueError("too deep")
    return b"".join(_octets(data, child, depth + 1) for child in _children(data, node))


def _node(data: bytes, position: int, limit: int, depth: int = 0) -> _Node:
    """Raises ValueError or IndexError where no whole element lies there."""
    tag = data[position]
    position += 1
    if tag & 0x1F == 0x1F:
        while data[position] & 0x80:
            position += 1
        position += 1
    size = data[position]
    position += 1
    if size == 0x80:
        return _until_mark(data, tag, position, limit, depth)
    if size > 0x80:
        count = size & 0x7F
        if count > 8:
            raise ValueError("length")
        size = int.from_bytes(data[position : position + count], "big")
        position += count
    end = min(position + size, limit)
    return _Node(tag, position, end, end)


def _until_mark(data: bytes, tag: int, start: int, limit: int, depth: int) -> _Node:
    """An element of indefinite length ends at two zero bytes on its own level (X.690, 8.1.3.6)."""
    if depth > _DEEPEST:
        raise ValueError("too deep")
    position = start
    while position < limit and data[position : position + 2] != b"\0\0":
        position = _node(data, position, limit, depth + 1).after
    return _Node(tag, start, min(position, limit), min(position + 2, limit))
