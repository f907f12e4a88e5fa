"""What a reader gives: passages of text and tables with their place, and what it had to leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from strongroom.discovery.core.where import Where


class Outcome(StrEnum):
    """How reading one file ended (contract)."""

    READ = "read"
    PARTLY = "partly"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    NEEDS_OCR = "needs_ocr"


class Reason(StrEnum):
    """Why something was left out. Stable codes; doors have the words and what one can do."""

    PASSWORD = "password"  # noqa: S105  it is locked with one
    DAMAGED = "damaged"
    NO_READER = "no_reader"
    TOO_LARGE = "too_large"
    EXPANDS_TOO_MUCH = "expands_too_much"
    TOO_DEEP = "too_deep"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_SLOW = "too_slow"
    OUT_OF_MEMORY = "out_of_memory"
    READER_CRASHED = "reader_crashed"
    PICTURE_OF_TEXT = "picture_of_text"
    NO_PERMISSION = "no_permission"
    DISK_ERROR = "disk_error"
    VANISHED = "vanished"
    CHANGED_WHILE_READ = "changed_while_read"
    NOT_A_FILE = "not_a_file"
    LINK_LOOP = "link_loop"
    LINK_NOT_FOLLOWED = "link_not_followed"
    OTHER_FILE_SYSTEM = "other_file_system"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text. Runs of one paragraph are joined before it gets here.

    `label` is what the text answers to where the format says so: a form field's caption, a JSON key, a mail
    header's name. `noisy` marks text swept out of a binary file, where chance hits are likely.
    """

    where: Where
    text: str
    label: str = ""
    noisy: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A block of rows of one table. Long tables come as several blocks with the same `where` and `header`.

    `header` is empty where the table has none. `first_row` is the number of `rows[0]` as a person counts (the
    file's or sheet's first row is 1, so the first row below a header is usually 2). `columns` are the names
    a person sees beside the cells (`A`, `B`, `AA`), empty where columns have no names but their headers.
    """

    where: Where
    header: tuple[str, ...]
    first_row: int
    rows: Sequence[Sequence[str]]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part that was not read, and why. The item's outcome becomes `partly`."""

    where: Where
    reason: Reason


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file inside the file: an attachment, an archive's member, an embedded workbook.

    `open` gives its bytes from the start; the dispatcher calls it at once, before asking the reader for more,
    and reads no more than the limits allow. `declared_size` is what the container says, None where it is silent.
    `is_named` is False where the name is the reader's own, made up for its ending.
    """

    where: Where
    name: str
    open: Callable[[], BinaryIO]
    declared_size: int | None = None
    is_named: bool = True


Part = Passage | Table | Skipped | Embedded
"""One thing a reader yields."""


class Unreadable(Exception):
    """The file as a whole, or all that is left of it, cannot be read."""

    def __init__(self, outcome: Outcome, reason: Reason) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome
        self.reason = reason


@dataclass(slots=True)
class Source:
    """A file to be read. `file` is open for reading in binary and can seek; `name` is for its ending only."""

    file: BinaryIO
    name: str
    size: int


Reader = Callable[[Source], Iterator[Part]]
"""`read(source)` in `adapters/read/<format>.py`. It yields parts lazily, never loads more than it must, raises
`Unreadable`, and may let any other exception escape: the dispatcher makes it `broken`."""
