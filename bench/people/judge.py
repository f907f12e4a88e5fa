"""Right, wrong or apart: every finding of the truth against the person that the register links it to.

The data subject of a customer is the one that holds most of the customer's findings; no two customers have the same.
A finding is *right* when it is linked to its customer's data subject, *wrong* when to another customer's, *apart* when
to neither (a person of its own, or nobody's). Where an item does not tell whose a shared value is, nobody named for
certain is right and one named is wrong. What detection did not find is counted beside: it can be linked to nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.people.firm import FIRM, STAFF
from bench.people.inventory import Inventory
from bench.people.said import Said, Spot, Value

OUTCOMES = ("right", "wrong", "apart")


@dataclass(slots=True)
class Verdict:
    """One finding: a value of a person in an item. `others` are those whose data subjects it is linked to."""

    outcome: str
    item: str
    value: Value
    source: str
    person: int
    others: frozenset[int] = frozenset()
    mentions: tuple[int, ...] = ()


@dataclass(slots=True)
class Judgement:
    verdicts: list[Verdict] = field(default_factory=list)
    own_people: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)

    def tally(self, by: str) -> dict[str, Counter[str]]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for verdict in self.verdicts:
            counts[verdict.value[0] if by == "kind" else verdict.source][verdict.outcome] += 1
        return counts


def judge(spots: dict[tuple[str, Value], Spot], said: Iterable[Said], inventory: Inventory) -> Judgement:
    linked = {key: tuple(inventory.mentions(*key)) for key in spots}
    subjects = {key: {inventory.subject[mention] for mention in mentions} for key, mentions in linked.items()}
    of = _subjects_of_people(spots, subjects)
    who = {subject: person for person, subject in of.items()}
    judged = Judgement()
    for key, spot in spots.items():
        named = frozenset(who[subject] for subject in subjects[key] if subject in who)
        for verdict in _verdicts(key, spot, named, linked[key]):
            if spot.source == "firm and staff" or verdict.person >= STAFF:
                judged.own_people[verdict.outcome] += 1
            else:
                judged.verdicts.append(verdict)
    _count_pairs(judged.pairs, said, inventory, who)
    return judged


def _subjects_of_people(
    spots: dict[tuple[str, Value], Spot], subjects: dict[tuple[str, Value], set[int]]
) -> dict[int, int]:
    """Whose data subject is whose: the pair with most findings in common first, each only once."""
    counts: Counter[tuple[int, int]] = Counter()
    for key, spot in spots.items():
        if len(spot.told) == 1 and FIRM not in spot.told:
            counts.update((person, subject) for person in spot.told for subject in subjects[key])
    of: dict[int, int] = {}
    taken: set[int] = set()
    for (person, subject), _ in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        if person not in of and subject not in taken:
            of[person] = subject
            taken.add(subject)
    return of


def _verdicts(
    key: tuple[str, Value], spot: Spot, named: frozenset[int], mentions: tuple[int, ...]
) -> Iterable[Verdict]:
    item, value = key
    strangers = named - spot.told - spot.loose
    for person in sorted(spot.told):
        if not mentions:
            outcome = "not found"
        elif strangers:
            outcome = "wrong"
        else:
            outcome = "right" if person in named or person == FIRM else "apart"
        yield Verdict(outcome, item, value, spot.source, person, named, mentions)
    for person in sorted((spot.untold | spot.loose) - spot.told):
        outcome = "not found" if not mentions else "wrong" if strangers else "right"
        yield Verdict(outcome, item, value, spot.source, person, named, mentions)


def _count_pairs(pairs: Counter[str], said: Iterable[Said], inventory: Inventory, who: dict[int, int]) -> None:
    """Files and the customers in them, as `who` tells them: by values, and by name with address or birth date."""
    truth: dict[str, set[int]] = defaultdict(set)
    for one in said:
        if 0 <= one.person < STAFF and (one.values or (one.given and (one.at or one.born))):
            truth[inventory.token(one.item)].add(one.person)
    held = inventory.subjects_of()
    for item, people in truth.items():
        named = {who[subject] for subject in held.get(item, ()) if subject in who and who[subject] < STAFF}
        pairs["right"] += len(people & named)
        pairs["apart"] += len(people - named)
        pairs["wrong"] += len(named - people)
