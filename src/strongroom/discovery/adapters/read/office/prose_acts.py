"""What each act of an element does to the state of reading (`acts` names them, vocabularies assign them)."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Callable

from strongroom.discovery.adapters.read.office.acts import Act
from strongroom.discovery.adapters.read.office.biff_text import header_text
from strongroom.discovery.adapters.read.office.prose_state import State
from strongroom.discovery.adapters.read.office.prose_table import Rows
from strongroom.discovery.adapters.read.office.story import Story
from strongroom.discovery.adapters.read.office.xml_parse import TooDeep, attribute
from strongroom.discovery.core.passage import Embedded
from strongroom.discovery.core.where import Step, Where

_DEEPEST = 60
_AUTHOR = Step("attribute", "author")

Start = Callable[[State, str, list[str]], None]
End = Callable[[State, str], None]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 1


def _start_paragraph(state: State, _argument: str, _attributes: list[str]) -> None:
    story = state.stories[-1]
    if story.paragraphs:
        story = Story((*story.where, Step("text box")), is_implicit=True)
        state.open(story)
    story.paragraphs += 1
    story.listening += state.style.mixed


def _end_paragraph(state: State, _argument: str) -> None:
    story = state.stories[-1]
    story.paragraphs -= 1
    story.listening = 0
    if story.is_implicit:
        state.close()
        return
    story.end_paragraph()
    if state.page_turned and len(state.stories) == 1:
        state.page_turned = False
        state.page = max(state.page, 1)
        state.give(story)
        state.page += 1
    state.give_full(story)


def _start_text(state: State, _argument: str, _attributes: list[str]) -> None:
    state.stories[-1].listening += 1


def _end_text(state: State, _argument: str) -> None:
    story = state.stories[-1]
    story.listening = max(story.listening - 1, 0)
    if not story.paragraphs and not story.listening:
        story.end_paragraph()


def _say(state: State, argument: str, _attributes: list[str]) -> None:
    if state.stories[-1].paragraphs:
        state.stories[-1].say(argument)


def _say_spaces(state: State, _argument: str, attributes: list[str]) -> None:
    state.stories[-1].say(" " * min(_number(attribute(attributes, "c")), 1000))


def _break(state: State, _argument: str, attributes: list[str]) -> None:
    if attribute(attributes, "type") == "page":
        _turn_page(state, "", attributes)
    _say(state, "\n", attributes)


def _turn_page(state: State, _argument: str, _attributes: list[str]) -> None:
    """A page break and the mark that one was there when last printed stand side by side: they are one."""
    if len(state.stories) == 1 and not state.page_is_fresh:
        state.page_turned = state.page_is_fresh = True


def _start_story(state: State, argument: str, attributes: list[str]) -> None:
    where = state.here()
    if argument == "comment":
        where = (*_beside_cell(where, attribute(attributes, "ref")), Step(argument, _commenter(state, attributes)))
    elif argument == "slide":
        state.counts[argument] = state.counts.get(argument, 0) + 1
        where = (*where, Step(argument, str(state.counts[argument])))
    elif argument:
        is_endnote = attribute(attributes, "note-class") == "endnote"
        where = (*where, Step("endnote" if is_endnote else argument))
    state.open(Story(where))


def _commenter(state: State, attributes: list[str]) -> str:
    """Who wrote a comment: named in it, or by the number or GUID of an author listed elsewhere."""
    number = attribute(attributes, "authorId") or attribute(attributes, "personId")
    return attribute(attributes, "author") or state.authors.get(number) or attribute(attributes, "initials")


def _beside_cell(where: Where, cell: str) -> Where:
    if cell and where and where[-1].kind in ("sheet", "hidden sheet"):
        return (*where[:-1], Step(where[-1].kind, f"{where[-1].value}!{cell}"))
    return where


def _end_story(state: State, _argument: str) -> None:
    if len(state.stories) > 1:
        state.close()


def _start_deleted(state: State, _argument: str, _attributes: list[str]) -> None:
    state.stories[-1].deleting += 1


def _end_deleted(state: State, _argument: str) -> None:
    story = state.stories[-1]
    story.deleting = max(story.deleting - 1, 0)


def _start_capture(state: State, argument: str, attributes: list[str]) -> None:
    state.captures.append([])
    state.captured_size = 0
    state.captured_name = attribute(attributes, "name") if argument in ("defined name", "property") else ""


def _end_capture(state: State, argument: str) -> None:
    text = "".join(state.captures.pop()) if state.captures else ""
    story = state.stories[-1]
    if argument == "code":
        story.codes.append(text)
    elif argument == "author":
        number = state.counts.get("author", 0)  # comments name those listed in their own part by number
        state.counts["author"] = number + 1
        state.authors[str(number)] = text
        state.asides.add(_AUTHOR, text)
        if story.where and story.where[-1].kind == "comment" and not story.where[-1].value:
            story.where = (*story.where[:-1], Step("comment", text))
    elif argument in ("header", "footer"):
        state.asides.add(Step(argument), header_text(text))
    else:
        state.asides.add(Step(argument, state.captured_name), text)


def _split_codes(state: State, _argument: str, attributes: list[str]) -> None:
    if attribute(attributes, "fldCharType") == "begin" and state.stories[-1].codes:
        state.ready += state.stories[-1].codes_given()


def _end_binary(state: State, _argument: str) -> None:
    text = "".join(state.captures.pop()) if state.captures else ""
    try:
        data = base64.b64decode(text)
    except (binascii.Error, ValueError):
        return
    state.ready.append(Embedded((*state.here(), Step("picture")), "", lambda: io.BytesIO(data), len(data)))


def _start_table(state: State, _argument: str, attributes: list[str]) -> None:
    if len(state.tables) >= _DEEPEST:
        raise TooDeep
    if state.style.lettered and not state.tables:
        kind = "hidden sheet" if attribute(attributes, "style-name") in state.hiding else "sheet"
        state.tables.append(Rows(state.base, Step(kind, attribute(attributes, "name"))))
        return
    state.counts["table"] = state.counts.get("table", 0) + 1
    state.tables.append(Rows((*state.here(), Step("table", str(state.counts["table"])))))


def _end_table(state: State, _argument: str) -> None:
    if state.tables:
        state.tables.pop().finish(state.ready)


def _start_row(state: State, _argument: str, attributes: list[str]) -> None:
    if state.tables:
        state.tables[-1].row_repeat = _number(attribute(attributes, "number-rows-repeated"))


def _end_row(state: State, _argument: str) -> None:
    if state.tables:
        state.tables[-1].end_row(state.ready)


def _start_cell(state: State, _argument: str, attributes: list[str]) -> None:
    story = Story(state.tables[-1].where if state.tables else state.here(), is_cell=True)
    story.span = _number(attribute(attributes, "number-columns-repeated"))
    story.value = next(filter(None, (attribute(attributes, name) for name in _CELL_VALUES)), "")
    state.open(story)


_CELL_VALUES = ("date-value", "time-value", "value", "string-value")


def _end_cell(state: State, _argument: str) -> None:
    state.end_cell()


def _label(state: State, _argument: str, attributes: list[str]) -> None:
    state.label = attribute(attributes, "val")


def _content(state: State, _argument: str, _attributes: list[str]) -> None:
    """A field's name goes before its content unless a word would be torn apart by it."""
    label, state.label = state.label, ""
    story = state.stories[-1]
    said = story.words[-1][1][-1:] if story.words else ""
    if label and story.paragraphs and (not said or said.isspace()):
        story.say(f"{label}: ")
    else:
        state.asides.add(Step("content control"), label)


def _span_cell(state: State, _argument: str, attributes: list[str]) -> None:
    story = state.stories[-1]
    if story.is_cell and state.tables:
        state.tables[-1].widen(min(_number(attribute(attributes, "val")), 64) - 1)


def _name_style(state: State, _argument: str, attributes: list[str]) -> None:
    state.style_name = attribute(attributes, "name")


def _hide_style(state: State, _argument: str, attributes: list[str]) -> None:
    if attribute(attributes, "display") == "false":
        state.hiding.add(state.style_name)


def _be_silent(state: State, _argument: str, _attributes: list[str]) -> None:
    state.silent = 1


TAKES_AGAIN = frozenset({Act.ALTERNATES, Act.FALLBACK, Act.SILENT})
DOES: dict[Act, tuple[Start | None, End | None]] = {
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
    Act.ALTERNATES: (lambda state, _, __: state.alternates.begin(), lambda state, _: state.alternates.end()),
    Act.FALLBACK: (
        lambda state, _, __: state.alternates.fall_back(),
        lambda state, _: state.stories[-1].line(state.alternates.fell_back()),
    ),
}
