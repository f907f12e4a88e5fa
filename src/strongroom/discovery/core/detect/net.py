"""Addresses of machines: URLs (RFC 3986), IP (RFC 4291) and MAC addresses. They help to tell who, seldom say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.numbers.token import WORD_BYTES
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

URL = kind("url", name=("Web address", "Webbadress"), checked_by="structure")
IP_ADDRESS = kind("ip_address", "ip_address", checked_by="structure", linkable=True)
MAC_ADDRESS = kind(
    "mac_address", "device_id", name=("MAC address", "MAC-adress"), checked_by="structure", linkable=True
)

_URL = re.compile(
    r"(?:https?|ftps?|sftp|wss?)://[^\s<>\"'`{}|\\^\]\[)]{3,2048}|www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?:[/?#][^\s<>\"'`{}|\\^)]{0,2048})?",
    re.IGNORECASE,
)
_IP6 = re.compile(
    r"(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|(?:[0-9a-f]{1,4}:){1,7}:",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\bip(?:v[46])?\b|ip[- ]?(?:address|adress|nummer)|\bhost\b|\bfrom\b|\bclient\b|\bremote\b|inloggad|logged in",
    re.IGNORECASE,
)
_LABELS = ("ip", "host", "from", "client", "remote", "inloggad", "logged in")
"""One of these stands in every label."""
_VERSIONS = (
    *("version", "ver", "ver.", "release", "firmware", "build", "v", "section", "§", "kapitel", "chapter", "rfc", "iso"),
    *(">", ">=", "=="),
)  # fmt: skip
_NUMBERS = re.compile(r"[0-9] $")
_IN_BOOKS = ([192, 0, 2], [198, 51, 100], [203, 0, 113])
"""RFC 5737: addresses for documentation."""
_HEX = "0-9A-Fa-f"
_SCHEME, _WWW, _IP4, _COLONS, _MAC = range(5)


class NetDetector:
    kinds = (URL, IP_ADDRESS, MAC_ADDRESS)
    triggers = (
        Trigger("(?:https?|ftps?|wss?)://[^ \\n]"),
        Trigger(r"www\.[a-z0-9]"),
        Trigger(r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}[^0-9]", whole=True),
        Trigger(rf"[{_HEX}]{{1,4}}:[{_HEX}]{{0,4}}:[{_HEX}:]{{2,32}}[^{_HEX}:]", whole=True),
        Trigger(rf"[{_HEX}]{{2}}(?:[:\-][{_HEX}]{{2}}){{5}}[^{_HEX}]", whole=True),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = 0
        for place, which, end in sorted(
            [(end, which, end) for end, which in scan.ends] + [(start, which, end) for start, end, which in scan.wholes]
        ):
            if place < done:
                continue
            span = _span(scan, which, place, end - 1)
            if span is not None:
                done = span.end
                yield span


def _span(scan: Scan, which: int, start: int, end: int) -> Span | None:
    if which in {_SCHEME, _WWW}:
        return _url(scan, end)
    if start and (scan.data[start - 1] in WORD_BYTES or scan.data[start - 1] in b".:-"):
        return None
    if which == _IP4:
        return _ip4(scan, start, end)
    if which == _MAC:
        return _mac(scan, start, end)
    return _ip6(scan, start, end)


def _url(scan: Scan, near: int) -> Span | None:
    text = scan.text
    begin = max(text.rfind("://", max(0, near - 5), near + 1) - 5, text.rfind("www.", max(0, near - 6), near + 1), 0)
    match = _URL.search(text, begin, near + 2050)
    if match is None or match.start() > near:
        return None
    end = match.start() + len(match[0].rstrip(".,;:!?*_"))
    return Span(match.start(), end, "url", 0.95)


def _ip4(scan: Scan, start: int, end: int) -> Span | None:
    text = scan.text[start:end]
    parts = text.split(".")
    octets = [int(part) for part in parts]
    if len(octets) != 4 or max(octets) > 255:
        return None
    if (text[0] == "0" or ".0" in text) and any(part[0] == "0" and part != "0" for part in parts):
        return None
    after = scan.text[end : end + 2]
    if after[:1] == "." and after[1:].isdigit():
        return None
    before = scan.before(start, 24)
    if before.rstrip().lower().endswith(_VERSIONS):
        return Span(start, end, "ip_address", 0.2, value=text)
    if octets[0] in {0, 127, 255} or len(set(octets)) < 3 or octets[:3] in _IN_BOOKS:
        return Span(start, end, "ip_address", 0.4, value=text)
    sure = 0.8 if max(octets) > 40 else 0.35
    if after[:1] in {"-", "/"} or _NUMBERS.search(before):
        sure = 0.4
    if _speaks_of_machines(before) or (scan.label and _LABEL.search(scan.label)):
        sure = max(0.9 if sure > 0.5 else 0.6, sure)
    return Span(start, end, "ip_address", sure, True, text)


def _speaks_of_machines(before: str) -> bool:
    low = before.lower()
    for word in _LABELS:
        if word in low:
            return _LABEL.search(before) is not None
    return False


def _ip6(scan: Scan, start: int, end: int) -> Span | None:
    match = _IP6.fullmatch(scan.text, start, end)
    if match is None or len(match[0]) < 8 or match[0].count("::") > 1 or match[0].count(":") < 3:
        return None
    if not any(sign.isdigit() for sign in match[0]):
        return None
    if match[0].lower().startswith("2001:db8:") and not _LABEL.search(scan.before(start, 24)):
        return Span(start, end, "ip_address", 0.4, value=match[0].lower())  # RFC 3849: for documentation
    return Span(
        start, end, "ip_address", 0.8 if match[0].count(":") > 3 or "::" in match[0] else 0.4, value=match[0].lower()
    )


def _mac(scan: Scan, start: int, end: int) -> Span | None:
    text = scan.text[start:end]
    if len({text[at] for at in range(2, 17, 3)}) != 1 or text[2:3] + text[:2] == scan.text[end : end + 3]:
        return None
    if scan.text[end : end + 1] in {":", "-"} and scan.text[end + 1 : end + 2].isalnum():
        return None  # a longer fingerprint
    if len(set(text)) <= 2:
        return Span(start, end, "mac_address", 0.3, value="")  # all zeros, all ones: nobody's
    return Span(start, end, "mac_address", 0.9, value=text.replace("-", ":").lower())
