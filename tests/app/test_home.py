"""The home: made for this account only, one keeper, and every thing that can be wrong with it in one sentence."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import sqlite3
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from strongroom.app import errors
from strongroom.app.home import DATABASE, KEY, in_memory, open_home
from strongroom.app.keeper import LOCK
from strongroom.app.mounts import network_kind
from strongroom.app.sentences import sentence
from strongroom.crypto.errors import KeyFileDamaged, KeyFileExposed, Locked
from strongroom.kit.errors import Status

MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /mnt/office rw - cifs //server/office rw
31 22 0:41 / /mnt/my\\040disk rw - nfs4 server:/x rw
32 30 254:1 / /mnt/office/local rw - xfs /dev/vdb rw
33 22 0:42 / /home/maja/remote rw - fuse.sshfs maja@server: rw
"""


@pytest.fixture(autouse=True)
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_a_new_home_is_for_this_account_only(tmp_path):
    home = tmp_path / "deep" / "home"
    with open_home(home) as opened:
        assert opened.fresh
        assert {file.name for file in home.iterdir()} >= {DATABASE, KEY, LOCK}
        assert {file.stat().st_mode & 0o777 for file in home.iterdir()} == {0o600}
    assert home.stat().st_mode & 0o777 == 0o700
    with open_home(home) as opened:
        assert not opened.fresh


def test_the_database_keeps_what_it_commits_and_overwrites_what_it_deletes(tmp_path):
    from django.db import connection

    with open_home(tmp_path / "home"), connection.cursor() as cursor:
        found = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "secure_delete")
        ]
    assert found == ["wal", 2, 1]


def test_the_ring_is_locked_when_the_home_closes(tmp_path):
    with open_home(tmp_path / "home") as home:
        ring = home.ring
    with pytest.raises(Locked):
        ring.fingerprint("email", "erik.berg@example.test")


def test_a_second_keeper_is_told_who_holds_the_home(tmp_path):
    with open_home(tmp_path / "home"):
        with pytest.raises(errors.HomeHeld) as held, open_home(tmp_path / "home"):
            pass
        assert held.value.status == Status.LOCKED == 3
        assert held.value.parameters["pid"] == os.getpid()
        assert str(os.getpid()) in sentence(held.value)
    with open_home(tmp_path / "home"):
        pass


def _hold_and_die(home: str, ready: str) -> None:
    from strongroom.app.keeper import kept

    with kept(Path(home)):
        Path(ready).touch()
        time.sleep(60)


def test_the_lock_of_a_killed_keeper_is_no_lock(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    holder = multiprocessing.get_context("spawn").Process(
        target=_hold_and_die, args=(str(home), str(tmp_path / "ready"))
    )
    holder.start()
    while not (tmp_path / "ready").exists():
        time.sleep(0.02)
    with pytest.raises(errors.HomeHeld), open_home(home):
        pass
    holder.kill()
    holder.join()
    with open_home(home):
        pass


def test_a_newer_database_is_refused_and_left_as_it_is(tmp_path):
    home = tmp_path / "home"
    with open_home(home):
        pass
    with sqlite3.connect(home / DATABASE) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('vault', '0009_x', '2031-01-01')")
    database.close()
    before = (home / DATABASE).read_bytes()
    with pytest.raises(errors.HomeNewer), open_home(home):
        pass
    assert (home / DATABASE).read_bytes() == before


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/maja/.local", ""),
        ("/mnt/office/strongroom", "cifs"),
        ("/mnt/office", "cifs"),
        ("/mnt/officer", ""),
        ("/mnt/my disk/home", "nfs4"),
        ("/mnt/office/local/home", ""),
        ("/home/maja/remote", "fuse.sshfs"),
    ],
)
def test_network_shares_are_told_from_local_disks(tmp_path, folder, kind):
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS)
    assert network_kind(Path(folder), table) == kind


def test_a_home_on_a_network_share_is_refused_before_it_is_made(tmp_path):
    table = tmp_path / "mountinfo"
    table.write_text(f"1 0 0:1 / / rw - ext4 x rw\n2 1 0:2 / {tmp_path} rw - nfs4 server:/x rw\n")
    with pytest.raises(errors.HomeOnNetwork) as refused, open_home(tmp_path / "home", mounts=table):
        pass
    assert "nfs4" in sentence(refused.value)
    assert not (tmp_path / "home").exists()


def test_a_file_in_the_homes_place_is_said(tmp_path):
    (tmp_path / "home").write_text("x")
    with pytest.raises(errors.HomeNotAFolder), open_home(tmp_path / "home"):
        pass
    with pytest.raises(errors.HomeNotAFolder), open_home(tmp_path / "home" / "deeper"):
        pass


