"""Plain text of any kind: notes, logs, source code, settings. A table or a database's dump inside is read as one."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read.texts import delimited, encoding, lines, sql_dump
from strongroom.discovery.core.passage import Part, Source


def read(source: Source) -> Iterator[Part]:
    sample = encoding.sample(source.file)
    if sql_dump.looks_like_dump(sample):
        return sql_dump.read(source)
    if dialect := delimited.looks_delimited(sample):
        return delimited.read_as(source, dialect)
    return lines.passages(source.file)
