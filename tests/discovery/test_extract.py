"""`strongroom extract FILE`, through its door."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.discovery import hostile_files


@pytest.fixture
def extract(tmp_path):
    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        home = {"STRONGROOM_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [sys.executable, "-m", "strongroom", "extract", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
            stdin=subprocess.DEVNULL,
            env=os.environ | home | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )

    return run


def archive(path: Path) -> Path:
    content = hostile_files.zip_of(
        {"2024/kund.txt": b"Erik Berg\nerik.berg@example.test\n", "film.mp3": b"ID3" + bytes(9)}
    )
    path.write_bytes(content)
    return path


def test_json_holds_each_text_with_its_place_and_what_was_left_out(extract, tmp_path):
    path = archive(tmp_path / "arkiv.zip")
    done = extract(path, "--json")
    document = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(document) == {"schema", "file", "kind", "outcome", "parts", "skipped"}
    assert (document["schema"], document["file"]) == ("strongroom/extract/1", str(path))
    assert (document["kind"], document["outcome"]) == ("zip", "partly")
    assert {"where": "2024/kund.txt > line 1", "text": "Erik Berg\nerik.berg@example.test\n"} in document["parts"]
    assert document["skipped"] == [{"where": "film.mp3", "reason": "no_reader"}]


def test_people_get_lines_and_are_told_what_was_left_out(extract, tmp_path):
    done = extract(archive(tmp_path / "arkiv.zip"))
    assert done.returncode == 0
    assert "2024/kund.txt › line 2: erik.berg@example.test\n" in done.stdout
    assert "Not read: film.mp3: Of a kind we cannot read\n" in done.stderr
    assert "Outcome: Read in part\n" in done.stderr


def test_a_file_that_cannot_be_read_is_an_answer_and_no_failure(extract, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    done = extract(pipe, "--json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["outcome"], document["parts"]) == (0, "unsupported", [])
    assert document["skipped"] == [{"where": "", "reason": "not_a_file"}]


def test_the_text_of_a_stranger_plays_no_tricks_on_the_terminal(extract, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\x1b[2Jhej")
    assert "\x1b" not in extract(path).stdout


@pytest.mark.parametrize("named", ["nothing.txt", "folder", "folder/nothing/a.txt"])
def test_a_path_that_is_no_file_is_one_sentence_and_status_2(extract, tmp_path, named):
    (tmp_path / "folder").mkdir()
    done = extract(tmp_path / named, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("strongroom: ")
    assert done.stderr.count("\n") == 1


def test_no_home_is_made(extract, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("hej")
    extract(path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
