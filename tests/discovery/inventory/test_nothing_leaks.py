"""A unique value planted in every way in is found in no byte that was written, whatever happened meanwhile."""

from __future__ import annotations

import base64
import json
import os
import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from firm_of_tests import ROOT, here

WAYS = ("content", "filename", "header", "cell", "sheet", "member")
PLANTED = {way: f"qz{way}x7h3k9w" for way in WAYS}


def forms(value: str) -> dict[str, bytes]:
    """Everything the value may look like in a file."""
    plain = value.encode()
    found = {
        "utf-8": plain,
        "utf-16-le": value.encode("utf-16-le"),
        "utf-16-be": value.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
    }
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        first, last = -(-shift * 8 // 6), (shift + len(plain)) * 8 // 6
        found[f"base64+{shift}"] = coded[first:last]
    return found


def leaks(places: list[Path], values: dict[str, str]) -> list[tuple[str, str, str]]:
    found = []
    for place in places:
        for path in [place] if place.is_file() else place.rglob("*"):
            if not path.is_file():
                continue
            content = path.read_bytes().lower() + b"\n" + path.read_bytes() + b"\n" + os.fsencode(path.name)
            for way, value in values.items():
                found += [(str(path), way, form) for form, bytes_ in forms(value).items() if bytes_ in content]
    return found


def plant(folder: Path) -> None:
    folder.mkdir()
    address = {way: f"{value}@example.test" for way, value in PLANTED.items()}
    (folder / "brev.txt").write_text(f"Hej {address['content']}\n" * 3)
    (folder / f"avtal {address['filename']}.txt").write_text("lamp")
    (folder / "mail.eml").write_text(
        f"From: Erik <{address['header']}>\nTo: omar@example.test\nSubject: {PLANTED['header']}\n\nHej\n"
    )
    (folder / "kunder.csv").write_text(f"Namn;E-post\nErik;{address['cell']}\n")
    book = openpyxl.Workbook()
    book.active.append(["E-post", "Kort"])
    book.active.append([address["sheet"], "4111 1111 1111 1111"])
    book.save(folder / "kunder.xlsx")
    with zipfile.ZipFile(folder / "arkiv.zip", "w") as archive:
        archive.writestr(f"{PLANTED['member']}/{address['member']}.txt", f"Hej {address['member']}")


@pytest.fixture
def surroundings(tmp_path):
    for name in ("tmpdir", "cwd", "user"):
        (tmp_path / name).mkdir()
    return {
        **os.environ,
        "STRONGROOM_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT / "src"),
        "TMPDIR": str(tmp_path / "tmpdir"),
        "HOME": str(tmp_path / "user"),
        "LANG": "C.UTF-8",
    }


def start(surroundings, tmp_path, *arguments):
    def dumps_allowed():
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    return subprocess.Popen(
        [sys.executable, "-m", "strongroom", *map(str, arguments)],
        env=surroundings,
        cwd=tmp_path / "cwd",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=dumps_allowed,  # noqa: PLW1509  no threads here
    )


def test_a_planted_value_is_found_in_no_byte_written(surroundings, tmp_path, unblocked):
    folder = tmp_path / "files"
    plant(folder)
    written = [tmp_path / name for name in ("home", "tmpdir", "cwd", "user")]
    report, page = tmp_path / "report.json", tmp_path / "report.html"

    for end in (signal.SIGKILL, signal.SIGSEGV):
        crashing = start(surroundings, tmp_path, "checkup", folder, "--jobs", 1)
        while crashing.poll() is None and not (tmp_path / "home" / "inventory.sqlite3-wal").exists():
            time.sleep(0.01)
        time.sleep(0.3)
        os.kill(crashing.pid, end)
        said = crashing.communicate(timeout=60)
        assert leaks(written, PLANTED) == []
        assert not [value for value in PLANTED.values() if value.encode() in said[1]]

    everywhere = ""
    address = f"{PLANTED['content']}@example.test"
    look = ("checkup", folder, "--jobs", 1, "--full", "--json", report, "--html", page)
    said = start(surroundings, tmp_path, *look).communicate(timeout=60)
    everywhere += said[0].decode() + said[1].decode()
    assert leaks(written, PLANTED) == []
    for arguments in (
        ("places", "--json"),
        ("findings", "--json"),
        ("who", address, "--json"),
        ("who", address),
        ("who", f"{PLANTED['content']}"),
        ("checkup", folder),
    ):
        done = here(*arguments, home=tmp_path / "home", cwd=tmp_path / "cwd", environment=surroundings)
        everywhere += done.stdout + done.stderr
        assert leaks(written, PLANTED) == []

    found = {finding["type"] for item in json.loads(report.read_text())["items"] for finding in item["findings"]}
    assert "email" in found
    # What lies in files stands nowhere, not even in the report; what names files and members may stand there.
    (tmp_path / "said").write_text(everywhere)
    values = {way: PLANTED[way] for way in ("content", "header", "cell", "sheet")}
    assert leaks([report, page, tmp_path / "said"], values) == []


def test_the_search_itself_finds_what_is_planted(tmp_path):
    """A search that finds nothing proves nothing until it was seen to find."""
    value = PLANTED["content"]
    for number, form in enumerate(forms(value).values()):
        (tmp_path / str(number)).write_bytes(b"xx" + form + b"yy")
    for shift in range(3):
        (tmp_path / f"b{shift}").write_bytes(base64.b64encode(b"abc"[:shift] + value.encode() + b"zz"))
    assert len({path for path, _, _ in leaks([tmp_path], {"content": value})}) == len(forms(value)) + 3
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / f"{value}.txt").touch()
    assert any(path.endswith(".txt") for path, _, _ in leaks([tmp_path], {"content": value}))
