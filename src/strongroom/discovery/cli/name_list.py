"""A list of names that the caller has: one a line."""

from __future__ import annotations

from pathlib import Path

from strongroom.discovery.core.errors import NamesUnreadable

_LONGEST = 200
"""Characters of a name. A longer line is none."""


def names_in(file: Path | None) -> tuple[str, ...]:
    """Each once. They stay in this process's memory. Raises `NamesUnreadable`."""
    if file is None:
        return ()
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise NamesUnreadable(path=str(file)) from None
    return tuple(dict.fromkeys(name for line in lines if (name := line.strip()) and len(name) <= _LONGEST))
