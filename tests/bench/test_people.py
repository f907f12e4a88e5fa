"""The invented firm whose people are known, and the judge of whose a finding is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from bench.people.firm import FIRM, Firm
from bench.people.judge import Judgement, judge
from bench.people.make import make
from bench.people.said import Said, spots

PHONE = ("phone", "+46701740605")
MAIL = ("email", "erik.berg@example.test")


@pytest.fixture(scope="module")
def firm() -> Firm:
    return Firm(300, seed=3, land="SE")


def test_a_firm_has_households_namesakes_and_people_who_changed(firm: Firm) -> None:
    assert sum(bool(person.family_of) for person in firm.people) > 30
    assert max(Counter(person.name for person in firm.people).values()) > 1
    assert any(len(person.homes) > 1 for person in firm.people)
    assert any(len(person.emails) > 1 for person in firm.people)
    assert len({person.origin.code for person in firm.people}) > 15


def test_an_address_of_mail_is_shared_only_within_a_household(firm: Firm) -> None:
    households: dict[str, set[int]] = {}
    for person in firm.people:
        first = min((other.number for other in person.family_of), default=person.number)
        for address in person.emails:
            households.setdefault(address, set()).add(first)
    assert all(len(of) == 1 for of in households.values())


@pytest.mark.parametrize("half", [0, 1])
def test_the_same_firm_is_written_twice(tmp_path: Path, half: int) -> None:
    first, second = (make(tmp_path / name, 40, half) for name in ("first", "second"))
    assert first[1] == second[1]
    files = sorted(path.relative_to(tmp_path / "first") for path in (tmp_path / "first").rglob("*.csv"))
    assert files
    assert all((tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes() for file in files)


@pytest.mark.parametrize("half", [0, 1])
def test_what_is_said_to_stand_in_a_file_stands_there(tmp_path: Path, half: int) -> None:
    _, said, _ = make(tmp_path, 60, half)
    addresses = [
        (one.item, value)
        for one in said
        for kind, value in one.values
        if kind == "email" and one.item.endswith((".csv", ".eml", ".vcf", ".json"))
    ]
    assert len(addresses) > 100
    assert all(value in (tmp_path / item).read_text("utf-8", "replace").lower() for item, value in addresses)


class Held:
    """What a register holds, item by item: value → the data subjects it is linked to."""

    def __init__(self, linked: dict[tuple[str, tuple[str, str]], set[int]]) -> None:
        self._linked = linked
        self.subject = {subject: subject for subjects in linked.values() for subject in subjects}

    def token(self, item: str) -> str:
        return item

    def mentions(self, item: str, value: tuple[str, str]) -> list[int]:
        return sorted(self._linked.get((item, value), ()))

    def subjects_of(self) -> dict[str, set[int]]:
        held: dict[str, set[int]] = {}
        for (item, _), subjects in self._linked.items():
            held.setdefault(item, set()).update(subjects)
        return held


def judged(firm: Firm, said: Iterable[Said], linked: dict[tuple[str, tuple[str, str]], set[int]]) -> Judgement:
    said = list(said)
    people = {person.number: person for person in firm.people}
    return judge(spots(said, people), said, Held(linked))  # type: ignore[arg-type]  # the part of an inventory that is asked


def outcomes(judgement: Judgement) -> Counter[str]:
    return Counter(verdict.outcome for verdict in judgement.verdicts)


def test_linked_to_the_subject_of_most_is_right_and_to_anothers_wrong(firm: Firm) -> None:
    erik, anna = firm.people[0], firm.people[1]
    hers = ("email", "anna@example.test")
    said = [Said(item, "csv", erik.number, (MAIL,), erik.given[0]) for item in ("a", "b", "c")]
    said += [Said(item, "csv", anna.number, (hers,), anna.given[0]) for item in ("a", "b")]
    linked = {("a", MAIL): {1}, ("b", MAIL): {1}, ("c", MAIL): {2}, ("a", hers): {2}, ("b", hers): {2}}
    assert outcomes(judged(firm, said, linked)) == {"right": 4, "wrong": 1}


def test_a_subject_of_its_own_is_apart_and_none_at_all_is_not_found(firm: Firm) -> None:
    erik = firm.people[0]
    said = [Said(item, "csv", erik.number, (MAIL,), erik.given[0]) for item in ("a", "b", "c", "d")]
    linked = {("a", MAIL): {1}, ("b", MAIL): {1}, ("c", MAIL): {9}}
    assert outcomes(judged(firm, said, linked)) == {"right": 2, "apart": 1, "not found": 1}


@pytest.mark.parametrize(("subject", "outcome"), [(1, "wrong"), (2, "wrong"), (9, "right")])
def test_a_shared_telephone_without_a_name_is_nobodys_for_certain(firm: Firm, subject: int, outcome: str) -> None:
    couple = next(
        person.family_of
        for person in firm.people
        if person.family_of and person.given[0] != person.family_of[-1].given[0]
    )
    one, other = couple[0], couple[-1]
    mails = {person.number: ("email", f"{person.number}@example.test") for person in (one, other)}
    said = [
        Said("list", "csv", person.number, (PHONE, mails[person.number]), person.given[0]) for person in (one, other)
    ]
    said.append(Said("note", "note", one.number, (PHONE,)))
    linked = {
        ("list", PHONE): {1, 2},
        ("list", mails[one.number]): {1},
        ("list", mails[other.number]): {2},
        ("note", PHONE): {subject},
    }
    notes = [verdict.outcome for verdict in judged(firm, said, linked).verdicts if verdict.item == "note"]
    assert notes == [outcome]


def test_the_firms_own_telephone_is_no_customers(firm: Firm) -> None:
    erik = firm.people[0]
    said = [Said("a", "csv", erik.number, (MAIL,), erik.given[0]), Said("b", "firm and staff", FIRM, (PHONE,))]
    assert judged(firm, said, {("a", MAIL): {1}, ("b", PHONE): {1}}).own_people == {"wrong": 1}
