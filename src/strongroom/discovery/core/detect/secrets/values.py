"""What a password looks like, and what only stands where one would."""

from __future__ import annotations

import re

WORDS = "password|passwd|passphrase|lösenord|losenord|passord|adgangskode|salasana|passwort|kennwort|wachtwoord|mot de passe|contraseña|hasło|lösen|pwd"
"""What a password is called, as alternatives of a pattern."""
PLACEHOLDER = re.compile(
    r"^(?:\W+|\$.*|.*(?:\(|\)|\{|\}|\$[a-z_]{3}|%s|\.\.\.|=>|\[|\]).*|x+|\*+|•+|none|null|true|false|string|str|text|required|optional|changed|field|input|"
    r"your.*|my.?password|password\d?|passwd|secret|example|hidden|redacted|protected|self\..*|os\..*|get.*|the|not|and|for|must|should|incorrect|wrong|is|of)[.,;:]*$",
    re.IGNORECASE,
)
STANDARD = re.compile(r"802\.11\w*|WPA\d?\S*|WEP\d*|[\d.,]+[GMk]?(?:Hz|bit|bps|B|b)(?:/s)?$", re.IGNORECASE)
"""What networks are described by: `802.11ac`, `2.4GHz`, `WPA2-PSK`."""
_CLASSES = (re.compile(r"[a-zåäö]"), re.compile(r"[A-ZÅÄÖ]"), re.compile(r"[0-9]"), re.compile(r"[^\w\s]"))
_FEWEST, _LONG = 6, 8
PATH = re.compile(r"[\w.~-]*/|v?[0-9]+[.:-]|\w+(?:[._-][A-Za-z]\w*)+|[&*%@<-]")
"""A file, a name within a name, or what programs do with one."""


def strength(value: str) -> int:
    """How many of the four sorts of signs it has: small letters, capitals, digits, others."""
    return sum(1 for each in _CLASSES if each.search(value))


def has_digits_too(value: str) -> bool:
    """Whether digits stand among other signs."""
    return strength(value) > 1 and any(sign.isdigit() for sign in value)


def is_made_up(value: str) -> bool:
    """Whether somebody thought it out to be a password: letters with digits in them, no word of a language or program."""
    if len(value) < _FEWEST or PLACEHOLDER.match(value) or PATH.match(value) or STANDARD.match(value):
        return False
    if not has_digits_too(value) or not any(sign.isalpha() for sign in value):
        return False
    return strength(value) > 2 or len(value) >= _LONG
