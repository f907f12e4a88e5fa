"""Names that the caller gave, as a family of its own that runs after the words."""

from __future__ import annotations

from collections.abc import Iterable

from strongroom.discovery.core.catalogue import Kind, kind
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.detect.words.given import NameList
from strongroom.discovery.core.finding import Span


class GivenNames:
    """Has a fast pass of its own over the whole text."""

    kinds: tuple[Kind, ...] = (kind("name", "name", checked_by="list"),)
    triggers: tuple[Trigger, ...] = ()

    def __init__(self, names: Iterable[str]) -> None:
        self._names = NameList(names)

    def detect(self, scan: Scan) -> list[Span]:
        return self._names.spans(scan.text)
