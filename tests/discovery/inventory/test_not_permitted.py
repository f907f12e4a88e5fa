"""What this account may not read or write: one sentence, status 3. In this process, which is somebody else for a moment."""

from __future__ import annotations

import os

import pytest
from firm_of_tests import here

pytestmark = pytest.mark.usefixtures("unblocked")


def by_another_account(tmp_path, *arguments, home):
    """A command that was run before, so that all it imports is there: the other account may not read our Python."""
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        ran = here(*arguments, home=home, cwd=tmp_path)
    finally:
        if root:
            os.seteuid(0)
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1, ran.stderr
    return ran.returncode, ran.stderr


@pytest.fixture
def home(tmp_path):
    assert here("places", home=tmp_path / "home").returncode == 0
    assert here("checkup", "nowhere", "--no-home", home=tmp_path / "home").returncode == 2
    return tmp_path / "home"


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_path_one_may_not_read(tmp_path, home, is_folder):
    shut = tmp_path / "shut"
    if is_folder:
        shut.mkdir()
    else:
        shut.write_text("lamp")
    shut.chmod(0)
    said = by_another_account(tmp_path, "checkup", shut, "--no-home", home=home)
    assert said == (3, f"strongroom: this account may not read {shut}.\n")


@pytest.mark.skipif(os.geteuid() != 0, reason="needs the right to be another account")
@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_a_home_of_another_account(tmp_path, home, mode):
    home.chmod(mode)
    status, said = by_another_account(tmp_path, "places", home=home)
    assert status == 3
    assert said.startswith(f"strongroom: this account may not write to {home}.")


def test_a_home_that_is_a_file_one_may_not_read(tmp_path, home):
    letter = tmp_path / "letter.txt"
    letter.write_text("lamp")
    letter.chmod(0)
    status, said = by_another_account(tmp_path, "--home", letter, "places", home=home)
    assert (status, said.startswith(f"strongroom: {letter} is not a folder.")) == (2, True)
