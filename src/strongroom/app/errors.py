"""What can be wrong with a home. The sentence for each code stands in `sentences.py`."""

from __future__ import annotations

from strongroom.kit.errors import Status, StrongroomError


class HomeHeld(StrongroomError):
    """Another process is the keeper of this home. `path`, `pid`, `since`."""

    code = "home_held"
    status = Status.LOCKED


class HomeOnNetwork(StrongroomError):
    """The home lies on a network share, where file locks and SQLite are not to be trusted. `path`, `kind`."""

    code = "home_on_network"


class HomeNewer(StrongroomError):
    """The database was written by a newer version. `path`."""

    code = "home_newer"


class HomeNotAFolder(StrongroomError):
    """Something that is no folder stands where the home should be. `path`."""

    code = "home_not_a_folder"


class HomeImpossible(StrongroomError):
    """No folder can be made there. `path`."""

    code = "home_impossible"


class HomeNotPermitted(StrongroomError):
    """This account may not read or write the home. `path`."""

    code = "home_not_permitted"
    status = Status.LOCKED


class HomeDamaged(StrongroomError):
    """The database is no database, or damaged. `path`."""

    code = "home_damaged"


class KeyFileMissing(StrongroomError):
    """There is a list, but the file with its key is gone. `path`, `home`."""

    code = "key_file_missing"


class DiskFull(StrongroomError):
    """No room left where the home lies. `path`."""

    code = "disk_full"


class DiskFailed(StrongroomError):
    """The disk under the home does not answer as it should. `path`."""

    code = "disk_failed"
