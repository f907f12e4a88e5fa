"""An Outlook item in a file of its own (.msg, MS-OXMSG): an OLE file with a stream for each long property.

Messages attached to messages are storages of the same make inside it. olefile gives the streams; everything readable
in them is read, the parts that Outlook itself would not show included.
"""

from __future__ import annotations

import io
import re
import struct
from collections import defaultdict
from collections.abc import Iterator

import olefile

from strongroom.discovery.adapters.read.mail.mapi import (
    ATTACHED,
    INTEGERS,
    NAMES_OF_ATTACHED,
    STRING8,
    TIME,
    UNICODE,
    Property,
    attached_name,
    attached_step,
    codepage_of,
    item_parts,
    property_names,
    recipient_parts,
    text_runs,
)
from strongroom.discovery.core.passage import Embedded, Outcome, Part, Passage, Reason, Skipped, Source, Unreadable
from strongroom.discovery.core.where import Step, Where

_STREAM = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})(?:-[0-9A-Fa-f]{8})?$")
_FIXED = "__properties_version1.0"
_NAMES = "__nameid_version1.0"
_EMBEDDED = "__substg1.0_3701000D"
_DEEPEST = 20
_MAX_STREAMS = 50_000
_FAILURES = (OSError, ValueError, IndexError, OverflowError, MemoryError, struct.error)
"""What olefile raises over damaged files."""
_SWEPT_BYTES = 2_000_000

Path = tuple[str, ...]


def read(source: Source) -> Iterator[Part]:
    """The item, its recipients and attachments, items inside it."""
    source.file.seek(0)
    try:
        ole = olefile.OleFileIO(source.file)
    except _FAILURES as error:
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error
    message = _Item(ole)
    yield from message.parts((), (), 0)


class _Item:
    """The storages of one .msg file, and the names of its named properties, which all items in it share."""

    def __init__(self, ole: olefile.OleFileIO) -> None:
        self.ole = ole
        self.streams: dict[Path, list[str]] = defaultdict(list)
        self.storages: dict[Path, set[str]] = defaultdict(set)
        for path in ole.listdir()[:_MAX_STREAMS]:
            *folder, leaf = path
            self.streams[tuple(folder)].append(leaf)
            for depth in range(len(folder)):
                self.storages[tuple(folder[:depth])].add(folder[depth])
        entries = self._stream((_NAMES, "__substg1.0_00030102")) or b""
        self.names = dict(property_names(entries, self._stream((_NAMES, "__substg1.0_00040102")) or b""))

    def parts(self, at: Path, where: Where, depth: int) -> Iterator[Part]:
        if depth > _DEEPEST:
            yield Skipped(where, Reason.TOO_DEEP)
            return
        properties = list(self._properties(at))
        codepage = codepage_of(properties)
        yield from item_parts(properties, where)
        for storage in sorted(self.storages[at]):
            if storage.startswith("__recip_version1.0"):
                yield from recipient_parts(self._properties((*at, storage)), where, codepage)
            elif storage.startswith("__attach_version1.0"):
                yield from self._attached((*at, storage), where, codepage, depth)
            elif storage != _NAMES:
                yield from self._swept((*at, storage), (*where, Step("embedded", storage)))

    def _attached(self, at: Path, where: Where, codepage: str, depth: int) -> Iterator[Part]:
        properties = list(self._properties(at))
        name = attached_name(properties, codepage)
        place = (*where, attached_step(name))
        yield from item_parts((prop for prop in properties if prop.id not in {ATTACHED, *NAMES_OF_ATTACHED}), place)
        data = next((prop.value for prop in properties if prop.id == ATTACHED), None)
        if isinstance(data, bytes):
            content = data
            yield Embedded(place, name, lambda: io.BytesIO(content), len(content))
        inside = (*at, _EMBEDDED)
        if _FIXED in self.streams[inside]:
            yield from self.parts(inside, place, depth + 1)
        elif self.streams[inside] or self.storages[inside]:
            yield from self._swept(inside, place)

    def _swept(self, at: Path, where: Where) -> Iterator[Part]:
        """The readable text of an OLE object, whose program is not known here."""
        for folder in [path for path in self.streams if path[: len(at)] == at]:
            for leaf in self.streams[folder]:
                runs = "\n".join(text_runs((self._stream((*folder, leaf)) or b"")[:_SWEPT_BYTES]))
                for start in range(0, len(runs), 60_000):
                    yield Passage(where, runs[start : start + 60_000], noisy=True)

    def _properties(self, at: Path) -> Iterator[Property]:
        for leaf in self.streams[at]:
            match = _STREAM.fullmatch(leaf)
            if match is None:
                continue
            number, kind = int(match[1], 16), int(match[2], 16)
            if kind & 0x1000 and kind & 0xFFF in {STRING8, UNICODE} and "-" not in leaf:
                continue  # the lengths of the values that follow in streams of their own
            value = self._stream((*at, leaf))
            if value is not None:
                yield Property(number, kind, value, self.names.get(number, ""))
        yield from self._fixed(at)

    def _fixed(self, at: Path) -> Iterator[Property]:
        """Numbers and times stand in one stream, 16 bytes each, after a head of 8, 24 or 32 bytes."""
        data = self._stream((*at, _FIXED)) or b""
        head = 32 if not at else 24 if at[-1] == _EMBEDDED else 8
        for position in range(head, len(data) - 15, 16):
            kind, number, _, value = struct.unpack_from("<HHIQ", data, position)
            if kind in INTEGERS:
                yield Property(number, kind, value & 0xFFFFFFFF)
            elif kind == TIME:
                yield Property(number, kind, value, self.names.get(number, ""))

    def _stream(self, path: Path) -> bytes | None:
        try:
            with self.ole.openstream(list(path)) as stream:
                content: bytes = stream.read()
        except _FAILURES:
            return None
        return content
