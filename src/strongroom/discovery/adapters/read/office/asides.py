"""Words that stand in attributes: alternative texts, authors, link targets, names. Each is told of once a part."""

from __future__ import annotations

import re
from urllib.parse import unquote

from strongroom.discovery.adapters.read.office.story import pieces
from strongroom.discovery.core.passage import Part, Passage
from strongroom.discovery.core.where import Step, Where

_FULL = 1 << 18
_WORDS: dict[str, Step] = {
    **dict.fromkeys(("descr", "title", "alt", "desc"), Step("alt text")),
    **dict.fromkeys(("href", "hlinkHref", "location", "link", "oleLink", "display"), Step("link")),
    **dict.fromkeys(("author", "initials", "userId", "displayName", "lastAuthor", "lastEditedBy", "userName"),
                    Step("attribute", "author")),
    **dict.fromkeys(("string-value", "current-value", "string-value-if-true", "string-value-if-false", "formula",
                     "condition"), Step("field")),
    **dict.fromkeys(("label", "helpText", "statusText", "text", "prompt", "promptTitle", "error", "errorTitle",
                     "displayText", "tooltip", "screenTip", "caption", "placeholder", "help-text", "message"),
                    Step("form field")),
}  # fmt: skip
_QUIET_NAMES = """
    style style-name parent-style-name points path adj fmla formatCode typeface ascii hAnsi eastAsia cs panose
    fill stroke color coordsize coordorigin connectloc connectlocs textboxrect limo viewBox d enhanced-path
    modifiers font-name font-family font-family-generic font-face rsidR rsidRPr rsidP rsidRDefault rsidTr rsid
    paraId textId spans ht r s t x y cx cy id rId embed uri Requires Ignorable schemaLocation
    extension-element-prefixes coordinates transform sqref ref editas gradientshapeok wrapcoords gfxdata fmtid
    pid itemID font-name-asian font-name-complex font-family-asian font-family-complex panose-1 glue-points
    text-areas handle-position next-style-name border bullet-char text-position date-value time-value clip
    border-top border-bottom border-left border-right padding margin stroke-dash-names equation
"""
_QUIET = frozenset(_QUIET_NAMES.split())
_AUTOMATIC = re.compile(
    r"(?:[A-Z]\w* )*(?:Placeholder|Title|Subtitle|Box|TextBox|Rectangle|Picture|Image|Table|Line|Diagram|Chart|Shape|"
    r"Connector|Object|Group|Oval|Content|AutoShape|Graphic|Frame|Style|Layout|Notes|Arrow) ?\d*",
)
_NAMESPACES = ("http://schemas.", "http://www.w3.org/", "http://purl.o", "urn:schemas-microsoft-com:")
_DULL = ("style:", "number:", "text:list", "draw:gradient", "draw:marker", "draw:stroke", "config:")
_BOOKMARK = re.compile(r":(bookmark|reference-mark)(-?[sS]tart)?$")
_TAKE, _DROP, _JUDGE, _TARGET, _NAME, _DECLARE = range(6)


class Asides:
    """`greedy`: every attribute counts, for parts that hold data in them (pivot caches, document variables)."""

    def __init__(self, where: Where, *, greedy: bool = False, dull: bool = False) -> None:
        self.where = where
        self._dull = dull
        self._greedy = greedy
        self._found: dict[Step, dict[str, None]] = {}
        self._size = 0
        self._roles: dict[str, tuple[int, Step]] = {}

    def note(self, attributes: list[str], element: str, *, all_of_them: bool = False) -> bool:
        """Attributes as they stand in the file: name, value, name, value. True where they declare namespaces."""
        roles = self._roles
        declares = False
        is_dull = self._dull or element.startswith(_DULL)
        for index in range(0, len(attributes), 2):
            name = attributes[index]
            role, step = roles.get(name) or self._role(name)
            if role == _DROP:
                continue
            if role == _DECLARE:
                declares = True
                continue
            value = attributes[index + 1]
            if role == _JUDGE and not all_of_them and not _has_words(value):
                continue
            if is_dull and "@" not in value and sum(map(str.isdigit, value)) < 8:
                continue
            if role == _TARGET and "TargetMode" not in attributes and ":" not in value and "@" not in value:
                continue
            if role == _NAME and _AUTOMATIC.fullmatch(value):
                continue
            if role == _NAME and _BOOKMARK.search(element):
                step = Step("bookmark")
            self.add(step, value)
        return declares

    def add(self, step: Step, value: str) -> None:
        if not value or value.isspace() or value in ("true", "false") or value.startswith(_NAMESPACES):
            return
        if step.kind == "link" and "%" in value:
            value = unquote(value)
        group = self._found.setdefault(step, {})
        if value not in group:
            group[value] = None
            self._size += len(value)

    def is_full(self) -> bool:
        """Time to give what there is, so that memory stays bounded."""
        return self._size > _FULL

    def parts(self) -> list[Part]:
        found, self._found, self._size = self._found, {}, 0
        return [Passage((*self.where, step), text) for step, values in found.items() for text in pieces(list(values))]

    def _role(self, name: str) -> tuple[int, Step]:
        local = name.rpartition(":")[2]
        role = _JUDGE, Step("attribute", local)
        if name.startswith("xmlns"):
            role = _DECLARE, role[1]
        elif name.startswith(("style:name", "style:display-name", "office:value")) or (
            local in _QUIET and not self._greedy
        ):
            role = _DROP, role[1]
        elif local in _WORDS:
            role = _TAKE, _WORDS[local]
        elif local == "Target":
            role = _TARGET, Step("link")
        elif local == "name":
            role = _NAME, role[1]
        elif self._greedy:
            role = _TAKE, role[1]
        self._roles[name] = role
        return role


def _has_words(value: str) -> bool:
    """Could this be more than a measure, an id or a keyword?"""
    if "@" in value or " " in value.strip() or not value.isascii():
        return "schemas.openxmlformats.org" not in value
    if "." in value:
        return False
    digits = sum(map(str.isdigit, value))
    return digits >= 8 and ("-" in value or "+" in value or (value.isdigit() and len(value) in (10, 12, 16)))
