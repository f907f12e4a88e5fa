"""The firm's mail: single messages and mailboxes. The firm's own people stand in every thread."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from email.generator import BytesGenerator
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from bench.people.desk import Desk, Line
from bench.people.firm import Person

ASKS = (
    (
        "Hej!\n\nHar ni någon ledig tid nästa vecka? Torsdag eller fredag passar bäst.",
        "Hi,\n\nI would like to order two more prints of the family portrait, the large size.",
        "Hej,\n\njag har inte fått min faktura än. Kan ni skicka den igen?",
        "Hello,\n\ncould we move our appointment to the afternoon? Sorry for the short notice.",
        "Hej! Bilderna blev jättefina, tack så mycket.",
    ),
    (
        "Good morning,\n\nI have to cancel my treatment on Monday. Is there anything later that week?",
        "Dear team,\n\nthank you for last time. I wonder if you sell the cream that we talked about.",
        "Hejsan,\n\njag undrar om min behandling kan flyttas. Jag är bortrest hela veckan.",
        "Hi there, please send me the receipt for my insurance.",
        "Hej, jag vill gärna boka en tid till, helst med samma person som sist.",
    ),
)
ANSWERS = (
    (
        "Hej {given},\n\ntack för ditt mejl. Det går bra, vi har lagt in det.",
        "Hi {given},\n\nof course, that is no problem at all.",
    ),
    (
        "Dear {given},\n\nthank you for letting us know. I have changed it for you.",
        "Hej {given}!\n\nInga problem, jag har ordnat det nu.",
    ),
)
GREETINGS = (
    ("Hälsningar", "Med vänlig hälsning", "Mvh", "Best regards", "/", "Vänligen"),
    ("Kind regards", "Many thanks", "Vänliga hälsningar", "Best wishes", "Thanks", "Cheers"),
)
QUOTE = (
    ("Den {day} skrev {name} <{email}>:", "On {day}, {name} <{email}> wrote:"),
    ("On {day} {name} <{email}> wrote:", "{day} kl. 10:14 skrev {name} <{email}>:"),
)
SUBJECTS = (
    ("Tid", "Order", "Faktura", "Bilder", "Re: bokning"),
    ("Appointment", "Receipt", "Behandling", "Re: your visit", "Question"),
)


def write_mail(desk: Desk) -> None:
    """One customer in twelve wrote lately (single messages); two mailboxes hold what was written before."""
    people = [person for person in desk.firm.people if person.emails]
    for number, person in enumerate(desk.draw.sample(people, min(len(people), desk.firm.count // 16))):
        item = f"{('mejl', 'mail')[desk.half]}/{number % 40:02}/message-{number:05}.eml"
        desk.write(item, _bytes(_message(desk, item, person)))
    for box in (("mejl/arkiv-2024.mbox", "mejl/arkiv-2025.mbox"), ("mail/Archive.mbox", "mail/Sent.mbox"))[desk.half]:
        chosen = desk.draw.sample(people, min(len(people), desk.firm.count // 7))
        desk.write(box, b"".join(_boxed(_bytes(_message(desk, box, person))) for person in chosen))


def _boxed(message: bytes) -> bytes:
    lines = (b">" + line if line.startswith(b"From ") else line for line in message.splitlines(keepends=True))
    return b"From MAILER-DAEMON Mon Nov 23 10:00:00 2026\n" + b"".join(lines) + b"\n"


def _bytes(message: EmailMessage) -> bytes:
    buffer = io.BytesIO()
    BytesGenerator(buffer, policy=SMTP.clone(linesep="\n")).flatten(message)
    return buffer.getvalue()


def _message(desk: Desk, item: str, person: Person) -> EmailMessage:
    ways: tuple[Callable[[Desk, str, Person, EmailMessage], None], ...] = (_asks, _answers, _both, _writes_for, _form)
    message = EmailMessage()
    message["Subject"] = desk.draw.choice(SUBJECTS[desk.half])
    message["Date"] = format_datetime(datetime.combine(desk.day(), datetime.min.time(), UTC))
    desk.draw.choices(ways, (42, 34, 6, 8, 10))[0](desk, item, person, message)
    return message


def _to_customer(desk: Desk, line: Line) -> str:
    """As address books show people: by name, by a name of their own choice, or not at all."""
    way = desk.draw.random()
    return formataddr((line.name() if way < 0.8 else "", line.email()))


def _colleague(desk: Desk, item: str) -> tuple[Line, str]:
    line = desk.line(item, "firm and staff", desk.colleague(), careful=True)
    line.given_name = line.person.given[0]
    return line, formataddr((line.person.name, line.email()))


def _signature(desk: Desk, line: Line) -> str:
    """Most sign with their name, some with their first name alone, some with all that the firm never asked for.

    The header says who it is: `line` is what it told of them.
    """
    person, way = line.person, desk.draw.random()
    greeting = desk.draw.choice(GREETINGS[desk.half])
    if way < 0.3:
        return f"{greeting}\n{line.given()}"
    parts = [line.name()]
    if way > 0.55:
        parts.append(line.phone())
    if way > 0.8 and person.company:
        parts += [person.company.name, line.switchboard()]
    if way > 0.9:
        parts += [line.address("\n")]
    return greeting + "\n" + "\n".join(filter(None, parts))


def _firms(desk: Desk, item: str, of: Line) -> str:
    name = ("Lind Foto", "Strand Clinic")[desk.half]
    return (
        f"{desk.draw.choice(GREETINGS[desk.half])}\n{of.person.name}\n{name}\n{desk.firm_phone(item, 'firm and staff')}\n"
        f"{desk.firm_email(item, 'firm and staff')}\nwww.lindfoto.example.test"
    )


def _quoted(desk: Desk, text: str, who: Line) -> str:
    head = desk.draw.choice(QUOTE[desk.half]).format(day=f"{desk.day():%Y-%m-%d}", name=who.name(), email=who.email())
    return head + "\n" + "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _asks(desk: Desk, item: str, person: Person, message: EmailMessage) -> None:
    message["From"] = _to_customer(desk, line := desk.line(item, "mail", person))
    colleague, address = _colleague(desk, item)
    message["To"] = address if desk.draw.random() < 0.5 else desk.firm_email(item, "firm and staff")
    text = desk.draw.choice(ASKS[desk.half]) + "\n\n" + _signature(desk, line)
    if desk.draw.random() < 0.4:
        text += "\n\n" + _quoted(desk, _answer(desk, item, person, colleague), colleague)
    message.set_content(text + "\n")


def _answer(desk: Desk, item: str, person: Person, colleague: Line) -> str:
    line = desk.line(item, "mail", person)
    text = desk.draw.choice(ANSWERS[desk.half]).format(given=line.given())
    return f"{text}\n\n{_firms(desk, item, colleague)}"


def _answers(desk: Desk, item: str, person: Person, message: EmailMessage) -> None:
    colleague, message["From"] = _colleague(desk, item)
    line = desk.line(item, "mail", person)
    message["To"] = _to_customer(desk, line)
    asked = desk.draw.choice(ASKS[desk.half]) + "\n\n" + _signature(desk, line)
    message.set_content(_answer(desk, item, person, colleague) + "\n\n" + _quoted(desk, asked, line) + "\n")


def _both(desk: Desk, item: str, person: Person, message: EmailMessage) -> None:
    """To everybody of a household at once, or to two who have nothing to do with each other."""
    others = [other for other in person.family_of if other is not person and other.emails] or [
        desk.draw.choice(desk.firm.people)
    ]
    colleague, message["From"] = _colleague(desk, item)
    to = [
        formataddr((line.name(), line.email()))
        for other in (person, *others[:1])
        if (line := desk.line(item, "mail", other)).person.emails
    ]
    message["To"] = ", ".join(to)
    message.set_content(
        f"{('Hej båda två, se bifogat.', 'Dear both, please see below.')[desk.half]}\n\n{_firms(desk, item, colleague)}\n"
    )


def _writes_for(desk: Desk, item: str, person: Person, message: EmailMessage) -> None:
    """Tells how somebody else is reached."""
    others = [other for other in person.family_of if other is not person] or [desk.draw.choice(desk.firm.people)]
    message["From"] = _to_customer(desk, line := desk.line(item, "mail", person))
    message["To"] = desk.firm_email(item, "firm and staff")
    other = desk.line(item, "mail", others[0])
    says = (
        (
            "Hej,\n\n{name} hämtar bilderna i stället, du når {them} på {phone}.",
            "Hi, please call {name} instead, {phone}.",
        ),
        (
            "Hello,\n\nmy appointment will be taken by {name} ({phone}).",
            "Hej! Ta kontakt med {name}, telefon {phone}, om det är något.",
        ),
    )[desk.half]
    text = desk.draw.choice(says).format(
        name=other.name(), phone=other.phone(), them=("honom", "henne")[other.person.woman]
    )
    message.set_content(text + "\n\n" + _signature(desk, line) + "\n")


def _form(desk: Desk, item: str, person: Person, message: EmailMessage) -> None:
    """What the form on the firm's page sends: the web server is the sender."""
    message["From"] = "Webbformulär <noreply@lindfoto.example.test>"
    message["To"] = desk.firm_email(item, "firm and staff")
    line = desk.line(item, "mail", person)
    fields = (
        (
            ("Namn", line.name),
            ("E-post", line.email),
            ("Telefon", line.phone),
            ("Meddelande", lambda: "Ring mig gärna."),
        ),
        (
            ("Your name", line.name),
            ("Your email", line.email),
            ("Your phone", line.phone),
            ("Message", lambda: "Please call me back."),
        ),
    )[desk.half]
    message.set_content("\n".join(f"{label}: {value()}" for label, value in fields) + "\n")
