"""What can go wrong with keys and sealed things; one name for every failed check."""

from __future__ import annotations

from strongroom.kit.errors import Status, StrongroomError


class VerificationFailed(StrongroomError):
    """A sealed thing does not open here: altered, moved from its place, made by another key, or not ours at all.

    Which of these it was is not said, so that nobody learns from trying.
    """

    code = "verification_failed"


class Locked(StrongroomError):
    """The ring was locked: its keys are gone from this process until it is opened again."""

    code = "locked"
    status = Status.LOCKED


class KeyFileExposed(StrongroomError):
    """Others than this account may read the key file. `path`; the sentence says how to mend it."""

    code = "key_file_exposed"


class KeyFileDamaged(StrongroomError):
    """The key file is cut short, altered, or from a version that we do not know. `path`."""

    code = "key_file_damaged"
