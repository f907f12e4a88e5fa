"""Who acts: an opaque reference, so that no room needs to know what a member is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """`ref` is a token that names somebody to the room that issued it, never a name."""

    ref: str


LOCAL = Actor("local")
"""Whoever runs the command on this computer, until the firm has members."""
