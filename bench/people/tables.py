"""The lists that a firm's systems export: registers, orders, invoices, bookings, newsletters, each with its own headers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from openpyxl import Workbook

from bench.people.desk import Desk, Line
from bench.people.firm import Person


@dataclass(frozen=True, slots=True)
class System:
    """`columns` for the firm to tune on and the one to score on: `field:Header`, joined by `;`. `share` of the
    customers are in it, each `times` on average. `past`: filled years ago. `headed`: its first row names columns."""

    files: tuple[str, str]
    columns: tuple[str, str]
    share: float
    times: float = 1.0
    past: bool = False
    careful: bool = False
    delimiter: str = ";"
    headed: bool = True
    encoding: str = "utf-8"


SYSTEMS = (
    System(
        ("register/kundregister.csv", "records/clients_master.csv"),
        (
            "customer:Kundnr;given:Förnamn;family:Efternamn;official_at_home:Personnr;street:Adress;postcode:Postnr;town:Ort;fixed:Telefon;mobile:Mobiltelefon;email:E-post",
            "customer:Client No;family:Surname;given:First name;sex:Sex;official_at_home:NHS number;street:Address line 1;town:Town;postcode:Postcode;mobile:Mobile;fixed:Home tel;email:E-mail address",
        ),
        1.0,
        careful=True,
    ),
    System(
        ("register/old system 2021.xlsx", "records/gamla klientlistan.xlsx"),
        (
            "customer:Customer number;name:Customer;address:Address;phone:Phone;email:Email;day:Created",
            "customer:Klientnummer;last_first:Klient;address:Bostadsadress;phone:Tel;email:Mejl;day:Upplagd",
        ),
        0.5,
        past=True,
        careful=True,
    ),
    System(
        ("marketing/newsletter.csv", "marketing/mailing list export.csv"),
        ("email:email;given:first_name;family:last_name;day:subscribed", "name:Name;email:Email Address;day:Opt-in date;town:City"),
        0.45,
        delimiter=",",
    ),
    System(
        ("bokning/bokningar.xlsx", "appointments/appointments 2026.xlsx"),
        (
            "day:Datum;name:Kund;phone:Telefon;service:Tjänst;staff:Personal;note:Anteckning",
            "day:Date;service:Treatment;staff:Therapist;name:Client name;phone:Contact number;note:Comments",
        ),
        0.3,
        times=1.4,
    ),
    System(
        ("webbutik/orders.csv", "shop/orderrader.csv"),
        (
            "order:Order ID;customer:Customer ID;name:Billing name;email:Billing email;phone:Billing phone;street:Shipping street;postcode:Shipping ZIP;town:Shipping city;amount:Total",
            "order:Ordernr;day:Datum;name:Beställare;street:Leveransadress;postcode:Postnummer;town:Postort;email:Epost;mobile:Mobilnr;amount:Summa",
        ),
        0.6,
        times=1.7,
        delimiter=",",
    ),
    System(
        ("ekonomi/fakturor.xlsx", "accounts/invoices.xlsx"),
        (
            "invoice:Fakturanr;customer:Kundnr;name:Kundnamn;amount:Belopp;day:Förfallodatum;staff:Vår referens",
            "invoice:Invoice;customer:Client No;name:Bill to;address:Billing address;amount:Amount;day:Due;staff:Account manager",
        ),
        0.4,
        times=1.3,
    ),
    System(
        ("ekonomi/inbetalningar.csv", "accounts/payments.csv"),
        ("day:Datum;customer:Kundnr;amount:Belopp;invoice:Faktura", "day:Date;amount:Amount;customer:Client No;invoice:Invoice no"),
        0.3,
    ),
    System(
        ("klubb/medlemmar.csv", "club/members.csv"),
        (
            "name:Medlem;mobile:Mobil;email:E-post;born:Födelsedatum;kin_name:Närmast anhörig;kin_phone:Anhörigs telefon",
            "given:Member first name;family:Member last name;born:DOB;email:Member email;mobile:Member phone;kin_name:Emergency contact;kin_phone:Emergency phone",
        ),
        0.25,
        encoding="cp1252",
    ),
    System(
        ("register/companies.csv", "records/foretagskunder.csv"),
        (
            "company:Company;organisation:Org no;name:Contact person;email:Contact email;mobile:Direct phone;switchboard:Switchboard;company_email:Company email",
            "customer:Kundnr;company:Företag;organisation:Organisationsnummer;switchboard:Växel;name:Kontaktperson;mobile:Mobil;email:E-post",
        ),
        1.0,
    ),
    System(
        ("hälsa/journalregister.csv", "health/patients.csv"),
        (
            "official_at_home:Personnummer;name:Patient;born:Född;mobile:Telefon;day:Senaste besök;staff:Behandlare",
            "family:Last name;given:First name;born:Date of birth;official:National ID;phone:Phone;staff:Practitioner;day:Last seen",
        ),
        0.3,
        careful=True,
    ),
    System(
        ("bokning/bröllop.xlsx", "appointments/couples.csv"),
        (
            "day:Datum;name:Brud;mobile:Brudens mobil;email:Brudens e-post;kin_name:Brudgum;kin_phone:Brudgummens mobil;kin_email:Brudgummens e-post;amount:Pris",
            "name:Partner 1;email:Partner 1 email;kin_name:Partner 2;kin_email:Partner 2 email;mobile:Partner 1 phone;kin_phone:Partner 2 phone;note:Wishes",
        ),
        0.08,
    ),
    System(
        ("ekonomi/swish.csv", "accounts/card terminal.csv"),
        ("day:Datum;name:Avsändare;mobile:Avsändarnummer;amount:Belopp;note:Meddelande", "day:Paid;amount:Sum;name:Payer;mobile:Payer phone;note:Message"),
        0.15,
    ),
    System(
        ("kontakter/outlook.csv", "contacts/contacts.csv"),
        (
            "given:First Name;family:Last Name;company:Company;email:E-mail Address;other_email:E-mail 2 Address;fixed:Home Phone;mobile:Mobile Phone;switchboard:Business Phone;street:Home Street;town:Home City;postcode:Home Postal Code;born:Birthday;note:Notes",
            "name:Name;given:Given Name;family:Family Name;born:Birthday;email:E-mail 1 - Value;other_email:E-mail 2 - Value;mobile:Phone 1 - Value;fixed:Phone 2 - Value;address:Address 1 - Formatted;company:Organization 1 - Name;note:Notes",
        ),
        0.12,
        delimiter=",",
    ),
    System(
        ("försäljning/offerter.xlsx", "sales/quotes.csv"),
        (
            "day:Datum;customer:Kundnr;name:Kund;email:Kundens e-post;staff:Säljare;staff_email:Säljarens e-post;amount:Belopp",
            "customer:Client No;name:Client;phone:Client phone;staff:Sales rep;staff_email:Sales rep email;amount:Amount;day:Sent",
        ),
        0.2,
    ),
    System(
        ("bokning/väntelista.csv", "appointments/waiting.csv"),
        ("name:;mobile:;email:;day:", "day:;name:;email:;phone:"),
        0.04,
        headed=False,
    ),
)  # fmt: skip
LOYALTY = ("klubb/stämpelkort.csv", "club/loyalty_export.csv")
LOYALTY_HEADER = (("Kundnr", "Namn", "Mobil", "Stämplar"), ("Customer no", "Customer", "Cell", "Points"))
SERVICES = (("Porträtt", "Bröllop", "Passfoto", "Familjefoto"), ("Massage", "Physio", "Facial", "Consultation"))
NOTES = (
    ("", "", "", "kommer med hund", "vill ha kvitto", "ring innan", "betalt"),
    ("", "", "", "prefers mornings", "paid in advance", "allergic to nuts", "call first"),
)
CELLS: dict[str, Callable[[Line], str]] = {
    field: getattr(Line, field)
    for field in (
        "customer", "given", "family", "name", "last_first", "official", "official_at_home", "street", "postcode",
        "town", "address", "fixed", "mobile", "phone", "email", "other_email", "switchboard", "company_email", "born",
    )
}  # fmt: skip
KIN: dict[str, Callable[[Line], str]] = {"kin_name": Line.name, "kin_phone": Line.phone, "kin_email": Line.email}


def write_tables(desk: Desk) -> None:
    for system in SYSTEMS:
        item = system.files[desk.half]
        fields = [column.partition(":") for column in system.columns[desk.half].split(";")]
        header = [title for _, _, title in fields] if system.headed else None
        rows = (_row(desk, item, system, person, [name for name, _, _ in fields]) for person in _listed(desk, system))
        _write(desk, item, header, rows, system)
    _write_loyalty(desk)


def _listed(desk: Desk, system: System) -> Iterator[Person]:
    """In no order; who is there twice stands there twice."""
    people = [person for person in desk.firm.some(system.share) if "company" not in system.columns[0] or person.company]
    again = [person for person in people if desk.draw.random() < system.times - 1]
    people += again
    if system.share < 1:
        desk.draw.shuffle(people)
    yield from people


@dataclass(frozen=True, slots=True)
class _Row:
    """Whom a row speaks of: the customer, somebody of theirs, who of the firm looks after them."""

    desk: Desk
    line: Line
    kin: Line | None
    colleague: Person

    def cell(self, field: str, system: System) -> str:
        if field in CELLS:
            return "" if self._left_out(field, system) else CELLS[field](self.line) or self._placeholder(field, system)
        if field in KIN:
            return KIN[field](self.kin) if self.kin else ""
        if field == "staff_email":
            return self.desk.line(self.line.item, "firm and staff", self.colleague).email()
        return self._other(field)

    def _left_out(self, field: str, system: System) -> bool:
        always = ("name", "email", "given", "family", "customer")
        return not system.careful and field not in always and self.desk.draw.random() < 0.05

    def _placeholder(self, field: str, system: System) -> str:
        """What somebody types where the system insists and the customer has none."""
        filler = {"email": self.desk.firm.email, "mobile": "070-000 00 00"}.get(field, "")
        return filler if system.careful and self.desk.draw.random() < 0.3 else ""

    def _other(self, field: str) -> str:
        draw, company = self.desk.draw, self.line.person.company
        return {
            "company": company.name if company else "",
            "organisation": company.number if company else "",
            "day": f"{self.desk.day():%Y-%m-%d}",
            "service": draw.choice(SERVICES[self.desk.half]),
            "staff": self.colleague.name,
            "note": draw.choice(NOTES[self.desk.half]),
            "sex": "F" if self.line.person.woman else "M",
            "order": f"{draw.randrange(10**6, 10**7)}",
            "invoice": f"{draw.randrange(2019, 2027)}-{draw.randrange(10**4):04}",
            "amount": f"{draw.randrange(50, 9000)},{draw.choice(('00', '50', '90'))}",
        }[field]


def _row(desk: Desk, item: str, system: System, person: Person, fields: list[str]) -> list[str]:
    line = desk.line(item, item.rpartition(".")[2], person, past=system.past, careful=system.careful)
    row = _Row(desk, line, _kin(desk, item, person) if "kin_name" in fields else None, desk.colleague())
    return [row.cell(field, system) for field in fields]


def _kin(desk: Desk, item: str, person: Person) -> Line | None:
    """Somebody of the household, who is a customer too; most give nobody."""
    others = [other for other in person.family_of if other is not person]
    return desk.line(item, item.rpartition(".")[2], desk.draw.choice(others)) if others else None


def _write(desk: Desk, item: str, header: list[str] | None, rows: Iterator[list[str]], system: System) -> None:
    if item.endswith(".xlsx"):
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Export")
        for row in [header, *rows]:
            sheet.append(row)
        content = io.BytesIO()
        book.save(content)
        desk.write(item, content.getvalue())
        return
    text = io.StringIO()
    writer = csv.writer(text, delimiter=system.delimiter, lineterminator="\r\n")
    if header:
        writer.writerow(header)
    writer.writerows(rows)
    desk.write(item, text.getvalue().encode(system.encoding, "replace"))


def _write_loyalty(desk: Desk) -> None:
    """Another system with numbers of its own: some are the customer numbers of other people in the register."""
    text, item = io.StringIO(), LOYALTY[desk.half]
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(LOYALTY_HEADER[desk.half])
    people = desk.firm.some(0.05)
    for person, other in zip(people, desk.draw.sample(desk.firm.people, len(people)), strict=True):
        line = desk.line(item, "csv", person)
        line.values.append(("customer_number", other.customer))
        writer.writerow((other.customer, line.name(), line.mobile(), desk.draw.randrange(10)))
    desk.write(item, text.getvalue())
