import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.shell.output import JsonDocument, colored, fit, plain


class Terminal(io.StringIO):
    def isatty(self):
        return True


@given(st.text())
def test_nothing_that_moves_the_cursor_or_turns_the_writing_round_gets_through(text):
    shown = plain(text)
    assert not any(ord(sign) < 32 or ord(sign) in range(0x7F, 0xA0) for sign in shown)
    assert not any(sign in shown for sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f\ufeff\u2028\u2029")


def test_ordinary_names_are_left_as_they_are():
    assert plain("Kundlista åäö – Ψ 日本.xlsx") == "Kundlista åäö – Ψ 日本.xlsx"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "utf-8"])
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_can_be_written_on_every_terminal(encoding, text):
    written = io.BytesIO()
    file = io.TextIOWrapper(written, encoding=encoding)
    file.write(fit(text, file))
    file.flush()
    assert written.getvalue().decode(encoding) == fit(text, file)


def test_swedish_on_an_ascii_terminal_stays_readable():
    file = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert fit("Förtroliga › Hämtningar: 4\N{NO-BREAK SPACE}020", file) == "Fortroliga > Hamtningar: 4 020"


def test_colour_is_for_terminals_that_did_not_decline(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert colored(Terminal())
    assert not colored(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colored(Terminal())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    st.lists,
    max_leaves=5,
)


@given(st.lists(JSON), JSON)
def test_a_streamed_document_is_one_json_object(items, value):
    file = io.StringIO()
    with JsonDocument(file, "strongroom/test/1") as document:
        document.put("value", value)
        document.array("items", iter(items))
    assert json.loads(file.getvalue()) == {"schema": "strongroom/test/1", "value": value, "items": items}


def test_a_lone_surrogate_in_a_file_name_does_not_stop_the_document():
    file = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with JsonDocument(file, "strongroom/test/1") as document:
        document.put("path", "a\udce9b")
    file.seek(0)
    assert json.load(file)["path"] == "a\udce9b"


def broken():
    yield 1
    raise RuntimeError


def test_a_document_that_broke_off_does_not_pass_for_whole():
    file = io.StringIO()
    with pytest.raises(RuntimeError), JsonDocument(file, "strongroom/test/1") as document:
        document.array("items", broken())
    with pytest.raises(json.JSONDecodeError):
        json.loads(file.getvalue())
