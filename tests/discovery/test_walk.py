"""Walking folders: every file once, and a reason for whatever cannot be one."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from pathlib import Path

import pytest

from strongroom.discovery.adapters.usual_folders import usual_folders
from strongroom.discovery.adapters.walk import below, resolve, shown, walk
from strongroom.discovery.core.passage import Reason


def walked(*roots, **options):
    """Path below its root → the reason it is blocked, None for a file."""
    real = resolve(os.fsencode(root) for root in roots)
    return {below(real[found.root], found.path): found.blocked for found in walk(real, **options)}


def write(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def as_nobody(question):
    """What `question` answers when this account may not read everything: root first becomes somebody else."""
    if os.geteuid() != 0:
        return question()
    out, into = os.pipe()
    if (child := os.fork()) == 0:
        try:
            os.setgroups([])
            os.setresgid(65534, 65534, 65534)
            os.setresuid(65534, 65534, 65534)
            os.write(into, json.dumps(question()).encode())
        finally:
            os._exit(0)
    os.close(into)
    os.waitpid(child, 0)
    with os.fdopen(out, "rb") as answer:
        return json.loads(answer.read())


def test_each_file_comes_with_the_facts_that_know_it_again(tmp_path):
    path = write(tmp_path / "2024" / "avtal.pdf", "hello")
    [found] = walk(resolve([os.fsencode(tmp_path)]))
    facts = path.stat()
    assert found == (
        os.fsencode(path), 0, 5, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino, facts.st_dev, None
    )  # fmt: skip


def test_a_file_named_twice_comes_once(tmp_path):
    write(tmp_path / "kunder" / "a.txt")
    write(tmp_path / "kunder-gamla" / "b.txt")
    (tmp_path / "genväg").symlink_to(tmp_path / "kunder")
    roots = [tmp_path / "kunder", tmp_path / "kunder" / "a.txt", tmp_path / "genväg", tmp_path / "kunder-gamla"]
    assert sorted(walked(*roots)) == ["a.txt", "b.txt"]
    assert sorted(walked(tmp_path, *roots)) == ["kunder-gamla/b.txt", "kunder/a.txt"]


def test_a_file_may_be_named_by_itself(tmp_path):
    assert walked(write(tmp_path / "a.txt")) == {"a.txt": None}


def test_a_path_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        resolve([os.fsencode(tmp_path / "nothing")])


def test_what_is_no_file_is_told_with_its_reason(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as line:
        line.bind("socket")
        assert walked(tmp_path) == {"pipe": Reason.NOT_A_FILE, "socket": Reason.NOT_A_FILE}


def test_links_are_not_followed_and_only_those_that_lead_away_are_told(tmp_path):
    place = tmp_path / "place"
    write(place / "a.txt")
    write(tmp_path / "elsewhere" / "b.txt")
    (place / "to-a").symlink_to("a.txt")
    (place / "away").symlink_to(tmp_path / "elsewhere")
    (place / "to-nothing").symlink_to("nowhere")
    (place / "itself").symlink_to("itself")
    (place / "up").symlink_to(".")
    (place / "one").symlink_to("other")
    (place / "other").symlink_to("one")
    assert walked(place) == {
        "a.txt": None,
        "away": Reason.LINK_NOT_FOLLOWED,
        "to-nothing": Reason.LINK_NOT_FOLLOWED,
        "itself": Reason.LINK_LOOP,
        "up": Reason.LINK_LOOP,
        "one": Reason.LINK_LOOP,
        "other": Reason.LINK_LOOP,
    }


def test_a_folder_closed_to_this_account_is_told(tmp_path):
    import tempfile

    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        place = Path(made)
        write(place / "open.txt")
        write(place / "closed" / "secret.txt")
        place.chmod(0o755)
        (place / "closed").chmod(0)
        assert as_nobody(lambda: walked(place)) == {"open.txt": None, "closed": "no_permission"}
        (place / "closed").chmod(0o700)


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes UTF-8 names only")
def test_a_name_that_is_no_utf8_is_walked_and_shown(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc5sa.txt")).write_text("x")
    assert walked(tmp_path) == {r"\xc5sa.txt": None}
    assert shown(b"\xff") == r"\xff"


def test_folders_and_globs_are_left_out(tmp_path):
    for name in (
        "a.txt",
        "a.bak",
        "home/db",
        "node_modules/x.js",
        "in/node_modules/y.js",
        "old/2019/z.txt",
        "in/old/w",
    ):
        write(tmp_path / name)
    left = walked(tmp_path, leave_out=[os.fsencode(tmp_path / "home")], exclude=["*.bak", "node_modules", "old/2019"])
    assert sorted(left) == ["a.txt", "in/old/w"]


def test_an_empty_glob_leaves_nothing_out(tmp_path):
    write(tmp_path / "a.txt")
    assert walked(tmp_path, exclude=["", "/"]) == {"a.txt": None}


def test_a_very_deep_tree_is_walked_to_its_end(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(600):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text("x")
    os.chdir(tmp_path)
    assert list(walked(tmp_path)) == ["/".join(["d"] * 600) + "/a.txt"]


def test_a_path_too_long_for_the_system_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    os.chdir(tmp_path)
    assert list(walked(tmp_path).values()) == [Reason.TOO_DEEP]


def test_thousands_of_files_take_a_moment(tmp_path):
    for number in range(5000):
        (tmp_path / f"{number}.txt").touch()
    started = time.perf_counter()
    assert sum(1 for _ in walk([os.fsencode(tmp_path)])) == 5000
    assert time.perf_counter() - started < 0.5


def test_the_usual_folders_are_those_the_desktop_names(tmp_path):
    for name in ("Hämtningar", "Skrivbord", "Mina papper", "Documents"):
        (tmp_path / name).mkdir()
    write(
        tmp_path / ".config" / "user-dirs.dirs",
        '# comment\nXDG_DOWNLOAD_DIR="$HOME/Hämtningar"\nXDG_DESKTOP_DIR="$HOME/"\n'
        f'XDG_DOCUMENTS_DIR="{tmp_path}/Mina papper"\nXDG_MUSIC_DIR="$HOME/Musik"\n',
    )
    assert usual_folders(tmp_path, platform="linux") == [tmp_path / "Hämtningar", tmp_path / "Mina papper"]


@pytest.mark.parametrize(
    ("platform", "made"),
    [("linux", ["Hämtningar", "Skrivbord", "Dokument"]), ("darwin", ["Downloads", "Desktop", "Documents"])],
)
def test_without_a_desktops_word_they_are_known_by_name(tmp_path, platform, made):
    for name in made:
        (tmp_path / name).mkdir()
    assert usual_folders(tmp_path, platform=platform) == [tmp_path / name for name in made]
