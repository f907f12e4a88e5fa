"""Running text, letters, signatures and forms written as text: who is spoken of, line by line.

Within a line what follows a name belongs to it, up to the next name or the end of the sentence. Lines that hold little
but a name, an address, a number make a block: what stands below a name there belongs to it, until an organisation, a
blank line or words of another kind come between. Labels tell a patient from a doctor.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from strongroom.discovery.core.finding import Identifier, Span
from strongroom.discovery.core.mentions.block import Block
from strongroom.discovery.core.mentions.evidence import (
    FAR,
    ends_sentence,
    is_paired,
    is_tight,
    joins,
    leads_away,
    whose_by_pronoun,
)
from strongroom.discovery.core.mentions.labels import Label
from strongroom.discovery.core.mentions.line import Event, Line, events, is_short, label_of, lines, turned
from strongroom.discovery.core.mentions.naming import is_office, is_part, is_same, may_be, spells
from strongroom.discovery.core.mentions.person import Person
from strongroom.discovery.core.mentions.postcode import of_address
from strongroom.discovery.core.mentions.roles import EMAIL, NUMBERS_OF_CUSTOMERS, Role, own

_NEAR = 6
"""Names, or addresses for mail, among which the one is looked for that the other spells."""
_NEAR_BY = 1_500
"""Characters within which it is."""
_FEW = 5
"""People up to whom a text is about them, as a letter is; more make a list, where two may have one name."""
_SALUTATION = re.compile(
    r"[\s>]*(?:hej|hejsan|hallå|hello|hi|hey|dear|bästa|bäste|käre|kära|good (?:morning|afternoon|evening)|god (?:morgon|dag|kväll)|hola|bonjour|"
    r"liebe|lieber|kære|hei|beste|ciao|sehr geehrte[r]? (?:herr|frau)|tack|thanks|thank you)[ ,]+(?:(?:mr|mrs|ms|dr|herr|fru)\.? )?",
    re.IGNORECASE,
)


class Writer(NamedTuple):
    """Who says `I` in a text, up to where others are quoted."""

    name: str
    until: int


def read_text(text: str, spans: Sequence[Span], *, writer: Writer | None = None) -> list[Person]:
    """The people of a text. A sign that is nobody's is a person who has nothing else."""
    reader = _Reader(text, writer)
    for line in lines(text, turned(text, events(spans))):
        reader.read(line)
    return reader.finish()


class _Reader:
    def __init__(self, text: str, writer: Writer | None) -> None:
        self._text = text
        self._writer = writer
        self._writes = Person(writer.name) if writer else None
        self._addressee: Person | None = None
        self._addressees = 0
        self._people: list[Person] = []
        self._lone: list[Identifier] = []
        self._names: deque[tuple[int, Person]] = deque(maxlen=_NEAR)
        self._mails: deque[tuple[int, Identifier]] = deque(maxlen=_NEAR)
        self._block = Block(self._lone, self._people)

    def read(self, line: Line) -> None:
        block = self._block
        if line.between is not None:
            block.passes(line.between)
        label = label_of(self._text, line)
        is_block = label is not None and is_short(self._text, line)
        if not is_block:
            block.end()
        first = len(self._people)
        left = self._within(line)
        if len(self._people) > first and _SALUTATION.fullmatch(self._text, line.start, line.events[0].start):
            self._greet(self._people[first])
        if not is_block or label is None:
            for event in left:
                if event.value and event.role is not Role.BIRTH:
                    self._by_pronoun(event, line)
            return
        if line.events[0].role is Role.NAME:
            if len(self._people) == first + 1:
                block.name(self._people[first], *label)
            else:
                block.end()
        for event in left:
            self._in_block(event, *label)

    def _greet(self, person: Person) -> None:
        """`Hej Erik!`: the letter is to the Erik whose name it bears above, if it bears one."""
        named = [each for each in self._people[-_NEAR:] if each is not person and is_part(person.name, each.name)]
        self._addressee = named[0] if named else person
        self._addressees += 1

    def _by_pronoun(self, event: Event, line: Line) -> None:
        """`We call you on 070-…`: the number of whom the letter greets; `my number is 070-…`: its writer's."""
        before = self._text[max(line.start, event.start - FAR) : event.start]
        stop = max(before.rfind(". "), before.rfind("! "), before.rfind("? "))
        whose = whose_by_pronoun(before[stop + 1 :])
        person = self._addressee if whose == "you" else None
        if whose == "me" and self._writer is not None and event.start < self._writer.until:
            person = self._writes
        is_other = event.kind == EMAIL and (
            is_office(event.value) or (person is not None and not may_be(event.value, person.name))
        )
        if person is None or is_other or event.role is not Role.SIGN:
            self._lone.append(_sign(event))
        else:
            person.signs.append(_sign(event))

    def finish(self) -> list[Person]:
        self._block.end()
        if self._writes is not None and self._writes.signs:
            self._people.append(self._writes)
        if self._addressee is not None and self._addressees == 1:
            # The customer's number in a letter's head is that of whom it is written to.
            numbers = {sign for sign in self._lone if sign.type in NUMBERS_OF_CUSTOMERS}
            if len(numbers) == 1:
                self._addressee.signs += numbers
        people = [each for each in self._people if each.signs or each.births or each.postcodes or each.is_heading]
        if 1 < len(people) <= _FEW:
            people = _merged(people)
        return people + [Person.of(sign) for sign in self._lone]

    def name(self, event: Event) -> Person:
        """A person newly named. An address met shortly before that spells the name is theirs."""
        person = Person(" ".join(self._text[event.start : event.end].split()))
        self._people.append(person)
        for end, mail in self._mails:
            if event.start - end < _NEAR_BY and spells(mail.value, person.name):
                person.signs.append(mail)
        self._names.append((event.end, person))
        return person

    def spelled(self, event: Event) -> Person | None:
        """The one among those just named whose name the address spells; None if it may be another's as well."""
        found: Person | None = None
        for end, person in reversed(self._names):
            if event.start - end < _NEAR_BY and spells(event.value, person.name):
                if found is None:
                    found = person
                elif not (is_part(found.name, person.name) or is_part(person.name, found.name)):
                    return None
        return found

    def _within(self, line: Line) -> list[Event]:
        """Give what stands beside a name in the line to it; what is left over."""
        sentence = _Sentence(self)
        reached = line.start
        for event in line.events:
            sentence.add(event, self._text[reached : event.start] if event.start - reached <= FAR else None)
            reached = max(reached, event.end)
        return sentence.left

    def _in_block(self, event: Event, label: str, read: Label) -> None:
        match event.role:
            case Role.FIRM:
                self._block.firm()
            case Role.FIRM_SIGN:
                self._lone.append(_sign(event))
                self._block.firm()
            case Role.SIGN:
                near = self.spelled(event) if event.kind == EMAIL else None
                self._block.sign(_sign(event), label, read, near)
            case Role.BIRTH:
                if person := self._block.trait(label, read):
                    person.births.append(event.value)
            case Role.ADDRESS:
                if (code := _postcode(self._text, event)) and (person := self._block.trait(label, read)):
                    person.postcodes.append(code)

    def keep_mail(self, event: Event) -> None:
        self._mails.append((event.end, _sign(event)))

    def postcode(self, event: Event) -> str:
        return _postcode(self._text, event)


