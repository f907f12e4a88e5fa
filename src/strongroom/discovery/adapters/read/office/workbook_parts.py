"""What a workbook says of its sheets and of its number formats (ISO/IEC 29500-1, 18.2 and 18.8)."""

from __future__ import annotations

from strongroom.discovery.adapters.read.office.sheet_scan import picture_of
from strongroom.discovery.adapters.read.office.xml_parse import Quiet, attribute
from strongroom.discovery.core.where import Step


class Sheets(Quiet):
    """Learns the sheets in their order: step and relation id."""

    def __init__(self) -> None:
        self.found: list[tuple[Step, str]] = []

    def start(self, name: str, attributes: list[str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            hidden = attribute(attributes, "state") in ("hidden", "veryHidden")
            step = Step("hidden sheet" if hidden else "sheet", attribute(attributes, "name"))
            self.found.append((step, attribute(attributes, "id")))


class Formats(Quiet):
    """Learns which cell styles write numbers with zeros and hyphens of their own: style number to picture."""

    def __init__(self) -> None:
        self.pictures: dict[int, str] = {}
        self._codes: dict[str, str] = {}
        self._inside = False
        self._count = 0

    def start(self, name: str, attributes: list[str]) -> None:
        local = name.rpartition(":")[2]
        if local == "numFmt":
            self._codes[attribute(attributes, "numFmtId")] = picture_of(attribute(attributes, "formatCode"))
        elif local == "cellXfs":
            self._inside = True
        elif local == "xf" and self._inside:
            if picture := self._codes.get(attribute(attributes, "numFmtId")):
                self.pictures[self._count] = picture
            self._count += 1

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            self._inside = False


class Authors(Quiet):
    """Learns who wrote comments, by the id that comments name: a number, or a GUID in newer files."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def start(self, name: str, attributes: list[str]) -> None:
        local = name.rpartition(":")[2]
        if local in ("cmAuthor", "author"):
            self.names[attribute(attributes, "id")] = attribute(attributes, "name")
        elif local == "person":
            self.names[attribute(attributes, "id")] = attribute(attributes, "displayName")
