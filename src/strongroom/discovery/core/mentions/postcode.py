"""The postcode in an address as it is written, compact: `411 19` is `41119`, `sw1a 2aa` is `SW1A2AA`."""

from __future__ import annotations

import re

_BRITISH = r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKMNPR-Y]? ?\d[ABD-HJLNP-UW-Z]{2})"
_IRISH = r"[AC-FHKNPRTV-Y]\d[\dW] ?[\dAC-FHKNPRTV-Y]{4}"
_CANADIAN = r"[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d"
_LETTERED = re.compile(rf"(?<![A-Za-z0-9])(?:{_BRITISH}|{_CANADIAN}|{_IRISH})(?![A-Za-z0-9])")
_AFTER_STATE = re.compile(
    r"\b[A-Z]{2,3},?\s{1,2}(\d{5})(?:-\d{4})?(?=\W*(?:$|\n|,|USA|U\.S|United))|\b(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT),? (\d{4})\b"
)
_BEFORE_TOWN = re.compile(
    r"(?<![\w.-])(?:[A-Z]{1,3}[- ]{1,2})?(\d{3} \d{2}|\d{4} ?[A-Z]{2}(?= )|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{4,6})[ ,\t]*\s(?=[^\W\d_])"
)  # fmt: skip
_WHOLE = re.compile(
    rf"(?:[A-Z]{{1,3}}[- ]{{1,2}})?(\d{{3}}[ -]\d{{2,4}}|\d{{4}} ?[A-Z]{{2}}|\d{{2}}-\d{{3}}|\d{{4,5}}-\d{{3}}|\d{{4,7}})|(\d{{5}})-\d{{4}}"
    rf"|({_BRITISH}|{_CANADIAN}|{_IRISH})"
)  # fmt: skip
_SIGNS = re.compile(r"[ -]")


def of_address(address: str, *, begins: bool = False) -> str:
    """The postcode in an address; empty where it has none. `begins`: the address may begin with it (`411 19 Göteborg`).

    >>> of_address("Kungsgatan 12 B, lgh 1102, 411 19 Göteborg")
    '41119'
    >>> of_address("4711 Main Street, Springfield, IL 62704-1234")
    '62704'
    >>> of_address("Flat 2, 14 Church Road, London SW1A 2AA")
    'SW1A2AA'
    >>> of_address("4711 Main Street")
    ''
    """
    if lettered := _LETTERED.search(address):
        return _compact(lettered[0])
    if state := _AFTER_STATE.search(address):
        return state[1] or state[2]
    found = ""
    for town in _BEFORE_TOWN.finditer(address):
        if begins or town.start() > 0:
            found = town[1]
    return _compact(found)


def of_cell(cell: str) -> str:
    """The postcode that is all of a cell, with or without its town.

    >>> of_cell("SE-411 19"), of_cell("1012 AB"), of_cell("62704-1234"), of_cell("unknown")
    ('41119', '1012AB', '62704', '')
    """
    whole = _WHOLE.fullmatch(cell.strip().upper())
    if whole:
        return _compact(whole[1] or whole[2] or whole[3])
    return of_address(cell, begins=True) if len(cell) < 60 else ""


def _compact(code: str) -> str:
    return _SIGNS.sub("", code).upper()
