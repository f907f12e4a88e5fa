"""A block of short lines: whose they are, from the name that heads them on."""

from __future__ import annotations

from strongroom.discovery.core.finding import Identifier
from strongroom.discovery.core.mentions.labels import Label, Rank
from strongroom.discovery.core.mentions.naming import is_office, may_be
from strongroom.discovery.core.mentions.person import Person
from strongroom.discovery.core.mentions.roles import EMAIL, NUMBERS_OF_CUSTOMERS, own

_APART = (Rank.STAFF, Rank.RELATIVE)
_UNKNOWN_LINES = 2
_SHORT = 45


class Block:
    """Told line by line. What it cannot place goes to `lone`; people who have no name to `nameless`."""

    def __init__(self, lone: list[Identifier], nameless: list[Person]) -> None:
        self._lone = lone
        self._nameless = nameless
        self._owner: Person | None = None
        self._rank = Rank.OPEN
        self._main: Person | None = None
        self._people: dict[str, Person] = {}
        self._placed: dict[Identifier, None] = {}
        self._labels: set[str] = set()
        self._waiting: list[Identifier] = []
        self._is_firm = False
        self._is_headed = False
        self._is_begun = False

    def passes(self, between: str) -> None:
        """What stands between two lines of the block: a title under a name is no end, a blank line is."""
        unknown = between.split("\n", _UNKNOWN_LINES + 1) if len(between) < _UNKNOWN_LINES * _SHORT else []
        is_led = self._is_headed or all(":" in line for line in unknown)
        if not (unknown and is_led) or len(unknown) > _UNKNOWN_LINES or any(map(_is_end, unknown)):
            self.end()

    def end(self) -> None:
        """The block is over. Signs of a form without a name are one person's where a customer's number is among them."""
        if not self._is_begun:
            return
        self._is_begun = False
        self._owner = self._main = None
        self._rank = Rank.OPEN
        if (
            len(self._waiting) > 1
            and not self._is_firm
            and any(kind in NUMBERS_OF_CUSTOMERS for kind, _ in self._waiting)
        ):
            person = Person()
            person.signs += self._waiting
            self._nameless.append(person)
        else:
            self._lone += self._waiting
        self._people.clear()
        self._placed.clear()
        self._labels.clear()
        self._waiting.clear()
        self._is_firm = self._is_headed = False

    def name(self, person: Person, label: str, read: Label) -> None:
        """A line that begins with a name, behind its label if it has one."""
        self._is_begun = True
        is_subject = read.rank not in _APART
        if (label and label in self._labels) or (is_subject and self._main is not None):
            # The next record of the same form, or the next name of a list.
            self._labels.clear()
            self._people.clear()
            self._main = None
            self._lone += self._waiting
            self._waiting.clear()
        if label:
            self._labels.add(label)
        person.whom = read.whom
        person.is_heading = True
        self._owner, self._rank = person, read.rank
        self._people.setdefault(read.whom, person)
        self._placed.clear()
        self._is_headed = True
        if is_subject:
            self._main = person
            if label:
                for sign in self._waiting:
                    (person.signs if sign.type in own() else self._lone).append(sign)
                self._waiting.clear()
                self._is_firm = False

    def firm(self, *, is_name: bool) -> None:
        """An organisation, its number or its pages: the telephone of the block is the firm's. What stands between a
        person's name and the firm's is the person's."""
        self._is_firm, self._is_headed, self._is_begun = True, False, True
        if self._owner is not None and not is_name:
            self._owner.signs = [sign for sign in self._owner.signs if sign not in self._placed]
            self._lone += self._placed
        self._placed.clear()
        self._owner = None

    def sign(self, sign: Identifier, label: str, read: Label, near: Person | None) -> None:
        """A line's number or address for mail. `near` is the one whose name the address spells, if any."""
        self._is_headed, self._is_begun = False, True
        kind, value = sign
        if near is not None:
            near.signs.append(sign)
            return
        if kind == EMAIL and (is_office(value) or (self._owner is not None and not may_be(value, self._owner.name))):
            self._lone.append(sign)
            return
        is_own = kind in own()
        person = self._whose(label, read, is_own=is_own)
        if label:
            self._labels.add(label)
        if person is not None and (is_own or not self._is_firm):
            person.signs.append(sign)
            if not is_own:
                self._placed[sign] = None
        elif (
            person is None and label and not self._people and read.rank not in _APART and (is_own or not self._is_firm)
        ):
            self._waiting.append(sign)
        else:
            self._lone.append(sign)

    def trait(self, label: str, read: Label) -> Person | None:
        """Whose a birth date or an address in a line is."""
        self._is_headed = False
        return self._whose(label, read, is_own=True)

    def _whose(self, label: str, read: Label, *, is_own: bool) -> Person | None:
        """`is_own`: it is of the kinds that a form asks of whom it is about, not of those who serve them."""
        if read.whom and read.whom in self._people:
            return self._people[read.whom]
        if read.rank in _APART or (not is_own and read.rank is Rank.OPEN and read.whom and not read.whom.isdigit()):
            return None
        is_again = bool(label) and label in self._labels
        is_below_other = bool(label) and self._rank in _APART and self._main is not None
        if is_again and (is_own or not is_below_other):
            self._next_record()
            return None
        if is_below_other:
            # Below `Doctor:` a form goes on about its patient, or the doctor: only some things say which.
            return self._main if is_own else self._owner if is_again else None
        return self._owner

    def _next_record(self) -> None:
        self._labels.clear()
        self._people.clear()
        self._owner = self._main = None
        self._lone += self._waiting
        self._waiting.clear()


def _is_end(line: str) -> bool:
    return not line.strip() or len(line) > _SHORT or line.rstrip().endswith(".")
