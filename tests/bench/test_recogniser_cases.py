"""Recogniser cases: when one is wholly right, and where they come from."""

import pytest
from bench.quality import cases as recogniser
from bench.quality.cases import Case, score_cases

from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.finding import Span

VALID = Case("us_ssn", "SSN: 219-11-4321", ((5, 16),), "test")
INVALID = Case("us_ssn", "SSN: 000-11-4321", (), "test")


@pytest.mark.parametrize(
    ("case", "spans", "right"),
    [
        (VALID, [Span(5, 16, "us_ssn", 0.9)], True),
        (VALID, [Span(5, 16, "us_tin", 0.9)], True),  # the same number under another name
        (VALID, [Span(5, 16, "phone", 0.9)], False),
        (VALID, [Span(5, 16, "us_ssn", 0.49)], False),
        (VALID, [], False),
        (VALID, [Span(0, 3, "us_ssn", 0.9), Span(5, 16, "us_ssn", 0.9)], False),
        (INVALID, [], True),
        (INVALID, [Span(5, 16, "us_ssn", 0.35, valid=False)], True),
        (INVALID, [Span(5, 16, "us_ssn", 0.6)], False),
    ],
)
def test_a_case_is_right_only_when_all_that_is_expected_is_found_and_nothing_else_of_its_kind(case, spans, right):
    assert (score_cases([case], lambda _: spans).share() == 1.0) is right


def test_hits_of_other_kinds_are_counted_beside():
    result = score_cases([VALID], lambda _: [Span(5, 16, "us_ssn", 0.9), Span(5, 16, "phone", 0.9)])
    assert result.share() == 1.0
    assert result.others == {"phone": 1}


def test_a_text_that_a_slow_program_was_not_given_counts_nowhere():
    assert score_cases([VALID], lambda _: None).cases == 0


def test_marks_become_places():
    assert recogniser.unmarked("Card «4111» of «Maja»") == ("Card 4111 of Maja", ((5, 9), (13, 17)))


def test_the_documentation_of_python_stdnum_gives_valid_and_invalid_values():
    found = list(recogniser.from_documentation())
    assert {bool(case.spans) for case in found} == {True, False}
    assert len({case.kind for case in found}) > 150
    assert {case.kind for case in found} <= set(kinds())


def test_numbers_drawn_elsewhere_are_the_same_every_time():
    assert list(recogniser.from_faker()) == list(recogniser.from_faker())


def test_a_file_of_cases_is_read_with_what_is_disputed(tmp_path, monkeypatch):
    file = tmp_path / "others.jsonl"
    file.write_text(
        '{"kind": "us_ssn", "text": "a 1", "spans": [[2, 3]], "form": "bare", "disputed": "why"}\n', "utf-8"
    )
    monkeypatch.setenv("STRONGROOM_CASES", str(file))
    assert list(recogniser.from_file()) == [Case("us_ssn", "a 1", ((2, 3),), "others", "bare", disputed=True)]
    assert not [case for case in recogniser.cases() if case.form == "bare"]
