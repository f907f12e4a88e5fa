"""Passwords beside their word, and user names or e-mail addresses together with one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Hit, Scan, Trigger
from strongroom.discovery.core.detect.secrets.divided import below_header
from strongroom.discovery.core.detect.secrets.values import (
    PATH,
    PLACEHOLDER,
    STANDARD,
    WORDS,
    has_digits_too,
    is_made_up,
    strength,
)
from strongroom.discovery.core.finding import Span

PASSWORD = kind("password", "password", checked_by="context")
LOGIN = kind("username_email_with_password", "username_email_with_password", checked_by="context")

_NEAR = 60
_AT_SIGN = WORDS.count("|") + 1
_VALUE = re.compile(
    rf"(?:{WORDS})(?:et|en)?[\"'`]?\s{{0,3}}(?:[:=]|\bis\b|\bär\b|→|->|\|)\s{{0,3}}(?P<quote>[\"'`])?(?P<value>[^\s\"'`<>]{{4,64}})",
    re.IGNORECASE,
)
_USER = re.compile(
    r"(?:user ?name|user|login|användarnamn|användare|anv|konto|account|inloggning|e-?mail|e-?post|mejl)[\"']?\s{0,3}[:=|]\s{0,3}[\"']?(?P<user>[^\s\"',;]{2,64})[\"']?[\s,;|/]{0,6}$",
    re.IGNORECASE,
)
_NETWORKS = ("wifi", "wi-fi", "wlan", "nätverk", "gästnät", "trådlöst nät")
_LOGINS = ("login", "log-in", "inlogg")
_SHORT = ("pass", "pw")
_ALL = (*WORDS.split("|"), "", *_NETWORKS, *_LOGINS, *_SHORT)
_FIRST_LOGIN = _AT_SIGN + 1 + len(_NETWORKS)
_FIRST_SHORT = _FIRST_LOGIN + len(_LOGINS)
_AFTER = ".,;)"
_NETWORK = re.compile(r"wi-?fi|wlan|nätverk|network|gästnät", re.IGNORECASE)
_NAME_AND_KEY = re.compile(
    r"(?:et|verk|verket)?[ \t]{0,2}(?:[:=–-][ \t]{0,2}|[ \t])[^\n/]{1,40}?[ \t]/[ \t](?P<value>[^\s/\"'<>(){}$]{5,39}[^\s/\"'<>(){}$.,;])(?=[\s.,;]|$)",
    re.IGNORECASE,
)
_OF_NETWORK = 0.7
_STRONG = 3
_PAIR = re.compile(r"(?:[:;|\t]| / )(?P<value>[^\s:;|<>\"']{6,40})(?=$|[\r\n;|\t])")
_IN_CODE = re.compile(r"[A-Za-z_]+(?:\.[A-Za-z_]+)+")
"""A name within a name, as programs write it (`_ffi.NULL`)."""
_SIGNS = r"[^\s\"'`<>]{4,64}"
_OF_SHORT = re.compile(rf"[\"'`]?[ \t]{{0,2}}[:=][ \t]{{0,2}}[\"'`]?(?P<value>{_SIGNS})")
_ON_NEXT_LINE = re.compile(
    rf"(?:et|en)?[ \t]{{0,3}}:?[ \t]{{0,3}}\r?\n[ \t]{{0,8}}(?P<value>{_SIGNS})(?=[ \t]{{0,8}}(?:\r?\n|$))"
)
_OF_SOMETHING = re.compile(
    rf"(?:et|en)?[ \t](?:for|to|till|för|på|at|hos|on|of)[ \t][^\n:=]{{1,40}}?(?:[ \t]?[:=]|[ \t]is\b|[ \t]är\b)[ \t]{{0,3}}[\"'`]?(?P<value>{_SIGNS})",
    re.IGNORECASE,
)
_APART = re.compile(rf"(?:et|en)?[ \t]{{1,3}}(?P<value>{_SIGNS})")
_ALONE = re.compile(rf"[ \t*#•-]*(?:wi-?fi[ -]?|my |mitt )?(?:{WORDS}|pass|pw)", re.IGNORECASE)
_PLACE = re.compile(r"wi-?fi|wlan|nätverk|network|gästnät|log-?in\b|inlogg", re.IGNORECASE)
_USER_AND_KEY = re.compile(
    r"(?:ning|et|ningen|s)?(?:[ \t][^\n:/=(){}]{1,30})?:[ \t]{0,3}(?P<user>[^\s/:(){}\"']{2,40})[ \t]/[ \t](?P<value>[^\s/\"'<>(){}$]{5,40})(?=[ \t]*(?:[\r\n,;]|$))",
    re.IGNORECASE,
)


class PasswordDetector:
    kinds = (PASSWORD, LOGIN)
    triggers = (
        *(Trigger(word) for word in WORDS.split("|")),
        Trigger(r"@[^ \n:;|\t]+(?:[:;|\t]| / )"),
        *(Trigger(word) for word in _NETWORKS),
        *(Trigger(word) for word in _LOGINS),
        *(Trigger(word, word=True) for word in _SHORT),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = read = 0
        emails = [span for span in scan.found if span.type == "email"]
        for hit in scan.hits:
            if hit.end <= done or hit.which == _AT_SIGN:
                continue
            if _AT_SIGN < hit.which < _FIRST_SHORT:
                is_login = hit.which >= _FIRST_LOGIN
                found = _of_login(scan, hit.end) if is_login else _of_network(scan, hit.end)
            else:
                if hit.end > read:
                    below, read = below_header(scan.text, hit.end)
                    yield from below
                found = _beside(scan, hit, done, emails)
            for span in found:
                done = span.end
                yield span
        yield from _pairs(scan, emails)


def _beside(scan: Scan, hit: Hit, done: int, emails: list[Span]) -> list[Span]:
    """The password that stands after its word, and the user's name with it."""
    match, sure = _value(scan, hit) if hit.which < _AT_SIGN else (None, 0.0)
    if match is None or not sure:
        match, sure = _otherwise(scan, hit)
    if match is None or not sure or match.start("value") < done:
        return []
    start, end = match.start("value"), match.start("value") + len(match["value"].rstrip(_AFTER))
    found = [Span(start, end, "password", sure)]
    if sure >= 0.5 and (user := _user_before(scan, emails, min(match.start(), hit.end - len(_ALL[hit.which])))) >= 0:
        found.append(Span(user, end, "username_email_with_password", min(sure, 0.9)))
    return found


