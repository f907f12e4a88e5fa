"""XML of any vocabulary: data, property lists, maps, drawings, settings.

Nothing outside the file is fetched and no entity is expanded. From where the markup breaks, or what it asks for is
refused (depth, text without end), the rest is read as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from strongroom.discovery.adapters.read.texts import charset, lines
from strongroom.discovery.adapters.read.texts.xml_rows import TooDeep, Walk
from strongroom.discovery.core.passage import Part, Passage, Source
from strongroom.discovery.core.where import Step

_CHUNK = 64 * 1024
_ENTITY = re.compile(
    rb"<!ENTITY\s+(?:%\s+)?[\w:.-]+\s+(?:(?:PUBLIC|SYSTEM)\s+)?(?:\"([^\"]{1,4096})\"|'([^']{1,4096})')"
)
_TAG = re.compile(r"</?[\w:.-]+\s*/?>")


def read(source: Source) -> Iterator[Part]:
    walk = Walk()
    parser = etree.XMLParser(
        target=walk, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, dtd_validation=False
    )
    head = source.file.read(_CHUNK)
    yield from _entities(head)
    line = 0
    try:
        chunk = head.lstrip()
        while chunk:
            parser.feed(chunk)
            yield from walk.drain()
            chunk = source.file.read(_CHUNK)
        parser.close()
    except etree.XMLSyntaxError as error:
        line = max(1, error.lineno or 1)
    except TooDeep:
        line = 1
    yield from walk.finish()
    if line:
        yield from lines.from_line(source.file, line, declared=charset.declared_in(head), reword=_bare)


def _entities(head: bytes) -> Iterator[Part]:
    """What a document declares as names for texts is text too."""
    texts = [(double or single).decode("utf-8", "replace") for double, single in _ENTITY.findall(head)]
    if texts:
        yield Passage((Step("part", "entities"),), "\n".join(texts))


def _bare(text: str) -> str:
    return unescape(_TAG.sub(lambda tag: "\n" * tag.group().count("\n") or " ", text))
