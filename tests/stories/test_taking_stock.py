"""The first promise, end to end: one command, and the owner knows what lies where. Through the command line alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.firm import make_firm

from strongroom.discovery.core.passage import Outcome


@pytest.fixture(scope="module")
def firm(tmp_path_factory) -> Path:
    return make_firm(tmp_path_factory.mktemp("firm"))


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home") / "strongroom"


def run(home: Path, *arguments: str | Path, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "strongroom", *map(str, arguments)],
        input=said,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"STRONGROOM_HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
    )


@pytest.fixture(scope="module")
def first(firm, home) -> dict:
    done = run(home, "checkup", firm, "--json", "-", "--country", "SE")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_file_ends_in_a_stated_outcome_and_the_sums_agree(first, firm):
    totals = first["totals"]
    assert totals["files"] == sum(1 for path in firm.rglob("*") if path.is_file())
    assert totals["files"] == totals["read"] + totals["partly"] + totals["unread"]
    assert {item["outcome"] for item in first["items"]} <= {outcome.value for outcome in Outcome}
    assert all("reason" in item for item in first["items"] if item["outcome"] != "read")


def test_a_passport_scan_and_a_card_list_are_found_where_a_person_would_look(first):
    found = {
        (Path(item["path"]).name, finding["type"]): finding for item in first["items"] for finding in item["findings"]
    }
    assert found["pass Oskar Sjöberg.pdf", "se_passport"]["where"] == "page 1"
    assert found["Kundlista.xlsx", "card_pan"]["count"] == 38
    assert found["Kundlista.xlsx", "card_pan"]["where"].startswith("sheet Kunder!F")
    assert found["server.key", "private_key"]["tier"] == 4


def test_what_changed_alone_is_read_again(first, firm, home):
    note = firm / "Documents" / "note.txt"
    note.write_text("Ring Karin Wallin, karin.wallin@example.test\n")
    try:
        again = json.loads(run(home, "checkup", firm, "--json", "-", "--country", "SE").stdout)
    finally:
        note.unlink()
    assert again["totals"]["unchanged"] == first["totals"]["files"]
    assert again["totals"]["files"] == first["totals"]["files"] + 1
    kept = [item for item in again["items"] if item["path"] != str(note)]
    assert sorted(kept, key=lambda item: item["path"]) == sorted(first["items"], key=lambda item: item["path"])


def test_who_names_the_files_and_never_the_person(first, home):
    said = run(home, "who", "-", "--json", said="Erik.Berg@Example.test\n")
    answer = json.loads(said.stdout)
    assert "erik" not in said.stdout.lower().replace("erik berg.pdf", "")
    assert answer["identifiers"] == [{"kind": "email"}]
    items = {Path(place["item"]).name for subject in answer["data_subjects"] for place in subject["places"]}
    assert {"Kundlista.xlsx", "arkiv 2023.mbox", "gammal export.zip"} <= items
    nobody = run(home, "who", "nobody-at-all@example.test", "--json")
    assert nobody.returncode == 0
    assert json.loads(nobody.stdout)["data_subjects"] == []


def test_no_file_of_the_firm_is_changed_by_looking(firm, home, first):
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in firm.rglob("*") if path.is_file()}
    assert run(home, "checkup", firm, "--full").returncode == 0
    assert before == {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in firm.rglob("*") if path.is_file()}


def test_swedish_is_spoken_from_the_first_line_to_the_last(firm, home, first):
    done = run(home, "checkup", firm, "--language", "sv")
    assert "filer innehåller uppgifter om" in done.stdout
    assert "Nothing" not in done.stdout
    assert "The " not in done.stdout + done.stderr


def test_without_a_home_nothing_is_kept(firm, tmp_path):
    done = run(tmp_path / "none", "checkup", firm / "Desktop", "--no-home")
    assert done.returncode == 0
    assert not (tmp_path / "none").exists()
