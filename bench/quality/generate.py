"""Documents of our own making, with the truth known: letters, forms, invoices, chat, CSV, logs, JSON, notes, contracts.

English (Britain, America and forty-odd other countries) and Swedish. Pages are templates of text in `data/pages/`,
people come from `data/people.toml`; where rules are tuned and where they are only scored, both templates and names
differ. Every document is made from its number alone, so the same number always gives the same document.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from bench.quality.invented import national_number, phone_number
from bench.quality.samples import Sample, Truth

Half = Literal["tune", "score"]
DATA = Path(__file__).with_name("data")
HOME = ("SE", "GB", "US")
"""The mix that the product is made for first; every other country is a row of its own."""
_FOREIGN = 0.35
"""Of the people in a document, so many bear a name from another country, as in life."""
_FIELD = re.compile(r"\{(?:(?P<field>[a-z_]+)(?P<who>\d?)|(?P<kind>[A-Z_?]+):(?P<value>[^}]+))\}")
_ROWS = re.compile(r"\{rows (\d+)\}(.*?)\{end\}", re.DOTALL)
_PRODUCTS = (
    "Ram_Ek_30x40 Mora_Inxx_II Grohe_Eurosmart Oras_Safira Makita_DHP484 Vaillant_ecoTEC Billy_Oxberg Siemens_iQ500 "
    "Falu_Rödfärg_10_l Thermos_King Stanley_FatMax Victoria_Plum_Jam Rosendahl_vas Kenwood_Chef Philips_Hue Lavazza_Oro"
)
"""Goods whose names sound like people and places."""
_MONTHS = "January February March April May June July August September October November December".split()


@cache
def countries() -> dict[str, dict[str, Any]]:
    return tomllib.loads((DATA / "people.toml").read_text("utf-8"))


@cache
def pages(half: Half, language: str) -> tuple[tuple[str, str], ...]:
    """Layout and text of every template of a half in a language."""
    parts = (DATA / "pages" / f"{half}.{language}.txt").read_text("utf-8").split("----- ")[1:]
    return tuple((head, text) for head, _, text in (part.partition("\n") for part in parts))


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    family: str
    country: str


class Page:
    """Text under construction, and what stands where."""

    def __init__(self, number: int, half: Half, country: str) -> None:
        self.random = random.Random(f"{number} {half} {country}")
        self.half: Half = half
        self.country = country
        self.text = ""
        self.spans: list[Truth] = []
        self._people: dict[str, Person] = {}
        self._values: dict[tuple[str, str], str] = {}

    def fill(self, template: str) -> None:
        """Write a template; fields with the same number tell of the same person."""
        at = 0
        for rows in _ROWS.finditer(template):
            self._write(template[at : rows.start()])
            for _ in range(int(rows[1])):
                self._people.clear()
                self._values.clear()
                self._write(rows[2])
            at = rows.end()
        self._write(template[at:])

    def _write(self, template: str) -> None:
        at = 0
        for field in _FIELD.finditer(template):
            self.text += template[at : field.start()]
            if field["kind"]:
                self.add(field["value"], field["kind"])
            else:
                self._put(field["field"], field["who"])
            at = field.end()
        self.text += template[at:]

    def _put(self, field: str, who: str) -> None:
        make, type_ = FIELDS[field]
        value = self._values.setdefault((field, who), make(self, self.person(who)))
        self.add(value, type_ if isinstance(type_, str) else type_(self))

    def add(self, value: str, type_: str) -> None:
        """Write something and what it is; without a type it is not asked for."""
        if type_:
            self.spans.append(Truth(len(self.text), len(self.text) + len(value), type_))
        self.text += value

    def person(self, who: str) -> Person:
        if who not in self._people:
            country = self.country
            if country in HOME and self.random.random() < _FOREIGN:
                country = self.random.choice(sorted(countries()))
            lists = countries()[country]
            self._people[who] = Person(self.one_of(lists["given"]), self.one_of(lists["family"]), country)
        return self._people[who]

    def one_of(self, words: str) -> str:
        """One word of the half's own."""
        return self.random.choice(words.split()["tune score".split().index(self.half) :: 2]).replace("_", " ")

    def digits(self, pattern: str) -> str:
        """`#` a digit, `%` one that is not 0, `@` a letter of those that stand in postcodes."""
        signs = {"#": "0123456789", "%": "123456789", "@": "ABDEFGHJLNPQRSTUWXYZ"}
        return "".join(self.random.choice(signs[sign]) if sign in signs else sign for sign in pattern)

    def place(self) -> dict[str, str]:
        """Street, postcode and town of the document's country."""
        lists = countries()[self.country]
        return {
            "street": self.one_of(lists["streets"]),
            "no": str(self.random.randint(1, 140)),
            "town": self.one_of(lists["towns"]),
            "postcode": self.digits(lists["postcode"].replace("#", "%", 1)),
        }


