"""Mentions noted, what is held of whom where, and who is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from strongroom.app.home import in_memory
from strongroom.kit.actor import LOCAL
from strongroom.kit.sql import insert, select_in
from strongroom.register.core import Held, Weight

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ERIK = ("email", "erik.berg@example.test", Weight.OWN)
OMAR = ("email", "omar@example.test", Weight.OWN)
PHONE = ("phone", "+46701740605", Weight.SHARED)


@pytest.fixture
def home(django_db_blocker):
    with django_db_blocker.unblock(), in_memory() as home:
        yield home


@pytest.fixture
def place(home):
    from strongroom.register import actions

    return actions.note_place(path=b"/srv/kunder", name="kunder", kind="folder", ring=home.ring, by=LOCAL, now=NOW)


def note(home, *said):
    """The numbers of the mentions of these lone signs, in order."""
    from strongroom.register import actions

    packed = [one for sign in said for one in actions.Profiler(home.ring).profiles([sign])]
    numbers = actions.note(profiles=packed, by=LOCAL, now=NOW).numbers
    return [numbers[each.digest] for each in packed]


def hold(place, item, mentions):
    from strongroom.register import actions

    actions.hold(held=[Held(place.number, item, number) for number in mentions], by=LOCAL, now=NOW)


def bearers(home, sign):
    from strongroom.register import queries

    return queries.bearers(home.ring.fingerprint(*sign[:2]))


def test_the_same_sign_is_the_same_person_ever_after(home):
    first = note(home, ERIK, OMAR, PHONE)
    assert note(home, PHONE, OMAR, ERIK) == first[::-1]
    assert len({bearers(home, sign).people for sign in (ERIK, OMAR, PHONE)}) == 3


def test_only_what_points_to_one_person_makes_somebody_counted(home, place):
    from strongroom.register import queries

    hold(place, "i1", note(home, ERIK, OMAR, PHONE))
    assert queries.identified(places=[place.number]) == 2
    assert queries.identified(items=["i1"]) == 2
    assert queries.identified(places=[place.number], items=["i1"]) == 2
    assert queries.identified(items=["i2"]) == queries.identified() == 0
    assert [bearers(home, sign).certain for sign in (ERIK, PHONE)] == [True, False]


def test_the_same_mention_in_the_same_item_is_held_once(home, place):
    from strongroom.register.models import Holding

    mentions = note(home, ERIK)
    hold(place, "i1", mentions)
    hold(place, "i1", mentions)
    assert Holding.objects.count() == 1


def test_who_is_held_nowhere_is_forgotten_and_a_number_is_never_used_again(home, place):
    from strongroom.register import actions

    both = note(home, ERIK, OMAR)
    was = bearers(home, OMAR).people[0]
    hold(place, "i1", both)
    hold(place, "i2", both[:1])
    gone = actions.let_go(items=["i1"], by=LOCAL)
    assert gone == set(both)
    actions.forget_unheld(mentions=gone, by=LOCAL, now=NOW)
    assert bearers(home, OMAR) is None
    assert bearers(home, ERIK)
    note(home, OMAR)
    assert bearers(home, OMAR).people[0].number > was.number
    actions.forget_all_unheld(by=LOCAL, now=NOW)
    assert bearers(home, OMAR) is None
    assert bearers(home, ERIK)


def test_a_place_is_noted_once_and_sits_where_it_belongs(home, place):
    from strongroom.register import actions, queries

    def note_place(path: bytes):
        return actions.note_place(path=path, name="x", kind="folder", ring=home.ring, by=LOCAL, now=NOW)

    assert note_place(b"/srv/kunder") == place
    inner = note_place(b"/srv/kunder/2024")
    outer = note_place(b"/srv")
    beside = note_place(b"/srv/kunder2")
    known = {each.number: each for each in queries.places(ring=home.ring)}
    assert known[inner.number].within == place.number
    assert known[place.number].within == outer.number
    assert known[beside.number].within == outer.number
    assert known[outer.number].within is None


@pytest.mark.parametrize("people", [30, 30_000])
def test_people_in_an_item_are_counted_the_same_however_many_they_are(home, place, people):
    from strongroom.register import actions, queries

    profiler = actions.Profiler(home.ring)
    packed = []
    for number in range(people):
        email = ("email", f"kund{number // 2 if number % 10 == 0 else number}@example.test", Weight.OWN)
        phone = ("phone", f"+4670{number:07}", Weight.SHARED)
        packed += profiler.profiles([email] if number % 3 else [email, phone])
    noted = actions.note(profiles=packed, by=LOCAL, now=NOW)
    hold(place, "i1", noted.numbers.values())
    emails = {number // 2 if number % 10 == 0 else number for number in range(people)}
    ((_, counted),) = queries.people_in(["i1"])
    assert counted.all == counted.by_kind["email"] == len(emails)
    assert counted.by_kind["phone"] == len(
        {number // 2 if number % 10 == 0 else number for number in range(0, people, 3)}
    )


def test_any_number_of_rows_and_values_fit(home):
    from django.db import connection

    with connection.cursor() as cursor:
        made = insert(cursor, "register_datasubject", ("since", "identified"), [(1, True)] * 40_000, returning="id")
        numbers = [number for (number,) in made]
        assert len(set(numbers)) == 40_000
        found = select_in(cursor, "SELECT id FROM register_datasubject WHERE id IN", numbers, "AND since = %s", [1])
        assert sum(1 for _ in found) == 40_000
        assert insert(cursor, "register_datasubject", ("since", "identified"), [], returning="id") == []
