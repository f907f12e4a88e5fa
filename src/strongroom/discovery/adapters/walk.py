"""Every file below some folders, with the facts by which an unchanged one is known again.

Paths are bytes, as the file system has them. Nothing is opened and no link is followed; what cannot be read is
given too, with the reason.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from strongroom.discovery.core.passage import Reason

_Excluded = Callable[[bytes], bool]
_PSEUDO = frozenset((b"/proc", b"/sys", b"/dev"))


class Found(NamedTuple):
    """One file, or something that stands where a file could. Times are nanoseconds since 1970, sizes bytes.

    `root` is the index of the named path it lies below. A `blocked` one is only known by its name.
    """

    path: bytes
    root: int
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    device: int
    blocked: Reason | None = None


def shown(path: bytes) -> str:
    r"""A path for people: bytes that are no UTF-8 show as `\xNN`.

    >>> shown("kunder/Åsa.txt".encode("latin-1"))
    'kunder/\\xc5sa.txt'
    """
    return path.decode("utf-8", "backslashreplace")


def below(root: bytes, path: bytes) -> str:
    """`path` as a person sees it below the place `root`; a root that is a file shows as its name.

    >>> below(b"/srv/kunder", b"/srv/kunder/2024/avtal.pdf"), below(b"/srv/a.pdf", b"/srv/a.pdf")
    ('2024/avtal.pdf', 'a.pdf')
    """
    if path == root:
        return shown(path.rpartition(b"/")[2])
    return shown(path[len(root.rstrip(b"/")) + 1 :])


def resolve(roots: Iterable[bytes]) -> list[bytes]:
    """The named paths without links, none of which lies in another: a file comes once however often it is named.

    Raises `OSError` for a path that is not there or may not be reached.
    """
    real = sorted({os.path.realpath(root, strict=True) for root in roots}, key=lambda path: path.rstrip(b"/") + b"/")
    kept: list[bytes] = []
    for path in real:
        if not kept or not _inside(path, kept[-1]):
            kept.append(path)
    return kept


def walk(roots: Sequence[bytes], *, leave_out: Iterable[bytes] = (), exclude: Sequence[str] = ()) -> Iterator[Found]:
    """Everything below `roots` (as `resolve` gives them).

    `leave_out` are folders never entered, such as the program's own. `exclude` are globs: one that has a slash is
    held against the path below the root, any other against each name on the way.
    """
    walker = _Walker(roots, frozenset(leave_out), _excluder(exclude))
    for number, root in enumerate(roots):
        yield from walker.root(number, root)


class _Walker:
    def __init__(self, roots: Sequence[bytes], leave_out: frozenset[bytes], excluded: _Excluded | None) -> None:
        self._roots = roots
        self._leave_out = leave_out
        self._excluded = excluded
        self._seen: set[tuple[int, int]] = set()
        self._waiting: list[bytes] = []

    def root(self, number: int, root: bytes) -> Iterator[Found]:
        facts = os.lstat(root)
        if not stat.S_ISDIR(facts.st_mode):
            yield _found(root, number, facts)
            return
        self._waiting = [root]
        skip = len(root.rstrip(b"/")) + 1
        while self._waiting:
            folder = self._waiting.pop()
            try:
                yield from self._folder(folder, number, skip)
            except OSError as error:
                yield _blocked(folder, number, why(error))

    def _folder(self, folder: bytes, number: int, skip: int) -> Iterator[Found]:
        """One folder's files; its folders go to the waiting ones. A hundred thousand files pass here in a third of
        a second, which is why the common case comes first and calls little."""
        excluded = self._excluded
        with os.scandir(folder) as entries:
            for entry in entries:
                path = entry.path
                if excluded is not None and excluded(path[skip:]):
                    continue
                try:
                    facts = entry.stat(follow_symlinks=False)
                except OSError as error:
                    yield _blocked(path, number, why(error))
                    continue
                if facts.st_mode & 0o170000 == stat.S_IFREG:
                    yield _found(path, number, facts)
                elif reason := self._no_file(path, facts):
                    yield _blocked(path, number, reason)

    def _no_file(self, path: bytes, facts: os.stat_result) -> Reason | None:
        """Remember a folder for later. The reason where something else stands that will not be read."""
        if stat.S_ISLNK(facts.st_mode):
            return _why_not_followed(path, self._roots)
        if not stat.S_ISDIR(facts.st_mode):
            return Reason.NOT_A_FILE
        if path in _PSEUDO:
            return Reason.OTHER_FILE_SYSTEM
        # Mounted twice, a folder would be read twice, or for ever.
        key = (facts.st_dev, facts.st_ino)
        if path not in self._leave_out and key not in self._seen:
            self._seen.add(key)
            self._waiting.append(path)
        return None


def why(error: OSError) -> Reason:
    """The reason a person is given when the system refuses a path."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return Reason.VANISHED
        case errno.EACCES | errno.EPERM:
            return Reason.NO_PERMISSION
        case errno.ELOOP:
            return Reason.LINK_LOOP
        case errno.ENAMETOOLONG:
            return Reason.TOO_DEEP
        case errno.ENXIO | errno.ENODEV:
            return Reason.NOT_A_FILE
    return Reason.DISK_ERROR


def _found(path: bytes, root: int, facts: os.stat_result) -> Found:
    return Found(
        path,
        root,
        facts.st_size,
        facts.st_mtime_ns,
        facts.st_ctime_ns,
        facts.st_ino,
        facts.st_dev,
        None if facts.st_mode & 0o170000 == stat.S_IFREG else Reason.NOT_A_FILE,
    )


def _blocked(path: bytes, root: int, reason: Reason) -> Found:
    return Found(path, root, 0, 0, 0, 0, 0, reason)


def _why_not_followed(link: bytes, roots: Sequence[bytes]) -> Reason | None:
    """None where nothing is lost: what the link leads to is below the roots and read by itself."""
    try:
        target = os.path.realpath(link, strict=True)
    except OSError as error:
        return Reason.LINK_LOOP if error.errno == errno.ELOOP else Reason.LINK_NOT_FOLLOWED
    if _inside(link, target):
        return Reason.LINK_LOOP
    return None if any(_inside(target, root) for root in roots) else Reason.LINK_NOT_FOLLOWED


def _inside(path: bytes, folder: bytes) -> bool:
    return path == folder or path.startswith(folder.rstrip(b"/") + b"/")


def _excluder(globs: Sequence[str]) -> _Excluded | None:
    stripped = [glob.strip("/") for glob in globs if glob.strip("/")]
    if not stripped:
        return None
    by_path = [fnmatch.translate(glob) for glob in stripped if "/" in glob]
    by_name = [fnmatch.translate(glob) for glob in stripped if "/" not in glob]
    path_pattern = re.compile("|".join(by_path) or r"(?!)")
    name_pattern = re.compile("|".join(by_name) or r"(?!)")

    def excluded(relative: bytes) -> bool:
        path = os.fsdecode(relative)
        # Folders above were held against the globs when they came by: the last name is enough.
        return bool(path_pattern.match(path) or name_pattern.match(path.rpartition("/")[2]))

    return excluded
