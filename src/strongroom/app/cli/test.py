"""`strongroom test`: lint, types, import laws and tests, in a clone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from strongroom.app.clone import root_of_clone
from strongroom.kit.errors import StrongroomError

CHECKS = (
    ("style", ["-m", "ruff", "check", "src", "tests", "bench", "tools"]),
    ("format", ["-m", "ruff", "format", "--check", "-q", "src", "tests", "bench", "tools"]),
    ("import laws", ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]),
    ("types", ["-m", "mypy"]),
)
DEBIAN_PACKAGES = {"chromium": "chromium", "tesseract": "tesseract-ocr tesseract-ocr-eng tesseract-ocr-swe"}


_NO_TEST = (4, 5)
"""pytest's statuses when the words select nothing, or are no expression."""


class NoSuchCheck(StrongroomError):
    """No test has this in its name. `name`."""

    code = "no_such_check"


def test(
    name: Annotated[
        str | None, typer.Argument(help="Run the tests whose name has this word, slow ones in full.")
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="As CI does: with a sample of the slow tests.")] = False,
    jobs: Annotated[int, typer.Option(help="Test processes at once.")] = os.cpu_count() or 1,
) -> None:
    """Run the product's own checks (in a clone): a few minutes; with a NAME, one subject in depth."""
    clone = root_of_clone()
    _install_system_packages()
    failed = [] if name else [title for title, command in CHECKS if not _passes(title, command, clone)]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    if everything:
        # The slow tests read it and make fewer rounds.
        environment["STRONGROOM_TEST_SAMPLE"] = "1"
    selection = ["-k", name] if name else [] if everything else ["-m", "not slow"]
    if failed:
        print(f"strongroom: these failed, the tests follow: {', '.join(failed)}", file=sys.stderr)
    command = [sys.executable, "-m", "pytest", "-q", *selection, "-n", str(jobs), "--dist", "loadfile"]
    sys.stdout.flush()
    status = subprocess.run(command, cwd=clone, env=environment, check=False).returncode
    if name and status in _NO_TEST:
        raise NoSuchCheck(name=name)
    raise typer.Exit(1 if status or failed else 0)


def _passes(title: str, command: list[str], clone: Path) -> bool:
    print(f"--- {title}", flush=True)
    return subprocess.run([sys.executable, *command], cwd=clone, check=False).returncode == 0


def _install_system_packages() -> None:
    """Browser and OCR come from the system; without the right to install them, their tests say that they skip."""
    packages = [names for program, names in DEBIAN_PACKAGES.items() if not shutil.which(program)]
    if not packages or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("--- system packages for the tests:", *packages, flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *" ".join(packages).split()],
    ):
        done = subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            print("strongroom: could not install them; their tests will skip and say so", file=sys.stderr)
            return
