"""Codes of alarms, doors, gates and key boxes beside their words; card codes and dates beside their card."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.finding import Span

ACCESS_CODE = kind(
    "access_code", "employee_id_with_code", name=("Alarm or door code", "Larm- eller dörrkod"), checked_by="context"
)
CARD_CVV = kind("card_cvv", "card_cvv", checked_by="context")
CARD_EXPIRY = kind("card_expiry", "card_expiry", checked_by="context")
CARD_PIN = kind("card_pin", "card_pin", checked_by="context")
CARD_TRACK = kind("card_track_data", "card_track_data", checked_by="structure")
CARD_WITH_CODE = kind("card_pan_with_code", "card_pan_with_code", checked_by="checksum", linkable=False)

_PLACES = (
    "larmkod", "larmkoden", "portkod", "portkoden", "dörrkod", "dörrkoden", "entrékod", "grindkod", "koden till larmet",
    "kod till larmet", "koden till porten", "kod till porten", "koden till dörren", "kod till dörren", "nyckelskåp",
    "nyckelboxen", "nyckelbox", "låskod", "kodlås", "passerkod", "garagekod", "alarm code", "alarmcode", "door code",
    "gate code", "entry code", "access code", "keypad code", "garage code", "lockbox", "key safe", "key box", "lock code",
    "code for the alarm", "code to the alarm", "code for the door", "alarm pin", "security code for the alarm", "door pin",
)  # fmt: skip
_CVV_WORDS = (
    "cvv",
    "cvc",
    "cvv2",
    "cvc2",
    "cid",
    "csc",
    "säkerhetskod",
    "kortkod",
    "security code",
    "verification code",
)
_EXPIRY_WORDS = (
    "exp",
    "expiry",
    "expires",
    "expiration",
    "valid thru",
    "valid until",
    "giltigt till",
    "giltig till",
    "giltighetstid",
    "utgår",
    "gäller till",
    "mm/yy",
    "mm/åå",
)
_PIN_WORDS = ("pin", "pin code", "pin-kod", "pinkod", "kod")
_CODE = re.compile(
    r"(?:en|n|et)?(?:\s+(?:code|kod|koden))?\s{0,3}(?:[:=#-]|\bis\b|\bär\b|to|till)?\s{0,3}(?P<value>[*#]?[0-9]{3,8}[*#]?)(?![0-9]|[.,:/-][0-9])",
    re.IGNORECASE,
)
_CVV = re.compile(
    r"[0-9]?\s{0,3}(?:code|kod|number|no\.?)?\s{0,2}(?:[:=#-]|\bis\b|\bär\b)?\s{0,3}(?P<value>[0-9]{3,4})(?![0-9]|[.,:/-][0-9])",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[a-zåäö]{0,10}\.?\s{0,3}(?:date|datum|:|=|-)?\s{0,3}:?\s{0,3}(?P<value>(?:0[1-9]|1[0-2])\s?[/\-]\s?(?:20)?[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_PIN = re.compile(
    r"(?:kod|code|-kod)?(?: (?:till|for|of|to)(?: the)? (?:kortet|card))?\s{0,2}(?:[:=]|\bis\b|\bär\b)\s{0,3}(?P<value>[0-9]{4})(?![0-9]|[.,:/-][0-9])",
    re.IGNORECASE,
)
_PIN_CODE = re.compile(
    r"[-\s]?(?:koden|kod|code)\s{0,2}(?:[:=]|\bis\b|\bär\b)\s{0,3}(?P<value>[0-9]{4})(?![0-9A-Za-z]|[.,:/-][0-9])",
    re.IGNORECASE,
)
_PIN_ALONE = re.compile(r"[ \t]{0,2}[:=][ \t]{0,3}(?P<value>[0-9]{4})(?=[ \t]{0,8}(?:[\r\n]|\Z))")
_NEXT = re.compile(
    r"(?:\s?[,;]\s?|\s(?:and|och)\s|\s/\s)(?:(?:the|and|och)\s)?(?:larmet|larm|alarm|dörren|dörr|door|porten|port|grinden|grind|gate|garaget|garage|safe|kassaskåpet|kassaskåp)"
    r"(?:[ -]?(?:koden|kod|code))?\s{0,2}(?:[:=]|\bis\b|\bär\b)?\s{0,2}(?P<value>[*#]?[0-9]{3,8}[*#]?)(?![0-9A-Za-z]|[.,:/-][0-9])",
    re.IGNORECASE,
)
"""Another place's code in the same breath: `door code is 4471#, alarm 9902`."""
_CARD = re.compile(
    r"\b(?:(?:bank|credit|debit|kredit|betal)?(?:card|kort(?:et|ets)?)|visa|mastercard)\b", re.IGNORECASE
)
_SPOKEN = 32
_BARE_DATE = re.compile(r"(?<![0-9/.-])(?:0[1-9]|1[0-2])/(?:20)?[2-4][0-9](?![0-9/.-])")
_TRACK = re.compile(r"%?B[0-9]{12,19}\^[^^\n]{2,26}\^[0-9]{7}[^?\n]{0,60}\??|;?[0-9]{12,19}=[0-9]{7}[0-9]{0,20}\??")
_NEAR_CARD = 90
_IN_ONE_BREATH = (0.9, 0.8, 0.8)
_PLACE_COUNT = len(_PLACES)
_CVV_COUNT = _PLACE_COUNT + len(_CVV_WORDS)
_EXPIRY_COUNT = _CVV_COUNT + len(_EXPIRY_WORDS)
_PIN_COUNT = _EXPIRY_COUNT + len(_PIN_WORDS)


