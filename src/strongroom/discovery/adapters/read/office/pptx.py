"""PowerPoint presentations (pptx, pptm, potx, ppsx …): ISO/IEC 29500-1, 19 (PresentationML), every part of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from strongroom.discovery.adapters.read.office import drawing_words
from strongroom.discovery.adapters.read.office.acts import Act, Style, Vocabulary
from strongroom.discovery.adapters.read.office.ooxml import Document, Relation
from strongroom.discovery.adapters.read.office.workbook_parts import Authors
from strongroom.discovery.adapters.read.office.xml_parse import Quiet, attribute, parse
from strongroom.discovery.core.passage import Part, Source
from strongroom.discovery.core.where import Step, Where

_VOCABULARY: Vocabulary = {
    **drawing_words.VOCABULARY,
    "p:attrName": (Act.SILENT, ""),
    "p:text": (Act.TEXT, ""),
    "p:cm": (Act.STORY, "comment"),
    "p188:cm": (Act.STORY, "comment"),
    "p188:reply": (Act.STORY, "comment"),
    "p14:section": (Act.VALUES, ""),
    "p:custShow": (Act.VALUES, ""),
    "p:tag": (Act.VALUES, ""),
}
_STYLE = Style(_VOCABULARY)
_COMMENTS = frozenset(("comments", "comment"))


class _Order(Quiet):
    """Learns the slides' relation ids from the presentation, in the order in which they are shown."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def start(self, name: str, attributes: list[str]) -> None:
        if name.rpartition(":")[2] == "sldId":
            for index in range(0, len(attributes), 2):
                if attributes[index].endswith(":id"):
                    self.ids.append(attributes[index + 1])


class _Slide(Quiet):
    """Learns whether a slide is shown: `show` of its root."""

    def __init__(self) -> None:
        self.hidden = False
        self._seen = False

    def start(self, name: str, attributes: list[str]) -> None:  # noqa: ARG002  only the first element matters
        if not self._seen:
            self._seen = True
            self.hidden = attribute(attributes, "show") in ("0", "false")


def read(source: Source) -> Iterator[Part]:
    """Slide after slide with its notes and comments, then masters and every other part."""
    document = Document(source.file, _STYLE)
    main = document.main_name("ppt/presentation.xml")
    if main is not None:
        authors = _authors(document)
        for number, name in enumerate(_slides(document, main), 1):
            yield from _slide(document, name, number, authors)
    yield from document.rest()


def _slides(document: Document, main: str) -> list[str]:
    """In their order; slides that the presentation does not name come last, as they are still in the file."""
    order = _Order()
    for _ in parse(document.package.chunks(main), order, ()):
        pass
    relations = document.relations(main)
    named = [document.package.find(relations[key].target) for key in order.ids if key in relations]
    others = [name for name in document.left() if name.lower().startswith("ppt/slides/slide")]
    return list(dict.fromkeys(name for name in chain(named, others) if name))


def _authors(document: Document) -> dict[str, str]:
    authors = Authors()
    for name in document.left():
        if name.rpartition("/")[2].lower() in ("commentauthors.xml", "authors.xml"):
            for _ in parse(document.package.chunks(name), authors, ()):
                pass
    return authors.names


def _slide(document: Document, name: str, number: int, authors: dict[str, str]) -> Iterator[Part]:
    where: Where = (Step("slide", str(number)),)
    slide = _Slide()
    for _ in parse(_first(document, name), slide, ()):
        break
    inner = (*where, Step("hidden")) if slide.hidden else where
    yield from document.text(name, inner)
    for relation in document.relations(name).values():
        yield from _beside(document, relation, where, authors)
    yield from document.links(name, where)


def _first(document: Document, name: str) -> Iterator[bytes]:
    for chunk in document.package.chunks(name):
        yield chunk
        return


def _beside(document: Document, relation: Relation, where: Where, authors: dict[str, str]) -> Iterator[Part]:
    target = document.package.find(relation.target)
    if relation.external or target is None or target not in document.left():
        return
    if relation.kind == "notesSlide":
        yield from document.text(target, (*where, Step("note")))
    elif relation.kind in ("chart", "diagramData"):
        yield from document.text(target, (*where, Step("chart" if relation.kind == "chart" else "diagram")))
    elif relation.kind in _COMMENTS:
        yield from document.text(target, where, authors=authors)
