"""Documents of our own making, with the truth known: letters, forms, invoices, chat, CSV, logs, JSON, notes.

English (British, American) and Swedish, with names of people from many countries. Every document is made from its
number alone, so the same number always gives the same document.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from bench.quality.samples import Sample, Truth

PEOPLE = ("sv_SE", "sv_SE", "en_GB", "en_US", "de_DE", "fi_FI", "da_DK", "no_NO", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL", "tr_TR", "en_IN")  # fmt: skip


TOWNS = (
    ("London", "Leeds", "Bristol", "Exeter", "Chicago", "Boston", "Portland", "Cardiff", "Norwich", "Tampa"),
    ("Göteborg", "Malmö", "Kalmar", "Umeå", "Borås", "Lund", "Växjö", "Sundsvall", "Kiruna", "Ystad"),
)


@cache
def fakers() -> dict[str, Any]:
    from faker import Faker

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {locale: Faker(locale) for locale in set(PEOPLE)}


class Page:
    """Text under construction, and where what stands in it."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)
        self.text = ""
        self.spans: list[Truth] = []
        self.locale = self.random.choice(PEOPLE)
        self.faker = fakers()[self.locale]
        self.faker.seed_instance(number)
        self.given, self.family = self.faker.first_name().split()[0], self.faker.last_name()
        self.swedish = self.random.random() < 0.5
        self.home = fakers()["sv_SE" if self.swedish else self.random.choice(("en_GB", "en_US"))]
        self.home.seed_instance(number)

    def add(self, text: str) -> Page:
        self.text += text
        return self

    def put(self, type_: str, value: str) -> Page:
        self.spans.append(Truth(len(self.text), len(self.text) + len(value), type_))
        self.text += value
        return self

    def name(self) -> Page:
        return self.put("PERSON", f"{self.given} {self.family}")

    def other(self) -> Page:
        someone = fakers()[self.random.choice(PEOPLE)]
        someone.seed_instance(self.random.random())
        return self.put("PERSON", f"{someone.first_name().split()[0]} {someone.last_name()}")

    def email(self) -> Page:
        local = "".join(c for c in f"{self.given}.{self.family}".lower() if c.isascii() and (c.isalnum() or c == "."))
        return self.put("EMAIL_ADDRESS", f"{local.strip('.') or 'x'}{self.random.randint(1, 99)}@example.test")

    def phone(self) -> Page:
        if self.swedish:
            return self.put("PHONE_NUMBER", f"070-174 06 {self.random.randint(0, 99):02}")
        return self.put("PHONE_NUMBER", f"020 7946 0{self.random.randint(100, 999)}")

    def address(self, join: str = ", ") -> Page:
        lines = [line for line in self.home.address().split("\n") if line.strip()]
        return self.put("ADDRESS", join.join(lines))

    def born(self) -> Page:
        day = self.faker.date_of_birth(minimum_age=18, maximum_age=90)
        shape = self.random.choice(
            ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%Y%m%d") if not self.swedish else ("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y")
        )
        return self.put("DATE_OF_BIRTH", day.strftime(shape))

    def number(self, type_: str, pattern: str) -> Page:
        return self.put(type_, self.faker.numerify(pattern))


def letter(p: Page) -> None:
    p.name().add("\n").address("\n").add("\n\n")
    if p.swedish:
        p.add("Hej ").put("PERSON", p.given).add(
            ",\n\nTack för ditt samtal i går. Vi har flyttat din tid till torsdag. Ring oss på "
        ).phone()
        p.add(" om det inte passar.\n\nMed vänliga hälsningar\n").other().add("\n")
    else:
        p.add(p.random.choice(("Dear Mr ", "Dear Ms "))).put("PERSON", p.family).add(
            ",\n\nThank you for your call yesterday. We have moved your appointment to Thursday. Please ring "
        ).phone()
        p.add(" if that does not suit you.\n\nKind regards,\n").other().add("\n")


def form(p: Page) -> None:
    rows: list[tuple[str, str, Callable[[], Page]]] = [
        ("Namn", "Name", p.name),
        ("Adress", "Address", p.address),
        ("Telefon", "Phone", p.phone),
        ("E-post", "Email", p.email),
        ("Födelsedatum", "Date of birth", p.born),
        ("Kundnr", "Customer no", lambda: p.number("CUSTOMER", "%####")),
    ]
    p.add("Anmälan\n" if p.swedish else "Registration form\n")
    for svenska, english, put in rows:
        p.add(f"{svenska if p.swedish else english}: ")
        put()
        p.add("\n")


