"""What the frame (`app`) hands to every command: language and the way to the home.

A room's command is a function with typer annotations and a `typer.Context`; `ctx.obj` is a `Frame`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """`open_home` makes this process the home's keeper, ready for the database, until it is closed."""

    language: str
    home: Path
    open_home: Callable[[], AbstractContextManager[Any]]
    no_home: Callable[[], AbstractContextManager[Any]]
