"""What holds for every text: no exception, spans in order and in bounds, time that grows no faster than the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.discovery.detect_numbers.detecting import engine

from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.detect.automaton import Hyperscan, Portable, encoded
from strongroom.discovery.core.detect.engine import Engine, Options, detectors
from strongroom.discovery.core.detect.overlap import settle
from strongroom.discovery.core.detect.scan import Trigger
from strongroom.discovery.core.finding import Span

PIECES = st.sampled_from(
    [
        "personnummer",
        "tel:",
        "password:",
        "@",
        "@example.test",
        "880320-0016",
        "070-174",
        "06",
        "05",
        "+46",
        "(",
        ")",
        "-",
        ".",
        "/",
        ":",
        "\n",
        "\t",
        "a",
        "Å",
        "9",
        "99",
        "4242",
        "SE45",
        "P<",
        "<<",
        "=",
        "card",
        "exp",
        "cvv",
        "https://",
        "www.",
        "1.2.3.4",
        "::",
        "ab:cd",
        "ЕГН",
        "身份证",
        "�",
        "\x00",
        "İ",
        "ß",
        "€",
        "regnr",
        "larmkod",
        "-----BEGIN",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join),
    st.sampled_from(["", "Telefon", "pnr", "password"]),
)
def test_any_text_gives_spans_in_order_within_it(text: str, label: str):
    spans = engine().spans(text, label=label)
    assert spans == sorted(spans, key=lambda span: span.start)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert 0.2 <= span.confidence <= 1
        assert span.valid or span.confidence < 0.5
        assert span.type in kinds()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30) | PIECES, max_size=20))
def test_any_column_gives_spans_within_its_cells(cells: list[str]):
    for row, span in engine().column(cells, header="kund"):
        assert 0 <= span.start < span.end <= len(cells[row])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_different_kinds_overlap_only_where_both_are_sure(text: str):
    spans = engine().spans(text)
    for one in spans:
        for other in spans:
            if one is not other and one.start < other.end and other.start < one.end:
                assert one.type != other.type
                assert min(one.confidence, other.confidence) >= 0.5


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1 ", "1-", "1.", "(1", "+4", "0 ", "a", "A1", "A", "@", "a@", "a.", "@a.", " at ", ":", "1:", "f:", "0x", "bc1",
        "/", "www.", "http://", "password:", "password ", "tel ", "personnummer ", "<<", "P<", "A<<B", "-----BEGIN ", "eyJ", "sk-",
        "card ", "cvv ", "4242 ", "SE45", "%B", "^", "å", "身", "\n", "\t", '"', "'",
    ],
)  # fmt: skip
def test_repeats_take_time_in_proportion(piece: str):
    engine().spans("warm")
    small, large = piece * 2_000, piece * 16_000
    quick = min(_seconds(small) for _ in range(3))
    slow = min(_seconds(large) for _ in range(2))
    assert slow < max(quick, 0.002) * 8 * 4


def _seconds(text: str) -> float:
    start = time.process_time()
    engine().spans(text)
    return time.process_time() - start


def test_the_automaton_gives_the_same_without_hyperscan():
    groups = [
        (Trigger("personnummer"), Trigger("åsa", word=True), Trigger("[0-9]{3}-[0-9]{2}")),
        (Trigger("AB", caseless=False), Trigger(r"[0-9]{4,}[^0-9]", whole=True)),
    ]
    data = encoded("PersonNummer 123-45 ÅSA åsas (åsa) AB ab 12345 1234, 99 Я")
    assert Portable(groups).hits(data) == Hyperscan(groups).hits(data)


def test_every_trigger_compiles_for_both(monkeypatch):
    monkeypatch.setattr("strongroom.discovery.core.detect.automaton.hyperscan", None)
    text = "Personnummer: 880320-0016, tel 070-174 06 05, maja@example.test, IBAN SE45 5000 0000 0583 9825 7466"
    assert Engine(Options()).spans(text) == engine().spans(text)


def test_kinds_are_named_in_both_languages():
    for detector in detectors(Options()):
        for kind in detector.kinds:
            assert kind.name_en
            assert kind.name_sv


def test_the_surer_of_two_claims_wins():
    weak, strong = Span(0, 10, "phone", 0.4), Span(2, 8, "us_ssn", 0.9)
    assert settle([weak, strong], 0.2) == [strong]
    both = [Span(0, 10, "email", 0.9), Span(0, 20, "username_email_with_password", 0.8)]
    assert settle(both, 0.2) == both


def test_one_stretch_of_text_is_one_thing():
    official, own = Span(0, 10, "us_bank_account", 0.88), Span(0, 10, "customer_number", 0.95)
    assert settle([own, official], 0.2) == [official]
    assert settle([own], 0.2) == [own]


def test_min_confidence_is_obeyed():
    text = "PESEL: 44051401358"
    assert Engine(Options(min_confidence=0.6)).spans(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("4111 1111 1111 1112", "Card number"),
        ("Kundnr 10422, tel 070-174 06 05, konto 5012-1234567", ""),
        ("880320-0016 and 4111 1111 1111 1111 of 2024-01-31, 12345678", ""),
    ],
)
def test_a_lower_limit_only_adds(text, label):
    shown = [set(Engine(Options(min_confidence=least)).spans(text, label=label)) for least in (0.0, 0.2, 0.35, 0.5)]
    assert shown[0] >= shown[1] >= shown[2] >= shown[3]
    assert shown[1]


def test_the_parts_of_a_card_that_fails_its_check_do_not_take_its_place():
    spans = Engine(Options(min_confidence=0.0)).spans("4111 1111 1111 1112", label="Card number")
    assert [(span.type, span.valid) for span in spans] == [("card_pan", False)]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 20),
            st.integers(1, 9),
            st.sampled_from(["name", "email", "customer_number"]),
            st.floats(0, 1),
        )
    )
)
def test_settling_with_a_lower_limit_loses_nothing(parts):
    found = [Span(start, start + size, kind, sure) for start, size, kind, sure in parts]
    assert set(settle(found, 0.3)) <= set(settle(found, 0.0))
