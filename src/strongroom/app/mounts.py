"""Which file system a folder lies on. A home on a network share is refused: locks do not hold there."""

from __future__ import annotations

import os
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")

_NETWORK = frozenset(
    [
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.gcsfuse",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "fuse.smbnetfs",
        "glusterfs",
        "gfs2",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "orangefs",
        "smb3",
        "smbfs",
        "vboxsf",
    ]
)


def network_kind(folder: Path, mounts: Path = MOUNTS) -> str:
    """The kind of network share that `folder` lies on (`nfs4`, `cifs`), or nothing where it is local.

    Where the system has no mount table (macOS) nothing is known, and nothing is said.
    """
    try:
        table = mounts.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
    path = os.path.realpath(folder)
    best, kind = "", ""
    for line in table.splitlines():
        point, found = _mount(line)
        # Later lines lie over earlier ones at the same point.
        if len(point) >= len(best) and (path == point or path.startswith(point.rstrip("/") + "/")):
            best, kind = point, found
    return kind if kind in _NETWORK else ""


def _mount(line: str) -> tuple[str, str]:
    """Mount point and type of one line of mountinfo (proc(5)): fields, ` - `, type, source, options."""
    before, _, after = line.partition(" - ")
    point = before.split(" ")[4] if before.count(" ") >= 4 else ""
    return point.encode().decode("unicode_escape") if "\\" in point else point, after.split(" ")[0]
