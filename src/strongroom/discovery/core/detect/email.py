"""E-mail addresses (RFC 5321, RFC 6531), as people write them: with letters of any script, or hidden from robots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

EMAIL = kind("email", "email", checked_by="structure", identifies=True)

_ASCII = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LOCAL = _ASCII + "._+-&~!#$%*^" + "".join(chr(code) for code in range(0xC0, 0x100) if chr(code).isalpha())
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PLAIN_DOMAIN = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,8}([A-Za-z]{2,24})(?!\.?[\w@:/-])")
"""The frequent case: no letters beyond ASCII, and the address ends with the domain."""
_SIMPLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}(@)(?:[A-Za-z0-9-]{1,63}\.){1,8}([A-Za-z]{2,24})(?!\.?[\w@:/-])")
"""The frequent case as a whole: after a space, all of it ASCII."""
_LAST = re.compile(r"[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59}", re.IGNORECASE)
_KNOWN = frozenset(
    [
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "mil",
        "int",
        "info",
        "biz",
        "name",
        "pro",
        "coop",
        "aero",
        "museum",
        "mobi",
        "jobs",
        "travel",
        "tel",
        "asia",
        "cat",
        "post",
        "app",
        "dev",
        "online",
        "site",
        "shop",
        "store",
        "tech",
        "xyz",
        "club",
        "blog",
        "cloud",
        "email",
        "studio",
        "design",
        "agency",
        "company",
        "solutions",
        "services",
        "group",
        "media",
        "digital",
        "art",
        "health",
        "care",
        "clinic",
        "dental",
        "salon",
        "spa",
        "fitness",
        "legal",
        "law",
        "consulting",
        "finance",
        "test",
        "example",
        "nu",
        "eu",
    ]
)
_FILES = frozenset(
    [
        "png",
        "jpg",
        "jpeg",
        "gif",
        "svg",
        "webp",
        "ico",
        "css",
        "html",
        "htm",
        "php",
        "asp",
        "jsx",
        "tsx",
        "json",
        "xml",
        "yaml",
        "yml",
        "toml",
        "txt",
        "log",
        "exe",
        "dll",
        "zip",
        "gz",
        "tar",
        "service",
        "timer",
        "socket",
        "target",
        "mount",
        "slice",
        "conf",
        "cfg",
        "ini",
        "lock",
        "java",
        "class",
        "cpp",
        "hpp",
        "local",
        "localhost",
        "internal",
        "localdomain",
    ]
)
_COMMANDS = frozenset(("ssh", "scp", "sftp", "rsync", "clone"))
_LAST_OF_COMMANDS = frozenset((*(command[-1] for command in _COMMANDS), " "))
_GOES_ON = frozenset(":/")
_HEADERS = ("message-id", "in-reply-to", "references", "content-id", "resent-message-id")
_JOINT = r"(?:[\[({<]\s?(?:at|snabel-?a|ät|@)\s?[\])}>]|\sat\s)"
_POINT = r"\s?(?:\.|[\[({<]\s?(?:dot|punkt|\.)\s?[\])}>]|\sdot\s|\spunkt\s)\s?"
_HIDDEN = re.compile(
    rf"(?P<local>[\w.+-]{{1,64}})\s?{_JOINT}\s?(?P<domain>[\w-]{{1,63}}(?:{_POINT}[\w-]{{1,63}}){{1,5}})", re.IGNORECASE
)
_JOINTS = re.compile(_JOINT, re.IGNORECASE)
_BACKWARDS = re.compile(r"\s?[\w.+-]{1,64}")
_DOT = re.compile(_POINT, re.IGNORECASE)
_AT_SIGN = 0


class EmailDetector:
    """Looks left and right of every at sign, and of the words that people put in its place."""

    kinds = (EMAIL,)
    triggers = (
        Trigger(r"@[^ \n]"),
        Trigger(r"[\[({]\s?(?:at|snabel-a)\s?[\])}]"),
        Trigger(r" at [a-z0-9\-]{1,63} dot "),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = 0
        for end, which in scan.ends:
            if end <= done:
                continue
            span = _simple(scan, end - 2) or _plain(scan, end - 2) if which == _AT_SIGN else _hidden(scan, end)
            if span is not None and span.start >= done:
                done = span.end
                yield span


def _simple(scan: Scan, at: int) -> Span | None:
    """The address around an at sign where it needs no thought; None where the other reader is to look."""
    text = scan.text
    start = text.rfind(" ", max(0, at - 65), at) + 1
    match = _SIMPLE.match(text, start) if start > 1 else None
    if (
        match is None
        or match.start(1) != at
        or text[at - 1] == "."
        or text[start - 2] in _LAST_OF_COMMANDS
        or (last := match[2].lower()) in _FILES
    ):
        return None
    sure = 0.98 if last in _KNOWN or len(last) == 2 else 0.7
    return Span(start, match.end(), "email", sure * 0.9 if scan.noisy else sure, True, match[0].lower())


def _plain(scan: Scan, at: int) -> Span | None:
    text = scan.text
    domain = _PLAIN_DOMAIN.match(text, at + 1)
    if domain is not None and ".." not in domain[0]:
        end = domain.end()
    elif (domain := _DOMAIN.match(text, at + 1)) is not None:
        end = _end_of_domain(text, at + 1, domain.end())
    else:
        return None
    start = _start_of_local(text, at)
    if start == at or not end:
        return None
    sure = _sure(text, start, at, end)
    if not sure:
        return None
    return Span(start, end, "email", sure * 0.9 if scan.noisy else sure, True, text[start:end].lower())


def _start_of_local(text: str, at: int) -> int:
    window = text[max(0, at - 64) : at]
    start = at - len(window) + len(window.rstrip(_LOCAL))
    while start and start > at - 64 and text[start - 1].isalpha():  # a script beyond Latin-1
        start -= 1
    if start > 1 and text[start - 1] in "'’" and text[start - 2].isalpha() and text[start].isalpha():  # o'brien@
        start -= (
            1 + len(text[max(0, start - 20) : start - 1]) - len(text[max(0, start - 20) : start - 1].rstrip(_LOCAL))
        )
    while start < at and text[start] in ".-!#$%*^&~":
        start += 1
    return start


def _end_of_domain(text: str, start: int, end: int) -> int:
    """The domain's end, 0 where its last label is none. A hyphen or underscore at the end is the sentence's."""
    domain = text[start:end].rstrip("-_")
    if "_" in domain or ".." in domain:
        domain = domain.split("_")[0]
    while "." in domain and not _LAST.fullmatch(domain.rsplit(".", 1)[1]):
        domain = domain.rsplit(".", 1)[0]
    return start + len(domain) if "." in domain else 0


def _sure(text: str, start: int, at: int, end: int) -> float:
    last = text[text.rfind(".", at, end) + 1 : end].lower()
    if last in _FILES or text[at - 1] == ".":
        return 0.0
    if text[end : end + 1] in _GOES_ON and text[end + 1 : end + 2] not in {" ", "\n", "", "\r"}:
        return 0.3  # user@host:path
    if text[start - 1 : start] in _GOES_ON and "://" in text[max(0, start - 40) : start]:
        return 0.3  # the user part of a URL
    if _is_of_machine(text, start):
        return 0.35
    return 0.98 if last in _KNOWN or len(last) == 2 else 0.7


def _is_of_machine(text: str, start: int) -> bool:
    """A log-in (`ssh root@host`) or the name of a message (`Message-ID: <…>`)."""
    if text[start - 1 : start] == "<":
        line = text[max(text.rfind("\n", max(0, start - 1000), start) + 1, start - 1000) : start]
        return line.lstrip("<> \t").lower().startswith(_HEADERS)
    if text[start - 2 : start - 1] not in _LAST_OF_COMMANDS:
        return False
    return text[max(0, start - 8) : start].rstrip(" ").rsplit(" ", 1)[-1] in _COMMANDS


def _hidden(scan: Scan, end: int) -> Span | None:
    text = scan.text
    joint = max((match.start() for match in _JOINTS.finditer(text, max(0, end - 80), end)), default=0)
    local = _BACKWARDS.match(text[max(0, joint - 65) : joint][::-1])
    match = _HIDDEN.match(text, joint - local.end()) if local else None
    if match is None or match.end() < end:
        return None
    domain = _DOT.sub(".", match["domain"])
    if not _LAST.fullmatch(domain.rsplit(".", 1)[1]):
        return None
    return Span(match.start(), match.end(), "email", 0.8, value=f"{match['local']}@{domain}".lower())
