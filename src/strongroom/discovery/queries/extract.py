"""The texts of one file, read by a worker, nothing kept."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from strongroom.discovery.adapters.walk import shown
from strongroom.discovery.adapters.workers.pool import Job, Limits, Options, Pool, Result, Texts
from strongroom.discovery.core.finding import Examined
from strongroom.discovery.core.where import Where


def extract(path: bytes) -> Iterator[tuple[Where, str] | Examined]:
    """Each text with its place, as they are read; last, how it ended.

    Links that lead to the file are followed: it was named. Raises `OSError` where there is nothing to read or no
    right to, `IsADirectoryError` among them.
    """
    real = os.path.realpath(path, strict=True)
    facts = os.lstat(real)
    if stat.S_ISDIR(facts.st_mode):
        raise IsADirectoryError
    if stat.S_ISREG(facts.st_mode):
        os.close(os.open(real, os.O_RDONLY))
    job = Job(real, shown(real.rpartition(b"/")[2]), facts.st_size)
    with Pool(workers=1, options=Options(), limits=Limits(), texts=True) as pool:
        for said in pool.examine([job]):
            if isinstance(said, Texts):
                for where, text, _label in said.texts:
                    yield where, text
            elif isinstance(said, Result):
                yield said.examined
