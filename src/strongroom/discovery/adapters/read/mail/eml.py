"""One mail message (RFC 5322 with MIME), as .eml, Apple's .emlx, a Maildir file, a web archive (.mhtml).

Everything a sender or a program put in is read: all header fields, all bodies and alternatives, attachments of any
kind, messages inside, files written into the text, and what stands outside the structure.
"""

from __future__ import annotations

import io
import re
from collections.abc import Generator, Iterator
from typing import BinaryIO

from strongroom.discovery.adapters.read.mail.mail_body import (
    Chunks,
    has_old_attachments,
    old_attachments,
    opened,
    region,
    transfer_decoded,
    unflowed,
)
from strongroom.discovery.adapters.read.mail.mail_headers import file_name, header_parts, parameter
from strongroom.discovery.adapters.read.mail.mime import Entity, Role, walk
from strongroom.discovery.adapters.read.texts import charset, encoding
from strongroom.discovery.core.passage import Embedded, Part, Passage, Reason, Skipped, Source
from strongroom.discovery.core.where import Step, Where

_EMLX_COUNT = re.compile(rb"\s*(\d{1,10})[ \t]*\r?\n")
_PGP = re.compile(r"^-----BEGIN PGP MESSAGE-----", re.MULTILINE)
_QUOTED_FROM = re.compile(r"^>(>*From )", re.MULTILINE)
_WHOLE_TEXT = 8_000_000
"""Bodies up to this many bytes are looked through for uuencoded files and put into UTF-8 when they are HTML."""

_REPORTS = {"message/delivery-status", "message/disposition-notification", "message/feedback-report"}
_SEALED = {"application/pgp-encrypted", "multipart/encrypted"}
_ENDINGS = {
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "text/directory": ".vcf",
    "text/csv": ".csv",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
    "application/pdf": ".pdf",
    "application/ms-tnef": ".tnef",
    "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m",
    "application/pkcs7-signature": ".p7s",
    "application/x-pkcs7-signature": ".p7s",
    "message/rfc822": ".eml",
    "message/global": ".eml",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
}


def read(source: Source) -> Iterator[Part]:
    """The parts of one message; never fails on a bad one, for then the text as it stands is read."""
    source.file.seek(0)
    start, end = 0, source.size
    count = _EMLX_COUNT.match(source.file.read(32))
    if count and count.end() + int(count[1]) <= source.size:
        start, end = count.end(), count.end() + int(count[1])
    yield from message_parts(source.file, start, end)
    if end < source.size:
        yield Embedded(
            (Step("part", "plist"),), "properties.plist", opened(lambda: region(source.file, end, source.size))
        )


def message_parts(
    file: BinaryIO, start: int, end: int, where: Where = (), *, from_mbox: bool = False
) -> Iterator[Part]:
    """The parts of the message that lies from `start` to `end` of `file`."""
    for entity in walk(file, start, end, where):
        match entity.role:
            case Role.MESSAGE:
                yield from header_parts(entity.headers, entity.where)
            case Role.PART:
                yield from header_parts(entity.headers, entity.where, of_part=True)
            case Role.STRAY:
                yield from _text(file, entity, from_mbox=from_mbox)
            case Role.LEAF:
                if entity.is_part:
                    yield from header_parts(entity.headers, entity.where, of_part=True)
                yield from _leaf(file, entity, from_mbox=from_mbox)
            case Role.TOO_DEEP:
                yield Skipped(entity.where, Reason.TOO_DEEP)
            case Role.TOO_MANY:
                yield Skipped(entity.where, Reason.TOO_MANY_PARTS)


def _leaf(file: BinaryIO, entity: Entity, *, from_mbox: bool) -> Iterator[Part]:
    kind = entity.headers.get_content_type()
    name = file_name(entity.headers)
    if kind in _SEALED or (entity.encrypted and kind == "application/octet-stream"):
        if kind != "application/pgp-encrypted":
            yield Skipped((*entity.where, Step("attachment", name)), Reason.PASSWORD)
        return
    is_attachment = entity.headers.get_content_disposition() == "attachment" or bool(name)
    is_text = kind in _REPORTS or (kind.startswith("text/") and kind not in _ENDINGS)
    if is_text and not is_attachment:
        yield from _text(file, entity, from_mbox=from_mbox)
    else:
        yield _embedded(file, entity, kind, name)


def _embedded(file: BinaryIO, entity: Entity, kind: str, name: str) -> Part:
    transfer = str(entity.headers.get("content-transfer-encoding", ""))
    declared = parameter(entity.headers, "charset", "content-type")
    size = entity.end - entity.start

    def chunks() -> Iterator[bytes]:
        plain = transfer_decoded(region(file, entity.start, entity.end), transfer)
        return _in_utf8(plain, declared) if kind.startswith("text/") and size < _WHOLE_TEXT else plain

    if not name and kind == "text/html":
        return Embedded((*entity.where, Step("body")), "body.html", opened(chunks), is_named=False)
    name = name or "part" + _ENDINGS.get(kind, "")
    told = size * 3 // 4 if transfer.strip().lower() == "base64" else size
    return Embedded((*entity.where, Step("attachment", name)), name, opened(chunks), told)


def _in_utf8(chunks: Iterator[bytes], declared: str) -> Iterator[bytes]:
    """Text in the charset that the mail names, which the file itself cannot tell; UTF-8 with its mark."""
    data = b"".join(chunks)
    if charset.canonical(declared) is None or data.startswith(tuple(mark for mark, _ in charset.BOMS)):
        yield data
    else:
        yield b"\xef\xbb\xbf" + encoding.decode(data, declared).encode("utf-8", "replace")


def _text(file: BinaryIO, entity: Entity, *, from_mbox: bool) -> Iterator[Part]:
    headers = entity.headers
    declared = parameter(headers, "charset", "content-type")
    transfer = str(headers.get("content-transfer-encoding", ""))
    chunks = transfer_decoded(region(file, entity.start, entity.end), transfer)
    if entity.end - entity.start < _WHOLE_TEXT:
        data = b"".join(chunks)
        if has_old_attachments(data):
            data = yield from _without_old_attachments(data, entity.where)
        chunks = iter((data,))
        if len(data) <= encoding.WINDOW:
            yield from _body(encoding.decode(data, declared), entity, from_mbox=from_mbox)
            return
    for _, block in encoding.stream(io.BufferedReader(Chunks(chunks)), declared):
        yield from _body(block, entity, from_mbox=from_mbox)


def _body(text: str, entity: Entity, *, from_mbox: bool) -> Iterator[Part]:
    if not text or text.isspace():
        return
    if from_mbox and ">From " in text:
        text = _QUOTED_FROM.sub(r"\1", text)
    if parameter(entity.headers, "format", "content-type").lower() == "flowed":
        delete_space = parameter(entity.headers, "delsp", "content-type").lower() == "yes"
        text = unflowed(text, delete_space=delete_space)
    where = (*entity.where, Step("body"))
    yield Passage(where, text)
    if "-----BEGIN PGP" in text and _PGP.search(text):
        yield Skipped(where, Reason.PASSWORD)


def _without_old_attachments(data: bytes, where: Where) -> Generator[Part, None, bytes]:
    kept = io.BytesIO()
    position = 0
    for start, stop, raw_name, open_file in old_attachments(data):
        name = encoding.decode(raw_name).strip()
        kept.write(data[position:start])
        position = stop
        yield Embedded((*where, Step("attachment", name)), name, open_file)
    kept.write(data[position:])
    return kept.getvalue()
