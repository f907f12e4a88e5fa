"""Pages that stand alone: one file with its style and typeface inside, that runs nothing and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.template import Context, Engine

from strongroom.shell.words import language

_LOOK = Path(__file__).parent / "look"
_URL = re.compile(r'url\("(fonts/[a-z0-9-]+\.woff2)"\)')


def standing_alone(templates: Path, name: str, values: Mapping[str, Any]) -> str:
    """The page of this template. It gets `language`, `style` and `policy` beside its own values.

    The policy allows this one style and nothing else: no script, no request, no form, no frame (CSP level 3).
    """
    sheet = _style()
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    context = Context({**values, "language": language(), "style": sheet, "policy": policy})
    return _engine(templates).get_template(name).render(context)


@cache
def _engine(templates: Path) -> Engine:
    return Engine(dirs=[str(templates)], builtins=["strongroom.shell.template_words"])


@cache
def _style() -> str:
    return _URL.sub(lambda found: f'url("{_data(found[1])}")', (_LOOK / "page.css").read_text("utf-8"))


def _data(path: str) -> str:
    return "data:font/woff2;base64," + base64.b64encode((_LOOK / path).read_bytes()).decode()
