"""Passwords in columns of their own: below a caption in a table, and in divided lines that stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.detect.secrets.passwords import PASSWORD
from strongroom.discovery.core.detect.secrets.values import PLACEHOLDER, WORDS, has_digits_too
from strongroom.discovery.core.finding import Span

_CAPTION = re.compile(rf"(?<![^\W_])(?:(?P<word>{WORDS})|pass|pw)(?:et|en|s)?(?![^\W_])", re.IGNORECASE)


class CaptionDetector:
    """Has no triggers: in the cells nothing says what they are."""

    kinds = (PASSWORD,)
    triggers: tuple[Trigger, ...] = ()

    def detect(self, scan: Scan) -> Iterator[Span]:
        caption = _CAPTION.search(scan.label) if scan.label else None
        if caption is None:
            return
        is_plain = caption["word"] is not None
        for match in re.finditer(r"[^\n]+", scan.text):
            value = match[0].strip()
            if (
                4 <= len(value) <= 128
                and " " not in value
                and not PLACEHOLDER.match(value)
                and (is_plain or has_digits_too(value))
            ):
                yield Span(match.start(), match.end(), "password", 0.9)
