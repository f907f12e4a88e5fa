"""What the frame (`app`) hands to every command: the language and where the home lies.

A room's command is a function with typer annotations and a `typer.Context`; `ctx.obj` is a `Frame`. How a home is
opened is `app`'s business: the frame carries it down, so that doors need not call upwards.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """`open_home` makes this process the keeper of `home`, ready for the database, until it is left;
    `in_memory` is a home that keeps nothing."""

    language: str
    home: Path
    open_home: Callable[[Path], AbstractContextManager[Any]]
    in_memory: Callable[[], AbstractContextManager[Any]]
