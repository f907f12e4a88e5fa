"""Where the reading of a document's XML stands: stories begun, tables open, what is ready to be given."""

from __future__ import annotations

from collections.abc import Mapping

from strongroom.discovery.adapters.read.office.acts import Style
from strongroom.discovery.adapters.read.office.alternates import Alternates
from strongroom.discovery.adapters.read.office.asides import Asides
from strongroom.discovery.adapters.read.office.prose_table import Rows
from strongroom.discovery.adapters.read.office.story import PASSAGE, Story
from strongroom.discovery.adapters.read.office.xml_parse import TooDeep
from strongroom.discovery.core.passage import Part
from strongroom.discovery.core.where import Step, Where

_DEEPEST = 60
LONGEST = 1 << 20
"""Characters of a paragraph or cell; no person wrote a longer one."""


class State:
    """What the elements' functions share (`prose_acts`)."""

    def __init__(self, style: Style, where: Where, authors: Mapping[str, str] | None = None) -> None:
        self.style = style
        self.authors = dict(authors or {})
        self.base = where
        self.asides = Asides(where, greedy=style.greedy, dull=style.dull)
        self.stories = [Story(where)]
        self.tables: list[Rows] = []
        self.ready: list[Part] = []
        self.alternates = Alternates()
        self.captures: list[list[str]] = []
        self.captured_name = ""
        self.captured_size = 0
        self.silent = 0
        self.label = ""
        self.style_name = ""
        self.hiding: set[str] = set()
        self.page = 0
        self.page_turned = False
        self.page_is_fresh = False
        self.counts: dict[str, int] = {}

    def here(self) -> Where:
        """Where a text that begins now stands."""
        if self.tables and self.tables[-1].sheet:
            return self.tables[-1].here()
        if len(self.stories) == 1 and self.page:
            return (*self.base, Step("page", str(self.page)))
        return self.stories[-1].where

    def open(self, story: Story) -> None:
        if len(self.stories) >= _DEEPEST:
            raise TooDeep
        self.stories.append(story)

    def close(self) -> Story:
        story = self.stories.pop()
        story.end_paragraph()
        self.give(story)
        return story

    def give(self, story: Story) -> None:
        if story is self.stories[0] and self.page:
            story.where = (*self.base, Step("page", str(self.page)))
        self.ready += story.parts()

    def give_full(self, story: Story) -> None:
        if story.size > (LONGEST if story.is_cell else PASSAGE):
            self.give(story)

    def end_cell(self) -> None:
        """The innermost cell is whole, and whatever was begun in it."""
        while len(self.stories) > 1:
            story = self.stories.pop()
            text = story.cell_text()
            self.ready += story.parts()
            if story.is_cell:
                if self.tables:
                    self.tables[-1].add_cell(text, story.span)
                return
