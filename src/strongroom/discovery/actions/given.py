"""Names from the caller's own list, looked for here: a process that parses hostile files must not hold the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from strongroom.discovery.core.detect.words.given import NameList
from strongroom.discovery.core.finding import Finding
from strongroom.discovery.core.mask import mask
from strongroom.discovery.core.where import Step, Where

NAME = "name"


class GivenNames:
    """A list of names in memory; `look` adds what texts hold of them to a finding."""

    def __init__(self, names: Iterable[str]) -> None:
        self._list = NameList(names)

    def look(self, before: Finding | None, texts: Iterable[tuple[Where, str, str]]) -> Finding | None:
        """The finding so far and what these texts add to it. Only a masked sample leaves."""
        found = before
        for where, text, _label in texts:
            for span in self._list.spans(text):
                if found is None:
                    sample = mask(text[span.start : span.end], kind=NAME, secret=False)
                    found = Finding(NAME, 0, 0.0, _at(where, text, span.start), sample)
                found = replace(found, count=found.count + 1, confidence=max(found.confidence, span.confidence))
        return found


def merged(findings: tuple[Finding, ...], given: Finding | None) -> tuple[Finding, ...]:
    """The engine finds most of the given names by itself: the greater count stands, not the sum."""
    if given is None:
        return findings
    for index, one in enumerate(findings):
        if one.type == NAME and one.valid:
            both = replace(one, count=max(one.count, given.count), confidence=max(one.confidence, given.confidence))
            return (*findings[:index], both, *findings[index + 1 :])
    return (*findings, given)


def _at(where: Where, text: str, start: int) -> Where:
    if where and where[-1].kind == "line":
        return (*where[:-1], Step("line", str(int(where[-1].value) + text.count("\n", 0, start))))
    return where
