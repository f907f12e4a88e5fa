"""XML gives its values under their names, whatever the vocabulary, and what breaks off goes on as text."""

from __future__ import annotations

import base64
import io
import time
import tracemalloc
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import xml_text, yaml_text
from strongroom.discovery.core.passage import Embedded, Passage, Source, Table
from strongroom.discovery.core.where import in_english


def read(document: str | bytes, module=xml_text) -> list:
    raw = document.encode() if isinstance(document, str) else document
    return list(module.read(Source(io.BytesIO(raw), "x.xml", len(raw))))


def found(document: str | bytes) -> dict[str, tuple[str, str]]:
    return {in_english(part.where): (part.label, part.text) for part in read(document) if isinstance(part, Passage)}


def everything(parts: list) -> str:
    texts = []
    for part in parts:
        texts += [part.text] if isinstance(part, Passage) else [cell for row in part.rows for cell in row]
    return "\n".join(texts)


KUND = "<kund nr='{0}'><namn>Erik Berg</namn><epost>erik{0}@example.test</epost><hem><gata>Storgatan 5</gata><ort>Växjö</ort></hem></kund>"


def test_records_of_one_kind_are_rows_under_the_names_of_their_elements():
    (table,) = read("<kunder>" + KUND.format(1) + KUND.format(2) + "</kunder>")
    assert in_english(table.where) == "key kunder/kund"
    assert table.header == ("nr", "namn", "epost", "hem.gata", "hem.ort")
    assert table.rows[1] == ["2", "Erik Berg", "erik2@example.test", "Storgatan 5", "Växjö"]


def test_a_single_value_is_labelled_and_placed():
    assert found("<firma><epost typ='x'>maja@example.test</epost></firma>") == {
        "key firma/epost": ("epost", "maja@example.test"),
        "key firma/epost/typ": ("typ", "x"),
    }


def test_rows_that_are_only_attributes_are_rows():
    (table,) = read('<users><row Id="1" Name="Erik Berg"/><row Id="2" Name="Maja Lind"/></users>')
    assert (table.header, table.rows) == (("Id", "Name"), [["1", "Erik Berg"], ["2", "Maja Lind"]])


def test_words_within_words_are_joined():
    parts = read("<brev><p>Hej <b>Er</b>ik, ring 070-<i>174</i> 06 05</p></brev>")
    assert "Hej Erik, ring 070-174 06 05" in everything(parts)


def test_property_lists_pair_keys_with_values():
    document = "<plist><dict><key>Telefon</key><string>070-174 06 05</string><key>Ort</key><string>Växjö</string></dict></plist>"
    assert ("Telefon", "070-174 06 05") in found(document).values()


def test_an_attribute_that_names_a_value_is_its_label():
    assert ("email", "erik@example.test") in found(
        '<c><property name="email">erik@example.test</property></c>'
    ).values()


def test_rows_of_unnamed_cells_take_their_header_from_the_first():
    cells = [("Namn", "E-post"), ("Erik", "erik@example.test"), ("Maja", "maja@example.test")]
    rows = "".join("<Row>" + "".join(f"<Cell><Data>{cell}</Data></Cell>" for cell in row) + "</Row>" for row in cells)
    table = read(f"<Workbook><Table>{rows}</Table></Workbook>")[-1]
    assert (table.header, table.first_row, [list(row) for row in table.rows]) == (
        ("Namn", "E-post"),
        2,
        [list(cells[1]), list(cells[2])],
    )


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("<a><!-- ring erik@example.test --><b>x</b></a>", "ring erik@example.test"),
        ("<a><?mail erik@example.test?><b>x</b></a>", "mail erik@example.test"),
        ("<a><![CDATA[<erik@example.test>]]></a>", "<erik@example.test>"),
        ('<!DOCTYPE a [<!ENTITY e "erik@example.test">]><a>&e;</a>', "erik@example.test"),
        ("<a><b>erik&#64;example.test</b></a>", "erik@example.test"),
    ],
)
def test_every_corner_of_the_markup_is_read(document, text):
    assert text in everything(read(document))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_declared_encoding_is_used(encoding):
    document = f'<?xml version="1.0" encoding="{encoding}"?><a><ort>Växjö</ort></a>'.encode(encoding)
    assert "Växjö" in everything(read(document))


def test_a_file_in_base64_is_a_file():
    content = b"%PDF-1.7 " + bytes(400)
    (file,) = (
        p for p in read(f"<a><bilaga>{base64.b64encode(content).decode()}</bilaga></a>") if isinstance(p, Embedded)
    )
    assert file.open().read() == content


def test_broken_markup_goes_on_as_text_from_its_line():
    parts = read("<a>\n<namn>Erik</namn>\n<b>fel</c>\n<epost>erik&#64;example.test</epost>\n</a>")
    assert ("namn", "Erik") in [(part.label, part.text) for part in parts]
    assert in_english(parts[-1].where) == "line 3"
    assert "erik@example.test" in parts[-1].text


LEAVES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Zs", "Co"]), min_size=1, max_size=8
)


def _is_xml(text: str) -> bool:
    return all(char not in "\ufffe\uffff" for char in text)


TREES = st.recursive(
    LEAVES.filter(_is_xml), lambda inner: st.lists(st.tuples(st.sampled_from("abc"), inner), max_size=5), max_leaves=25
)


def _written(tree: object) -> str:
    if isinstance(tree, str):
        return escape(tree)
    return "".join(f"<{tag}>{_written(inner)}</{tag}>" for tag, inner in tree)


def _leaves(tree: object) -> list[str]:
    return [tree] if isinstance(tree, str) else [leaf for _, inner in tree for leaf in _leaves(inner)]


@given(TREES)
def test_every_text_of_every_tree_comes_out(tree):
    texts = everything(read(f"<r>{_written(tree)}</r>"))
    assert [leaf for leaf in _leaves(tree) if leaf.strip() and leaf.strip() not in texts] == []


@given(st.text("<>/=\"'!-ab &;[]?\n", max_size=200))
def test_broken_markup_never_stops_the_reading(document):
    assert isinstance(read(document), list)


LOL = "<!DOCTYPE a [<!ENTITY l0 'lol'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"


@pytest.mark.parametrize(
    "bomb",
    [
        LOL + "<a>&l11;</a>",
        LOL + "<a b='&l11;'/>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>x</a>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<a>" * 200_000,
        "<a>" + "x" * 12_000_000 + "</a>",
        "<a" + " b='x'" * 1000 + "/>",
    ],
)
def test_bombs_end_quickly_and_fetch_nothing(bomb):
    begin = time.monotonic()
    text = everything(read(bomb))
    assert time.monotonic() - begin < 5
    assert "root:" not in text
    assert len(text) < 30_000_000


def test_a_long_document_takes_little_memory():
    raw = b"<kunder>" + b"".join(KUND.format(number).encode() for number in range(5_000)) + b"</kunder>"
    tracemalloc.start()
    rows = 0
    for part in xml_text.read(Source(io.BytesIO(raw), "x.xml", len(raw))):
        assert isinstance(part, Table)
        assert part.first_row == rows + 1
        rows += len(part.rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows == 5_000
    assert peak < 8_000_000


def test_settings_in_lines_keep_their_labels_beside_them():
    (part,) = read('kund:\n  namn: Erik Berg\n  ort: "V\\xe4xj\\u00f6"\n', yaml_text)
    assert part.text == 'kund:\n  namn: Erik Berg\n  ort: "Växjö"\n'
    assert in_english(part.where) == "line 1"
