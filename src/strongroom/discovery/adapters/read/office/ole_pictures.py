"""Pictures in the streams of old Office files: each stands in a record of its own (MS-ODRAW 2.2.23)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial

from strongroom.discovery.core.passage import Embedded
from strongroom.discovery.core.where import Step, Where

_RECORD = re.compile(rb"[\x1d\x1e\x29\x2a]\xf0(....)", re.DOTALL)
_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*")
_HEADS = (17, 33)
"""Bytes before the picture: one checksum or two, and a tag."""


def lift(data: bytearray, where: Where) -> Iterator[Embedded]:
    """The pictures in a stream, which is blanked where they were: a sweep would find only chance in them."""
    number = 0
    for match in _RECORD.finditer(bytes(data)):
        length = int.from_bytes(match.group(1), "little")
        for head in _HEADS:
            start, end = match.end() + head, match.end() + length
            if length > head and data.startswith(_STARTS, start):
                picture = bytes(data[start:end])
                data[start:end] = bytes(len(picture))
                number += 1
                step = Step("picture", str(number))
                yield Embedded((*where, step), "", partial(io.BytesIO, picture), len(picture))
                break
