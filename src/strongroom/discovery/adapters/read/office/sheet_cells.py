"""A sheet's cells read from its XML as a stream: for sheets too large or too broken for the fast reader."""

from __future__ import annotations

from collections.abc import Mapping

from strongroom.discovery.adapters.read.office.calamine_cells import Known
from strongroom.discovery.adapters.read.office.prose_table import Rows
from strongroom.discovery.adapters.read.office.sheet_scan import column_number
from strongroom.discovery.adapters.read.office.story import pieces
from strongroom.discovery.adapters.read.office.xml_parse import attribute
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
    """Listens to a sheet. This runs for every cell of the largest sheets: what can be learnt once is."""

    def __init__(
        self, sheet: Step, strings: list[str], known: Known, formatted: Mapping[tuple[int, int], str] | None = None
    ) -> None:
        self._formatted = formatted or {}
        self._number = 0
        self._rows = Rows((), sheet)
        self._strings = strings
        self._known = known
        self._ready: list[Part] = []
        self._locals: dict[str, str] = {}
        self._columns: dict[str, int] = {}
        self._row: list[str] = []
        self._type = ""
        self._column = -1
        self._text = ""
        self._listening = False

    def start(self, name: str, attributes: list[str]) -> None:
        local = self._locals.get(name) or self._locals.setdefault(name, name.rpartition(":")[2])
        self._listening = local in ("v", "t")
        if local == "c":
            self._type, self._text = "", ""
            self._column += 1
            for index in range(0, len(attributes), 2):
                if attributes[index] == "r":
                    letters = attributes[index + 1].rstrip("0123456789")
                    self._column = self._columns.get(letters, -1)
                    if self._column < 0:
                        self._column = self._columns[letters] = self._learn(letters)
                elif attributes[index] == "t":
                    self._type = attributes[index + 1]
        elif local == "row":
            self._column = -1
            self._rows.move_to(attribute(attributes, "r"))
            self._number = self._rows.number

    def end(self, name: str) -> None:
        local = self._locals.get(name)
        self._listening = False
        if local == "c":
            if self._text:
                self._put()
        elif local == "row":
            self._end_row()
        elif local == "sheetData":
            self._rows.finish(self._ready)

    def data(self, text: str) -> None:
        if self._listening:
            self._text += text

    def drain(self) -> list[Part]:
        ready, self._ready = self._ready, []
        return ready

    def finish(self) -> list[Part]:
        self._end_row()
        self._rows.finish(self._ready)
        return self.drain()

    def _learn(self, letters: str) -> int:
        number = column_number(letters.encode("ascii", "ignore")) if 0 < len(letters) < 4 else 0
        return max(number, 0)

    def _put(self) -> None:
        text = self._text
        if self._type == "s" and text.isdecimal() and int(text) < len(self._strings):
            text = self._strings[int(text)]
        elif not self._type and text.endswith(".0"):
            text = text[:-2]
        if self._formatted:
            text = self._formatted.get((self._number - 1, self._column), text)
        gap = self._column - len(self._row)
        if gap > 0:
            self._row.extend([""] * gap)
        self._row.append(text)

    def _end_row(self) -> None:
        if self._row:
            self._known.add(self._row)
            self._rows.add_row(self._row)
            self._row = []
        self._rows.end_row(self._ready)
