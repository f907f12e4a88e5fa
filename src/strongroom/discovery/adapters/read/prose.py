"""Turns the XML of a document into its texts, whatever program wrote it.

A vocabulary says what each element does: is it a paragraph, a text of its own, a table, a deletion? What it does
not know is read as text too; attributes that carry words are gathered beside. Elements are known by namespace, not
by prefix; the strict and the transitional namespaces of ISO/IEC 29500 count as one.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Callable, Mapping

from strongroom.discovery.adapters.read.acts import Act, Style
from strongroom.discovery.adapters.read.alternates import Alternates
from strongroom.discovery.adapters.read.asides import Asides
from strongroom.discovery.adapters.read.biff_text import header_text
from strongroom.discovery.adapters.read.namespaces import usual_prefix
from strongroom.discovery.adapters.read.prose_table import Rows
from strongroom.discovery.adapters.read.story import PASSAGE, Story
from strongroom.discovery.adapters.read.xml_parse import TooDeep
from strongroom.discovery.core.passage import Embedded, Part, Reason, Skipped
from strongroom.discovery.core.where import Step, Where

_DEEPEST = 60
_LONGEST = 1 << 20
_LARGEST = 32 << 20
_SPACES = re.compile(r"[ \t\r\n]+")
_AUTHOR = Step("attribute", "author")

Start = Callable[["Prose", str, list[str]], None]
End = Callable[["Prose", str], None]


class Prose:
    """Listens to one part's XML (`xml_parse.Events`). What one element does is in the functions below."""

    def __init__(self, style: Style, where: Where, authors: Mapping[str, str] | None = None) -> None:
        self.style = style
        self.authors = dict(authors or {})
        self.base = where
        self.asides = Asides(where, greedy=style.greedy)
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
        if begin is not None and (not self.alternates.is_again or act in _TAKES_AGAIN):
            begin(self, argument, attributes)

    def _note(self, attributes: list[str], name: str, act: Act | None) -> bool:
        """The words in attributes; True where prefixes are declared among them."""
        return act is not Act.LABEL and self.asides.note(attributes, name, all_of_them=act is Act.VALUES)

    def end(self, name: str) -> None:
        known = self._known.get(name)
        if known is None:
            return
        _, finish, act, argument = known
        if self.silent:
            self.silent -= act is Act.SILENT
        elif finish is not None and (not self.alternates.is_again or act in _TAKES_AGAIN):
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
            if story.heard > _LONGEST:  # no paragraph that a person wrote
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
            _end_cell(self, "") if self.stories[-1].is_cell and self.tables else self.close()
        while self.tables:
            self.tables.pop().finish(self.ready)
        self.stories[0].end_paragraph()
        self.give(self.stories[0])
        self.ready += self.asides.parts()
        return self.drain()

    # What the elements' functions share

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
        if story.size > (_LONGEST if story.is_cell else PASSAGE):
            self.give(story)

    def _learn(self, name: str, attributes: list[str]) -> tuple[Start | None, End | None, Act | None, str]:
        for index in range(0, len(attributes), 2):
            if attributes[index].startswith("xmlns"):
                self._prefix(attributes[index][6:], attributes[index + 1])
        known = self._known.get(name)
        if known is None:
            prefix, _, local = name.rpartition(":")
            usual = self._prefixes.get(prefix, prefix)
            act, argument = self.style.vocabulary.get(f"{usual}:{local}", (None, ""))
            begin, finish = _DOES[act] if act else (None, None)
            known = self._known[name] = (begin, finish, act, argument)
        return known

    def _prefix(self, prefix: str, namespace: str) -> None:
        usual = usual_prefix(namespace) or prefix
        if self._prefixes.get(prefix, prefix) != usual or not prefix:
            self._known.clear()
        self._prefixes[prefix] = usual


def attribute(attributes: list[str], local: str) -> str:
    """The value of an attribute by its local name, empty where there is none."""
    for index in range(0, len(attributes), 2):
        if attributes[index].rpartition(":")[2] == local:
            return attributes[index + 1]
    return ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 1


def _start_paragraph(prose: Prose, _argument: str, _attributes: list[str]) -> None:
    story = prose.stories[-1]
    if story.paragraphs:
        story = Story((*story.where, Step("text box")), is_implicit=True)
        prose.open(story)
    story.paragraphs += 1
    story.listening += prose.style.mixed


