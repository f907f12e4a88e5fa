"""Real files that none of us made (see tests/samples/licences) give what a person sees in them."""

from __future__ import annotations

import importlib
import io
from pathlib import Path

import pytest

from strongroom.discovery.core.passage import Embedded, Passage, Source, Table
from strongroom.discovery.core.where import in_english

SAMPLES = Path(__file__).parents[2] / "samples"


def read(module: str, name: str) -> list:
    data = (SAMPLES / name).read_bytes()
    reader = importlib.import_module(f"strongroom.discovery.adapters.read.texts.{module}")
    return list(reader.read(Source(io.BytesIO(data), name, len(data))))


def everything(parts: list) -> str:
    texts = []
    for part in parts:
        if isinstance(part, Passage):
            texts.append(part.text)
        elif isinstance(part, Table):
            texts += [*part.header, *(cell for row in part.rows for cell in row)]
    return "\n".join(texts)


@pytest.mark.parametrize(
    ("module", "name", "text"),
    [
        ("html", "tika/boilerplate.html", "This is the real meat of the page"),
        ("html", "tika/testHTML_utf8.html", "Content with UTF-8 chars\nåäö"),
        ("html", "tika/testHTML_charset_utf16le.html", "This is a sample text"),
        ("rtf", "tika/testRTFWindowsCodepage1250.rtf", "zażółć gęślą jaźń\nZAŻÓŁĆ GĘŚLĄ JAŹŃ"),
        ("rtf", "tika/testRTFUnicodeGothic.rtf", "𐌲𐌿𐍄𐌹𐍃𐌺"),
        ("rtf", "tika/testRTFListMicrosoftWord.rtf", "A nested list:\n1.\ta\n-\taa"),
        ("rtf", "tika/testRTFListMicrosoftWord.rtf", "Axel Dörfler"),
        ("rtf", "tika/testRTFUnicodeUCNControlWordCharacterDoubling.rtf", "0 年 abc 念"),
        ("xml_text", "tika/testXML.xml", "Rida Benjelloun"),
        ("xml_text", "tika/testXML3.xml", "John\nJane\nBob\nKate"),
        ("xml_text", "tika/undeclared_entity.xml", "is invalid!"),
        ("xml_text", "tika/test-utf16be.xml", "world"),
        ("ics", "tika/testICalendar.ics", "Festival International de Jazz de Montréal"),
        ("text", "tika/testICalendar.ics", "BEGIN:VEVENT"),
    ],
)
def test_the_words_of_real_files_come_out(module, name, text):
    assert text in everything(read(module, name))


def test_a_real_export_without_header_keeps_all_its_rows():
    (table,) = read("delimited", "adventureworks/StateProvince.csv")
    assert (len(table.rows), table.header, {len(row) for row in table.rows}) == (181, (), {8})
    assert [row[4] for row in table.rows[:2]] == ["Alberta", "Alaska"]


def test_a_real_table_with_quoted_headings_is_understood():
    table = read("delimited", "tika/test-columnar.csv")[-1]
    assert table.header[:2] == ("Record Number", "Square of the Record Number")
    assert len(table.rows) == 11


def test_a_real_list_of_objects_is_a_table():
    (table,) = read("json_text", "tika/test.json")
    assert (table.header[:2], len(table.rows)) == (("id", "fetcher"), 100)


def test_a_workbook_saved_as_xml_is_read_row_by_row():
    tables = [part for part in read("xml_text", "poi/workbook.xml") if isinstance(part, Table)]
    assert any("Konto" in row for table in tables for row in table.rows)


def test_a_picture_in_a_real_script_is_a_file():
    files = [p for p in read("html", "tika/testHTML_embedded_img_in_js.html") if isinstance(p, Embedded)]
    assert [(in_english(p.where), p.open().read(2)) for p in files] == [("embedded document data.jpeg", b"\xff\xd8")]


def test_tags_of_a_mail_in_rtf_are_kept_together():
    (markup,) = (p for p in read("rtf", "tika/testRTFTIKA_2883.rtf") if p.where and p.where[0].value == "htmltag")
    assert "<BODY" in markup.text
