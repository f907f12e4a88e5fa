"""Where in an item something stands, as a person would look for it.

A `Where` is a path of steps, outermost first: an attachment, a file in it, a page. It is kept as steps so that
a door can say it in the reader's language; `in_english` is the form promised in JSON.
"""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One step of the way. `kind` is a key of `ENGLISH`; `value` is the number or name that goes with it."""

    kind: str
    value: str = ""


Where = tuple[Step, ...]

ENGLISH: dict[str, str] = {
    # Positions in text and tables
    "page": "page {}",
    "line": "line {}",
    "row": "row {}",
    "column": "column {}",
    "sheet": "sheet {}",  # value is `Kunder` or `Kunder!B7`
    "hidden sheet": "hidden sheet {}",
    "slide": "slide {}",
    "table": "table {}",
    "record": "record {}",
    "key": "key {}",
    # Parts of documents
    "header": "header",
    "footer": "footer",
    "comment": "comment by {}",
    "note": "note",
    "footnote": "footnote",
    "endnote": "endnote",
    "text box": "text box",
    "deleted": "deleted text",
    "inserted": "inserted text by {}",
    "moved": "moved text",
    "hidden": "hidden text",
    "field": "field {}",
    "form field": "form field {}",
    "content control": "content control",
    "alt text": "alternative text of a picture",
    "link": "link target",
    "chart": "chart",
    "diagram": "diagram",
    "master": "master page",
    "defined name": "defined name {}",
    "property": "document property {}",
    "bookmark": "bookmark",
    "annotation": "annotation",
    "embedded": "embedded document {}",
    "part": "part {}",
    "macro": "macro",
    "script": "script",
    "attribute": "attribute {}",
    "raw": "raw text of the file",
    # Mail
    "message": "message {}",
    "folder": "folder {}",
    "mail header": "mail header {}",
    "body": "body",
    "attachment": "attachment {}",
    # Files in files, pictures, names
    "member": "{}",  # an archive's member: its name speaks for itself
    "picture": "picture {}",
    "picture data": "picture data {}",
    "file name": "file name",
    "path": "folder name",
}


def in_english(where: Where) -> str:
    """
    >>> in_english((Step("attachment", "avtal.zip"), Step("member", "2024/kund.docx"), Step("page", "1")))
    'attachment avtal.zip > 2024/kund.docx > page 1'
    >>> in_english((Step("comment"),))
    'comment'
    """
    return " > ".join(_one(step) for step in where)


def _one(step: Step) -> str:
    pattern = ENGLISH[step.kind]
    if "{}" in pattern and not step.value:
        return pattern.split(" by {}")[0].replace(" {}", "").replace("{}", step.kind)
    return pattern.format(step.value)
