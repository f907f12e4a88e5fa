"""What somebody wants looked at, and how."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from strongroom.discovery.core.detect.scan import Options


@dataclass(frozen=True, slots=True)
class Wish:
    """`roots` are paths as the file system has them. `everything` reads unchanged files again. `exclude` are globs;
    what they leave out is not kept either. `names` are those of a list that the caller holds: never written."""

    roots: tuple[bytes, ...]
    options: Options
    workers: int
    everything: bool = False
    exclude: tuple[str, ...] = ()
    leave_out: tuple[bytes, ...] = ()
    names: tuple[str, ...] = ()

    def plain(self) -> dict[str, object]:
        """What of it may be kept in plain columns."""
        return {**_lasting(self.options), "everything": self.everything, "workers": self.workers}


def profile(options: Options, version: str) -> str:
    """A short name for what files are examined with: an item that was examined otherwise is read again.

    >>> profile(Options(), "1") == profile(Options(), "1"), profile(Options(), "1") == profile(Options(), "2")
    (True, False)
    """
    told = json.dumps([version, _lasting(options)], sort_keys=True)
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def _lasting(options: Options) -> dict[str, object]:
    """What of the options is worth reading a file again for. Today's date is not; names may not even be written."""
    return {
        "languages": list(options.languages),
        "countries": list(options.countries),
        "min_confidence": options.min_confidence,
    }
