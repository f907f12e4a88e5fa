from __future__ import annotations

import subprocess
import sys
import time

from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.core.detect.words.given import NameList
from strongroom.discovery.core.detect.words.lexicon import common_words, names, not_people, places


def test_given_names_are_found_in_any_case_between_word_borders():
    spans = NameList(["Erik Berg", "Åsa Öst", "Łukasz Żak"]).spans(
        "ERIK BERG, åsa öst; xErik Berg Erik Bergström (Łukasz Żak)"
    )
    assert [(span.start, span.end) for span in spans] == [(0, 9), (11, 18), (47, 57)]


def test_a_longer_name_wins_over_one_within_it():
    text = "Anna-Karin Berg ringde"
    assert [text[s.start : s.end] for s in NameList(["Anna", "Karin Berg", "Anna-Karin Berg"]).spans(text)] == [
        "Anna-Karin Berg"
    ]


def test_everyday_words_need_a_capital_and_are_less_sure():
    listed = NameList(["Mark", "Hvidkjær"])
    assert [s.confidence < 0.5 for s in listed.spans("Hvidkjær and Mark mark the page")] == [False, True]


def test_an_apostrophe_is_found_however_it_is_written():
    for listed in ("O’Neil", "O'Neil"):
        assert len(NameList([listed]).spans("O'Neil and O’Neil and O-Neill")) == 2


def test_an_empty_list_finds_nothing():
    assert NameList(["", " ", "-"]).spans("Erik Berg - ") == []


@given(st.lists(st.text(max_size=12), max_size=5), st.text(max_size=60))
def test_spans_are_stretches_that_fold_to_a_given_name(listed, text):
    keys = {" ".join(name.split()).casefold() for name in listed}
    for span in NameList(listed).spans(text):
        assert 0 <= span.start < span.end <= len(text)
        assert any(len(key) >= 1 for key in keys)


def test_twenty_thousand_names_cost_little_a_megabyte():
    given_names, family = sorted(names().given), sorted(names().family)
    listed = NameList(f"{given_names[i % len(given_names)]} {family[i * 7 % len(family)]}" for i in range(20_000))
    text = "The quick brown fox jumps over the lazy dog while Erik Berg looks on. " * 14_000
    began = time.process_time()
    listed.spans(text)
    assert time.process_time() - began < 0.2


def test_the_lists_are_read_quickly_and_hold_what_they_should():
    for read in (names, common_words, places, not_people):
        read.cache_clear()
    began = time.process_time()
    known = names()
    assert {"Erik", "Maja", "Omar", "Aoife"} <= known.given
    assert {"Berg", "Lind", "Haddad", "O'Connor"} <= known.family
    assert {"Mark", "Will", "Hope", "Björn", "Sten"} <= known.weak
    assert {"Göteborg", "Umeå", "Leeds"} <= places().towns
    assert {"the", "och"} <= common_words()
    assert "Windows" in not_people()
    assert time.process_time() - began < 0.3


def test_no_file_is_opened_once_the_detectors_are_made():
    """A worker gives up its rights to files after it has built its engine."""
    script = (
        "import sys\n"
        "from strongroom.discovery.core.detect.scan import Options, Scan\n"
        "from strongroom.discovery.core.detect.words import detectors\n"
        "families = detectors(Options())\n"
        "sys.addaudithook(lambda event, args: event == 'open' and sys.exit(9))\n"
        "text = 'Dear Erik Berg, Kungsgatan 1, 411 19 Göteborg. Diagnos: astma. John met us in Leeds.'\n"
        "print(sum(len(list(family.detect(Scan(text, Options())))) for family in families))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True, timeout=60)
    assert (ran.returncode, int(ran.stdout) > 0) == (0, True), ran.stderr
