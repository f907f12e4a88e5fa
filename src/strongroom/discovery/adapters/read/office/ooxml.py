"""What all OOXML documents share: parts, their relations, and the sweep that leaves no part out.

ISO/IEC 29500-2. A reader takes the parts it knows in the order a person reads them; `rest` reads every other part
for what it is, so that nothing depends on the program that wrote the document.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, NamedTuple
from urllib.parse import unquote

from strongroom.discovery.adapters.read.office import embedded, looks, ole_sweep, vba
from strongroom.discovery.adapters.read.office.acts import Style
from strongroom.discovery.adapters.read.office.properties import Properties
from strongroom.discovery.adapters.read.office.prose import Prose
from strongroom.discovery.adapters.read.office.xml_parse import Quiet, attribute, parse
from strongroom.discovery.adapters.read.office.zip_package import Damaged, Package, TooMuch
from strongroom.discovery.core.passage import Embedded, Outcome, Part, Reason, Skipped, Unreadable
from strongroom.discovery.core.where import Step, Where

PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".svg", ".dib")
_DRAWN = (".svm", ".emf", ".wmf", ".pcz", ".emz", ".wmz")
_NO_WORDS = ("/[content_types].xml", "/mimetype", "/layout-cache", "/meta-inf/manifest.xml")
_FONTS = (".odttf", ".fntdata", ".ttf", ".otf", ".ttc")
_XML = (".xml", ".rels", ".vml", ".rdf")
_PLACES: tuple[tuple[str, Step | None], ...] = (
    (r"/charts?/|/chartsheets/", Step("chart")),
    (r"/diagrams/", Step("diagram")),
    (r"/slide(masters|layouts)/|/(notes|handout)masters?/", Step("master")),
    (r"/glossary/", Step("part", "glossary")),
    (r"/drawings/", Step("text box")),
    (r"/(header|footer)\d*\.xml$|/(footnotes|endnotes|comments)\w*\.xml$|\.rels$", None),
)


class Relation(NamedTuple):
    kind: str
    target: str
    external: bool


class Document:
    """One document while it is read. Parts that were taken are not read again by `rest`."""

    def __init__(self, file: BinaryIO, style: Style) -> None:
        self.package = Package(file)
        self._style = style
        self._left = dict.fromkeys(self.package.names())
        self._known: Container[str] = ()
        if any(self.package.is_locked(name) for name in self._left):
            raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)

    def main(self, usual: str, where: Where) -> Iterator[Part]:
        """The part that the document is about."""
        name = self.main_name(usual)
        if name is None:
            yield Skipped(where, Reason.DAMAGED)
        else:
            yield from self.text(name, where)

    def main_name(self, usual: str) -> str | None:
        """The package's own relation says it (29500-2, 9.3); the usual name where that is lost."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and (name := self.package.find(relation.target)):
                return name
        return self.package.find(usual)

    def relations(self, part: str) -> dict[str, Relation]:
        """What `part` points to, by relation id. The part that says so stays for the sweep: it holds link targets."""
        folder, _, leaf = part.rpartition("/")
        name = self.package.find(f"{folder}/_rels/{leaf}.rels")
        relations = _Relations(part)
        if name is not None:
            for _ in parse(self.package.chunks(name), relations, ()):
                pass  # what is wrong with it is told of by the sweep
        return relations.found

    def text(
        self, name: str, where: Where, style: Style | None = None, authors: Mapping[str, str] | None = None
    ) -> Iterator[Part]:
        """A part of text, told of as `where`. `authors` are those whom its comments name by number."""
        self._left.pop(name, None)
        prose = Prose(style or self._style, where, authors)
        yield from parse(self.package.chunks(name), prose, where or _named(name))

    def links(self, part: str, where: Where) -> Iterator[Part]:
        """Where a part's links lead outside, told of with the part."""
        folder, _, leaf = part.rpartition("/")
        name = self.package.find(f"{folder}/_rels/{leaf}.rels")
        if name is not None:
            yield from self.text(name, where)

    def take(self, name: str) -> Iterator[bytes]:
        """A part that its reader looks at by itself."""
        self._left.pop(name, None)
        return self.package.chunks(name)

    def left(self) -> list[str]:
        return list(self._left)

    def rest(self, styles: Mapping[str, Style] | None = None, known: Container[str] = ()) -> Iterator[Part]:
        """Every part that nobody took. `styles` are for parts whose names begin so, `known` texts read before."""
        self._known = known
        for name in self.left():
            if name in self._left:
                del self._left[name]
                leaf = name.rpartition("/")[2].lower()
                special = (style for start, style in (styles or {}).items() if leaf.startswith(start))
                yield from self._other(name, next(special, self._style))
        if not self.package.whole:
            yield Skipped((), Reason.DAMAGED)

    def _other(self, name: str, style: Style) -> Iterator[Part]:
        flat = "/" + name.lower()
        if flat.endswith(_FONTS) or flat in _NO_WORDS:
            return
        if (flat.startswith("/docprops/") and flat.endswith(".xml")) or flat == "/meta.xml":
            yield from parse(self.package.chunks(name), Properties(), _named(name))
        elif flat.startswith("/customxml/") and flat.endswith(".xml"):
            yield from self.text(name, _named("customXml"), Style(style.vocabulary, labelled=True, greedy=True))
        elif flat.endswith(_XML):
            if looks.is_of_looks(flat):
                if self._says_nothing(name):
                    return
                style = replace(style, dull=True)
            yield from self.text(name, place_of(flat, name), style)
        elif flat.endswith(PICTURES):
            where = (Step("picture", name.rpartition("/")[2]),)
            yield Embedded(where, "", lambda: self.package.open(name), self.package.size(name))
        else:
            yield from self._binary(name, flat)

    def _says_nothing(self, name: str) -> bool:
        try:
            return looks.says_nothing(self.package.whole_part(name, looks.LARGEST))
        except (TooMuch, Damaged):
            return False  # reading it will tell

    def _binary(self, name: str, flat: str) -> Iterator[Part]:
        try:
            data = self.package.whole_part(name)
        except TooMuch:
            yield Skipped(_named(name), Reason.EXPANDS_TOO_MUCH)
        except Damaged:
            yield Skipped(_named(name), Reason.DAMAGED)
        else:
            if flat.endswith(_DRAWN) or "/printersettings" in flat:
                yield from ole_sweep.sweep(data, _named(name), known=self._known)
            elif vba.is_project(data):
                yield from vba.read(data)
            elif flat.endswith(".bin") and not embedded.is_file(data):
                yield from ole_sweep.sweep(data, _named(name), known=self._known)
            else:
                yield from embedded.unpack(data, name.rpartition("/")[2])


def _named(name: str) -> Where:
    return (Step("part", name),)


def place_of(flat: str, name: str) -> Where:
    """What a person calls a part; `flat` is its name in lower case with a slash before it."""
    for pattern, step in _PLACES:
        if re.search(pattern, flat):
            return (step,) if step else ()
    return _named(name)


class _Relations(Quiet):
    """Listens to a relationships part (29500-2, 9.3.2)."""

    def __init__(self, part: str) -> None:
        self.found: dict[str, Relation] = {}
        self._folder = posixpath.dirname("/" + part)

    def start(self, name: str, attributes: list[str]) -> None:
        if name.rpartition(":")[2] == "Relationship":
            target = attribute(attributes, "Target")
            external = attribute(attributes, "TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join(self._folder, unquote(target))).lstrip("/")
            kind = attribute(attributes, "Type").rpartition("/")[2]
            self.found[attribute(attributes, "Id")] = Relation(kind, target, external)
