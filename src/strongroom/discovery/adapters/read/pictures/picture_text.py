"""Is a picture one of text? Most are photographs, and an owner who is told that 5,000 of them "need OCR" stops reading.

So a picture is taken for one of text, cheapest sign first, when it
- has one bit a pixel or a fax's compression (a fax, a scanner's black and white);
- says by its name, or by the program that made it, that it is a scan, a screenshot, a receipt, a passport;
- looks like a page: at least 600 pixels on its shorter side, and in a small grey copy mostly one bright, colourless
  background with some dark on it. A camera's data in it raises the bar.
A photographed passport on a dark table with a name like `IMG_2041.jpg` is missed by this; only OCR of everything
would find it. tests/discovery/read/test_image.py has the cases.
"""

from __future__ import annotations

import re

from PIL import Image, ImageStat

_MAX_PIXELS = 24_000_000
_MAX_JPEG_PIXELS = 200_000_000  # decoded at an eighth of its size
_SHORT_SIDE = 600
_COPY = (200, 200)
_BY_NAME = re.compile(
    r"scan(?!d)|skann|kvitto|receipt|faktura|invoice|avtal|kontrakt|contract|passport|körkort|korkort|licen[cs]e|id-?kort|"
    r"id-?card|legitimation|intyg|certificate|journal|remiss|recept(?!ion)|dokument|document|skärm(?:avbild|dump)|"
    r"skarm(?:avbild|dump)|screen[ _-]?shot|(?<![a-zåäö])(?:fax|pass)(?![a-zåäö])",
    re.IGNORECASE,
)
_BY_PROGRAM = re.compile(
    r"scan|twain|naps2|vuescan|camscanner|office lens|fax|gnome-screenshot|spectacle|flameshot|snipping|greenshot|paperport|"
    r"ricoh|fujitsu fi-|kyocera|workforce|canon dr|xerox|bizhub|officejet",
    re.IGNORECASE,
)
_MAKE, _MODEL, _SOFTWARE, _TIFF_COMPRESSION = 0x010F, 0x0110, 0x0131, 259
_EXPOSURE, _EXIF = 0x829A, 0x8769
_FAX_COMPRESSIONS = {2, 3, 4}  # TIFF 6.0: CCITT RLE, Group 3, Group 4


def looks_like_text(picture: Image.Image, name: str) -> bool:
    """Decides without decoding more than a small copy. A damaged or huge picture counts by its name alone."""
    if min(picture.size) < 100:
        return False
    if _is_fax(picture) or is_named_as_text(name):
        return True
    made_by, is_photograph = _origin(picture)
    if _BY_PROGRAM.search(made_by):
        return True
    limit = _MAX_JPEG_PIXELS if picture.format == "JPEG" else _MAX_PIXELS
    if min(picture.size) < _SHORT_SIDE or picture.width * picture.height > limit:
        return False
    try:
        copy = _small_copy(picture)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, IndexError, TypeError):
        return False
    return _is_page(copy, background=0.55 if is_photograph else 0.4)


def is_named_as_text(name: str) -> bool:
    """The sign that is left for a picture that cannot be decoded.

    >>> is_named_as_text("Kvitto 12.heic"), is_named_as_text("IMG_2041.heic")
    (True, False)
    """
    return _BY_NAME.search(name) is not None


def _is_fax(picture: Image.Image) -> bool:
    compression = getattr(picture, "tag_v2", {}).get(_TIFF_COMPRESSION)
    return picture.mode == "1" or compression in _FAX_COMPRESSIONS


def _origin(picture: Image.Image) -> tuple[str, bool]:
    """Who made it, and whether a camera's exposure says that it is a photograph."""
    if picture.format == "PNG":  # its EXIF may lie behind the pixels
        return str(picture.info.get("Software", "")), False
    try:
        exif = picture.getexif()
        made_by = " ".join(str(exif.get(tag, "")) for tag in (_MAKE, _MODEL, _SOFTWARE))
        is_photograph = _EXPOSURE in exif.get_ifd(_EXIF)
    except (SyntaxError, ValueError, OSError, KeyError, TypeError):
        made_by, is_photograph = "", False
    return f"{made_by} {picture.info.get('Software', '')}", is_photograph


def _small_copy(picture: Image.Image) -> Image.Image:
    picture.draft("RGB", (_COPY[0] * 2, _COPY[1] * 2))  # a JPEG is decoded at an eighth of its size
    copy = picture.convert("RGBA") if picture.mode in {"P", "LA", "PA", "RGBA"} else picture.convert("RGB")
    copy.thumbnail(_COPY, reducing_gap=2.0)
    if copy.mode == "RGBA":
        paper = Image.new("RGBA", copy.size, "white")
        copy = Image.alpha_composite(paper, copy)
    return copy.convert("RGB")


def _is_page(copy: Image.Image, *, background: float) -> bool:
    """Mostly one bright, colourless tone, and a little dark: letters blur to grey in a small copy."""
    grey = copy.convert("L").histogram()
    total = sum(grey)
    tone = max(range(256 - 24 + 1), key=lambda start: sum(grey[start : start + 24]))
    paper = sum(grey[tone : tone + 24]) / total
    ink = sum(grey[: max(tone - 12, 0)]) / total
    colour = ImageStat.Stat(copy.convert("HSV")).mean[1] / 255
    return tone >= 150 and paper >= background and 0.01 <= ink <= 0.5 and colour <= 0.2
