"""Values that must not be printed by accident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Sensitive(Generic[T]):
    """Holds a value that prints as dots: in a log line, a traceback, a debugger.

    >>> Sensitive("anna@example.test")
    •••
    """

    value: T

    def __repr__(self) -> str:
        return "•••"

    __str__ = __repr__
