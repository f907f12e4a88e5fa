"""Whatever a user can meet has its line in the documents."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from strongroom.app.main import COMMANDS
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.kit.errors import Status

COMMANDS_PAGE = (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text()


def test_every_command_outcome_reason_and_status_is_documented():
    for command in COMMANDS:
        assert f"`strongroom {command}" in COMMANDS_PAGE or f"`{command} [" in COMMANDS_PAGE, command
    for code in (*Outcome, *Reason):
        assert f"`{code.value}`" in COMMANDS_PAGE, code
    for status in Status:
        assert f"| {status.value} |" in COMMANDS_PAGE, status


def test_every_command_has_help_that_fits_a_screen():
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "strongroom", command, "--help"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, command
        assert len(done.stdout.splitlines()) <= 45, command


def test_a_wrong_word_is_answered_with_status_2_and_no_traceback():
    done = subprocess.run([sys.executable, "-m", "strongroom", "chekup"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
