"""Why files stayed shut, in words, and what one can do about it."""

from __future__ import annotations

from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.shell.words import _, mark

REASONS: dict[Reason, tuple[str, str]] = {
    Reason.PASSWORD: (mark("Locked with a password"), mark("Save a copy without it, or note what they hold")),
    Reason.DAMAGED: (mark("Damaged"), mark("See if you have a whole copy; else let go")),
    Reason.NO_READER: (mark("Of a kind we cannot read"), mark("Open a few and see what they hold")),
    Reason.TOO_LARGE: (mark("Too large"), mark("Films, most likely; see what they hold")),
    Reason.EXPANDS_TOO_MUCH: (
        mark("Grow far too large when unpacked"),
        mark("Do not unpack what you did not make yourself"),
    ),
    Reason.TOO_DEEP: (mark("Packed in too many layers"), mark("Unpack them a few steps, then check again")),
    Reason.TOO_MANY_PARTS: (mark("Too many parts"), mark("Unpack or divide them, then check again")),
    Reason.TOO_SLOW: (mark("Took too long to read"), mark("Close other programs, then check again")),
    Reason.OUT_OF_MEMORY: (mark("Needed too much memory"), mark("Divide them, then check again")),
    Reason.READER_CRASHED: (mark("Broke off the reading"), mark("Open them with care; they may be damaged")),
    Reason.PICTURE_OF_TEXT: (mark("Pictures of text"), mark("Turn on reading of scans, or look at them yourself")),
    Reason.NO_PERMISSION: (mark("Closed to your account"), mark("Let the one who owns them run the check-up")),
    Reason.DISK_ERROR: (mark("The disk could not be read"), mark("Copy what you can to another disk soon")),
    Reason.VANISHED: (mark("Gone before we came to them"), mark("Nothing; check again if you miss them")),
    Reason.CHANGED_WHILE_READ: (
        mark("Changed while we read"),
        mark("Close the program that uses them, then check again"),
    ),
    Reason.NOT_A_FILE: (mark("Not files but devices or pipes"), mark("Nothing; they hold no data of their own")),
    Reason.LINK_LOOP: (mark("Links that lead back to themselves"), mark("Nothing; the folder itself was looked at")),
    Reason.LINK_NOT_FOLLOWED: (mark("Links to another place"), mark("Name that place in the check-up if it is yours")),
    Reason.OTHER_FILE_SYSTEM: (mark("On another disk"), mark("Name that disk in the check-up if it is yours")),
}

OUTCOMES: dict[Outcome, tuple[str, str]] = {
    Outcome.READ: (mark("Read"), mark("Nothing")),
    Outcome.PARTLY: (mark("Read in part"), mark("See what is missing, and open it yourself")),
    Outcome.ENCRYPTED: REASONS[Reason.PASSWORD],
    Outcome.BROKEN: REASONS[Reason.DAMAGED],
    Outcome.UNSUPPORTED: REASONS[Reason.NO_READER],
    Outcome.TOO_LARGE: REASONS[Reason.TOO_LARGE],
    Outcome.TIMEOUT: REASONS[Reason.TOO_SLOW],
    Outcome.NEEDS_OCR: REASONS[Reason.PICTURE_OF_TEXT],
}


def why(outcome: Outcome, reason: Reason | None) -> str:
    """Such as “Locked with a password”."""
    return _(_words(outcome, reason)[0])


def what_to_do(outcome: Outcome, reason: Reason | None) -> str:
    """Such as “See if you have a whole copy; else let go”."""
    return _(_words(outcome, reason)[1])


def _words(outcome: Outcome, reason: Reason | None) -> tuple[str, str]:
    return REASONS[reason] if reason else OUTCOMES[outcome]
