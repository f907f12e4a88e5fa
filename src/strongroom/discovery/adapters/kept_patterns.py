"""Compiled patterns of the engine, kept in the account's cache folder from one process to the next.

They are made of the program's own patterns alone: nothing of a firm's, no names, no findings. A file that others may
write, or that is not what was written, is not read; where none can be written, each process compiles its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
from pathlib import Path

from platformdirs import user_cache_path

_ENDING = ".patterns"
_MOST = 8
"""Files that stay: of this version's options and of the versions before."""
_LARGEST = 64 << 20
_DIGEST = 32
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class KeptPatterns:
    """A folder of compiled patterns; `folder` is the account's own cache unless told otherwise."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_cache_path("strongroom", appauthor=False)

    def get(self, name: str) -> bytes | None:
        """What was kept under the name; None where there is nothing that can be trusted."""
        try:
            with (self._folder / (name + _ENDING)).open("rb") as file:
                facts = os.fstat(file.fileno())
                if facts.st_uid != os.getuid() or facts.st_mode & _OTHERS_WRITE or facts.st_size > _LARGEST:
                    return None
                kept = file.read(_LARGEST)
        except OSError:
            return None
        digest, compiled = kept[:_DIGEST], kept[_DIGEST:]
        return compiled if hashlib.sha256(compiled).digest() == digest else None

    def put(self, name: str, compiled: bytes) -> None:
        """Keep it, whole or not at all; a folder that cannot be written costs time, not the result."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, path = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(hashlib.sha256(compiled).digest() + compiled)
                Path(path).replace(self._folder / (name + _ENDING))
            except OSError:
                Path(path).unlink(missing_ok=True)
                raise
            self._forget_old()

    def _forget_old(self) -> None:
        files = sorted(self._folder.glob("*" + _ENDING), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[_MOST:]:
            file.unlink(missing_ok=True)
