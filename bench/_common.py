"""What every benchmark prints, and how it measures."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]


def machine() -> str:
    """Processor, cores, memory, system and Python, in one line."""
    model = platform.machine()
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    memory = next(
        (int(line.split()[1]) // 1024**2 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0
    )
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{model}, {cores} cores, {memory} GiB, {platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []


def heading(title: str) -> None:
    from strongroom import __version__

    print(f"## {title}\n\n{time.strftime('%Y-%m-%d')}, strongroom {__version__}, {machine()}\n")


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    print("| " + " | ".join(header) + " |")
    print("|" + "---|" * len(header))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)
    print()


def median_seconds(run: Callable[[], object], runs: int) -> float:
    return statistics.median(_seconds(run) for _ in range(runs))


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Ran:
    """One command from start to end: wall seconds, and the peak memory of it and all its children at once, in bytes."""

    seconds: float
    peak: int
    status: int


def command(arguments: Sequence[str | Path], *, environment: dict[str, str] | None = None) -> Ran:
    """Run to the end; memory is summed over the process and its descendants, sampled twenty times a second."""

    start = time.perf_counter()
    process = subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | (environment or {})
    )
    ended = threading.Event()
    peaks: list[int] = [0]
    watcher = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
    watcher.start()
    status = process.wait()
    seconds = time.perf_counter() - start
    ended.set()
    watcher.join()
    return Ran(seconds, max(peaks), status)


def _watch(pid: int, ended: threading.Event, peaks: list[int]) -> None:
    while not ended.wait(0.05):
        try:
            family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            peaks.append(sum(each.memory_info().rss for each in family))
        except psutil.NoSuchProcess:
            # Somebody of the family ended between the list and the look; the next sample counts again.
            continue


def strongroom(*arguments: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", "strongroom", *arguments]


def own_peak() -> int:
    """Peak memory of this process in bytes (Linux counts in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def megabytes(count: float) -> str:
    return f"{count / 1e6:,.1f}"
