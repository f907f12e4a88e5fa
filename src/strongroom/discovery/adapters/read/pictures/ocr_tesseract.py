"""Tesseract, run page by page in a process of its own beside the worker."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys

from PIL import Image

from strongroom.discovery.adapters.read.pictures.ocr_service import PATH

_HEAD = struct.Struct(">II")
_SIZE = struct.Struct(">I")
_LONGEST = 10_000_000
_SMALL = 1200
"""Pictures narrower than this are doubled: Tesseract wants letters some 20 pixels high."""


class Tesseract:
    """The worker's end of the pipe to `ocr_service`. The service ends when this end closes, however the worker dies."""

    def __init__(self, service: subprocess.Popen[bytes]) -> None:
        self._service = service

    @staticmethod
    def is_installed() -> bool:
        return shutil.which("tesseract", path=PATH) is not None

    @classmethod
    def started(cls) -> Tesseract:
        """Raises OSError where it cannot start."""
        # Our own module, by our own interpreter, with nothing from outside in its arguments.
        service = subprocess.Popen(
            [sys.executable, "-m", "strongroom.discovery.adapters.read.pictures.ocr_service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": PATH, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        return cls(service)

    def __call__(self, image: Image.Image) -> str:
        """Raises OSError or EOFError where the service is gone."""
        grey = image.convert("L")
        if grey.width < _SMALL:
            grey = grey.resize((grey.width * 2, grey.height * 2))
        to, back = self._service.stdin, self._service.stdout
        if to is None or back is None:
            raise EOFError
        to.write(_HEAD.pack(grey.width, grey.height) + grey.tobytes())
        to.flush()
        head = back.read(_SIZE.size)
        if len(head) < _SIZE.size:
            raise EOFError
        return back.read(min(_SIZE.unpack(head)[0], _LONGEST)).decode("utf-8", "replace").strip()
