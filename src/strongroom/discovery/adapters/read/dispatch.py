"""From a file to its passages: which reader, files in files, and how it ended.

Readers are lazy and know no limits; this is where they are stopped. Whatever a reader raises becomes an outcome.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
from collections.abc import Iterator
from types import ModuleType
from typing import BinaryIO

import olefile

from strongroom.discovery.adapters.read.budget import Budget, Metered, OverBudget
from strongroom.discovery.adapters.read.identify import HEAD, OOXML_ENDINGS, identify, identify_head
from strongroom.discovery.core.passage import (
    Embedded,
    Outcome,
    Part,
    Passage,
    Reader,
    Reason,
    Skipped,
    Source,
    Table,
    Unreadable,
)
from strongroom.discovery.core.where import Step, Where

MODULES: dict[str, str] = {
    **dict.fromkeys(("text",), "texts.text"),
    **dict.fromkeys(("csv",), "texts.delimited"),
    **dict.fromkeys(("json", "jsonl"), "texts.json_text"),
    **dict.fromkeys(("xml", "svg"), "texts.xml_text"),
    "yaml": "texts.yaml_text",
    "html": "texts.html",
    "vcf": "texts.vcard",
    "ics": "texts.ics",
    "rtf": "texts.rtf",
    "sqlite": "texts.sqlite",
    **dict.fromkeys(OOXML_ENDINGS["docx"], "office.docx"),
    **dict.fromkeys((*OOXML_ENDINGS["xlsx"], "xlsb"), "office.xlsx"),
    **dict.fromkeys(OOXML_ENDINGS["pptx"], "office.pptx"),
    **dict.fromkeys(("odt", "ods", "odp", "ott", "ots", "otp", "odg", "otg", "odf", "odc"), "office.odf"),
    **dict.fromkeys(("fodt", "fods", "fodp", "fodg", "sxw", "sxc", "sxi", "sxd"), "office.odf"),
    **dict.fromkeys(("doc", "ppt"), "office.ole_text"),
    **dict.fromkeys(("pub", "vsd", "wps", "hwp", "quattro", "sdw", "sdd", "ole"), "office.ole_other"),
    "xls": "office.xls",
    "eml": "mail.eml",
    "mbox": "mail.mbox",
    "msg": "mail.msg",
    "pst": "mail.pst",
    "tnef": "mail.tnef",
    "smime": "mail.smime",
    "pdf": "pictures.pdf",
    **dict.fromkeys(("jpeg", "png", "gif", "tiff", "webp", "heic", "bmp"), "pictures.image"),
    **dict.fromkeys(
        ("zip", "epub", "xps", "oxps", "pages", "numbers", "key", *OOXML_ENDINGS["vsdx"]), "archives.zip_archive"
    ),
    "tar": "archives.tar_archive",
    **dict.fromkeys(("gz", "bz2", "xz", "zst"), "archives.compressed"),
    "7z": "archives.seven_zip",
}
"""Kind → the module below this package that reads it. A kind that is not here has no reader and is reported as such."""

_ENCRYPTED_OFFICE = frozenset(
    kind for kind, module in MODULES.items() if module in ("office.docx", "office.xlsx", "office.pptx")
) | {"ooxml"}
_STREAMED = frozenset(("text", "csv", "jsonl", "tar"))
_OF_REASON: dict[Reason, Outcome] = {
    Reason.PASSWORD: Outcome.ENCRYPTED,
    Reason.NO_READER: Outcome.UNSUPPORTED,
    Reason.NOT_A_FILE: Outcome.UNSUPPORTED,
    Reason.LINK_LOOP: Outcome.UNSUPPORTED,
    Reason.LINK_NOT_FOLLOWED: Outcome.UNSUPPORTED,
    Reason.OTHER_FILE_SYSTEM: Outcome.UNSUPPORTED,
    Reason.TOO_LARGE: Outcome.TOO_LARGE,
    Reason.EXPANDS_TOO_MUCH: Outcome.TOO_LARGE,
    Reason.TOO_DEEP: Outcome.TOO_LARGE,
    Reason.TOO_MANY_PARTS: Outcome.TOO_LARGE,
    Reason.OUT_OF_MEMORY: Outcome.TOO_LARGE,
    Reason.TOO_SLOW: Outcome.TIMEOUT,
    Reason.PICTURE_OF_TEXT: Outcome.NEEDS_OCR,
}
_DISK_ERRORS = frozenset((errno.EIO, errno.ENODATA, errno.ESTALE, errno.EUCLEAN, errno.ENXIO))


def outcome_of(reason: Reason) -> Outcome:
    """How a file ended of which nothing was read for this reason."""
    return _OF_REASON.get(reason, Outcome.BROKEN)


def preload() -> None:
    """Import every reader: afterwards none needs the file system."""
    for name in sorted(set(MODULES.values())):
        _module(name)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"strongroom.discovery.adapters.read.{name}")


class Reading:
    """One file being read. Iterate once; then `outcome`, `reason` and `skipped` say how it ended."""

    def __init__(self, source: Source, budget: Budget) -> None:
        self.kind = "unknown"
        self.outcome = Outcome.READ
        self.reason: Reason | None = None
        self.skipped: list[tuple[Where, Reason]] = []
        self.skipped_count = 0
        self._source = source
        self._budget = budget
        self._anything = False

    def __iter__(self) -> Iterator[Passage | Table]:
        try:
            with self._bounded(()):
                self.kind = identify(self._source.file, self._source.name)
                yield from self._parts(self._source, self.kind, (), 0)
        except OverBudget as over:
            self.stop(over.where, over.reason)
        if ((), Reason.PICTURE_OF_TEXT) in self.skipped:
            # Of a scan or a picture more than what was written beside it has yet to be read.
            self.outcome, self.reason = Outcome.NEEDS_OCR, Reason.PICTURE_OF_TEXT
        elif self.skipped_count and self._anything:
            self.outcome = Outcome.PARTLY

    @property
    def seconds_left(self) -> float:
        """Until this reading stops by itself."""
        return self._budget.seconds_left

    def stop(self, where: Where, reason: Reason) -> None:
        """What is at `where` was not read after all, or not to its end: this reason speaks for the file."""
        self._skip(where, reason)
        self.reason, self.outcome = reason, Outcome.PARTLY if self._anything else outcome_of(reason)

    def _skip(self, where: Where, reason: Reason, outcome: Outcome | None = None) -> None:
        # The first reason of all speaks for the file.
        if not self.skipped_count:
            self.reason, self.outcome = reason, outcome or outcome_of(reason)
        self.skipped_count += 1
        if len(self.skipped) < self._budget.limits.reported:
            self.skipped.append((where, reason))

    def _parts(self, source: Source, kind: str, where: Where, depth: int) -> Iterator[Passage | Table]:
        with self._bounded(where):
            if kind == "empty":
                self._anything = True
                return
            for part in _reader(kind, source)(source):
                yield from self._one(part, where, depth)
                self._budget.check_time()

    @contextlib.contextmanager
    def _bounded(self, where: Where) -> Iterator[None]:
        """Whatever goes wrong in here is noted at `where`. Only a limit for the whole file goes on as an exception."""
        try:
            yield
        except OverBudget as over:
            over.where = over.where or where
            if over.final:
                raise
            self._skip(where, over.reason)
        except Unreadable as unreadable:
            self._skip(where, unreadable.reason, unreadable.outcome)
        except MemoryError:
            self._skip(where, Reason.OUT_OF_MEMORY)
        except RecursionError:
            self._skip(where, Reason.TOO_DEEP)
        except OSError as error:
            self._skip(where, Reason.DISK_ERROR if error.errno in _DISK_ERRORS else Reason.DAMAGED)
        except Exception:  # noqa: BLE001  hostile files find every way to raise
            self._skip(where, Reason.DAMAGED)

    def _one(self, part: Part, where: Where, depth: int) -> Iterator[Passage | Table]:
        match part:
            case Passage(place, text, label, noisy):
                self._anything = True
                yield Passage(where + place, text, label, noisy)
            case Table(place, header, first_row, rows, columns):
                self._anything = True
                yield Table(where + place, header, first_row, rows, columns)
            case Skipped(place, reason):
                self._skip(where + place, reason)
            case Embedded():
                yield from self._embedded(part, where + part.where, depth + 1)

    def _embedded(self, part: Embedded, where: Where, depth: int) -> Iterator[Passage | Table]:
        if part.name and part.is_named:
            # A name says who it is about as well as a text does, but nothing has been read by knowing it.
            yield Passage((*where, Step("file name")), part.name)
        held = self._budget.held
        try:
            with self._bounded(where):
                self._budget.enter(depth)
                with part.open() as member:
                    source, kind = self._take(member, part)
                    yield from self._parts(source, kind, where, depth)
        finally:
            self._budget.held = held

    def _take(self, member: BinaryIO, part: Embedded) -> tuple[Source, str]:
        """The member as a file that can seek: in memory, or, when it is too long for that and plain text, as it comes."""
        budget = self._budget
        held = io.BytesIO()
        while chunk := member.read(1 << 16):
            budget.spend(len(chunk))
            held.write(chunk)
            if held.tell() > budget.room // 2:
                return self._stream(held, member, part)
        size = held.tell()
        budget.held += size
        return Source(held, part.name, size), identify(held, part.name)

    def _stream(self, held: io.BytesIO, rest: BinaryIO, part: Embedded) -> tuple[Source, str]:
        head = held.getvalue()
        kind = identify_head(head[:HEAD], part.name)
        if kind not in _STREAMED:
            raise OverBudget(Reason.TOO_LARGE, final=False)
        self._budget.held += len(head)
        file = io.BufferedReader(Metered(head, rest, self._budget), 1 << 16)
        return Source(file, part.name, part.declared_size or len(head)), kind


def _reader(kind: str, source: Source) -> Reader:
    """Raises `Unreadable` where there is none, or where the file is locked by a password."""
    if kind in _ENCRYPTED_OFFICE:
        # MS-OFFCRYPTO: a protected Office document is an OLE file with the real one in a stream.
        magic = source.file.read(8)
        source.file.seek(0)
        if magic == olefile.MAGIC:
            raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)
    if kind not in MODULES:
        raise Unreadable(Outcome.UNSUPPORTED, Reason.NO_READER)
    reader: Reader = _module(MODULES[kind]).read
    return reader
