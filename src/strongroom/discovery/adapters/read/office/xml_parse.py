"""Reads XML of any size as a stream of events, and gives what can be had of broken XML.

No document type is honoured: Office formats have none (ISO/IEC 29500-2, 9.1), and entities that multiply are how
small files become large. Text hidden in the declarations is given as it stands, then reading of that part ends.
"""

from __future__ import annotations

import encodings.cp1252
import encodings.iso8859_1  # noqa: F401  must be there before a worker gives up its rights to files
import re
from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat  # nosec  entities end the parse, see above

from strongroom.discovery.adapters.read.office.zip_package import Damaged, TooMuch
from strongroom.discovery.core.passage import Part, Passage, Reason, Skipped
from strongroom.discovery.core.where import Where

_TAG = re.compile(r"<[^<>]{0,4096}>")
_LARGEST_REST = 4 << 20
_PASSAGE = 1 << 16


class TooDeep(Exception):
    """Stories within stories without end."""


class Events(Protocol):
    """Who listens. `drain` gives the parts that are ready, `finish` what is left at the end or at a break."""

    def start(self, name: str, attributes: list[str]) -> None: ...
    def end(self, name: str) -> None: ...
    def data(self, text: str) -> None: ...
    def drain(self) -> list[Part]: ...
    def finish(self) -> list[Part]: ...


class Quiet:
    """Listens and gives nothing: for parts from which a reader only learns something."""

    def start(self, name: str, attributes: list[str]) -> None: ...
    def end(self, name: str) -> None: ...
    def data(self, text: str) -> None: ...

    def drain(self) -> list[Part]:
        return []

    def finish(self) -> list[Part]:
        return []


class _EntityDeclaredError(Exception):
    pass


def parse(chunks: Iterator[bytes], events: Events, where: Where) -> Iterator[Part]:
    """What `events` makes of the XML in `chunks`; `where` is for what could not be read of it."""
    declared: list[str] = []
    parser = _parser(events, declared)
    reason: Reason | None = None
    fed = 0
    try:
        for chunk in chunks:
            try:
                parser.Parse(chunk, False)
            except (expat.ExpatError, LookupError, ValueError):  # the latter two: an encoding that expat does not know
                yield from events.finish()
                rest = chunk[max(parser.ErrorByteIndex - fed, 0) :] if parser.ErrorByteIndex >= fed else chunk
                yield from _rest(rest, chunks, where)
                yield Skipped(where, Reason.DAMAGED)
                return
            fed += len(chunk)
            yield from events.drain()
        parser.Parse(b"", True)
    except _EntityDeclaredError:
        yield Passage(where, "\n".join(declared))
        reason = Reason.EXPANDS_TOO_MUCH
    except TooMuch:
        reason = Reason.EXPANDS_TOO_MUCH
    except TooDeep:
        reason = Reason.TOO_DEEP
    except (Damaged, expat.ExpatError):
        reason = Reason.DAMAGED if fed else None  # an empty part holds nothing
    yield from events.finish()
    if reason:
        yield Skipped(where, reason)


def _parser(events: Events, declared: list[str]) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.CharacterDataHandler = events.data

    def entity(_name: str, _parameter: bool, value: str | None, *_rest: str | None) -> None:
        if value is not None:  # an outside entity is never fetched, so it costs nothing
            declared.append(value[:4096])
            raise _EntityDeclaredError

    parser.EntityDeclHandler = entity
    return parser


def _rest(first: bytes, chunks: Iterator[bytes], where: Where) -> Iterator[Part]:
    """What follows a break, tags taken out, so that a damaged end of a document is still searched."""
    pieces, size = [first], len(first)
    try:
        for chunk in chunks:
            pieces.append(chunk)
            size += len(chunk)
            if size > _LARGEST_REST:
                break
    except (Damaged, TooMuch):
        pass
    text = _TAG.sub(" ", b"".join(pieces).decode("utf-8", "replace"))
    for at in range(0, len(text), _PASSAGE):
        piece = text[at : at + _PASSAGE].strip()
        if piece:
            yield Passage(where, piece, noisy=True)


def attribute(attributes: list[str], local: str) -> str:
    """The value of an attribute by its local name, empty where there is none."""
    for index in range(0, len(attributes), 2):
        if attributes[index].rpartition(":")[2] == local:
            return attributes[index + 1]
    return ""
