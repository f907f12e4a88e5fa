"""Official numbers beside their label: valid ones drawn at random until their check holds, and the same with one digit wrong."""

from __future__ import annotations

import random
from dataclasses import dataclass

from strongroom.discovery.core.detect.numbers.checks import always, guarded
from strongroom.discovery.core.detect.numbers.families import RULES
from strongroom.discovery.core.detect.numbers.rule import BARE, Rule

_TRIES = 4_000
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Case:
    """A short sentence with a number from `start` to `end`; `kinds` are the ids that are right for it."""

    text: str
    start: int
    end: int
    kinds: frozenset[str]
    valid: bool


def cases(each: int) -> list[Case]:
    """So many valid numbers of every kind that has a check and is drawn within some thousand tries, and as many wrong ones."""
    pick = random.Random(7)
    found: list[Case] = []
    for rule in RULES:
        if not rule.labels or not rule.shapes or rule.odds is BARE or rule.check is always:
            continue
        kinds = frozenset({rule.kind.id, *rule.kind.same_as, *_named_after(rule)})
        for _ in range(each):
            number = _drawn(rule, pick)
            if number is None:
                break
            found.append(_case(rule, number, kinds, valid=True))
            if wrong := _spoilt(rule, number, pick):
                found.append(_case(rule, wrong, kinds, valid=False))
    return found


def _named_after(rule: Rule) -> set[str]:
    return {other.kind.id for other in RULES if rule.kind.id in other.kind.same_as}


def _case(rule: Rule, number: str, kinds: frozenset[str], *, valid: bool) -> Case:
    lead = f"The document says {rule.labels[0]}: "
    return Case(f"{lead}{number}, as agreed.", len(lead), len(lead) + len(number), kinds, valid)


def _drawn(rule: Rule, pick: random.Random) -> str | None:
    shapes, holds = sorted(rule.shapes), guarded(rule.check)
    for _ in range(_TRIES):
        shape = pick.choice(shapes)
        country = rule.country if shape.startswith("AA") and pick.random() < 0.5 else ""
        number = country + "".join(_sign(sign, pick) for sign in shape[len(country) :])
        if holds(number):
            return number
    return None


def _sign(sign: str, pick: random.Random) -> str:
    return pick.choice("0123456789") if sign == "9" else pick.choice(_LETTERS) if sign == "A" else sign


def _spoilt(rule: Rule, number: str, pick: random.Random) -> str:
    """With one digit changed so that the check fails; empty where every change passes it."""
    places = [at for at, sign in enumerate(number) if sign.isdigit()]
    pick.shuffle(places)
    for at in places:
        wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
        if not guarded(rule.check)(wrong):
            return wrong
    return ""
