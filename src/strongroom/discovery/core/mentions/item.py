"""The mentions of one item, part by part: tables, forms of labelled fields, mail, text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strongroom.discovery.core.finding import Identifier, Mention, Span
from strongroom.discovery.core.mentions.labels import Asks, Rank, read_label
from strongroom.discovery.core.mentions.mail import Correspondents
from strongroom.discovery.core.mentions.roles import Role, roles
from strongroom.discovery.core.mentions.tables import SURE, Found, Rows
from strongroom.discovery.core.passage import Passage, Table
from strongroom.discovery.core.where import Step, Where

_MOST_FIELDS = 200
_LONGEST_FIELD = 400
_FIELDS = frozenset({"row", "form field", "key", "record", "content control"})
"""The last step of where a labelled text stands, when it is one field of a record."""


class ItemMentions:
    """Told each part of one item with what was found in it. Holds a record whose fields come one by one."""

    def __init__(self) -> None:
        self._rows = Rows()
        self._record = _Record()
        self._mail = Correspondents()

    def of_text(self, part: Passage, spans: Sequence[Span]) -> Iterator[Mention]:
        if part.noisy:
            yield from self.finish()
            yield from _alone(spans)
            return
        label = _field(part)
        if label:
            place, label = _split(part.where[:-1], label)
            if not self._record.goes_on(place, label):
                yield from self.finish()
            self._record.add(place, label, part, spans)
            return
        yield from self.finish()
        if self._mail.is_header(part):
            yield from self._mail.header(part, spans).mentions()
        elif spans:
            yield from self._mail.body(part, spans).mentions()

    def of_table(self, table: Table, found: Sequence[Found]) -> Iterator[Mention]:
        yield from self.finish()
        if _is_form(table):
            yield from _of_form(table, found)
        else:
            yield from self._rows.mentions(table, found)

    def finish(self) -> Iterator[Mention]:
        """What is still held back."""
        if not self._record.is_empty:
            yield from self._record.take()


class _Record:
    """Labelled fields that stand side by side (a form of a document, the members of an object in JSON)."""

    def __init__(self) -> None:
        self._where: Where = ()
        self._labels: list[str] = []
        self._cells: list[str] = []
        self._found: list[Found] = []

    @property
    def is_empty(self) -> bool:
        return not self._labels

    def goes_on(self, place: Where, label: str) -> bool:
        """Whether a field belongs to the record so far. A label that comes again begins the next."""
        return (
            place == self._where
            and 0 < len(self._labels) < _MOST_FIELDS
            and (label not in self._labels or read_label(label).asks is Asks.NOTHING)
        )

    def add(self, place: Where, label: str, part: Passage, spans: Sequence[Span]) -> None:
        self._where = place
        cell, cut = part.text, 0
        if cell.startswith(part.label):
            # The label stands before the value, for whoever looks for both.
            cell = cell[len(part.label) :].lstrip(": \t")
            cut = len(part.text) - len(cell)
        column = len(self._labels)
        self._labels.append(label)
        self._cells.append(cell)
        self._found += [
            (0, column, span._replace(start=span.start - cut, end=span.end - cut))
            for span in spans
            if span.start >= cut
        ]

    def take(self) -> Iterator[Mention]:
        table = Table(self._where, tuple(self._labels), 1, [self._cells])
        found, self._labels, self._cells, self._found = self._found, [], [], []
        return Rows().mentions(table, found)


def _field(part: Passage) -> str:
    """The label of a text that is one field of a record; the way of keys to it where it has one."""
    if not part.label or not part.where or len(part.text) > _LONGEST_FIELD:
        return ""
    last = part.where[-1]
    if last.kind not in _FIELDS:
        return ""
    return last.value or part.label if last.kind == "key" else part.label


def _split(place: Where, label: str) -> tuple[Where, str]:
    """Where the record lies, and the label within it: `orders[3].customer.email` is the `.customer.email` of the fourth."""
    member, bracket, inner = label.rpartition("]")
    return ((*place, Step("key", member)), inner) if bracket else (place, label)


def _is_form(table: Table) -> bool:
    """A table of labels and values: two columns, what stands in the first asks for something."""
    rows = [row for row in table.rows[:50] if any(row)]
    if len(rows) < 2 or any(len(row) > 2 and any(row[2:]) for row in rows):
        return False
    labels = [read_label(row[0]) for row in rows if row[0] and len(row[0]) < 60]
    telling = [label for label in labels if label.asks is not Asks.NOTHING or label.rank is not Rank.OPEN]
    return len(telling) > 1 and len(telling) * 2 > len(rows) and len({row[0] for row in rows}) > 1


def _of_form(table: Table, found: Sequence[Found]) -> Iterator[Mention]:
    record = _Record()
    by_row: dict[int, list[Span]] = {}
    for row, column, span in found:
        if column == 1:
            by_row.setdefault(row, []).append(span)
    yield from _alone([span for _, column, span in found if column == 0])
    for number, cells in enumerate(table.rows):
        if len(cells) < 2 or not cells[0].strip():
            continue
        label = cells[0].strip().rstrip(":")
        if not record.is_empty and not record.goes_on(table.where, label):
            yield from record.take()
        record.add(table.where, label, Passage(table.where, cells[1]), by_row.get(number, ()))
    if not record.is_empty:
        yield from record.take()


def _alone(spans: Sequence[Span]) -> Iterator[Mention]:
    known = roles()
    for span in spans:
        if (
            span.value
            and span.valid
            and span.confidence >= SURE
            and known.get(span.type) in (Role.SIGN, Role.FIRM_SIGN)
        ):
            yield Mention((Identifier(span.type, span.value),))
