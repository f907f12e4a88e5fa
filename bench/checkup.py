"""The first check-up of 10,000 mixed files, beside the bare extraction libraries that only read the text."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
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
            command = common.strongroom("checkup", folder, "--home", home, "--jobs", str(WORKERS))
            ours.append(_measured(command))
            if ours[-1][0].status:
                sys.exit(f"checkup ended with status {ours[-1][0].status}")
        rows = [_row(f"strongroom checkup, {WORKERS} workers: read, recognise, keep", ours, count, size)]
        if peers:
            bare: list[str | Path] = [sys.executable, "-m", "bench._bare", folder, str(WORKERS)]
            where = {"PYTHONPATH": os.pathsep.join([str(common.ROOT), str(common.ROOT / "src")])}
            theirs = [_measured(bare, where) for _ in range(runs)]
            rows.append(_row(f"bare libraries, {WORKERS} processes: read only", theirs, count, size))
            shares = (f"{_medians(theirs)[at] / _medians(ours)[at]:.2f}" for at in (0, 1))
            rows.append(("our speed as a share of theirs (at least 0.5)", *shares, "", "", ""))
        header = ("what", "seconds", "processor seconds", "files a second", "MB a second", "peak MB, all processes")
        common.table(header, rows)


def _measured(command: Sequence[str | Path], where: dict[str, str] | None = None) -> tuple[common.Ran, float]:
    """Beside the run the processor seconds of all its processes: these a busy machine changes little."""
    before = _processor()
    return common.command(command, environment=where), _processor() - before


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _medians(ran: list[tuple[common.Ran, float]]) -> tuple[float, float]:
    return statistics.median(run.seconds for run, _ in ran), statistics.median(used for _, used in ran)


def _row(what: str, ran: list[tuple[common.Ran, float]], count: int, size: int) -> tuple[str, ...]:
    seconds, used = _medians(ran)
    peak = max(run.peak for run, _ in ran)
    speeds = f"{count / seconds:,.0f}", f"{size / 1e6 / seconds:.1f}"
    return (what, f"{seconds:.2f}", f"{used:.2f}", *speeds, common.megabytes(peak))
