"""What the Office readers make of a document's structure: where things stand, what is told apart, what is joined."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest

from strongroom.discovery.adapters.read.office import docx, embedded, odf, ole_pictures, ole_text, pptx, vba, xls, xlsx
from strongroom.discovery.core.passage import (
    Embedded,
    Outcome,
    Part,
    Passage,
    Reader,
    Reason,
    Source,
    Table,
    Unreadable,
)
from strongroom.discovery.core.where import in_english

OFFICE = Path(__file__).parents[1] / "markers" / "office"
WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def read(reader: Reader, data: bytes, name: str = "") -> list[Part]:
    return list(reader(Source(io.BytesIO(data), name, len(data))))


def zipped(**parts: str) -> bytes:
    """`word__document=…` becomes the part `word/document.xml`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return held.getvalue()


def word(body: str) -> list[Part]:
    return read(docx.read, zipped(word__document=f"<w:document {WORD}><w:body>{body}</w:body></w:document>"))


def said(parts: list[Part]) -> list[tuple[str, str]]:
    return [(in_english(part.where), part.text) for part in parts if isinstance(part, Passage)]


def tables(parts: list[Part]) -> list[Table]:
    return [part for part in parts if isinstance(part, Table)]


def test_words_that_formatting_split_are_whole_again() -> None:
    runs = "<w:r><w:t>070-12</w:t></w:r><w:hyperlink><w:r><w:t>34</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>567</w:t></w:r></w:ins>"
    assert said(word(f"<w:p>{runs}</w:p>")) == [("body", "070-1234567")]


def test_breaks_tabs_and_hyphens_are_read_as_they_look() -> None:
    runs = (
        "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
    )
    runs += "<w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e&#xAD;f</w:t></w:r>"
    assert said(word(f"<w:p>{runs}</w:p>")) == [("body", "a\tb\nc-def")]


def test_what_was_struck_out_is_told_apart_with_the_letters_it_touched() -> None:
    body = (
        "<w:p><w:r><w:t>ring 070-12</w:t></w:r><w:del><w:r><w:delText>34</w:delText></w:r></w:del>"
        "<w:r><w:t>567 i dag</w:t></w:r></w:p>"
    )
    assert said(word(body)) == [("body", "ring 070-12567 i dag"), ("body > deleted text", "070-1234567")]


def test_a_text_box_written_for_two_generations_of_programs_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Erik Berg</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert said(word(body)) == [("body > text box", "Erik Berg")]


def test_a_fallback_that_says_something_else_is_read_too() -> None:
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Erik</w:t></mc:Choice><mc:Fallback><w:t>Maja</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert said(word(body)) == [("body", "Maja\nErik")]


def test_pages_are_told_where_the_document_knows_them() -> None:
    page = "<w:p><w:r><w:t>{}</w:t>{}</w:r></w:p>"
    broken = page.format("ett", "<w:br w:type='page'/><w:lastRenderedPageBreak/>")
    assert said(word(broken + page.format("två", ""))) == [("body > page 1", "ett\n"), ("body > page 2", "två")]


