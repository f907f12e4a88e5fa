"""How long `strongroom who` takes in an inventory of a million findings, beside `strongroom types`, which opens none.

The inventory is made by a real check-up of large tables: the customers of four systems, most of them in several.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import _common as common
from bench.people.firm import Firm, Person

FINDINGS = 1_000_000
ROWS_A_FILE = 12_500
RUNS = 7
MORE = 0.5
"""Seconds by which `who` may take longer than `types`."""
HEADER = ("Kundnr", "Namn", "Personnummer", "E-post", "Mobil")


def main(*, quick: bool, peers: bool) -> None:
    del peers  # None answers this question.
    findings, runs = (20_000, 3) if quick else (FINDINGS, RUNS)
    common.heading(f"who: one person among {findings:,} findings")
    with tempfile.TemporaryDirectory() as scratch:
        folder, home = Path(scratch, "files"), Path(scratch, "home")
        asked = make(folder, findings)
        report = Path(scratch, "report.json")
        look = common.strongroom("checkup", folder, "--home", home, "--country", "SE", "--json", report)
        ran = common.command(look)
        totals = json.loads(report.read_text()).get("totals", {}) if ran.status == 0 else {}
        if totals.get("files") != totals.get("read", -1):
            sys.exit(f"checkup ended with status {ran.status} and did not read every file whole: {totals}")
        print(f"Check-up of the tables: {ran.seconds:.0f} s, {common.megabytes(ran.peak)} MB at most.\n", flush=True)
        base, used = _medians(common.strongroom("types", "--json"), runs)
        rows = [("strongroom types --json", f"{base:.2f}", "", f"{used:.2f}", "", "")]
        for kind, value in asked.items():
            command = common.strongroom("who", value, "--json", "--home", home)
            took, cost = _medians(command, runs)
            more = f"{took - base:+.2f}", f"{cost:.2f}", f"{cost - used:+.2f}"
            rows.append((f"who, by {kind}", f"{took:.2f}", *more, _held(command)))
    header = (f"what (median of {runs})", "seconds", f"more than types (at most {MORE})", "processor seconds", "more")
    common.table((*header, "people, files"), rows)


def _medians(command: Sequence[str | Path], runs: int) -> tuple[float, float]:
    """Seconds by the clock and of the processor: the latter a busy machine changes little."""
    ran = []
    for _ in range(runs):
        before = processor_seconds()
        ran.append((common.command(command).seconds, processor_seconds() - before))
    return statistics.median(clock for clock, _ in ran), statistics.median(used for _, used in ran)


def processor_seconds() -> float:
    """Of all processes that this one started and that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _held(command: Sequence[str | Path]) -> str:
    """That the answer is one: somebody, and files of theirs."""
    answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    people = answer["data_subjects"]
    return f"{len(people)}, {sum(len(person['places']) for person in people)}"


def make(folder: Path, findings: int) -> dict[str, str]:
    """Tables that hold that many values; gives what somebody among them is asked for by."""
    firm = Firm(findings // 12, seed=5, land="SE")
    whole = [person for person in firm.people if len(_values(person)) == 4]
    someone = next(person for person in whole if not person.family_of and len(person.emails) == len(person.phones) == 1)
    folder.mkdir()
    rows, written, number = _rows(whole, random.Random(5)), 0, 0
    while written < findings:
        with Path(folder, f"export-{number:03}.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, delimiter=";")
            table.writerow(HEADER)
            for person in (next(rows) for _ in range(min(ROWS_A_FILE, (findings - written) // 4 + 1))):
                customer, official, email, phone = _values(person)
                table.writerow((customer, person.name, official, email, phone))
                written += 4
        number += 1
    kinds = ("customer number", "personal number", "e-mail", "phone")
    return dict(zip(kinds, _values(someone), strict=True))


def _rows(people: list[Person], draw: random.Random) -> Iterator[Person]:
    """Everybody once, and again, and so on, in another order each time."""
    while True:
        yield from draw.sample(people, len(people))


def _values(person: Person) -> list[str]:
    official = person.official.written if person.official else ""
    return [value for value in (person.customer, official, person.email, "".join(person.phones[:1])) if value]
