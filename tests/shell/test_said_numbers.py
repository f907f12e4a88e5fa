from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strongroom.shell import numbers
from strongroom.shell.words import spoken

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(("language", "said"), [("en", "4,020"), ("sv", f"4{NB}020")])
def test_thousands_are_parted_as_the_language_does(language, said):
    with spoken(language):
        assert numbers.number(4020) == said


@pytest.mark.parametrize(("language", "said"), [("en", f"1.2{NB}MB"), ("sv", f"1,2{NB}MB")])
def test_a_size_never_parts_from_its_unit(language, said):
    with spoken(language):
        assert numbers.size(1_234_567) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 B"), (999, "999 B"), (999_600, "1 MB"), (14_200_000, "14 MB"), (3e15, "3 PB")]
)
def test_sizes_take_the_unit_that_reads_best(count, said):
    assert numbers.size(count).replace(NB, " ") == said


@pytest.mark.parametrize(("language", "said"), [("en", "Monday 23 November 2026"), ("sv", "måndag 23 november 2026")])
def test_a_day_is_said_in_full(language, said):
    with spoken(language):
        assert numbers.day(date(2026, 11, 23), weekday=True).replace(NB, " ") == said


@pytest.mark.parametrize(("language", "said"), [("en", "21:40"), ("sv", "21.40")])
def test_the_clock_is_written_as_the_language_does(language, said):
    moment = datetime(2026, 11, 23, 21, 40, tzinfo=timezone(timedelta(hours=1)))
    with spoken(language):
        assert numbers.clock(moment) == said


@pytest.mark.parametrize(("language", "said"), [("en", "2 hours 10 minutes"), ("sv", "2 timmar 10 minuter")])
def test_a_long_time_is_said_in_hours_and_minutes(language, said):
    with spoken(language):
        assert numbers.minutes(130).replace(NB, " ") == said


def test_a_list_ends_with_and():
    with spoken("sv"):
        assert numbers.listed(["Downloads", "Desktop", "Mejl"]) == "Downloads, Desktop och Mejl"


@given(st.integers(1, 10**9))
def test_about_is_within_a_twentieth_and_rounding_twice_changes_nothing(value):
    rounded = numbers.about(value)
    assert abs(rounded - value) * 20 <= value
    assert numbers.about(rounded) == rounded
