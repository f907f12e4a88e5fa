"""Addresses of machines: URLs (RFC 3986), IP (RFC 4291) and MAC addresses, and UUIDs (RFC 9562). They help to tell
who, seldom say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import AddressValueError, IPv6Address

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.numbers.token import WORD_BYTES
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

URL = kind("url", name=("Web address", "Webbadress"), checked_by="structure")
IP_ADDRESS = kind("ip_address", "ip_address", checked_by="structure", linkable=True)
MAC_ADDRESS = kind(
    "mac_address", "device_id", name=("MAC address", "MAC-adress"), checked_by="structure", linkable=True
)
UUID = kind("uuid", name=("UUID", "UUID"), checked_by="structure")

_URL = re.compile(
    r"(?:https?|ftps?|sftp|wss?)://[^\s<>\"'`{}|\\^\]\[)]{3,2048}|www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?:[/?#][^\s<>\"'`{}|\\^)]{0,2048})?",
    re.IGNORECASE,
)
_IP6 = re.compile(
    r"(?:[0-9a-f]{0,4}:){2,7}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-f]{1,4}|)(?P<zone>%[0-9a-z.]{1,16})?(?![\w:])",
    re.IGNORECASE,
)
_IN_IP6 = "0123456789abcdefABCDEF:"
_LABEL = re.compile(
    r"\bip(?:v[46]|s)?\b|ip[- ]?(?:address|adress|nummer)|\b(?:local)?host\b|\bfrom\b|\bclient\b|\bremote\b|inloggad|logged in"
    r"|\bconnect|gateway|subnet|network|nätverk|loopback|(?:multi|broad)cast|\broute|prefix\b|tunnel|\bmapped\b|\bserver\b|\bdns\b"
    r"|\bping\b|\bssh\b|\bprivate\b|\bdefault\b|(?:prim|second)ary\b|\bblock(?:ed)?\b|address|adress",
    re.IGNORECASE,
)
_LABELS = (
    *("ip", "prefix", "host", "from", "client", "remote", "inloggad", "logged in", "connect", "gateway", "net", "nät", "loopback", "cast"),
    *("route", "tunnel", "mapped", "server", "dns", "ssh", "private", "default", "ary", "block", "adress", "address"),
)  # fmt: skip
"""One of these stands in every label."""
_JOINTS = frozenset((", ", ",", " ", "; ", " and ", " och ", "\n", " - "))
"""Between one address and the next that its label speaks of too."""
_CIDR = re.compile(r"/(?:[89]|[12][0-9]|3[0-2])(?![0-9./])")
_VERSIONS = (
    *("version", "ver", "ver.", "release", "firmware", "build", "v", "section", "§", "kapitel", "chapter", "rfc", "iso"),
    *("sections", "chapters", "versions", "avsnitt"),
    *(">", ">=", "=="),
)  # fmt: skip
_NUMBERS = re.compile(r"[0-9] $")
_IN_BOOKS = ([192, 0, 2], [198, 51, 100], [203, 0, 113])
"""RFC 5737: addresses for documentation."""
_NOBODYS = ("2001:db8:", "fe80:", "ff", "::")
"""For documentation (RFC 3849), one link, groups, and the machine itself (RFC 4291)."""
_OF_CODE = frozenset("'\"(`")
"""Before an address in a program or a manual."""
_HEX = "0-9A-Fa-f"
_SCHEME, _WWW, _IP4, _COLONS, _MAC, _SHORT, _CISCO, _UUID = range(8)
_SCHEMES = ("https", "http", "sftp", "ftps", "ftp", "wss", "ws")
_FEW = 4
_LOW, _LOOP, _COLON = 40, 127, 0x3A
"""Parts of versions are seldom higher; 127/8 is the machine itself (RFC 1122)."""


class NetDetector:
    kinds = (URL, IP_ADDRESS, MAC_ADDRESS, UUID)
    triggers = (
        Trigger("(?:https?|ftps?|wss?)://[^ \\n]"),
        Trigger(r"www\.[a-z0-9]"),
        Trigger(r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}[^0-9]", whole=True),
        Trigger(r"[0-9a-f]:[0-9a-f]{0,4}:[0-9a-f:]{2}"),
        Trigger(rf"[{_HEX}]{{2}}(?:[:\-][{_HEX}]{{2}}){{5}}[^{_HEX}]", whole=True),
        Trigger(rf"::(?:[{_HEX}]{{1,4}}[^0-9A-Za-z_:]|/[0-9])", whole=True),
        Trigger(rf"[{_HEX}]{{4}}\.[{_HEX}]{{4}}\.[{_HEX}]{{4}}[^0-9A-Za-z_.]", whole=True),
        Trigger(
            rf"[{_HEX}]{{8}}-[{_HEX}]{{4}}-[1-8][{_HEX}]{{3}}-[89ab][{_HEX}]{{3}}-[{_HEX}]{{12}}[^0-9A-Za-z_\-]",
            whole=True,
        ),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        done, tried, last = 0, 0, None
        for place, which, end in sorted(
            [(end, which, end) for end, which in scan.ends] + [(start, which, end) for start, end, which in scan.wholes]
        ):
            if place < done:
                continue
            if which == _COLONS:
                is_same = tried and not scan.text[tried:place].strip(_IN_IP6)
                tried = place
                if is_same:
                    continue  # of a stretch that was no address from its start on
            span = _span(scan, which, place, end - 1, last)
            if span is not None and span.start >= done:
                done, last = span.end, span
                yield span


def _span(scan: Scan, which: int, start: int, end: int, last: Span | None) -> Span | None:
    if which in {_SCHEME, _WWW}:
        return _url(scan, end, which)
    if which in {_COLONS, _SHORT} or (which == _IP4 and start and scan.data[start - 1] == _COLON):
        return _ip6(scan, start, last)
    if start and (scan.data[start - 1] in WORD_BYTES or scan.data[start - 1] in b".:-"):
        return None
    if which == _UUID:
        return Span(start, end, "uuid", 0.9, value=scan.text[start:end].lower())
    if which == _CISCO:
        return _cisco(scan, start, end)
    return _ip4(scan, start, end, last) if which == _IP4 else _mac(scan, start, end)


def _url(scan: Scan, near: int, which: int) -> Span | None:
    text = scan.text
    if which == _WWW:
        begin = text.rfind("www.", max(0, near - 6), near + 1)
    else:
        begin = text.rfind("://", max(0, near - 5), near + 1)
        head = text[max(0, begin - 5) : begin].lower()
        begin -= next((len(scheme) for scheme in _SCHEMES if head.endswith(scheme)), 0)
    match = _URL.match(text, begin) if begin >= 0 else None
    if match is None:
        return None
    written = match[0]
    comma = written.find(",")
    if comma >= 0 and "/" not in written[written.find("://") + 3 : comma] and "@" not in written:
        written = written[:comma]  # no host has one (RFC 952): the next field of a divided line
    return Span(begin, begin + len(written.rstrip(".,;:!?*_")), "url", 0.95)


def _ip4(scan: Scan, start: int, end: int, last: Span | None) -> Span | None:
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
    if before.rstrip(" \t\"'(").lower().endswith(_VERSIONS):
        return Span(start, end, "ip_address", 0.2, value=text)
    sure = 0.8 if max(octets) > _LOW else 0.35
    if (
        octets[0] in {0, 255}
        or len(set(octets)) < 3
        or octets[:3] in _IN_BOOKS
        or after[:1] in {"-", "/"}
        or _NUMBERS.search(before)
    ):
        sure = 0.4
    is_network = _CIDR.match(scan.text, end) is not None
    if before[-1:] in _OF_CODE and (is_network or _is_nobodys(octets)):
        return Span(start, end, "ip_address", 0.4, True, text)
    if octets[0] == _LOOP or is_network:
        sure = max(sure, 0.6)
    if _is_told(scan, start, before, last):
        sure = 0.9 if sure > 0.5 else 0.6
    return Span(start, end, "ip_address", sure, True, text)


def _is_nobodys(octets: Sequence[int]) -> bool:
    """Set apart for a whole machine, for groups, masks or documentation (RFC 6890, 5737)."""
    return octets[0] in {0, _LOOP} or octets[0] >= _MULTICAST or list(octets[:3]) in _IN_BOOKS


_MULTICAST = 224


def _is_told(scan: Scan, start: int, before: str, last: Span | None) -> bool:
    """Whether a word before it, the caption, or the address right before it says that it is an address."""
    if last is not None and last.type == "ip_address" and last.confidence >= 0.5 and start - last.end < 6:
        return scan.text[last.end : start] in _JOINTS
    return _speaks_of_machines(before) or (bool(scan.label) and _LABEL.search(scan.label) is not None)


def _speaks_of_machines(before: str) -> bool:
    low = before.lower()
    for word in _LABELS:
        if word in low:
            return _LABEL.search(before) is not None
    return False


def _ip6(scan: Scan, near: int, last: Span | None) -> Span | None:
    text = scan.text
    head = text[max(0, near - 40) : near]
    start = near - len(head) + len(head.rstrip(_IN_IP6))
    if start and (scan.data[start - 1] in WORD_BYTES or scan.data[start - 1] in b".-"):
        return None
    match = _IP6.match(text, start)
    if match is None:
        return None
    written = match[0].removesuffix(match["zone"] or "").lower()
    try:
        IPv6Address(written)
    except AddressValueError:
        return None
    signs = written.replace(":", "")
    before = scan.before(start, 24)
    if before[-1:] in _OF_CODE and (written.startswith(_NOBODYS) or text[match.end() : match.end() + 1] == "/"):
        return Span(start, match.end(), "ip_address", 0.4, True, written)
    in_brackets = text[start - 1 : start] == "[" and text[match.end() : match.end() + 1] == "]"
    if _is_told(scan, start, before, last) or (
        in_brackets and before[-2:-1] in {"/", "@", " ", ""} and len(signs) >= _FEW
    ):
        sure = 0.85
    elif written.startswith("2001:db8:") or len(signs) <= _FEW or written.count(":") < 3:
        sure = 0.4  # RFC 3849: for documentation; or too short
    else:
        sure = 0.8 if any(sign.isdigit() for sign in signs) else 0.3
    return Span(start, match.end(), "ip_address", sure, True, written) if signs else None


def _cisco(scan: Scan, start: int, end: int) -> Span:
    text = scan.text[start:end].lower()
    is_told = not text.replace(".", "").isdigit() or "mac" in scan.before(start, 24).lower()
    return Span(start, end, "mac_address", 0.85 if is_told else 0.3, value=_paired(text.replace(".", "")))


def _paired(digits: str) -> str:
    return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _mac(scan: Scan, start: int, end: int) -> Span | None:
    text = scan.text[start:end]
    if len({text[at] for at in range(2, 17, 3)}) != 1 or text[2:3] + text[:2] == scan.text[end : end + 3]:
        return None
    if scan.text[end : end + 1] in {":", "-"} and scan.text[end + 1 : end + 2].isalnum():
        return None  # a longer fingerprint
    if len(set(text)) <= 2:
        return Span(start, end, "mac_address", 0.3, value="")  # all zeros, all ones: nobody's
    return Span(start, end, "mac_address", 0.9, value=text.replace("-", ":").lower())
