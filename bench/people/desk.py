"""Where a firm's files are written: whatever is put down of somebody is kept as truth in the same breath."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from bench.people.firm import FIRM, Firm, Home, Person
from bench.people.lands import written_phone
from bench.people.names import SHORT
from bench.people.said import Said, Value


@dataclass(slots=True)
class Line:
    """One spot of an item that speaks of one person: every method gives a text and notes what it tells.

    `past`: the system holds what was so when the person came. `careful`: names are written as in a register.
    """

    desk: Desk
    item: str
    source: str
    person: Person
    past: bool = False
    careful: bool = False
    values: list[Value] = field(default_factory=list)
    companys: list[Value] = field(default_factory=list)
    given_name: str = ""
    told_birth: bool = False
    at: str = ""

    @property
    def then(self) -> int:
        """Which of the values that changed."""
        return -1 if self.past else 0

    def email(self) -> str:
        return self.address_of_mail(self.then)

    def other_email(self) -> str:
        return self.address_of_mail(-1) if len(self.person.emails) > 1 else ""

    def address_of_mail(self, which: int) -> str:
        if not self.person.emails:
            return ""
        address = self.person.emails[which]
        self.values.append(("email", address))
        local, at, domain = address.partition("@")
        return f"{local.title()}{at}{domain}" if self.desk.draw.random() < 0.02 else address

    def mobile(self) -> str:
        return self._phone(self.person.phones[self.then]) if self.person.phones else ""

    def fixed(self) -> str:
        return self._phone(self.person.fixed) if self.person.fixed else ""

    def phone(self) -> str:
        """The one that people give when asked for one."""
        return self.mobile() if self.person.phones and self.desk.draw.random() < 0.85 else self.fixed() or self.mobile()

    def switchboard(self) -> str:
        if self.person.company is None:
            return ""
        self.companys.append(("phone", self.person.company.switchboard))
        return written_phone(self.desk.draw, self.person.company.switchboard, self.desk.firm.land)

    def company_email(self) -> str:
        if self.person.company is None:
            return ""
        self.companys.append(("email", self.person.company.email))
        return self.person.company.email

    def _phone(self, number: str) -> str:
        self.values.append(("phone", number))
        return written_phone(self.desk.draw, number, self.desk.firm.land)

    def customer(self) -> str:
        self.values.append(("customer_number", self.person.customer))
        return self.person.customer

    def official(self) -> str:
        if self.person.official is None:
            return ""
        self.values.append((self.person.official.kind, self.person.official.value))
        return self.person.official.written

    def official_at_home(self) -> str:
        """Only the number of the firm's own country: other systems have no column for the rest."""
        known = self.person.official
        return self.official() if known and known.kind[:2] == self.desk.firm.land.lower() else ""

    def born(self, shape: str = "%Y-%m-%d") -> str:
        self.told_birth = True
        return f"{self.person.born:{shape}}"

    def family(self) -> str:
        return self.person.families[self.then]

    def given(self) -> str:
        self.given_name = self.person.given[0]
        return (
            " ".join(self.person.given)
            if self.desk.draw.random() < (0.3 if self.careful else 0.05)
            else self.given_name
        )

    def name(self) -> str:
        given, family, draw = self.person.given, self.family(), self.desk.draw
        self.given_name = given[0]
        middle = f" {given[1]}" if len(given) > 1 else ""
        way = draw.random() * (4 if self.careful else 1)
        if way < 0.05:
            return f"{family}, {given[0]}"
        if way < 0.10:
            return f"{given[0]}{middle[:2] + draw.choice(('.', '')) if middle else ''} {family}"
        if way < 0.16:
            return f"{given[0]}{middle} {family}"
        if way < 0.18:
            return draw.choice((f"{given[0]} {family}".upper(), f"{given[0]} {family}".lower()))
        if way < 0.21:
            self.given_name = given[0][0]
            return f"{given[0][0]}. {family}"
        if way < 0.23:
            self.given_name = SHORT.get(given[0], given[0])
            return f"{self.given_name} {family}"
        if way < 0.26:
            return self._slip(given[0], family)
        return f"{given[0]} {family}"

    def last_first(self) -> str:
        self.given_name = self.person.given[0]
        return f"{self.family()}, {self.given_name}"

    def _slip(self, given: str, family: str) -> str:
        """One letter wrong, mostly in the family name."""
        word = given if self.desk.draw.random() < 0.3 and len(given) > 3 else family
        at = self.desk.draw.randrange(1, len(word))
        wrong = self.desk.draw.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + self.desk.draw.choice("aeinrst") + word[at + 1 :],
            )
        )
        self.given_name = wrong if word == given else given
        return f"{wrong} {family}" if word == given else f"{given} {wrong}"

    @property
    def home(self) -> Home:
        return self.person.homes[self.then]

    def street(self) -> str:
        return self.home.street

    def postcode(self) -> str:
        self.at = self.home.postcode.replace(" ", "").replace("-", "")
        return (
            self.home.postcode.replace(" ", "")
            if self.home.land == "SE" and self.desk.draw.random() < 0.3
            else self.home.postcode
        )

    def town(self) -> str:
        return self.home.town

    def address(self, join: str = ", ") -> str:
        code, town = self.postcode(), self.home.town
        last = (
            f"{town}{join}{code}"
            if self.home.land == "GB"
            else f"{town} {code}"
            if self.home.land == "US"
            else f"{code} {town}"
        )
        return f"{self.street()}{join}{last}"

    def said(self) -> Said:
        return Said(
            self.item, self.source, self.person.number, tuple(self.values), self.given_name, self.told_birth, self.at
        )

    def said_of_company(self) -> Said:
        return Said(self.item, self.source, self.person.number, tuple(self.companys), loose=True)


class Desk:
    """The folder under construction. `half` is 0 for the firm to tune on, 1 for the one that is only scored: their
    systems have other headers, their letters and mails other words."""

    def __init__(self, folder: Path, firm: Firm, half: int) -> None:
        self.folder = folder
        self.firm = firm
        self.half = half
        self.draw = random.Random(firm.count * 2 + half)
        self._lines: list[Line] = []
        self._firms: list[Said] = []

    def line(self, item: str, source: str, person: Person, *, past: bool = False, careful: bool = False) -> Line:
        line = Line(self, item, source, person, past, careful)
        self._lines.append(line)
        return line

    def firm_phone(self, item: str, source: str) -> str:
        self._firms.append(Said(item, source, FIRM, (("phone", self.firm.phone),)))
        return written_phone(self.draw, self.firm.phone, self.firm.land)

    def firm_email(self, item: str, source: str) -> str:
        self._firms.append(Said(item, source, FIRM, (("email", self.firm.email),)))
        return self.firm.email

    def colleague(self) -> Person:
        return self.draw.choice(self.firm.staff)

    def day(self) -> date:
        return date(2026, 11, 20) - timedelta(self.draw.randrange(1500))

    def write(self, item: str, content: bytes | str) -> None:
        path = self.folder / item
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def said(self) -> list[Said]:
        companys = (line.said_of_company() for line in self._lines if line.companys)
        return [*(line.said() for line in self._lines), *companys, *self._firms]
