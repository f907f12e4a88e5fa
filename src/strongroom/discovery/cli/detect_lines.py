"""JSON lines through the engine, in order and in constant memory, in this process or in several."""

from __future__ import annotations

import gc
import json
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from io import BufferedIOBase
from multiprocessing import get_context
from typing import NamedTuple

from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.finding import Span
from strongroom.discovery.queries.engine import built_engine

Answer = tuple[str, bool]
"""Lines of output, and whether they tell of a bad line."""

LONGEST_LINE = 1 << 28
"""Bytes. A longer line is refused and skipped, so that no input can take all memory."""
_BATCH_BYTES = 1 << 16
"""What is read at once, and so examined together: more no longer makes it quicker."""
_WAITING_A_JOB = 3

_engine: Engine | None = None


def answers(source: BufferedIOBase, options: Options, jobs: int) -> Iterator[Answer]:
    """The answer to each line of `source`, in the same order: together for the lines that were there together."""
    if jobs == 1:
        engine = _built(options)
        return (_examined(engine, batch) for batch in _batches(source))
    return _by_pool(source, options, jobs)


def _built(options: Options) -> Engine:
    """The engine, taken out of the garbage collector's rounds: it lives as long as the process (15 % faster)."""
    built = built_engine(options)
    gc.freeze()
    return built


def _by_pool(source: BufferedIOBase, options: Options, jobs: int) -> Iterator[Answer]:
    # Spawned: a process forked while hyperscan works does not survive.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _prepare, (options,)) as pool:
        waiting: deque[Future[Answer]] = deque()
        for batch in _batches(source):
            waiting.append(pool.submit(_examine, batch))
            if len(waiting) >= jobs * _WAITING_A_JOB:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _prepare(options: Options) -> None:
    global _engine  # noqa: PLW0603  one engine a process, built before the first batch
    _engine = _built(options)


def _examine(batch: list[bytes | None]) -> Answer:
    assert _engine is not None
    return _examined(_engine, batch)


def _batches(source: BufferedIOBase) -> Iterator[list[bytes | None]]:
    """The lines that each read brings, so that none waits for a later one; None in place of one that is too long."""
    begun: list[bytes] = []
    size = 0
    while chunk := source.read1(_BATCH_BYTES):
        first, *others = chunk.split(b"\n")
        size += len(first)
        if size <= LONGEST_LINE:
            begun.append(first)
        else:
            begun.clear()
        if others:
            yield [b"".join(begun) if size <= LONGEST_LINE else None, *others[:-1]]
            begun, size = [others[-1]], len(others[-1])
    if size:
        yield [b"".join(begun) if size <= LONGEST_LINE else None]


def _examined(engine: Engine, batch: list[bytes | None]) -> Answer:
    """What to say to the lines, each in its place."""
    asked = [_asked(line) for line in batch]
    found = iter(engine.each([(each.text, each.label) for each in asked if isinstance(each, _Asked)]))
    told = [_told(each.id, next(found)) if isinstance(each, _Asked) else each for each in asked]
    return "".join(told), not all(isinstance(each, _Asked) for each in asked)


class _Asked(NamedTuple):
    id: str | float
    text: str
    label: str


def _asked(line: bytes | None) -> _Asked | str:  # noqa: PLR0911  one for each way to be bad
    """What one line asks, or the answer to a bad one: a stable code, never its content."""
    if line is None:
        return _error(None, "too_long")
    try:
        entry = json.loads(line.decode("utf-8-sig", "surrogatepass"))
    except UnicodeDecodeError:
        return _error(None, "not_utf8")
    except (ValueError, RecursionError):
        return _error(None, "not_json")
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str | int | float):
        return _error(None, "no_id")
    text, label = entry.get("text"), entry.get("label")
    if not isinstance(text, str):
        return _error(entry["id"], "no_text")
    if not isinstance(label, str | None):
        return _error(entry["id"], "bad_label")
    return _Asked(entry["id"], text, label or "")


def _error(known: str | float | None, code: str) -> str:
    told = {"error": code} if known is None else {"id": known, "error": code}
    return json.dumps(told, separators=(",", ":")) + "\n"


def _told(known: str | float, spans: list[Span]) -> str:
    """Written by hand, as a dictionary a span costs as much as finding it; the ids of kinds need no escapes."""
    shown = ",".join(
        [
            f'{{"start":{start},"end":{end},"type":"{kind}","confidence":{round(sure, 2)}{"" if valid else _INVALID}}}'
            for start, end, kind, sure, valid, _ in spans
        ]
    )
    return f'{{"id":{json.dumps(known)},"spans":[{shown}]}}\n'


_INVALID = ',"valid":false'
