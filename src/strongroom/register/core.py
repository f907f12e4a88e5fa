"""Places and people as other rooms speak of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place with its sealed columns opened. `path` is as the file system has it; `within` the enclosing place's
    number. Counts are of all that lies in this place, the places within it included."""

    number: int
    kind: str
    name: str
    path: bytes
    within: int | None
    custodian: str
    items: int
    findings: int
    data_subjects: int
    last_looked: datetime | None

    @property
    def token(self) -> str:
        return place_token(self.number)

    @property
    def shown_path(self) -> str:
        return self.path.decode("utf-8", "backslashreplace")

    def encloses(self, path: bytes) -> bool:
        """Whether `path` is this place or lies in it.

        >>> KnownPlace(1, "folder", "srv", b"/srv", None, "", 0, 0, 0, None).encloses(b"/srv2")
        False
        """
        return path == self.path or path.startswith(self.path.rstrip(b"/") + b"/")


@dataclass(frozen=True, slots=True)
class Person:
    """A data subject by number. `identified`: by something that points to one person by itself."""

    number: int
    identified: bool

    @property
    def token(self) -> str:
        return f"s{self.number}"


class Sign(NamedTuple):
    """An identifier on its way into the register: its fingerprint, its kind, and whether the kind points to one
    person by itself."""

    fingerprint: bytes
    kind: str
    identifies: bool


@dataclass(frozen=True, slots=True)
class Recognised:
    """The number of the person behind each fingerprint, and who of them were not known before."""

    numbers: dict[bytes, int]
    new: frozenset[int]


class Held(NamedTuple):
    """Something about one person in one item: `kinds` of identifier, in order. A tuple: they come by the million."""

    place: int
    item: str
    person: int
    kinds: tuple[str, ...]

    def joined(self, kinds: Iterable[str]) -> Held:
        return self._replace(kinds=tuple(sorted({*self.kinds, *kinds})))


def place_token(number: int) -> str:
    return f"p{number}"


def number_of(token: str, letter: str) -> int | None:
    """The number in a token of that letter; None for anything else.

    >>> number_of("p12", "p"), number_of("s12", "p"), number_of("p-1", "p")
    (12, None, None)
    """
    digits = token[1:]
    return int(digits) if token[:1] == letter and digits.isascii() and digits.isdigit() and len(digits) < 19 else None


def innermost(places: list[KnownPlace], path: bytes) -> KnownPlace | None:
    """The place that holds `path` most closely."""
    return max((place for place in places if place.encloses(path)), key=lambda place: len(place.path), default=None)
