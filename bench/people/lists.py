"""Papers that name many people: telephone lists, minutes, routes of deliveries, threads that were forwarded."""

from __future__ import annotations

from collections.abc import Callable

from bench.people.desk import Desk, Line
from bench.people.forms import docx


def write_list(desk: Desk, item: str, number: int) -> None:
    make = (_telephones, _minutes, _route, _forwarded)[number % 4]
    lines = make(desk, f"{item}.{'docx' if make is _minutes else 'txt'}")
    if make is _minutes:
        desk.write(f"{item}.docx", docx(lines))
    else:
        desk.write(f"{item}.txt", "\n".join(lines) + "\n")


def _some(desk: Desk, item: str, count: int) -> list[Line]:
    return [desk.line(item, "list", person) for person in desk.draw.sample(desk.firm.people, count)]


def _telephones(desk: Desk, item: str) -> list[str]:
    """Name, dots or tabs, number."""
    join = desk.draw.choice((" ........ ", "\t", "  "))
    rows = [f"{line.name()}{join}{line.phone()}" for line in _some(desk, item, 15)]
    return [("Telefonlista kursdeltagare", "Phone list, evening class")[desk.half], "", *rows]


def _minutes(desk: Desk, item: str) -> list[str]:
    """Who was there, in one line; who takes what, below."""
    there = _some(desk, item, 5)
    names = ", ".join(f"{line.name()} ({line.phone()})" for line in there[:3])
    host, other = there[3:]
    return (
        [
            "Protokoll kundråd",
            f"Närvarande: {names}, {desk.colleague().name}",
            f"Nästa möte hålls hemma hos {host.name()}, {host.address()}. Anmälan till {host.email() or host.phone()}.",
            f"{desk.colleague().name} tackade för kaffet. {other.name()} sköter anmälningarna, {other.phone()}.",
        ],
        [
            "Minutes of the client panel",
            f"Present: {names}; {desk.colleague().name}",
            f"The next meeting is at the home of {host.name()} at {host.address()}; tell {host.email() or host.phone()}.",
            f"{other.name()} keeps the list (phone {other.phone()}), {desk.colleague().name} brings the minutes.",
        ],
    )[desk.half]


def _route(desk: Desk, item: str) -> list[str]:
    """A driver's list: a block for each stop."""
    labels: tuple[Callable[[Line], list[str]], ...] = (
        lambda line: [line.name(), line.address("\n"), f"Tel: {line.phone()}", "Portkod 1234"],
        lambda line: [f"{line.name()}, {line.address()}", f"Phone {line.phone()}", "Leave with neighbour: no"],
    )
    stops = [
        (f"{('Stopp', 'Stop')[desk.half]} {at}", *labels[desk.half](line), "")
        for at, line in enumerate(_some(desk, item, 8), 1)
    ]
    return [text for stop in stops for text in stop]


def _forwarded(desk: Desk, item: str) -> list[str]:
    """A thread saved as text: three people, each with a header of their own."""
    text: list[str] = []
    for line in _some(desk, item, 3):
        says = (
            ("Från", "Till", "Ämne", "Jag kommer gärna på torsdag."),
            ("From", "To", "Subject", "Thursday is fine for me."),
        )[desk.half]
        text += [f"{says[0]}: {line.name()} <{line.email()}>" if line.person.emails else f"{says[0]}: {line.name()}"]
        text += [
            f"{says[1]}: {desk.colleague().name}",
            f"{says[2]}: {('kurs', 'class')[desk.half]}",
            "",
            says[3],
            "",
            line.name(),
            line.phone(),
            "",
        ]
        text.append("-" * 20)
    return text
