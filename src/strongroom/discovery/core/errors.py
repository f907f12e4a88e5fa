"""What can be wrong with what somebody asked of discovery. The frame has the sentences."""

from __future__ import annotations

from strongroom.kit.errors import Status, StrongroomError


class PathMissing(StrongroomError):
    """A named path is not there. `path`."""

    code = "path_missing"


class PathNotPermitted(StrongroomError):
    """This account may not read a named path. `path`."""

    code = "path_not_permitted"
    status = Status.LOCKED


class PathEmpty(StrongroomError):
    """A path was named that is an empty text."""

    code = "path_empty"


class CountryUnknown(StrongroomError):
    """There is no country of these letters. `country`."""

    code = "country_unknown"


class NameAskedFor(StrongroomError):
    """A person was asked for by name, of which no fingerprint is kept."""

    code = "name_asked_for"


class NotAnIdentifier(StrongroomError):
    """What was asked for can be no identifier of a person."""

    code = "not_an_identifier"


class NoUsualFolders(StrongroomError):
    """No path was named, and there are no Downloads, Desktop or Documents folders."""

    code = "no_usual_folders"


class ExportFailed(StrongroomError):
    """A report cannot be written where it was asked for. `path`."""

    code = "export_failed"


class ExportOverFolder(StrongroomError):
    """A folder stands where a report was to be written. `path`."""

    code = "export_over_folder"


class NamesUnreadable(StrongroomError):
    """The list of names cannot be read as UTF-8 text. `path`."""

    code = "names_unreadable"


class PlaceUnknown(StrongroomError):
    """No place has this id. `id`."""

    code = "place_unknown"


class TypeUnknown(StrongroomError):
    """No kind of personal data has this id. `id`."""

    code = "type_unknown"


class FindingUnknown(StrongroomError):
    """This is no finding's id. `id`."""

    code = "finding_unknown"


class CheckupInterrupted(StrongroomError):
    """Somebody pressed Ctrl-C. `done` files were finished in this run, and stand."""

    code = "checkup_interrupted"
    status = Status.INTERRUPTED
