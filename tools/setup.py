"""Set up the virtual environment of a clone, from the hash-checked locks.

Called by `./strongroom` with the system's Python, so: standard library only. Safe when two
start at once (a lock on a file, the second waits and finds the work done), complete after
an interruption (built in a folder of its own that is renamed when whole, stamp last).
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".stamp"
EXTRAS = ("dev", "ocr")


def main() -> int:
    parser = argparse.ArgumentParser(prog="strongroom setup")
    parser.add_argument("--sum", required=True, help=argparse.SUPPRESS)  # of the locks, made by ./strongroom
    parser.add_argument("want", nargs="+", metavar="EXTRA", help=" or ".join(EXTRAS))
    arguments = parser.parse_args()
    for name in arguments.want:
        if name not in ("base", *EXTRAS):
            say(f"setup knows no {name}; choose from: {', '.join(EXTRAS)}")
            return 2
    with (ROOT / ".setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another start is setting up; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        return set_up(arguments.sum, set(arguments.want) | {"base"})


def set_up(checksum: str, want: set[str]) -> int:
    stamp = STAMP.read_text().split() if STAMP.exists() else []
    have = set(stamp[2:])
    if stamp[:2] == checksum.split() and want <= have:
        return 0
    # Extras asked for before stay when the locks change.
    want |= have & set(EXTRAS)
    say(f"setting up in {VENV.name} ({', '.join(sorted(want))}); this happens once and takes a minute or two")
    for left_over in ROOT.glob(".venv.new-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    fresh = ROOT / f".venv.new-{os.getpid()}"
    try:
        build(fresh, want)
        (fresh / ".stamp").write_text(f"{checksum} {' '.join(sorted(want))} \n")
        replace(fresh)
    except subprocess.CalledProcessError as error:
        say(
            f"set-up failed ({error.args[1][-1] if error.args[1] else error}); the lines above say why. Run the same command again."
        )
        return 2
    except OSError as error:
        say(f"set-up failed: {error}. Free some space or check the rights on {ROOT}, then run the same command again.")
        return 2
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return 0


def build(folder: Path, want: set[str]) -> None:
    made = subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True, text=True, check=False)
    if made.returncode:
        say("the system's Python has no venv. On Debian or Ubuntu: sudo apt install python3-venv")
        raise subprocess.CalledProcessError(made.returncode, ["python3", "-m", "venv"])
    python = folder / "bin" / "python"
    locks = [
        item
        for name in ("base", *EXTRAS)
        if name in want
        for item in ("-r", str(ROOT / "requirements" / f"{name}.lock"))
    ]
    subprocess.run([*installer(python), "--require-hashes", *locks], check=True)
    (site,) = (folder / "lib").glob("python3.*/site-packages")
    # A relative line in a .pth file is read from that folder: the clone may be moved as a whole.
    (site / "strongroom.pth").write_text(os.path.relpath(ROOT / "src", site) + "\n")
    subprocess.run([python, "-m", "compileall", "-q", ROOT / "src"], check=False)


def installer(python: Path) -> list[str]:
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "-q", "--python", str(python)]
    return [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--only-binary", ":all:"]


def replace(fresh: Path) -> None:
    """Put the new environment in the old one's place; only ever whole ones stand there."""
    old = ROOT / f".venv.new-old-{os.getpid()}"
    if VENV.exists():
        VENV.rename(old)
    fresh.rename(VENV)
    shutil.rmtree(old, ignore_errors=True)


def say(words: str) -> None:
    print(f"strongroom: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