def test_a_key_that_others_may_read_is_refused_with_the_way_to_mend_it(tmp_path):
    with open_home(tmp_path / "home"):
        pass
    (tmp_path / "home" / KEY).chmod(0o644)
    with pytest.raises(KeyFileExposed) as refused, open_home(tmp_path / "home"):
        pass
    assert f"chmod 600 '{tmp_path / 'home' / KEY}'" in sentence(refused.value)


def test_a_lost_key_is_not_replaced_by_a_new_one(tmp_path):
    with open_home(tmp_path / "home"):
        pass
    (tmp_path / "home" / KEY).unlink()
    with pytest.raises(errors.KeyFileMissing), open_home(tmp_path / "home"):
        pass
    assert not (tmp_path / "home" / KEY).exists()


def test_a_damaged_key_and_a_damaged_database_are_said(tmp_path):
    with open_home(tmp_path / "home"):
        pass
    database = tmp_path / "home" / DATABASE
    database.write_bytes(b"not a database at all, but long enough to be read as one" * 100)
    with pytest.raises(errors.HomeDamaged), open_home(tmp_path / "home"):
        pass
    (tmp_path / "home" / KEY).write_bytes(b"x")
    with pytest.raises(KeyFileDamaged), open_home(tmp_path / "home"):
        pass


def test_a_home_in_memory_leaves_nothing_and_can_be_had_twice(tmp_path):
    from strongroom.register import queries

    for _ in range(2):
        with in_memory() as home:
            assert home.path is None
            assert queries.places(ring=home.ring) == []


@pytest.fixture
def full_disk(tmp_path):
    """A file system of a few hundred kilobytes, where this account may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_one_sentence_and_nothing_half_written(full_disk, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text("\n".join(f"kund{number}-{each}@example.test" for each in range(300)))
    home = full_disk / "home"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"), "LANG": "C.UTF-8"}
    look = [sys.executable, "-m", "strongroom", "--home", home, "checkup", folder, "--jobs", "1"]
    ran = subprocess.run(look, capture_output=True, text=True, env=environment, timeout=100, check=False)
    assert ran.returncode == 2, ran.stderr
    assert ran.stderr.startswith("strongroom: the disk is full")
    assert len(ran.stderr.splitlines()) == 1
    subprocess.run(["mount", "-o", "remount,size=100m", full_disk], check=True)
    with sqlite3.connect(home / DATABASE) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    again = subprocess.run(
        [*look, "--json", "-"], capture_output=True, text=True, env=environment, timeout=100, check=True
    )
    assert json.loads(again.stdout)["totals"]["data_subjects"] == 40 * 300


def test_a_disk_that_is_full_from_the_start_is_said(full_disk):
    subprocess.run(f"cat /dev/zero > '{full_disk}/x' 2>/dev/null || true", shell=True, check=True)
    with pytest.raises(errors.DiskFull), open_home(full_disk / "home"):
        pass


def test_a_home_one_may_not_write_is_one_sentence(tmp_path):
    (tmp_path / "shut").mkdir(mode=0o500)
    if root := os.geteuid() == 0:
        # Root may write everywhere: be somebody else for a moment.
        os.seteuid(65534)
    try:
        with pytest.raises(errors.HomeNotPermitted) as refused, open_home(tmp_path / "shut" / "home"):
            pass
    finally:
        if root:
            os.seteuid(0)
    assert "--no-home" in sentence(refused.value)
    assert refused.value.status == 3


def test_a_lost_or_damaged_key_says_how_to_begin_anew(tmp_path):
    with open_home(tmp_path / "home"):
        pass
    (tmp_path / "home" / KEY).write_bytes(b"x")
    with pytest.raises(KeyFileDamaged) as damaged, open_home(tmp_path / "home"):
        pass
    (tmp_path / "home" / KEY).unlink()
    with pytest.raises(errors.KeyFileMissing) as gone, open_home(tmp_path / "home"):
        pass
    for error in (damaged, gone):
        assert f"move the folder {tmp_path / 'home'} away" in sentence(error.value)


def test_status_tells_the_time_as_people_read_it(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"), "LANG": "C.UTF-8"}
    ask = [sys.executable, "-m", "strongroom", "--home", tmp_path / "home", "status"]
    with open_home(tmp_path / "home"):
        said = subprocess.run(ask, capture_output=True, text=True, env=environment, check=True).stdout
        document = subprocess.run([*ask, "--json"], capture_output=True, text=True, env=environment, check=True).stdout
    assert re.search(r"since \d{4}-\d\d-\d\d \d\d:\d\d\.$", said.strip())
    assert datetime.fromisoformat(json.loads(document)["keeper"]["since"]).tzinfo is not None