def _address(page: Page, joined: str) -> str:
    written = str(countries()[page.country]["address"]).format(**page.place())
    return written.replace(", ", joined, 1)


def _street(page: Page, _: Person) -> str:
    first = str(countries()[page.country]["address"]).startswith("{no}")
    return ("{no} {street}" if first else "{street} {no}").format(**page.place())


def _email(page: Page, person: Person) -> str:
    plain = "".join(sign for sign in f"{person.given}.{person.family}".lower() if sign.isascii() and sign not in " '")
    return f"{plain.strip('.-') or 'x'}{page.random.randint(1, 99)}@example.test"


def _date(page: Page, _: Person, year: tuple[int, int] = (2019, 2026)) -> str:
    day, month, number = page.random.randint(1, 28), page.random.randint(1, 12), page.random.randint(*year)
    english = (f"{day} {_MONTHS[month - 1]} {number}", f"{day:02}/{month:02}/{number}", f"{number}-{month:02}-{day:02}")
    american = (f"{month:02}/{day:02}/{number}", f"{_MONTHS[month - 1]} {day}, {number}")
    swedish = (f"{number}-{month:02}-{day:02}", f"{day}/{month} {number}", f"{number}{month:02}{day:02}")
    return page.random.choice({"SE": swedish, "US": american}.get(page.country, english))


def _nid(page: Page, _: Person) -> str:
    return national_number(page.country, page.random)


def _nid_kind(page: Page) -> str:
    return {"SE": "se_personnummer", "GB": "gb_nino", "US": "us_ssn"}[page.country]


FIELDS: dict[str, tuple[Callable[[Page, Person], str], str | Callable[[Page], str]]] = {
    "name": (lambda _, who: f"{who.given} {who.family}", "PERSON"),
    "given": (lambda _, who: who.given, "PERSON"),
    "family": (lambda _, who: who.family, "PERSON"),
    "title": (lambda page, _: page.random.choice(("Mr", "Ms", "Mrs", "Dr")), ""),
    "address": (lambda page, _: _address(page, ", "), "ADDRESS"),
    "lines": (lambda page, _: _address(page, "\n"), "ADDRESS"),
    "street": (_street, "ADDRESS"),
    "postcode": (lambda page, _: page.place()["postcode"], ""),
    "town": (lambda page, _: page.place()["town"].partition(",")[0], "LOCATION"),
    "phone": (lambda page, _: phone_number(page.country, page.random), "PHONE_NUMBER"),
    "email": (_email, "EMAIL_ADDRESS"),
    "born": (lambda page, who: _date(page, who, (1934, 2006)), "DATE_OF_BIRTH"),
    "nid": (_nid, _nid_kind),
    "nidlabel": (lambda page, _: {"GB": "NI number", "US": "Social Security Number"}[page.country], ""),
    "mrn": (lambda page, _: page.digits("%######"), "MEDICAL_RECORD_NUMBER"),
    "customer": (lambda page, _: page.digits("%####"), "CUSTOMER"),
    "date": (_date, ""),
    "product": (lambda page, _: page.one_of(_PRODUCTS), ""),
    "day": (lambda page, _: str(page.random.randint(1, 28)), ""),
    "n": (lambda page, _: page.digits("%####"), ""),
    "d": (lambda page, _: page.digits("%"), ""),
}
"""What a field of a template is filled with, and the type under which it is to be found; empty: not asked for."""


def documents(count: int, first: int = 1, abroad: bool = False) -> Iterator[Sample]:
    """So many documents of each half, in the three home countries or in all the others."""
    others = [country for country in sorted(countries()) if country not in HOME]
    for number in range(first, first + count):
        country = others[number % len(others)] if abroad else HOME[number % len(HOME)]
        yield from (_document(number, half, country) for half in ("tune", "score"))


def _document(number: int, half: Half, country: str) -> Sample:
    page = Page(number, half, country)
    known = country in HOME
    choices = [
        each
        for each in pages(half, "sv" if country == "SE" else "en")
        if known or not ("{nid" in each[1] or "{mrn" in each[1])
    ]
    layout, template = choices[number // 3 % len(choices)] if known else page.random.choice(choices)
    page.fill(template)
    return Sample(f"own-{layout}-{country}-{number}", page.text, tuple(page.spans), "own", half, complete=True)
