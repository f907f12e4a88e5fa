"""The worker process: one file after the other, from an open descriptor to findings.

It holds no key and, once it has said that it is ready, no right to open anything. It is started by `worker.py`
with `sys.argv` = path of modules (JSON), number of the socket, id of the parent.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
from collections import deque
from collections.abc import Iterator
from typing import Any

from strongroom.discovery.adapters.read import dispatch
from strongroom.discovery.adapters.read.pictures import ocr
from strongroom.discovery.adapters.workers import preload
from strongroom.discovery.adapters.workers.confine import confine, give_back, limit_memory, resident
from strongroom.discovery.adapters.workers.examine import Examiner, TellParent
from strongroom.discovery.adapters.workers.landlock import give_up_rights
from strongroom.discovery.adapters.workers.protocol import Frames, frame
from strongroom.discovery.adapters.workers.setup import unpack

_MOST_DESCRIPTORS = 16
_RENEW_AFTER = 5_000
_GROWN = 64 << 20
_MODELS = 1 << 30
"""What reading pictures by models in this process takes besides: 800 MB were measured with RapidOCR."""


class _Parent:
    """The line to the parent. Descriptors come in the order of the jobs they belong to."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._descriptors: deque[int] = deque()

    def messages(self) -> Iterator[Any]:
        """Until the parent hangs up."""
        frames = Frames()
        while True:
            data, descriptors, _, _ = socket.recv_fds(self._line, 1 << 16, _MOST_DESCRIPTORS)
            self._descriptors.extend(descriptors)
            if not data:
                return
            yield from frames.feed(data)

    def descriptor(self) -> int:
        return self._descriptors.popleft()

    def send(self, message: Any) -> None:
        self._line.sendall(frame(message))


def main() -> None:
    confine(int(sys.argv[3]))
    parent = _Parent(socket.socket(fileno=int(sys.argv[2])))
    messages = parent.messages()
    setup = unpack(next(messages))
    dispatch.preload()
    ocr.prepare()
    preload.codecs()
    if not setup.texts:
        preload.tables()
    examiner = Examiner(setup, TellParent(parent.send))
    # What is here now stays: the collector need not look at it again.
    gc.collect()
    gc.freeze()
    start = resident(os.getpid()) or 0
    memory = setup.limits.memory + (_MODELS if "rapidocr" in sys.modules else 0)
    limit_memory(memory)
    parent.send(["ready", *give_up_rights(), memory, ocr.is_ready()])
    for done, (number, path_shown, size, has_file) in enumerate(messages, 1):
        descriptor = parent.descriptor() if has_file else None
        told = examiner.examine(number, path_shown, size, descriptor)
        retire = told.retire or done >= _RENEW_AFTER or _has_grown(start)
        examiner.tell.told(told._replace(retire=retire))
        if retire:
            return


def _has_grown(start: int) -> bool:
    """Memory that a file needed is given back; if it does not go, the process does."""
    if (resident(os.getpid()) or 0) - start < _GROWN:
        return False
    gc.collect()
    give_back()
    return (resident(os.getpid()) or 0) - start >= _GROWN


if __name__ == "__main__":
    sys.path[:] = json.loads(sys.argv[1])
    main()
