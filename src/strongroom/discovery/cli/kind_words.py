"""Kinds of personal data and levels of sensitivity, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from strongroom.discovery.core.levels import Level, kind_of
from strongroom.shell import numbers
from strongroom.shell.words import _, language, mark, ngettext

LEVELS = {
    Level.CRITICAL: mark("Critical"),
    Level.SENSITIVE: mark("Sensitive"),
    Level.CONFIDENTIAL: mark("Confidential"),
    Level.ORDINARY: mark("Ordinary"),
}


def level_name(level: Level) -> str:
    return _(LEVELS[level])


def kind_name(type: str) -> str:  # noqa: A002  the field's own name
    """The kind's name as the catalogue has it, its id where it is unknown to this release."""
    kind = kind_of(type)
    if kind is None:
        return type
    return kind.name_sv if language() == "sv" else kind.name_en


def people(count: int) -> str:
    """“34 people”; from a hundred on rounded: “some 1,900 people”."""
    if count < 100:
        return ngettext("one person", "{n} people", count).format(n=count)
    return _("some {n} people").format(n=numbers.number(numbers.about(count)))


def held(types: Sequence[tuple[str, int]], *, most: int = 4) -> str:
    """What an item holds: “Passport number, Name (2), E-mail address”."""
    said = [
        kind_name(kind) + (f"{numbers.NO_BREAK}({numbers.number(count)})" if count > 1 else "")
        for kind, count in types[:most]
    ]
    return ", ".join(said + (["…"] if len(types) > most else []))
