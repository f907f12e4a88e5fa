"""Text comes out right in whatever character set it was written, and in pieces that fit in memory."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import charset, encoding, text
from strongroom.discovery.core.passage import Passage, Source
from strongroom.discovery.core.where import Step

LETTER = "Hej Maja!\nErik Berg på Åkervägen 5 i Örebro har flyttat till Växjö.\nRing honom före lördag, hälsar Omar.\n"
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
BYTES = ("cp1252", "latin-1", "mac_roman", "cp850", "cp437")
LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200), max_size=60)


def pieces(data: bytes, **options) -> list[tuple[int, str]]:
    return list(encoding.stream(io.BytesIO(data), **options))


@pytest.mark.parametrize("name", [*UNICODE, *BYTES])
def test_a_swedish_letter_is_read_in_every_character_set(name):
    data = LETTER.encode(name)
    assert encoding.decode(data) == LETTER
    assert "".join(part for _, part in pieces(data)) == LETTER


@pytest.mark.parametrize("name", ["utf-16-le", "utf-32-be"])
def test_greek_without_a_mark_is_told_by_its_zero_bytes(name):
    words = "Ελένη Παπαδοπούλου, τηλ. 210 1234567\n"
    assert encoding.decode(words.encode(name)) == words


def test_a_utf8_file_with_windows_and_utf16_lines_in_its_midst_is_read_line_by_line():
    data = "åäö i UTF-8\n".encode() + "åäö i Windows\n".encode("cp1252") + "åäö igen\n".encode()
    data += b"tillagd:" + "Växjö från PowerShell\n".encode("utf-16-le")
    assert encoding.decode(data) == "åäö i UTF-8\nåäö i Windows\nåäö igen\ntillagd:Växjö från PowerShell\n"


@given(LINES, st.sampled_from([64, 500, encoding.WINDOW]))
def test_no_character_is_lost_or_torn_and_lines_are_numbered_rightly(lines, window):
    whole = "\n".join(lines).lstrip("\ufeff")
    joined = ""
    for number, part in pieces(whole.encode(), window=window):
        assert number == joined.count("\n") + 1
        joined += part
    assert joined == whole


@given(st.binary(max_size=3000))
def test_any_bytes_become_some_text(data):
    assert isinstance(encoding.decode(data), str)
    assert sum(len(part) for _, part in pieces(data, window=100)) >= 0


@given(st.lists(st.text("abcåäöÅÄÖ @.", min_size=1, max_size=40), min_size=1, max_size=30), st.sampled_from(["cp1252"]))
def test_windows_text_comes_back_whole(lines, name):
    whole = "\n".join(lines)
    if whole.encode(name).isascii() or not _is_utf8(whole.encode(name)):
        assert encoding.decode(whole.encode(name), "windows-1252") == whole


def _is_utf8(data: bytes) -> bool:
    return any(encoding._UTF8_SEQUENCE.finditer(data))


def test_line_ends_of_every_system_count_as_one_line():
    assert encoding.decode(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_long_line_is_cut_between_words_and_keeps_its_number():
    data = b"first\n" + b"erik@example.test " * 5000
    parts = pieces(data, window=1000)
    assert {number for number, _ in parts} <= {1, 2}
    assert all(part.endswith((" ", "\n")) for _, part in parts)


def test_zero_bytes_between_words_become_spaces():
    assert encoding.decode(b"Berg\0\0\0\0Erik\0\0+46 70 1740605") == "Berg    Erik  +46 70 1740605"


@pytest.mark.parametrize(
    ("label", "name"),
    [("ISO-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("Shift_JIS", "cp932"), ("gb2312", "gb18030")],
)
def test_a_declared_set_is_used(label, name):
    words = {"cp1252": "Åsa “citat”", "cp1251": "Анна Иванова", "cp932": "山田太郎", "gb18030": "张伟"}[name]
    assert encoding.decode(words.encode(name), label) == words
    assert pieces(words.encode(name), declared=label) == [(1, words)]


@pytest.mark.parametrize("label", ["rot13", "zip", "hex", "unicode_escape", "undefined", "no such", "\0", ""])
def test_a_label_that_names_no_character_set_is_ignored(label):
    assert encoding.decode("Åsa".encode(), label) == "Åsa"


def test_valid_utf8_is_believed_above_a_wrong_label():
    assert encoding.decode("Åsa Öberg".encode(), "windows-1251") == "Åsa Öberg"
    assert encoding.decode("Åsa Öberg".encode(), "utf-16") == "Åsa Öberg"
    assert encoding.decode("Åsa Öberg".encode(), "shift_jis") == "Åsa Öberg"


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0" encoding="koi8-r"?>',
        b"<html><meta charset=koi8-r>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
    ],
)
def test_what_a_page_declares_is_found(head):
    assert charset.declared_in(head) == "koi8-r"


def test_a_single_line_of_fifty_megabytes_takes_little_memory():
    class Long(io.RawIOBase):
        left = 50

        def readable(self):
            return True

        def read(self, size=-1):
            self.left -= 1
            return b"x" * 2**20 if self.left >= 0 else b""

    tracemalloc.start()
    longest = max(len(part) for _, part in encoding.stream(Long()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert longest <= encoding.WINDOW
    assert peak < 8_000_000


def test_a_passage_says_the_line_where_it_begins():
    source = Source(io.BytesIO(b"a\n" * 40_000), "log.txt", 80_000)
    parts = list(text.read(source))
    assert len(parts) > 1
    assert all(isinstance(part, Passage) for part in parts)
    assert parts[0].where == (Step("line", "1"),)
    assert parts[1].where == (Step("line", str(parts[0].text.count("\n") + 1)),)
