"""JSON of any shape and size comes out as tables and labelled texts; what is broken comes out as text."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.adapters.read.texts import json_text
from strongroom.discovery.core.passage import Passage, Source, Table
from strongroom.discovery.core.where import in_english

ERIK = {"namn": "Erik Berg", "e-post": "erik@example.test", "kort": 4111111111111111, "hem": {"ort": "Växjö"}}
MAJA = {"namn": "Maja Lind", "e-post": "maja@example.test", "tel": ["070-174 06 05", "0470-123 45"]}


def read(data: object) -> list:
    raw = data if isinstance(data, bytes) else data.encode() if isinstance(data, str) else json.dumps(data).encode()
    return list(json_text.read(Source(io.BytesIO(raw), "kunder.json", len(raw))))


def everything(parts: list) -> str:
    texts = []
    for part in parts:
        if isinstance(part, Passage):
            texts += [part.label, part.text, in_english(part.where)]
        else:
            texts += [*part.header, *(cell for row in part.rows for cell in row)]
    return "\n".join(texts)


def test_a_list_of_objects_is_a_table_with_their_keys_above():
    (table,) = read([ERIK, MAJA])
    assert table.header == ("namn", "e-post", "kort", "hem.ort", "tel")
    assert table.rows[0] == ["Erik Berg", "erik@example.test", "4111111111111111", "Växjö", ""]
    assert table.rows[1][4] == "070-174 06 05\n0470-123 45"
    assert table.first_row == 1


def test_json_lines_are_one_table_and_a_broken_line_is_text():
    lines = [json.dumps(ERIK), "{broken omar@example.test", json.dumps(MAJA)]
    parts = read("\n".join(lines))
    assert "omar@example.test" in everything(parts)
    assert [part.first_row for part in parts if isinstance(part, Table)] == [1, 3]


def test_a_value_is_labelled_by_its_key_and_placed_by_its_path():
    parts = read({"firma": {"ägare": {"telefon": "070-174 06 05"}}})
    assert [(in_english(part.where), part.label, part.text) for part in parts] == [
        ("key firma.ägare.telefon", "telefon", "070-174 06 05")
    ]


def test_a_map_of_like_objects_is_a_table_with_its_keys_beside():
    (table,) = read({f"{name}@example.test": {"namn": name, "ort": "Växjö"} for name in ("erik", "maja", "omar")})
    assert table.header == ("key", "namn", "ort")
    assert table.rows[2] == ["omar@example.test", "omar", "Växjö"]


def test_keys_that_tell_something_are_read_too():
    assert "erik@example.test" in everything(read({"erik@example.test": "aktiv"}))


def test_rows_of_plain_lists_are_a_table():
    (table,) = read({"rader": [["Erik", "erik@example.test"], ["Maja"]]})
    assert table.rows == [["Erik", "erik@example.test"], ["Maja", ""]]


SCALARS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=10) | st.integers(
    0, 10**20
)
VALUES = st.recursive(
    SCALARS | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text("abc@1 ", max_size=5), inner, max_size=5),
    max_leaves=30,
)


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for child in value.values() for leaf in leaves(child)]
    if isinstance(value, list):
        return [leaf for child in value for leaf in leaves(child)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


@given(VALUES, st.sampled_from([None, 2]))
def test_every_leaf_of_every_value_comes_out(value, indent):
    found = everything(read(json.dumps(value, ensure_ascii=indent is None, indent=indent)))
    assert [leaf for leaf in leaves(value) if leaf.strip() and leaf not in found] == []


@given(VALUES)
def test_a_window_too_small_for_the_value_loses_nothing(value):
    whole = {"a": [value, ERIK, value], "b": value}
    largest, first = json_text.LARGEST, json_text._FIRST_TRY
    json_text.LARGEST, json_text._FIRST_TRY = 16, 1
    try:
        found = everything(read(json.dumps(whole)))
    finally:
        json_text.LARGEST, json_text._FIRST_TRY = largest, first
    assert [leaf for leaf in leaves(whole) if leaf.strip() and leaf not in found] == []


@given(st.text(max_size=200).filter(lambda text: not text.strip(" \t\r\n-[]{}").isalpha()))
def test_what_is_no_json_is_read_as_text(whole):
    found = everything(read(whole.encode("utf-8", "replace")))
    assert not {char for char in whole if char.isalpha()} - set(found) or "\\u" in whole or '"' in whole


def test_the_notation_of_scripts_is_read_as_far_as_it_goes_and_then_as_text():
    parts = read("{\n  // kunder\n  namn: 'Erik Berg',\n  epost: 'erik@example.test',\n}\n")
    assert "erik@example.test" in everything(parts)
    assert in_english(parts[0].where) == "line 2"


def test_a_file_that_was_cut_off_gives_what_it_has():
    whole = json.dumps({"kunder": [ERIK, MAJA, ERIK]})
    found = everything(read(whole[:-30]))
    assert found.count("erik@example.test") == 2
    assert "maja@example.test" in found


def test_escapes_are_undone_in_broken_files_too():
    assert "Växjö" in everything(read('{"ort": "V\\u00e4xj\\u00f6", }'))


@pytest.mark.parametrize("bomb", ["[" * 200_000, '{"a":' * 200_000, "[" * 5000 + '"x"' + "]" * 5000, "[{}," * 100_000])
def test_depth_without_end_is_survived(bomb):
    assert isinstance(read(bomb), list)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_other_encodings_are_read(encoding):
    assert "Växjö" in everything(read(json.dumps([ERIK], ensure_ascii=False).encode(encoding)))


def test_a_large_list_below_a_key_takes_little_memory(monkeypatch):
    monkeypatch.setattr(json_text, "LARGEST", 2**17)
    monkeypatch.setattr(json_text, "_FIRST_TRY", 2**13)
    raw = b'{"kunder": [' + b",".join(json.dumps({**ERIK, "nr": n}).encode() for n in range(15_000)) + b"]}"
    tracemalloc.start()
    rows = first = 0
    for part in json_text.read(Source(io.BytesIO(raw), "kunder.json", len(raw))):
        assert part.first_row == rows + 1
        rows += len(part.rows)
        first = first or in_english(part.where)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (rows, first) == (15_000, "key kunder")
    assert peak < 6_000_000
