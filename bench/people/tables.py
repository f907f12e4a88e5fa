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
        ("bokning/väntelista.csv", "appointments/waiting.csv"),
        ("name:;mobile:;email:;day:", "day:;name:;email:;phone:"),
        0.04,
        headed=False,
    ),
)  # fmt: skip
LOYALTY = ("klubb/stämpelkort.csv", "club/loyalty_export.csv")
LOYALTY_HEADER = (("Kundnr", "Namn", "Stämplar"), ("Customer no", "Customer", "Points"))
SERVICES = (("Porträtt", "Bröllop", "Passfoto", "Familjefoto"), ("Massage", "Physio", "Facial", "Consultation"))
NOTES = (
    ("", "", "", "kommer med hund", "vill ha kvitto", "ring innan", "betalt"),
    ("", "", "", "prefers mornings", "paid in advance", "allergic to nuts", "call first"),
)
CELLS: dict[str, Callable[[Line], str]] = {
    field: getattr(Line, field)
    for field in (
        "customer", "given", "family", "name", "last_first", "official", "official_at_home", "street", "postcode",
        "town", "address", "fixed", "mobile", "phone", "email", "switchboard", "born",
    )
}  # fmt: skip


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


def _row(desk: Desk, item: str, system: System, person: Person, fields: list[str]) -> list[str]:
    line = desk.line(item, item.rpartition(".")[2], person, past=system.past, careful=system.careful)
    kin = _kin(desk, item, person) if "kin_name" in fields else None
    return [_cell(desk, field, line, kin, system) for field in fields]


def _kin(desk: Desk, item: str, person: Person) -> Line | None:
    """Somebody of the household, who is a customer too; most give nobody."""
    others = [other for other in person.family_of if other is not person]
    return desk.line(item, item.rpartition(".")[2], desk.draw.choice(others)) if others else None


def _cell(desk: Desk, field: str, line: Line, kin: Line | None, system: System) -> str:
    if field in CELLS:
        left_out = (
            not system.careful
            and field not in ("name", "email", "given", "family", "customer")
            and desk.draw.random() < 0.05
        )
        return "" if left_out else CELLS[field](line)
    if field.startswith("kin_"):
        return "" if kin is None else kin.name() if field == "kin_name" else kin.phone()
    company = line.person.company
    if field == "company_email":
        line.values += [("email", company.email)] if company else []
        return company.email if company else ""
    return {
        "company": company.name if company else "",
        "organisation": company.number if company else "",
        "day": f"{desk.day():%Y-%m-%d}",
        "service": desk.draw.choice(SERVICES[desk.half]),
        "staff": desk.colleague().name,
        "note": desk.draw.choice(NOTES[desk.half]),
        "sex": "F" if line.person.woman else "M",
        "order": f"{desk.draw.randrange(10**6, 10**7)}",
        "invoice": f"{desk.draw.randrange(2019, 2027)}-{desk.draw.randrange(10**4):04}",
        "amount": f"{desk.draw.randrange(50, 9000)},{desk.draw.choice(('00', '50', '90'))}",
    }[field]


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
        writer.writerow((other.customer, line.name(), desk.draw.randrange(10)))
    desk.write(item, text.getvalue())
