"""A message: whom its header names, and who of them speaks in its body.

Each address of the header is a person of its own. Somebody in the body who has the full name of one of them is that
one; so is a given name below the sender's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from strongroom.discovery.core.finding import Identifier, Span
from strongroom.discovery.core.mentions.naming import is_part, is_same, words
from strongroom.discovery.core.mentions.person import Person
from strongroom.discovery.core.mentions.roles import EMAIL
from strongroom.discovery.core.mentions.text import read_text
from strongroom.discovery.core.passage import Passage
from strongroom.discovery.core.where import Where

_MOST = 50
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

    def header(self, part: Passage, spans: Sequence[Span]) -> list[Person]:
        if part.where[:-1] != self._message or part.label.lower() == "from":
            if part.where[:-1] != self._message:
                self._people = []
            self._message, self._sender = part.where[:-1], None
        people = read_text(part.text, spans)
        if part.label.lower() in _FIELDS:
            named = [person for person in people if person.name and person.signs]
            self._people = (self._people + named)[:_MOST]
            if part.label.lower() == "from" and len(named) == 1:
                self._sender = named[0]
        return people

    def body(self, part: Passage, people: list[Person]) -> list[Person]:
        """The people of a part of the message, with their addresses."""
        if not self._people or part.where[: len(self._message)] != self._message:
            return people
        quoted = _QUOTED.search(part.text)
        own_words = part.text[: quoted.start()] if quoted else part.text
        for person in people:
            if not person.name:
                continue
            known = [each for each in self._people if is_same(each.name, person.name)]
            sender = self._sender
            if (
                not known
                and sender
                and is_part(person.name, sender.name)
                and len(words(person.name)) == 1
                and person.name in own_words
            ):
                known = [sender]
                person.name = sender.name
            addresses = {sign for each in known for sign in each.signs if sign.type == EMAIL}
            if len(addresses) == 1:
                person.signs += [Identifier(*sign) for sign in addresses]
        return people
