"""The customers of an invented firm: households, namesakes, people who moved, married or changed their telephone.

The shares are set by what firms' lists look like, not by what any rule of linking can do: one customer in four lives
with another one, a few in a hundred have a namesake in their town, every sixth changed something since they came.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.people.lands import LANDS, Number, official, phone, postcode
from bench.people.names import COMPOUND, ORIGINS, Origin

DOMAINS = ("mail.example.test", "post.example.test", "inbox.example.test", "brev.example.test", "home.example.test")


@dataclass(frozen=True, slots=True)
class Home:
    street: str
    postcode: str
    town: str
    land: str


@dataclass(slots=True)
class Person:
    """A customer, or one of the firm's own (number from `STAFF`). What comes first in a list is what holds today."""

    number: int
    origin: Origin
    woman: bool
    given: tuple[str, ...]
    families: list[str]
    born: date
    homes: list[Home]
    phones: list[str]
    emails: list[str]
    customer: str
    official: Number | None
    fixed: str = ""
    company: Company | None = None
    family_of: list[Person] = field(default_factory=list)

    @property
    def family(self) -> str:
        return self.families[0]

    @property
    def name(self) -> str:
        return f"{self.given[0]} {self.family}"

    @property
    def home(self) -> Home:
        return self.homes[0]

    @property
    def email(self) -> str:
        return self.emails[0] if self.emails else ""

    @property
    def phone(self) -> str:
        return self.phones[0] if self.phones else self.fixed


@dataclass(slots=True)
class Company:
    name: str
    number: str
    switchboard: str
    email: str
    home: Home


STAFF = 10_000_000
FIRM = -1
"""The person of what belongs to nobody: the firm's own telephone, its own address for mail."""


