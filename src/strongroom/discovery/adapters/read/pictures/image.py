"""Pictures: what was written into them (EXIF, XMP, IPTC, comments), and whether they are pictures of text.

Pixels are decoded only for that question, as a small grey copy, or for OCR; a picture too large for either still has
its metadata read. HEIC and AVIF have no decoder here: their metadata is found by its own marks.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import re
import struct
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from PIL import ExifTags, Image, IptcImagePlugin, TiffImagePlugin, UnidentifiedImageError

from strongroom.discovery.adapters.read.pictures import ocr
from strongroom.discovery.adapters.read.pictures.picture_chunks import jpeg_comments, png_exif, png_texts
from strongroom.discovery.adapters.read.pictures.picture_text import is_named_as_text, looks_like_text
from strongroom.discovery.adapters.read.texts import encoding
from strongroom.discovery.core.passage import Embedded, Outcome, Part, Passage, Reason, Source, Unreadable
from strongroom.discovery.core.where import Step

Image.init()  # loads every format's plugin now: a worker cannot later
Image.MAX_IMAGE_PIXELS = None  # pixels are decoded below limits of our own; the header of a larger picture is harmless

_PIECE = 60_000
_MAX_PAGES = 1000
_SCANNED = 32 << 20
"""Bytes from the start in which packets without an index are looked for."""
_LONGEST_PACKET = 4 << 20
_XMP_START, _XMP_END = b"<x:xmpmeta", b"</x:xmpmeta>"
_TIFF_IN_HEIC = re.compile(rb"Exif\0\0(?=II\*\0|MM\0\*)")
_RUN = re.compile(r"[ -~]{6,}")
_PRINTABLE = re.compile(r"[^\x00-\x1f\x7f]{3,}")
_GPS, _EXIF, _INTEROP = 0x8825, 0x8769, 0xA005
_USER_COMMENT, _MAKER_NOTE = 0x9286, 0x927C
_OF_CAMERA = re.compile(r"DateTime|OffsetTime|Subsec|ExifVersion|FlashPix|Components|Interop|CFA|Scene|FileSource")
_WINDOWS_TEXT = {0x9C9B: "Title", 0x9C9C: "Comment", 0x9C9D: "Author", 0x9C9E: "Keywords", 0x9C9F: "Subject"}
_NOT_FOR_PEOPLE = {"exif", "xmp", "icc_profile", "photoshop", "iptc", "XML:com.adobe.xmp", "Raw profile type exif"}
_IPTC = {
    5: "Title", 25: "Keywords", 26: "Location", 40: "Instructions", 80: "Author", 85: "Author title", 90: "City",
    92: "Location", 95: "State", 101: "Country", 103: "Reference", 105: "Headline", 110: "Credit", 115: "Source",
    116: "Copyright", 118: "Contact", 120: "Caption", 121: "Local caption", 122: "Caption writer",
}  # fmt: skip  # IPTC-IIM 4.2, record 2


def read(source: Source) -> Iterator[Part]:
    """Metadata first. Raises `Unreadable` with NEEDS_OCR at the end where the picture looks like one of text."""
    yield from _xmp(source.file)
    source.file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow tells of damage by warnings, which nobody sees
        found, pixels = _looked_at(source)
    yield from found
    if not pixels:
        return
    if not ocr.is_ready() or pixels > ocr.MAX_PIXELS:
        raise Unreadable(Outcome.NEEDS_OCR, Reason.PICTURE_OF_TEXT)
    source.file.seek(0)
    with Image.open(source.file) as picture:  # anew: the look at it may have made it small
        yield from _recognised(picture)


_UNKNOWN = ocr.MAX_PIXELS + 1


def _looked_at(source: Source) -> tuple[list[Part], int]:
    """All metadata, which is little, and the number of pixels where they look like text."""
    try:
        picture = Image.open(source.file)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, struct.error) as error:
        return list(_without_decoder(source, error)), _UNKNOWN if is_named_as_text(source.name) else 0
    with picture:  # which leaves the file open: it is not ours to close
        found = [
            *_exif(picture, source.file),
            *_iptc(picture),
            *_later_pages(picture),
            *_words_beside(picture, source.file),
        ]
        pixels = picture.width * picture.height
        return found, pixels if looks_like_text(picture, source.name) else 0


def _recognised(picture: Image.Image) -> Iterator[Part]:
    """Every page of a fax or a scan in several pages."""
    pages = min(getattr(picture, "n_frames", 1), _MAX_PAGES)
    for page in range(pages):
        picture.seek(page)
        text = ocr.text_of(picture)
        where = (Step("page", str(page + 1)) if pages > 1 else Step("picture"),)
        for start in range(0, len(text), _PIECE):
            yield Passage(where, text[start : start + _PIECE])


def _without_decoder(source: Source, error: Exception) -> Iterator[Part]:
    source.file.seek(0)
    data = source.file.read(_SCANNED)
    if data[4:8] != b"ftyp":
        raise Unreadable(Outcome.BROKEN, Reason.DAMAGED) from error
    for mark in _TIFF_IN_HEIC.finditer(data):
        exif = Image.Exif()
        with contextlib.suppress(SyntaxError, ValueError, struct.error, OSError, KeyError):
            exif.load(data[mark.start() : mark.start() + _LONGEST_PACKET])
            yield from _exif_parts(exif)
        break


def _exif(picture: Image.Image, file: BinaryIO) -> Iterator[Part]:
    exif = Image.Exif()
    try:
        if picture.format == "PNG":  # Pillow would decode the pixels to get at it
            exif.load(png_exif(file))
        else:
            exif = picture.getexif()
    except (SyntaxError, ValueError, struct.error, OSError, KeyError, TypeError):
        return
    yield from _exif_parts(exif)


def _exif_parts(exif: Image.Exif) -> Iterator[Part]:
    for number, value in _tags(lambda: exif):
        yield from _tag(number, value)
    for number, value in _tags(lambda: exif.get_ifd(_EXIF)):
        yield from _tag(number, value)
    place = gps_text(dict(_tags(lambda: exif.get_ifd(_GPS))))
    if place:
        yield Passage((Step("picture data", "GPS"),), place, label="GPS")


def _tags(ask: Callable[[], Any]) -> list[tuple[int, Any]]:
    """A directory of tags, empty where it is damaged."""
    try:
        return list(ask().items())
    except (SyntaxError, ValueError, struct.error, OSError, KeyError, TypeError):
        return []


def _tag(number: int, value: Any) -> Iterator[Passage]:
    if number in _WINDOWS_TEXT:
        raw = value if isinstance(value, bytes) else bytes(value) if isinstance(value, tuple) else b""
        label, text = _WINDOWS_TEXT[number], raw.decode("utf-16-le", "replace")
    elif number == _USER_COMMENT:
        label, text = "Comment", user_comment(value if isinstance(value, bytes) else str(value).encode())
    elif number == _MAKER_NOTE and isinstance(value, bytes):
        label, text = (
            "",
            "\n".join(_RUN.findall(value[:65_536].decode("latin-1"))),
        )
    elif _OF_CAMERA.match(ExifTags.TAGS.get(number, "")):
        return
    else:
        label = ExifTags.TAGS.get(number, "")
        text = value.decode("latin-1") if isinstance(value, bytes) and value.isascii() else value
    if not isinstance(text, str):
        return
    text = text.encode("latin-1", "ignore").decode("utf-8") if _is_misread_utf8(text) else text
    text = "\n".join(_PRINTABLE.findall(text)).strip()
    if any(map(str.isalnum, text)):
        yield Passage((Step("picture data", label),), text[:_PIECE], label, noisy=number == _MAKER_NOTE)


def _is_misread_utf8(text: str) -> bool:
    """EXIF says ASCII; programs write UTF-8, which Pillow reads as Latin-1."""
    if text.isascii():
        return False
    try:
        text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return True


def user_comment(raw: bytes) -> str:
    r"""A comment with the mark of its character code before it (EXIF 2.32, 4.6.5).

    >>> user_comment(b"ASCII\0\0\0Erik Berg"), user_comment(b"UNICODE\0" + "Åsa".encode("utf-16-le"))
    ('Erik Berg', 'Åsa')
    """
    mark, body = raw[:8].strip(b"\0 ").upper(), raw[8:]
    if mark == b"UNICODE":
        little = body[1::2].count(0) >= body[0::2].count(0)
        return body.decode("utf-16-le" if little else "utf-16-be", "replace").strip("\0 ")
    if mark == b"JIS":
        return encoding.decode(body, "iso-2022-jp").strip("\0 ")
    return encoding.decode(body if mark in {b"", b"ASCII", b"IICSA"} else raw).strip("\0 ")  # some write it backwards


def gps_text(tags: dict[int, Any]) -> str:
    """A place as decimal degrees, empty where there is none.

    >>> gps_text({1: "N", 2: (59.0, 19.0, 45.77), 3: "E", 4: (18.0, 4.0, 7.6)})
    '59.32938, 18.06878'
    """
    degrees = [_degrees(tags.get(value), str(tags.get(side, ""))) for side, value in ((1, 2), (3, 4))]
    return ", ".join(f"{each:.5f}" for each in degrees if each is not None) if None not in degrees else ""


def _degrees(parts: Any, side: str) -> float | None:
    try:
        whole = sum((float(part) / (60.0**power) for power, part in enumerate(parts)), 0.0)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not -180 <= whole <= 180:
        return None
    return -whole if side[:1].upper() in {"S", "W"} else whole


def _later_pages(picture: Image.Image) -> Iterator[Part]:
    """Tags of a TIFF's other pages, of which no pixel is decoded."""
    if not isinstance(picture, TiffImagePlugin.TiffImageFile):
        return
    for page in range(1, _MAX_PAGES):
        try:
            picture.seek(page)
            tags = list(picture.tag_v2.items())
        except (EOFError, SyntaxError, ValueError, struct.error, OSError, KeyError, TypeError):
            break
        for number, value in tags:
            for part in _tag(number, value):
                yield dataclasses.replace(part, where=(Step("page", str(page + 1)), *part.where))
    with contextlib.suppress(EOFError, SyntaxError, ValueError, struct.error, OSError, KeyError, TypeError):
        picture.seek(0)


