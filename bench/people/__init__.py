"""Whose data: an invented firm whose truth is known, and how often a finding is linked to the right person."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CUSTOMERS = 20_000


def main(*, quick: bool, peers: bool) -> None:
    del peers  # None names the person of a finding.
    run(500 if quick else CUSTOMERS)


def run(customers: int, *, halves: Sequence[int] = (0, 1), show: int = 0, seed: int | None = None) -> None:
    """Make a firm, take stock of it with the real check-up, and judge every finding."""
    from bench import _common as common
    from bench.people.make import HALVES

    common.heading(f"people: whose a finding is, in a firm of {customers:,} customers")
    for half in halves:
        with tempfile.TemporaryDirectory() as scratch:
            print(f"### The half {HALVES[half][0]}\n")
            _half(Path(scratch), customers, half, show if half == 0 else 0, seed)


def _half(scratch: Path, customers: int, half: int, count: int, seed: int | None) -> None:
    from bench import _common as common
    from bench.people import report
    from bench.people.inventory import Inventory
    from bench.people.judge import judge
    from bench.people.make import make
    from bench.people.said import spots

    folder, home = scratch / "firm", scratch / "home"
    land, said, people = make(folder, customers, half, seed=seed)
    told = scratch / "report.json"
    ran = common.command(common.strongroom("checkup", folder, "--home", home, "--country", land, "--json", told))
    if ran.status:
        sys.exit(f"checkup ended with status {ran.status}")
    totals = json.loads(told.read_text())["totals"]
    files = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    print(
        f"{len(files):,} files, {sum(files) / 1e6:.1f} MB, {len(said):,} mentions; check-up {ran.seconds:.0f} s, "
        f"{totals['read']:,} files read whole.\n",
        flush=True,
    )
    inventory = Inventory(home, folder)
    judged = judge(spots(said, people), said, inventory)
    report.tables(judged)
    if count:
        report.show(judged, people, inventory, count)
