r"""RTF gives its text, all that stands beside it, and what was hidden or deleted."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import rtf, rtf_tokens
from strongroom.discovery.core.passage import Embedded, Passage, Source, Table
from strongroom.discovery.core.where import in_english


def read(body: str, head: str = r"\ansi\ansicpg1252\uc1") -> list:
    raw = (r"{\rtf1" + head + " " + body + "}").encode("latin-1")
    return list(rtf.read(Source(io.BytesIO(raw), "brev.rtf", len(raw))))


def found(body: str, **options) -> dict[str, str]:
    return {in_english(part.where): part.text for part in read(body, **options) if isinstance(part, Passage)}


def test_runs_of_one_paragraph_are_joined():
    assert found(r"070-{\b 174}{\i\f1  06}\~05\par Erik {\*\bkmkend x}Berg") == {
        "": "070-174 06 05\nErik Berg",
        "bookmark": "x",
    }


@pytest.mark.parametrize(
    ("body", "where", "text"),
    [
        (r"{\header Lind Foto\par}", "header", "Lind Foto"),
        (r"{\footerf 556677-8899}", "footer", "556677-8899"),
        (r"x{\footnote se Erik}", "footnote", "se Erik"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard ring Erik\par}}}", "text box", "ring Erik"),
        (r"{\*\do\dptxbx{\dptxbxtext ring Erik}}", "text box", "ring Erik"),
        (r'{\field{\*\fldinst HYPERLINK "mailto:erik@example.test"}{\fldrslt skriv}}', "field", 'HYPERLINK "mailto:erik@example.test"'),
        (r"{\info{\author Maja Lind}{\*\company Lind Foto}}", "document property author", "Maja Lind"),
        (r"{\info{\author Maja Lind}{\*\company Lind Foto}}", "document property company", "Lind Foto"),
        (r"{\*\userprops{\propname Kund}\proptype30{\staticval Erik Berg}}", "part userprops > document property value", "Erik Berg"),
        (r"{\*\revtbl{Unknown;}{Maja Lind;}}", "document property reviewers", "Unknown;Maja Lind;"),
        (r"{\v dolt\v0} synligt", "hidden text", "dolt"),
        (r"Hej {\deleted Karl} Erik", "deleted text", "Karl"),
        (r"Hej {\deleted Karl} Erik", "", "Hej  Erik"),
        (r"Hej {\revised\revauth1 Omar}", "", "Hej Omar"),
        (r"{\*\annotation utan namn}", "comment", "utan namn"),
        (r"{\*\atnid ML}{\*\atnauthor Maja Lind}{\*\annotation{\*\atnref 0}ring Erik}", "comment by Maja Lind", "ring Erik"),
        (r"{\*\formfield{\fftype0{\*\ffname Tel}{\*\ffdeftext 070-1}}}", "form field", "070-1"),
        (r"{\*\unheardof Erik Berg}", "part unheardof", "Erik Berg"),
    ],
)  # fmt: skip
def test_every_destination_is_read_and_named(body, where, text):
    assert found(body)[where] == text


def test_tables_come_as_rows():
    row = r"\trowd\pard\intbl {0}\cell {1}\cell\row "
    body = "före\\par " + "".join(row.format(*cells) for cells in (("Namn", "E-post"), ("Erik", "erik@example.test")))
    body += row.format("Maja", "maja@example.test") + r"\pard efter\par"
    parts = read(body)
    rows = [list(row) for part in parts if isinstance(part, Table) for row in part.rows]
    texts = "".join(part.text for part in parts if isinstance(part, Passage))
    assert ["Maja", "maja@example.test"] in rows or "maja@example.test" in texts
    assert "efter" in texts


def test_a_long_table_is_not_torn():
    row = r"\trowd\pard\intbl " + ("x" * 90) + r"{0}\cell {0}\cell {0}\cell\row "
    parts = read("".join(row.format(number) for number in range(6000)))
    rows = [row for part in parts if isinstance(part, Table) for row in part.rows]
    assert {len(row) for row in rows} == {3}
    assert len(rows) == 6000


def test_code_pages_of_fonts_and_of_the_document_are_used():
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}{\f3\fcharset77 D;}}"
    body = fonts + r"\f0 V\'e4xj\'f6 \f1 \'c0\'ed\'ed\'e0 \f2 \'8e\'52\'93\'63 \f3 V\'8axj\'9a"
    assert found(body) == {"": "Växjö Анна 山田 Växjö"}
    assert found(r"V\'84xj\'94", head=r"\pc\uc1") == {"": "Växjö"}


def _escaped(text: str) -> str:
    out = []
    for char in text:
        if char in "\\{}":
            out.append("\\" + char)
        elif ord(char) < 128:
            out.append(char)
        else:
            units = struct.unpack(f"<{len(char.encode('utf-16-le')) // 2}h", char.encode("utf-16-le"))
            out += [f"\\u{unit}?" for unit in units]
    return "".join(out)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=60)
)
def test_any_text_comes_back_as_it_was(text):
    assert found(_escaped(text)) == {"": text}


@given(st.binary(max_size=400), st.integers(70, 200))
def test_any_bytes_are_survived_and_torn_blocks_change_nothing(data, block):
    raw = rb"{\rtf1 " + data
    whole = list(rtf_tokens.tokens(io.BytesIO(raw)))
    size = rtf_tokens._READ
    rtf_tokens._READ = block
    try:
        torn = list(rtf_tokens.tokens(io.BytesIO(raw)))
    finally:
        rtf_tokens._READ = size

    def joined(tokens):
        return [(t.kind, t.number, t.data) for t in tokens if t.kind != "text"], b"".join(
            t.data for t in tokens if t.kind == "text"
        )

    assert joined(torn) == joined(whole)
    assert isinstance(list(rtf.read(Source(io.BytesIO(raw), "x.rtf", len(raw)))), list)


def _object(name: bytes, content: bytes) -> str:
    header = struct.pack("<II", 0x501, 2) + struct.pack("<I", len(name) + 1) + name + b"\0" + bytes(8)
    return (header + struct.pack("<I", len(content)) + content).hex()


def test_embedded_objects_and_pictures_are_files_in_the_file():
    package = b"\x02\0kund.txt\0C:\\kund.txt\0" + struct.pack("<II", 0x30000, 12) + b"C:\\kund.txt\0"
    package += struct.pack("<I", 4) + b"Erik" + b"rest"
    body = r"{\object\objemb{\*\objclass Package}{\*\objdata " + _object(b"Package", package) + "}{\\result ikon}}"
    body += r"{\object{\*\objdata " + _object(b"Excel.Sheet.12", b"PK\3\4bok") + "}}"
    body += r"{\*\shppict{\pict\pngblip\picw10 " + b"\x89PNG".hex() + r"}}{\nonshppict{\pict\wmetafile8 00}}"
    parts = read(body)
    files = {file.name: file.open().read() for file in parts if isinstance(file, Embedded)}
    assert files == {"kund.txt": b"Erik", "Excel.Sheet.12": b"PK\3\4bok", "picture.png": b"\x89PNG"}
    assert found(body) == {"": "ikon"}


def test_a_linked_object_is_known_by_its_path():
    path = b"C:\\Kunder\\Erik Berg.xls\0"
    data = struct.pack("<III", 0x501, 1, 6) + b"Excel\0" + struct.pack("<I", len(path)) + path + bytes(4)
    assert found(r"{\object{\*\objdata " + data.hex() + "}}") == {"link target": "C:\\Kunder\\Erik Berg.xls"}


def test_raw_data_is_not_taken_for_text():
    assert found(r"{\pict\jpegblip\bin6 }{}{}!}efter") == {"": "efter"}


@pytest.mark.parametrize(
    "bomb", ["{" * 500_000, "{\\b x" * 100_000 + "}" * 100_000, "\\u1" * 200_000, "{\\*\\x y" * 3000]
)
def test_depth_without_end_is_survived(bomb):
    assert isinstance(read(bomb), list)


def test_what_a_picture_is_called_and_shows_is_read():
    body = r"{\pict{\*\picprop{\sp{\sn shapeType}{\sv 75}}{\sp{\sn wzDescription}{\sv Erik Berg p\'e5 stranden}}}\pngblip 89}"
    assert [part.text for part in read(body) if isinstance(part, Passage)] == ["Erik Berg på stranden"]
