"""Nested values (decoded JSON) as tables and labelled texts.

A list of objects becomes a table whose columns are the objects' keys (`address.city`, `orders[].item`); a map of
like objects does too, with its keys as the first column. A single value becomes a passage labelled by its key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from strongroom.discovery.core.passage import Part, Passage, Table
from strongroom.discovery.core.where import Step, Where

BLOCK = 1000
WIDEST = 200
"""Columns. Objects whose keys vary more are read one by one."""
DEEPEST = 80
_TELLING_KEY = re.compile(r"[@ ]|\d{4}")


def parts_of(value: Any, path: str = "", name: str = "", depth: int = 0) -> Iterator[Part]:
    """`path` is the way of keys to `value` as a person writes it (`customers[3].email`), `name` its last key."""
    if depth > DEEPEST:
        yield Passage(place(path), flat_text(value), name)
    elif isinstance(value, dict):
        yield from _of_object(value, path, depth)
    elif isinstance(value, list):
        yield from _of_list(value, path, name, depth)
    elif (text := scalar(value)) and not text.isspace():
        yield Passage(place(path), f"{name}: {text}" if _TELLING_KEY.search(name) else text, name)


def place(path: str) -> Where:
    return (Step("key", path),) if path else ()


def below(path: str, key: str | int) -> str:
    """
    >>> below(below("customers", 3), "email")
    'customers[3].email'
    """
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else key


def scalar(value: Any) -> str:
    """Numbers are decoded as the digits that stand in the file; true, false and null hold nothing."""
    return value if isinstance(value, str) else ""


def _of_object(value: dict[str, Any], path: str, depth: int) -> Iterator[Part]:
    if len(value) >= 3 and all(isinstance(child, dict) and child for child in value.values()):
        rows = [{"key": key, **flat(child)} for key, child in value.items()]
        if tables := as_tables(rows, place(path), 1):
            yield from tables
            return
    for key, child in value.items():
        yield from parts_of(child, below(path, key), key, depth + 1)


def _of_list(value: list[Any], path: str, name: str, depth: int) -> Iterator[Part]:
    kinds = {type(child) for child in value}
    if kinds == {dict} and (tables := as_tables([flat(child) for child in value], place(path), 1)):
        yield from tables
    elif kinds == {list} and not any(isinstance(cell, (dict, list)) for child in value for cell in child):
        yield from _matrix(value, path)
    elif kinds and not kinds & {dict, list}:
        if text := "\n".join(filter(None, map(scalar, value))):
            yield Passage(place(path), text, name)
    else:
        for index, child in enumerate(value):
            yield from parts_of(child, below(path, index), name, depth + 1)


def _matrix(value: list[list[Any]], path: str) -> Iterator[Part]:
    width = max(map(len, value))
    for start in range(0, len(value) if width else 0, BLOCK):
        rows = [[scalar(cell) for cell in row] + [""] * (width - len(row)) for row in value[start : start + BLOCK]]
        yield Table(place(path), (), start + 1, rows)


def as_tables(records: Sequence[dict[str, str]], where: Where, first_row: int) -> list[Table]:
    """Blocks of flattened objects as tables; none where they have too little in common."""
    tables = []
    for start in range(0, len(records), BLOCK):
        block = records[start : start + BLOCK]
        header = tuple(dict.fromkeys(key for record in block for key in record))
        if len(header) > max(WIDEST, 2 * max(map(len, block))):
            return []
        if header:
            rows = [[record.get(key, "") for key in header] for record in block]
            tables.append(Table(where, header, first_row + start, rows))
    return tables


def flat(record: dict[str, Any]) -> dict[str, str]:
    r"""One object as one row; what a list holds shares a cell, line by line.

    >>> flat({"namn": "Erik", "hem": {"ort": "Växjö"}, "tel": ["070-1", "0470-2"]})
    {'namn': 'Erik', 'hem.ort': 'Växjö', 'tel': '070-1\n0470-2'}
    """
    row: dict[str, list[str]] = {}
    _fill(row, record, "", 0)
    return {column: "\n".join(texts) for column, texts in row.items()}


def _fill(row: dict[str, list[str]], value: Any, column: str, depth: int) -> None:
    if isinstance(value, dict) and depth < DEEPEST:
        for key, child in value.items():
            _fill(row, child, f"{column}.{key}" if column else key, depth + 1)
    elif isinstance(value, list) and depth < DEEPEST:
        nested = column + "[]"
        for child in value:
            _fill(row, child, nested if isinstance(child, (dict, list)) else column, depth + 1)
    else:
        text = flat_text(value) if isinstance(value, (dict, list)) else scalar(value)
        texts = row.setdefault(column, [])
        if text:
            texts.append(text)


def flat_text(value: Any) -> str:
    """Everything in `value`, however deep, line by line; keys that may tell something go along."""
    lines: list[str] = []
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            lines.extend(key for key in one if _TELLING_KEY.search(key))
            waiting.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            waiting.extend(reversed(one))
        else:
            lines.append(scalar(one))
    return "\n".join(filter(None, lines))
