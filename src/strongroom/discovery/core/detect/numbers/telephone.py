"""When a run of digits is a telephone number: by its country code, by the word beside it, by the way it is written."""

from __future__ import annotations

import re

from strongroom.discovery.core.detect.numbers import phone
from strongroom.discovery.core.detect.numbers.token import Token, is_free, is_measure
from strongroom.discovery.core.detect.scan import Options, Scan
from strongroom.discovery.core.finding import Span

_SPACE, _BRACKET, _PLUS, _ZERO = b" (+0"
_GROUPED = re.compile(rb"0[0-9]{1,3}(?:-| ?/ ?|\) ?| - )[0-9]{2,3}(?:[ .-]?[0-9]{2,4}){1,3}")
"""An area code set off, as in 070-123 45 67, 08/123 456 78, (08) 12 34 56."""
_SPACED = re.compile(rb"0[0-9](?:[0-9 .]{0,2} ?)(?:[ .][0-9]{2,4}){2,4}")
_PAIRS = re.compile(rb"[0-9]{2}(?:[ .][0-9]{2})+")
"""Bytes of a dump are written so too, and only France, Luxembourg and Belgium write telephones in five pairs."""
_FRENCH = 14
_FRENCH_SPEAKING = frozenset(("FR", "LU", "BE"))
_AMERICAN = re.compile(rb"(?:\(?[2-9][0-9]{2}\)[ .-]{0,2}|[2-9][0-9]{2}([ .-]))[2-9][0-9]{2}(?(1)\1|[ .-])[0-9]{4}")
_DAY = re.compile(rb"(?:19|20)[0-9]{2}([-./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])(?![0-9])")
"""Of a talk by telephone, not its number."""
_GOES_ON = re.compile(rb"(?:[02-9]|[0-9]1)[ .-]\Z")
"""Digits before it, other than the country's 1: a part of something longer."""
_WHOLE = 10
_BRITISH = re.compile(rb"07[0-9]{3} [0-9]{6}")
"""Ofcom: mobiles, the only ones with five digits before the space that begin so."""
_TWO_GROUPS = re.compile(rb"0[0-9]{1,4} [0-9]{5,8}|0[0-9]{3,4} [0-9]{2,4} [0-9]{2,4}")
_LISTED = re.compile(r"[^\W\d_]{2}(?:\t| {2,6}|[,;] )$")
"""A list has a word before it, and a gap: a name and a number."""
_SWEDISH_MOBILE, _BRITISH_MOBILE = 10, 11
"""Digits of a mobile that begins 07 (PTS, Ofcom)."""
_EXTENDING = frozenset(b"xXeEaAdD")
_EXTENSION = re.compile(
    r" ?(?:x|ext\.?|extension|ankn\.?|anknytning|durchwahl) ?[0-9]{1,6}(?![0-9A-Za-z])", re.IGNORECASE
)


class Telephones:
    """Judges tokens as telephone numbers, with the firm's countries as default."""

    def __init__(self, options: Options) -> None:
        self._home = options.countries
        self._mobile = {_SWEDISH_MOBILE, _BRITISH_MOBILE} if "GB" in options.countries else {_SWEDISH_MOBILE}
        self._regions = tuple(dict.fromkeys((*options.countries, *phone.PREFERRED)))

    def international(self, scan: Scan, start: int, written: bytes) -> Span | None:
        """After a plus sign."""
        digits = phone.plain(written)
        if not digits.isdigit() or not 7 <= len(digits) <= 15:
            return None
        value = phone.international(digits)
        if not value:
            return None
        sure = 0.6 if scan.noisy else 0.95 if len(digits) > 9 or len(written) > len(digits) else 0.75
        return self._span(scan, start - 1, start + len(written), value, sure)

    def labelled(self, scan: Scan, start: int, written: bytes, distance: int) -> Span | None:
        """Beside a word such as "tel"."""
        if start and scan.data[start - 1] == _PLUS:
            return self.international(scan, start, written)
        digits = phone.plain(written)
        if (
            not 5 <= len(digits) <= 15
            or _DAY.match(written)
            or (len(digits) < _WHOLE and written[0] != _ZERO and is_measure(written))
        ):
            return None
        value = self._value(digits, self._regions)
        if value:
            return self._span(scan, start, start + len(written), value, 0.96 if distance < 3 else 0.85)
        return self._span(scan, start, start + len(written), "", 0.75 if distance < 2 and len(digits) >= 7 else 0.4)

    def alone(self, scan: Scan, token: Token) -> Span | None:
        """Without a word beside it: only in a form that telephone numbers are written in."""
        written = token.written
        if b"A" in token.shape:
            return None
        sure = 0.0
        regions: tuple[str, ...] = self._home
        if written[:2] == b"00" and len(written) >= 9:
            value = phone.international(phone.plain(written)[2:])
            return self._span(scan, token.start, token.end, value, 0.6) if value else None
        if written[0] != _ZERO and _AMERICAN.fullmatch(written):
            sure = 0.4 if _GOES_ON.search(scan.data, max(0, token.start - 3), token.start) else 0.75
            regions = ("US", *self._home)
        elif written[0] == _ZERO and _GROUPED.fullmatch(written):
            sure = 0.8
        elif _PAIRS.fullmatch(written):
            sure = 0.6 if len(written) == _FRENCH and not _FRENCH_SPEAKING.isdisjoint(self._home) else 0.0
        elif (written[0] == _ZERO and _SPACED.fullmatch(written)) or (
            written[:2] == b"07" and written == token.compact and len(written) in self._mobile
        ):
            sure = 0.6
        elif written[0] == _ZERO and _BRITISH.fullmatch(written):
            sure, regions = 0.75, ("GB",)
        elif written[0] == _ZERO and _TWO_GROUPS.fullmatch(written) and _LISTED.search(scan.before(token.start, 24)):
            sure, regions = 0.55, self._regions
        if not sure:
            return None
        value = self._value(phone.plain(written), regions)
        return self._span(scan, token.start, token.end, value, sure) if value else None

    @staticmethod
    def lowered(span: Span, token: Token, scan: Scan, *, against: bool) -> Span:
        """The same with the evidence against it."""
        sure = span.confidence * 0.3 if against else span.confidence
        if not is_free(scan.data, token) and scan.data[token.start - 1 : token.start] != b"(":
            sure *= 0.4
        sure = sure * 0.5 if scan.noisy else sure
        return span if sure == span.confidence else span._replace(confidence=sure)

    def _value(self, digits: str, regions: tuple[str, ...]) -> str:
        if digits[:2] == "00" and (value := phone.international(digits[2:])):
            return value
        for region in regions:
            if value := phone.national(digits, region):
                return value
        return ""

    @staticmethod
    def _span(scan: Scan, start: int, end: int, value: str, sure: float) -> Span:
        data = scan.data
        if start and data[start - 1] == _BRACKET and b")" in data[start:end]:
            start -= 1
        after = data[end] if data[end] != _SPACE else data[end + 1]
        if after in _EXTENDING and (more := _EXTENSION.match(scan.text, end)):
            end = more.end()
        return Span(start, end, "phone", sure, True, value)
