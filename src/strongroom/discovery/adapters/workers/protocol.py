"""What a worker and its parent say to each other: frames of JSON, never pickle.

A worker that a hostile file has taken over may send anything. So everything that comes back is checked for its
shape and size before it is believed; what does not fit is `Garbled`, and costs that worker its life.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from strongroom.discovery.core.finding import MOST_SIGNS, Examined, Finding, Identifier, Mention
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.where import ENGLISH, Step, Where

LARGEST_FRAME = 16 << 20
LONGEST_VALUE = 1_000
LONGEST_NAME = 4_096
LONGEST_PERSON = 200
MOST_IN_BATCH = 1_000
_BATCH_OF_VALUES = 1 << 20
_MOST_FINDINGS = 5_000
_MOST_STEPS = 100
_LENGTH = struct.Struct(">I")
_ID = re.compile(r"[a-z0-9_]{1,64}")
_DAY = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_POSTCODE = re.compile(r"[0-9A-Z]{0,12}")


class Garbled(Exception):
    """Not what a worker says. The message never holds what was received."""


class Ready(NamedTuple):
    """`memory` is how many bytes the worker may hold. It says so before it has seen any file."""

    no_files: bool
    no_network: bool
    memory: int
    reads_pictures: bool


class Mentions(NamedTuple):
    number: int
    mentions: tuple[Mention, ...]


class TextBatch(NamedTuple):
    number: int
    texts: tuple[tuple[Where, str, str], ...]


class Told(NamedTuple):
    """How a job stands. Before it is `final`, it is what would be known if the worker died now."""

    number: int
    final: bool
    examined: Examined
    digest: bytes
    retire: bool


Message = Ready | Mentions | TextBatch | Told


def frame(message: Any) -> bytes:
    body = json.dumps(message, separators=(",", ":"), allow_nan=False).encode("ascii")
    return _LENGTH.pack(len(body)) + body


class Frames:
    """Bytes as they arrive → the JSON documents in them."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Any]:
        """Raises `Garbled`."""
        self._buffer += data
        while len(self._buffer) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer)
            if length > LARGEST_FRAME:
                raise Garbled
            end = _LENGTH.size + length
            if len(self._buffer) < end:
                return
            body = bytes(self._buffer[_LENGTH.size : end])
            del self._buffer[:end]
            try:
                yield json.loads(body)
            except (ValueError, RecursionError) as error:
                raise Garbled from error


def pack_where(where: Where) -> list[list[str]]:
    return [[step.kind, step.value[:LONGEST_NAME]] for step in where[:_MOST_STEPS]]


def pack_mentions(number: int, mentions: Sequence[Mention]) -> Iterator[list[Any]]:
    """Messages that each fit a frame. A value that is longer than any real one is left out."""
    batch: list[list[Any]] = []
    size = 0
    for each in mentions:
        signs = [[kind, value] for kind, value in each.signs if len(value) <= LONGEST_VALUE]
        name = each.name if len(each.name) <= LONGEST_PERSON else ""
        if not signs and not (name and (each.birth or each.postcode)):
            continue
        batch.append([signs, name, each.birth, each.postcode])
        size += sum(len(value) for _, value in signs) + len(name)
        if len(batch) == MOST_IN_BATCH or size > _BATCH_OF_VALUES:
            yield ["mentions", number, batch]
            batch, size = [], 0
    if batch:
        yield ["mentions", number, batch]


def pack_told(told: Told) -> list[Any]:
    examined = told.examined
    return [
        "told",
        told.number,
        told.final,
        examined.kind,
        examined.outcome,
        examined.reason,
        [
            [each.type, each.count, each.confidence, pack_where(each.where), each.sample[:LONGEST_VALUE], each.valid]
            for each in examined.findings[:_MOST_FINDINGS]
        ],
        [[pack_where(where), reason] for where, reason in examined.skipped[:MOST_IN_BATCH]],
        examined.skipped_count,
        told.digest.hex(),
        told.retire,
    ]


def understand(message: Any) -> Message:
    """Raises `Garbled`."""
    try:
        return _UNDERSTAND[message[0]](*message[1:])
    except Garbled:
        raise
    except Exception as error:
        raise Garbled from error


def _ready(no_files: Any, no_network: Any, memory: Any, reads_pictures: Any) -> Ready:
    return Ready(_bool(no_files), _bool(no_network), _count(memory), _bool(reads_pictures))


def _mentions(number: Any, mentions: Any) -> Mentions:
    return Mentions(_count(number), tuple(_mention(*each) for each in _list(mentions, MOST_IN_BATCH)))


def _mention(signs: Any, name: Any, birth: Any, postcode: Any) -> Mention:
    said = Mention(
        tuple(Identifier(_id(kind), _text(value, LONGEST_VALUE)) for kind, value in _list(signs, MOST_SIGNS)),
        _text(name, LONGEST_PERSON),
        _like(birth, _DAY),
        _like(postcode, _POSTCODE),
    )
    if not said.signs and not (said.name and (said.birth or said.postcode)):
        raise Garbled
    return said


def _texts(number: Any, texts: Any) -> TextBatch:
    return TextBatch(
        _count(number),
        tuple(
            (_where(where), _text(text, LARGEST_FRAME), _text(label, LONGEST_NAME))
            for where, text, label in _list(texts, LARGEST_FRAME)
        ),
    )


def _told(*fields: Any) -> Told:
    number, final, kind, outcome, reason, findings, skipped, skipped_count, digest, retire = fields
    examined = Examined(
        _id(kind),
        Outcome(outcome),
        None if reason is None else Reason(reason),
        tuple(_finding(each) for each in _list(findings, _MOST_FINDINGS)),
        tuple((_where(where), Reason(why)) for where, why in _list(skipped, MOST_IN_BATCH)),
        _count(skipped_count),
    )
    digested = bytes.fromhex(_text(digest, 32))
    if len(digested) not in (0, 16):
        raise Garbled
    return Told(_count(number), _bool(final), examined, digested, _bool(retire))


def _finding(each: Any) -> Finding:
    kind, count, confidence, where, sample, valid = each
    if type(confidence) not in (int, float) or not 0 <= confidence <= 1:
        raise Garbled
    return Finding(
        _id(kind), _count(count), float(confidence), _where(where), _text(sample, LONGEST_VALUE), _bool(valid)
    )


def _where(steps: Any) -> Where:
    return tuple(_step(*each) for each in _list(steps, _MOST_STEPS))


def _step(kind: Any, value: Any) -> Step:
    if kind not in ENGLISH:
        raise Garbled
    return Step(kind, _text(value, LONGEST_NAME))


def _list(value: Any, most: int) -> list[Any]:
    if type(value) is not list or len(value) > most:
        raise Garbled
    return value


def _text(value: Any, longest: int) -> str:
    """Halves of surrogate pairs are made `?`: no database and no terminal takes them."""
    if type(value) is not str or len(value) > longest:
        raise Garbled
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def _id(value: Any) -> str:
    if type(value) is not str or not _ID.fullmatch(value):
        raise Garbled
    return value


def _like(value: Any, pattern: re.Pattern[str]) -> str:
    if type(value) is not str or not pattern.fullmatch(value):
        raise Garbled
    return value


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 53:
        raise Garbled
    return value


def _bool(value: Any) -> bool:
    if type(value) is not bool:
        raise Garbled
    return value


_UNDERSTAND: dict[str, Callable[..., Message]] = {
    "ready": _ready,
    "mentions": _mentions,
    "texts": _texts,
    "told": _told,
}
