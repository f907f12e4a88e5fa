"""Whatever text comes, detection answers, and answers as the contract says."""

from __future__ import annotations

import json
import subprocess
import sys
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.discovery.fuzz.attacks import sampled

from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.detect.numbers.detector import NumberDetector
from strongroom.discovery.core.finding import Span
from strongroom.discovery.core.passage import Table

EVERYDAY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENGINE = Engine(Options(min_confidence=0.0))
TRIGGERS = sorted({trigger.pattern for detector in ENGINE._detectors for trigger in detector.triggers})
APART = "\n\n" + "~ " * 300 + "\n\n"
"""Wider than any evidence of numbers and addresses reaches."""
VALUES = (
    "811218-9876", "erik@example.test", "070-174 06 05", "4242 4242 4242 4242", "Erik Berg", "Storgatan 12, 411 19 Göteborg", "1990-01-31",
    "SE45 5000 0000 0583 9825 7466", "ABC 123", "AB123456C", "078-05-1120", "F32.1", "алексей@пример.test", "Пётр Иванов", "٠٧٠١٧٤٠٦٠٥", "𝟠𝟙𝟙𝟚𝟙𝟠",
)  # fmt: skip
ODD = "\0\ud800\udfff\u202e\u200f\u0301\u00ad\u200b\ufeff\x85\u2028\r\n\t😀👩‍👩‍👧𝔈ﬀǅİıß١٢३４"

signs = st.characters()
pieces = st.one_of(
    st.text(signs, max_size=12),
    st.text(st.sampled_from(ODD), max_size=6),
    st.sampled_from(VALUES),
    st.builds(lambda pattern, seed: sampled(pattern, Random(seed)), st.sampled_from(TRIGGERS), st.integers(0, 99)),
    st.sampled_from((" ", ": ", "\n", ", ", "(", '"', "<", ">", "=", "\t", "@", "-")),
)
texts = st.lists(pieces, max_size=25).map("".join)


def assert_kept(text: str, spans: list[Span]) -> None:
    """What `contracts.md` says of spans."""
    assert spans == sorted(spans, key=lambda span: span.start)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert 0.0 <= span.confidence <= 1.0
        assert span.type in kinds()
        assert span.valid or span.confidence < 0.5
    for at, span in enumerate(spans):
        for other in spans[at + 1 :]:
            if other.start < span.end:
                assert span.type != other.type
                assert min(span.confidence, other.confidence) >= 0.5


@EVERYDAY
@given(texts, st.sampled_from(("", "kund", "Patient:", "Födelsedatum", "\0\ud800", "x" * 5000)), st.booleans())
def test_spans_lie_in_the_text_in_order_and_overlap_only_where_both_are_sure(text, label, noisy):
    spans = ENGINE.spans(text, label=label, noisy=noisy)
    assert_kept(text, spans)
    assert ENGINE.spans(text, label=label, noisy=noisy) == spans


@EVERYDAY
@given(st.lists(texts, max_size=8), st.sampled_from(("", "kund", "telefon", "adress", "Lön")))
def test_cells_are_judged_within_their_bounds(cells, header):
    for row, span in ENGINE.column(cells, header=header):
        assert 0 <= span.start < span.end <= len(cells[row])
        assert 0.0 <= span.confidence <= 1.0


@EVERYDAY
@given(st.lists(st.lists(texts, max_size=4), max_size=5), st.lists(texts, max_size=4))
def test_ragged_tables_are_judged_within_their_bounds(rows, header):
    for row, column, span in ENGINE.table(Table((), tuple(header), 1, rows)):
        assert 0 <= span.start < span.end <= len(rows[row][column])


@EVERYDAY
@given(texts)
def test_a_text_that_stands_twice_gives_its_numbers_and_addresses_twice(text):
    numbers = {kind.id for each in ENGINE._detectors if isinstance(each, NumberDetector) for kind in each.kinds} | {
        "email"
    }

    def told(spans: list[Span]) -> list[tuple[int, int, str]]:
        return [(span.start, span.end, span.type) for span in spans if span.type in numbers and span.confidence >= 0.5]

    once = told(ENGINE.spans(APART + text + APART))
    moved = len(APART) + len(text)
    assert told(ENGINE.spans(APART + text + APART + text + APART)) == once + [
        (start + moved, end + moved, kind) for start, end, kind in once
    ]


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None)
@given(texts, st.booleans())
def test_spans_are_kept_in_many_more_texts(text, noisy):
    assert_kept(text, ENGINE.spans(text, noisy=noisy))


def test_lines_of_anything_are_answered_line_by_line():
    random = Random(3)
    lines = [
        json.dumps(
            {
                "id": at,
                "text": "".join(
                    chr(random.choice((random.randrange(0x110000), random.randrange(128)))) for _ in range(80)
                ),
            }
        )
        for at in range(200)
    ]
    lines += [
        json.dumps({"id": "odd", "text": ODD, "label": ODD}),
        '{"id":1,"text":"\\ud800"}',
        '{"id":1e999,"text":""}',
    ]
    lines += [
        "",
        "[]",
        "null",
        '{"id":1}',
        '{"text":5,"id":[]}',
        "{" * 5000,
        "[" * 5000,
        '{"id":1,"text":' + "9" * 5000 + "}",
    ]
    raw = [line.encode() for line in lines] + [
        bytes(random.randrange(256) for _ in range(50)).replace(b"\n", b"") for _ in range(40)
    ]
    done = subprocess.run(
        [sys.executable, "-m", "strongroom", "detect", "--jsonl"],
        input=b"\n".join(raw) + b"\n",
        capture_output=True,
        timeout=90,
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert done.stderr == b""
    assert len(answers) == len(raw)
    assert all(("spans" in answer) != ("error" in answer) for answer in answers)
    assert all("spans" in answer for answer in answers[:201])
