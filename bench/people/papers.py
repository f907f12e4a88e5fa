"""Single papers: letters, invoices, forms as docx, pdf and text; cards, calendars, the shop's export, the log, notes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from bench.people.desk import Desk, Line
from bench.people.firm import Person
from bench.people.forms import docx, pdf
from bench.people.lists import write_list

FOOT = (
    "Lind Foto AB · Lilla Fiskaregatan 4 · 222 22 Lund · Tel {phone} · {email} · Org.nr 556677-8899",
    "Strand Clinic Ltd · 12 Bootham Row, York YO30 7BL · Tel {phone} · {email} · VAT GB 980 7806 84",
)
PROSE = (
    (
        "Tack för ditt besök hos oss. Vi har lagt dina bilder åt sidan och hör av oss när de är klara.",
        "Thank you for your order. The frames arrive on Thursday and we will call you.",
    ),
    (
        "Thank you for coming to see us. Enclosed you find the plan that we agreed on.",
        "Din nästa tid är bokad. Kom gärna tio minuter innan.",
    ),
)


def write_papers(desk: Desk) -> None:
    count = max(4, desk.firm.count // 100)
    documents: tuple[tuple[str, Callable[[Desk, Line], str]], ...] = (
        ("letter", letter),
        ("invoice", invoice),
        ("form", form),
    )
    for name, compose in documents:
        for number in range(count):
            ending = ("docx", "pdf", "txt")[number % 3]
            folder = {"letter": ("brev", "letters"), "invoice": ("fakturor", "bills"), "form": ("blanketter", "forms")}[
                name
            ][desk.half]
            _paper(desk, f"{folder}/{number % 9}/{name}-{number:04}.{ending}", name, compose, ending)
    for number in range(count // 2):
        _note(desk, f"{('anteckningar', 'notes')[desk.half]}/note-{number:04}.txt")
        _card(desk, f"{('kontakter', 'contacts')[desk.half]}/{number:04}.vcf")
        _calendar(desk, f"{('kalender', 'calendar')[desk.half]}/{number:04}.ics")
        write_list(desk, f"{('listor', 'lists')[desk.half]}/list-{number:04}", number)
    _shop(desk)
    _log(desk)


def _paper(desk: Desk, item: str, name: str, compose: Callable[[Desk, Line], str], ending: str) -> None:
    person = desk.draw.choice(desk.firm.people)
    if ending == "pdf" and not _western(person):
        return
    line = desk.line(item, name, person)
    text = compose(desk, line)
    foot = FOOT[desk.half].format(
        phone=desk.firm_phone(item, "firm and staff"), email=desk.firm_email(item, "firm and staff")
    )
    paragraphs = [*text.split("\n"), "", foot]
    desk.write(item, FORMATS[ending](paragraphs))


def _text(paragraphs: list[str]) -> bytes:
    return "\n".join(paragraphs).encode()


FORMATS: dict[str, Callable[[list[str]], bytes]] = {"docx": docx, "pdf": pdf, "txt": _text}


def _western(person: Person) -> bool:
    """Whether the name can be written in the letters that our plain PDF has."""
    text = f"{person.given} {person.families} {person.homes}"
    return text.encode("cp1252", "ignore").decode("cp1252") == text


def letter(desk: Desk, line: Line) -> str:
    """Name and address above, sometimes with what tells who it is; the telephone in the running text."""
    top = f"{line.name()}\n{line.address(chr(10))}"
    number = (
        (f"Kundnr: {line.customer()}", f"Client No: {line.customer()}")[desk.half] if desk.draw.random() < 0.4 else ""
    )
    given = line.given()
    hello = (f"Hej {given}!", f"Dear {given},")[desk.half]
    reach = ""
    if desk.draw.random() < 0.5 and (phone := line.phone()):
        reach = (f"Vi ringer dig på {phone} om något ändras.", f"We will ring you on {phone} should anything change.")[
            desk.half
        ]
    if desk.draw.random() < 0.3 and (mail := line.email()):
        reach += (f" Kvittot går till {mail}.", f" A copy goes to {mail}.")[desk.half]
    bye = f"{('Med vänlig hälsning', 'Yours sincerely')[desk.half]}\n{desk.colleague().name}"
    return "\n".join(
        (top, "", f"{desk.day():%Y-%m-%d}", number, "", hello, "", desk.draw.choice(PROSE[desk.half]), reach, "", bye)
    )


def invoice(desk: Desk, line: Line) -> str:
    title, number, reference, ours, amount = (
        ("FAKTURA", "Kundnummer", "Er referens", "Vår referens", "Att betala"),
        ("INVOICE", "Customer number", "Your reference", "Our reference", "Total due"),
    )[desk.half]
    lines = [
        f"{title} {desk.draw.randrange(10**4, 10**5)}",
        "",
        line.name(),
        line.address("\n"),
        "",
        f"{number}: {line.customer()}",
    ]
    if line.person.company and desk.draw.random() < 0.5:
        lines += [line.person.company.name, f"{reference}: {line.name()}"]
    if desk.draw.random() < 0.5:
        lines.append(f"{('E-post', 'Email')[desk.half]}: {line.email()}")
    return "\n".join([*lines, f"{ours}: {desk.colleague().name}", f"{amount}: {desk.draw.randrange(100, 9000)},00"])


def form(desk: Desk, line: Line) -> str:
    """Filled in by hand of the person; one in five names somebody to call."""
    shape = ("%Y-%m-%d", "%d/%m/%Y")[desk.half]
    fields: list[tuple[str, str, Callable[[], str]]] = [
        ("Namn", "Full name", line.name),
        ("Personnummer", "National ID / NHS number", line.official_at_home),
        ("Födelsedatum", "Date of birth", lambda: line.born(shape)),
        ("Adress", "Address", line.address),
        ("Mobil", "Mobile phone", line.mobile),
        ("E-postadress", "Email", line.email),
    ]
    text = [("Hälsodeklaration", "New client form")[desk.half], ""]
    text += [
        f"{(svenska, english)[desk.half]}: {value()}" for svenska, english, value in fields if desk.draw.random() < 0.85
    ]
    others = [other for other in line.person.family_of if other is not line.person]
    if others and desk.draw.random() < 0.5:
        kin = desk.line(line.item, "form", others[0])
        text += [
            "",
            ("Närmast anhörig", "Emergency contact")[desk.half],
            f"{('Namn', 'Name')[desk.half]}: {kin.name()}",
            f"{('Telefon', 'Phone')[desk.half]}: {kin.phone()}",
        ]
    text += ["", f"{('Mottagen av', 'Received by')[desk.half]}: {desk.colleague().name}"]
    return "\n".join(text)


def _note(desk: Desk, item: str) -> None:
    """What somebody jotted down; every fifth is a telephone and nothing else."""
    count = desk.draw.randrange(1, 6)
    lines = [_jotted(desk, desk.line(item, "note", desk.draw.choice(desk.firm.people))) for _ in range(count)]
    desk.write(item, "\n\n".join(lines) + "\n")


def _jotted(desk: Desk, line: Line) -> str:
    forms: tuple[tuple[Callable[[], str], ...], ...] = (
        (
            lambda: f"Ring {line.name()} på {line.phone()} om ramarna.",
            lambda: f"{line.name()} ({line.email() or line.phone()}) vill ha två kopior till.",
            lambda: f"Kund {line.customer()} {line.name()} har betalt.",
            lambda: f"{desk.colleague().name} har pratat med {line.name()}, tel {line.phone()}.",
            lambda: f"Ring upp {line.phone()} i morgon.",
        ),
        (
            lambda: f"Call {line.name()} back on {line.phone()}.",
            lambda: f"Send the offer to {line.email() or line.phone()}, {line.name()}.",
            lambda: f"Client {line.customer()} ({line.name()}) has moved.",
            lambda: f"{line.name()} spoke with {desk.colleague().name}; mobile {line.phone()}.",
            lambda: f"Missed call from {line.phone()}.",
        ),
    )
    return desk.draw.choice(forms[desk.half])()


def _card(desk: Desk, item: str) -> None:
    line = desk.line(item, "card", desk.draw.choice(desk.firm.people))
    given, family, home = line.given(), line.family(), line.home
    rows = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{family};{given};;;",
        f"FN:{given} {family}",
        f"TEL;TYPE=CELL:{line.mobile()}",
        f"EMAIL:{line.email()}",
    ]
    if desk.draw.random() < 0.5:
        rows.append(
            f"ADR;TYPE=HOME:;;{line.street().replace(',', chr(92) + ',')};{home.town.replace(',', chr(92) + ',')};;{line.postcode()};"
        )
    if line.person.company:
        rows += [f"ORG:{line.person.company.name}", f"TEL;TYPE=WORK:{line.switchboard()}"]
    desk.write(item, "\r\n".join([*rows, "END:VCARD", ""]))


def _calendar(desk: Desk, item: str) -> None:
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//EN"]
    for _ in range(desk.draw.randrange(1, 5)):
        line, staff = desk.line(item, "calendar", desk.draw.choice(desk.firm.people)), desk.colleague()
        day = f"{desk.day():%Y%m%d}"
        rows += ["BEGIN:VEVENT", f"UID:{desk.draw.randrange(10**9)}", f"DTSTART:{day}T090000Z", f"DTEND:{day}T100000Z"]
        rows.append(f"ORGANIZER;CN={staff.name}:mailto:{desk.line(item, 'firm and staff', staff).email()}")
        if line.person.emails:
            rows += [
                f'ATTENDEE;CN="{line.name()}":mailto:{line.email()}',
                f"SUMMARY:{('Fotografering', 'Treatment')[desk.half]}",
            ]
        else:
            rows.append(f"SUMMARY:{line.name()} {line.phone()}")
        rows.append("END:VEVENT")
    desk.write(item, "\r\n".join([*rows, "END:VCALENDAR", ""]))


def _shop(desk: Desk) -> None:
    people = desk.firm.some(0.15)
    for at in range(0, len(people), 500):
        item = f"{('webbutik', 'shop')[desk.half]}/export-{at // 500:03}.json"
        desk.write(
            item,
            json.dumps(
                {"orders": [_order(desk, item, person) for person in people[at : at + 500]]},
                ensure_ascii=False,
                indent=1,
            ),
        )


def _order(desk: Desk, item: str, person: Person) -> dict[str, object]:
    line = desk.line(item, "json", person)
    order: dict[str, object] = {
        "id": desk.draw.randrange(10**6, 10**7),
        "created_at": f"{desk.day():%Y-%m-%dT%H:%M:%SZ}",
    }
    if desk.half == 0:
        order["customer"] = {
            "first_name": line.given(),
            "last_name": line.family(),
            "email": line.email(),
            "phone": line.mobile(),
        }
        order["shipping_address"] = {
            "name": line.name(),
            "address1": line.street(),
            "zip": line.postcode(),
            "city": line.town(),
        }
    else:
        order["billing"] = {
            "fullName": line.name(),
            "street": line.street(),
            "postalCode": line.postcode(),
            "city": line.town(),
        }
        order["contact"] = {"emailAddress": line.email(), "mobile": line.mobile()}
    others = [other for other in person.family_of if other is not person]
    if others and desk.draw.random() < 0.3:
        gift = desk.line(item, "json", others[0])
        order["recipient"] = {"name": gift.name(), "phone": gift.phone()}
    order["items"] = [{"sku": f"A-{desk.draw.randrange(999)}", "qty": desk.draw.randrange(1, 4)}]
    return order


def _log(desk: Desk) -> None:
    item = ("bokning/bokning.log", "appointments/booking.log")[desk.half]
    desk.write(item, "\n".join(_logged(desk, item)) + "\n")


def _logged(desk: Desk, item: str) -> Iterator[str]:
    for person in desk.firm.some(0.2):
        line = desk.line(item, "log", person)
        if not person.emails:
            yield f"{desk.day():%Y-%m-%d} 10:14:03 INFO booking created customer={line.customer()}"
        elif desk.half == 0:
            yield f'{desk.day():%Y-%m-%d} 10:14:03 INFO booking created name="{line.name()}" email={line.email()} phone={line.mobile()}'
        else:
            yield f"{desk.day():%Y-%m-%d}T10:14:03Z [booking] {line.name()} <{line.email()}> confirmed, {line.mobile()}"
