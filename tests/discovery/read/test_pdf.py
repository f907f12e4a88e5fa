"""PDF: text, forms, notes and hidden strings come out; locked, broken and scanned files are named as such."""

from __future__ import annotations

import io
import zlib

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.discovery.read.mail_parts import outcome, parts, passages, sample, source, texts
from tests.markers.corners import OUT
from tests.markers.make_pdf import pdf_file, stream

from strongroom.discovery.adapters.read.pictures import pdf, pdf_raw
from strongroom.discovery.adapters.read.pictures.pdf import joined
from strongroom.discovery.core.passage import Outcome, Reason, Skipped, Unreadable
from strongroom.discovery.core.where import in_english

EVERYTHING = (OUT / "everything.pdf").read_bytes()


def scan(pages: int = 1) -> bytes:
    """A PDF of pictures, as a scanner makes it."""
    page = Image.new("L", (620, 877), 250)
    out = io.BytesIO()
    page.save(out, "PDF", save_all=True, append_images=[page] * (pages - 1))
    return out.getvalue()


def merged(*files: bytes) -> bytes:
    writer = pypdf.PdfWriter()
    for data in files:
        writer.append(io.BytesIO(data))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_form_fields_value_answers_to_its_caption() -> None:
    found = [part for part in passages(parts(pdf, EVERYTHING)) if "form field" in in_english(part.where)]
    caption = next(part for part in found if "m19" in part.text or "m20" in part.text or "m21" in part.text)
    assert caption.label.endswith("@example.test")
    assert in_english(caption.where).startswith("page 1 > form field ")


def test_a_link_and_a_note_say_on_which_page_they_are() -> None:
    places = {in_english(part.where) for part in passages(parts(pdf, EVERYTHING))}
    assert {"page 1", "page 1 > link target", "page 1 > annotation", "document property author", "bookmark"} <= places


def test_titles_of_chapters_are_read() -> None:
    assert "Denmark bookmark is here" in texts(parts(pdf, sample("tika/testPDF_bookmarks.pdf")), "bookmark")


def test_a_document_with_a_password_is_encrypted() -> None:
    assert outcome(pdf, sample("tika/testUnicodePassword.pdf")) is Outcome.ENCRYPTED


def test_a_document_that_only_may_not_be_changed_is_read() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(EVERYTHING))
    writer.encrypt(user_password="", owner_password="secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "m99.kerned@example.test" in texts(parts(pdf, out.getvalue()), "page 1")


def test_a_scan_needs_ocr_and_its_metadata_is_read_all_the_same() -> None:
    found = []
    with pytest.raises(Unreadable) as unread:
        found.extend(pdf.read(source(sample("tika/testOCR.pdf"), "a.pdf")))
    assert unread.value.outcome is Outcome.NEEDS_OCR
    reading = pdf.read(source(sample("tika/testOCR.pdf"), "a.pdf"))
    assert any("grantingersoll" in texts([part], "author") for part in until_unreadable(reading))


def until_unreadable(reading):
    try:
        yield from reading
    except Unreadable:
        return


def test_scanned_pages_among_others_are_named() -> None:
    found = parts(pdf, merged(scan(2), EVERYTHING, scan()))
    skipped = [(in_english(part.where), part.reason) for part in found if isinstance(part, Skipped)]
    assert skipped == [(f"page {page}", Reason.PICTURE_OF_TEXT) for page in (1, 2, 4)]


def test_an_empty_page_needs_nothing() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    assert outcome(pdf, out.getvalue()) is Outcome.READ


def test_a_page_whose_letters_are_a_font_makers_secret_needs_ocr() -> None:
    to_unicode = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange endcmap"
    data = pdf_file(
        [
            b"<< /Type /Catalog /Pages 3 0 R >>",
            b"<< >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >> >>",
            stream(b"", b"BT /F1 12 Tf 40 800 Td (Erik Berg, Storgatan 1) Tj ET"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>",
            stream(b"", to_unicode),
        ]
    )
    assert outcome(pdf, data) is Outcome.NEEDS_OCR


def test_what_an_earlier_revision_said_is_found() -> None:
    changed = EVERYTHING + b"\n40 0 obj\n<< /Was (erik.berg@example.test) >>\nendobj\n"
    assert "erik.berg@example.test" in texts(parts(pdf, changed), "raw")


def test_a_broken_document_is_broken_after_its_strings_were_read() -> None:
    data = (OUT / "broken.pdf").read_bytes()
    assert outcome(pdf, data) is Outcome.BROKEN
    assert "@example.test" in texts(until_unreadable(pdf.read(source(data, "a.pdf"))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("be\x02\nhandling", "behandling"),
        ("19850101\ufffe\n1236", "19850101-1236"),
        ("eva\x02\nlena@example.test", "eva-lena@example.test"),
        ("slut\x02", "slut"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_where_it_belongs(text: str, expected: str) -> None:
    assert joined(text) == expected


@given(st.lists(st.tuples(st.integers(9, 20_000), st.integers(0, 255)), max_size=10), st.integers(100, 20_000))
@settings(max_examples=60, deadline=None)
def test_a_document_spoilt_anywhere_ends_in_a_stated_outcome(changes, cut: int) -> None:
    data = bytearray(EVERYTHING[:cut])
    for at, value in changes:
        data[at % len(data)] = value
    assert outcome(pdf, bytes(data)) in {Outcome.READ, Outcome.BROKEN, Outcome.ENCRYPTED, Outcome.NEEDS_OCR}


@given(st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "Zs")), min_size=3, max_size=60))
def test_a_string_in_an_object_comes_out_as_it_was_written(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    for written in (
        b"(" + escaped.encode("latin-1") + b")",
        b"<feff" + text.encode("utf-16-be").hex().encode() + b">",
    ):
        data = b"1 0 obj << /Note " + written + b" >> endobj"
        found = texts(pdf_raw.unseen(source(data, "a.pdf"), set(), set()))
        readable = len(text.strip()) >= 3 and any(map(str.isalnum, text.strip())) and text.strip().isprintable()
        assert (f"Note: {text.strip()}" in found) or not readable


@given(st.binary(max_size=2000))
def test_no_bytes_make_the_sweep_fail(data: bytes) -> None:
    found = pdf_raw.unseen(source(b"stream\n" + data + b"endstream obj" + data, "a"), set(), set())
    assert all(isinstance(part.where, tuple) for part in found)


def test_many_open_brackets_are_no_trap() -> None:
    data = b"obj << " + b"(" * 200_000 + b"\\" * 100_001
    assert all(isinstance(part.where, tuple) for part in pdf_raw.unseen(source(data, "a.pdf"), set(), set()))


def test_a_bomb_of_short_strings_is_cut_off_and_named() -> None:
    packed = zlib.compress(b"(a)" * (pdf_raw._MAX_STRINGS + 10))
    data = (
        b"1 0 obj << /Type /ObjStm /Filter /FlateDecode /Length %d >> stream\n" % len(packed) + packed + b"\nendstream"
    )
    found = list(pdf_raw.unseen(source(data, "a.pdf"), set(), set()))
    assert [part.reason for part in found if isinstance(part, Skipped)] == [Reason.TOO_MANY_PARTS]
