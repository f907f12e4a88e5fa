"""What the bench prints: shares by kind and by source, the worst confusions of the half to tune on."""

from __future__ import annotations

from collections import Counter, defaultdict

from bench import _common as common
from bench.people.firm import FIRM, Person
from bench.people.inventory import Inventory
from bench.people.judge import OUTCOMES, Judgement, Verdict

HEADER = ("", "findings", "right", "wrong", "apart", "not found by detection")


def tables(judged: Judgement) -> None:
    for by in ("source", "kind"):
        rows = [
            _row(name, counts) for name, counts in sorted(judged.tally(by).items(), key=lambda entry: -entry[1].total())
        ]
        common.table((by, *HEADER[1:]), rows)
    total: Counter[str] = Counter(verdict.outcome for verdict in judged.verdicts)
    lines = [_row("**all findings of customers**", total), _row("the firm's own people and numbers", judged.own_people)]
    common.table(HEADER, [*lines, _row("files and the customers in them", judged.pairs)])


def _row(name: str, counts: Counter[str]) -> tuple[str, ...]:
    found = sum(counts[outcome] for outcome in OUTCOMES)
    shares = (f"{counts[outcome] / max(1, found):.2%}" for outcome in OUTCOMES)
    return (name, f"{found:,}", *shares, f"{counts['not found'] / max(1, counts.total()):.2%}")


def show(judged: Judgement, people: dict[int, Person], inventory: Inventory, count: int) -> None:
    """The people of the firm are invented: showing them shows nobody."""
    for outcome in ("wrong", "apart", "not found"):
        groups: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
        for verdict in judged.verdicts:
            if verdict.outcome == outcome:
                groups[verdict.source, verdict.value[0]].append(verdict)
        for (source, kind), verdicts in sorted(groups.items(), key=lambda entry: -len(entry[1])):
            print(f"{outcome}: {len(verdicts)} of {kind} in {source}")
            for verdict in verdicts[:: max(1, len(verdicts) // count)][:count]:
                print("    " + _said(verdict, people, inventory))
    print()


def _said(verdict: Verdict, people: dict[int, Person], inventory: Inventory) -> str:
    others = ", ".join(_name(other, people) for other in sorted(verdict.others)) or "nobody"
    together = "; ".join(sorted({inventory.kinds(mention) for mention in verdict.mentions})[:4])
    return f"{verdict.item}: {verdict.value[1]} of {_name(verdict.person, people)}, linked to {others}; together with {together}"


def _name(number: int, people: dict[int, Person]) -> str:
    return "the firm" if number == FIRM else f"{people[number].name} #{number}"
