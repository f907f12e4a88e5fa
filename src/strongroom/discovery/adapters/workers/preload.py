"""Everything that a library would fetch from disk when first used, fetched while that is still allowed."""

from __future__ import annotations

import contextlib
import encodings
import importlib
import pkgutil
from importlib.resources import files
from importlib.resources.abc import Traversable

import phonenumbers
import stdnum
from stdnum import numdb

from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.detect.words import content_words, lexicon

_OF_THINGS = frozenset({"cfi", "imsi", "isbn", "isil", "oui"})
"""Tables about books, radios and network cards: large, and no detector asks them."""


def tables() -> None:
    """What detection looks up: numbering plans, tables of national numbers, lists of words."""
    phonenumbers.PhoneMetadata.load_all()
    for module in pkgutil.walk_packages(stdnum.__path__, "stdnum."):
        importlib.import_module(module.name)
    _tables("", files(stdnum))
    for load in (lexicon.names, lexicon.common_words, lexicon.not_people, lexicon.places, content_words.lexicon, kinds):
        load()


def codecs() -> None:
    """`bytes.decode("cp949")` imports a module."""
    for module in pkgutil.iter_modules(encodings.__path__):
        # `mbcs` and `oem` exist on Windows alone.
        with contextlib.suppress(ImportError):
            importlib.import_module(f"encodings.{module.name}")
    for name in ("idna", "unicode_escape", "utf_7"):
        b"a".decode(name)


def _tables(prefix: str, folder: Traversable) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            _tables(f"{prefix}{entry.name}/", entry)
        elif entry.name.endswith(".dat") and (name := entry.name.removesuffix(".dat")) not in _OF_THINGS:
            numdb.get(prefix + name)
