"""A message: whom its header names, and who of them speaks in its body.

Each address of the header is a person of its own. Somebody in the body who has the full name of one of them is that
one; so is a given name below the sender's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from strongroom.discovery.core.finding import Identifier, Span
from strongroom.discovery.core.mentions.displayed import entries
from strongroom.discovery.core.mentions.line import SURE
from strongroom.discovery.core.mentions.naming import is_office, is_same, may_be, spells, words
from strongroom.discovery.core.mentions.person import Person, Told
from strongroom.discovery.core.mentions.roles import EMAIL
from strongroom.discovery.core.mentions.text import Writer, read_text
from strongroom.discovery.core.passage import Passage
from strongroom.discovery.core.where import Where

_MOST = 50
_SENDERS = frozenset({"from", "från", "sender"})
_FIELDS = frozenset(
    {"from", "to", "cc", "bcc", "reply-to", "sender", "resent-from", "resent-to", "från", "till", "kopia"}
)
_QUOTED = re.compile(
    r"^(?:>|-----+ ?(?:Original|Ursprungligt|Forwarded|Vidarebefordrat)|(?:From|Från|Von|De): |(?:On|Den|Am|Le) .{6,120}(?:wrote|skrev|schrieb|écrit) ?:)",
    re.MULTILINE,
)


class Correspondents:
    """The people that the header of the latest message names."""

    def __init__(self) -> None:
        self._message: Where = ()
        self._people: list[Person] = []
        self._sender: Person | None = None

    @staticmethod
    def is_header(part: Passage) -> bool:
        return bool(part.where) and part.where[-1].kind == "mail header"

    def header(self, part: Passage, spans: Sequence[Span]) -> Told:
        if part.where[:-1] != self._message or part.label.lower() in _SENDERS:
            if part.where[:-1] != self._message:
                self._people = []
            self._message, self._sender = part.where[:-1], None
        if part.label.lower() not in _FIELDS:
            return read_text(part.text, spans)
        people: list[Person] = []
        for name, span in entries(part.text, [span for span in spans if span.confidence >= SURE]):
            person = Person(name)
            person.signs.append(Identifier(span.type, span.value))
            people.append(person)
        self._people = (self._people + [person for person in people if person.name])[:_MOST]
        if part.label.lower() in _SENDERS and len(people) == 1:
            self._sender = people[0]
        return Told(people, [])

    def body(self, part: Passage, spans: Sequence[Span]) -> Told:
        """The people of a text, with the addresses of those whom the header names."""
        sender = self._sender
        if not (self._people or sender) or part.where[: len(self._message)] != self._message:
            return read_text(part.text, spans)
        quoted = _QUOTED.search(part.text)
        until = quoted.start() if quoted else len(part.text)
        writer = Writer(sender.name, until) if sender and sender.name else None
        told = read_text(part.text, spans, writer=writer)
        people = told.people[:_MOST]
        named = [*self._people, *(person for person in people if person.name and _addresses(person))]
        # Nobody speaks of himself by his own name, but for the one below his letter.
        headings = [person for person in people if person.name and person.is_heading]
        own_words = part.text[:until]
        for person in headings:
            known = [each for each in named if is_same(each.name, person.name)]
            if not known and writer and _is_short_for(person.name, writer.name) and person.name in own_words:
                known = [sender] if sender else []
                person.name = writer.name
            addresses = list(dict.fromkeys(sign for each in known for sign in _addresses(each)))
            if len(addresses) == 1:
                person.signs += addresses
        if sender is not None and not sender.name:
            _sign_off(sender, [person for person in headings if person.name in own_words])
        return told


def _sign_off(sender: Person, headings: Sequence[Person]) -> None:
    """Who writes from a bare address is the one who signs: whose name it spells, or the only one."""
    sign = sender.signs[0]
    spelled = [person for person in headings if spells(sign.value, person.name)]
    if len(spelled) == 1:
        spelled[0].signs.append(sign)
    elif len(headings) == 1 and not is_office(sign.value) and may_be(sign.value, headings[0].name):
        headings[0].signs.append(sign)


def _addresses(person: Person) -> list[Identifier]:
    return [sign for sign in person.signs if sign.type == EMAIL]


def _is_short_for(part: str, name: str) -> bool:
    """Whether `part` is the given name of `name` alone."""
    given = name.partition(",")[2] or name
    return words(part) == words(given)[:1]
