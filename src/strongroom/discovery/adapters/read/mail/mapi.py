"""What an Outlook item says, whichever file its properties come from (.msg, .pst, winmail.dat).

A message, a contact, an appointment and a task are all lists of numbered properties (MS-OXCMSG, MS-OXOCNTC); every
string among them is read, known or not.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from strongroom.discovery.adapters.read.mail.lzfu import decompressed
from strongroom.discovery.adapters.read.mail.mail_headers import header_parts, parse_headers
from strongroom.discovery.adapters.read.mail.mapi_names import DATES, FIELDS, HEADERS, NAMED, NAMED_DATES, TECHNICAL
from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.core.passage import Embedded, Part, Passage, Reason, Skipped
from strongroom.discovery.core.where import Step, Where

BODY, RTF, HTML, TRANSPORT_HEADERS = 0x1000, 0x1009, 0x1013, 0x007D
INTERNET_CODEPAGE, MESSAGE_CODEPAGE = 0x3FDE, 0x3FFD
_SUBJECT = 0x0037
RECIPIENT_TYPE, ATTACHED, ATTACHED_METHOD = 0x0C15, 0x3701, 0x3705
STRING8, UNICODE, TIME, BINARY, OBJECT = 0x1E, 0x1F, 0x40, 0x102, 0x0D
INTEGERS = {0x02, 0x03, 0x14}
NAMES_OF_ATTACHED = (0x3707, 0x3704, 0x3001)
_PIECE = 60_000
_SWEPT_BYTES = 65_536
_ASCII_RUN = re.compile(rb"(?:[ -~]|[\xc3-\xdf][\x80-\xbf]){6,}+")
_WIDE_RUN = re.compile(rb"(?:[ -~\xa0-\xff]\x00){4,}+")
_HEADER_COPY = re.compile(r"(?:http|urn:|x-|content-?(?:type|class)$)", re.IGNORECASE)  # stands among the headers too
_FROM_OTHER_BODY = re.compile(rb"\\from(?:html|text)")


class Property(NamedTuple):
    """`id` and `type` as MS-OXPROPS numbers them; `name` is that of a named one: its long id in hex, or its word."""

    id: int
    type: int
    value: str | bytes | int
    name: str = ""


def property_names(entries: bytes, words: bytes) -> Iterator[tuple[int, str]]:
    """Number → name of the properties that a file names itself (MS-OXMSG, 2.2.3; MS-PST, 2.4.7)."""
    for position in range(0, len(entries) - 7, 8):
        name, kind, index = struct.unpack_from("<IHH", entries, position)
        if not kind & 1:
            yield 0x8000 + index, f"{name:04X}"
        elif name + 4 <= len(words):
            size = int.from_bytes(words[name : name + 4], "little")
            yield 0x8000 + index, words[name + 4 : name + 4 + min(size, 500)].decode("utf-16-le", "replace")


def codepage_of(properties: Iterable[Property]) -> str:
    """The codec of the item's 8-bit strings, empty where it does not say or says UTF-8 or ASCII."""
    pages = {prop.id: prop.value for prop in properties if prop.id in {INTERNET_CODEPAGE, MESSAGE_CODEPAGE}}
    return codec_of_page(pages.get(MESSAGE_CODEPAGE) or pages.get(INTERNET_CODEPAGE))


def codec_of_page(page: object) -> str:
    """The codec for a Windows code page number."""
    if not isinstance(page, int) or page in {0, 65001, 20127}:
        return ""
    return {28591: "cp1252", 50220: "iso-2022-jp", 20866: "koi8-r"}.get(page, f"cp{page}")


def item_parts(properties: Iterable[Property], where: Where) -> Iterator[Part]:
    """Headers, fields and bodies of one item; attachments and recipients are items of their own."""
    known = list(properties)
    codepage = codepage_of(known)
    said: set[str] = set()
    rest: list[str] = []
    for prop in known:
        if prop.id in {BODY, RTF, HTML, ATTACHED}:
            continue
        if prop.id == TRANSPORT_HEADERS:
            block = _text_of(prop, codepage).encode("utf-8", "replace")
            yield from header_parts(parse_headers(block), where)
            continue
        text = _text_of(prop, codepage).strip("\0 \r\n\t")
        if prop.id == _SUBJECT and text.startswith("\x01"):
            text = text[2:]  # the length of its `Re: ` as a sign (MS-PST, 2.5.3.1.1.1)
        if not text or text in said:
            continue
        said.add(text)
        step = _step_of(prop)
        if step is None or text[:3].lower() == "/o=":  # an address inside an Exchange server
            rest.append(text)
        else:
            yield from _passages((*where, step), text, step.value)
    yield from _bodies(known, codepage, where)
    rest.extend(run for prop in known for run in _swept(prop) if run not in said)
    yield from _passages((*where, Step("property")), "\n".join(dict.fromkeys(rest)), noisy=True)


