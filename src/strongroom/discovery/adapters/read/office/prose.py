"""Turns the XML of a document into its texts, whatever program wrote it.

A vocabulary says what each element does: is it a paragraph, a text of its own, a table, a deletion? What it does
not know is read as text too; attributes that carry words are gathered beside. Elements are known by namespace, not
by prefix; the strict and the transitional namespaces of ISO/IEC 29500 count as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from strongroom.discovery.adapters.read.office.acts import Act, Style
from strongroom.discovery.adapters.read.office.namespaces import usual_prefix
from strongroom.discovery.adapters.read.office.prose_acts import DOES, TAKES_AGAIN, End, Start
from strongroom.discovery.adapters.read.office.prose_state import LONGEST, State
from strongroom.discovery.core.passage import Part, Reason, Skipped
from strongroom.discovery.core.where import Where

_LARGEST = 32 << 20
_SPACES = re.compile(r"[ \t\r\n]+")


class Prose(State):
    """Listens to one part's XML (`xml_parse.Events`)."""

    def __init__(self, style: Style, where: Where, authors: Mapping[str, str] | None = None) -> None:
        super().__init__(style, where, authors)
        self._known: dict[str, tuple[Start | None, End | None, Act | None, str]] = {}
        self._prefixes: dict[str, str] = {}
        self._element = ""

    def start(self, name: str, attributes: list[str]) -> None:
        known = self._known.get(name) or self._learn(name, attributes)
        if self.silent:
            self.silent += known[2] is Act.SILENT
            return
        if attributes and self._note(attributes, name, known[2]):
            known = self._learn(name, attributes)
        begin, _, act, argument = known
        self._element = name
        if begin is not None and (not self.alternates.is_again or act in TAKES_AGAIN):
            begin(self, argument, attributes)

    def _note(self, attributes: list[str], name: str, act: Act | None) -> bool:
        """The words in attributes; True where prefixes are declared among them."""
        if act is Act.LABEL or act is Act.SILENT:
            return False
        return self.asides.note(attributes, name, all_of_them=act is Act.VALUES)

    def end(self, name: str) -> None:
        known = self._known.get(name)
        if known is None:
            return
        _, finish, act, argument = known
        if self.silent:
            self.silent -= act is Act.SILENT
        elif finish is not None and (not self.alternates.is_again or act in TAKES_AGAIN):
            finish(self, argument)

    def data(self, text: str) -> None:
        if self.silent or self.alternates.takes(text):
            return
        story = self.stories[-1]
        if self.captures:
            self._capture(text)
        elif story.listening:
            if self.style.mixed and ("\n" in text or "  " in text or "\t" in text):
                text = _SPACES.sub(" ", text)
            story.say(text)
            self.page_is_fresh = False
            if story.heard > LONGEST:  # no paragraph that a person wrote
                story.end_paragraph()
                self.give_full(story)
        elif not text.isspace():
            name = self._element.rpartition(":")[2]
            story.line(f"{name}: {text.strip()}" if self.style.labelled else text.strip())
            self.give_full(story)

    def _capture(self, text: str) -> None:
        self.captures[-1].append(text)
        self.captured_size += len(text)
        if self.captured_size > _LARGEST:
            self.captures[-1].clear()
            self.captured_size = 0
            self.ready.append(Skipped(self.here(), Reason.TOO_LARGE))

    def drain(self) -> list[Part]:
        if self.asides.is_full():
            self.ready += self.asides.parts()
        ready, self.ready = self.ready, []
        return ready

    def finish(self) -> list[Part]:
        while len(self.stories) > 1:
            self.end_cell() if self.stories[-1].is_cell and self.tables else self.close()
        while self.tables:
            self.tables.pop().finish(self.ready)
        self.stories[0].end_paragraph()
        self.give(self.stories[0])
        self.ready += self.asides.parts()
        return self.drain()

    def _learn(self, name: str, attributes: list[str]) -> tuple[Start | None, End | None, Act | None, str]:
        for index in range(0, len(attributes), 2):
            if attributes[index].startswith("xmlns"):
                self._prefix(attributes[index][6:], attributes[index + 1])
        known = self._known.get(name)
        if known is None:
            prefix, _, local = name.rpartition(":")
            usual = self._prefixes.get(prefix, prefix)
            act, argument = self.style.vocabulary.get(f"{usual}:{local}", (None, ""))
            begin, finish = DOES[act] if act else (None, None)
            known = self._known[name] = (begin, finish, act, argument)
        return known

    def _prefix(self, prefix: str, namespace: str) -> None:
        usual = usual_prefix(namespace) or prefix
        if self._prefixes.get(prefix, prefix) != usual or not prefix:
            self._known.clear()
        self._prefixes[prefix] = usual
