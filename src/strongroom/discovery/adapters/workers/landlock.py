"""Rights given up for good, on Linux: no files (Landlock), no network and no other programs (seccomp).

Landlock: <https://docs.kernel.org/userspace-api/landlock.html>, from Linux 5.13. seccomp: seccomp(2). Where the
kernel has neither, the worker runs without, and `Protection` says so.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from typing import NamedTuple

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_GET_VERSION = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""Rights that exist by version of Landlock; from version 5 there are 16."""
_TCP_BIND_AND_CONNECT = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11

_NO_NEW_PRIVILEGES = 38
_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # the latter: as EPERM
_LOAD, _EQUAL, _GREATER_OR_EQUAL, _RETURN = 0x20, 0x15, 0x35, 0x06
_X32_BIT = 0x40000000


class Protection(NamedTuple):
    """What a worker can no longer do, whatever a hostile file makes it do: open a file; reach a network."""

    no_files: bool
    no_network: bool


class _Machine(NamedTuple):
    audit: int
    seccomp: int
    refused: tuple[int, ...]


# socket, socketpair, connect, bind, execve, execveat, ptrace, process_vm_readv, process_vm_writev, kill, mount,
# unshare, setns, open_by_handle_at, bpf, perf_event_open, userfaultfd, add_key, request_key, keyctl; then, the same
# on all: io_uring_setup, pidfd_open, pidfd_getfd
_EVERYWHERE = (425, 434, 438)
_MACHINES = {
    "x86_64": _Machine(
        0xC000003E,
        317,
        (41, 53, 42, 49, 59, 322, 101, 310, 311, 62, 165, 272, 308, 304, 321, 298, 323, 248, 249, 250, *_EVERYWHERE),
    ),
    "aarch64": _Machine(
        0xC00000B7,
        277,
        (
            198,
            199,
            203,
            200,
            221,
            281,
            117,
            270,
            271,
            129,
            40,
            97,
            268,
            265,
            280,
            241,
            282,
            217,
            218,
            219,
            *_EVERYWHERE,
        ),
    ),
}


def give_up_rights() -> Protection:
    """For this process, from now until its end. What is open stays open. Call it before there are other threads."""
    if not sys.platform.startswith("linux"):
        return Protection(no_files=False, no_network=False)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return Protection(no_files=False, no_network=False)
    return Protection(no_files=_no_files(libc), no_network=_no_network(libc))


def _no_files(libc: ctypes.CDLL) -> bool:
    version = libc.syscall(_CREATE_RULESET, None, 0, _GET_VERSION)
    if version < 1:
        return False
    files = (1 << _FILE_RIGHTS.get(version, 16)) - 1
    rules = struct.pack("=Q", files)
    if version >= 4:
        rules += struct.pack("=Q", _TCP_BIND_AND_CONNECT)
    if version >= 6:
        rules += struct.pack("=Q", _ABSTRACT_SOCKETS_AND_SIGNALS)
    ruleset = libc.syscall(_CREATE_RULESET, rules, len(rules), 0)
    if ruleset < 0:
        return False
    try:
        return bool(libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _no_network(libc: ctypes.CDLL) -> bool:
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    code = _filter(machine)
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("@HP", len(code) // 8, ctypes.addressof(held))
    return bool(libc.syscall(machine.seccomp, _SET_MODE_FILTER, _ALL_THREADS, program) == 0)


def _filter(machine: _Machine) -> bytes:
    """A classic BPF program over `struct seccomp_data`: number of the call at 0, architecture at 4."""
    refused = machine.refused
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, len(refused) + 3, machine.audit),
        (_LOAD, 0, 0, 0),
        (_GREATER_OR_EQUAL, len(refused) + 1, 0, _X32_BIT),
        *((_EQUAL, len(refused) - place, 0, number) for place, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
