"""Edits the zip of an Office document: parts in, parts changed, relations and content types kept in order."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Markers:
    """Hands out unique addresses, one a corner, the same at every run."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.given: dict[str, str] = {}

    def __call__(self, corner: str) -> str:
        slug = "".join(sign if sign.isalnum() else "-" for sign in corner)
        marker = f"{self.kind}-{slug}-{zlib.crc32(f'{self.kind}/{corner}'.encode()) % 4096:03x}@example.test"
        self.given[marker] = corner
        return marker

    def text(self, corner: str, text: str) -> str:
        """A marker that is no address: a name, a number."""
        self.given[text] = corner
        return text


class OfficeZip:
    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def replace(self, name: str, old: str, new: str, count: int = 1) -> None:
        text = self.parts[name].decode("utf-8")
        assert old in text, f"{old!r} not in {name}"
        self.parts[name] = text.replace(old, new, count).encode("utf-8")

    def add(self, name: str, content: str | bytes, *, type_: str = "", rel_from: str = "", rel_type: str = "") -> str:
        """A new part; its relation's id where it gets one."""
        self.parts[name] = content.encode("utf-8") if isinstance(content, str) else content
        if type_:
            override = f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'
            self.replace("[Content_Types].xml", "</Types>", override)
        if rel_type:
            target = posixpath.relpath(name, posixpath.dirname(rel_from) or ".")
            return self.relate(rel_from, rel_type, target)
        return ""

    def relate(self, part: str, type_: str, target: str, *, external: bool = False) -> str:
        folder, leaf = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if name not in self.parts:
            self.parts[name] = f'<Relationships xmlns="{RELS}"></Relationships>'.encode()
        text = self.parts[name].decode()
        number = f"rIdM{text.count('<Relationship ')}"
        kind = type_ if "://" in type_ else f"{OFFICE}/{type_}"
        mode = ' TargetMode="External"' if external else ""
        relation = f'<Relationship Id="{number}" Type="{kind}" Target="{target}"{mode}/></Relationships>'
        if text.rstrip().endswith("/>"):
            text = text.rstrip()[:-2] + "></Relationships>"
        self.parts[name] = text.replace("</Relationships>", relation).encode()
        return number

    def data(self) -> bytes:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return held.getvalue()
