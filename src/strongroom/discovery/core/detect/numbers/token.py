"""A stretch of text that may be a number: where it stands, how it is written, its compact form and shape.

A shape has `9` for each digit and `A` for each letter, so that one look-up tells which numbers look like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from strongroom.discovery.core.detect.scan import Trigger

_APART = r"[ \-./()+\xa0]"
RUN = Trigger(
    rf"[0-9](?:{_APART}{{0,2}}[0-9]){{4,}}(?:[^0-9 \-./()+\xa0]|{_APART}[^0-9 (]|{_APART}[ (][^0-9])",
    caseless=False,
    whole=True,
)
"""Five digits and more, with up to two separators between."""
WORD = Trigger(r"[A-Z][0-9][A-Z0-9]{4,}[^A-Za-z0-9]", caseless=False)
"""The end of a word of capital letters and digits without a run of five."""
_WORD_SHAPE = re.compile(rb"(?:[0-9]{1,4})?[A-Z]{1,8}[0-9][A-Z0-9]{4,}")

_TIME = re.compile(
    rb"(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}"
    rb"|(?:19|20)[0-9]{2}([-./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])(?: [0-2][0-9])?"
    rb"|(?:0[1-9]|[12][0-9]|3[01])([-./])(?:0[1-9]|[12][0-9]|3[01])\2(?:19|20)[0-9]{2}(?: [0-2][0-9])?"
)
"""A date (with an hour), or from one year to another: no number has these signs at these places."""
_OF_TIME = frozenset(b"0123")
SEPARATORS = b" -./()+\xa0"
_ALPHANUMERIC = bytes(range(48, 58)) + bytes(range(65, 91)) + bytes(range(97, 123))
NO_DIGIT = bytes(set(range(256)) - set(range(48, 58)))
_TO_SHAPE = bytes.maketrans(
    bytes(range(48, 58)) + bytes(range(65, 91)) + bytes(range(97, 123)) + b"\xa0", b"9" * 10 + b"A" * 52 + b" "
)
TO_FORM = bytes.maketrans(_ALPHANUMERIC, b"9" * 10 + b"A" * 52)
"""Digits as 9, letters as A, signs as they stand."""
LETTERS = frozenset(_ALPHANUMERIC) | frozenset(range(0xC0, 0x100))
WORD_BYTES = frozenset(_ALPHANUMERIC) | frozenset(range(0xC0, 0x100)) | {0x5F}
"""Bytes that belong to a word: letters of Latin-1, digits, underscore."""
_LETTER_BYTES = frozenset(range(65, 91))
_WORD = bytes(WORD_BYTES)
_HYPHEN = 0x2D
_JOINING = frozenset(b"-./\\_@#=%&+:~^*`")
LONGEST = 40
"""Signs of the longest number as it is written."""


class Token(NamedTuple):
    """`written` as it stands, `compact` without separators in capitals, both in the automaton's bytes."""

    start: int
    end: int
    written: bytes
    compact: bytes
    shape: bytes

    @property
    def form(self) -> bytes:
        """The shape with separators."""
        return self.written.translate(_TO_SHAPE)

    @property
    def text(self) -> str:
        """The compact form."""
        return self.compact.decode("latin-1")


def token_at(data: bytes, start: int, end: int) -> Token:
    """The token between two offsets."""
    written = data[start:end]
    compact = written.translate(None, SEPARATORS)
    if compact.isdigit():
        return Token(start, end, written, compact, b"9" * len(compact))
    compact = compact.upper()
    return Token(start, end, written, compact, compact.translate(_TO_SHAPE))


def is_free(data: bytes, token: Token) -> bool:
    """Whether its borders are those of a word, and it does not go on (`12345-ab`, `12345@x`) as another."""
    before = data[token.start - 1] if token.start else 32
    after = data[token.end]
    if before in _JOINING or before in WORD_BYTES or after in WORD_BYTES:
        return False
    return not (after in _JOINING and data[token.end + 1] in WORD_BYTES)


_MEASURES = re.compile(rb"[0-9]+\.[0-9]+ [0-9]|[0-9]+ [0-9]+\.[0-9]{1,3}(?![0-9])")
"""Decimals beside one another: coordinates of a drawing or a printed page."""


def is_reference(data: bytes, token: Token) -> bool:
    """Whether it reads as the number of an issue, a flaw or a part of a program's name (`#25429`, `CVE-2026-53362`,
    `cfg80211_get`), not of a person's thing."""
    start, end = token.start, token.end
    if data[end] == _UNDERSCORE or (start and data[start - 1] in _REFERRING):
        return True
    return start > 1 and data[start - 1] in _TYING and data[start - 2] in WORD_BYTES


