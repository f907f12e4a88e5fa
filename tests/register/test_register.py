"""People recognised by fingerprints, what is held of them where, and who is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from strongroom.app.home import in_memory
from strongroom.kit.actor import LOCAL
from strongroom.kit.sql import insert, select_in
from strongroom.register.core import Held, Sign

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ERIK, OMAR, PHONE = (bytes([number]) * 16 for number in (1, 2, 3))
SIGNS = (Sign(ERIK, "email", True), Sign(OMAR, "email", True), Sign(PHONE, "phone", False))


@pytest.fixture
def home(django_db_blocker):
    with django_db_blocker.unblock(), in_memory() as home:
        yield home


@pytest.fixture
def place(home):
    from strongroom.register import actions

    return actions.note_place(path=b"/srv/kunder", name="kunder", kind="folder", ring=home.ring, by=LOCAL, now=NOW)


def test_the_same_sign_is_the_same_person_ever_after(home):
    from strongroom.register import actions

    first = actions.recognise(signs=SIGNS, by=LOCAL, now=NOW)
    again = actions.recognise(signs=reversed(SIGNS), by=LOCAL, now=NOW)
    assert first.numbers == again.numbers
    assert len(set(first.numbers.values())) == 3
    assert first.new == frozenset(first.numbers.values())
    assert again.new == frozenset()


def test_only_what_points_to_one_person_makes_somebody_counted(home, place):
    from strongroom.register import actions, queries

    numbers = actions.recognise(signs=SIGNS, by=LOCAL, now=NOW).numbers
    held = [Held(place.number, "i1", number, ("email",)) for number in numbers.values()]
    actions.hold(held=held, again={}, by=LOCAL, now=NOW)
    assert queries.identified(places=[place.number]) == 2
    assert queries.identified(items=["i1"]) == 2
    assert queries.identified(places=[place.number], items=["i1"]) == 2
    assert queries.identified(items=["i2"]) == 0
    assert [queries.people_by([mark])[mark].identified for mark in (ERIK, PHONE)] == [True, False]


def test_what_is_added_about_a_person_in_an_item_is_joined(home, place):
    from strongroom.register import actions
    from strongroom.register.models import Holding

    number = actions.recognise(signs=SIGNS[:1], by=LOCAL, now=NOW).numbers[ERIK]
    actions.hold(held=[Held(place.number, "i1", number, ("phone",))], again={}, by=LOCAL, now=NOW)
    more = [Held(place.number, "i1", number, ("email",))]
    actions.hold(held=more, again={"i1": [number]}, by=LOCAL, now=NOW)
    assert list(Holding.objects.values_list("kinds", flat=True)) == ["email,phone"]


def test_who_is_held_nowhere_is_forgotten_and_a_number_is_never_used_again(home, place):
    from strongroom.register import actions, queries

    numbers = actions.recognise(signs=SIGNS[:2], by=LOCAL, now=NOW).numbers
    both = [Held(place.number, "i1", number, ("email",)) for number in numbers.values()]
    actions.hold(held=[*both, Held(place.number, "i2", numbers[ERIK], ("email",))], again={}, by=LOCAL, now=NOW)
    gone = actions.let_go(items=["i1"], by=LOCAL)
    assert gone == set(numbers.values())
    actions.forget_unheld(people=gone, by=LOCAL)
    assert set(queries.people_by([ERIK, OMAR])) == {ERIK}
    again = actions.recognise(signs=SIGNS[1:2], by=LOCAL, now=NOW)
    assert again.numbers[OMAR] > max(numbers.values())
    actions.forget_all_unheld(by=LOCAL)
    assert set(queries.people_by([ERIK, OMAR])) == {ERIK}


def test_a_place_is_noted_once_and_sits_where_it_belongs(home, place):
    from strongroom.register import actions, queries

    def note(path: bytes):
        return actions.note_place(path=path, name="x", kind="folder", ring=home.ring, by=LOCAL, now=NOW)

    assert note(b"/srv/kunder") == place
    inner = note(b"/srv/kunder/2024")
    outer = note(b"/srv")
    beside = note(b"/srv/kunder2")
    known = {each.number: each for each in queries.places(ring=home.ring)}
    assert known[inner.number].within == place.number
    assert known[place.number].within == outer.number
    assert known[beside.number].within == outer.number
    assert known[outer.number].within is None


def test_any_number_of_rows_and_values_fit(home):
    from django.db import connection

    with connection.cursor() as cursor:
        made = insert(cursor, "register_datasubject", ("since", "identified"), [(1, True)] * 40_000, returning="id")
        numbers = [number for (number,) in made]
        assert len(set(numbers)) == 40_000
        found = select_in(cursor, "SELECT id FROM register_datasubject WHERE id IN", numbers, "AND since = %s", [1])
        assert sum(1 for _ in found) == 40_000
        assert insert(cursor, "register_datasubject", ("since", "identified"), [], returning="id") == []
