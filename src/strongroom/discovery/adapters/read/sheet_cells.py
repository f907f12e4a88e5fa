"""A sheet's cells read from its XML as a stream: for sheets too large or too broken for the fast reader."""

from __future__ import annotations

from strongroom.discovery.adapters.read.calamine_cells import Known
from strongroom.discovery.adapters.read.prose_table import Rows
from strongroom.discovery.adapters.read.sheet_scan import column_number
from strongroom.discovery.adapters.read.story import pieces
from strongroom.discovery.adapters.read.xml_parse import attribute
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step, Where


class SharedStrings:
    """Listens to the shared strings (29500-1, 18.4): cells name them by number."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._depth = 0

    def start(self, name: str, attributes: list[str]) -> None:  # noqa: ARG002  events have one form
        if name.endswith("si"):
            self._pieces = []
        self._depth += name.rpartition(":")[2] == "t"

    def end(self, name: str) -> None:
        if name.endswith("si"):
            self.texts.append("".join(self._pieces))
        self._depth -= name.rpartition(":")[2] == "t"

    def data(self, text: str) -> None:
        if self._depth:
            self._pieces.append(text)

    def drain(self) -> list[Part]:
        return []

    def finish(self) -> list[Part]:
        return []


class UnusedStrings(SharedStrings):
    """Shared strings that no cell shows: what was there before it was overwritten, by careless programs."""

    def __init__(self, where: Where, known: Known) -> None:
        super().__init__()
        self._where = where
        self._known = known

    def drain(self) -> list[Part]:
        unused = [text for text in self.texts if text not in self._known]
        self.texts = []
        return [Passage(self._where, text) for text in pieces(unused)]

    def finish(self) -> list[Part]:
        return self.drain()


class Cells:
    """Listens to a sheet."""

    def __init__(self, sheet: Step, strings: list[str], known: Known) -> None:
        self._rows = Rows((), sheet)
        self._strings = strings
        self._known = known
        self._ready: list[Part] = []
        self._type = ""
        self._column = 0
        self._pieces: list[str] = []
        self._listening = False

    def start(self, name: str, attributes: list[str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._type = attribute(attributes, "t")
            letters = attribute(attributes, "r").rstrip("0123456789").encode("ascii", "ignore")
            self._column = column_number(letters) if letters.isalpha() and len(letters) < 4 else self._column + 1
            self._pieces = []
        elif local == "row":
            self._column = -1
            self._rows.move_to(attribute(attributes, "r"))
        self._listening = local in ("v", "t")

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._listening = False
        if local == "c":
            text = self._text()
            self._known.add((text,))
            self._rows.put(self._column, text)
        elif local == "row":
            self._rows.end_row(self._ready)
        elif local == "sheetData":
            self._rows.finish(self._ready)

    def data(self, text: str) -> None:
        if self._listening:
            self._pieces.append(text)

    def drain(self) -> list[Part]:
        ready, self._ready = self._ready, []
        return ready

    def finish(self) -> list[Part]:
        self._rows.finish(self._ready)
        return self.drain()

    def _text(self) -> str:
        text = "".join(self._pieces)
        if self._type == "s" and text.isdecimal() and int(text) < len(self._strings):
            return self._strings[int(text)]
        return text.removesuffix(".0")
