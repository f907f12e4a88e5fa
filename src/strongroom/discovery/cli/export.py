"""Reports as files: whole or not at all, for this account's eyes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from strongroom.discovery.core.errors import ExportFailed, ExportOverFolder


def check(path: Path) -> None:
    """Refuse at once what would fail after an hour's reading."""
    if path.is_dir():
        raise ExportOverFolder(path=str(path))
    folder = path.parent
    if path.name == "-" or not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise ExportFailed(path=str(path))


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of `path` when it is whole; before that, and after a failure, nothing changes.

    Only this account may read it: it says where customers' data lies.
    """
    try:
        descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError:
        raise ExportFailed(path=str(path)) from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            yield file
            file.flush()
            os.fsync(descriptor)
        os.replace(draft, path)  # noqa: PTH105  mkstemp gives a string
    except OSError:
        raise ExportFailed(path=str(path)) from None
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)  # noqa: PTH108  as above
