"""YAML, read as what it looks like to a person: lines of label and value.

No library: the notation can build objects and grow without end, and the label of a value stands on its own line or
on the line above, where a person and the recogniser look for it. Only escapes in quoted strings are undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.adapters.read.texts import lines
from strongroom.discovery.core.passage import Part, Source

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")


def read(source: Source) -> Iterator[Part]:
    return lines.passages(source.file, reword=_unescaped)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found.group(1) or found.group(2), 16)), text)
