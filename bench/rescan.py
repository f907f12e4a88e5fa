"""How long it takes to see that nothing changed: 100,000 small files, beside `find` reading the same facts."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import _common as common

FILES = 100_000
NAMES = ("Erik Berg", "Maja Lind", "Omar Haddad", "Eva Strand")


def make_files(folder: Path, count: int) -> None:
    """Small texts, a hundred in a folder, three in ten with somebody's address or number."""
    pick = random.Random(7)
    for number in range(count):
        place = folder / f"year-{number // 10_000}" / f"box-{number // 100:04}"
        if number % 100 == 0:
            place.mkdir(parents=True, exist_ok=True)
        text = "Minutes of the weekly meeting.\nThe lamp in the hall is mended.\n" * pick.randint(1, 5)
        if pick.random() < 0.3:
            name = pick.choice(NAMES)
            text += f"{name}, {name.replace(' ', '.').lower()}{number}@example.test\n"
        (place / f"note-{number:06}.txt").write_text(text)


def main(*, quick: bool, peers: bool) -> None:
    count, runs = (5_000, 1) if quick else (FILES, 5)
    common.heading("rescan: files that did not change")
    with tempfile.TemporaryDirectory() as scratch:
        folder, home = Path(scratch, "files"), Path(scratch, "home")
        make_files(folder, count)
        look = common.strongroom("checkup", folder, "--home", home)
        first = common.command(look)
        if first.status:
            sys.exit(f"the first check-up ended with status {first.status}")
        again = [common.command(look) for _ in range(runs)]
        rows = [
            (
                f"first check-up of {count:,} files",
                f"{first.seconds:.2f}",
                f"{count / first.seconds:,.0f}",
                common.megabytes(first.peak),
            ),
            ("check-up again, nothing changed", *_row(again, count)),
        ]
        if peers:
            find = ["find", folder, "-type", "f", "-printf", "%s %T@\n"]
            subprocess.run(find, stdout=subprocess.DEVNULL, check=True)
            walked = [common.command(find) for _ in range(runs)]
            rows.append(("find -type f -printf '%s %T@\\n'", *_row(walked, count)))
            ratio = _median(again) / _median(walked)
            rows.append(("ratio again to find (at most 8)", f"{ratio:.1f}", "", ""))
        common.table(("what", "seconds (median)", "files a second", "peak MB, all processes"), rows)


def _median(ran: list[common.Ran]) -> float:
    return statistics.median(each.seconds for each in ran)


def _row(ran: list[common.Ran], count: int) -> tuple[str, str, str]:
    return f"{_median(ran):.2f}", f"{count / _median(ran):,.0f}", common.megabytes(max(each.peak for each in ran))
