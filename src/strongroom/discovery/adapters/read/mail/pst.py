"""Outlook's stores (.pst, .ost, MS-PST) by libpff: every folder and item, orphans that no folder holds any more too.

Items are read from their property lists and not from the library's typed view of them, because contacts and
appointments have most of what matters in properties that the view does not know. One damaged item costs itself only.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from typing import Any

import pypff

from strongroom.discovery.adapters.read.mail import pst_heap
from strongroom.discovery.adapters.read.mail.mail_body import opened
from strongroom.discovery.adapters.read.mail.mapi import (
    ATTACHED,
    INTEGERS,
    NAMES_OF_ATTACHED,
    TIME,
    Property,
    attached_name,
    attached_step,
    codepage_of,
    item_parts,
    property_names,
    recipient_parts,
)
from strongroom.discovery.core.passage import Embedded, Outcome, Part, Reason, Skipped, Source, Unreadable
from strongroom.discovery.core.where import Step, Where

_DEEPEST = 30
_MAX_ITEMS = 5_000_000
_MAX_ATTACHED = 10_000
_PIECE = 1 << 18
_LARGEST_ITEM = 1 << 20
"""Bytes of a property list: a longer attachment is a file."""
_FAILURES = (OSError, ValueError, TypeError, AttributeError, MemoryError)
"""What libpff's binding raises over damaged stores, a missing kind of item included."""

Names = dict[int, str]


def read(source: Source) -> Iterator[Part]:
    """Items under their folders: `folder Inbox > message 3`."""
    source.file.seek(0)
    store = pypff.file()
    try:
        store.open_file_object(source.file)
        root = store.get_root_folder()
    except _FAILURES as error:
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error
    names = dict(_names(store))
    yield from _folder(root, (), names, 0)
    yield from _items(store.get_number_of_orphan_items, store.get_orphan_item, (Step("folder"),), names)


def _names(store: Any) -> Iterator[tuple[int, str]]:
    with contextlib.suppress(*_FAILURES):
        lists = {prop.id: prop.value for prop in _properties(store.get_name_to_id_map(), {})}
        entries, words = lists.get(3, b""), lists.get(4, b"")
        if isinstance(entries, bytes) and isinstance(words, bytes):
            yield from property_names(entries, words)


def _folder(folder: Any, where: Where, names: Names, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        yield Skipped(where, Reason.TOO_DEEP)
        return
    yield from _items(folder.get_number_of_sub_messages, folder.get_sub_message, where, names)
    for index in range(_count(folder.get_number_of_sub_folders)):
        try:
            inner = folder.get_sub_folder(index)
            name = (inner.get_name() or "")[:1000]
        except _FAILURES:
            yield Skipped(where, Reason.DAMAGED)
            continue
        yield from _folder(inner, (*where, Step("folder", name)), names, depth + 1)


def _count(ask: Callable[[], int]) -> int:
    try:
        return min(ask(), _MAX_ITEMS)
    except _FAILURES:
        return 0


def _items(ask: Callable[[], int], get: Callable[[int], Any], where: Where, names: Names) -> Iterator[Part]:
    for index in range(_count(ask)):
        place = (*where, Step("message", str(index + 1)))
        try:
            yield from _item(get(index), place, names, 0)
        except _FAILURES:
            yield Skipped(place, Reason.DAMAGED)


def _item(item: Any, where: Where, names: Names, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        yield Skipped(where, Reason.TOO_DEEP)
        return
    properties = list(_properties(item, names))
    codepage = codepage_of(properties)
    yield from item_parts(properties, where)
    for recipient in _recipients(item):
        yield from recipient_parts(_entries(recipient, names), where, codepage)
    for index in range(min(_count(getattr(item, "get_number_of_attachments", int)), _MAX_ATTACHED)):
        try:
            yield from _attached(item.get_attachment(index), where, names, depth)
        except _FAILURES:
            yield Skipped((*where, Step("attachment", str(index + 1))), Reason.DAMAGED)


def _recipients(item: Any) -> list[Any]:
    try:
        table = item.recipients
        return [] if table is None else list(table.record_sets)
    except _FAILURES:
        return []


def _attached(attachment: Any, where: Where, names: Names, depth: int) -> Iterator[Part]:
    properties = list(_properties(attachment, names))
    name = attached_name(properties)
    place = (*where, attached_step(name))
    yield from item_parts((prop for prop in properties if prop.id not in NAMES_OF_ATTACHED), place)
    size = attachment.get_size() or 0
    if attachment.get_number_of_sub_items():
        for index in range(_count(attachment.get_number_of_sub_items)):
            yield from _item(attachment.get_sub_item(index), place, names, depth + 1)
    elif 0 < size <= _LARGEST_ITEM and pst_heap.is_item(content := b"".join(_read_from(attachment, size))):
        yield from _attached_item(content, place, names)
    elif size:
        yield Embedded(place, name, opened(lambda: _read_from(attachment, size)), size)


def _attached_item(content: bytes, where: Where, names: Names) -> Iterator[Part]:
    held = list(pst_heap.properties(content))
    yield from item_parts((prop._replace(name=names.get(prop.id, "")) for prop in held if prop), where)
    if None in held:
        yield Skipped(where, Reason.NO_READER)


def _read_from(attachment: Any, size: int) -> Iterator[bytes]:
    attachment.seek_offset(0, io.SEEK_SET)
    while size > 0 and (chunk := attachment.read_buffer(min(size, _PIECE))):
        size -= len(chunk)
        yield chunk


def _properties(item: Any, names: Names) -> Iterator[Property]:
    for record_set in item.record_sets:
        yield from _entries(record_set, names)


def _entries(record_set: Any, names: Names) -> Iterator[Property]:
    for entry in record_set.entries:
        try:
            number, kind = entry.entry_type, entry.value_type
            if number is None or kind is None or number == ATTACHED:
                continue
            data = entry.data
        except _FAILURES:
            continue
        if not data:
            continue
        if kind in INTEGERS or kind == TIME:
            yield Property(number, kind, int.from_bytes(data[:8], "little"), names.get(number, ""))
        elif kind & 0x1000:
            for value in _values(data):
                yield Property(number, kind, value, names.get(number, ""))
        else:
            yield Property(number, kind, data, names.get(number, ""))


def _values(data: bytes) -> Iterator[bytes]:
    """The values of one property that has several: how many, where each starts, then they (MS-PST, 2.3.3.4.2)."""
    count = int.from_bytes(data[:4], "little")
    if not 0 < count <= (len(data) - 4) // 4:
        return
    starts = [int.from_bytes(data[4 * at : 4 * at + 4], "little") for at in range(1, count + 1)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        if 4 <= start <= end <= len(data):
            yield data[start:end]
