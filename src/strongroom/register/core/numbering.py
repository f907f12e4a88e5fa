"""Who keeps which number when circles have changed: a person is known outside by it, so it moves as little as can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from strongroom.register.core.circles import Circle


def numbered(circles: Sequence[Circle], before: Mapping[int, int]) -> list[int | None]:
    """For each circle the number of the person it goes on being; None for somebody new.

    `before` has the numbers of the mentions that had one. A number stays with the circle that has most of its mentions,
    a circle takes of several numbers the one it has most of; ties go to the lowest.
    """
    shares = [Counter(before[mention] for mention in circle.mentions if mention in before) for circle in circles]
    keeper: dict[int, int] = {}
    for at, share in enumerate(shares):
        for number, mentions in share.items():
            best = keeper.get(number)
            if best is None or (-mentions, min(circles[at].mentions)) < (
                -shares[best][number],
                min(circles[best].mentions),
            ):
                keeper[number] = at
    numbers: list[int | None] = [None] * len(circles)
    for number in sorted(keeper):
        at = keeper[number]
        kept = numbers[at]
        if kept is None or shares[at][number] > shares[at][kept]:
            numbers[at] = number
    return numbers
