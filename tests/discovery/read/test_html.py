"""A page gives all that a visitor sees, and all that its markup keeps from sight."""

from __future__ import annotations

import base64
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import html
from strongroom.discovery.core.passage import Embedded, Passage, Source, Table
from strongroom.discovery.core.where import in_english


def read(page: str | bytes) -> list:
    raw = page.encode() if isinstance(page, str) else page
    return list(html.read(Source(io.BytesIO(raw), "kund.html", len(raw))))


def found(page: str) -> dict[str, str]:
    """What stands where, in passages."""
    return {in_english(part.where): part.text for part in read(page) if isinstance(part, Passage)}


def test_words_broken_by_formatting_are_whole_and_blocks_stand_apart():
    page = "<title>Kund</title><p>Erik <b>B</b>erg, er<i>ik@</i>example&#46;test<p>070-174<wbr>&shy;06 05<br>Växjö"
    assert found(page) == {"": "Kund\nErik Berg, erik@example.test\n070-17406 05\nVäxjö"}


@pytest.mark.parametrize(
    ("page", "where", "text"),
    [
        ("<!-- ring erik@example.test -->", "comment", "ring erik@example.test"),
        ("<p hidden>erik@example.test</p>", "hidden text", "erik@example.test"),
        ("<div style='Display: None'><p>Erik</p></div>", "hidden text", "Erik"),
        ("<template><p>Erik</p></template>", "hidden text", "Erik"),
        ("<img alt='Erik Berg'>", "alternative text of a picture", "Erik Berg"),
        ("<a href='mailto:erik%40example.test'>skriv</a>", "link target", "mailto:erik@example.test"),
        ("<a href='tel:+46701740605'>ring</a>", "link target", "tel:+46701740605"),
        ("<meta name='author' content='Maja Lind'>", "attribute author", "Maja Lind"),
        ("<p data-kund='erik@example.test'>x</p>", "attribute data-kund", "erik@example.test"),
        ("<script>let a = 'V\\u00e4xj\\u00f6'</script>", "script", "let a = 'Växjö'"),
        ("<style>/* Maja Lind */</style>", "script", "/* Maja Lind */"),
        ("<button onclick=\"send('erik@example.test')\">x</button>", "script", "send('erik@example.test')"),
        ("<a data-cfemail='6f0a1d06042f0a170e021f030a411b0a1c1b'>[dold]</a>", "link target", "erik@example.test"),
        ("<noscript><p>Erik</p></noscript>", "", "Erik"),
        ("<svg><text>Erik</text></svg>", "", "Erik"),
    ],
)
def test_every_corner_of_the_markup_is_read(page, where, text):
    assert found(page)[where].strip() == text


def test_form_fields_carry_their_labels():
    page = (
        "<form><label for=a>Telefon:</label><input id=a name=tel value='070-174 06 05'>"
        "<input type=hidden name=pnr value='191212121212'><textarea name=note>allergisk</textarea>"
        "<input type=submit value=Spara></form>"
    )
    parts = {in_english(part.where): (part.label, part.text) for part in read(page) if "form" in in_english(part.where)}
    assert parts == {
        "form field tel": ("Telefon:", "070-174 06 05"),
        "hidden text > form field pnr": ("pnr", "191212121212"),
        "form field note": ("note", "allergisk"),
    }


def test_tables_come_as_rows_under_their_header():
    page = (
        "<table><tr><th>Namn<th>E-post<tr><td>Erik Berg<td>erik@example.test<tr><td>Maja<td>maja@example.test</table>"
    )
    tables = [part for part in read(page) if isinstance(part, Table) and part.header]
    assert [(in_english(t.where), t.header, t.first_row, t.rows) for t in tables] == [
        ("table 1", ("Namn", "E-post"), 2, [["Erik Berg", "erik@example.test"], ["Maja", "maja@example.test"]])
    ]


def test_a_table_within_a_table_that_only_places_things_is_found():
    inner = "<table><tr><td>Namn<td>Ort<tr><td>Erik<td>Växjö</table>"
    parts = read(f"<table><tr><td>meny<td>Välkommen, Maja {inner}</table>")
    assert any(isinstance(part, Table) and ("Erik", "Växjö") in map(tuple, part.rows) for part in parts)
    assert "Välkommen, Maja" in "".join(part.text for part in parts if isinstance(part, Passage))


def test_headings_at_the_side_label_their_values():
    (part,) = read("<table><tr><th>Telefon:<td>070-174 06 05</table>")
    assert (part.label, part.text) == ("Telefon", "Telefon: 070-174 06 05")


def test_data_for_search_machines_is_read_by_its_keys():
    page = '<script type="application/ld+json">{"@type": "Person", "telephone": "070-174 06 05"}</script>'
    (part,) = (part for part in read(page) if part.label == "telephone")
    assert (in_english(part.where), part.text) == ("script > key telephone", "070-174 06 05")


def test_pictures_within_the_page_are_files_in_the_file():
    content = b"\x89PNG\r\n\x1a\n" + bytes(60)
    address = "data:image/png;base64," + base64.b64encode(content).decode()
    files = [
        part for part in read(f"<img src='{address}'><script>a='{address}'</script>") if isinstance(part, Embedded)
    ]
    assert [(file.name, file.open().read()) for file in files] == [("data.png", content)] * 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "windows-1251"])
def test_the_declared_encoding_is_used(encoding):
    word = "Анна" if encoding == "windows-1251" else "Växjö"
    page = f"<html><head><meta charset={encoding}></head><p>{word}</p></html>".encode(encoding)
    assert any(isinstance(part, Passage) and part.text == word for part in read(page))


@given(
    st.lists(st.text("abcåäö1@", min_size=1, max_size=8), min_size=1, max_size=20),
    st.sampled_from(["p", "div", "li", "td", "b"]),
)
def test_no_word_is_lost_whatever_stands_around_it(words, tag):
    page = "".join(f"<{tag}>{word} </{tag}>" for word in words)
    whole = page if tag != "td" else f"<table><tr>{page}</tr></table>"
    texts = []
    for part in read(whole):
        texts += [part.text] if isinstance(part, Passage) else [cell for row in part.rows for cell in row]
    assert " ".join(texts).split() == words


@given(st.text("<>/=\"'!-ab &;[]\n", max_size=300))
def test_broken_markup_never_stops_the_reading(page):
    assert isinstance(read(page), list)


@pytest.mark.parametrize(
    "bomb", ["<div>" * 300_000, "<div>" * 50_000 + "erik@example.test" + "</div>" * 50_000, "<b><i>" * 90_000]
)
def test_depth_without_end_is_read_as_text_at_once(bomb):
    begin = time.monotonic()
    parts = read(bomb)
    assert time.monotonic() - begin < 5
    assert ("erik@example.test" in bomb) == any("erik@example.test" in part.text for part in parts)


def test_a_page_larger_than_a_slab_is_read_slab_by_slab(monkeypatch):
    monkeypatch.setattr(html, "SLAB", 5000)
    page = "".join(f"<p>kund {number} erik{number}@example.test</p>\n" for number in range(1000))
    text = "\n".join(part.text for part in read(page))
    assert all(f"erik{number}@example.test" in text for number in range(1000))
