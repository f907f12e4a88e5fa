"""The texts of a part, each with its place: what `extract` shows."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.core.collect import place_in_table
from strongroom.discovery.core.passage import Passage, Table
from strongroom.discovery.core.where import Where


def texts_of(part: Passage | Table) -> Iterator[tuple[Where, str, str]]:
    """Place, text and label; of a table each cell that holds something, its column's header as the label."""
    if isinstance(part, Passage):
        yield part.where, part.text, part.label
        return
    for number, row in enumerate(part.rows):
        for column, cell in enumerate(row):
            if cell:
                header = part.header[column] if column < len(part.header) else ""
                yield place_in_table(part, number, column), cell, header