def _end_paragraph(prose: Prose, _argument: str) -> None:
    story = prose.stories[-1]
    story.paragraphs -= 1
    story.listening = 0
    if story.is_implicit:
        prose.close()
        return
    story.end_paragraph()
    if prose.page_turned and len(prose.stories) == 1:
        prose.page_turned = False
        prose.page = max(prose.page, 1)
        prose.give(story)
        prose.page += 1
    prose.give_full(story)


def _start_text(prose: Prose, _argument: str, _attributes: list[str]) -> None:
    prose.stories[-1].listening += 1


def _end_text(prose: Prose, _argument: str) -> None:
    story = prose.stories[-1]
    story.listening = max(story.listening - 1, 0)
    if not story.paragraphs and not story.listening:
        story.end_paragraph()


def _say(prose: Prose, argument: str, _attributes: list[str]) -> None:
    if prose.stories[-1].paragraphs:
        prose.stories[-1].say(argument)


def _say_spaces(prose: Prose, _argument: str, attributes: list[str]) -> None:
    prose.stories[-1].say(" " * min(_number(attribute(attributes, "c")), 1000))


def _break(prose: Prose, _argument: str, attributes: list[str]) -> None:
    if attribute(attributes, "type") == "page":
        _turn_page(prose, "", attributes)
    _say(prose, "\n", attributes)


def _turn_page(prose: Prose, _argument: str, _attributes: list[str]) -> None:
    """A page break and the mark that one was there when last printed stand side by side: they are one."""
    if len(prose.stories) == 1 and not prose.page_is_fresh:
        prose.page_turned = prose.page_is_fresh = True


def _start_story(prose: Prose, argument: str, attributes: list[str]) -> None:
    where = prose.here()
    if argument == "comment":
        where = (*_beside_cell(where, attribute(attributes, "ref")), Step(argument, _commenter(prose, attributes)))
    elif argument == "slide":
        prose.counts[argument] = prose.counts.get(argument, 0) + 1
        where = (*where, Step(argument, str(prose.counts[argument])))
    elif argument:
        is_endnote = attribute(attributes, "note-class") == "endnote"
        where = (*where, Step("endnote" if is_endnote else argument))
    prose.open(Story(where))


def _commenter(prose: Prose, attributes: list[str]) -> str:
    """Who wrote a comment: named in it, or by the number or GUID of an author listed elsewhere."""
    number = attribute(attributes, "authorId") or attribute(attributes, "personId")
    return attribute(attributes, "author") or prose.authors.get(number) or attribute(attributes, "initials")


def _beside_cell(where: Where, cell: str) -> Where:
    if cell and where and where[-1].kind in ("sheet", "hidden sheet"):
        return (*where[:-1], Step(where[-1].kind, f"{where[-1].value}!{cell}"))
    return where


def _end_story(prose: Prose, _argument: str) -> None:
    if len(prose.stories) > 1:
        prose.close()


def _start_deleted(prose: Prose, _argument: str, _attributes: list[str]) -> None:
    prose.stories[-1].deleting += 1


def _end_deleted(prose: Prose, _argument: str) -> None:
    story = prose.stories[-1]
    story.deleting = max(story.deleting - 1, 0)


def _start_capture(prose: Prose, argument: str, attributes: list[str]) -> None:
    prose.captures.append([])
    prose.captured_size = 0
    prose.captured_name = attribute(attributes, "name") if argument in ("defined name", "property") else ""


def _end_capture(prose: Prose, argument: str) -> None:
    text = "".join(prose.captures.pop()) if prose.captures else ""
    story = prose.stories[-1]
    if argument == "code":
        story.codes.append(text)
    elif argument == "author":
        number = prose.counts.get("author", 0)  # comments name those listed in their own part by number
        prose.counts["author"] = number + 1
        prose.authors[str(number)] = text
        prose.asides.add(_AUTHOR, text)
        if story.where and story.where[-1].kind == "comment" and not story.where[-1].value:
            story.where = (*story.where[:-1], Step("comment", text))
    elif argument in ("header", "footer"):
        prose.asides.add(Step(argument), header_text(text))
    else:
        prose.asides.add(Step(argument, prose.captured_name), text)


def _split_codes(prose: Prose, _argument: str, attributes: list[str]) -> None:
    if attribute(attributes, "fldCharType") == "begin" and prose.stories[-1].codes:
        prose.ready += prose.stories[-1].codes_given()


def _end_binary(prose: Prose, _argument: str) -> None:
    text = "".join(prose.captures.pop()) if prose.captures else ""
    try:
        data = base64.b64decode(text)
    except (binascii.Error, ValueError):
        return
    prose.ready.append(Embedded((*prose.here(), Step("picture")), "", lambda: io.BytesIO(data), len(data)))


