"""Everything that a library would fetch from disk when first used, fetched while that is still allowed."""

from __future__ import annotations

import contextlib
import encodings
import importlib
import pkgutil


def everything() -> None:
    """Codecs, above all: `bytes.decode("cp949")` imports a module."""
    for module in pkgutil.iter_modules(encodings.__path__):
        # `mbcs` and `oem` exist on Windows alone.
        with contextlib.suppress(ImportError):
            importlib.import_module(f"encodings.{module.name}")
    for name in ("idna", "unicode_escape", "utf_7"):
        b"a".decode(name)
