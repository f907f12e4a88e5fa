"""Addresses for the corners of sample documents, and which corner each marks."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE / "mail_pdf"


class Corners:
    """Hands out addresses and remembers what each marks."""

    def __init__(self) -> None:
        self.files: dict[str, dict[str, str]] = {}
        self.current = ""

    def begin(self, file: str) -> None:
        self.current = file
        self.files[file] = {}

    def __call__(self, corner: str) -> str:
        stem = Path(self.current).name.replace(".", "-")
        address = f"m{len(self.files[self.current]):02}.{stem}@example.test"
        self.files[self.current][address] = corner
        return address


mark = Corners()


def write(name: str, data: bytes) -> None:
    (OUT / name).write_bytes(data)
