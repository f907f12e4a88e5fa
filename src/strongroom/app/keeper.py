"""One process a home: its keeper holds a lock that the operating system takes back when the process ends."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from strongroom.app.errors import HomeHeld

LOCK = "keeper.lock"


@contextmanager
def kept(home: Path) -> Iterator[None]:
    """Be the keeper of `home` for as long as this lasts. Raises `HomeHeld` when somebody else is.

    The lock is the system's, on the open file: what a killed keeper wrote in it means nothing. Worker processes
    do not inherit it (the descriptor closes on exec).
    """
    descriptor = os.open(home / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise HomeHeld(path=str(home), **_holder(descriptor)) from None
        note = json.dumps({"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")})
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, note.encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def holder(home: Path) -> dict[str, str | int] | None:
    """Who keeps `home` now (`pid`, `since`), None when nobody does."""
    try:
        descriptor = os.open(home / LOCK, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        note = json.loads(os.pread(descriptor, 1000, 0) or b"{}")
        return {"pid": int(note.get("pid", 0)), "since": str(note.get("since", ""))}
    finally:
        os.close(descriptor)
    return None


def _holder(descriptor: int) -> dict[str, str | int]:
    try:
        note = json.loads(os.pread(descriptor, 1000, 0))
        since = datetime.fromisoformat(note["since"]).astimezone()
        return {"pid": int(note["pid"]), "since": since.strftime("%Y-%m-%d %H:%M")}
    except (ValueError, KeyError, TypeError):
        # It has the lock and has not yet written who it is.
        return {"pid": 0, "since": ""}
