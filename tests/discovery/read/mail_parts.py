"""Reading bytes with one reader, for the tests of mail, PDF and pictures."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from pathlib import Path

from strongroom.discovery.core.passage import Embedded, Outcome, Part, Passage, Source, Unreadable
from strongroom.discovery.core.where import in_english

SAMPLES = Path(__file__).parents[2] / "samples"


def source(data: bytes, name: str) -> Source:
    return Source(io.BytesIO(data), name, len(data))


def parts(module, data: bytes, name: str = "a") -> list[Part]:
    """All parts, attachments opened as they come, as the dispatcher does."""
    found: list[Part] = []
    for part in module.read(source(data, name)):
        if isinstance(part, Embedded):
            content = part.open().read()
            found.append(Embedded(part.where, part.name, lambda content=content: io.BytesIO(content)))
        else:
            found.append(part)
    return found


def outcome(module, data: bytes, name: str = "a") -> Outcome:
    """How reading ends; anything but an outcome goes on as an exception."""
    try:
        parts(module, data, name)
    except Unreadable as unreadable:
        return unreadable.outcome
    return Outcome.READ


def sample(path: str) -> bytes:
    data = (SAMPLES / path).read_bytes()
    return gzip.decompress(data) if path.endswith(".gz") else data


def passages(found: Iterable[Part]) -> list[Passage]:
    return [part for part in found if isinstance(part, Passage)]


def texts(found: Iterable[Part], where: str = "") -> str:
    """The text of all passages whose place contains `where`."""
    return "\n".join(part.text for part in passages(found) if where in in_english(part.where))


def files(found: Iterable[Part]) -> dict[str, bytes]:
    return {part.name: part.open().read() for part in found if isinstance(part, Embedded)}
