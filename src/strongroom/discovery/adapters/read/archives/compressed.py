"""One file packed by itself: gzip (RFC 1952), bzip2, xz, Zstandard (RFC 8878). A packed tar is a tar inside."""

from __future__ import annotations

import bz2
import gzip
import importlib
import lzma
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from strongroom.discovery.core.passage import Embedded, Outcome, Part, Reason, Source, Unreadable

_ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".lzma", ".z")
_TAR_ENDINGS = (".tgz", ".tbz2", ".tbz", ".txz", ".tzst")


def _zstd() -> Any:
    """Part of Python from 3.14 on; before, py7zr brings the same module under another name."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError:
            continue
    return None


_ZSTD = _zstd()
_OPENERS: tuple[tuple[bytes, Callable[[BinaryIO], Any] | None], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", _ZSTD and _ZSTD.ZstdFile),
)


def read(source: Source) -> Iterator[Part]:
    head = source.file.read(512)
    source.file.seek(0)
    for magic, opener in _OPENERS:
        if head.startswith(magic) and opener is not None:
            yield Embedded((), _inner_name(head, source.name), partial(opener, source.file))
            return
    raise Unreadable(Outcome.UNSUPPORTED, Reason.NO_READER)


def _inner_name(head: bytes, name: str) -> str:
    """The name that gzip kept, else that of the file without its ending."""
    if head[:2] == b"\x1f\x8b" and len(head) > 10 and head[3] & 0b1000 and not head[3] & 0b100:
        kept = head[10:].partition(b"\0")[0]
        return kept.decode("utf-8", "replace") if _is_utf8(kept) else kept.decode("latin-1")
    last = PurePosixPath(name).name
    if last.lower().endswith(_TAR_ENDINGS):
        return last[: last.rindex(".")] + ".tar"
    return last[: last.rindex(".")] if last.lower().endswith(_ENDINGS) else last


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
