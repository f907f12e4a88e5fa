"""The bounds of a worker process that hold before it has read anything: memory, dumps, its parent's life."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys

_DIE_WITH_PARENT, _DUMPABLE = 1, 4
_OPEN_FILES = 64
_PAGE = resource.getpagesize()
_TICKS = os.sysconf("SC_CLK_TCK")
_LEAST_ROOM = 64 << 20


def confine(parent: int) -> None:
    """No core dump holds what was read, nobody attaches, nothing is written, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None)
        libc.prctl(_DUMPABLE, 0, 0, 0, 0)
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    with contextlib.suppress(OSError):
        os.nice(5)
    if os.getppid() != parent:
        # It died before the line above could tell.
        sys.exit(0)


def limit_memory(share: int) -> None:
    """From here on the process may grow to about `share` bytes; beyond that an allocation fails (setrlimit(2))."""
    data = _status_bytes("VmData")
    if data is not None:
        _limit(resource.RLIMIT_DATA, data + max(share - (resident(os.getpid()) or 0), _LEAST_ROOM))


def resident(pid: int) -> int | None:
    """Bytes of memory a process really holds, None where the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", "rb", 0) as file:  # noqa: PTH123  asked many times a second
            return int(file.read(200).split()[1]) * _PAGE
    except (OSError, IndexError, ValueError):
        return None


def cpu_seconds(pid: int) -> float | None:
    """Processor time that a process has had, None where the system does not tell."""
    try:
        with open(f"/proc/{pid}/stat", "rb", 0) as file:  # noqa: PTH123  as above
            # The name before may hold anything; state is the first field after it, times the 12th and 13th (proc(5)).
            fields = file.read(1_000).rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    except (OSError, IndexError, ValueError):
        return None


class Turns:
    """How long a process was ready and had to wait for a processor. Opened while opening is still allowed."""

    def __init__(self, pid: int) -> None:
        self._file: int | None = None
        with contextlib.suppress(OSError):
            # Nanoseconds run, nanoseconds waited, turns had (Linux, Documentation/scheduler/sched-stats.rst).
            self._file = os.open(f"/proc/{pid}/schedstat", os.O_RDONLY | os.O_CLOEXEC)

    def waited(self) -> float:
        """Seconds; 0 where the system does not tell."""
        try:
            return int(os.pread(self._file, 200, 0).split()[1]) / 1e9 if self._file is not None else 0.0
        except (OSError, IndexError, ValueError):
            return 0.0

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def give_back() -> None:
    """Return freed memory to the system (malloc_trim(3)); a C library without that keeps it."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _status_bytes(key: str) -> int | None:
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as lines:  # noqa: PTH123  as above
            for line in lines:
                if line.startswith(key + ":"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None


def _limit(what: int, value: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        _, most = resource.getrlimit(what)
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(what, (value, value))
