"""Wrong usage, a reader that leaves, Ctrl-C at any moment: one sentence or none, and the promised status."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = [sys.executable, "-m", "strongroom"]


def surroundings(home: Path, language: str = "en_GB.UTF-8") -> dict[str, str]:
    return {**os.environ, "STRONGROOM_HOME": str(home), "LANG": language, "LC_ALL": "", "PYTHONPATH": str(ROOT / "src")}


def run(tmp_path: Path, *arguments: str, language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RUN, *arguments],
        env=surroundings(tmp_path / "home", language),
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chekup",), "there is no command chekup; did you mean checkup?"),
        (("zzz",), "there is no command zzz."),
        (("vault", "import", "x.csv"), "vault is not part of this version yet."),
        (("checkup", "--exlude", "x"), "there is no option --exlude; did you mean --exclude?"),
        (("who",), "IDENTIFIER is missing."),
        (("findings", "--tier", "9"), "--tier must be a number from 1 to 4."),
        (("places", "a"), "strongroom places does not take so many arguments."),
        (("checkup", "--json"), "a value is missing after --json."),
        (("--language", "fr", "places"), "--language: use en or sv."),
        (("--home", "", "places"), "--home: the name of the folder is empty."),
        (("--home", "/proc/foo", "places"), "no home can be made at /proc/foo."),
        (("checkup", ""), "an empty PATH was given."),
        (("checkup", ".", "--country", "XX"), "there is no country XX."),
        (("detect", "--jsonl", "--country", "SE,ZZ"), "there is no country ZZ."),
        (("detect", "--jsonl", "--names", "/nope"), "the list of names /nope cannot be read."),
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(tmp_path, arguments, said):
    ran = run(tmp_path, *arguments)
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"strongroom: {said}")
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stdout == ""


def test_wrong_usage_and_the_frame_of_help_are_in_swedish_too(tmp_path):
    said = run(tmp_path, "findings", "--tier", "9", language="sv_SE.UTF-8").stderr
    assert said == "strongroom: --tier ska vara ett tal från 1 till 4. Se: strongroom findings --help\n"
    shown = run(tmp_path, "who", "--help", language="sv_SE.UTF-8").stdout
    assert "Användning: strongroom who" in shown
    assert "Visa den här texten." in shown
    assert not re.search(r"Usage|Options|Show this", shown)


def test_no_value_of_a_person_is_said_back(tmp_path):
    ran = run(tmp_path, "findings", "--tier", "erik.berg@example.test")
    assert ran.returncode == 2
    assert "erik" not in ran.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("types", "--json"), ("types",), ("checkup", "--help")])
def test_a_reader_that_leaves_is_no_failure(tmp_path, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*RUN, *arguments], env=surroundings(tmp_path / "home"), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("after", [0.0, 0.3])
def test_a_stop_while_it_starts_is_told_like_a_later_one(tmp_path, name, after):
    """Reading standard input, so that it does not end by itself."""
    running = subprocess.Popen(
        [*RUN, "who", "-"],
        env=surroundings(tmp_path / "home"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    _has_begun(running.pid)
    time.sleep(after)
    running.send_signal(name)
    said, messages = running.communicate(timeout=30)
    assert (running.returncode, said) == (130, "")
    assert messages.startswith("strongroom: stopped.")
    assert len(messages.splitlines()) == 1


def _has_begun(pid: int) -> None:
    """Wait until our first line has run (it holds signals back): before that, the interpreter alone answers."""
    status = Path(f"/proc/{pid}/status")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        held = next(line for line in status.read_text().splitlines() if line.startswith("SigBlk"))
        if int(held.split()[1], 16):
            return
        time.sleep(0.005)


def test_a_check_that_is_not_there_is_said(tmp_path, monkeypatch, capfd):
    """In a clone with a single test, by the real pytest."""
    import typer

    from strongroom.app.cli import test as command

    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_one.py").write_text("def test_lamp(): pass\n")
    monkeypatch.setattr(command, "root_of_clone", lambda: tmp_path)
    monkeypatch.setattr(command, "DEBIAN_PACKAGES", {})
    with pytest.raises(command.NoSuchCheck) as refused:
        command.test("nosuch", jobs=1)
    assert refused.value.status == 2
    with pytest.raises(typer.Exit) as ended:
        command.test("lamp", jobs=1)
    assert ended.value.exit_code == 0
    capfd.readouterr()


def test_an_extra_that_is_not_there_is_said_with_the_choices():
    ran = subprocess.run(
        [sys.executable, ROOT / "tools" / "setup.py", "--sum", "1 2", "base", "foo"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr == "strongroom: setup knows no foo; choose from: dev, ocr\n"
