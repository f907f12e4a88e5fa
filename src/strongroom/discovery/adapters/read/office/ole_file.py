"""OLE compound files (MS-CFB) as the readers of old Office formats see them: streams by name, properties."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

import olefile

from strongroom.discovery.adapters.read.office import ole_properties
from strongroom.discovery.core.passage import Outcome, Part, Passage, Reason, Unreadable
from strongroom.discovery.core.where import Step, Where

_LARGEST = 256 << 20
_WORDLESS = ("revision", "application", "10")  # 10: how long it was worked on


class OleFile:
    """The streams of one storage. A stream that was taken is gone for those who come after."""

    def __init__(self, ole: Any, paths: dict[str, list[str]]) -> None:
        self._ole = ole
        self._paths = paths
        self.damaged = False

    @classmethod
    def open(cls, file: BinaryIO) -> OleFile:
        """Raises `Unreadable` when it is damaged, or the wrapping of an encrypted document (MS-OFFCRYPTO 2.3.4)."""
        try:
            ole = olefile.OleFileIO(file)
            paths = {"/".join(path).lower(): path for path in ole.listdir()}
        except Exception as error:  # olefile finds many ways to fail on a damaged file
            raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error
        if "encryptedpackage" in paths:
            raise Unreadable(Outcome.ENCRYPTED, Reason.PASSWORD)
        return cls(ole, paths)

    def has(self, name: str) -> bool:
        return name.lower() in self._paths

    def names(self) -> list[str]:
        """In lower case, with slashes between storages."""
        return list(self._paths)

    def take(self, name: str) -> bytes:
        """A stream's bytes, as many as can be had; empty where there is none."""
        data = self.look(name)
        self._paths.pop(name.lower(), None)
        return data

    def look(self, name: str) -> bytes:
        """As `take`, but the stream stays."""
        path = self._paths.get(name.lower())
        if path is None:
            return b""
        try:
            data: bytes = self._ole.openstream(path).read(_LARGEST)
        except Exception:  # noqa: BLE001  a broken chain of sectors: what lies beyond it is lost
            self.damaged = True
            return b""
        return data

    def within(self, storage: str) -> OleFile:
        """A storage as a file of its own; its streams are taken from this one."""
        start = storage.lower() + "/"
        names = [name for name in self._paths if name.startswith(start)]
        return OleFile(self._ole, {name[len(start) :]: self._paths.pop(name) for name in names})

    def objects(self) -> list[str]:
        """Storages that hold one embedded object each: `ObjectPool/_123` in Word, `MBD…` in Excel."""
        found: dict[str, None] = {}
        for name in self._paths:
            folders = name.split("/")[:-1]
            for depth, folder in enumerate(folders):
                if folder.startswith("mbd") or (depth and folders[depth - 1] == "objectpool"):
                    found["/".join(folders[: depth + 1])] = None
                    break
        return list(found)

    def properties(self, where: Where) -> Iterator[Part]:
        r"""What the document says about itself (MS-OLEPS): `\5SummaryInformation` and what else there is."""
        for name in [name for name in self._paths if name.startswith("\x05")]:
            names = _NAMES.get(name.lstrip("\x05"), {})
            with contextlib.suppress(struct.error):  # left for the sweep
                for section, number, text in ole_properties.properties(self.look(name)):
                    label = names.get(number, str(number)) if not section else str(number)
                    if label not in _WORDLESS and not text.startswith("Normal.dot"):
                        yield Passage((*where, Step("property", label)), text, label)


_NAMES: dict[str, dict[int, str]] = {
    "summaryinformation": {
        2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "comments", 7: "template", 8: "last saved by",
        9: "revision", 11: "last printed", 12: "created", 13: "last saved", 18: "application",
    },
    "documentsummaryinformation": {
        2: "category", 3: "presentation format", 12: "headings", 13: "titles of parts", 14: "manager", 15: "company",
    },
}  # fmt: skip
