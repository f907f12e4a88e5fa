"""Who is who: households, namesakes, chains, rulings; and for all of it, that no order of arrival changes the outcome."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people_of_tests import MENTIONS, PROFILER, RULINGS, Memory, at_once, groups, mark, said

from strongroom.register.core.linking import HUB, Ruling
from strongroom.register.core.people import Weight, unpack


def test_what_has_an_own_sign_in_common_is_one_person():
    assert groups(
        said("Erik Berg", email="erik@example.test", customer_number="K1"),
        said(email="erik@example.test"),
        said("Berg, Erik J.", customer_number="K1"),
        said("Omar Aziz", email="omar@example.test"),
    ) == [[0, 1, 2], [3]]


def test_two_of_a_household_on_one_telephone_stay_two_and_the_bare_number_is_nobodys():
    assert groups(
        said("Erik Berg", phone="+46701740605", email="erik@example.test"),
        said("Anna Berg", phone="+46701740605", email="anna@example.test"),
        said(phone="+46701740605"),
        said("Erik Berg", phone="+46701740605"),
        said("E. Berg", phone="+46701740605"),
    ) == [[0, 3, 4], [1], [2]]


def test_a_first_letter_that_two_of_a_household_have_is_neithers():
    assert groups(
        said("Erik Berg", phone="+46701740605"),
        said("Eva Berg", phone="+46701740605"),
        said("E. Berg", phone="+46701740605"),
    ) == [[0], [1], [2]]


def test_a_second_initial_is_not_another_of_the_households_first_name():
    assert groups(
        said("Alexander E. Berg", phone="+46701740605"),
        said("Erik Berg", phone="+46701740605"),
        said("Alexander Berg", phone="+46701740605"),
    ) == [[0, 2], [1]]


def test_other_addresses_on_one_telephone_are_two_people_unless_the_names_agree():
    assert groups(
        said(phone="+46701740605", email="erik@example.test"), said(phone="+46701740605", email="anna@example.test")
    ) == [[0], [1]]
    assert groups(
        said("Erik Berg", phone="+46701740605", email="erik@example.test"),
        said("Erik Johan Berg", phone="+46701740605", email="work@example.test"),
    ) == [[0, 1]]


def test_a_number_typed_for_want_of_one_does_not_join_all_of_one_given_name():
    assert groups(
        *(said(f"Anna {surname}", phone="+46700000000", email=f"{surname}@example.test") for surname in ("Berg", "Ek")),
        said("Erik Holm", phone="+46700000000"),
        said("Anna Sund", phone="+46700000000"),
        said("Anna", phone="+46700000000"),
    ) == [[0], [1], [2], [3], [4]]


@pytest.mark.parametrize("told_apart_by", ["birth", "se_personnummer"])
def test_father_and_son_of_one_name_at_one_address_are_told_apart(told_apart_by):
    father, son = ("1950-01-02", "1980-03-04") if told_apart_by == "birth" else ("195001029999", "198003049999")
    assert groups(
        said("Erik Berg", postcode="41119", **{told_apart_by: father}),
        said("Erik Berg", postcode="41119", **{told_apart_by: son}),
        # Nothing says whose letter this is.
        said("Erik Berg", postcode="41119"),
    ) == [[0], [1], [2]]


def test_twins_have_a_birth_date_in_common_and_are_two():
    assert groups(
        said("Anna Berg", birth="1980-03-04", phone="+46701740605"),
        said("Lena Berg", birth="1980-03-04", phone="+46701740605"),
    ) == [[0], [1]]


def test_namesakes_with_other_telephones_at_one_postcode_stay_apart():
    assert groups(
        said("Anna Andersson", postcode="41119", phone="+46701740605"),
        said("Anna Andersson", postcode="41119", phone="+46701740606"),
        said("Anna Andersson", postcode="41119"),
    ) == [[0], [1], [2]]
    assert groups(said("Anna Andersson", postcode="41119", phone="1"), said("Anna Andersson", postcode="41119")) == [
        [0, 1]
    ]


def test_a_chain_that_would_join_two_personal_numbers_is_cut_where_it_is_weakest():
    first, last = ({"se_personnummer": number} for number in ("195001029999", "198003049999"))
    assert groups(
        said(**first, phone="+46701740605"),
        said(phone="+46701740605", customer_number="K1"),
        said(customer_number="K1", email="erik@example.test"),
        said(email="erik@example.test", **last),
    ) == [[0], [1, 2, 3]]
    assert groups(
        said(**first, customer_number="K1"),
        said(customer_number="K1", email="erik@example.test"),
        said(email="erik@example.test", **last),
    ) == [[0], [1, 2]]
    assert groups(
        said(**first, email="erik@example.test"),
        said(email="erik@example.test"),
        said(email="erik@example.test", **last),
    ) == [[0], [1], [2]]


def test_a_personal_number_joins_whatever_the_names():
    assert groups(
        said("Anna Berg", se_personnummer="198003049999", birth="1980-03-04"),
        said("Lena Holm", se_personnummer="198003049999", birth="1980-03-05"),
        said("Lena Holm", birth="1980-03-05"),
    ) == [[0, 1, 2]]


def test_two_customers_of_one_name_who_share_a_telephone_stay_two():
    """Mother and daughter: what has only the shared telephone is nobody's, what has one's own is hers."""
    mother, daughter = {"customer_number": "K1"}, {"customer_number": "K2"}
    assert groups(
        said("Anna Berg", **mother, email="anna@example.test", phone="+4631100000", postcode="41119"),
        said("Anna Berg", **daughter, email="a.berg@example.test", phone="+4631100000", postcode="41119"),
        said("Anna Berg", email="anna@example.test", phone="+4631100000"),
        said("Anna Berg", phone="+4631100000"),
        said("Anna Berg", email="a.berg@example.test", phone="+46701740605"),
        said("Anna Berg", phone="+46701740605"),
    ) == [[0, 2], [1, 4, 5], [3]]


def test_two_of_one_name_with_one_address_are_told_apart_by_their_customer_numbers():
    father = {"customer_number": "K1", "email": "berg@example.test"}
    son = {"customer_number": "K2", "email": "berg@example.test"}
    assert groups(
        said("Erik Berg", **father, se_personnummer="195001029999"),
        said("Erik Berg", **son, se_personnummer="198003049999"),
        said("Erik Berg", **father, phone="+46701740605"),
        said("Erik Berg", **son, phone="+46701740606"),
        said("Erik Berg", email="berg@example.test"),
    ) == [[0, 2], [1, 3], [4]]


def test_one_customer_number_dealt_by_two_systems_is_two_people():
    assert groups(
        said("Erik Berg", customer_number="1001", email="erik@example.test"),
        said("Anna Holm", customer_number="1001", email="anna@example.test"),
        said("Anna Holm", customer_number="1001"),
        said(customer_number="1001"),
    ) == [[0], [1, 2], [3]]


def test_who_married_and_has_another_address_is_known_by_two_signs_together():
    assert groups(
        said("Ashley Adams", customer_number="K1", phone="+46701740605", email="adams@example.test"),
        said("Ashley Butler", customer_number="K1", phone="+46701740605", email="butler@example.test"),
    ) == [[0, 1]]


def test_a_misspelt_or_shortened_name_is_no_other_person_at_the_same_address():
    assert groups(
        said("Stefan Berg", email="johan@example.test"),
        said("Stefna Berg", email="johan@example.test"),
        said("Stef Berg", email="johan@example.test"),
        said(email="johan@example.test"),
    ) == [[0, 1, 2, 3]]
    # A name's beginning is not any name with that beginning.
    assert len(groups(said("Daniel Berg", email="d@example.test"), said("Danica Berg", email="d@example.test"))) == 2


def test_a_network_address_links_nothing():
    first, second = (
        list(PROFILER.profiles([("email", each, Weight.OWN), ("ip_address", "192.0.2.7", Weight.TRACE)]))
        for each in ("erik@example.test", "anna@example.test")
    )
    assert first[1] == second[1]
    assert groups(first[0], second[0], first[1]) == [[0], [1], [2]]


def test_a_sign_in_very_many_mentions_links_nothing():
    many = [said(phone="+4631100000", customer_number=f"K{number}") for number in range(HUB)]
    assert groups(*many) == [[number] for number in range(HUB)]
    bare = said(phone="+4631100000")
    several = [said(email="omar@example.test", phone=f"+46701740{number:03}") for number in range(HUB)]
    assert len(groups(*several)) == 1
    assert len(groups(*several, said(email="omar@example.test"))) == HUB + 1
    assert [len(each) for each in groups(*many[:1], bare)] == [2]


def test_two_personal_numbers_in_one_spot_are_not_one_person():
    made = list(
        PROFILER.profiles(
            [
                ("se_personnummer", "195001029999", Weight.PERSONAL),
                ("se_personnummer", "198003049999", Weight.PERSONAL),
                ("phone", "+46701740605", Weight.SHARED),
            ]
        )
    )
    assert [len(packed.fingerprints) for packed in made] == [1, 1, 1]


def test_a_ruling_joins_what_nothing_else_does_and_can_be_taken_back():
    mentions = (
        said("Erik Berg", email="erik@example.test", se_personnummer="195001029999"),
        said("Anna Holm", email="anna@example.test", se_personnummer="198003049999"),
        said(email="anna@example.test"),
    )
    same = Ruling(mark("email", "erik@example.test"), mark("email", "anna@example.test"), same=True)
    assert groups(*mentions, rulings=[same]) == [[0, 1, 2]]
    memory = at_once(enumerate(mentions), [same])
    memory.rule(same, stands=False)
    assert memory.partition == at_once(enumerate(mentions)).partition


def test_a_ruling_parts_what_a_sign_joins():
    mentions = (
        said(customer_number="K1", phone="+46701740605"),
        said(email="erik@example.test", phone="+46701740605"),
        said(customer_number="K1"),
        said(email="erik@example.test"),
    )
    assert groups(*mentions) == [[0, 1, 2, 3]]
    two = Ruling(mark("customer_number", "K1"), mark("email", "erik@example.test"), same=False)
    assert groups(*mentions, rulings=[two]) == [[0, 2], [1, 3]]


def test_a_spot_with_two_signs_that_were_ruled_to_be_two_peoples_joins_neither():
    mentions = (
        said(customer_number="K1", email="erik@example.test"),
        said(customer_number="K1"),
        said(email="erik@example.test"),
    )
    two = Ruling(mark("customer_number", "K1"), mark("email", "erik@example.test"), same=False)
    assert groups(*mentions, rulings=[two]) == [[0], [1], [2]]


def test_who_is_known_by_name_and_a_shared_address_is_identified_and_the_bare_address_is_not():
    found = at_once(
        enumerate(
            (
                said("Erik Berg", email="berg@example.test"),
                said("Anna Berg", email="berg@example.test"),
                said(email="berg@example.test"),
                said(phone="+46701740605"),
            )
        )
    ).partition
    assert {(*each, identified) for each, identified in found} == {(0, True), (1, True), (2, False), (3, False)}


@settings(max_examples=300, deadline=None)
@given(st.lists(MENTIONS, max_size=9, unique=True), st.lists(RULINGS, max_size=2), st.randoms(use_true_random=False))
def test_mentions_that_come_one_by_one_in_any_order_end_as_all_at_once(mentions, rulings, chance):
    order = list(enumerate(mentions))
    chance.shuffle(order)
    memory = Memory(rulings=rulings)
    for number, packed in order:
        memory.add(number, packed)
    assert memory.partition == at_once(enumerate(mentions), rulings).partition


@settings(max_examples=300, deadline=None)
@given(
    st.lists(MENTIONS, min_size=1, max_size=9, unique=True),
    st.lists(st.tuples(st.sampled_from(["go", "come", "rule", "unrule"]), st.integers(0, 8), RULINGS), max_size=10),
)
def test_comings_goings_and_rulings_end_as_what_is_left_at_once(mentions, deeds):
    memory = Memory()
    for number, packed in enumerate(mentions):
        memory.add(number, packed)
    for deed, at, ruling in deeds:
        number = at % len(mentions)
        if deed == "go" and number in memory.mentions:
            memory.remove(number)
        elif deed == "come" and number not in memory.mentions:
            memory.add(number, mentions[number])
        elif deed == "rule" and not any(ruling[:2] == each[:2] for each in memory.rulings):
            memory.rule(ruling)
        elif deed == "unrule" and memory.rulings:
            memory.rule(memory.rulings[at % len(memory.rulings)], stands=False)
    assert memory.partition == at_once(memory.mentions.items(), memory.rulings).partition


@settings(max_examples=100, deadline=None)
@given(st.lists(MENTIONS, max_size=8, unique=True))
def test_linking_again_changes_nothing(mentions):
    memory = at_once(enumerate(mentions))
    people = dict(memory.people)
    memory.link(set(memory.mentions))
    assert memory.people == people


@settings(max_examples=200, deadline=None)
@given(st.lists(MENTIONS, max_size=9, unique=True))
def test_nobody_has_two_numbers_of_a_kind_that_a_person_has_one_of_unless_in_one_spot(mentions):
    """Without rulings, a person's blocks never conflict; two personal numbers meet only through a third."""
    for each, _ in at_once(enumerate(mentions)).partition:
        kinds = defaultdict(set)
        bound = defaultdict(set)
        for number in each:
            profile = unpack(*mentions[number][1:])
            personal = [sign for sign in profile.signs if sign.weight == Weight.PERSONAL]
            for sign in personal:
                kinds[sign.kind].add(sign.fingerprint)
                bound[sign.kind].update(other.kind for other in personal)
        for kind, values in kinds.items():
            assert len(values) == 1 or len(bound[kind]) > 1


def test_a_person_keeps_their_number_when_others_join_and_when_they_are_parted():
    memory = Memory()
    memory.add(0, said("Erik Berg", email="erik@example.test"))
    memory.add(1, said(customer_number="K1", phone="+46701740605"))
    erik, stranger = memory.people[0], memory.people[1]
    memory.add(2, said("Erik Berg", email="erik@example.test", customer_number="K1"))
    assert set(memory.people.values()) == {erik}
    memory.remove(2)
    assert memory.people[0] != memory.people[1]
    assert erik in {memory.people[0], memory.people[1]}
    assert stranger not in memory.people.values()


def test_a_village_of_few_names_takes_no_time_squared():
    few = [
        said(name=f"{given} Berg", postcode="75331", email=f"p{at}{given}@example.test")
        for at in range(60)
        for given in ("Anna", "Bo")
    ]
    assert len(groups(*few)) == len(few)
