"""E-mail addresses (RFC 5321, RFC 6531), as people write them."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

EMAIL = kind("email", "email", checked_by="structure", identifies=True)


class EmailDetector:
    """Looks left and right of every at sign."""

    kinds = (EMAIL,)
    triggers = (Trigger(r"@[^ \n]"),)

    def detect(self, scan: Scan) -> Iterator[Span]:
        text = scan.text
        for hit in scan.hits:
            at = hit.end - 2
            start = at - len(text[max(0, at - 64) : at]) + len(text[max(0, at - 64) : at].rstrip(_LOCAL))
            domain = text[at + 1 : at + 254]
            end = at + 1 + len(domain) - len(domain.lstrip(_DOMAIN))
            if start < at and "." in text[at + 1 : end].strip("."):
                yield Span(start, end, "email", 0.9, value=text[start:end].lower())


_LOCAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-"
_DOMAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
