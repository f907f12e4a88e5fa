"""Plain text of any kind: notes, logs, source code, settings, SQL dumps."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read import encoding
from strongroom.discovery.core.passage import Part, Passage, Source
from strongroom.discovery.core.where import Step


def read(source: Source) -> Iterator[Part]:
    for line, text in encoding.stream(source.file):
        if not text.isspace():
            yield Passage((Step("line", str(line)),), text)
