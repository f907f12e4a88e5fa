"""What lies in a PDF's bytes and on no page: XMP, own entries of the Info dictionary, alternative texts, old revisions.

A PDF that was changed keeps what it said before (ISO 32000-1, 7.5.6); objects that nothing points to any more are
still in it. So every string of every object is read once, in the order of the file, without following references.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from strongroom.discovery.core.passage import Embedded, Part, Passage, Reason, Skipped, Source
from strongroom.discovery.core.where import Step

_CHUNK = 1 << 20
_GAP = 8 << 20
"""Bytes between two streams that are looked at in one piece."""
_UNPACKED = 16 << 20
_ALL_UNPACKED = 128 << 20
_MAX_STRINGS = 500_000
_MAX_SAID = 200_000
_PIECE = 60_000
_LONGEST = 20_000

_OBJECTS, _XML, _FILE = b"/ObjStm", b"/XML", b"/EmbeddedFile"  # types of streams (ISO 32000-1, 7.5.7, 14.3.2, 7.11.4)
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})\b(?!\s+\d+\s+R)")
_STRING = re.compile(
    rb"(?:/([A-Za-z0-9_#.\-]{1,60})\s*+)?"
    rb"(?:(?<!\\)\(((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+)\)|(?<!<)<([0-9A-Fa-f\s]{6,}+)>)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
# Keys whose strings are the format's own: ids, fonts, appearances, colour spaces, dates, encryption.
_OF_FORMAT = {
    "ID", "DA", "DR", "Ordering", "Registry", "Lang", "CreationDate", "ModDate", "M", "O", "U", "OE", "UE", "Perms",
    "CharSet", "PANOSE", "Style", "Indexed", "Info", "OutputCondition", "OutputConditionIdentifier", "RegistryName",
    "Lookup", "NM", "DS", "DestOutputProfile", "BaseFont", "FontFamily", "Dests", "Nums", "Cert", "ByteRange", "CheckSum",
}  # fmt: skip
_DATE = re.compile(r"D:\d{4}")


def unseen(source: Source, said: set[str], files: set[bytes]) -> Iterator[Part]:
    """Metadata as XML, files that no list of attachments names, and all strings that are not in `said`.

    `files` are digests of the files already given; `said` grows by what is given here.
    """
    held: list[str] = []
    size = 0
    budget = _ALL_UNPACKED
    sweep = _Sweep(said)
    for stretch in _stretches(source.file, source.size):
        unpacked = stretch.unpacked(min(budget, _UNPACKED))
        budget -= len(unpacked)
        if stretch.holds == _OBJECTS:
            found = sweep.strings(stretch.objects + unpacked)
        else:
            found = sweep.strings(stretch.objects)
            yield from _inner(stretch.holds, unpacked, files)
        for text in found:
            held.append(text)
            size += len(text)
            if size > _PIECE:
                yield Passage((Step("raw"),), "\n".join(held), noisy=True)
                held, size = [], 0
    if held:
        yield Passage((Step("raw"),), "\n".join(held), noisy=True)
    if sweep.left <= 0 or budget <= 0:
        yield Skipped((Step("raw"),), Reason.TOO_MANY_PARTS)


def _inner(holds: bytes, content: bytes, files: set[bytes]) -> Iterator[Part]:
    if holds == _XML and b"<" in content:
        yield Embedded((Step("property", "XMP"),), "xmp.xml", _opener(content), len(content), is_named=False)
    if holds == _FILE and content:
        digest = digest_of(content)
        if digest not in files:
            files.add(digest)
            yield Embedded((Step("attachment"),), "", _opener(content), len(content))


def digest_of(content: bytes) -> bytes:
    """Tells one content from another, line ends around it apart."""
    return hashlib.blake2b(content.strip(), digest_size=16).digest()


def _opener(content: bytes) -> Callable[[], io.BytesIO]:
    return lambda: io.BytesIO(content)


class _Stretch(NamedTuple):
    """The objects up to a stream, and the stream where it is one of those that hold text."""

    objects: bytes
    holds: bytes = b""
    packed: bytes = b""
    is_plain: bool = False

    def unpacked(self, limit: int) -> bytes:
        if self.is_plain:
            return self.packed.partition(b"endstream")[0][:limit]
        try:
            return zlib.decompressobj().decompress(self.packed, max(limit, 1)) if self.packed else b""
        except zlib.error:
            return b""


def _stretches(file: BinaryIO, size: int) -> Iterator[_Stretch]:
    position = 0
    in_stream = False
    while position < size:
        gap, stream = _gap(file, position, size)
        if in_stream:
            gap = gap.partition(b"endstream")[2]
        dictionary = gap[max(0, len(gap) - 4096) :]
        dictionary = dictionary[dictionary.rfind(b"obj") + 1 :]
        length = _LENGTH.search(dictionary)
        told = int(length[1]) if length else 0
        in_stream = True
        after = stream
        if told:
            file.seek(min(stream + told, size))
            if b"endstream" in file.read(32):
                after = stream + told
                in_stream = False
        holds = next((kind for kind in (_OBJECTS, _XML, _FILE) if kind in dictionary), b"") if stream < size else b""
        packed = b""
        if holds:
            file.seek(stream)
            packed = file.read(min(told, _UNPACKED) if not in_stream else _UNPACKED)
        yield _Stretch(gap, holds, packed, is_plain=b"/Filter" not in dictionary)
        position = max(after, position + 1)


def _gap(file: BinaryIO, position: int, size: int) -> tuple[bytes, int]:
    """The bytes from `position` to the next stream's data, and where that begins."""
    file.seek(position)
    gap = b""
    while len(gap) < _GAP:
        chunk = file.read(_CHUNK)
        if not chunk:
            return gap, size
        searched = max(0, len(gap) - 16)
        gap += chunk
        if match := _STREAM.search(gap, searched):
            return gap[: match.start()], position + match.end()
    return gap, position + len(gap)


class _Sweep:
    """Strings one by one, each once. `left` is how many are still looked at: a bomb of short ones takes minutes."""

    def __init__(self, said: set[str]) -> None:
        self.said = said
        self.left = _MAX_STRINGS

    def strings(self, data: bytes) -> Iterator[str]:
        for match in _STRING.finditer(data):
            self.left -= 1
            if self.left <= 0:
                return
            key = (match[1] or b"").decode("ascii")
            if key in _OF_FORMAT:
                continue
            raw = _unescaped(match[2][:_LONGEST]) if match[2] is not None else _from_hex(match[3][: 2 * _LONGEST])
            text = _decoded(raw).strip()
            if self._is_news(text):
                yield f"{key}: {text}" if key else text

    def _is_news(self, text: str) -> bool:
        if len(text) < 3 or _DATE.match(text) or not _is_readable(text):
            return False
        if text in self.said or self.said.issuperset(text.splitlines()):
            return False
        if len(self.said) < _MAX_SAID:
            self.said.add(text)
        return True


def _unescaped(raw: bytes) -> bytes:
    if b"\\" not in raw:
        return raw
    return _ESCAPE.sub(_one_escape, raw)


def _one_escape(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 255])
    return b"" if match[2] else _ESCAPED.get(match[3], match[3])


def _from_hex(raw: bytes) -> bytes:
    digits = b"".join(raw.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _decoded(raw: bytes) -> str:
    """A text string (ISO 32000-1, 7.9.2.2); PDFDocEncoding is Latin-1 but for signs that matter little here."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1")


def _is_readable(text: str) -> bool:
    printable = sum(1 for sign in text if sign.isprintable() or sign.isspace())
    return printable >= 0.95 * len(text) and any(sign.isalnum() for sign in text)