class Firm:
    """The same seed gives the same firm. `land` is where it is."""

    def __init__(self, count: int, *, seed: int, land: str) -> None:
        self.draw = random.Random(seed)
        self.land = land
        self.count = count
        self._emails: set[str] = set()
        self._phones: set[str] = set()
        self._officials: set[str] = set()
        self._customers = iter(self.draw.sample(range(10_000, 10_000 + 9 * count), count))
        self.people: list[Person] = []
        while len(self.people) < count:
            self.people += self._household()
        del self.people[count:]
        for person in self.people:
            person.family_of = [other for other in person.family_of if other.number < count]
        self._namesakes()
        self._changes()
        self.companies = self._companies()
        self.staff = [self._employee(number) for number in range(6)]
        self.phone = self._phone(land, fixed=True)
        self.email = "info@lindfoto.example.test"

    def some(self, share: float) -> list[Person]:
        """That share of the customers, in the order in which a system would have them."""
        return [person for person in self.people if self.draw.random() < share]

    def _household(self) -> list[Person]:
        origin = self.draw.choices(ORIGINS, [each.weight for each in ORIGINS])[0]
        home = self._home(self._residence(origin))
        first = self._person(len(self.people), origin, home, family=self._family(origin))
        if self.draw.random() >= 0.145:
            return [first]
        members = [first]
        kind = self.draw.choices(("couple", "parent", "siblings"), (60, 28, 12))[0]
        for _ in range(self.draw.choices((1, 2, 3), (80, 15, 5))[0]):
            members.append(self._relative(first, kind, len(self.people) + len(members)))
        self._share(members)
        return members

    def _relative(self, first: Person, kind: str, number: int) -> Person:
        same_name = kind != "couple" or self.draw.random() < 0.7
        origin = first.origin if self.draw.random() < 0.9 else self.draw.choice(ORIGINS)
        family = first.family if same_name else self._family(origin)
        other = self._person(number, origin, first.home, family=family)
        if kind == "couple":
            other.woman = not first.woman
            self._rename(other, self._given(origin, woman=other.woman))
        elif kind == "parent":
            # Who is young brought a parent, who is older a child.
            years = self.draw.randrange(20, 38) * (-1 if first.born.year > 1975 else 1)
            other.born = first.born.replace(year=first.born.year + years, day=min(first.born.day, 28)) + timedelta(
                self.draw.randrange(300)
            )
            if self.draw.random() < 0.12:
                # A son called after his father.
                other.woman = first.woman
                self._rename(other, first.given[:1])
            self._register(other)
        return other

    def _rename(self, person: Person, given: tuple[str, ...]) -> None:
        """Their mail spells the name that they have."""
        person.given = given
        person.emails = [self._email(given[0], person.family)] if person.emails else []

    def _share(self, members: list[Person]) -> None:
        """What those who live together have in common: the address always, often a telephone, now and then a mailbox."""
        first = members[0]
        fixed = self._phone(first.home.land, fixed=True) if self.draw.random() < 0.5 else ""
        one_mobile, one_mailbox = self.draw.random() < 0.3, self.draw.random() < 0.12
        mailbox = self._address(f"{_ascii(first.family)}s.hus" if self.land == "SE" else f"the.{_ascii(first.family)}s")
        for person in members:
            person.family_of = members
            person.fixed = fixed or person.fixed
            if one_mobile:
                person.phones = first.phones
            if one_mailbox:
                person.emails = [mailbox]

    def _person(self, number: int, origin: Origin, home: Home, *, family: str) -> Person:
        woman = self.draw.random() < 0.52
        given = self._given(origin, woman=woman)
        born = date(1936, 1, 1) + timedelta(int(self.draw.triangular(0, 26_500, 15_000)))
        mobile = [self._phone(home.land)] if self.draw.random() < 0.93 else []
        fixed = self._phone(home.land, fixed=True) if self.draw.random() < (0.1 if mobile else 1) else ""
        emails = [self._email(given[0], family)] if self.draw.random() < 0.92 else []
        customer = str(next(self._customers)) if number < self.count else ""
        person = Person(number, origin, woman, given, [family], born, [home], mobile, emails, customer, None, fixed)
        self._register(person)
        return person

    def _register(self, person: Person) -> None:
        """A number that the state gave to nobody else."""
        known_as = official(self.draw, _born_in(person.origin, person.home.land), person.born, person.woman)
        while known_as and known_as.value in self._officials:
            known_as = official(self.draw, _born_in(person.origin, person.home.land), person.born, person.woman)
        self._officials.add(known_as.value if known_as else "")
        person.official = known_as

    def _employee(self, number: int) -> Person:
        origin = ORIGINS[self.draw.choice((0, 1, 13))]
        person = self._person(STAFF + number, origin, self._home(self.land), family=self._family(origin))
        person.emails = [f"{_ascii(person.given[0])}@lindfoto.example.test"]
        return person

    def _residence(self, origin: Origin) -> str:
        if origin.code == self.land:
            return self.land
        away = self.draw.random()
        if away < (0.3 if origin.code in ("SE", "GB", "US") else 0.6) or origin.code not in LANDS:
            return self.land
        return origin.code

    def _home(self, code: str) -> Home:
        land = LANDS[code]
        town, lead = self.draw.choice(land.towns)
        number = self.draw.randrange(1, 140)
        street = self.draw.choice(land.streets)
        line = f"{number} {street}" if land.number_first else f"{street} {number}"
        if self.draw.random() < 0.15:
            line += {
                "SE": f", lgh 1{self.draw.randrange(1, 6)}0{self.draw.randrange(1, 5)}",
                "US": f" Apt {self.draw.randrange(1, 40)}",
            }.get(code, "")
        return Home(line, postcode(self.draw, land, lead), town, code)

    def _given(self, origin: Origin, *, woman: bool) -> tuple[str, ...]:
        names = origin.women if woman else origin.men
        first = self._skewed(names)
        return (first, self.draw.choice(names)) if self.draw.random() < 0.5 and len(names) > 9 else (first,)

    def _family(self, origin: Origin) -> str:
        if origin.code in COMPOUND and self.draw.random() < 0.55:
            return "".join(map(self.draw.choice, COMPOUND[origin.code]))
        return self._skewed(origin.family)

    def _skewed(self, names: tuple[str, ...]) -> str:
        """The commonest, which stand first, some three times as often as the last."""
        return names[int(len(names) * self.draw.random() ** 1.3)]

    def _phone(self, code: str, *, fixed: bool = False) -> str:
        while (number := phone(self.draw, code, fixed=fixed)) in self._phones:
            continue
        self._phones.add(number)
        return number

    def _email(self, given: str, family: str) -> str:
        first, last = _ascii(given) or "x", _ascii(family) or "y"
        local = self.draw.choices(
            (f"{first}.{last}", f"{first}{last}", f"{first[0]}.{last}", f"{first}{self.draw.randrange(40, 2005)}", f"{last}.{first}",
             f"{self.draw.choice(('sun', 'blue', 'lucky', 'north', 'kaffe', 'skog'))}{self.draw.choice(('star', 'rider', 'katt', 'fan', 'bird'))}{self.draw.randrange(99)}"),
            (50, 12, 8, 14, 6, 10),
        )[0]  # fmt: skip
        return self._address(local)

    def _address(self, local: str) -> str:
        """One that nobody else has; a number is added where the name is taken, as providers do."""
        domain, extra = self.draw.choice(DOMAINS), ""
        while (whole := f"{local}{extra}@{domain}") in self._emails:
            extra = str(self.draw.randrange(1, 999))
        self._emails.add(whole)
        return whole

    def _namesakes(self) -> None:
        """Two in a hundred have a namesake in their town, some of them in the same postcode."""
        by_town: dict[tuple[str, str], list[Person]] = {}
        for person in self.people:
            by_town.setdefault((person.home.land, person.home.town), []).append(person)
        for person in self.draw.sample(self.people, self.count // 100):
            near = [
                other
                for other in by_town[person.home.land, person.home.town]
                if not other.family_of and other is not person
            ]
            if not near:
                continue
            other = self.draw.choice(near)
            other.woman, other.families = person.woman, [person.family]
            self._rename(other, person.given[:1])
            self._register(other)
            if self.draw.random() < 0.25:
                other.homes = [Home(other.home.street, person.home.postcode, person.home.town, person.home.land)]

    def _changes(self) -> None:
        for person in self.people:
            if self.draw.random() < 0.06:
                person.homes.append(self._home(person.home.land))
            if self.draw.random() < 0.04 and person.woman:
                person.families.append(self._family(person.origin))
            shared = any(other.emails[:1] == person.emails[:1] for other in person.family_of if other is not person)
            if person.emails and not shared and self.draw.random() < 0.07:
                person.emails.append(self._email(person.given[0], person.families[-1]))
            if person.phones and len(person.family_of) < 2 and self.draw.random() < 0.05:
                person.phones = [*person.phones, self._phone(person.home.land)]

    def _companies(self) -> list[Company]:
        """One customer in twelve is the contact of a company; most companies have two or three."""
        waiting = [person for person in self.people if self.draw.random() < 1 / 12]
        companies = []
        while waiting:
            of = [waiting.pop() for _ in range(min(self.draw.choice((1, 2, 2, 3)), len(waiting)))]
            companies.append(company := self._company(of[0]))
            for person in of:
                person.company = company
        return companies

    def _company(self, first: Person) -> Company:
        ending = {
            "SE": "AB",
            "GB": "Ltd",
            "US": "Inc",
            "DE": "GmbH",
            "NO": "AS",
            "DK": "ApS",
            "FI": "Oy",
            "NL": "B.V.",
        }.get(first.home.land, "")
        trade = self.draw.choice(
            ("Bygg", "Design", "Konsult", "Hotel", "Trading", "Media", "Transport", "Foods", "Dental", "Interior")
        )
        name = f"{self.draw.choice((first.family, 'Nordic', 'Castle', 'Harbour', 'City', 'Lundby'))} {trade} {ending}".strip()
        domain = f"{_ascii(name.replace(' ', ''))}{self.draw.randrange(999)}.example.test"
        number = f"55{self.draw.randrange(6000, 9999)}-{self.draw.randrange(10_000):04}"
        return Company(
            name, number, self._phone(first.home.land, fixed=True), f"info@{domain}", self._home(first.home.land)
        )


def _born_in(origin: Origin, land: str) -> str:
    """The state whose number somebody has: most of those who moved have that of where they live."""
    return land if land in ("SE", "GB", "US") else origin.code


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(str.maketrans("øØłŁđĐıßæ", "oOlLdDisa")))
    return "".join(sign for sign in plain.lower() if sign.isascii() and sign.isalnum())
