"""The country that this computer's locale names."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

_TERRITORY = re.compile(r"^[a-z]{2,3}_([A-Z]{2})\b")
_NAMES = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MESSAGES", "LANG")


def territory(environment: Mapping[str, str] | None = None) -> str:
    """Two letters of ISO 3166 from the first locale that has them, nothing where none has.

    >>> territory({"LC_ALL": "C.UTF-8", "LANG": "en_GB.UTF-8"}), territory({})
    ('GB', '')
    """
    surroundings = os.environ if environment is None else environment
    matches = (_TERRITORY.match(surroundings.get(name, "")) for name in _NAMES)
    return next((match[1] for match in matches if match), "")