def _start_table(prose: Prose, _argument: str, attributes: list[str]) -> None:
    if len(prose.tables) >= _DEEPEST:
        raise TooDeep
    if prose.style.lettered and not prose.tables:
        kind = "hidden sheet" if attribute(attributes, "style-name") in prose.hiding else "sheet"
        prose.tables.append(Rows(prose.base, Step(kind, attribute(attributes, "name"))))
        return
    prose.counts["table"] = prose.counts.get("table", 0) + 1
    prose.tables.append(Rows((*prose.here(), Step("table", str(prose.counts["table"])))))


def _end_table(prose: Prose, _argument: str) -> None:
    if prose.tables:
        prose.tables.pop().finish(prose.ready)


def _start_row(prose: Prose, _argument: str, attributes: list[str]) -> None:
    if prose.tables:
        prose.tables[-1].row_repeat = _number(attribute(attributes, "number-rows-repeated"))


def _end_row(prose: Prose, _argument: str) -> None:
    if prose.tables:
        prose.tables[-1].end_row(prose.ready)


def _start_cell(prose: Prose, _argument: str, attributes: list[str]) -> None:
    story = Story(prose.tables[-1].where if prose.tables else prose.here(), is_cell=True)
    story.span = _number(attribute(attributes, "number-columns-repeated"))
    story.value = next(filter(None, (attribute(attributes, name) for name in _CELL_VALUES)), "")
    prose.open(story)


_CELL_VALUES = ("date-value", "time-value", "value", "string-value")


def _end_cell(prose: Prose, _argument: str) -> None:
    while len(prose.stories) > 1:
        story = prose.stories.pop()
        text = story.cell_text()
        prose.ready += story.parts()
        if story.is_cell:
            if prose.tables:
                prose.tables[-1].add_cell(text, story.span)
            return


def _label(prose: Prose, _argument: str, attributes: list[str]) -> None:
    prose.label = attribute(attributes, "val")


def _content(prose: Prose, _argument: str, _attributes: list[str]) -> None:
    """A field's name goes before its content unless a word would be torn apart by it."""
    label, prose.label = prose.label, ""
    story = prose.stories[-1]
    said = story.words[-1][1][-1:] if story.words else ""
    if label and story.paragraphs and (not said or said.isspace()):
        story.say(f"{label}: ")
    else:
        prose.asides.add(Step("content control"), label)


def _span_cell(prose: Prose, _argument: str, attributes: list[str]) -> None:
    story = prose.stories[-1]
    if story.is_cell and prose.tables:
        prose.tables[-1].widen(min(_number(attribute(attributes, "val")), 64) - 1)


def _name_style(prose: Prose, _argument: str, attributes: list[str]) -> None:
    prose.style_name = attribute(attributes, "name")


def _hide_style(prose: Prose, _argument: str, attributes: list[str]) -> None:
    if attribute(attributes, "display") == "false":
        prose.hiding.add(prose.style_name)


def _be_silent(prose: Prose, _argument: str, _attributes: list[str]) -> None:
    prose.silent = 1


_TAKES_AGAIN = frozenset({Act.ALTERNATES, Act.FALLBACK, Act.SILENT})
_DOES: dict[Act, tuple[Start | None, End | None]] = {
    Act.PARAGRAPH: (_start_paragraph, _end_paragraph),
    Act.TEXT: (_start_text, _end_text),
    Act.SAY: (_say, None),
    Act.SPACES: (_say_spaces, None),
    Act.BREAK: (_break, None),
    Act.PAGE: (_turn_page, None),
    Act.STORY: (_start_story, _end_story),
    Act.DELETED: (_start_deleted, _end_deleted),
    Act.CAPTURE: (_start_capture, _end_capture),
    Act.SPLIT: (_split_codes, None),
    Act.BINARY: (_start_capture, _end_binary),
    Act.TABLE: (_start_table, _end_table),
    Act.ROW: (_start_row, _end_row),
    Act.CELL: (_start_cell, _end_cell),
    Act.SPAN: (_span_cell, None),
    Act.LABEL: (_label, None),
    Act.CONTENT: (_content, None),
    Act.VALUES: (None, None),
    Act.STYLE: (_name_style, None),
    Act.HIDES: (_hide_style, None),
    Act.SILENT: (_be_silent, None),
    Act.ALTERNATES: (lambda prose, _, __: prose.alternates.begin(), lambda prose, _: prose.alternates.end()),
    Act.FALLBACK: (
        lambda prose, _, __: prose.alternates.fall_back(),
        lambda prose, _: prose.stories[-1].line(prose.alternates.fell_back()),
    ),
}
