"""A sample that shows what kind of thing was found, and is of no use to anybody who finds the sample.

At most the first letter of a word, the last two digits of a number of eight or more, the top-level domain of an
address. Secrets and anything said about a person's life show nothing at all. The number of dots is fixed, so the
length does not show either.
"""

from __future__ import annotations

import re

DOTS = "•••"
_WORD = re.compile(r"\w+")
_LONGEST = 4


def mask(value: str, *, kind: str, secret: bool) -> str:
    """
    >>> mask("anna.berg@example.test", kind="email", secret=False)
    'a•••@e•••.test'
    >>> mask("Erik Berg", kind="name", secret=False)
    'E••• B•••'
    >>> mask("19121212-1212", kind="se_personnummer", secret=False)
    '•••12'
    >>> mask("hunter2", kind="password", secret=True)
    '•••'
    """
    if secret:
        return DOTS
    if kind == "email" and "@" in value:
        return _email(value)
    digits = [sign for sign in value if sign.isdigit()]
    if len(digits) >= 4:  # a number, also one with letters in it
        return DOTS + "".join(digits[-2:]) if len(digits) >= 8 else DOTS
    words = _WORD.findall(value)
    return " ".join(word[0] + DOTS for word in words[:_LONGEST]) or DOTS


def _email(value: str) -> str:
    local, _, domain = value.rpartition("@")
    name, _, top = domain.rpartition(".")
    return f"{local[:1]}{DOTS}@{name[:1]}{DOTS}.{top[:6]}" if name else f"{local[:1]}{DOTS}@{DOTS}"
