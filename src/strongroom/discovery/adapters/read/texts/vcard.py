"""Address cards (vCard 2.1, 3.0, 4.0: RFC 6350), many in one file: one row a card."""

from __future__ import annotations

from collections.abc import Iterator

from strongroom.discovery.adapters.read.texts.content_lines import Line, Records, fields, lines
from strongroom.discovery.core.passage import Part, Source

_LABELS = {
    "FN": "name", "NICKNAME": "nickname", "TEL": "phone", "EMAIL": "email", "ADR": "address", "LABEL": "address",
    "BDAY": "date of birth", "DEATHDATE": "date of death", "ORG": "organisation", "NOTE": "note", "TITLE": "title",
    "FAMILY": "family name", "GIVEN": "given name", "": "text",
}  # fmt: skip
_FILES = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
_NOTHING = frozenset(("VERSION", "PRODID", "REV"))


def read(source: Source) -> Iterator[Part]:
    records = Records(_LABELS)
    for line in lines(source.file):
        if line.name == "END" or records.is_full():
            yield from records.end_row()
        if line.name in _FILES:
            yield from records.file(line)
        elif line.name not in ("BEGIN", "END", *_NOTHING):
            _put(records, line)
    yield from records.end_row()
    yield from records.flush()


def _put(records: Records, line: Line) -> None:
    if line.name == "N":
        names = [*fields(line.value), "", "", "", ""]
        records.put("FAMILY", names[0])
        records.put("GIVEN", " ".join(filter(None, names[1:3])))
        records.put("NAME-PARTS", " ".join(filter(None, names[3:])))
    elif line.name == "ADR":
        records.put("ADR", _address(fields(line.value)))
        records.put("ADR", line.parameters.get("LABEL", ""))
    elif line.name == "ORG":
        records.put("ORG", ", ".join(filter(None, fields(line.value))))
    else:
        for prefix in ("tel:", "mailto:"):
            if line.value[: len(prefix)].lower() == prefix:
                records.put(line.name, line.text()[len(prefix) :])
                return
        records.put(line.name, line.text())


def _address(parts: list[str]) -> str:
    """Written as on an envelope of most of Europe.

    >>> _address(["", "", "Storgatan 5", "Växjö", "", "352 31", "Sverige"])
    'Storgatan 5, 352 31 Växjö, Sverige'
    """
    box, extra, street, city, region, code, country, *more = [*parts, *[""] * 7][: max(7, len(parts))]
    place = " ".join(filter(None, (code, city)))
    return ", ".join(part.replace("\n", ", ") for part in (street, extra, box, place, region, country, *more) if part)
