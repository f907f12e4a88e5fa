"""Text in pictures, where the firm wants it: by RapidOCR (extra `[ocr]`), else by Tesseract where it is installed.

A worker that has given up its rights can neither open a model nor start a program. So `prepare` is called before
that: it loads RapidOCR's models into this process, or starts the one small process that runs Tesseract
(`ocr_service`), to which only grey pixels go. RapidOCR comes first: it reads å, ä, ö and `@` right where Tesseract
stumbles (character errors 0 to 1 % against 3 %).
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont, ImageOps

from strongroom.discovery.adapters.read.pictures.ocr_tesseract import Tesseract
from strongroom.discovery.core.passage import Outcome, Reason, Unreadable

MAX_PIXELS = 40_000_000
"""Of a picture that is decoded: a page at 600 dots per inch has 35 million."""
_MAX_SIDE = 4000
_SCORE = 0.5

_SECONDS_A_PAGE = 10.0

_engine: list[Callable[[Image.Image], str]] = []


class Seconds(NamedTuple):
    """Of the processor, and by the clock on the wall."""

    processor: float
    wall: float


_spent = [Seconds(0.0, 0.0)]
_began: list[Seconds] = []


def spent() -> Seconds:
    """What reading pictures has taken in this process up to now, of each page ten seconds at most."""
    total = _spent[0]
    if not _began:
        return total
    processor, wall = time.process_time() - _began[0].processor, time.monotonic() - _began[0].wall
    return Seconds(total.processor + min(processor, _SECONDS_A_PAGE), total.wall + min(wall, _SECONDS_A_PAGE))


def prepare() -> None:
    """Make ready what this computer has. Takes a second or two; does nothing where there is neither."""
    if _engine:
        return
    # Numeric libraries start threads when they are loaded, and rights are given up by thread.
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    if importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"):
        engine = RapidOcr()
        engine(_words())  # models that are loaded when first needed must be loaded now
        _engine.append(engine)
    elif Tesseract.is_installed():
        with contextlib.suppress(OSError):
            _engine.append(Tesseract.started())


def _words() -> Image.Image:
    """A picture with text in it: one without would not reach the later models."""
    picture = Image.new("L", (400, 80), 255)
    ImageDraw.Draw(picture).text((20, 20), "Strongroom 1234", 0, ImageFont.load_default(36))
    return picture


def is_ready() -> bool:
    """Whether pictures are read in this process."""
    return bool(_engine)


def text_of(image: Image.Image) -> str:
    """The words of a picture, line by line. Raises `Unreadable` where the engine is gone."""
    grey = ImageOps.exif_transpose(image).convert("L")
    grey.thumbnail((_MAX_SIDE, _MAX_SIDE))
    _began[:] = [Seconds(time.process_time(), time.monotonic())]
    try:
        return _engine[0](grey)
    except (OSError, EOFError) as error:
        _engine.clear()
        raise Unreadable(Outcome.NEEDS_OCR, Reason.PICTURE_OF_TEXT) from error
    finally:
        _spent[0] = spent()
        _began.clear()


class RapidOcr:
    """The models in this process, on one thread: a worker has one core to itself, and limits hold for one thread."""

    def __init__(self) -> None:
        rapidocr = importlib.import_module("rapidocr")
        importlib.import_module("cv2").setNumThreads(1)
        self._engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        self._array: Any = importlib.import_module("numpy").asarray

    def __call__(self, image: Image.Image) -> str:
        result = self._engine(self._array(image.convert("RGB")))
        if result.txts is None:
            return ""
        return lines(
            (box[0][0], min(point[1] for point in box), max(point[1] for point in box), text)
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
            if score >= _SCORE
        )


def lines(words: Iterable[tuple[float, float, float, str]]) -> str:
    r"""Words with their left, top and bottom edge as lines of text: what overlaps by half its height stands in one.

    >>> lines([(90, 11, 19, "Berg"), (10, 10, 20, "Erik"), (10, 30, 40, "Storgatan 1")])
    'Erik Berg\nStorgatan 1'
    """
    rows: list[tuple[float, float, list[tuple[float, str]]]] = []
    for left, top, bottom, text in sorted(words, key=lambda word: word[1]):
        middle = (top + bottom) / 2
        for row_top, row_bottom, row in reversed(rows[-4:]):
            if row_top < middle < row_bottom:
                row.append((left, text))
                break
        else:
            rows.append((top, bottom, [(left, text)]))
    return "\n".join(" ".join(text for _, text in sorted(row)) for _, _, row in rows)
