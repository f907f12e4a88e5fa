"""Strings made from a pattern's own structure to make it slow: a way into each repeat, the repeat pumped, a bad end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from re import _constants as code
from re import _parser as parser
from typing import NamedTuple

_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_LONG = 16
"""Repeats that may be shorter than this cannot be pumped."""
_PLAIN = "a1 .-:,;<>\"'=@(/\nA_!é"
_ENDS = ("", "\0", "!", "\n", "a", " ")
_CATEGORIES = {
    code.CATEGORY_DIGIT: str.isdigit,
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    code.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdigit(),
    code.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    code.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


class Attack(NamedTuple):
    """`before`, `again` as often as it fits, `after`."""

    before: str
    again: str
    after: str

    def of(self, size: int) -> str:
        return self.before + self.again * max(1, size // len(self.again)) + self.after


def attacks(pattern: re.Pattern, seed: int, rounds: int) -> Iterator[Attack]:
    """Different ones for each seed. The whole, each beginning of it and each repeat within it are what is repeated."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    tree = parser.parse(source, flags)
    random = Random(seed)
    maker = _Maker(random, _signs(tree))
    for _ in range(rounds):
        for before, again in maker.pumps(list(tree)):
            for more in dict.fromkeys((again, again + maker.any(), before + again)):
                if more:
                    yield Attack(before, more, random.choice(_ENDS))
                    yield Attack("", more, random.choice(_ENDS))


def sampled(source: str, random: Random) -> str:
    """A text that the pattern matches, by its parts alone."""
    tree = parser.parse(source)
    return "".join(_Maker(random, _signs(tree)).sample(operator, argument) for operator, argument in tree)


def _signs(tree: object) -> str:
    """Every literal sign of the pattern, and some that are none."""
    found = dict.fromkeys(_PLAIN)
    stack: list[object] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple) and len(node) == 2 and node[0] in (code.LITERAL, code.NOT_LITERAL):
            found[chr(node[1])] = None
        elif isinstance(node, tuple) and len(node) == 2 and node[0] is code.RANGE:
            found.update(dict.fromkeys((chr(node[1][0]), chr(node[1][1]))))
        elif isinstance(node, (tuple, list, parser.SubPattern)):
            stack.extend(node)
    return "".join(found)


class _Maker:
    def __init__(self, random: Random, signs: str) -> None:
        self._random = random
        self._signs = signs
        self._groups: dict[int, str] = {}

    def any(self) -> str:
        return self._random.choice(self._signs)

    def pumps(self, nodes: Sequence, before: str = "") -> Iterator[tuple[str, str]]:
        """For each long repeat: what leads into it, and what it repeats."""
        for operator, argument in nodes:
            if operator in _REPEATS:
                _, most, body = argument
                yield from self.pumps(list(body), before)
                if most >= _LONG:
                    yield before, self._of_all(body)
                    yield before, self._of_all(body) + self._of_all(body)
            elif operator is code.BRANCH:
                for branch in argument[1]:
                    yield from self.pumps(list(branch), before)
            elif operator is code.SUBPATTERN:
                yield from self.pumps(list(argument[3]), before)
            elif operator is code.ATOMIC_GROUP:
                yield from self.pumps(list(argument), before)
            before += self.sample(operator, argument)
            if self._random.random() < 0.5:
                yield "", before
        yield "", before

    def _of_all(self, nodes: object) -> str:
        return "".join(self.sample(operator, argument) for operator, argument in nodes)

    def sample(self, operator: object, argument: object) -> str:
        """A stretch that the node matches, were it alone."""
        if operator is code.LITERAL:
            return chr(argument)
        if operator is code.NOT_LITERAL:
            return self._one(lambda sign: sign != chr(argument))
        if operator is code.IN:
            return self._one(lambda sign: _is_in(sign, argument))
        if operator is code.ANY:
            return self.any()
        if operator is code.BRANCH:
            return self._of_all(self._random.choice(argument[1]))
        if operator is code.SUBPATTERN:
            found = self._of_all(argument[3])
            if argument[0] is not None:
                self._groups[argument[0]] = found
            return found
        if operator is code.ATOMIC_GROUP:
            return self._of_all(argument)
        if operator in _REPEATS:
            least, most, body = argument
            times = least + self._random.randrange(0, max(1, min(4, most - least + 1)))
            return "".join(self._of_all(body) for _ in range(times))
        if operator is code.GROUPREF:
            return self._groups.get(argument, "")
        if operator is code.GROUPREF_EXISTS:
            return self._of_all(argument[1])
        return ""

    def _one(self, fits: object) -> str:
        able = [sign for sign in self._signs if fits(sign)]
        return self._random.choice(able) if able else "a"


def _is_in(sign: str, items: Sequence) -> bool:
    negated = bool(items) and items[0][0] is code.NEGATE
    for operator, argument in items:
        if (
            (operator is code.LITERAL and ord(sign) == argument)
            or (operator is code.RANGE and argument[0] <= ord(sign) <= argument[1])
            or (operator is code.CATEGORY and _CATEGORIES[argument](sign))
        ):
            return not negated
    return negated