class CodeDetector:
    """Runs after the numbers, so that it knows where the cards are."""

    kinds = (ACCESS_CODE, CARD_CVV, CARD_EXPIRY, CARD_PIN, CARD_TRACK, CARD_WITH_CODE)
    triggers = (
        *(Trigger(word, word=word == "exp") for word in (*_PLACES, *_CVV_WORDS, *_EXPIRY_WORDS)),
        *(Trigger(word, word=True) for word in _PIN_WORDS),
        Trigger(r"[0-9]{12}\^[A-Z /]{2}", caseless=False),
        Trigger(r"[0-9]{12}=[0-9]{7}", caseless=False),
    )

    def detect(self, scan: Scan) -> Iterator[Span]:
        cards = [span for span in scan.found if span.type == "card_pan" and span.valid]
        seen: set[tuple[int, int]] = set()
        for hit in scan.hits:
            for span in self._at(scan, hit.which, hit.end, cards):
                if (span.start, span.end) not in seen:
                    seen.add((span.start, span.end))
                    yield span
        for card in cards:
            match = _BARE_DATE.search(scan.text, card.end, card.end + 24)
            if match is not None and (match.start(), match.end()) not in seen:
                yield Span(match.start(), match.end(), "card_expiry", 0.85)

    def _at(self, scan: Scan, which: int, end: int, cards: list[Span]) -> Iterator[Span]:
        if which >= _PIN_COUNT:
            match = _TRACK.search(scan.text, max(0, end - 24), end + 90)
            if match is not None:
                yield Span(match.start(), match.end(), "card_track_data", 0.95)
            return
        if scan.text[end : end + 1].isalpha() and which >= _PLACE_COUNT:
            return
        if which < _PLACE_COUNT:
            match = _CODE.match(scan.text, end)
            for sure in _IN_ONE_BREATH:
                if match is None:
                    return
                yield Span(*match.span("value"), "access_code", sure)
                match = _NEXT.match(scan.text, match.end())
        elif (card := _near(cards, end)) is not None:
            yield from _of_card(scan, which, end, card)
        elif which >= _CVV_COUNT:
            found = list(_of_spoken_card(scan, which, end))
            yield from found or _of_pin(scan, which, end)
        elif which < _PLACE_COUNT + 4 and (match := _CVV.match(scan.text, end)) is not None:
            yield Span(match.start("value"), match.end("value"), "card_cvv", 0.8)


def _of_spoken_card(scan: Scan, which: int, end: int) -> Iterator[Span]:
    """Of a card that is spoken of, its number unseen."""
    is_date = which < _EXPIRY_COUNT
    match = (_DATE if is_date else _PIN).match(scan.text, end)
    if match is not None and _CARD.search(scan.text, max(0, end - _SPOKEN), end + _SPOKEN):
        yield Span(*match.span("value"), "card_expiry" if is_date else "card_pin", 0.75)


def _of_pin(scan: Scan, which: int, end: int) -> Iterator[Span]:
    """A PIN of something that is not named: called a code, or all that its line says (a circuit has pins too)."""
    if which >= _EXPIRY_COUNT + _PIN_WORDS.index("kod") or which < _EXPIRY_COUNT:
        return
    word = end - len(_PIN_WORDS[which - _EXPIRY_COUNT])
    match = _PIN_CODE.match(scan.text, word + len("pin"))
    if match is None and which == _EXPIRY_COUNT and not scan.before(word).strip(" \t*•-"):
        match = _PIN_ALONE.match(scan.text, end)
    if match is not None:
        yield Span(*match.span("value"), "card_pin", 0.6)


def _near(cards: list[Span], end: int) -> Span | None:
    """The first card that begins or ends near the place. Cards stand in order and do not overlap."""
    for at in range(max(0, bisect_left(cards, (end - _NEAR_CARD,)) - 1), len(cards)):  # a slice would copy the rest
        card = cards[at]
        if card.start - end > _NEAR_CARD:
            return None
        if end - card.end <= _NEAR_CARD:
            return card
    return None


def _of_card(scan: Scan, which: int, end: int, card: Span) -> Iterator[Span]:
    is_date = _CVV_COUNT <= which < _EXPIRY_COUNT
    match = (_DATE if is_date else _CVV).match(scan.text, end)
    if match is None or (card.start <= match.start("value") < card.end):
        return
    start, stop = match.span("value")
    if is_date:
        yield Span(start, stop, "card_expiry", 0.95)
        return
    yield Span(start, stop, "card_cvv" if which < _CVV_COUNT else "card_pin", 0.95)
    if card.confidence >= 0.5:
        yield Span(min(card.start, start), max(card.end, stop), "card_pan_with_code", 0.95)
