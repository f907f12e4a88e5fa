"""The process that runs Tesseract for one worker: grey pixels in, text out, one page at a time.

It reads no file of the firm's: pixels come through its standard input as width, height (32 bits each, big-endian) and
one byte a pixel; the answer is a length and UTF-8. On Linux it first gives up, for itself and for every Tesseract it
starts, all rights to files but reading and running what the system has installed (Landlock).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import struct
import subprocess
import sys

PATH = "/usr/local/bin:/usr/bin:/bin"
_SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/opt/homebrew")
_LONGEST_PAGE = 60.0  # seconds
_MAX_PIXELS = 40_000_000
_WANTED = ("swe", "eng")

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_NO_NEW_PRIVILEGES = 38
_ALL_FILE_RIGHTS = (1 << 13) - 1  # the first version of Landlock's, Linux 5.13
_RUN, _READ, _LIST = 1 << 0, 1 << 2, 1 << 3
_BENEATH = 1
_O_PATH = 0o10000000


def main() -> None:
    """Answer pages until the input ends."""
    confine()
    program = shutil.which("tesseract", path=PATH)
    if program is None:
        return
    languages = _languages(program)
    read, write = sys.stdin.buffer, sys.stdout.buffer
    while len(head := read.read(8)) == 8:
        width, height = struct.unpack(">II", head)
        if not 0 < width * height <= _MAX_PIXELS:
            return
        text = _recognised(program, languages, b"P5 %d %d 255\n" % (width, height) + read.read(width * height))
        write.write(struct.pack(">I", len(text)) + text)
        write.flush()


def _languages(program: str) -> str:
    # The program is the system's own, found on a fixed path.
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False, env=_environment())  # noqa: S603
    installed = listed.stdout.decode("ascii", "replace").split("\n")
    return "+".join(language for language in _WANTED if language in installed) or "eng"


def _recognised(program: str, languages: str, picture: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  as above; the picture is data on its standard input
            [program, "stdin", "stdout", "-l", languages, "--psm", "6"],
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_PAGE,
            check=False,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout


def _environment() -> dict[str, str]:
    # One thread: several workers share the cores (Tesseract slows down with more threads than cores).
    return {"PATH": PATH, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}


def confine() -> bool:
    """Leave reading and running below the system's own folders, nothing else. False where the kernel cannot."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    rules = struct.pack("=Q", _ALL_FILE_RIGHTS)
    ruleset = libc.syscall(_CREATE_RULESET, rules, len(rules), 0)
    if ruleset < 0 or libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    for path in _SYSTEM:
        with contextlib.suppress(OSError):
            _allow(libc, ruleset, path, _RUN | _READ | _LIST)
    with contextlib.suppress(OSError):
        _allow(libc, ruleset, os.devnull, _READ | 1 << 1)
    try:
        return bool(libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    place = os.open(path, _O_PATH)
    try:
        if not os.path.isdir(path):  # noqa: PTH112  pathlib is one import more in a process that must start quickly
            rights &= ~_LIST
        beneath = struct.pack("=Qi", rights, place)
        libc.syscall(_ADD_RULE, ruleset, _BENEATH, beneath, 0)
    finally:
        os.close(place)


if __name__ == "__main__":
    main()
