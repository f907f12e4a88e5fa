from __future__ import annotations

import os

import pytest

from strongroom.discovery.adapters.kept_patterns import KeptPatterns
from strongroom.discovery.core.detect.automaton import automaton
from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.detect.scan import Trigger

GROUPS = [[Trigger("kund(?:nr|nummer)"), Trigger("[0-9]{4}", whole=True)], [Trigger("@", word=False)]]
TEXT = b"Kundnr 10422, erik.berg@example.test\n\n"


def test_what_an_earlier_process_compiled_finds_the_same(tmp_path):
    kept = KeptPatterns(tmp_path / "cache")
    compiled = automaton(GROUPS, kept).hits(TEXT)
    (file,) = (tmp_path / "cache").iterdir()
    before = file.stat().st_mtime_ns
    assert automaton(GROUPS, kept).hits(TEXT) == compiled == automaton(GROUPS).hits(TEXT)
    assert file.stat().st_mtime_ns == before
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_engine_finds_the_same_with_kept_patterns(tmp_path):
    text = "Kund: Erik Berg, 070-174 06 05, erik.berg@example.test"
    kept = KeptPatterns(tmp_path)
    found = Engine(Options(), kept).spans(text)
    assert len(found) >= 3
    assert Engine(Options(), kept).spans(text) == found == Engine(Options()).spans(text)


def test_names_that_a_firm_gave_are_not_among_what_is_kept(tmp_path):
    Engine(Options(names=("Zebulon Quist",)), KeptPatterns(tmp_path))
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert written
    assert b"zebulon" not in written.lower()


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_what_others_may_write_is_not_read(tmp_path, mode):
    kept = KeptPatterns(tmp_path)
    kept.put("a", b"compiled")
    assert kept.get("a") == b"compiled"
    (tmp_path / "a.patterns").chmod(mode)
    assert kept.get("a") is None


def test_a_damaged_file_is_made_anew(tmp_path):
    kept = KeptPatterns(tmp_path)
    hits = automaton(GROUPS, kept).hits(TEXT)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"somewhere")
    assert automaton(GROUPS, kept).hits(TEXT) == hits
    assert file.read_bytes() == whole


def test_patterns_of_another_version_are_made_anew(tmp_path):
    kept = KeptPatterns(tmp_path)
    hits = automaton(GROUPS, kept).hits(TEXT)
    (file,) = tmp_path.iterdir()
    kept.put(file.stem, b"not what this version compiles")
    assert automaton(GROUPS, kept).hits(TEXT) == hits


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path):
    (tmp_path / "file").write_text("")
    kept = KeptPatterns(tmp_path / "file" / "cache")
    assert automaton(GROUPS, kept).hits(TEXT) == automaton(GROUPS).hits(TEXT)
    assert kept.get("a") is None


def test_old_ones_do_not_pile_up(tmp_path):
    kept = KeptPatterns(tmp_path)
    for number in range(20):
        kept.put(f"{number:02}", b"compiled")
        os.utime(tmp_path / f"{number:02}.patterns", (number, number))
    assert (tmp_path / "19.patterns").exists()
    assert len(list(tmp_path.iterdir())) <= 9
