"""From the passages of one item to its findings: how many of each kind, how sure, where first, a masked sample."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from strongroom.discovery.core.catalogue import categories, kinds
from strongroom.discovery.core.finding import Finding, Mention, Span
from strongroom.discovery.core.mask import mask
from strongroom.discovery.core.mentions.item import ItemMentions
from strongroom.discovery.core.passage import Passage, Table
from strongroom.discovery.core.where import Step, Where

SURE = 0.5
"""From here on a span counts; below, it is kept apart and shown only to who asks."""

CRITICAL = 4

_DAY = "date"
"""Nobody's by itself, and in every letter: a help to who searches one text, no part of an inventory."""

_REMEMBERED = 100_000
_SECRET_GROUPS = frozenset({"credential", "health", "special", "criminal", "professional"})
_SEPARATORS = re.compile(r"[_\-+.,;()\[\]{}]+")


class Detects(Protocol):
    """The part of the engine that is needed here."""

    def spans(self, text: str, *, label: str = "", noisy: bool = False) -> list[Span]: ...

    def table(self, table: Table) -> list[tuple[int, int, Span]]: ...


@dataclass(slots=True)
class _Tally:
    count: int
    confidence: float
    where: Where
    sample: str


class Collector:
    """Gathers what one item holds. `shown` is its path below the place: names in it are text too.

    Memory stays bounded: values leave by `drain` and are only remembered, up to a number, to be sent once.
    """

    def __init__(self, engine: Detects, shown: str) -> None:
        self._engine = engine
        self._tallies: dict[tuple[str, bool, bool], _Tally] = {}
        self._sent: set[int] = set()
        self._mentions = ItemMentions()
        self._waiting: list[Mention] = []
        self._add_names(shown)

    def add(self, part: Passage | Table) -> None:
        if isinstance(part, Passage):
            spans = self._engine.spans(part.text, label=part.label, noisy=part.noisy)
            for span in spans:
                self._count(span, part.text[span.start : span.end], part, 0, 0)
            self._wait(self._mentions.of_text(part, spans))
        else:
            found = self._engine.table(part)
            for row, column, span in found:
                self._count(span, part.rows[row][column][span.start : span.end], part, row, column)
            self._wait(self._mentions.of_table(part, found))

    def drain(self, *, at_end: bool = False) -> tuple[Mention, ...]:
        """The mentions met since the last call, each once as far as memory allows.

        A record whose fields come one by one is held back until it is whole, or until the item is `at_end`.
        """
        if at_end:
            self._wait(self._mentions.finish())
        batch = tuple(self._waiting)
        self._waiting.clear()
        return batch

    def finish(self) -> tuple[Finding, ...]:
        """One finding for each kind. Unsure spans make one only where no sure span of that kind stands."""
        findings = []
        for (kind, valid, sure), tally in sorted(self._tallies.items()):
            if sure or (kind, valid, True) not in self._tallies:
                findings.append(
                    Finding(kind, tally.count, round(tally.confidence, 2), tally.where, tally.sample, valid)
                )
        return tuple(findings)

    def _count(self, span: Span, text: str, part: Passage | Table, row: int, column: int) -> None:
        if span.type == _DAY:
            return
        key = (span.type, span.valid, span.confidence >= SURE)
        tally = self._tallies.get(key)
        if tally is None:
            where = place_in_table(part, row, column) if isinstance(part, Table) else _place_in_text(part, span.start)
            sample = mask(text, kind=span.type, secret=_is_secret(span.type))
            self._tallies[key] = _Tally(1, span.confidence, where, sample)
        else:
            tally.count += 1
            tally.confidence = max(tally.confidence, span.confidence)

    def _wait(self, mentions: Iterable[Mention]) -> None:
        """Keep what was not sent yet. A sign alone says nothing where it has been sent in company."""
        sent = self._sent
        for mention in mentions:
            signs = mention[0]
            if len(signs) == 1 and not mention[1] and not mention[2] and not mention[3]:
                key = hash(signs[0])
                if key in sent:
                    continue
            else:
                key = hash(mention)
                if key in sent:
                    continue
                sent.update(map(hash, signs))
            if len(sent) >= _REMEMBERED:
                sent.clear()
            sent.add(key)
            self._waiting.append(mention)

    def _add_names(self, shown: str) -> None:
        *folders, name = shown.split("/")
        for step, texts in ((Step("file name"), _readings(name)), (Step("path"), _readings(" / ".join(folders)))):
            seen: set[tuple[str, str]] = set()
            for text in texts:
                spans = self._engine.spans(text)
                self._wait(self._mentions.of_text(Passage((step,), text), spans))
                for span in spans:
                    key = (span.type, span.value or text[span.start : span.end].casefold())
                    if key not in seen:
                        seen.add(key)
                        self._count(span, text[span.start : span.end], Passage((step,), text), 0, 0)


def _is_secret(kind: str) -> bool:
    """Nothing of a secret, and nothing said about a person's life, is shown even in part."""
    category = categories().get(kinds()[kind].category)
    return category is not None and (category.tier == CRITICAL or category.group in _SECRET_GROUPS)


def _readings(name: str) -> Iterable[str]:
    """A file's name as it stands, and with what people write for spaces turned into spaces."""
    if name:
        yield name
        spaced = _SEPARATORS.sub(" ", name)
        if spaced != name:
            yield spaced


def _place_in_text(part: Passage, start: int) -> Where:
    *before, last = part.where or (Step("raw"),)
    if last.kind == "line":
        return (*before, Step("line", str(int(last.value) + part.text.count("\n", 0, start))))
    return part.where


def place_in_table(part: Table, row: int, column: int) -> Where:
    """`sheet Kunder!B7` where columns have letters, else row and column."""
    number = part.first_row + row
    if part.columns and column < len(part.columns) and part.where:
        *before, last = part.where
        return (*before, Step(last.kind, f"{last.value}!{part.columns[column]}{number}"))
    header = part.header[column] if column < len(part.header) else ""
    return (*part.where, Step("row", str(number)), Step("column", header or str(column + 1)))
