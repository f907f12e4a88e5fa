"""`kill -9` of the whole process group at random moments: the next run ends with the inventory of an undisturbed one."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from firm_of_tests import ROOT, command

FILES = 150


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed") / "files"
    for number in range(FILES):
        path = folder / f"box-{number % 7}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"kund{number % 40}@example.test\n" * (number % 3) + "lamp\n")
    # So many that its rows are written before its result is there.
    (folder / "register.text").write_text("".join(f"namn{number}@example.test\n" for number in range(60_000)))
    for path in folder.rglob("*.txt"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory):
    home = tmp_path_factory.mktemp("undisturbed") / "home"
    begun = time.monotonic()
    known = inventory(folder, home)
    return known, time.monotonic() - begun


def inventory(folder: Path, home: Path) -> dict:
    """All that the commands can say, less what differs from run to run."""
    ran = command("checkup", folder, "--all", "--json", "-", "--jobs", 2, "--country", "SE", home=home)
    assert ran.returncode == 0, ran.stderr
    report = json.loads(ran.stdout)
    (place,) = json.loads(command("places", "--json", home=home).stdout)["places"]
    totals = {key: value for key, value in report["totals"].items() if key != "unchanged"}
    return {
        "items": sorted(report["items"], key=lambda item: item["path"]),
        "by_type": report["by_type"],
        "totals": totals,
        "place": {key: place[key] for key in ("items", "findings", "data_subjects")},
        "rows": rows(home),
    }


def rows(home: Path) -> list[int]:
    import sqlite3

    database = sqlite3.connect(home / "inventory.sqlite3")
    tables = ("discovery_item", "discovery_finding", "register_holding", "register_mention", "register_sign")
    counts = [
        database.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in (*tables, "register_datasubject")
    ]
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
    return counts


def kill_a_run(folder: Path, home: Path, after: float) -> None:
    environment = {**os.environ, "STRONGROOM_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    look = [sys.executable, "-m", "strongroom", "checkup", str(folder), "--jobs", "2", "--country", "SE"]
    running = subprocess.Popen(
        look, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def test_killed_at_three_random_moments_the_next_run_finishes_the_same(folder, undisturbed, tmp_path):
    expected, whole = undisturbed
    for moment in (0.3, 0.6, 0.9):
        kill_a_run(folder, tmp_path / "home", random.uniform(moment - 0.3, moment) * whole)
    assert inventory(folder, tmp_path / "home") == expected


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_killed_at_fifty_random_moments_each_next_run_finishes_the_same(folder, undisturbed, tmp_path, rounds):
    expected, whole = undisturbed
    for number in range(rounds(50)):
        home = tmp_path / f"home-{number}"
        kill_a_run(folder, home, random.uniform(0.05, whole))
        assert inventory(folder, home) == expected


def test_what_a_killed_run_had_finished_is_not_read_again(folder, tmp_path):
    """The database shows when the first files are in; then the run is killed."""
    home = tmp_path / "home"
    environment = {**os.environ, "STRONGROOM_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    look = [sys.executable, "-m", "strongroom", "checkup", str(folder), "--jobs", "1", "--country", "SE"]
    running = subprocess.Popen(
        look, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    finished = 0
    while finished == 0 and running.poll() is None:
        time.sleep(0.02)
        finished = finished_items(home)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    report = json.loads(command("checkup", folder, "--json", "-", "--jobs", 1, "--country", "SE", home=home).stdout)
    assert report["totals"]["unchanged"] >= finished > 0
    assert report["totals"]["files"] == FILES + 1


def finished_items(home: Path) -> int:
    import sqlite3

    try:
        database = sqlite3.connect(f"file:{home / 'inventory.sqlite3'}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return 0
    try:
        query = "SELECT COUNT(*) FROM discovery_item WHERE looked_ns - mtime_ns > 2000000000"
        return database.execute(query).fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        database.close()


def test_ctrl_c_keeps_what_is_finished_and_says_so(folder, tmp_path):
    """One worker is still at a large file when the small ones are in."""
    large = tmp_path / "files"
    large.mkdir()
    (large / "large.txt").write_text("".join(f"namn{number}@example.test och annat\n" for number in range(600_000)))
    for number in range(20):
        (large / f"{number}.txt").write_text("lamp")
        os.utime(large / f"{number}.txt", (1_700_000_000, 1_700_000_000))
    home = tmp_path / "home"
    environment = {**os.environ, "STRONGROOM_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8"}
    look = [sys.executable, "-m", "strongroom", "checkup", str(large), "--jobs", "2", "--country", "SE"]
    running = subprocess.Popen(
        look, env=environment, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while finished_items(home) == 0 and running.poll() is None:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)
    said, messages = running.communicate(timeout=60)
    assert running.returncode == 130, messages
    assert messages.startswith("strongroom: stopped."), messages
    assert len(messages.splitlines()) == 1
    assert said == ""
    assert finished_items(home) >= 1
