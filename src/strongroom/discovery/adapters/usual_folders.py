"""Where people keep their files when nobody says where: Downloads, Desktop, Documents, whatever their name."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

_LINE = re.compile(r'^\s*XDG_(DOWNLOAD|DESKTOP|DOCUMENTS)_DIR\s*=\s*"(.*)"\s*$')
_KNOWN = {
    "DOWNLOAD": ("Downloads", "Hämtningar", "Hämtade filer"),
    "DESKTOP": ("Desktop", "Skrivbord"),
    "DOCUMENTS": ("Documents", "Dokument"),
}


def usual_folders(home: Path, *, platform: str = sys.platform) -> list[Path]:
    """The folders of `home` that exist, each once.

    Linux: as `user-dirs.dirs` names them (xdg-user-dirs), else by the names that English and Swedish desktops
    give. macOS keeps the English names on disk whatever it shows.
    """
    named = {} if platform == "darwin" else _xdg(home)
    folders: dict[Path, None] = {}
    for kind, known in _KNOWN.items():
        for folder in [named[kind]] if kind in named else [home / name for name in known]:
            # A folder that is the home itself is how xdg-user-dirs says "there is none".
            if folder != home and _is_folder(folder):
                folders[folder] = None
    return list(folders)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _xdg(home: Path) -> dict[str, Path]:
    try:
        lines = (home / ".config" / "user-dirs.dirs").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return {}
    return dict(_entries(lines, home))


def _entries(lines: list[str], home: Path) -> Iterator[tuple[str, Path]]:
    for line in lines:
        if match := _LINE.match(line):
            value = re.sub(r"\\(.)", r"\1", match[2])
            path = home / value.removeprefix("$HOME").lstrip("/") if value.startswith("$HOME") else Path(value)
            if path.is_absolute():
                yield match[1], path