def _value(scan: Scan, hit: Hit) -> tuple[re.Match[str] | None, float]:
    match = _VALUE.search(scan.text, max(0, hit.end - 14), hit.end + 80)
    if match is None or match.start() > hit.end:
        return None, 0.0
    sure = _looks_secret(match["value"], quoted=bool(match["quote"]))
    if (
        0 < sure < _OF_NETWORK
        and strength(match["value"].rstrip(_AFTER)) > 1
        and _NETWORK.search(scan.before(match.start(), 16))
    ):
        sure = _OF_NETWORK
    return match, sure


def _otherwise(scan: Scan, hit: Hit) -> tuple[re.Match[str] | None, float]:
    """Where no sign stands between, or more than a sign: only what looks like a password is one."""
    before = scan.before(hit.end, 48)
    for pattern, sure in (
        (_OF_SHORT if hit.which >= _FIRST_SHORT else _OF_SOMETHING, 0.8),
        (_ON_NEXT_LINE if _ALONE.fullmatch(before) else None, 0.8),
        (_APART if _PLACE.search(before) else None, _OF_NETWORK),
    ):
        match = pattern.match(scan.text, hit.end) if pattern is not None else None
        if match is not None and is_made_up(match["value"].rstrip(_AFTER)):
            return match, sure
    return None, 0.0


def _of_login(scan: Scan, end: int) -> list[Span]:
    """`Login bokadirekt: maja / Hemligt123`."""
    match = _USER_AND_KEY.match(scan.text, end)
    if match is None or not is_made_up(match["value"]):
        return []
    return [
        Span(*match.span("value"), "password", 0.8),
        Span(match.start("user"), match.end("value"), "username_email_with_password", 0.8),
    ]


def _of_network(scan: Scan, end: int) -> list[Span]:
    """`Wifi: gäst / sommar123`: the name of a wireless network and what opens it."""
    match = _NAME_AND_KEY.match(scan.text, end)
    if match is None or not has_digits_too(match["value"]) or STANDARD.match(match["value"]):
        return []
    return [Span(*match.span("value"), "password", _OF_NETWORK)]


def _user_before(scan: Scan, emails: list[Span], start: int) -> int:
    """Where the user name that goes with the password begins, -1 where there is none."""
    window = max(0, start - 120)
    match = _USER.search(scan.text, window, start)
    if match is not None:
        return match.start("user")
    at = bisect_left(emails, (start,)) - 1
    return emails[at].start if at >= 0 and start - _NEAR <= emails[at].end <= start else -1


def _pairs(scan: Scan, emails: list[Span]) -> Iterator[Span]:
    """`anna@example.test:Sommar2024!`, as lists of stolen or shared accounts have it."""
    for span in emails:
        if scan.text[span.end : span.end + 1] in {":", ";", "|", "\t", " "}:
            match = _PAIR.match(scan.text, span.end)
            if (
                match
                and strength(match["value"]) >= _STRONG
                and match["value"][0] not in "+0"
                and not PATH.match(match["value"])
            ):
                yield Span(span.start, match.end(), "username_email_with_password", 0.8)


def _looks_secret(value: str, *, quoted: bool) -> float:
    plain = value.rstrip(_AFTER)
    if len(plain) < 4 or PLACEHOLDER.match(plain) or (plain[-1] == ":" and plain[:-1].isalpha()):
        return 0.0
    if not quoted and _IN_CODE.fullmatch(plain):
        return 0.3
    if strength(plain) >= _STRONG:
        return 0.9
    if has_digits_too(plain):
        return 0.8
    return 0.6 if quoted and len(plain) >= 6 else 0.3
