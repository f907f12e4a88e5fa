"""Plain text of any kind: notes, logs, source code, settings, SQL dumps. One that is a table inside is read as one."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read import delimited, encoding, lines
from strongroom.discovery.core.passage import Part, Source


def read(source: Source) -> Iterator[Part]:
    if dialect := delimited.looks_delimited(encoding.sample(source.file)):
        return delimited.read_as(source, dialect)
    return lines.passages(source.file)