def test_a_table_has_its_header_beside_its_rows() -> None:
    document = python_docx.Document()
    table = document.add_table(3, 2)
    for row, texts in enumerate((("Namn", "Telefon"), ("Erik Berg", "070-174 06 05"), ("Maja Lind", "070-174 06 06"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    held = io.BytesIO()
    document.save(held)
    head, rows = tables(read(docx.read, held.getvalue()))
    assert (head.rows, head.first_row) == ([("Namn", "Telefon")], 1)
    assert (rows.header, rows.first_row, rows.rows[0]) == (("Namn", "Telefon"), 2, ("Erik Berg", "070-174 06 05"))


def test_a_form_gives_each_value_with_its_label() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = (("Namn:", "Erik Berg"), ("Personnummer:", "600110-1234"))
    body = "".join(f"<w:tr>{cell.format(label)}{cell.format(value)}</w:tr>" for label, value in rows)
    parts = word(f"<w:tbl>{body}</w:tbl>")
    assert [(part.label, part.text) for part in parts if isinstance(part, Passage)] == [
        ("Namn", "Namn: Erik Berg"),
        ("Personnummer", "Personnummer: 600110-1234"),
    ]


def test_cells_stand_under_their_letters_below_the_header_row() -> None:
    parts = read(xlsx.read, (OFFICE / "excel.xlsx").read_bytes())
    table = next(part for part in tables(parts) if part.header)
    assert in_english(table.where) == "sheet Kunder"
    assert table.header[:3] == ("Namn", "E-post", "Personnummer")
    assert (table.first_row, table.columns[:3]) == (4, ("A", "B", "C"))
    assert list(table.rows[0][2:4]) == ["600110-1234", "19600110"]


def test_a_sheet_that_begins_elsewhere_keeps_its_letters() -> None:
    book = openpyxl.Workbook()
    book.active["D7"], book.active["E8"] = "Erik Berg", "Maja Lind"
    held = io.BytesIO()
    book.save(held)
    (table,) = tables(read(xlsx.read, held.getvalue()))
    assert (table.first_row, table.columns, list(table.rows[0])) == (7, ("D", "E"), ["Erik Berg", ""])


@pytest.mark.parametrize(
    ("reader", "name", "where"),
    [
        (xlsx.read, "excel.xlsx", "hidden sheet Dold"),
        (xlsx.read, "excel.xlsx", "sheet Kunder!B9 > comment by xlsx-comment-author-9fb@example.test"),
        (xls.read, "excel.xls", "hidden sheet Dold"),
        (xls.read, "excel.xls", "sheet Kunder!B9 > comment"),
        (odf.read, "hand.ods", "hidden sheet Dold"),
        (pptx.read, "powerpoint.pptx", "slide 2 > hidden text"),
        (pptx.read, "powerpoint.pptx", "slide 1 > note"),
        (ole_text.read, "word.doc", "header"),
        (ole_text.read, "word.doc", "footnote"),
        (ole_text.read, "word.doc", "comment"),
        (odf.read, "word.odt", "master page > header"),
    ],
)
def test_a_person_is_told_where_to_look(reader: Reader, name: str, where: str) -> None:
    parts = read(reader, (OFFICE / name).read_bytes(), name)
    assert where in {in_english(part.where) for part in parts}


def test_hidden_cells_of_numbers_shown_short_keep_all_their_digits() -> None:
    parts = read(odf.read, (OFFICE / "hand.ods").read_bytes(), "hand.ods")
    assert any("19600110" in row for table in tables(parts) for row in table.rows)


def test_an_encrypted_open_document_is_said_to_be_so() -> None:
    manifest = (
        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><manifest:file-entry>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("content.xml", b"\x93\x17")
        archive.writestr("META-INF/manifest.xml", manifest)
    with pytest.raises(Unreadable) as caught:
        read(odf.read, held.getvalue())
    assert (caught.value.outcome, caught.value.reason) == (Outcome.ENCRYPTED, Reason.PASSWORD)


def test_signs_that_a_spreadsheet_escapes_are_read_as_meant() -> None:
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    comment = f'<comments {namespace}><commentList><comment ref="A1"><text><t>kund_x0040_example.test</t></text></comment></commentList></comments>'
    parts = read(xlsx.read, zipped(xl__workbook=f"<workbook {namespace}/>", xl__comments1=comment))
    assert "kund@example.test" in [text for _, text in said(parts)]


def test_macros_are_read_as_their_source() -> None:
    packed = bytes.fromhex("0119b000616263646566676800696a6b6c6d6e6f70007172737475762e")
    assert vba.unpack(packed) == b"abcdefghijklmnopqrstuv."


def test_a_picture_in_an_old_document_is_handed_on() -> None:
    picture = b"\xff\xd8\xff\xe0" + b"\x07" * 60
    data = bytearray(b"....\x1d\xf0" + (17 + len(picture)).to_bytes(4, "little") + bytes(17) + picture + b"Erik")
    (part,) = ole_pictures.lift(data, ())
    assert part.open().read() == picture
    assert data.endswith(bytes(60) + b"Erik")


def test_a_packed_file_in_a_document_comes_out_under_its_name() -> None:
    path, content = b"C:\\kunder.csv\0", b"namn;epost\n"
    inner = b"\2\0kunder.csv\0" + path + b"\0\0\3\0" + struct.pack("<L", len(path)) + path
    inner += struct.pack("<L", len(content)) + content
    (part,) = embedded.of_stream("\x01Ole10Native", struct.pack("<L", len(inner)) + inner, "oleObject1.bin", ())
    assert isinstance(part, Embedded)
    assert (part.name, part.open().read()) == ("kunder.csv", content)


def test_sheets_too_large_for_a_grid_read_the_same_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (OFFICE / "excel.xlsx").read_bytes()
    fast = [_filled(table) for table in tables(read(xlsx.read, data))]
    monkeypatch.setattr(xlsx, "LARGEST_GRID", 0)
    assert [_filled(table) for table in tables(read(xlsx.read, data))] == fast


def _filled(table: Table) -> tuple[str, tuple[str, ...], list[tuple[int, str, str]]]:
    """The cells that hold something under their names: empty ones at a row's end are nobody's business."""
    cells = [
        (table.first_row + number, table.columns[place], cell)
        for number, row in enumerate(table.rows)
        for place, cell in enumerate(row)
        if cell
    ]
    return in_english(table.where), tuple(filter(None, table.header)), cells
