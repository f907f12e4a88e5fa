"""What the neighbourhood says for or against a name: contacts near by, frames of sentences, technical text."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.detect.words.manner import MOST, WINDOW, manner
from strongroom.discovery.core.finding import Span

SPEECH = re.compile(
    r"[ ,]{1,2}(?:says?|said|asked|told|wrote|writes|called|calls|replied|answered|thinks|wants|shouted|reports?|reported"
    r"|presented|presents|tolerated|has been|lives|works|worked|moved|died|married|arrived|visited|phoned|met|spent|points out"
    r"|was (?:born|admitted|diagnosed|seen)|is (?:from|a \d+|married|allergic)|c/o|säger|sa|sade|frågade|skrev|skriver|ringde"
    r"|ringer|berättade|tyckte|tycker|vill|bor|jobbar|arbetar|kom|kommer|fick|har haft|mår|besökte|träffade|född|inkom|uppger"
    r"|önskar|betalade|bokade|mailade|mejlade)\b"
)
"""What people do, after their name."""
_DEEDS = frozenset(
    {"say", "says", "said", "asked", "told", "wrote", "writes", "called", "calls", "replied", "answered", "thinks", "wants",
     "shouted", "report", "reports", "reported", "presented", "presents", "tolerated", "has", "lives", "works", "worked",
     "moved", "died", "married", "arrived", "visited", "phoned", "met", "spent", "points", "was", "is", "c/o", "säger", "sa",
     "sade", "frågade", "skrev", "skriver", "ringde", "ringer", "berättade", "tyckte", "tycker", "vill", "bor", "jobbar",
     "arbetar", "kom", "kommer", "fick", "har", "mår", "besökte", "träffade", "född", "inkom", "uppger", "önskar", "betalade",
     "bokade", "mailade", "mejlade"}
)  # fmt: skip
"""The first words of `SPEECH`."""
_OF_SEVERAL = frozenset({"has", "points", "was", "is", "har"})
_BEFORE = frozenset(
    {"with", "by", "from", "to", "for", "met", "called", "told", "asked", "contact", "and", "wife", "husband", "son",
     "daughter", "brother", "sister", "friend", "colleague", "client", "customer", "patient", "named", "thanks", "like", "me",
     "producer", "leave", "med", "av", "från", "till", "för", "träffade", "ringde", "kontakta", "och", "fru", "man", "make",
     "maka", "sambo", "dotter", "bror", "syster", "vän", "kollega", "kund", "kunden", "patienten", "eleven", "heter", "tack",
     "hälsa", "frågade", "mailade"}
)  # fmt: skip
"""Words that people are named after."""
_WORD = re.compile(r"[\w/]+")
CLOSE = 120


@lru_cache(maxsize=4096)
def probability(log_odds: float) -> float:
    return round(1 / (1 + math.exp(-log_odds)), 2)


def is_running_text(scan: Scan) -> bool:
    """Whether words stand in sentences: every passage that was not swept out of a binary file, and columns of remarks."""
    if not scan.is_column:
        return not scan.noisy
    cells = scan.text.count("\n") + 1
    return len(scan.text) >= 28 * cells and scan.text.count(" ") >= 4 * cells


def word_before(text: str, start: int) -> str:
    """The word that leads to `start` on the same line, with the sign that ends it; empty at the start of a line.

    The marks of quoted mail (`> `) are no words.
    """
    lead = text[max(0, start - 24) : start]
    if not lead or lead[-1] == "\n":
        return ""
    if "\n" in lead:
        lead = lead.rpartition("\n")[2]
    words = lead.rsplit(None, 1)
    if not words or (words[-1][0] == ">" and not lead.strip("> ")):
        return ""
    return words[-1]


def word_after(text: str, end: int) -> str:
    """The word that follows, after one space or a comma; empty where something else does."""
    after = text[end : end + 2]
    if after[:1] == " ":
        match = _WORD.match(text, end + 1)
    elif after[:1] == ",":
        match = _WORD.match(text, end + 2 if after == ", " else end + 1)
    else:
        return ""
    return match[0] if match else ""


def speaks(text: str, end: int, following: str) -> bool:
    """Whether the word that follows a name says what somebody does."""
    return following in _DEEDS and (following not in _OF_SEVERAL or SPEECH.match(text, end) is not None)


@lru_cache(maxsize=4096)
def leads_to_name(before: str) -> bool:
    """Whether the word before is one that people are named after, or a label, a bracket or nothing at all."""
    return not before or before[-1] in ":([" or before.rstrip(",").lower() in _BEFORE


class Surroundings:
    """Questions about the text around one place, answered once a window."""

    def __init__(self, scan: Scan) -> None:
        self.text = scan.text
        self._manner = manner(scan.data)
        self._technical: dict[int, float] = {}
        self._found = scan.found[:]  # what is found meanwhile is not yet in order
        self._contacts: list[int] | None = None
        self._reached: list[Span] = []
        self._locals: dict[int, str] = {}

    def technical(self, at: int) -> float:
        """0 for everyday prose and forms, up to 4 in manuals and code, for the window around `at`."""
        window = at // WINDOW
        known = self._technical.get(window)
        if known is None:  # people's numbers near by speak against a manual
            doubt = _CONTACT * self.contacts_between(window * WINDOW, (window + 1) * WINDOW)
            known = 0.0 if doubt >= MOST else max(0.0, self._manner.technical(window) - doubt)
            self._technical[window] = known
        return known

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Where people may stand: all of the text but windows that are a manual's and hold nothing to reach anybody by."""
        start, size = 0, len(self.text)
        for at in range(0, size, WINDOW):
            last = size - at < 2 * WINDOW  # a short rest goes with the window before
            if self.technical(at) >= _MANUAL and not self.contacts_between(at, size if last else at + WINDOW):
                if start < at:
                    yield start, self._sign_after(at)
                start = size if last else at + WINDOW
            if last:
                break
        if start < size:
            yield start, size

    def _sign_after(self, at: int) -> int:
        """The next place where no name goes on."""
        sign = _SIGN.search(self.text, at)
        return sign.start() if sign else len(self.text)

    def contacts_between(self, start: int, end: int) -> int:
        starts = self._contacts if self._contacts is not None else self._known_contacts()
        return bisect_left(starts, end) - bisect_left(starts, start)

    def _known_contacts(self) -> list[int]:
        """Where each stands."""
        self._reached = [span for span in self._found if span[2] in CONTACTS]
        self._contacts = [span[0] for span in self._reached]
        return self._contacts

    def contact(self, start: int, end: int, words: Sequence[str]) -> float:
        """Evidence from e-mail addresses and numbers near by; an address made of the name is the best there is.

        `words` are those of the name, in lower case.
        """
        starts = self._contacts if self._contacts is not None else self._known_contacts()
        first = bisect_left(starts, start - CLOSE)
        if first == len(starts) or starts[first] > end + CLOSE:
            return 0.0
        for at in range(first, bisect_left(starts, end + CLOSE + 1, first, min(first + 6, len(starts)))):
            if self._reached[at][2] == "email":
                local = self._local(at)
                for word in words:
                    if word in local:
                        return 2.2
        return 0.7

    def named_in_address(self, start: int, end: int, words: Sequence[str]) -> int:
        """How many of the words, in lower case, an e-mail address near by is made of."""
        starts = self._contacts if self._contacts is not None else self._known_contacts()
        first, last = bisect_left(starts, start - CLOSE), bisect_left(starts, end + CLOSE + 1)
        addresses = [self._local(at) for at in range(first, last) if self._reached[at][2] == "email"]
        return max((sum(word in local for word in words) for local in addresses), default=0)

    def refused(self, start: int, end: int) -> bool:
        """Whether what stands there looks like a known number and fails its check."""
        at = bisect_left(self._found, (start - _LONGEST,))
        while at < len(self._found) and self._found[at].start < end:
            if self._found[at].end > start and not self._found[at].valid:
                return True
            at += 1
        return False

    def heads_contact(self, end: int) -> bool:
        """Whether what ends here is the first of a row or a block whose next part is a number, an address, a birth."""
        starts = self._contacts if self._contacts is not None else self._known_contacts()
        at = bisect_left(starts, end)
        return (
            at < len(starts) and starts[at] - end <= _APART and _PARTS.fullmatch(self.text, end, starts[at]) is not None
        )

    def _local(self, at: int) -> str:
        """What is before the at sign of an e-mail address."""
        known = self._locals.get(at)
        if known is None:
            start, end = self._reached[at][:2]
            known = self._locals[at] = self.text[start:end].partition("@")[0].lower()
        return known


_APART = 40
_LONGEST = 40
"""Signs of a number."""
_PARTS = re.compile(
    r"[ \t]*(?:[;|\t<]|\r?\n|[ ]{2}|, |\()[ \t<>(]*(?:(?:born|född|f\.|b\.|dob|tel|phone|mobile?|e-?mail|e-?post|mail|pnr|personnummer)[.:]? ?)?",
    re.IGNORECASE,
)
"""What stands between the head of a row and its next part."""
_CONTACT = 0.5
_MANUAL = 2.8
_SIGN = re.compile(r"[^\w '’.-]")
CONTACTS = frozenset(
    {"email", "phone", "se_personnummer", "date_of_birth", "postal_address", "medical_record_number", "us_ssn",
     "customer_number", "card_pan", "iban", "gb_nhs", "dk_cpr", "no_fodselsnummer", "fi_hetu"}
)  # fmt: skip
