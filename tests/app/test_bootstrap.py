"""`./strongroom` in a fresh clone. Installs for real, so it is slow and needs a package index."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def clone(tmp_path):
    """The files git knows, without an environment."""
    folder = tmp_path / "clone"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    for name in filter(None, listed):
        source = ROOT / os.fsdecode(name)
        if source.is_file() and not name.startswith((b"tests/samples", b"tests/markers")):
            target = folder / os.fsdecode(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return folder


def start(clone: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("STRONGROOM", "PYTHON", "VIRTUAL_ENV"))
    }
    return subprocess.Popen(
        ["./strongroom", *arguments],
        cwd=clone,
        env=clean | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_starts_at_once_and_a_start_after_an_interrupted_one_all_work(clone):
    interrupted = start(clone, "--version")
    time.sleep(4)
    os.killpg(interrupted.pid, signal.SIGKILL)
    interrupted.communicate()
    together = [start(clone, "--version") for _ in range(2)]
    answers = [process.communicate(timeout=500) for process in together]
    assert [process.returncode for process in together] == [0, 0], answers
    assert all(out.startswith("strongroom ") for out, _ in answers)
    assert not list(clone.glob(".venv.new-*"))

    at_once = start(clone, "--version")
    _, said = at_once.communicate(timeout=60)
    assert "setting up" not in said

    with (clone / "requirements" / "base.lock").open("a") as lock:
        lock.write("# changed\n")
    _, said = start(clone, "--version").communicate(timeout=500)
    assert "setting up" in said


def test_a_machine_without_python_is_told_what_to_install(clone, tmp_path):
    bare = tmp_path / "bin"
    bare.mkdir()
    for program in ("sh", "dirname", "cat", "cksum"):
        (bare / program).symlink_to(shutil.which(program))
    process = start(clone, "--version", PATH=str(bare))
    _, said = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "sudo apt install python3" in said
