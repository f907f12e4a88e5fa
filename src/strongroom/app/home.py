"""The home: one folder that holds everything of a firm, opened by its keeper."""

from __future__ import annotations

import errno
import resource
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from strongroom.app import keeper
from strongroom.app.database import MEMORY, failures_told, opened
from strongroom.app.errors import HomeImpossible, HomeNotAFolder, HomeNotPermitted, HomeOnNetwork, KeyFileMissing
from strongroom.app.mounts import MOUNTS, network_kind
from strongroom.crypto import keyfile
from strongroom.crypto.errors import KeyFileDamaged
from strongroom.crypto.ring import Ring

DATABASE = "inventory.sqlite3"
KEY = "inventory.key"


@dataclass(frozen=True, slots=True)
class Home:
    """An open home. `path` is None where nothing is kept; `fresh` when this opening made its key."""

    path: Path | None
    ring: Ring
    fresh: bool

    @property
    def key(self) -> Path | None:
        return self.path / KEY if self.path else None


@contextmanager
def open_home(path: Path, *, mounts: Path = MOUNTS) -> Iterator[Home]:
    """Be the keeper of the home at `path`, which is made if need be, with its database ready.

    Raises what `app.errors` and `crypto.errors` name; then nothing was changed.
    """
    home = path.expanduser().absolute()
    if kind := network_kind(home, mounts):
        raise HomeOnNetwork(path=str(home), kind=kind)
    with failures_told(home), ExitStack() as open_things:
        with _permission_told(home):
            _make_folder(home)
            _no_core_dumps()
            open_things.enter_context(keeper.kept(home))
            ring, fresh = _ring(home)
            open_things.callback(ring.lock)
            open_things.enter_context(opened(home / DATABASE))
        yield Home(home, ring, fresh)


@contextmanager
def in_memory() -> Iterator[Home]:
    """A home of which nothing is left: the database in memory, a key that nobody else has."""
    _no_core_dumps()
    ring = Ring.ephemeral()
    try:
        with opened(MEMORY):
            yield Home(None, ring, fresh=False)
    finally:
        ring.lock()


def _ring(home: Path) -> tuple[Ring, bool]:
    try:
        return keyfile.read(home / KEY), False
    except KeyFileDamaged as error:
        error.parameters["home"] = str(home)
        raise
    except FileNotFoundError:
        database = home / DATABASE
        if database.exists() and database.stat().st_size:
            raise KeyFileMissing(path=str(home / KEY), home=str(home)) from None
        return keyfile.create(home / KEY), True


def _make_folder(home: Path) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise HomeNotAFolder(path=str(home)) from None
    except OSError as error:
        # Where the kernel makes no folders (/proc), a name too long, a link that leads nowhere.
        if error.errno in (errno.ENOENT, errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP):
            raise HomeImpossible(path=str(home)) from None
        raise


@contextmanager
def _permission_told(home: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError:
        raise HomeNotPermitted(path=str(home)) from None
    except OSError as error:
        if error.errno == errno.EROFS:
            raise HomeNotPermitted(path=str(home)) from None
        raise


def _no_core_dumps() -> None:
    """A crash of this process must not write its memory, keys and all, to a disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
