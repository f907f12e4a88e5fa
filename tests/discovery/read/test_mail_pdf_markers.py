"""An address in every corner of mail, PDF and pictures: each one is found through the dispatcher."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from tests.markers.corners import OUT

from strongroom.discovery.adapters.read.budget import Budget, Limits
from strongroom.discovery.adapters.read.dispatch import Reading
from strongroom.discovery.core.passage import Passage, Source

MANIFEST: dict[str, dict[str, str]] = json.loads((OUT.parent / "mail_pdf.json").read_text(encoding="utf-8"))


def all_text(path: Path) -> str:
    with path.open("rb") as file:
        size = path.stat().st_size
        reading = Reading(Source(file, path.name, size), Budget(Limits(), size, time.monotonic))
        return "\n".join(
            part.text if isinstance(part, Passage) else "\n".join(" ".join(row) for row in (part.header, *part.rows))
            for part in reading
        )


@pytest.mark.parametrize("name", MANIFEST)
def test_every_corner_is_found(name: str) -> None:
    text = all_text(OUT / name)
    missing = {corner for marker, corner in MANIFEST[name].items() if marker not in text}
    assert missing == set()
