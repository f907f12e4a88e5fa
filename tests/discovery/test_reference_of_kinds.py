"""The reference page says what the catalogue says."""

from __future__ import annotations

import doctest

from tools import kinds as tool

from strongroom.discovery.core.catalogue import kinds


def test_the_page_is_what_the_sources_and_the_measured_figures_say():
    assert tool.PAGE.read_text("utf-8") == tool.page(), "run: python tools/kinds.py"


def test_every_kind_stands_on_the_page_with_what_it_looks_like():
    rows = [line.split(" | ") for line in tool.PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    looks = {row[0].split("`")[1]: row[3] for row in rows}
    assert set(looks) == set(kinds())
    assert [kind for kind, look in looks.items() if not look.strip()] == []


def test_shapes_are_told_in_words():
    assert doctest.testmod(tool).failed == 0
