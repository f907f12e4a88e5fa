"""What the signs beside a number say of it: whose bank it is, that it refers to an issue, that it is a piece of a dump."""

from __future__ import annotations

import re
from itertools import pairwise

from strongroom.discovery.core.detect.numbers.lexicon import Label
from strongroom.discovery.core.detect.numbers.token import Token, is_measure, is_reference
from strongroom.discovery.core.detect.scan import Scan

_DECIMAL = re.compile(rb"[0-9]{1,5}\.[0-9]{1,4}")
_BANKS = {"sort": "GB", "routing": "US", "aba": "US", "clearing": "SE", "blz": "DE", "bsb": "AU", "reg": "DK"}
_BANK = re.compile(
    r"\b(sort|routing|aba|clearing|blz|bsb|reg(?=\.? ?nr))[. -]?(?:code|number|no|nr|nummer|#)?\b", re.IGNORECASE
)
_HEX_BEFORE = re.compile(rb"(?:^|[ \n])(?=[0-9]{0,4}[A-Fa-f])[0-9A-Fa-f]{4,5}[ \n]$")
_HEX_AFTER = re.compile(rb"[ \n](?=[0-9]{0,4}[A-Fa-f])[0-9A-Fa-f]{4,5}(?:[ \n]|$)")
_NEXT_ONE = 60


def of_bank(scan: Scan, token: Token, label: Label) -> frozenset[str]:
    """Whose account it is, by what its bank's number is called before it (sort code, routing number)."""
    rules = label.by_shape.get(token.shape, ())
    if len(rules) < 2 or any(rule.role != "bank" for rule in rules):
        return frozenset()
    named = _BANK.findall(scan.before(token.start, 64))
    return frozenset({_BANKS[named[-1].lower()]}) if named else frozenset()


def word_before(scan: Scan, start: int, end: int) -> str:
    """The word that stands apart before a number: a label is no part of it."""
    return scan.text[start:end].rstrip(" .-/").lower()


def is_of_host(data: bytes, end: int) -> bool:
    """Whether a number that ends there is a part of a host's or file's name (`20150623.gappssmtp`)."""
    after = data[end : end + 2]
    return after[:1] == b"." and after[1:].islower()


def is_elsewhere(scan: Scan, token: Token, start: int, label: Label) -> bool:
    """Whether signs say that the label means something else than this: it stands apart, and the number refers to an issue or a flaw."""
    if is_measure(token.written):
        return True
    if label.is_bare and (is_of_host(scan.data, token.end) or _DECIMAL.fullmatch(token.written)):
        return True
    if not is_reference(scan.data, token):
        return False
    return not scan.before(min(start, token.start)).rstrip(" \t:#").lower().endswith(label.text) and not scan.is_column


def is_of_dump(data: bytes, token: Token) -> bool:
    """Whether it is four groups of a dump or a table of codes: hexadecimal groups beside it, or each a little more
    than the last."""
    if b" " not in token.written:
        return False
    groups = [int(group) for group in token.written.split()]
    if all(0 < after - before < _NEXT_ONE for before, after in pairwise(groups)):
        return True
    before = data[max(0, token.start - 7) : token.start]
    return _HEX_BEFORE.search(before) is not None or _HEX_AFTER.match(data, token.end, token.end + 7) is not None