def recipient_parts(properties: Iterable[Property], where: Where, codepage: str) -> Iterator[Part]:
    """One recipient: name and addresses together under the header they would stand in."""
    known = list(properties)
    kind = next((prop.value for prop in known if prop.id == RECIPIENT_TYPE), 1)
    label = {2: "Cc", 3: "Bcc"}.get(kind if isinstance(kind, int) else 1, "To")
    texts = [_text_of(prop, codepage).strip("\0 ") for prop in known if prop.id not in TECHNICAL]
    texts.extend(run for prop in known for run in _swept(prop) if "@" in run)
    yield from _passages((*where, Step("mail header", label)), " ".join(dict.fromkeys(filter(None, texts))), label)


def attached_name(properties: Iterable[Property], codepage: str = "") -> str:
    """What an attachment is called, empty where it has no name."""
    named = {prop.id: _text_of(prop, codepage).strip("\0 ") for prop in properties if prop.id in NAMES_OF_ATTACHED}
    return next((named[number][:1000] for number in NAMES_OF_ATTACHED if named.get(number)), "")


def attached_step(name: str) -> Step:
    return Step("attachment", name or "file")


def text_runs(data: bytes) -> Iterator[str]:
    """Stretches of readable text in binary data, 8-bit and UTF-16."""
    for run in _WIDE_RUN.finditer(data):
        yield run[0].decode("utf-16-le")
    for run in _ASCII_RUN.finditer(data):
        yield run[0].decode("utf-8", "replace")


def _text_of(prop: Property, codepage: str) -> str:
    """Raises nothing; empty for what is no text."""
    kind = prop.type & 0x0FFF  # 0x1000 marks several values
    value = prop.value
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return _date(value) if kind == TIME and (prop.id in DATES or prop.name in NAMED_DATES) else ""
    if kind == UNICODE:
        return value.decode("utf-16-le", "replace")
    if kind == STRING8:
        return encoding.decode(value, codepage or None)
    return ""


def _date(file_time: int) -> str:
    """A Windows FILETIME (100 ns since 1601) as a day. Birthdays are kept as midnight where the writer was, in UTC:
    22:00 of the day before in a Swedish summer. Half a day on, it is the day meant, from UTC-11 to UTC+12."""
    try:
        day = datetime(1601, 1, 1, 12, tzinfo=UTC) + timedelta(microseconds=file_time // 10)
    except OverflowError:
        return ""
    return f"{day:%Y-%m-%d}"


def _step_of(prop: Property) -> Step | None:
    """Where a person sees this property, None for what only a program knows."""
    if prop.name:
        label = NAMED.get(prop.name, "" if re.fullmatch(r"[0-9A-F]{4,8}", prop.name) else prop.name)
        return Step("property", label) if label and not _HEADER_COPY.match(label) else None
    if prop.id in HEADERS:
        return Step("mail header", HEADERS[prop.id])
    return Step("property", FIELDS[prop.id]) if prop.id in FIELDS else None


def _passages(where: Where, text: str, label: str = "", *, noisy: bool = False) -> Iterator[Part]:
    for start in range(0, len(text), _PIECE):
        yield Passage(where, text[start : start + _PIECE], label, noisy)


def _bodies(properties: list[Property], codepage: str, where: Where) -> Iterator[Part]:
    place = (*where, Step("body"))
    found = {prop.id: prop for prop in properties if prop.id in {BODY, HTML, RTF} and prop.value}
    if BODY in found:
        yield from _passages(place, _text_of(found[BODY], codepage))
    if HTML in found:
        html = _html(found[HTML], properties)
        yield Embedded(place, "body.html", lambda: io.BytesIO(html), len(html), is_named=False)
    packed = found[RTF].value if RTF in found else b""
    if isinstance(packed, bytes) and packed:
        try:
            rtf = packed if packed.startswith(b"{\\rtf") else decompressed(packed)
        except ValueError:
            yield Skipped(place, Reason.DAMAGED)
            return
        # Outlook keeps the same text as RTF beside the body it was made from.
        if len(found) == 1 or not _FROM_OTHER_BODY.search(rtf[:2000]):
            yield Embedded(place, "body.rtf", lambda: io.BytesIO(rtf), len(rtf), is_named=False)


def _html(prop: Property, properties: list[Property]) -> bytes:
    """UTF-8 with its mark where the item names the page's character set, which then need not do so itself."""
    if isinstance(prop.value, int):
        return b""
    if isinstance(prop.value, str) or prop.type & 0x0FFF == UNICODE:
        return b"\xef\xbb\xbf" + _text_of(prop, "").encode("utf-8", "replace")
    page = next((each.value for each in properties if each.id == INTERNET_CODEPAGE), None)
    if not page:
        return prop.value
    return b"\xef\xbb\xbf" + encoding.decode(prop.value, codec_of_page(page)).encode("utf-8", "replace")


def _swept(prop: Property) -> Iterator[str]:
    """Readable text inside a binary property: entry ids hold addresses that no string property repeats."""
    if prop.type & 0x0FFF == BINARY and isinstance(prop.value, bytes) and prop.id not in {HTML, RTF, ATTACHED}:
        yield from text_runs(prop.value[:_SWEPT_BYTES])
