"""Technical text of this machine: Python's reference and library, and what packages say of themselves."""

from __future__ import annotations

import pydoc_data.topics
import random
import re
from collections.abc import Iterator
from pathlib import Path

_ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.\w")
_DOCUMENTS = Path("/usr/share/doc")
_BLOCK = 20_000


def technical_texts(size: int) -> list[str]:
    """Blocks of about 20 kB, so many characters in all; files with an e-mail address are left out: people stand there."""
    blocks: list[str] = []
    length = 0
    for text in _files():
        if _ADDRESS.search(text):
            continue
        for start in range(0, len(text), _BLOCK):
            if length >= size:
                return blocks
            blocks.append(text[start : start + _BLOCK])
            length += len(blocks[-1])
    return blocks


def _files() -> Iterator[str]:
    yield "\n".join(pydoc_data.topics.topics.values())
    for folder, pattern in ((Path(random.__file__).parent, "*.py"), (_DOCUMENTS, "*/*.txt"), (_DOCUMENTS, "*/README*")):
        for file in sorted(folder.glob(pattern)):
            try:
                yield file.read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
