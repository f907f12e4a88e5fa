"""A small firm's folder and home, and the check-up of it as the command does it, in this process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


class Silent:
    def expect(self, **totals): ...
    def advance(self, **done): ...


@dataclass
class Firm:
    folder: Path
    home: Path

    def write(self, name: str, text: str, *, age: float = 60.0) -> Path:
        """A file last changed `age` seconds ago."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        then = time.time() - age
        os.utime(path, (then, then))
        return path

    @contextmanager
    def opened(self):
        from strongroom.app.home import open_home

        with open_home(self.home) as home:
            yield home

    def take_stock(self, *paths: Path, **wish):
        """Run, and everything known after it, items read out."""
        with self.opened() as home:
            return stock(home, paths or (self.folder,), **wish)

    def command(self, *arguments, **options) -> subprocess.CompletedProcess:
        return here(*arguments, home=self.home, **options)


def stock(home, paths, *, watch=None, **wish):
    from strongroom.discovery.actions.checkup import checkup
    from strongroom.discovery.core.detect.scan import Options
    from strongroom.discovery.core.wish import Wish
    from strongroom.discovery.queries import inventory
    from strongroom.kit.actor import LOCAL

    wish.setdefault("options", Options())
    roots = tuple(os.fsencode(path) for path in paths)
    run = checkup(wish=Wish(roots=roots, workers=1, **wish), ring=home.ring, by=LOCAL, watch=watch or Silent())
    known = inventory.checkup(run, ring=home.ring, kept=True, all_items=True)
    return run, known.totals, {item.path: item for item in known.items}


def command(*arguments, home: Path, **options) -> subprocess.CompletedProcess:
    environment = {**os.environ, "STRONGROOM_HOME": str(home), "LANG": "en_GB.UTF-8", "PYTHONPATH": str(ROOT / "src")}
    environment |= options.pop("environment", {})
    return subprocess.run(
        [sys.executable, "-m", "strongroom", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=100,
        check=False,
        **options,
    )


def here(
    *arguments, home: Path, cwd: Path | None = None, stdin: str = "", environment=None
) -> subprocess.CompletedProcess:
    """As `command`, in this process: for commands that start no workers."""
    from strongroom.app import main
    from strongroom.shell import words

    out, messages = io.StringIO(), io.StringIO()
    surroundings = {"STRONGROOM_HOME": str(home), "LANG": "en_GB.UTF-8", **(environment or {})}
    status = 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(messages):
        for name, value in surroundings.items():
            patch.setenv(name, value)
        patch.setattr("sys.argv", ["strongroom", *map(str, arguments)])
        patch.setattr("sys.stdin", io.StringIO(stdin))
        patch.chdir(cwd or home.parent)
        try:
            main.main()
        except SystemExit as end:
            status = end.code or 0
        finally:
            words.use("en")
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), messages.getvalue())
