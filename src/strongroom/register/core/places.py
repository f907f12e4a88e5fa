"""Places as other rooms speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
