"""Passwords in addresses of services: `postgres://maja:...@db.example.test` (RFC 3986, 3.2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.detect.secrets.passwords import LOGIN, PASSWORD
from strongroom.discovery.core.detect.secrets.values import PLACEHOLDER, has_digits_too
from strongroom.discovery.core.finding import Span

_WITH_PASSWORD = re.compile(r"://(?P<user>[^\s/:@]{0,64}):(?P<value>[^\s/@]{3,100})@(?=[\w\[])")
_LONGEST = 180
_ANYBODY = re.compile(r"(?:user(?:name)?|login|foo|name|test|x+)\d?|.*[<>${}].*|", re.IGNORECASE)
_STANDING_IN = re.compile(
    r"(?:my|the|db|some)?_?-?(?:pass(?:wd|wort|word|phrase)?|pwd?|secret|bar|key|token)[\d!]{0,3}|test", re.IGNORECASE
)


class LinkDetector:
    kinds = (PASSWORD, LOGIN)
    triggers = (Trigger(r"://[^ \n/:@]*:[^ \n/@]+@"),)

    def detect(self, scan: Scan) -> Iterator[Span]:
        done = 0
        for hit in scan.hits:
            begin = scan.text.rfind("://", max(done, hit.end - _LONGEST), hit.end)
            match = _WITH_PASSWORD.match(scan.text, begin) if begin >= 0 else None
            if match is None:
                continue
            done = match.end()
            user, value = match["user"], match["value"]
            if PLACEHOLDER.match(value) or _STANDING_IN.fullmatch(value):
                continue
            sure = 0.9 if has_digits_too(value) and not _ANYBODY.fullmatch(user) and user != value else 0.35
            yield Span(*match.span("value"), "password", sure)
            if sure > 0.5:
                yield Span(match.start("user"), match.end("value"), "username_email_with_password", sure)