def is_measure(written: bytes) -> bool:
    """Whether it is several decimals in a row."""
    return b"." in written and b" " in written and _MEASURES.search(written) is not None


_UNDERSCORE = 0x5F
_REFERRING = frozenset(b"#_`")
_TYING = frozenset(b"-/")


def is_time(written: bytes) -> bool:
    """Whether it is a date (with an hour), or from one year to another."""
    return 7 < len(written) < 14 and written[0] in _OF_TIME and _TIME.fullmatch(written) is not None


def token_of_run(data: bytes, start: int, end: int) -> Token | None:
    """A run of digits with the letters and digits that touch it. None where it is a time or too long for one number."""
    if is_time(data[start:end]):
        return None
    if start and data[start - 1] in WORD_BYTES:
        before = data[max(0, start - 12) : start]
        start -= len(before) - len(before.rstrip(_ALPHANUMERIC))
    if end < len(data) and data[end] in WORD_BYTES:
        after = data[end : end + 12]
        end += len(after) - len(after.lstrip(_ALPHANUMERIC))
    if (
        data[end] == _HYPHEN
        and data[end + 1] in _LETTER_BYTES
        and data[end + 2 : end + 3].translate(None, _WORD) != b""
    ):
        end += 2
    if start > 1 and data[start - 1] == _HYPHEN and data[start - 2] in _LETTER_BYTES:
        ahead = data[start - 3] if start > 2 else 32
        start -= 0 if ahead in WORD_BYTES else 2
    return token_at(data, start, end) if end - start <= LONGEST else None


def wider(data: bytes, token: Token) -> tuple[Token, ...]:
    """The token with a short word of capitals that stands apart from it: on both sides, on the left, on the right."""
    left = _left(data, token.start) if token.start > 1 and data[token.start - 2] in _CAPITAL_BYTES else token.start
    right = (
        _right(data, token.end) if token.end + 1 < len(data) and data[token.end + 1] in _CAPITAL_BYTES else token.end
    )
    if left == token.start and right == token.end:
        return ()
    places = dict.fromkeys(((left, right), (left, token.end), (token.start, right)))
    return tuple(token_at(data, *place) for place in places if place != (token.start, token.end))


def _left(data: bytes, start: int) -> int:
    if start < 2 or data[start - 1] not in SEPARATORS:
        return start
    word = data[max(0, start - 6) : start - 1]
    letters = len(word) - len(word.rstrip(_CAPITALS))
    at = start - 1 - letters
    whole = letters and not (at and data[at - 1] in WORD_BYTES)
    return at if whole and letters <= 4 else start


def _right(data: bytes, end: int) -> int:
    if end + 1 >= len(data) or data[end] not in SEPARATORS:
        return end
    word = data[end + 1 : end + 6]
    letters = len(word) - len(word.lstrip(_CAPITALS))
    whole = letters and not (end + 1 + letters < len(data) and data[end + 1 + letters] in WORD_BYTES)
    return end + 1 + letters if whole and letters <= 3 else end


_CAPITALS = bytes(range(65, 91)) + bytes(range(48, 58))
_CAPITAL_BYTES = frozenset(_CAPITALS)


def pieces(data: bytes, token: Token) -> list[Token]:
    """The parts of a long run that spaces divide, and neighbours joined, longest first: several numbers in a row."""
    cuts: list[tuple[int, int]] = []
    at = token.start
    for part in token.written.replace(b"\xa0", b" ").split(b" "):
        if part:
            cuts.append((at, at + len(part)))
        at += len(part) + 1
    if not 1 < len(cuts) <= 8:
        return []
    pairs = [(cuts[i][0], cuts[j][1]) for i in range(len(cuts)) for j in range(i, len(cuts)) if j - i < len(cuts) - 1]
    return [token_at(data, start, end) for start, end in sorted(pairs, key=lambda pair: pair[0] - pair[1])]


def words_at(data: bytes, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and end of the words of capitals and digits that end one sign before each of `ends`."""
    for end in ends:
        stretch = data[max(0, end - 2 - LONGEST) : end - 1]
        start = end - 1 - (len(stretch) - len(stretch.rstrip(_ALPHANUMERIC)))
        if not (start and data[start - 1] in WORD_BYTES) and _WORD_SHAPE.fullmatch(data, start, end - 1):
            yield start, end - 1