def invoice(p: Page) -> None:
    p.add("FAKTURA\n\n" if p.swedish else "INVOICE\n\n").add("Kund: " if p.swedish else "Bill to: ").name().add(
        "\n"
    ).address("\n")
    p.add(
        "\n\nBelopp: 1 250,00 kr\nFörfallodatum 2025-03-31\nEr referens: "
        if p.swedish
        else "\n\nAmount: 1,250.00\nDue 31 March 2025\nContact: "
    ).other()
    p.add("\n2 st Passfoto 4x4 cm\n" if p.swedish else "\n2 x Passport photo\n")


def chat(p: Page) -> None:
    if p.swedish:
        p.add("[10:02] ").put("PERSON", p.given).add(": Hej! Har någon pratat med ").other().add(
            " om bilderna?\n[10:03] Maja: Ja, "
        ).put("PERSON", "Erik Berg")
        p.add(" ringde henne på ").phone().add(" igår.\n")
        p.spans.append(Truth(p.text.index("Maja"), p.text.index("Maja") + 4, "PERSON"))
    else:
        p.add("[10:02] ").put("PERSON", p.given).add(": Hi! Has anyone spoken to ").other().add(
            " about the pictures?\n[10:03] Emma: Yes, "
        ).put("PERSON", "Erik Berg")
        p.add(" called her on ").phone().add(" yesterday.\n")
        p.spans.append(Truth(p.text.index("Emma"), p.text.index("Emma") + 4, "PERSON"))


def rows(p: Page) -> None:
    p.add("namn;epost;telefon;ort\n" if p.swedish else "name;email;phone;city\n")
    for _ in range(5):
        p.other().add(";").email().add(";").phone().add(";").put("LOCATION", p.random.choice(TOWNS[p.swedish])).add(
            "\n"
        )


def log(p: Page) -> None:
    for hour in range(4):
        p.add(f"2025-02-03 0{hour}:12:07 INFO mailer sent receipt {p.random.randint(1000, 9999)} to ")
        p.email().add(" status=ok retries=0\n")


def record(p: Page) -> None:
    p.add('{"id": 17, "customer": {"name": "').name().add('", "email": "').email().add('", "phone": "').phone()
    p.add('", "address": "').address().add('", "dob": "').put("DATE_OF_BIRTH", "1971-04-23").add(
        '"}, "total": 199.0}\n'
    )


def note(p: Page) -> None:
    if p.swedish:
        p.add("Journalanteckning\nPatient: ").name().add("\nFödd: ").born().add("\n").put("PERSON", p.given).add(
            " har haft ont i ryggen i tre veckor. Remiss till Dr "
        ).other().add(".\n")
    else:
        p.add("Progress note\nPatient: ").name().add("\nDOB: ").born().add("\n").put("PERSON", p.given).add(
            " has had back pain for three weeks. Referred to Dr. "
        ).other().add(".\n")


def mail(p: Page) -> None:
    p.add("From: ").name().add(" <").email().add(">\nTo: ").other().add("\nSubject: ").add(
        "Offert" if p.swedish else "Quote"
    ).add("\n\n")
    p.add("Hej,\n\nKan vi ses i " if p.swedish else "Hello,\n\nCan we meet in ").put(
        "LOCATION",
        p.random.choice(("Göteborg", "Malmö", "Uppsala") if p.swedish else ("London", "Manchester", "Leeds")),
    )
    p.add(" på tisdag? Adressen är " if p.swedish else " on Tuesday? The address is ").address().add(
        ".\n\nMvh\n" if p.swedish else ".\n\nBest,\n"
    ).put("PERSON", p.given).add("\n")


LAYOUTS = (letter, form, invoice, chat, rows, log, record, note, mail)


def documents(count: int, first: int = 1) -> Iterator[Sample]:
    for number in range(first, first + count):
        page = Page(number)
        LAYOUTS[number % len(LAYOUTS)](page)
        yield Sample(f"own-{LAYOUTS[number % len(LAYOUTS)].__name__}-{number}", page.text, tuple(page.spans), "own")
