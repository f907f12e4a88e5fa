"""What a file is: by what stands in it, whatever it calls itself."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.discovery import hostile_files

from strongroom.discovery.adapters.read.dispatch import MODULES
from strongroom.discovery.adapters.read.identify import identify, identify_name

MAIL = b"From: Maja <maja@lindfoto.example.test>\r\nTo: erik.berg@example.test\r\nSubject: Bilder\r\n\r\nHej\r\n"
TYPES = b"<Types/>"


def kind(content: bytes, name: str = "file") -> str:
    file = io.BytesIO(content)
    said = identify(file, name)
    assert file.tell() == 0
    return said


def odf(mimetype: str) -> bytes:
    return hostile_files.zip_of({"mimetype": mimetype.encode(), "content.xml": b"<a/>"})


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"", "a.txt", "empty"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"junk\n%PDF-1.4", "a", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "a.jpg", "png"),
        (b"\xff\xd8\xff\xe0", "a", "jpeg"),
        (b"RIFF....WEBP", "a", "webp"),
        (b"\0\0\0\x18ftypheic", "a", "heic"),
        (b"\0\0\0\x18ftypisom", "a.heic", "video"),
        (b"SQLite format 3\0", "a", "sqlite"),
        (b"{\\rtf1 a}", "a.doc", "rtf"),
        (b"!BDN", "a.ost", "pst"),
        (b"\x78\x9f\x3e\x22", "winmail.dat", "tnef"),
        (gzip.compress(b"a", mtime=0), "a", "gz"),
        (bz2.compress(b"a"), "a", "bz2"),
        (lzma.compress(b"a"), "a", "xz"),
        (hostile_files.tar_of({"a": b"b"}), "a", "tar"),
        (hostile_files.zip_of({"a": b"b"}), "a.docx", "zip"),
        (hostile_files.zip_of({"[Content_Types].xml": TYPES, "word/document.xml": b"<a/>"}), "a", "docx"),
        (hostile_files.zip_of({"[Content_Types].xml": TYPES, "word/document.xml": b"<a/>"}), "a.dotm", "dotm"),
        (hostile_files.zip_of({"[Content_Types].xml": TYPES, "word/document.xml": b"<a/>"}), "a.xlsx", "docx"),
        (hostile_files.zip_of({"[Content_Types].xml": TYPES, "xl/workbook.bin": b"a"}), "a.xlsx", "xlsb"),
        (hostile_files.zip_of({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"a"}), "a.zip", "xlsx"),
        (hostile_files.zip_of({"[Content_Types].xml": TYPES, "ppt/presentation.xml": b"a"}), "a.ppsx", "ppsx"),
        (odf("application/vnd.oasis.opendocument.text"), "a", "odt"),
        (odf("application/vnd.oasis.opendocument.spreadsheet-template"), "a", "ots"),
        (odf("application/epub+zip"), "a", "epub"),
        (b"PK\x03\x04 and then nothing", "a.docx", "docx"),
        (b"PK\x03\x04 and then nothing", "a", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and then nothing", "a.doc", "doc"),
        (b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80", "a.eml", "smime"),
        (bytes(range(256)) * 40, "a", "binary"),
        (bytes(range(256)) * 40, "a.mdb", "mdb"),
        (MAIL, "1732456789.M1P2.mail:2,S", "eml"),
        (b"Received: from a\n\tby b\nReceived: x\nFrom: a\n\nb", "testRFC822", "eml"),
        (b"From maja Tue May 10 11:28:07 2005\n" + MAIL, "Inkorg", "mbox"),
        (b"From maja Tue May 10 11:28:07 2005\n" + MAIL, "a.eml", "eml"),
        (b"From: here to there is a long way\nand no mail", "a", "text"),
        (b"To: do list\n", "a", "text"),
        (b"Name: Erik\nDate: today\n", "a.txt", "text"),
        (b'<?xml version="1.0"?><a/>', "a", "xml"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE html><html>', "a.xml", "html"),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML>", "a", "html"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a", "svg"),
        ((b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
         b'office:mimetype="application/vnd.oasis.opendocument.text">'), "a.xml", "fodt"),
        (b"BEGIN:VCARD\r\n", "a", "vcf"),
        (b"BEGIN:VCALENDAR\r\n", "a.txt", "ics"),
        (b'{"a": 1}', "a", "json"),
        (b'{"a": 1}\n{"a": 2}\n', "a.log", "jsonl"),
        (b"[section]\nkey=1\n", "a.ini", "text"),
        (b"{not json}", "a", "text"),
        (b"a;b\n1;2\n", "a.csv", "csv"),
        (b"a: 1\n", "a.yml", "yaml"),
        ("Åsa\n".encode("latin-1"), "a", "text"),
        ("Åsa Lind".encode("utf-16"), "a", "text"),
        ("Åsa Lind".encode("utf-16-le"), "a", "text"),
        ("Åsa Lind".encode("utf-16-be"), "a", "text"),
        ("Åsa Lind".encode("utf-32-le"), "a", "text"),
        ("Åsa Lind".encode("utf-32-be"), "a.csv", "csv"),
        ("\ufeff<?xml version='1.0'?>".encode("utf-16-be"), "a", "xml"),
    ],
)  # fmt: skip
def test_content_comes_first_and_the_name_second(content, name, expected):
    assert kind(content, name) == expected


@given(st.binary(max_size=2000), st.sampled_from(["a.docx", "a.doc", "a.zip", "a.txt", "a"]), st.sampled_from(
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"From ", b"<", b"{", b"\xff\xfe"]
))  # fmt: skip
def test_every_content_has_a_kind(content, name, start):
    assert kind(start + content, name)


def test_a_locked_mimetype_is_not_asked_for():
    content = bytearray(odf("application/vnd.oasis.opendocument.text"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    assert kind(bytes(content), "a.zip") == "zip"


def test_a_mimetype_that_swells_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.text" + bytes(10 << 20))
    assert kind(packed.getvalue(), "a.zip") == "zip"


def test_what_cannot_be_opened_is_named_by_its_ending():
    assert [identify_name(name) for name in ("a.PDF", "b.csv", "Makefile")] == ["pdf", "csv", "unknown"]


def test_every_kind_with_a_reader_has_one():
    from importlib import import_module

    for module in set(MODULES.values()):
        assert callable(import_module(f"strongroom.discovery.adapters.read.{module}").read)
