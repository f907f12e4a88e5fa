"""What a worker is told once, before its first job."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from strongroom.discovery.adapters.read.budget import Limits
from strongroom.discovery.core.detect.scan import Options


@dataclass(frozen=True, slots=True)
class Setup:
    """`texts`: send the texts back and look for nothing in them."""

    options: Options
    limits: Limits
    texts: bool


def pack(setup: Setup) -> dict[str, Any]:
    options = asdict(setup.options)
    options["today"] = setup.options.today and setup.options.today.isoformat()
    return {"options": options, "limits": asdict(setup.limits), "texts": setup.texts}


def unpack(packed: dict[str, Any]) -> Setup:
    options: dict[str, Any] = dict(packed["options"])
    for key, value in options.items():
        if isinstance(value, list):
            options[key] = tuple(value)
    if options["today"]:
        options["today"] = date.fromisoformat(options["today"])
    return Setup(Options(**options), Limits(**packed["limits"]), packed["texts"])
