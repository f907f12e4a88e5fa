"""Text out of files, one core: our readers, which take every part of a document, beside the bare libraries."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from bench import _bare as bare
from bench import _common as common
from bench import _corpus as corpus


def read_all(files: list[Path]) -> int:
    """Characters in all passages and tables of the files."""
    from strongroom.discovery.adapters.read.budget import Budget, Limits
    from strongroom.discovery.adapters.read.dispatch import Reading
    from strongroom.discovery.core.passage import Passage, Source

    size = 0
    for path in files:
        with path.open("rb") as file:
            length = path.stat().st_size
            for part in Reading(Source(file, path.name, length), Budget(Limits(), length, time.monotonic)):
                if isinstance(part, Passage):
                    size += len(part.text)
                else:
                    size += sum(len(cell) for row in part.rows for cell in row)
    return size


def main(*, quick: bool, peers: bool) -> None:
    count, runs = (200, 1) if quick else (3_000, 5)
    common.heading("extract: text out of files, one core")
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        corpus.make(Path(scratch), count)
        files = sorted(path for path in Path(scratch).rglob("*") if path.is_file())
        for ending, library in bare.LIBRARIES.items():
            chosen = [path for path in files if path.suffix == ending]
            size = sum(path.stat().st_size for path in chosen) / 1e6
            if not chosen:
                continue
            read_all(chosen[:2])  # the first use imports the library
            ours = common.median_seconds(lambda chosen=chosen: read_all(chosen), runs)
            row = [ending[1:], len(chosen), f"{size:.1f}", f"{size / ours:.1f}"]
            if peers:
                library(chosen[0])
                theirs = common.median_seconds(
                    lambda chosen=chosen, library=library: [library(path) for path in chosen], runs
                )
                row += [f"{size / theirs:.1f}", f"{theirs / ours:.2f}"]
            rows.append(row)
    common.table(("format", "files", "MB", "ours MB/s", "bare library MB/s", "share"), rows)
    print(f"peak memory {common.megabytes(common.own_peak())} MB\n")
