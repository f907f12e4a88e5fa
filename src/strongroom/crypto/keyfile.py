"""The key of the inventory as a file that only this account may read.

It stands until the firm chooses a passphrase. Layout: version byte, 32 random bytes, and the first four bytes of
SHA-256 over both, so that a cut or altered file is told from a wrong one (docs/spec/sealed-columns.md).
"""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

from strongroom.crypto.errors import KeyFileDamaged, KeyFileExposed
from strongroom.crypto.ring import ROOT_BYTES, Ring

VERSION = b"\x01"
_CHECK_BYTES = 4
_PRIVATE = stat.S_IRUSR | stat.S_IWUSR


def create(path: Path) -> Ring:
    """Make a new key and keep it at `path`; it stands there whole or not at all. `FileExistsError` if one does.

    The caller holds the home's lock: a draft found beside it is left from a start that was cut off.
    """
    root = os.urandom(ROOT_BYTES)
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, _PRIVATE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(VERSION + root + _check(VERSION + root))
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a rename, never replaces a key that is there.
        os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(path.parent)
    return Ring(root)


def read(path: Path) -> Ring:
    """Open the key at `path`. Raises `FileNotFoundError`, `KeyFileExposed` or `KeyFileDamaged`."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if state.st_mode & (stat.S_IRWXG | stat.S_IRWXO) or state.st_uid not in (os.geteuid(), 0):
            raise KeyFileExposed(path=str(path))
        content = file.read(1 + ROOT_BYTES + _CHECK_BYTES + 1)
    body = content[: 1 + ROOT_BYTES]
    if len(content) != 1 + ROOT_BYTES + _CHECK_BYTES or body[:1] != VERSION or _check(body) != content[len(body) :]:
        raise KeyFileDamaged(path=str(path))
    return Ring(body[1:])


def _check(body: bytes) -> bytes:
    return sha256(body).digest()[:_CHECK_BYTES]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
