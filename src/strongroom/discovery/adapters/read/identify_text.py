"""Text told from bytes, and kinds of text told from each other by how they begin."""

from __future__ import annotations

import codecs
import re

BY_ENDING = {
    "txt": "text", "csv": "csv", "tsv": "csv", "tab": "csv", "json": "json", "geojson": "json", "jsonl": "jsonl", "ndjson": "jsonl",
    "xml": "xml", "xsl": "xml", "xslt": "xml", "rdf": "xml", "xmp": "xml", "kml": "xml", "gpx": "xml", "svg": "svg",
    "yaml": "yaml", "yml": "yaml", "html": "html", "htm": "html", "xhtml": "html", "shtml": "html", "php": "html",
    "vcf": "vcf", "vcard": "vcf", "ics": "ics", "ical": "ics", "ifb": "ics", "eml": "eml", "mht": "eml",
    "mhtml": "eml", "mbox": "mbox", "mbx": "mbox", "fodt": "fodt", "fods": "fods", "fodp": "fodp",
}  # fmt: skip
_NOT_TEXT = bytes(set(range(0x20)) - set(b"\t\n\r\x0b\x0c\x08\x1a\x1b")) + b"\x7f"
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PAGE = re.compile(
    # No possessive group: in Python 3.11.2 one with a look-ahead in it does not match.
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*(?:<!doctype html|<html|<head|<body)"
)
_HEADER = re.compile(rb"(?:>?From |([!-9;-~]{1,76}):)[^\n]*\n(?:[ \t][^\n]*\n)*", re.IGNORECASE)
_MAIL_HEADERS = frozenset(
    b"received from to cc bcc subject date message-id mime-version return-path delivered-to reply-to in-reply-to "
    b"references content-type content-transfer-encoding x-mailer dkim-signature sender envelope-to "
    b"authentication-results x-original-to x-received arc-seal".split()
)
_ADDRESSED = frozenset((b"from", b"to", b"received", b"return-path", b"delivered-to", b"message-id", b"subject"))
_FLAT_ODF = {b"text": "fodt", b"spreadsheet": "fods", b"presentation": "fodp", b"graphics": "fodg"}


def identify(head: bytes, suffix: str) -> str:
    """The kind of text that begins with `head`, empty where it is no text. `suffix` is the name's ending."""
    plain = _as_ascii_superset(head)
    if plain is None:
        return ""
    return _by_beginning(plain, suffix) or BY_ENDING.get(suffix, "text")


def _as_ascii_superset(head: bytes) -> bytes | None:
    """`head` in an encoding whose ASCII can be looked at, None where it is not text."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "replace").encode()
    if b"\0" in head and (wide := _without_bom(head)):
        return head.decode(wide, "replace").encode()
    strange = len(head) - len(head.translate(None, _NOT_TEXT))
    return head if strange * 50 <= len(head) else None


def _without_bom(head: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark: most letters of most scripts in use here are below U+0100."""
    for encoding, width, letter in (("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1)):
        units = len(head) // width
        if units < 2:
            continue
        body = head[: units * width]
        low = body[letter::width]
        others = [body[place::width] for place in range(width) if place != letter]
        zeros = sum(other.count(0) for other in others)
        printable = len(low) - len(low.translate(None, _NOT_TEXT))
        if zeros >= 0.7 * units * (width - 1) and printable * 20 <= units:
            return encoding
    return ""


def _by_beginning(head: bytes, suffix: str) -> str:
    start = head.lstrip()[:2048]
    lower = start.lower()
    if start.startswith(b"<"):
        return _markup(start, lower, suffix)
    if lower.startswith(b"begin:vcard"):
        return "vcf"
    if lower.startswith(b"begin:vcalendar"):
        return "ics"
    if start[:1] in (b"{", b"["):
        return _json(head.lstrip(), suffix)
    if head.startswith(b"From ") and _headers(head[head.find(b"\n") + 1 :]):
        return "eml" if suffix == "eml" else "mbox"
    return "eml" if _headers(head) else ""


def _markup(start: bytes, lower: bytes, suffix: str) -> str:
    if match := re.search(rb"<office:document\b[^>]*opendocument\.(\w+)", start):
        return _FLAT_ODF.get(match[1], "fodt")
    if _PAGE.match(lower):
        return "html"
    if re.search(rb"<svg[\s>]", lower):
        return "svg"
    if lower.startswith(b"<?xml"):
        return BY_ENDING[suffix] if BY_ENDING.get(suffix) in ("fodt", "fods", "fodp", "html") else "xml"
    return "html" if not suffix and re.match(rb"<(?:p|div|table|h\d|!doctype|meta|title)[\s>]", lower) else ""


def _json(head: bytes, suffix: str) -> str:
    if suffix in ("yaml", "yml", "csv", "tsv"):
        return ""
    if not re.match(rb"\{\s*(?:\"|\}\s*$)|\[\s*(?:[\[{\"\]]|-?\d+\s*[,\]]|true|false|null)", head):
        return ""
    if suffix in ("jsonl", "ndjson", "json"):
        return BY_ENDING[suffix]
    first, _, second = head.partition(b"\n")
    return "jsonl" if first.rstrip().endswith(b"}") and second.lstrip().startswith(b"{") else "json"


def _headers(head: bytes) -> bool:
    """Does a message begin here (RFC 5322): header lines only, two of them a mail's own, one that addresses it?"""
    names: set[bytes] = set()
    at = 0
    while match := _HEADER.match(head, at):
        if match[1]:
            names.add(match[1].lower())
        at = match.end()
    ended = at >= len(head) or head[at : at + 1] in b"\r\n" or at > 2048
    return ended and len(names & _MAIL_HEADERS) >= 2 and bool(names & _ADDRESSED)
