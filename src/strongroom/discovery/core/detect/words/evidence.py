"""What the neighbourhood says for or against a name: contacts near by, frames of sentences, technical text."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence

from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.detect.words.manner import WINDOW, manner

SPEECH = re.compile(
    r"[ ,]{1,2}(?:says?|said|asked|told|wrote|writes|called|calls|replied|answered|thinks|wants|shouted|reports?|reported"
    r"|presented|presents|tolerated|has been|lives|works|worked|moved|died|married|arrived|visited|phoned|met|spent|points out"
    r"|was (?:born|admitted|diagnosed|seen)|is (?:from|a \d+|married|allergic)|c/o|säger|sa|sade|frågade|skrev|skriver|ringde"
    r"|ringer|berättade|tyckte|tycker|vill|bor|jobbar|arbetar|kom|kommer|fick|har haft|mår|besökte|träffade|född|inkom|uppger"
    r"|önskar|betalade|bokade|mailade|mejlade)\b"
)
_BEFORE = frozenset(
    [
        "with",
        "by",
        "from",
        "to",
        "for",
        "met",
        "called",
        "told",
        "asked",
        "contact",
        "and",
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "friend",
        "colleague",
        "client",
        "customer",
        "patient",
        "named",
        "thanks",
        "like",
        "me",
        "producer",
        "leave",
        "med",
        "av",
        "från",
        "till",
        "för",
        "träffade",
        "ringde",
        "kontakta",
        "och",
        "fru",
        "man",
        "make",
        "maka",
        "sambo",
        "dotter",
        "bror",
        "syster",
        "vän",
        "kollega",
        "kund",
        "kunden",
        "patienten",
        "eleven",
        "heter",
        "tack",
        "hälsa",
        "frågade",
        "mailade",
    ]
)
CLOSE = 120


def probability(log_odds: float) -> float:
    return round(1 / (1 + math.exp(-log_odds)), 2)


def is_running_text(scan: Scan) -> bool:
    """Whether words stand in sentences: every passage that was not swept out of a binary file, and columns of remarks."""
    if not scan.is_column:
        return not scan.noisy
    cells = scan.text.count("\n") + 1
    return len(scan.text) >= 28 * cells and scan.text.count(" ") >= 4 * cells


def word_before(text: str, start: int) -> str:
    """The word that leads to `start` on the same line, with the sign that ends it; empty at the start of a line."""
    lead = text[max(0, start - 24) : start]
    if not lead or lead[-1] == "\n":
        return ""
    words = lead.rpartition("\n")[2].split()
    return words[-1] if words else ""


def leads_to_name(before: str) -> bool:
    """Whether the word before is one that people are named after, or a label, a bracket or nothing at all."""
    return not before or before[-1] in ":([" or before.rstrip(",").lower() in _BEFORE


class Surroundings:
    """Questions about the text around one place, answered once a window."""

    def __init__(self, scan: Scan) -> None:
        self.text = scan.text
        self._manner = manner(scan.data)
        self._technical: dict[int, float] = {}
        self._found = scan.found
        self._contacts: tuple[list[int], list[str]] | None = None

    def technical(self, at: int) -> float:
        """0 for everyday prose and forms, up to 4 in manuals and code, for the window around `at`."""
        window = at // WINDOW
        known = self._technical.get(window)
        if known is None:
            known = min(_MOST, self._manner.technical(window))
            if known > 0:  # people's numbers near by speak against a manual
                known -= _CONTACT * self.contacts_between(window * WINDOW, (window + 1) * WINDOW)
            known = self._technical[window] = max(0.0, known)
        return known

    def contacts_between(self, start: int, end: int) -> int:
        starts, _ = self._contacts or self._known_contacts()
        return bisect_left(starts, end) - bisect_left(starts, start)

    def _known_contacts(self) -> tuple[list[int], list[str]]:
        """Where each stands, and of an e-mail address what is before its at sign."""
        contacts = [span for span in self._found if span[2] in CONTACTS]
        text = self.text
        self._contacts = (
            [span[0] for span in contacts],
            [text[span[0] : span[1]].partition("@")[0].lower() if span[2] == "email" else "" for span in contacts],
        )
        return self._contacts

    def contact(self, start: int, end: int, words: Sequence[str]) -> float:
        """Evidence from e-mail addresses and numbers near by; an address made of the name is the best there is."""
        starts, locals_ = self._contacts or self._known_contacts()
        first = bisect_left(starts, start - CLOSE)
        if first == len(starts) or starts[first] > end + CLOSE:
            return 0.0
        last = bisect_left(starts, end + CLOSE + 1, first, min(first + 6, len(starts)))
        for at in range(first, last):
            if local := locals_[at]:
                for word in words:
                    if len(word) > 2 and word.lower() in local:
                        return 2.2
        return 0.7


_CONTACT = 0.5
_MOST = 4.0
CONTACTS = frozenset(
    {"email", "phone", "se_personnummer", "date_of_birth", "postal_address", "medical_record_number", "us_ssn",
     "customer_number", "card_pan", "iban", "gb_nhs", "dk_cpr", "no_fodselsnummer", "fi_hetu"}
)  # fmt: skip
