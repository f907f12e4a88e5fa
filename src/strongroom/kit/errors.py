"""One tree of errors: each has a stable code, an exit status and parameters; a door puts it into words."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """What a command's exit status means, everywhere (see docs/commands.md)."""

    DONE = 0
    FOUND = 1
    UNUSABLE = 2
    LOCKED = 3
    INTERRUPTED = 130


class StrongroomError(Exception):
    """Something the user is told of in one sentence; never a traceback in their face.

    `code` is stable and documented; `parameters` fill the sentence that the door has for the code.
    """

    code = "error"
    status = Status.UNUSABLE

    def __init__(self, **parameters: str | int) -> None:
        super().__init__(self.code)
        self.parameters = parameters
