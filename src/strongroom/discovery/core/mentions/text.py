"""Running text, letters, signatures and forms written as text: who is spoken of, line by line.

Within a line what follows a name belongs to it, up to the next name or the end of the sentence. Lines that hold little
but a name, an address, a number make a block: what stands below a name there belongs to it, until an organisation, a
blank line or words of another kind come between. Labels tell a patient from a doctor.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
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
from strongroom.discovery.core.mentions.line import Event, Line, events, is_short, label_of, lines
from strongroom.discovery.core.mentions.naming import (
    is_given_alone,
    is_office,
    is_part,
    is_same,
    legible,
    may_be,
    spellings,
    spells,
)
from strongroom.discovery.core.mentions.person import Person, Told
from strongroom.discovery.core.mentions.postcode import of_address
from strongroom.discovery.core.mentions.roles import EMAIL, NUMBERS_OF_CUSTOMERS, ORGANISATION, Role, own

_NEAR = 6
"""Names, or addresses for mail, among which the one is looked for that the other spells."""
_OF_ADDRESS = 64
"""Characters of what stands before the @ (RFC 5321, section 4.5.3.1.1)."""
_NEAR_BY = 1_500
"""Characters within which it is."""
_CLOSE = 150
"""The same for an address that is a given name and no more: as far as a signature reaches."""
_SHORTEST, _LONGEST = 2, 40
"""Characters of a salutation before the name."""
_BEFORE = 3
"""Signs right before a name that are taken to be theirs."""
_SIGNS = frozenset({Role.SIGN, Role.FIRM_SIGN})
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


def read_text(text: str, spans: Sequence[Span], *, writer: Writer | None = None) -> Told:
    """Of whom a text speaks."""
    reader = _Reader(text, writer)
    for line in lines(text, events(text, spans)):
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
        self._block = Block(self._lone, self._people)
        self._near = _Near()
        self._sentence = _Sentence(text, self._people, self._near)

    def read(self, line: Line) -> None:
        text, block = self._text, self._block
        if line.between is not None:
            block.passes(line.between)
        label = label_of(text, line)
        if label is not None and not is_short(text, line):
            label = None
        if label is None:
            block.end()
        first = len(self._people)
        left = self._sentence.read(line)
        if len(self._people) > first:
            self._greet(self._people[first], line)
        if label is not None:
            self._in_block(line, left, label, first)
        elif left:
            for event in left:
                if event.role in _SIGNS:
                    self._by_pronoun(event, line)

    def _in_block(self, line: Line, left: Sequence[Event], label: tuple[str, Label], first: int) -> None:
        """A line of a block; `first` is where the people that it names begin."""
        if line.events[0].role is Role.NAME:
            if len(self._people) == first + 1:
                self._block.name(self._people[first], *label)
            else:
                self._block.end()
        for event in left:
            self._left_in_block(event, *label)

    def _greet(self, person: Person, line: Line) -> None:
        """`Hej Erik!`: the letter is to the Erik whose name it bears above, if it bears one."""
        start, end = line.start, line.events[0].start
        if not _SHORTEST < end - start < _LONGEST or not _SALUTATION.fullmatch(self._text, start, end):
            return
        named = [each for each in self._people[-_NEAR:] if each is not person and is_part(person.name, each.name)]
        self._addressee = named[0] if named else person
        self._addressees += 1

    def _by_pronoun(self, event: Event, line: Line) -> None:
        """`We call you on 070-…`: the number of whom the letter greets; `my number is 070-…`: its writer's."""
        if self._addressee is None and self._writer is None:
            self._lone.append(_sign(event))
            return
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

    def _written_to(self) -> Person | None:
        """The only one whom the text greets; where it greets nobody, the only one above whose address a name stands."""
        if self._addressees:
            return self._addressee if self._addressees == 1 else None
        addressed = [each for each in self._people if each.is_heading and each.postcodes]
        return addressed[0] if len(addressed) == 1 else None

    def finish(self) -> Told:
        self._block.end()
        if self._writes is not None and self._writes.signs:
            self._people.append(self._writes)
        if addressee := self._written_to():
            # The customer's number in the head of a letter or an invoice is that of whom it is sent to.
            numbers = {sign for sign in self._lone if sign.type in NUMBERS_OF_CUSTOMERS}
            if len(numbers) == 1:
                addressee.signs += numbers
        people = [each for each in self._people if each.signs or each.births or each.postcodes or each.is_heading]
        if 1 < len(people) <= _FEW:
            people = _merged(people)
        return Told(people, self._lone)

    def _left_in_block(self, event: Event, label: str, read: Label) -> None:
        match event.role:
            case Role.FIRM:
                self._block.firm(is_name=event.kind == ORGANISATION)
            case Role.FIRM_SIGN:
                self._lone.append(_sign(event))
                self._block.firm(is_name=False)
            case Role.SIGN:
                near = self._near.spelled(event) if event.kind == EMAIL else None
                self._block.sign(_sign(event), label, read, near)
            case Role.BIRTH:
                if person := self._block.trait(label, read):
                    person.is_born(event.value)
            case Role.ADDRESS:
                if (code := _postcode(self._text, event)) and (person := self._block.trait(label, read)):
                    person.lives_at(code)


