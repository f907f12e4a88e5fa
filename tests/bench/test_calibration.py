"""Confidence against truth."""

import pytest
from bench.quality.calibration import counted, family, rows, step
from bench.quality.cases import Case
from bench.quality.samples import Sample, Truth

from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.finding import Span


@pytest.mark.parametrize(
    ("confidence", "least"), [(0.19, 0.0), (0.2, 0.2), (0.49, 0.2), (0.5, 0.5), (0.9, 0.9), (1.0, 0.9)]
)
def test_a_confidence_falls_into_the_step_below_it(confidence, least):
    assert step(confidence) == least


def test_every_kind_has_a_family():
    assert {family(kind) for kind in kinds()} >= {"names", "numbers", "contacts", "secrets", "content"}


def test_right_and_wrong_come_from_documents_cases_and_clean_text():
    def detect(text: str) -> list[Span]:
        return [Span(0, 4, "name", 0.9), Span(5, 9, "us_ssn", 0.5)] if text in {"document", "case", "clean"} else []

    sample = Sample("a", "document", (Truth(0, 4, "PERSON"),), "test", complete=True)
    case = Case("us_ssn", "case", ((5, 9),), "test")
    counts = counted({"set": [sample]}, [case], ["clean"], detect)
    assert counts["names", 0.9, True] == counts["names", 0.9, False] == 1
    assert (counts["numbers", 0.5, True], counts["numbers", 0.5, False]) == (1, 2)
    table = {row[0]: row[1:] for row in rows(counts)}
    assert table["names"][-1] == "0.50 of 2"
    assert table["all"][1] == "0.33 of 3"
