"""A worker whose reader does, by the name of the file, what a parser does that a hostile file has taken over."""

from __future__ import annotations

import contextlib
import ctypes
import json
import mmap
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from strongroom.discovery.adapters.read import dispatch
from strongroom.discovery.adapters.workers import child
from strongroom.discovery.adapters.workers.protocol import frame
from strongroom.discovery.core.passage import Passage
from strongroom.discovery.core.where import Step

_READ = (Step("line", "1"),)
_kept = []


def hang(source):
    """In a library that no signal interrupts."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGPROF})
    time.sleep(600)
    yield


def hang_later(source):
    yield Passage(_READ, "erik.berg@example.test")
    time.sleep(1.2)
    yield Passage(_READ, "maja@example.test")
    yield from hang(source)


def linger(source):
    """In Python, which can be interrupted, though it catches what it can."""
    while True:
        with contextlib.suppress(Exception):
            time.sleep(0.05)
    yield


def work(source):
    """A second and a half of honest work."""
    end = time.process_time() + 1.4
    while time.process_time() < end:
        sum(range(1000))
    yield Passage(_READ, "erik.berg@example.test")


def spin(source):
    """Busy without end, and it catches what it can."""
    while True:
        with contextlib.suppress(Exception):
            sum(range(1000))
    yield


def linger_later(source):
    yield Passage(_READ, "erik.berg@example.test")
    yield from linger(source)


def crash(source):
    ctypes.string_at(8)
    yield


def exit_quietly(source):
    os._exit(0)
    yield


def swallow(source):
    """Ask for memory until there is no more."""
    yield Passage(_READ, "erik.berg@example.test")
    while True:
        _kept.append(bytearray(8 << 20))


def swallow_unseen(source):
    """Memory that the process's own limit does not count."""
    size = 2 << 30
    shared = mmap.mmap(-1, size)
    for at in range(0, size, 4096):
        shared[at] = 1
    time.sleep(600)
    yield


def _say(data: bytes) -> None:
    os.write(int(sys.argv[2]), data)
    time.sleep(600)


def garble(source):
    _say(b"\x00\x00\x00\x04cos\nsystem")
    yield


def say_too_much(source):
    _say(b"\xff\xff\xff\xff" + b"a" * 1000)
    yield


def speak_for_another(source):
    _say(frame(["mentions", 999, [[[["email", "eva@example.test"]], "", "", ""]]]))
    yield


def lie(source):
    _say(frame(["told", 1, True, "text", "read", None, [["email", "many", 2, [], "", True]], [], 0, "", False]))
    yield


def try_everything(source):
    """What is still allowed, as text."""
    yield Passage(_READ, json.dumps({name: _outcome(attempt) for name, attempt in _ATTEMPTS.items()}))


def _outcome(attempt):
    try:
        return f"worked: {attempt()}"
    except Exception as error:
        return type(error).__name__


def _tcp():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as line:
        line.connect(("127.0.0.1", 9))


def _udp():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.sendto(b"x", ("127.0.0.1", 9))


_ATTEMPTS = {
    "read a file": Path("/etc/passwd").read_bytes,
    "read itself": Path(__file__).read_bytes,
    "list a folder": lambda: list(Path("/").iterdir()),
    "write a file": lambda: Path("/tmp/strongroom-was-here").write_text("x"),
    "make a folder": Path("/tmp/strongroom-was-here").mkdir,
    "reach a server": _tcp,
    "send a datagram": _udp,
    "make a socket pair": socket.socketpair,
    "run a program": lambda: subprocess.run(["/bin/true"], check=True),
    "replace itself": lambda: os.execv("/bin/true", ["true"]),
    "signal its parent": lambda: os.kill(os.getppid(), 0),
    "attach to its parent": lambda: _call("ptrace", 16, os.getppid(), 0, 0),
}


def _call(name, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), "")


def tell_surroundings(source):
    import resource

    def named(number):
        try:
            facts = os.fstat(number)
        except OSError:
            return None
        return [facts.st_dev, facts.st_ino]

    yield Passage(
        _READ,
        json.dumps(
            {
                "environment": sorted(os.environ),
                "open": [each for each in map(named, range(64)) if each],
                "core": resource.getrlimit(resource.RLIMIT_CORE)[0],
                "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
                "folder": str(Path.cwd()),
            }
        ),
    )


_READERS = {
    each.__name__.replace("_", "-") + ".txt": each
    for each in (
        hang,
        hang_later,
        spin,
        work,
        linger,
        linger_later,
        crash,
        exit_quietly,
        swallow,
        swallow_unseen,
        garble,
        say_too_much,
        speak_for_another,
        lie,
        try_everything,
        tell_surroundings,
    )
}
_real = dispatch._reader


def _reader(kind, source):
    return _READERS.get(source.name) or _real(kind, source)


if __name__ == "__main__":
    dispatch._reader = _reader
    child.main()
