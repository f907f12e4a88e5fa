"""One rule for every count: a place's includes those of the places within it, and is what is listed."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime

import pytest
from firm_of_tests import stock

from strongroom.discovery.core.errors import CheckupInterrupted


def listed(firm):
    return {place["name"]: place for place in json.loads(firm.command("places", "--json").stdout)["places"]}


class Stops:
    """Ctrl-C after so many files."""

    def __init__(self, after: int) -> None:
        self._left = after

    def expect(self, **totals): ...

    def advance(self, **_done):
        self._left -= 1
        if self._left <= 0:
            raise KeyboardInterrupt


def test_a_folder_around_a_known_file_counts_both(firm):
    inner = firm.write("host/nest/b.txt", "erik.berg@example.test")
    firm.write("host/nest/c.txt", "omar@example.test")
    firm.take_stock(inner)
    firm.take_stock(firm.folder / "host" / "nest")
    known = listed(firm)
    assert [known["nest"][key] for key in ("items", "findings", "data_subjects")] == [2, 2, 2]
    assert known["b.txt"]["items"] == 1
    assert known["b.txt"]["within"] == known["nest"]["id"]


def test_a_look_at_the_inner_place_is_counted_in_the_outer(firm):
    firm.write("host/a.txt", "erik.berg@example.test")
    inner = firm.folder / "host" / "nest"
    firm.write("host/nest/b.txt", "omar@example.test")
    firm.take_stock(firm.folder / "host")
    firm.take_stock(inner)
    firm.write("host/nest/c.txt", "eva@example.test")
    firm.take_stock(inner)
    known = listed(firm)
    assert (known["host"]["items"], known["host"]["data_subjects"]) == (3, 3)
    firm.write("host/d.txt", "lisa@example.test")
    firm.take_stock(firm.folder / "host" / "d.txt")
    assert listed(firm)["host"]["items"] == 4


def test_places_check_up_and_findings_count_the_same(firm):
    firm.write("kunder.csv", "Kundnummer;E-post;Telefon\nK-1001;erik.berg@example.test;070-174 06 05\n")
    firm.write("brev.txt", "PESEL: 44051401358, Stockholm, erik.berg@example.test")
    _, totals, items = firm.take_stock()
    found = json.loads(firm.command("findings", "--json").stdout)["findings"]
    assert any(one["confidence"] < 0.5 for one in found)
    assert totals.findings == len(found) == listed(firm)["Lind Foto"]["findings"]
    assert totals.findings == sum(len(item.findings) for item in items.values())


def test_a_stopped_run_is_counted_and_said_until_one_is_finished(firm):
    for number in range(8):
        firm.write(f"{number}.txt", f"kund{number}@example.test")
    with firm.opened() as home, pytest.raises(CheckupInterrupted):
        stock(home, (firm.folder,), watch=Stops(3))
    (place,) = listed(firm).values()
    assert place["unfinished"] is True
    assert place["items"] == place["findings"] == place["data_subjects"] >= 3
    assert len(json.loads(firm.command("findings", "--json").stdout)["findings"]) == place["findings"]
    assert "stopped before its end" in firm.command("places").stdout
    firm.take_stock()
    (place,) = listed(firm).values()
    assert "unfinished" not in place
    assert place["items"] == 8
    assert "stopped before" not in firm.command("places").stdout


def test_a_killed_run_is_counted_by_the_next_command(firm):
    """A kill leaves the run as running and the counts as they were before it."""
    from strongroom.discovery import models
    from strongroom.register.models import Place

    firm.write("a.txt", "erik.berg@example.test")
    run, _, _ = firm.take_stock()
    with firm.opened():
        models.Checkup.objects.create(
            started=datetime.now(UTC), state="running", by="local", options={}, covers=run.covers
        )
        Place.objects.update(items=0, findings=0, data_subjects=0)
        item = models.Item.objects.get()
        models.Item.objects.create(
            place_id=item.place_id,
            path_fingerprint=os.urandom(16),
            path=item.path,
            size=1,
            mtime_ns=1,
            stamp=b"",
            kind="",
            outcome="",
            profile="",
            content=b"",
            skipped=b"",
        )
    (place,) = listed(firm).values()
    assert (place["items"], place["findings"], place["data_subjects"]) == (1, 1, 1)
    assert place["unfinished"] is True
    firm.take_stock()
    assert "unfinished" not in next(iter(listed(firm).values()))