def _iptc(picture: Image.Image) -> Iterator[Part]:
    try:
        found = IptcImagePlugin.getiptcinfo(picture) or {}  # type: ignore[arg-type]  # any image with `info` will do
    except (SyntaxError, ValueError, struct.error, OSError, KeyError, TypeError, IndexError):
        return
    for (record, number), value in found.items():
        for raw in value if isinstance(value, list) else [value]:
            text = encoding.decode(raw).strip("\0 \n") if isinstance(raw, bytes) and record == 2 else ""
            if len(text) > 1 and number != 0:
                label = _IPTC.get(number, "")
                yield Passage((Step("picture data", label or "IPTC"),), text[:_PIECE], label)


def _words_beside(picture: Image.Image, file: BinaryIO) -> Iterator[Part]:
    """Text chunks of PNG, comments of JPEG and GIF, descriptions of others."""
    if picture.format == "PNG":
        found = png_texts(file)
    elif picture.format == "JPEG":
        found = (("comment", text) for text in jpeg_comments(file))
    else:
        found = ((key, value) for key, value in picture.info.items() if isinstance(key, str))
    for key, value in found:
        if key in _NOT_FOR_PEOPLE or not isinstance(value, str | bytes):
            continue
        text = encoding.decode(value) if isinstance(value, bytes) else value
        text = "\n".join(_PRINTABLE.findall(text))
        if any(map(str.isalnum, text)):
            label = key[:100]
            yield from (
                Passage((Step("picture data", label),), text[start : start + _PIECE], label)
                for start in range(0, len(text), _PIECE)
            )


def _xmp(file: BinaryIO) -> Iterator[Part]:
    """XMP packets, wherever the format keeps them (XMP part 3, 1.1.3: found by scanning)."""
    file.seek(0)
    data = file.read(_SCANNED)
    position = 0
    while (start := data.find(_XMP_START, position)) >= 0:
        end = data.find(_XMP_END, start, start + _LONGEST_PACKET)
        if end < 0:
            return
        position = end + len(_XMP_END)
        packet = data[start:position]
        yield Embedded(
            (Step("picture data", "XMP"),), "xmp.xml", partial(io.BytesIO, packet), len(packet), is_named=False
        )
