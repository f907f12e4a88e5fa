"""What a document says about itself: title, author, company, and whatever else somebody gave it.

docProps of OOXML (ISO/IEC 29500-1, 22.2 to 22.4; 29500-2, 11) and meta.xml of ODF (ISO/IEC 26300-1, 4).
"""

from __future__ import annotations

from strongroom.discovery.adapters.read.office.asides import Asides
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step, Where

_AUTHOR = frozenset(("creator", "initial-creator"))


class Properties:
    """Listens to a part of properties (`xml_parse.Events`)."""

    def __init__(self, where: Where = ()) -> None:
        self._where = where
        self._names: list[str] = []
        self._pieces: list[str] = []
        self._ready: list[Part] = []
        self._asides = Asides(where)

    def start(self, name: str, attributes: list[str]) -> None:
        self._say()
        prefix, _, local = name.rpartition(":")
        given = next((attributes[at + 1] for at in range(0, len(attributes), 2) if attributes[at] in _GIVEN), "")
        if local == "document-statistic":
            attributes = []
        if prefix == "vt" and self._names:
            local = self._names[-1]
        self._names.append(given or ("author" if local in _AUTHOR else local))
        self._asides.note(attributes, name)

    def end(self, name: str) -> None:  # noqa: ARG002  which one ends is known
        self._say()
        self._names.pop()

    def data(self, text: str) -> None:
        self._pieces.append(text)

    def drain(self) -> list[Part]:
        ready, self._ready = self._ready, []
        return ready

    def finish(self) -> list[Part]:
        self._say()
        self._ready += self._asides.parts()
        return self.drain()

    def _say(self) -> None:
        text = "".join(self._pieces).strip()
        self._pieces.clear()
        name = self._names[-1] if self._names else ""
        if text and name not in _COUNTS and not (name == "Template" and text.startswith("Normal")):
            self._ready.append(Passage((*self._where, Step("property", name)), text, name))


_COUNT_NAMES = """
    Pages Words Characters CharactersWithSpaces Lines Paragraphs TotalTime DocSecurity ScaleCrop LinksUpToDate SharedDoc
    HyperlinksChanged Application AppVersion generator Slides Notes HiddenSlides MMClips revision editing-cycles editing-duration
"""
_COUNTS = frozenset(_COUNT_NAMES.split())
"""They say nothing about anybody."""
_GIVEN = frozenset(("name", "meta:name"))
