"""Whether what somebody asks for can be an identifier at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from strongroom.discovery.core.errors import NameAskedFor, NotAnIdentifier
from strongroom.discovery.core.finding import Identifier
from strongroom.discovery.core.meaning import CUSTOMER_NUMBER

_WORDS = re.compile(r"[^\W\d_]+(?:[ .,'’-]+[^\W\d_]+)*\.?")


def check_identifier(value: str, meanings: Sequence[Identifier]) -> None:
    """A name, and what no identifier looks like, is refused: an answer of "nothing known" would be taken for one.

    Raises `NameAskedFor` or `NotAnIdentifier`. `meanings` are what the value can be read as.
    """
    if any(meaning.type != CUSTOMER_NUMBER for meaning in meanings):
        return
    if _WORDS.fullmatch(value):
        raise NameAskedFor
    if not any(sign.isdigit() for sign in value) or any(sign.isspace() for sign in value):
        raise NotAnIdentifier
