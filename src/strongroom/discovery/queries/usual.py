"""Where to look when nobody says where."""

from __future__ import annotations

import os
from pathlib import Path

from strongroom.discovery.adapters.usual_folders import usual_folders
from strongroom.discovery.core.errors import NoUsualFolders


def usual_paths() -> tuple[bytes, ...]:
    """This account's Downloads, Desktop and Documents, whatever their names. Raises `NoUsualFolders`."""
    folders = tuple(os.fsencode(folder) for folder in usual_folders(Path.home()))
    if not folders:
        raise NoUsualFolders
    return folders
