"""Where in an item something stands, in the reader's language."""

from __future__ import annotations

from strongroom.discovery.core.where import ENGLISH, Step, Where, in_english
from strongroom.shell.output import plain
from strongroom.shell.words import _


def in_words(where: Where) -> str:
    """Such as “attachment avtal.zip › page 3”; in Swedish “bilaga avtal.zip › sida 3”."""
    return " › ".join(map(_one, where))


def patterns() -> list[str]:
    """Every message that can be said here, for the catalogue: steps with their value and without."""
    bare = [in_english((Step(kind),)) for kind in ENGLISH]
    return list(dict.fromkeys(words for words in (*ENGLISH.values(), *bare) if words != "{}"))


def _one(step: Step) -> str:
    pattern = ENGLISH[step.kind]
    if pattern == "{}" and step.value:
        return plain(step.value)
    if "{}" in pattern and step.value:
        return _(pattern).format(plain(step.value))
    return _(in_english((Step(step.kind),)))
