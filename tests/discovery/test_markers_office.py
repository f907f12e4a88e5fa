"""Nothing that stands anywhere in an Office document is lost, whoever wrote it (tests/markers/make_office.py)."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from strongroom.discovery.adapters.read.budget import Budget, Limits
from strongroom.discovery.adapters.read.dispatch import Reading
from strongroom.discovery.core.passage import Outcome, Passage, Source
from strongroom.discovery.core.where import in_english

MARKERS = Path(__file__).parents[1] / "markers"
LISTED: dict[str, dict[str, str]] = json.loads((MARKERS / "office.json").read_text(encoding="utf-8"))

NOT_READ = {"word.rtf": {"picture alt", "picture title"}}
"""Corners that a reader is known to miss, so that one more cannot go unseen."""


def texts(path: Path) -> tuple[Outcome, list[tuple[str, str]]]:
    """Every text of a file beside the words for where it stands."""
    found: list[tuple[str, str]] = []
    with path.open("rb") as file:
        size = path.stat().st_size
        reading = Reading(Source(file, path.name, size), Budget(Limits(), size, time.monotonic))
        for part in reading:
            where = in_english(part.where)
            if isinstance(part, Passage):
                found.append((where, part.text))
            else:
                found += [(where, cell) for row in part.rows for cell in row]
    return reading.outcome, found


@pytest.mark.parametrize("name", sorted(LISTED))
def test_every_corner_of_a_document_is_read(name: str) -> None:
    _, found = texts(MARKERS / "office" / name)
    everything = "\0".join(text for _, text in found)
    missing = {corner for marker, corner in LISTED[name].items() if marker not in everything}
    assert missing <= NOT_READ.get(name, set())
