from __future__ import annotations

import pytest
from tests.discovery.detect_words.cases import found


@pytest.mark.parametrize(
    "day",
    [
        "2026-11-24",
        "24/11/2026",
        "24.11.2026",
        "5-MAY-2021",
        "24 november 2026",
        "November 24, 2026",
        "5/21/21",
        "21-May",
        "May-2021",
        "2024-06-05T09:15:30.500-07:00",
        "2024-03-15T14:30Z",
        "2026-11-24 10:15",
    ],
)
def test_a_day_is_found_as_people_and_programs_write_it(day):
    assert found(f"We meet on {day} at the studio.", "date") == [day]


@pytest.mark.parametrize(
    "text",
    ["version 1.2.21 of the library", "see section 3.4.56", "on 2026-02-30", "call 08-123 45 67", "24-11", "maj-juni"],
)
def test_what_is_no_day_is_none(text):
    assert found(text, "date") == []


def test_a_birth_is_a_birth_and_no_other_day():
    text = "Erik Berg, born 3 May 1980"
    assert found(text, "date_of_birth") == ["3 May 1980"]
    assert found(text, "date", least=0.0) == []


def test_rows_of_dates_and_pieces_of_dates_take_time_in_step_with_their_length():
    assert len(found("2021-05-21 " * 20_000, "date")) == 20_000
    assert found("2021-05-2" * 20_000, "date") == []
