"""Address cards and calendars give their people, notes and pictures, in every version and folding."""

from __future__ import annotations

import base64
import io
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import ics, vcard
from strongroom.discovery.core.passage import Embedded, Passage, Source, Table
from strongroom.discovery.core.where import in_english

CARD = """BEGIN:VCARD
VERSION:3.0
N:Berg;Erik;Olof;;
FN:Erik Berg
item1.EMAIL;TYPE=INTERNET:erik@example.test
item1.X-ABLabel:privat
TEL;TYPE=CELL:070-174 06 05
TEL;VALUE=uri:tel:+46-470-12345
ADR;TYPE=HOME:;;Storgatan 5;Växjö;;352 31;Sverige
BDAY:1912-12-12
NOTE:Allergisk mot nötter\\, ring
  inte före kl 9\\nHund
END:VCARD
"""


def read(module, text: str | bytes) -> list:
    raw = text.encode() if isinstance(text, str) else text
    return list(module.read(Source(io.BytesIO(raw), "x", len(raw))))


def rows(parts: list) -> list[dict[str, str]]:
    return [
        {name: cell for name, cell in zip(part.header, row, strict=True) if cell}
        for part in parts
        if isinstance(part, Table)
        for row in part.rows
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_card_is_a_row_under_plain_labels(end):
    (row,) = rows(read(vcard, CARD.replace("\n", end)))
    assert row == {
        "family name": "Berg",
        "given name": "Erik Olof",
        "name": "Erik Berg",
        "email": "erik@example.test",
        "ablabel": "privat",
        "phone": "070-174 06 05\n+46-470-12345",
        "address": "Storgatan 5, 352 31 Växjö, Sverige",
        "date of birth": "1912-12-12",
        "note": "Allergisk mot nötter, ring inte före kl 9\nHund",
    }


def test_old_cards_with_quoted_printable_are_read():
    card = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=C5sa =D6berg\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Bor i V=C3=A4xj=\r\n=C3=B6 sedan=0D=0A2020\r\nEND:VCARD\r\n"
    )
    (row,) = rows(read(vcard, card))
    assert row == {"name": "Åsa Öberg", "note": "Bor i Växjö sedan\n2020"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=150))
def test_folded_and_quoted_notes_come_back_whole(note):
    if note.isspace() or "<" in note:
        return
    escaped = note.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    folded = "\r\n ".join(escaped[start : start + 20] for start in range(0, len(escaped), 20))
    assert rows(read(vcard, f"BEGIN:VCARD\r\nNOTE:{folded}\r\nEND:VCARD\r\n"))[0]["note"] == note
    quoted = quopri.encodestring(note.encode(), quotetabs=True).decode().replace("\n", "\r\n")
    old = f"BEGIN:VCARD\r\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted}\r\nEND:VCARD\r\n"
    assert rows(read(vcard, old))[0]["note"].strip() == note.replace("\\\\", "\\").strip() or "\\" in note


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:{}",
        "PHOTO;JPEG;ENCODING=BASE64:\r\n {}\r\n",
        "PHOTO;BASE64:{}",
        "PHOTO:data:image/jpeg;base64,{}",
    ],
)
def test_a_picture_in_a_card_is_a_file(photo):
    content = b"\xff\xd8\xff\xe0" + bytes(90)
    encoded = "\r\n ".join(base64.b64encode(content).decode()[n : n + 50] for n in range(0, 128, 50))
    parts = read(vcard, CARD + f"BEGIN:VCARD\r\nFN:Maja Lind\r\n{photo.format(encoded)}\r\nEND:VCARD\r\n")
    (file,) = (part for part in parts if isinstance(part, Embedded))
    assert file.open().read() == content
    assert in_english(file.where).startswith("record 2 > ")


def test_an_address_book_comes_in_blocks():
    parts = read(vcard, CARD * 2300)
    assert [(part.first_row, len(part.rows)) for part in parts] == [(1, 1000), (1001, 1000), (2001, 300)]


def test_lines_that_are_none_are_kept():
    assert (
        rows(read(vcard, "BEGIN:VCARD\nFN:Erik\nring erik@example.test\nEND:VCARD\n"))[0]["text"]
        == "ring erik@example.test"
    )


EVENT = """BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Klippning Erik
ORGANIZER;CN=Maja Lind:mailto:maja@example.test
ATTENDEE;CN="Berg, Erik";ROLE=REQ-PARTICIPANT:mailto:eri
 k@example.test
ATTENDEE:MAILTO:omar@example.test
DESCRIPTION:Ring 070-174 06 05\\nAllergi
X-ALT-DESC;FMTTYPE=text/html:<p>Storgatan 5</p>
ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=not.txt:RXJpaw==
BEGIN:VALARM
DESCRIPTION:Påminnelse
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def test_an_event_gives_its_people_texts_and_attachments():
    parts = read(ics, EVENT)
    row = rows(parts)[-1]
    assert row["organizer"] == "Maja Lind maja@example.test"
    assert row["attendee"] == "Berg, Erik erik@example.test\nomar@example.test"
    assert row["description"].split() == ["Ring", "070-174", "06", "05", "Allergi", "Storgatan", "5", "Påminnelse"]
    (file,) = (part for part in parts if isinstance(part, Embedded))
    assert (file.name, file.open().read()) == ("not.txt", b"Erik")


@given(st.text('BEGINVCARD:;=\\\n "a', max_size=200))
def test_anything_is_survived(text):
    assert isinstance(read(vcard, text), list)
    assert isinstance(read(ics, text), list)


def test_a_card_with_thousands_of_kinds_of_field_is_text():
    parts = read(vcard, "BEGIN:VCARD\n" + "".join(f"X-A{n}:erik{n}@example.test\n" for n in range(900)) + "END:VCARD")
    assert len([part for part in parts if isinstance(part, Passage)]) == 900


def test_one_endless_line_is_read():
    parts = read(vcard, b"BEGIN:VCARD\nNOTE:" + b"x" * 5_000_000 + b" erik@example.test\nEND:VCARD\n")
    assert "erik@example.test" in rows(parts)[0]["note"]
