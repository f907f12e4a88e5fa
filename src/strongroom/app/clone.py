"""The clone of the repository this program runs from, where it has one."""

from __future__ import annotations

from pathlib import Path

from strongroom.kit.errors import StrongroomError


class NotInAClone(StrongroomError):
    """`test` and `bench` live beside the source, which an installed package does not carry."""

    code = "not_in_a_clone"


def root_of_clone() -> Path:
    root = Path(__file__).resolve().parents[3]
    if not (root / "tests").is_dir():
        raise NotInAClone
    return root