class _Near:
    """The names and the addresses for mail met last, for the one to find the other that it spells."""

    def __init__(self) -> None:
        self._names: deque[tuple[int, Person, Iterable[str]]] = deque(maxlen=_NEAR)
        self._mails: deque[tuple[int, Identifier]] = deque(maxlen=_NEAR)
        self._locals = ""

    def name(self, event: Event, person: Person) -> None:
        """An address met shortly before that spells the name is theirs."""
        whole = spellings(person.name)[1]
        held = self._locals
        for word in whole:
            if word in held:
                self._claim(event.start, person)
                break
        self._names.append((event.end, person, whole))

    def _claim(self, start: int, person: Person) -> None:
        for end, mail in self._mails:
            distance = start - end
            if distance < _NEAR_BY and spells(mail.value, person.name) and _is_close(distance, mail.value, person):
                person.signs.append(mail)

    def mail(self, event: Event) -> None:
        self._mails.append((event.end, _sign(event)))
        self._locals = f"{self._locals[-_NEAR * _OF_ADDRESS :]} {event.value[:_OF_ADDRESS]}"

    def spelled(self, event: Event) -> Person | None:
        """The one among those just named whose name the address spells; None if it may be another's as well."""
        found: Person | None = None
        address, start = event.value, event.start
        for end, person, whole in reversed(self._names):
            for word in whole:
                if word in address:
                    break
            else:
                continue
            if start - end < _NEAR_BY and spells(address, person.name) and _is_close(start - end, address, person):
                if found is None:
                    found = person
                elif not (is_part(found.name, person.name) or is_part(person.name, found.name)):
                    return None
        return found


def _is_close(distance: int, address: str, person: Person) -> bool:
    return distance < _CLOSE or not is_given_alone(address, person.name)


class _Sentence:
    """What stands beside a name in a line, sentence by sentence."""

    def __init__(self, text: str, people: list[Person], near: _Near) -> None:
        self._text = text
        self._people = people
        self._near = near
        self._waiting: list[Event] = []
        self._left: list[Event] = []
        self._person: Person | None = None
        self._only: Person | None = None
        """The person while no other and no firm has been named in the sentence."""
        self._is_joined = self._is_firm = self._is_after = self._is_named = False

    def read(self, line: Line) -> list[Event]:
        """Give what a sentence says of somebody to them; what is nobody's by that."""
        self._stop()
        left = self._left = []
        text, reached = self._text, line.start
        for event in line.events:
            start = event[0]
            gap = text[reached:start] if start - reached <= FAR else None
            if gap is None or (len(gap) > 1 and ends_sentence(gap)):
                self._stop()
                gap = gap or ""
            role = event[2]
            if role is Role.NAME:
                self._name(event, gap)
            elif role is Role.SIGN and self._only is not None and event[3] != EMAIL and is_tight(gap):
                # What most numbers are: right behind the only name of their sentence.
                self._only.signs.append(_new(Identifier, event[3:]))
                self._is_named = False
            elif not self._add(event, gap):
                left.append(event)
            end = event[1]
            reached = end if end > reached else reached  # noqa: FURB136  as in `lines`
        self._stop()
        return left

    def _add(self, event: Event, gap: str) -> bool:
        was_named, self._is_named = self._is_named, False
        person = self._person
        if event.role is Role.FIRM or event.role is Role.FIRM_SIGN:
            self._is_firm, self._only = True, None
            return False
        if person is None or (self._is_after and any(kind == event.kind for kind, _ in person.signs)):
            person = self._person = self._only = None
        is_open = not self._is_joined or (was_named and "(" in gap)
        if event.kind == EMAIL:
            if self._place_mail(person, event, gap, is_open=is_open):
                return True
            self._near.mail(event)
        elif person is not None:
            return self._place(person, event, gap, is_open=is_open)
        if person is None:
            self._waiting.append(event)
        return person is None

    def _name(self, event: Event, gap: str) -> None:
        name = self._text[event.start : event.end]
        before, person = self._person, Person(legible(name))
        self._people.append(person)
        self._near.name(event, person)
        if before is not None and is_part(person.name, before.name):
            return
        self._is_joined = self._is_named and joins(gap)
        self._person, self._is_named, self._is_after = person, True, False
        if self._waiting and not self._is_firm and is_tight(gap):
            for each in self._waiting[-_BEFORE:]:
                if each.role is not Role.ADDRESS and self._place(person, each, "", is_open=True):
                    self._waiting.remove(each)
                    self._is_after = True
        self._only = None if self._is_joined or self._is_firm or self._is_after else person
        self._left += self._waiting
        self._waiting = []

    def _place(self, person: Person, event: Event, gap: str, *, is_open: bool) -> bool:
        """Give it to the one named before it, if nothing speaks against that."""
        if event.kind == EMAIL:
            return self._place_mail(person, event, gap, is_open=is_open)
        if not is_open or (len(gap) > 2 and not is_tight(gap) and leads_away(gap)):
            return False
        if event.role is Role.BIRTH:
            person.is_born(event.value)
        elif event.role is Role.ADDRESS:
            if code := _postcode(self._text, event):
                person.lives_at(code)
        elif self._is_firm and event.kind not in own():
            return False
        else:
            person.signs.append(_sign(event))
        return True

    def _place_mail(self, person: Person | None, event: Event, gap: str, *, is_open: bool) -> bool:
        """The same of an address for mail, which may spell another name that stands near."""
        address = event.value
        if person is None or not spells(address, person.name):
            if near := self._near.spelled(event):
                person = near
            elif person is None or not (is_paired(gap) or (is_open and self._may_be(person, address, gap))):
                return False
        person.signs.append(_sign(event))
        return True

    def _may_be(self, person: Person, address: str, gap: str) -> bool:
        if self._is_firm or is_office(address) or not may_be(address, person.name):
            return False
        return is_tight(gap) or not leads_away(gap)

    def _stop(self) -> None:
        self._person = self._only = None
        self._is_joined = self._is_firm = self._is_after = self._is_named = False
        if self._waiting:
            self._left += self._waiting
            self._waiting = []


def _sign(event: Event) -> Identifier:
    return _new(Identifier, event[3:])


_new = tuple.__new__


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
