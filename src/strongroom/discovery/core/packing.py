"""Frozen dataclasses as JSON and back, by their annotations: for what is kept sealed and was computed by us."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def pack(value: object) -> bytes:
    """
    >>> from strongroom.discovery.core.folders import Row
    >>> unpack(Row, pack(Row(("Kunder", "2024"), (1, 0, 0, 2))))
    Row(folder=('Kunder', '2024'), levels=(1, 0, 0, 2), rest=False)
    """
    return json.dumps(_plain(value), separators=(",", ":")).encode()


def unpack(kind: type[T], packed: bytes) -> T:
    """Raises `ValueError`, `TypeError` or `KeyError` for what is no such dataclass, such as one of another version."""
    made: T = _made(kind, json.loads(packed))
    return made


def _plain(value: object) -> object:
    if is_dataclass(value):
        return [_plain(getattr(value, each.name)) for each in fields(value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    return value


def _made(kind: Any, plain: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if plain is None else _made(next(each for each in arguments if each is not NoneType), plain)
    if origin is tuple:
        kinds = [arguments[0]] * len(plain) if arguments[1:] == (...,) else arguments
        return tuple(_made(each, one) for each, one in zip(kinds, plain, strict=True))
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(*(_made(each, one) for each, one in zip(_hints(kind), plain, strict=True)))
    return kind(plain)


@cache
def _hints(kind: Any) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[each.name] for each in fields(kind))
