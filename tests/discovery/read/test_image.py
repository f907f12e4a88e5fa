"""Pictures: words in them are read, pixels are not, and photographs are not taken for papers."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from tests.discovery.read.mail_parts import outcome, parts, passages, sample, texts
from tests.markers.corners import OUT

from strongroom.discovery.adapters.read.budget import Budget, Limits
from strongroom.discovery.adapters.read.dispatch import Reading
from strongroom.discovery.adapters.read.pictures import image
from strongroom.discovery.adapters.read.pictures.picture_text import looks_like_text
from strongroom.discovery.core.passage import Outcome, Passage, Reason, Source
from strongroom.discovery.core.where import in_english


def page(size=(1240, 1754), paper=250, ink=20, lines=40) -> Image.Image:
    picture = Image.new("RGB", size, (paper, paper, paper))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size[1] // 60)
    for line in range(lines):
        draw.text(
            (size[0] // 12, size[1] * (line + 2) // (lines + 4)),
            "Erik Berg, Storgatan 1, 070-1740605 " * 2,
            (ink,) * 3,
            font,
        )
    return picture


def landscape(size=(1600, 1200)) -> Image.Image:
    """Sky, hill, field and trees: what a camera sees."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, size[0], size[1] // 2), (110, 160, 230))
    draw.rectangle((0, size[1] // 2, *size), (60, 120, 50))
    for at in range(0, size[0], 90):
        draw.ellipse((at, size[1] // 3, at + 80, size[1] // 2 + 40), (30 + at % 60, 80, 30))
    return picture.filter(ImageFilter.GaussianBlur(3))


def snow(size=(1600, 1200)) -> Image.Image:
    """Bright and colourless, but nothing dark in it."""
    return Image.effect_noise(size, 12).convert("RGB").point(lambda tone: min(255, tone + 110))


def logo(size=(300, 120)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((20, 30), "Lind Foto", (20, 20, 20), ImageFont.load_default(50))
    return picture


def saved(picture: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_page_of_text_needs_ocr(kind: str) -> None:
    assert outcome(image, saved(page(), kind), "a") is Outcome.NEEDS_OCR


@pytest.mark.parametrize("paper", [200, 230, 255])
def test_a_page_needs_ocr_on_grey_paper_and_with_much_or_little_on_it(paper: int) -> None:
    for lines in (6, 60):
        assert looks_like_text(Image.open(io.BytesIO(saved(page(paper=paper, lines=lines), "JPEG"))), "a.jpg")


@pytest.mark.parametrize("make", [landscape, snow, logo])
def test_photographs_and_logos_are_pictures(make) -> None:
    for kind in ("JPEG", "PNG"):
        assert outcome(image, saved(make(), kind), "IMG_2041.jpg") is Outcome.READ


def test_a_fax_needs_ocr_whatever_is_on_it() -> None:
    assert (
        outcome(image, saved(Image.new("1", (1728, 2200), 1), "TIFF", compression="group4"), "a.tif")
        is Outcome.NEEDS_OCR
    )


@pytest.mark.parametrize(
    "name", ["Scan_001.jpg", "pass.jpg", "Körkort Erik.png", "kvitto.jpg", "Screenshot 2024-03-05.png"]
)
def test_a_name_tells_that_it_is_a_paper(name: str) -> None:
    assert outcome(image, saved(landscape((400, 300)), "JPEG"), name) is Outcome.NEEDS_OCR


@pytest.mark.parametrize("name", ["compass.jpg", "passion.png", "IMG_0001.jpg", "bröllop.jpg"])
def test_a_name_that_only_sounds_like_one_does_not(name: str) -> None:
    assert outcome(image, saved(landscape((400, 300)), "JPEG"), name) is Outcome.READ


def test_a_place_is_given_in_decimal_degrees() -> None:
    found = passages(parts(image, sample("tika/testJPEG_GEO.jpg")))
    gps = next(part for part in found if part.label == "GPS")
    assert (in_english(gps.where), gps.text) == ("picture data GPS", "12.54321, -54.12340")


def test_heic_without_a_decoder_gives_its_metadata() -> None:
    found = parts(image, sample("tika/testHEIC_livePhoto.heic"))
    assert "iPhone 15 Pro" in texts(found, "Model")
    assert "36.09704, -81.78440" in texts(found, "GPS")


def test_a_paper_in_a_format_without_a_decoder_is_not_passed_over() -> None:
    assert outcome(image, sample("tika/testHEIC_livePhoto.heic"), "Kvitto 12.heic") is Outcome.NEEDS_OCR


def test_a_picture_of_a_billion_pixels_costs_nothing() -> None:
    width = height = 40_000
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(10_000))
    chunks = [(b"IHDR", head), (b"IDAT", pixels), (b"tEXt", b"Author\0erik@example.test"), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    assert "erik@example.test" in texts(parts(image, data, "stor.png"))


def test_a_packed_text_chunk_swells_no_further_than_its_limit() -> None:
    bomb = zlib.compress(b"a" * 50_000_000)
    body = b"Comment\0\0" + bomb
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    data = saved(landscape((200, 200)), "PNG")
    assert len(texts(parts(image, data[:-12] + chunk + data[-12:]))) < 3_000_000


def test_no_picture_is_broken() -> None:
    assert outcome(image, b"\x89PNG\r\n\x1a\n" + bytes(100)) is Outcome.BROKEN


@given(
    st.sampled_from(["photo.jpg", "picture.png", "picture.tif", "picture.webp", "picture.gif", "picture.heic"]),
    st.lists(st.tuples(st.integers(8, 20_000), st.integers(0, 255)), max_size=12),
    st.integers(20, 20_000),
)
@settings(max_examples=120, deadline=None)
def test_a_picture_spoilt_anywhere_ends_in_a_stated_outcome(name: str, changes, cut: int) -> None:
    data = bytearray((OUT / name).read_bytes()[:cut])
    for at, value in changes:
        data[at % len(data)] = value
    assert outcome(image, bytes(data), name) in {Outcome.READ, Outcome.BROKEN, Outcome.NEEDS_OCR}


def test_a_picture_of_text_that_says_who_took_it_still_needs_ocr() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Erik Berg"
    data = saved(page(), "JPEG", exif=exif)
    reading = Reading(Source(io.BytesIO(data), "skanning.jpg", len(data)), Budget(Limits(), len(data), lambda: 0.0))
    assert "Erik Berg" in [part.text for part in reading if isinstance(part, Passage)]
    assert (reading.outcome, reading.reason) == (Outcome.NEEDS_OCR, Reason.PICTURE_OF_TEXT)
