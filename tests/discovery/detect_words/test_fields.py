from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.discovery.detect_words.cases import column, engine, found

from strongroom.discovery.core.detect.words.dates import DATE, read_date


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("DOB: 1974-07-19", "date_of_birth", "1974-07-19"),
        ("Född den 3 mars 1961 i Umeå", "date_of_birth", "3 mars 1961"),
        ("Date of birth 31/12/1980", "date_of_birth", "31/12/1980"),
        ("née le 4 août 1990", "date_of_birth", "4 août 1990"),
        ("Geburtsdatum: 04.08.1990", "date_of_birth", "04.08.1990"),
        ("She was born on March 3, 1961.", "date_of_birth", "March 3, 1961"),
        ("Kundnr 10422", "customer_number", "10422"),
        ("Customer no: C-20391", "customer_number", "C-20391"),
        ("MRN: 3107696", "medical_record_number", "3107696"),
        ("note for (MRN-3107696) today", "medical_record_number", "MRN-3107696"),
        ("Journalnr: 2024-1187", "medical_record_number", "2024-1187"),
        ("Policy no: POL-7518493", "insurance_policy", "POL-7518493"),
        ("Insurance ID: INS-659117991", "health_insurance_id", "INS-659117991"),
        ("Anställningsnr: 4471", "employee_number", "4471"),
        ("Student ID: S1029384", "student_id", "S1029384"),
        ("Mother's maiden name: Hvidkjær", "mothers_maiden_name", "Hvidkjær"),
        ("Nationality: Swedish", "nationality", "Swedish"),
        ("Arbetsgivare: Lind Foto", "organisation", "Lind Foto"),
    ],
)
def test_a_label_says_what_stands_behind_it(text, kind, value):
    assert found(text, kind) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Debian Policy Manual v4.6.2.0",
        "Reborn 2019-01-02",
        "Policy 4.6",
        "born in 1980",
        "the customer is always right",
    ],
)
def test_words_that_only_look_like_labels_are_left_alone(text):
    shown = {span.type for span in engine().spans(text) if span.confidence >= 0.5}
    assert not shown & {"insurance_policy", "date_of_birth", "customer_number"}


def test_a_date_of_birth_has_the_same_value_however_it_is_written():
    values = {span.value for text in ("DOB: 1961-03-03", "född 3 mars 1961", "born on March 3, 1961") for span in engine().spans(text)
              if span.type == "date_of_birth"}  # fmt: skip
    assert values == {"1961-03-03"}


def test_columns_of_births_and_numbers_are_known_by_their_header():
    assert column(["1990-01-01", "19800202", ""], "Födelsedatum", "date_of_birth") == ["1990-01-01", "19800202"]
    assert column(["10442", "A-123"], "Kundnr", "customer_number") == ["10442", "A-123"]


@given(
    st.dates(date(1900, 1, 1), date(2029, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d", "%d.%m.%Y"]),
)
def test_a_date_is_read_back_as_the_day_it_was_written_for(day, shape):
    match = DATE.match(day.strftime(shape))
    assert match is not None
    assert read_date(match) == day


@given(st.text(max_size=30))
def test_no_text_makes_the_reading_of_dates_fail(text):
    match = DATE.match(text)
    assert match is None or read_date(match) is None or isinstance(read_date(match), date)


def test_a_day_that_does_not_exist_beside_its_label_is_an_invalid_birth():
    (span,) = engine().spans("DOB 1980-02-30")
    assert (span.type, span.valid, span.confidence < 0.5) == ("date_of_birth", False, True)


def test_a_label_of_a_person_believes_a_family_name_that_is_a_word():
    assert found("Emergency contact: Tom Park", "name") == ["Tom Park"]


def test_a_date_behind_its_label_is_found_and_a_column_of_them_is_nobodys():
    assert found("Fakturadatum: 2024-03-01", "date") == ["2024-03-01"]
    assert column(["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04", "2024-03-05"], "Datum", "date") == []


def test_what_everybody_has_is_no_organisation():
    assert found("National Insurance: AB123456C", "organisation") == []


def test_a_nationality_ends_before_the_next_label():
    assert found("Nationality: British Passport no: 123456789", "nationality") == ["British"]


def test_an_option_of_a_command_is_nobodys_policy():
    assert found("iptables --firewall-policy=123456789", "insurance_policy") == []
    assert len(found("Policy: 123456789", "insurance_policy")) == 1


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Kundens namn", ["andersson, erik", "lisa ek", "Bo Ek"]),
        ("customer.first_name", ["Anna", "Charlotte", "Erik"]),
        ("billingFirstName", ["Anna", "Charlotte", "Erik"]),
        ("Customer's full name", ["Anna Berg", "Omar Haddad", "Erik Berg"]),
    ],
)
def test_whose_it_is_may_stand_before_what_a_column_holds(header, cells):
    assert column(cells, header, "name") == cells


@pytest.mark.parametrize("header", ["Product name", "file.name", "Street name of shop"])
def test_what_is_no_persons_has_no_name(header):
    assert column(["Lampa", "Stol", "Bord"], header, "name") == []


def test_a_calendars_entries_name_who_is_reached_there():
    cells = ["Kristina Nystedt 073-830 63 15", "Erik Berg erik@example.test", "Lunch", "Anna Holm, 070-174 06 05"]
    assert column(cells, "title", "name") == ["Kristina Nystedt", "Erik Berg", "Anna Holm"]


def test_a_customers_number_may_read_as_a_day():
    assert column(["151215", "204417", "101539"], "Kundnr", "customer_number") == ["151215", "204417", "101539"]
    assert found("Kundnr: 2026-11-24", "customer_number") == []


@pytest.mark.parametrize(
    "text",
    [
        "Medicare: 2123258701",
        "Medicare number 2123 25870 1",
        "National insurance number BG123612A",
        "Canadian Social Insurance Number 999-999-999",
    ],
)
def test_what_a_states_own_rule_refuses_is_no_insurance_number(text):
    assert found(text, "health_insurance_id") == []


def test_an_insurance_number_without_a_rule_is_found_behind_its_word():
    assert found("Health insurance number 12345678", "health_insurance_id") == ["12345678"]
    assert found("Medicare number 5524178", "health_insurance_id") == ["5524178"]
