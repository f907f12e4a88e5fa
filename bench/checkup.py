"""The first check-up of 10,000 mixed files, beside the bare extraction libraries that only read the text."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from bench import _common as common
from bench import _corpus as corpus

FILES = 10_000
WORKERS = 2


def main(*, quick: bool, peers: bool) -> None:
    count, runs = (500, 1) if quick else (FILES, 3)
    common.heading("checkup: mixed files for the first time")
    with tempfile.TemporaryDirectory() as scratch:
        folder, home = Path(scratch, "files"), Path(scratch, "home")
        size = corpus.make(folder, count)
        ours = []
        for _ in range(runs):
            shutil.rmtree(home, ignore_errors=True)
            ours.append(common.command(common.strongroom("checkup", folder, "--home", home, "--jobs", str(WORKERS))))
            if ours[-1].status:
                sys.exit(f"checkup ended with status {ours[-1].status}")
        rows = [_row(f"strongroom checkup, {WORKERS} workers: read, recognise, keep", ours, count, size)]
        if peers:
            bare = [sys.executable, "-m", "bench._bare", folder, str(WORKERS)]
            where = {"PYTHONPATH": os.pathsep.join([str(common.ROOT), str(common.ROOT / "src")])}
            theirs = [common.command(bare, environment=where) for _ in range(runs)]
            rows.append(_row(f"bare libraries, {WORKERS} processes: read only", theirs, count, size))
            rows.append(
                ("our speed as a share of theirs (at least 0.5)", f"{_median(theirs) / _median(ours):.2f}", "", "", "")
            )
        common.table(("what", "seconds (median)", "files a second", "MB a second", "peak MB, all processes"), rows)


def _median(ran: list[common.Ran]) -> float:
    return statistics.median(each.seconds for each in ran)


def _row(what: str, ran: list[common.Ran], count: int, size: int) -> tuple[str, ...]:
    seconds, peak = _median(ran), max(each.peak for each in ran)
    return (what, f"{seconds:.2f}", f"{count / seconds:,.0f}", f"{size / 1e6 / seconds:.1f}", common.megabytes(peak))
