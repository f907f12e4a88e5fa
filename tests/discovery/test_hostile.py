"""Whole files made to hurt, through the pool: each ends in its outcome, and memory stays within bounds."""

from __future__ import annotations

import gzip
import os
from collections import Counter
from pathlib import Path

import psutil
import pytest
from tests.discovery import hostile_files

from strongroom.discovery.adapters.walk import below, resolve, walk
from strongroom.discovery.adapters.workers.jobs import Job, Result
from strongroom.discovery.adapters.workers.pool import Limits, Options, Pool
from strongroom.discovery.core.passage import Outcome, Reason

WITHIN = 600 << 20
LIMITS = Limits(seconds=4, seconds_per_megabyte=0.02)


def jobs_below(folder: Path) -> list[Job]:
    roots = resolve([os.fsencode(folder)])
    return [Job(found.path, below(roots[0], found.path), found.size, found.blocked) for found in walk(roots)]


def examine_all(jobs, limits):
    """How each ended, and the most memory that all processes held together."""
    me, peak, ended = psutil.Process(), 0, {}
    before = me.memory_info().rss
    with Pool(workers=2, options=Options(), limits=limits) as pool:
        for said in pool.examine(jobs):
            held = me.memory_info().rss - before
            for pid in pool.pids:
                try:
                    worker = psutil.Process(pid)
                    held += sum(each.memory_info().rss for each in [worker, *worker.children(recursive=True)])
                except psutil.Error:
                    continue
            peak = max(peak, held)
            if isinstance(said, Result):
                ended[said.job.shown] = (said.examined.outcome, said.examined.reason)
    return ended, peak


def _filled(path: Path, piece: bytes, size: int, before: bytes = b"") -> None:
    with path.open("wb") as file:
        file.write(before)
        for _ in range(size // len(piece)):
            file.write(piece)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_files_made_to_hurt_end_in_an_outcome_within_memory(tmp_path):
    megabyte = b"x" * (1 << 20)
    hostile_files.zip_of_zeros(tmp_path / "bomb.zip", 10 << 30)
    hostile_files.zip_of_zeros(tmp_path / "bomb-text.zip", 10 << 30, "zeros.txt")
    hostile_files.zip_in_zip(tmp_path / "thousand.zip", 1000)
    hostile_files.zip_tree(tmp_path / "42.zip", 4, 16, 8 << 20)
    hostile_files.zip_of_one_member_many_times(tmp_path / "many.zip", 65_000, 10 << 20)
    _filled(tmp_path / "line.txt", b"kund erik.berg@example.test 070-1740605 " * 4096, 300 << 20)
    _filled(tmp_path / "line.csv", megabyte, 300 << 20)
    _filled(tmp_path / "line.json", megabyte, 300 << 20, b'{"a":"')
    _filled(tmp_path / "line.html", megabyte, 300 << 20, b"<html><body>")
    _filled(tmp_path / "line.xml", megabyte, 300 << 20, b'<?xml version="1.0"?><a>')
    _filled(tmp_path / "line.eml", megabyte, 300 << 20, b"From: a@example.test\nSubject: x\nTo: b@example.test\n\n")
    with (tmp_path / "four-gigabytes.txt").open("wb") as file:
        file.truncate(4 << 30)
    (tmp_path / "deep.json").write_bytes(b"[" * 2_000_000)
    (tmp_path / "deep.xml").write_bytes(b'<?xml version="1.0"?>' + b"<a>" * 1_000_000)
    (tmp_path / "deep.html").write_bytes(b"<html>" + b"<div>" * 1_000_000)
    (tmp_path / "packed.gz").write_bytes(gzip.compress(b"kund erik.berg@example.test\n" * (8 << 20)))
    os.mkfifo(tmp_path / "pipe")
    jobs = jobs_below(tmp_path)
    ended, peak = examine_all(jobs, LIMITS)
    assert len(ended) == len(jobs) == 17
    assert peak < WITHIN
    assert ended["bomb.zip"] == (Outcome.TOO_LARGE, Reason.TOO_LARGE)
    assert ended["thousand.zip"] == (Outcome.TOO_LARGE, Reason.TOO_DEEP)
    assert ended["42.zip"] == (Outcome.TOO_LARGE, Reason.EXPANDS_TOO_MUCH)
    assert ended["four-gigabytes.txt"] == (Outcome.TOO_LARGE, Reason.TOO_LARGE)
    assert ended["pipe"] == (Outcome.UNSUPPORTED, Reason.NOT_A_FILE)
    for name in ("line.txt", "line.csv", "line.json", "line.html", "line.xml", "line.eml", "packed.gz"):
        assert ended[name][0] in (Outcome.READ, Outcome.PARTLY), (name, ended[name])


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_sample_ends_in_an_outcome():
    """The repository's own samples and markers, or the folder of documents that STRONGROOM_SAMPLES names."""
    tests = Path(__file__).parents[1]
    named = os.environ.get("STRONGROOM_SAMPLES")
    jobs = [job for folder in ([named] if named else ["samples", "markers"]) for job in jobs_below(tests / folder)]
    ended, peak = examine_all(jobs, Limits())
    assert len(ended) == len(jobs)
    assert peak < WITHIN
    outcomes = Counter(outcome for outcome, _ in ended.values())
    assert all(reason is None for outcome, reason in ended.values() if outcome is Outcome.READ)
    assert outcomes[Outcome.READ] + outcomes[Outcome.PARTLY] > 0.9 * len(jobs)
    assert outcomes[Outcome.TIMEOUT] == 0
