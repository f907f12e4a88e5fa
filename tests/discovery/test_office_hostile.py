"""Office documents made to hurt: bombs, lies, broken zips, random damage. Each ends soon, with what can be had."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.budget import Budget, Limits
from strongroom.discovery.adapters.read.dispatch import Reading
from strongroom.discovery.adapters.read.office import (
    biff,
    calamine_cells,
    docx,
    looks,
    odf,
    ole_properties,
    ole_text,
    vba,
    xls,
    xls_tame,
    xlsb_records,
    xlsx,
)
from strongroom.discovery.adapters.read.office.ole_sweep import sweep
from strongroom.discovery.adapters.read.office.story import pieces
from strongroom.discovery.adapters.read.office.zip_package import Damaged
from strongroom.discovery.core.passage import Outcome, Part, Passage, Reader, Reason, Skipped, Source, Table, Unreadable

OFFICE = Path(__file__).parents[1] / "markers" / "office"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(reader: Reader, data: bytes, name: str = "") -> list[Part]:
    return list(reader(Source(io.BytesIO(data), name, len(data))))


def zipped(**parts: str | bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return held.getvalue()


def reasons(parts: list[Part]) -> set[Reason]:
    return {part.reason for part in parts if isinstance(part, Skipped)}


def text(parts: list[Part]) -> str:
    cells = [cell for part in parts if isinstance(part, Table) for row in part.rows for cell in row]
    return "\n".join([part.text for part in parts if isinstance(part, Passage)] + cells)


def test_entities_that_multiply_are_refused_before_they_do() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "kund@example.test">{levels}]><w:document {WORD}><w:p>&a11;</w:p></w:document>'
    began = time.perf_counter()
    parts = read(docx.read, zipped(word__document=bomb))
    assert time.perf_counter() - began < 1
    assert Reason.EXPANDS_TOO_MUCH in reasons(parts)
    assert "kund@example.test" in text(parts)


def test_a_part_that_unpacks_without_end_is_left_out_and_the_rest_is_read() -> None:
    bomb = zipped(word__document=f"<w:document {WORD}><w:p><w:r><w:t>".encode() + bytes(100 << 20),
                  word__header1=f"<w:hdr {WORD}><w:p><w:r><w:t>kund@example.test</w:t></w:r></w:p></w:hdr>")  # fmt: skip
    tracemalloc.start()
    parts = read(docx.read, bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert Reason.EXPANDS_TOO_MUCH in reasons(parts)
    assert "kund@example.test" in text(parts)
    assert peak < 32 << 20


def test_two_far_cells_do_not_make_a_grid_of_billions() -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Erik</t></is></c></row>'
    cells += '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>Berg</t></is></c></row>'
    book = (
        f'<workbook {SHEET} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
        '<sheet name="Blad" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", book)
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {SHEET}><sheetData>{cells}</sheetData></worksheet>")
    first, last = (part for part in read(xlsx.read, held.getvalue()) if isinstance(part, Table))
    assert (list(first.rows[0]), last.first_row, last.rows[0][16_383]) == (["Erik"], 1_048_576, "Berg")


def test_a_million_repeated_cells_cost_little() -> None:
    cell = "<table:table-cell table:number-columns-repeated='9999999'><text:p>Erik</text:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='9999999'>{cell}</table:table-row>"
    content = (
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        f"xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><table:table>{row * 3}</table:table>"
        "</office:document-content>"
    )
    began = time.perf_counter()
    parts = read(odf.read, zipped(content=content), "a.ods")
    assert "Erik" in text(parts)
    assert time.perf_counter() - began < 2


def test_text_boxes_in_text_boxes_without_end_stop_somewhere() -> None:
    deep = "<w:p><w:txbxContent>" * 5000
    parts = read(docx.read, zipped(word__document=f"<w:document {WORD}><w:p><w:r><w:t>Erik</w:t></w:r></w:p>{deep}"))
    assert Reason.TOO_DEEP in reasons(parts)
    assert "Erik" in text(parts)


def test_a_document_cut_in_half_gives_its_first_half() -> None:
    paragraphs = "".join(f"<w:p><w:r><w:t>kund{n}@example.test</w:t></w:r></w:p>" for n in range(3000))
    whole = zipped(word__document=f"<w:document {WORD}>{paragraphs}</w:document>")
    parts = read(docx.read, whole[: len(whole) // 2])
    assert "kund0@example.test" in text(parts)
    assert Reason.DAMAGED in reasons(parts)


def test_broken_xml_is_searched_beyond_the_break() -> None:
    body = "<w:p><w:r><w:t>kund1@example.test</w:t></w:r></w:x><w:p><w:r><w:t>kund2@example.test</w:t></w:r></w:p>"
    parts = read(docx.read, zipped(word__document=f"<w:document {WORD}>{body}</w:document>"))
    assert "kund1@example.test" in text(parts)
    assert "kund2@example.test" in text(parts)
    assert Reason.DAMAGED in reasons(parts)


def test_a_workbook_whose_zip_directory_is_lost_is_read_from_what_is_left() -> None:
    whole = (OFFICE / "excel.xlsx").read_bytes()
    parts = read(xlsx.read, whole[: whole.index(b"PK\x01\x02")])
    assert "Åsa Öberg-Ärlig" in text(parts)


def test_an_old_workbook_under_a_password_is_said_to_be_so() -> None:
    stream = struct.pack("<HHHHHH", 0x809, 8, 0x600, 5, 0, 0) + struct.pack("<HHH", 0x2F, 2, 0)
    with pytest.raises(Unreadable) as caught:
        list(biff.read(stream, ()))
    assert (caught.value.outcome, caught.value.reason) == (Outcome.ENCRYPTED, Reason.PASSWORD)


def test_the_oldest_workbooks_are_read_cell_by_cell() -> None:
    label = struct.pack("<HHHH3sB", 0x04, 17, 1, 2, bytes(3), 9) + b"Erik Berg"
    number = struct.pack("<HHHH3sd", 0x03, 15, 1, 3, bytes(3), 19600110.0)
    stream = struct.pack("<HHHH", 0x09, 4, 2, 16) + label + number + struct.pack("<HH", 0x0A, 0)
    (table,) = (part for part in read(xls.read, stream) if isinstance(part, Table))
    assert (table.first_row, table.rows[0]) == (2, ("", "", "Erik Berg", "19600110"))


NAMES = ["word.docx", "excel.xlsx", "powerpoint.pptx", "hand.odt", "hand.fods", "word.doc", "excel.xls"]


def damaged(name: str, seed: int) -> bytes:
    """The file with up to thirty of its bytes changed, always the same for the same seed."""
    pick = random.Random(seed)
    data = bytearray((OFFICE / name).read_bytes())
    for _ in range(pick.randint(1, 30)):
        data[pick.randrange(len(data))] = pick.choice((0, 0x7F, 0xFF, pick.randrange(256)))
    return bytes(data)


def outcome_of(name: str, data: bytes) -> Outcome:
    reading = Reading(Source(io.BytesIO(data), name, len(data)), Budget(Limits(), len(data), time.process_time))
    for _ in reading:
        pass
    return reading.outcome


@pytest.mark.parametrize("name", NAMES)
def test_damage_anywhere_ends_in_an_outcome_and_soon(name: str) -> None:
    began = time.process_time()
    for seed in range(8):
        assert outcome_of(name, damaged(name, seed)) in Outcome
    assert time.process_time() - began < 5


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", NAMES)
def test_no_damage_takes_a_process_long_or_down(name: str) -> None:
    """In a process of its own, with no more memory than a worker has: what hangs in native code can be ended."""
    ask = (
        "import resource, sys, time\n"
        "from tests.discovery.test_office_hostile import damaged, outcome_of\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (600 << 20, 600 << 20))\n"
        "for seed in range(300):\n"
        "    print(seed, flush=True)\n"
        "    began = time.process_time()\n"
        "    outcome_of(sys.argv[1], damaged(sys.argv[1], seed))\n"
        "    assert time.process_time() - began < 5\n"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    ran = subprocess.run(
        [sys.executable, "-c", ask, name],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, f"{ran.stdout.split()[-1:]} {ran.stderr[-2000:]!r}"


def test_an_old_workbook_may_lie_about_its_chains_counts_and_size() -> None:
    whole = (OFFICE / "excel.xls").read_bytes()
    book = olefile.OleFileIO(io.BytesIO(whole)).openstream("Workbook").read()
    at = whole.index(book[:512])
    lies = bytearray(book)
    for kind, place, lie in ((0x200, 4, b"\xff\xff\xff\x7f"), (0xFC, 4, b"\xff\xff\xff\x7f")):
        record = next(start for start, found, _ in biff.records(book) if found == kind)
        lies[record + 4 + place : record + 4 + place + len(lie)] = lie
    opened = calamine_cells.open_workbook(io.BytesIO(xls_tame.tame(bytes(lies), 10_000)))
    assert calamine_cells.sheets(opened) == calamine_cells.sheets(calamine_cells.open_workbook(io.BytesIO(whole)))
    parts = read(xls.read, whole[:at] + bytes(lies) + whole[at + len(lies) :])
    assert "Åsa Öberg-Ärlig" in text(parts)
    endless = bytearray(whole)
    (fat,) = struct.unpack_from("<L", whole, 76)
    (first,) = struct.unpack_from("<L", whole, 48)
    struct.pack_into("<L", endless, 512 + fat * 512 + first * 4, first)
    read(xls.read, bytes(endless))


def test_far_cells_of_a_binary_workbook_are_seen_before_its_grid_is_made() -> None:
    row, cell = b"\x00\x04" + struct.pack("<L", 1_000_000), b"\x01\x08" + struct.pack("<LL", 16_000, 0)
    assert xlsb_records.area(b"\x00\x04" + bytes(4) + cell + row) == 1_000_001 * 16_001
    with pytest.raises(Damaged):
        xlsb_records.area(b"\x00\xff\xff\xff\x7f")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=40), st.sampled_from(("text", "value"))
)
def test_a_part_of_looks_is_passed_over_only_where_it_says_nothing(words: str, where: str) -> None:
    said = f"{words} erik@example.test 070-174 06 05"
    body = escape(said) if where == "text" else ""
    value = quoteattr(said) if where == "value" else '"22"'
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:styles {WORD}>\n<w:sz w:val={value}/>{body}</w:styles>'.encode()
    assert not looks.says_nothing(xml)
    assert looks.says_nothing(f'<w:styles {WORD}>\n<w:sz w:val="22"/></w:styles>'.encode())


def test_a_property_may_lie_about_how_many_values_it_has() -> None:
    vector = struct.pack("<LLL", 0x101E, 0x7FFFFFFF, 10) + b"Erik Berg\0"
    section = struct.pack("<LLLL", 16 + len(vector), 1, 2, 16) + vector
    stream = struct.pack("<HHL16xL16xL", 0xFFFE, 0, 2, 1, 48) + section
    assert [each.text for each in ole_properties.properties(stream)] == ["Erik Berg"]


@given(st.binary(max_size=2000))
def test_macros_of_any_bytes_unpack_to_something_bounded(data: bytes) -> None:
    assert len(vba.unpack(b"\x01" + data)) <= 4096 * (len(data) // 3 + 1)


@given(st.lists(st.text(max_size=300), max_size=40), st.integers(20, 200))
def test_cutting_text_into_passages_loses_no_letter(lines: list[str], limit: int) -> None:
    found = pieces(lines, limit)
    assert "".join("".join(found).split()) == "".join("".join(lines).split())
    assert all(len(piece) <= 2 * limit for piece in found)


@given(
    st.binary(max_size=200),
    st.sampled_from(["kund@example.test", "Åsa Öberg 600110-1234"]),
    st.sampled_from(["cp1252", "utf-8", "utf-16-le"]),
)
def test_the_sweep_finds_words_between_any_bytes(noise: bytes, words: str, encoding: str) -> None:
    data = noise + b"\0\0\0" + words.encode(encoding) + b"\0\0\0" + noise
    assert words in text(list(sweep(data, ())))


def test_both_of_two_parts_with_one_name_are_read() -> None:
    held = io.BytesIO()
    body = f"<w:document {WORD}><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:document>"
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", body.format("Erik Berg"))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", body.format("Maja Lind"))
    assert {"Erik Berg", "Maja Lind"} <= set(text(read(docx.read, held.getvalue())).split("\n"))


def test_an_old_document_whose_directory_is_lost_is_swept() -> None:
    data = bytearray((OFFICE / "word.doc").read_bytes())
    data[24:512] = b"\xff" * 488
    parts = read(ole_text.read, bytes(data))
    assert "Åsa Öberg-Ärlig" in text(parts)
    assert Reason.DAMAGED in reasons(parts)


def test_a_sheet_in_sixteen_bits_is_read() -> None:
    data = (OFFICE / "excel.xlsx").read_bytes()
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(held, "w") as wide:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.decode().replace("UTF-8", "UTF-16").encode("utf-16")
            wide.writestr(name, content)
    assert "Åsa Öberg-Ärlig" in text(read(xlsx.read, held.getvalue()))


def test_a_paragraph_without_end_comes_in_pieces() -> None:
    body = f"<w:p><w:r><w:t>{'kund@example.test ' * 300_000}</w:t></w:r></w:p>"
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:  # stored: packed, it would look like a bomb
        archive.writestr("word/document.xml", f"<w:document {WORD}>{body}</w:document>")
    file = Source(whole, "", whole.tell())
    tracemalloc.start()
    longest = max(len(part.text) for part in docx.read(file) if isinstance(part, Passage))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert longest <= 1 << 17
    assert peak < 16 << 20


def test_xml_in_an_encoding_unheard_of_is_searched_all_the_same() -> None:
    for encoding in ("shift_jis", "x-nobody"):
        xml = f'<?xml version="1.0" encoding="{encoding}"?><w:document {WORD}><w:p>kund@example.test</w:p></w:document>'
        assert "kund@example.test" in text(read(docx.read, zipped(word__document=xml)))
