"""A read-only look at what a check-up kept: which data subject each finding of a value is linked to.

It opens the database itself, as no query of the product gives links value by value, and that is right so.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from pathlib import Path

from bench.people.said import Value
from strongroom.crypto import keyfile


class Inventory:
    """`home` of a finished check-up of `folder`."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._ring = keyfile.read(home / "inventory.key")
        self._folder = folder
        with sqlite3.connect(f"file:{home / 'inventory.sqlite3'}?mode=ro", uri=True) as base:
            self._numbers = {
                bytes(path): f"i{number}"
                for number, path in base.execute("SELECT id, path_fingerprint FROM discovery_item")
            }
            self._signs: dict[bytes, list[int]] = defaultdict(list)
            for fingerprint, mention in base.execute("SELECT fingerprint, mention_id FROM register_sign"):
                self._signs[fingerprint].append(mention)
            self.subject = dict(base.execute("SELECT id, data_subject_id FROM register_mention"))
            self._kinds = dict(base.execute("SELECT id, kinds FROM register_mention"))
            self._items: dict[int, set[str]] = defaultdict(set)
            for mention, item in base.execute("SELECT mention_id, item FROM register_holding"):
                self._items[mention].add(item)
        base.close()

    def token(self, item: str) -> str:
        return self._numbers.get(self._ring.fingerprint("path", os.fsencode(self._folder / item)), "")

    def mentions(self, item: str, value: Value) -> list[int]:
        """The mentions in that item that hold the value."""
        token = self.token(item)
        return [
            mention for mention in self._signs.get(self._ring.fingerprint(*value), ()) if token in self._items[mention]
        ]

    def kinds(self, mention: int) -> str:
        return str(self._kinds[mention])

    def subjects_of(self) -> dict[str, set[int]]:
        """The data subjects that each item holds something of."""
        found: dict[str, set[int]] = defaultdict(set)
        for mention, items in self._items.items():
            for item in items:
                found[item].add(self.subject[mention])
        return found
