"""The readers of text formats on files made to be slow: one piece over and over, between a beginning and an end."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable

import pytest
from tests.discovery.fuzz.clock import fault

from strongroom.discovery.core.passage import Source, Table, Unreadable

_MAIL = "From: a\nTo: b\nSubject: c\n"
_PARTS = "Content-Type: multipart/mixed; boundary=x\n\n"
_INSERT = "INSERT INTO a VALUES "
FILES = [
    ("texts.json_text", "x.json", "[", '{"k%d":1},', "1]"),
    ("texts.json_text", "x.json", "", "[", ""),
    ("texts.json_text", "x.json", '{"a":"', "\\u0041", '"}'),
    ("texts.xml_text", "x.xml", "<a>", " ", "x</a>"),
    ("texts.xml_text", "x.xml", "<a>", "<r><k%d>1</k%d></r>", "</a>"),
    ("texts.xml_text", "x.xml", "<a>", "<b>", ""),
    ("texts.xml_text", "x.xml", "<a>", "AAAA ", "!</a>"),
    ("texts.yaml_text", "x.yaml", "", "  a:\n", ""),
    ("texts.html", "x.html", "", "<div>", ""),
    ("texts.html", "x.html", "<table>", "<tr><td colspan=1000>x", "</table>"),
    ("texts.html", "x.html", "", "<!--", ""),
    ("texts.vcard", "x.vcf", "BEGIN:VCARD\nNOTE", ';a="b"', ":c\nEND:VCARD"),
    ("texts.vcard", "x.vcf", "BEGIN:VCARD\nNOTE", ";a", "\nEND:VCARD"),
    ("texts.rtf", "x.rtf", "{\\rtf1 ", "{\\*\\a ", ""),
    ("texts.delimited", "x.csv", "", 'a,"', ""),
    ("texts.delimited", "x.csv", "a,b\n" + "," * 16_000 + "\n", "1,2\n", ""),
    ("texts.text", "x.sql", f"{_INSERT}(", "'a'::b   ", ")"),
    ("texts.text", "x.sql", f"{_INSERT}(1)", " ", "x;\n"),
    ("texts.text", "x.sql", f"CREATE TABLE a (b int,\n{_INSERT}(1);\n", "--   \n", "!);"),
    ("texts.text", "x.sql", f"{_INSERT}(1);\nCREATE TABLE a (", ", --", ");\n"),
    ("mail.eml", "x.eml", f"{_MAIL}\n", "begin 644 a\n", ""),
    ("mail.eml", "x.eml", f"{_MAIL}{_PARTS}", "--x\n", ""),
    ("mail.eml", "x.eml", "From: a\nTo: b\nSubject: ", "=?utf-8?q?a?= ", "\n\nx"),
    ("mail.smime", "x.p7m", "", "-----BEGIN CMS-----", ""),
    ("pictures.pdf", "x.pdf", "%PDF-1.4\n", "\\(", ""),
]  # fmt: skip


def made(before: str, again: str, after: str, size: int) -> bytes:
    count = max(1, size // len(again))
    middle = "".join(again.replace("%d", str(at)) for at in range(count)) if "%d" in again else again * count
    return f"{before}{middle}{after}".encode()


def read(module: str, name: str, raw: bytes) -> int:
    """How many cells of tables came."""
    reader = importlib.import_module(f"strongroom.discovery.adapters.read.{module}")
    try:
        parts = reader.read(Source(io.BytesIO(raw), name, len(raw)))
        return sum(len(row) for part in parts if isinstance(part, Table) for row in part.rows)
    except Unreadable:
        return 0


@pytest.mark.parametrize(("module", "name", "before", "again", "after"), FILES)
def test_reading_takes_linear_time(module, name, before, again, after):
    def work(size: int) -> Callable[[], object]:
        raw = made(before, again, after, size)
        return lambda: read(module, name, raw)

    assert fault(work, 20_000) == ""


def test_one_wide_row_does_not_make_all_rows_wide():
    wide = "namn,ort\n" + "Erik," * 16_000 + "\n"
    assert read("texts.delimited", "x.csv", (wide + "Omar,Lund\n" * 2_000).encode()) < 450_000
    row = "(" + "1," * 16_000 + "1),"
    assert read("texts.text", "x.sql", f"{_INSERT}{row}{'(1,2),' * 2_000}(1);".encode()) < 450_000


def test_a_page_behind_many_remarks_is_known_at_once():
    from strongroom.discovery.adapters.read.identify import identify

    def work(count: int) -> Callable[[], object]:
        return lambda: identify(io.BytesIO(b"<!---->" * count + b"x"), "x")

    assert fault(work, 1_000) == ""
