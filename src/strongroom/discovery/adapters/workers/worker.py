"""The parent's side of one worker process: start it, hand it jobs, hear what it says, end it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Iterator

from strongroom.discovery.adapters.read.budget import MOST_STRETCHED, is_stuck
from strongroom.discovery.adapters.read.identify import identify_name
from strongroom.discovery.adapters.workers import setup as setups
from strongroom.discovery.adapters.workers.confine import Turns, cpu_seconds
from strongroom.discovery.adapters.workers.jobs import Pending
from strongroom.discovery.adapters.workers.landlock import Protection
from strongroom.discovery.adapters.workers.protocol import Frames, Garbled, Message, Ready, frame, understand
from strongroom.discovery.adapters.workers.setup import Setup
from strongroom.discovery.core.passage import Reason

CHILD = "strongroom.discovery.adapters.workers.child"
_SECONDS_TO_START = 60.0
_READ = 1 << 18
_WITHOUT_PICTURES = frozenset(("text", "csv", "json", "jsonl", "yaml", "xml", "ics", "unknown"))
_BOOT = "import sys, json, runpy; sys.path[:] = json.loads(sys.argv[1]); runpy.run_module({!r}, run_name='__main__')"


class Worker:
    """`pending` are the jobs it was given, the one it is at first. Times are the pool's clock's seconds."""

    def __init__(self, setup: Setup, *, now: float, child: str = CHILD) -> None:
        self.pending: deque[Pending] = deque()
        self.protection: Protection | None = None
        self.is_retired = False
        self.memory = setup.limits.memory
        self.began = now
        self._used: float | None = None
        self._waited = 0.0
        self._reads_pictures = False
        self._killed_for: Reason | None = None
        self._limits = setup.limits
        self._frames = Frames()
        self.line, theirs = socket.socketpair()
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module
            [
                *(sys.executable, "-I", "-c", _BOOT.format(child)),
                *(json.dumps([path for path in sys.path if path]), str(theirs.fileno()), str(os.getpid())),
            ],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=_environment(),
        )
        theirs.close()
        self.pid = self._process.pid
        self._turns = Turns(self.pid)
        self._send(frame(setups.pack(setup)))

    @property
    def load(self) -> int:
        """Bytes that wait to be read by it."""
        return sum(each.job.size for each in self.pending)

    @property
    def is_busy(self) -> bool:
        return bool(self.pending) and self.protection is not None

    def give(self, pending: Pending, descriptor: int | None, *, now: float) -> None:
        """The descriptor is closed here."""
        if not self.pending and self.protection:
            self._begin(now)
        self.pending.append(pending)
        job = pending.job
        message = frame([pending.number, job.shown, job.size, descriptor is not None])
        try:
            self._send(message, descriptor)
        finally:
            if descriptor is not None:
                os.close(descriptor)

    def hear(self) -> Iterator[Message] | None:
        """What has arrived, checked; None when the process is gone. Raises `Garbled`."""
        try:
            data = self.line.recv(_READ)
        except ConnectionError:
            return None
        return (understand(message) for message in self._frames.feed(data)) if data else None

    def _allowed(self, pending: Pending) -> float:
        with_ocr = self._reads_pictures and identify_name(pending.job.shown) not in _WITHOUT_PICTURES
        return self._limits.hard_seconds(pending.size, with_ocr=with_ocr)

    def is_ready(self, ready: Ready, *, now: float) -> None:
        """Raises `Garbled` where it says so twice."""
        if self.protection is not None:
            raise Garbled
        self.protection = Protection(ready.no_files, ready.no_network)
        self.memory = ready.memory
        self._reads_pictures = ready.reads_pictures
        self._begin(now)

    def is_done(self, *, now: float) -> Pending:
        """The first of the pending jobs is finished; the next has begun."""
        self._begin(now)
        return self.pending.popleft()

    def is_late(self, now: float) -> bool:
        """Is it to be killed? A job's seconds are the processor's, so that a busy computer cuts no file short."""
        passed = now - self.began
        if self.protection is None:
            return passed > _SECONDS_TO_START
        if not self.pending or passed <= (allowed := self._allowed(self.pending[0])):
            return False
        used = cpu_seconds(self.pid)
        if used is None or self._used is None or passed > allowed * MOST_STRETCHED:
            return True
        waited = self._turns.waited() - self._waited
        return used - self._used >= allowed or is_stuck(used - self._used, passed - waited)

    def _begin(self, now: float) -> None:
        self.began = now
        self._used = cpu_seconds(self.pid)
        self._waited = self._turns.waited()

    def retire(self) -> None:
        """It has finished a job and takes no other; those that it was given besides are still to be done."""
        self.is_retired = True

    def kill(self, reason: Reason | None = None) -> None:
        self._killed_for = self._killed_for or reason
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    def ended(self) -> Reason:
        """Why it died; waits for its end."""
        self.line.close()
        self._turns.close()
        try:
            status = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        if self._killed_for:
            return self._killed_for
        # A kill that was not ours is most likely the system's, short of memory.
        return Reason.OUT_OF_MEMORY if status == -signal.SIGKILL else Reason.READER_CRASHED

    def _send(self, message: bytes, descriptor: int | None = None) -> None:
        # A worker that died is noticed when it is listened to.
        with contextlib.suppress(ConnectionError):
            if descriptor is None:
                self.line.sendall(message)
            else:
                sent = socket.send_fds(self.line, [message], [descriptor])
                self.line.sendall(message[sent:])


def _environment() -> dict[str, str]:
    """Nothing of ours but what the interpreter needs to start; libraries keep to one thread and one heap."""
    kept = {key: os.environ[key] for key in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ") if key in os.environ}
    return kept | {"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
