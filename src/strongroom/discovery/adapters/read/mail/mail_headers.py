"""Mail headers: found in bytes as they come, and decoded (RFC 5322, 2047, 2231, and what senders make of them)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from email.message import Message
from email.utils import collapse_rfc2231_value
from itertools import groupby

from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step, Where

_NAME = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_ESCAPED = re.compile(rb"=([0-9A-Fa-f]{2})")
_FOLD = re.compile(r"\n[ \t]*")

# Made by machines for machines. They hold addresses too, so they are read, in one passage of low value.
_TECHNICAL = re.compile(
    r"(?:arc-|dkim-|domainkey|received|authentication-results|x-(?:ms-|microsoft|google|gm-|spam|virus|mailer|mimeole|"
    r"forefront|ironport|proofpoint|barracuda|amavis|exchange|msmail|priority|uidl|mozilla|status|sg-|ses-|mailgun)|"
    r"message-id|references|in-reply-to|thread-|list-|mime-version|content-(?!description)|return-path|date$|"
    r"user-agent|precedence|x-received|x-attachment-id|unnamed|lines$|"
    r"feedback-id|status$|importance|priority|bounces-to)",
    re.IGNORECASE,
)
_SILENT = {"content-type", "content-transfer-encoding", "content-disposition", "mime-version"}
_LONGEST_STRUCTURED = 16_000
"""Bytes of a field with parameters: the library's time over them grows with the square of their length."""
PASSAGE_CHARS = 100_000
_LONGEST_NAME = 1_000


def parse_headers(block: bytes) -> Message:
    """The header fields of `block`, raw bytes in them decoded. A line that is no field continues the one before."""
    message = Message()
    for name, value in _fields(block):
        cut = _LONGEST_STRUCTURED if name.lower() in _SILENT else len(value)
        message[name] = _readable(value[:cut])
        if value[cut:]:
            message["Unnamed"] = _readable(value[cut:])
    return message


def _readable(value: bytes) -> str:
    if value.isascii() and b"\x1b" not in value:
        return value.decode("ascii").replace("\r\n", "\n")
    return encoding.decode(value, "iso-2022-jp" if b"\x1b$" in value else None)


def _fields(block: bytes) -> Iterator[tuple[str, bytes]]:
    name = ""
    lines: list[bytes] = []
    for line in block.splitlines(keepends=True):
        match = None if line[:1] in b" \t" else _NAME.match(line)
        if match is None:
            lines.append(line)
            continue
        if name or b"".join(lines).strip():
            yield name or "Unnamed", b"".join(lines).strip()
        name = match[1].decode("ascii")
        lines = [line[match.end() :]]
    if name or b"".join(lines).strip():
        yield name or "Unnamed", b"".join(lines).strip()


def is_header_line(line: bytes) -> bool:
    return _NAME.match(line) is not None


def decoded(value: str) -> str:
    """A field's value as a person reads it: unfolded, encoded words decoded.

    >>> decoded("=?utf-8?q?=C3=85sa?= =?utf-8?b?IEJlcmc=?= <asa@example.test>")
    'Åsa Berg <asa@example.test>'
    """
    text = _FOLD.sub(" ", value)
    if "=?" not in text:
        return text
    text = _BETWEEN.sub(r"\1", text)
    pieces: list[str] = []
    end = 0
    for start, stop, plain in _runs(text):
        pieces.extend((text[end:start], plain))
        end = stop
    return "".join((*pieces, text[end:]))


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Neighbouring encoded words of one charset are one run of bytes: senders cut inside a letter."""
    words = [(match.start(), match.end(), match[1].split("*")[0], _word_bytes(match)) for match in _WORD.finditer(text)]
    position = 0
    keyed: list[tuple[int, tuple[int, int, str, bytes]]] = []
    for index, word in enumerate(words):
        if index and (words[index - 1][1] != word[0] or words[index - 1][2].lower() != word[2].lower()):
            position += 1
        keyed.append((position, word))
    for _, group in groupby(keyed, key=lambda item: item[0]):
        run = [word for _, word in group]
        yield run[0][0], run[-1][1], encoding.decode(b"".join(word[3] for word in run), run[0][2])


def _word_bytes(match: re.Match[str]) -> bytes:
    data = match[3].encode("utf-8", "replace")
    if match[2] in "qQ":
        return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data.replace(b"_", b" "))
    return lenient_base64(data)


def lenient_base64(data: bytes) -> bytes:
    """Base64 with missing padding or stray signs, as far as it goes."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    try:
        return base64.b64decode(clean + b"=" * (-len(clean) % 4))
    except (binascii.Error, ValueError):
        return data


def parameter(message: Message, name: str, header: str) -> str:
    """One parameter of a structured field, RFC 2231 or (against the rule, but usual) RFC 2047 decoded."""
    field = message.get(header)
    if field is None or name not in field.lower():  # parsing is slow, and most fields have no such parameter
        return ""
    try:
        value = message.get_param(name, "", header)
    except (ValueError, LookupError, UnicodeError):
        return ""
    if value is None:
        return ""
    text = value if isinstance(value, str) else collapse_rfc2231_value(value, "replace")
    return decoded(text).strip().replace("\0", "")


def file_name(message: Message) -> str:
    """The name an attachment goes by, empty where it has none; cut where no file system would take it."""
    name = parameter(message, "filename", "content-disposition") or parameter(message, "name", "content-type")
    return name[:_LONGEST_NAME]


def header_parts(message: Message, where: Where, *, of_part: bool = False) -> Iterator[Part]:
    """Every field as a passage labelled with its name; the machines' fields together in one.

    `of_part`: the headers of a part inside a message, where those that only say how it is written are left out.
    """
    technical: list[str] = []
    for name, raw in message.raw_items():
        lower = name.lower()
        if lower in _SILENT and (of_part or not ("@" in raw or "name" in raw)):
            continue
        text = decoded(str(raw)).strip()
        if not text:
            continue
        if _TECHNICAL.match(name):
            technical.append(f"{name}: {text}")
            continue
        for start in range(0, len(text), PASSAGE_CHARS):
            yield Passage((*where, Step("mail header", name)), text[start : start + PASSAGE_CHARS], label=name)
    if technical:
        yield from _technical_part("\n".join(technical), where)


def _technical_part(text: str, where: Where) -> Iterator[Part]:
    for start in range(0, len(text), PASSAGE_CHARS):
        yield Passage((*where, Step("mail header")), text[start : start + PASSAGE_CHARS], noisy=True)
