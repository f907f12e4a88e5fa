"""Passwords beside their word, and user names or e-mail addresses together with one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

PASSWORD = kind("password", "password", checked_by="context")
LOGIN = kind("username_email_with_password", "username_email_with_password", checked_by="context")

_WORDS = "password|passwd|passphrase|lösenord|losenord|passord|adgangskode|salasana|passwort|kennwort|wachtwoord|mot de passe|contraseña|hasło|lösen|pwd"
_NEAR = 60
_AT_SIGN = _WORDS.count("|") + 1
_VALUE = re.compile(
    rf"(?:{_WORDS})(?:et|en)?[\"'`]?\s{{0,3}}(?:[:=]|\bis\b|\bär\b|→|->|\|)\s{{0,3}}(?P<quote>[\"'`])?(?P<value>[^\s\"'`<>]{{4,64}})",
    re.IGNORECASE,
)
_USER = re.compile(
    r"(?:user ?name|user|login|användarnamn|användare|anv|konto|account|inloggning|e-?mail|e-?post|mejl)[\"']?\s{0,3}[:=|]\s{0,3}[\"']?(?P<user>[^\s\"',;]{2,64})[\"']?[\s,;|/]{0,6}$",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"^(?:\W+|.*(?:\(|\)|\{|\}|\$|%s|\.\.\.|=>|\[|\]).*|x+|\*+|•+|none|null|true|false|string|str|text|required|optional|changed|field|input|"
    r"your.*|my.?password|password\d?|passwd|secret|example|hidden|redacted|protected|self\..*|os\..*|get.*|the|not|and|for|must|should|incorrect|wrong|is|of)[.,;:]*$",
    re.IGNORECASE,
)
_NETWORKS = ("wifi", "wi-fi", "wlan", "nätverk", "gästnät", "trådlöst nät")
_NETWORK = re.compile(r"wi-?fi|wlan|nätverk|network|gästnät", re.IGNORECASE)
_NAME_AND_KEY = re.compile(
    r"(?:et|verk|verket)?[ \t]{0,2}(?:[:=–-][ \t]{0,2}|[ \t])[^\n/]{1,40}?[ \t]/[ \t](?P<value>[^\s/\"'<>(){}$]{5,39}[^\s/\"'<>(){}$.,;])(?=[\s.,;]|$)",
    re.IGNORECASE,
)
_KEY_BESIDE = re.compile(r"(?:et|en)?[ \t]{1,3}(?P<value>[^\s\"'`<>(){}$]{5,39}[^\s\"'`<>(){}$.,;])(?=[\s.,;]|$)")
_STANDARD = re.compile(r"802\.11\w*|WPA\d?\S*|WEP\d*|[\d.,]+[GMk]?(?:Hz|bit|bps|B|b)(?:/s)?", re.IGNORECASE)
"""What networks are described by: `802.11ac`, `2.4GHz`, `WPA2-PSK`."""
_REACH = 60
_OF_NETWORK = 0.7
_MIXED = 2
_PAIR = re.compile(r"(?:[:;|\t]| / )(?P<value>[^\s:;|<>\"']{6,40})(?=$|[\r\n;|\t])")
_IN_CODE = re.compile(r"[A-Za-z_]+(?:\.[A-Za-z_]+)+")
"""A name within a name, as programs write it (`_ffi.NULL`)."""
_CLASSES = (re.compile(r"[a-zåäö]"), re.compile(r"[A-ZÅÄÖ]"), re.compile(r"[0-9]"), re.compile(r"[^\w\s]"))


class PasswordDetector:
    kinds = (PASSWORD, LOGIN)
    triggers = (
        *(Trigger(word) for word in _WORDS.split("|")),
        Trigger(r"@[^ \n:;|\t]+(?:[:;|\t]| / )"),
        *(Trigger(word) for word in _NETWORKS),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        if scan.is_column or scan.label:
            yield from _under_caption(scan)
        done = 0
        emails = [span for span in scan.found if span.type == "email"]
        for hit in scan.hits:
            if hit.end <= done or hit.which == _AT_SIGN:
                continue
            told = hit.which < _AT_SIGN
            match = _VALUE.search(scan.text, max(0, hit.end - 14), hit.end + 80) if told else None
            if match is None or match.start("value") < done or match.start() > hit.end:
                if (span := _of_network(scan, hit.end, told=told)) is not None:
                    done = span.end
                    yield span
                continue
            sure = _looks_secret(match["value"], quoted=bool(match["quote"]))
            if (
                0 < sure < _OF_NETWORK
                and _strength(match["value"].rstrip(".,;)")) > 1
                and _NETWORK.search(scan.before(match.start(), 16))
            ):
                sure = _OF_NETWORK
            if sure:
                start, end = match.span("value")
                end -= len(match["value"]) - len(match["value"].rstrip(".,;)"))
                done = end
                yield Span(start, end, "password", sure)
                if sure >= 0.5 and (user := _user_before(scan, emails, match.start())) >= 0:
                    yield Span(user, end, "username_email_with_password", min(sure, 0.9))
        yield from _pairs(scan, emails)


def _of_network(scan: Scan, end: int, *, told: bool) -> Span | None:
    """What opens a wireless network: behind its name (`Wifi: gäst / sommar123`), or `told` by the word before `end`
    on a line about one (`Nätverk LindFoto lösen sommar123`). No everyday word and no measure."""
    match = (_KEY_BESIDE if told else _NAME_AND_KEY).match(scan.text, end)
    if match is None or (told and not _NETWORK.search(scan.before(end, _REACH))):
        return None
    value = match["value"]
    if _strength(value) < _MIXED or not any(sign.isdigit() for sign in value) or _STANDARD.fullmatch(value):
        return None
    return Span(*match.span("value"), "password", _OF_NETWORK)


def _under_caption(scan: Scan) -> Iterator[Span]:
    if not re.search(rf"\b(?:{_WORDS})\b", scan.label, re.IGNORECASE):
        return
    for match in re.finditer(r"[^\n]+", scan.text):
        value = match[0].strip()
        if 4 <= len(value) <= 128 and " " not in value and not _PLACEHOLDER.match(value):
            yield Span(match.start(), match.end(), "password", 0.9)


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
            if match and _strength(match["value"]) >= 3 and not match["value"].startswith(("+", "0", "/")):
                yield Span(span.start, match.end(), "username_email_with_password", 0.8)


def _strength(value: str) -> int:
    return sum(1 for each in _CLASSES if each.search(value))


def _looks_secret(value: str, *, quoted: bool) -> float:
    plain = value.rstrip(".,;)")
    if len(plain) < 4 or _PLACEHOLDER.match(plain):
        return 0.0
    if not quoted and _IN_CODE.fullmatch(plain):
        return 0.3
    strength = _strength(plain)
    if strength >= 3:
        return 0.9
    if strength == 2 and any(sign.isdigit() for sign in plain):
        return 0.8
    return 0.6 if quoted and len(plain) >= 6 else 0.3
