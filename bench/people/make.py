"""A whole firm on disk, and the truth of it."""

from __future__ import annotations

from pathlib import Path

from bench.people.desk import Desk
from bench.people.firm import FIRM, Firm, Person
from bench.people.mail import write_mail
from bench.people.papers import write_papers
from bench.people.said import Said
from bench.people.tables import write_tables

HALVES = (("to tune on", 11, "SE"), ("only scored", 23, "GB"))
"""What each half is for, its seed, and the country the firm is in."""


def make(
    folder: Path, customers: int, half: int, *, seed: int | None = None
) -> tuple[str, list[Said], dict[int, Person]]:
    """Write the files below `folder`; gives the firm's country, all that was said, and everybody by number."""
    _, usual, land = HALVES[half]
    firm = Firm(customers, seed=usual if seed is None else seed, land=land)
    desk = Desk(folder, firm, half)
    write_tables(desk)
    write_mail(desk)
    write_papers(desk)
    people = {person.number: person for person in (*firm.people, *firm.staff)}
    return land, [one for one in desk.said() if one.values or one.person != FIRM], people