class _Sentence:
    """What stands in one line, sentence by sentence. `left` is what is nobody's by that."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self._person: Person | None = None
        self._waiting: list[Event] = []
        self._is_joined = False
        self._is_firm = False
        self._is_after = False
        self._is_named = False
        self.left: list[Event] = []

    def add(self, event: Event, gap: str | None) -> None:
        if gap is None or (len(gap) > 1 and ends_sentence(gap)):
            self._stop()
            gap = gap or ""
        if event.role is Role.NAME:
            self._name(event, gap)
            return
        was_named, self._is_named = self._is_named, False
        is_placed = False
        if event.role is Role.FIRM or event.role is Role.FIRM_SIGN:
            self._is_firm = True
        elif self._person is None or (self._is_after and any(kind == event.kind for kind, _ in self._person.signs)):
            self._person = None
            self._waiting.append(event)
        else:
            is_open = not self._is_joined or (was_named and "(" in gap)
            is_placed = self._place(self._person, event, gap, is_open=is_open)
        if is_placed:
            return
        if event.kind == EMAIL:
            if near := self._reader.spelled(event):
                near.signs.append(_sign(event))
                return
            self._reader.keep_mail(event)
        self.left.append(event)

    def _name(self, event: Event, gap: str) -> None:
        before = self._person
        person = self._reader.name(event)
        if before is not None and is_part(person.name, before.name):
            return
        self._is_joined = self._is_named and joins(gap)
        self._person, self._is_named, self._is_after = person, True, False
        if self._waiting and not self._is_firm and is_tight(gap):
            waiting = self._waiting[-3:]
            for each in waiting:
                if each in self.left and each.role is not Role.ADDRESS and self._place(person, each, "", is_open=True):
                    self.left.remove(each)
                    self._is_after = True
        self._waiting.clear()

    def _place(self, person: Person, event: Event, gap: str, *, is_open: bool) -> bool:
        """Give it to the one named before it, if nothing speaks against that."""
        if event.kind == EMAIL:
            return self._place_mail(person, event, gap, is_open=is_open)
        if not is_open or (len(gap) > 2 and not is_tight(gap) and leads_away(gap)):
            return False
        if event.role is Role.BIRTH:
            person.births.append(event.value)
        elif event.role is Role.ADDRESS:
            if code := self._reader.postcode(event):
                person.postcodes.append(code)
        elif self._is_firm and event.kind not in own():
            return False
        else:
            person.signs.append(_sign(event))
        return True

    def _place_mail(self, person: Person, event: Event, gap: str, *, is_open: bool) -> bool:
        address = event.value
        if not spells(address, person.name):
            if near := self._reader.spelled(event):
                person = near
            elif not is_paired(gap) and (
                not is_open
                or self._is_firm
                or is_office(address)
                or not may_be(address, person.name)
                or leads_away(gap)
            ):
                return False
        person.signs.append(_sign(event))
        return True

    def _stop(self) -> None:
        self._person = None
        self._waiting.clear()
        self._is_joined = self._is_firm = self._is_after = self._is_named = False


def _sign(event: Event) -> Identifier:
    return Identifier(event.kind, event.value)


def _postcode(text: str, event: Event) -> str:
    return of_address(text[event.start : event.end], begins=event.kind == "location")


def _merged(people: Sequence[Person]) -> list[Person]:
    """Who comes again by the same full name is the same, unless something tells two apart."""
    kept: list[Person] = []
    for person in people:
        twin = next((each for each in kept if is_same(each.name, person.name) and not each.contradicts(person)), None)
        if twin is None:
            kept.append(person)
        else:
            twin.takes_in(person)
    return kept
