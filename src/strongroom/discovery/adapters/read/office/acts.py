"""What the elements of a document's XML do, as a vocabulary names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Act(Enum):
    """What an element does. Its argument, where it has one, stands beside it in the vocabulary."""

    PARAGRAPH = auto()
    TEXT = auto()  # its text counts, as in w:t
    SAY = auto()  # stands for the argument: a tab, a hyphen
    SPACES = auto()  # as many spaces as its attribute `c` says
    BREAK = auto()  # a new line, or a page
    PAGE = auto()  # a new page begins
    STORY = auto()  # a text of its own; the argument is the kind of its step
    DELETED = auto()
    CAPTURE = auto()  # its whole text belongs to the argument: an author, a field's code, a kind of step
    SPLIT = auto()  # between one field's code and the next
    BINARY = auto()  # base64: a file within the file
    TABLE = auto()
    ROW = auto()
    CELL = auto()
    SPAN = auto()  # the cell takes the room of several
    LABEL = auto()  # its `val` names the field that follows
    CONTENT = auto()  # what stands in that field
    VALUES = auto()  # its attributes are data, all of them
    STYLE = auto()  # a style with a name
    HIDES = auto()  # it may hide what has it
    ALTERNATES = auto()  # mc:AlternateContent: the same thing in several ways
    FALLBACK = auto()
    SILENT = auto()  # measures and the like: nothing in it is text


Vocabulary = Mapping[str, tuple[Act, str]]


@dataclass(frozen=True, slots=True)
class Style:
    """How a format writes text. `mixed`: text stands in paragraphs directly (ODF), white space counts once.

    `dull`: its attributes name looks, fonts and styles. `labelled`: text outside paragraphs goes under its element's name. `lettered`: tables are sheets. `greedy`:
    every attribute is data.
    """

    vocabulary: Vocabulary
    mixed: bool = False
    labelled: bool = False
    lettered: bool = False
    greedy: bool = False
    dull: bool = False
