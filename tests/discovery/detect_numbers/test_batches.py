"""Several texts at once: the same outcome as one by one, each line of `detect` in its place however it arrives."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.discovery.detect_numbers.detecting import engine

from strongroom.discovery.cli import detect_lines
from strongroom.discovery.core.detect.engine import Engine, Options

TEXTS = (
    "Kund: Erik Berg, personnummer 880320-0016, tel 070-174 06 05.",
    "",
    "Order 4711 is packed.",
    "Mejla maja@example.test eller anna [at] example.test; IBAN SE4550000000058398257466",
    "Log: 81.230.7.9 - - GET /",
)
LABELS = ("", "Telefon", "Personnummer")


@given(st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(LABELS)), max_size=6))
@settings(max_examples=30, deadline=None)
def test_texts_together_are_found_what_they_are_found_alone(texts: list[tuple[str, str]]):
    assert engine().each(texts) == [engine().spans(text, label=label) for text, label in texts]


class Trickle(io.RawIOBase):
    """Gives so many bytes a read."""

    def __init__(self, data: bytes, step: int) -> None:
        self._rest, self._step = data, step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        given, self._rest = self._rest[: self._step], self._rest[self._step :]
        buffer[: len(given)] = given
        return len(given)


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes, int], str]:
    monkeypatch.setattr(detect_lines, "_built", lambda _options: engine())

    def answers(source: bytes, step: int) -> str:
        lines = detect_lines.answers(io.BufferedReader(Trickle(source, step)), Options(), 1)
        return "".join(answer for answer, _ in lines)

    return answers


@pytest.mark.parametrize("step", [1, 7, 100, 1 << 20])
@pytest.mark.parametrize("ending", [b"", b"\n"])
def test_lines_are_answered_alike_however_they_arrive(answered, step: int, ending: bytes):
    asked = [{"id": f'å"{at}', "text": text, "label": None} for at, text in enumerate(TEXTS)]
    source = b"\n".join([*(json.dumps(each).encode() for each in asked), b"", b"nonsense"]) + ending
    told = [json.loads(line) for line in answered(source, step).splitlines()]
    assert [each.get("id") for each in told] == [*(each["id"] for each in asked), None, None]
    for line, text in zip(told, TEXTS, strict=False):
        assert [(span["start"], span["end"], span["type"], span["confidence"]) for span in line["spans"]] == [
            (span.start, span.end, span.type, round(span.confidence, 2)) for span in engine().spans(text)
        ]


def test_a_line_is_answered_before_the_next_one_comes(answered):
    """A program that waits for the answer before it asks on must not wait for ever."""
    asked = [json.dumps({"id": at, "text": "x"}).encode() + b"\n" for at in range(3)]
    source = io.BufferedReader(OneByOne(asked))
    answers = detect_lines.answers(source, Options(), 1)
    for at in range(3):
        assert json.loads(next(answers)[0])["id"] == at
        assert len(asked) == 2 - at


class OneByOne(io.RawIOBase):
    """One line a read."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        line = self._lines.pop(0) if self._lines else b""
        buffer[: len(line)] = line
        return len(line)


def test_too_long_a_line_costs_no_memory_and_its_place_is_kept(answered, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(detect_lines, "LONGEST_LINE", 200)
    source = b'{"id":1,"text":"%s"}\n{"id":2,"text":"x"}\n' % (b"a" * 5000)
    told = [json.loads(line) for line in answered(source, 999).splitlines()]
    assert told == [{"error": "too_long"}, {"id": 2, "spans": []}]


def test_an_engine_for_one_text_finds_what_one_that_had_others_finds():
    fresh = Engine(Options())
    for text in reversed(TEXTS):
        assert fresh.spans(text) == engine().spans(text)
