"""Runs of capitalised words, and what each may hold by its words alone.

One fast pass cuts a text into runs and what stands between them. What a run may be is worked out once and kept, so a
text pays only for runs that it has not had before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, compress
from typing import NamedTuple

from strongroom.discovery.core.detect.words import organisations, towns
from strongroom.discovery.core.detect.words.lexicon import names, places
from strongroom.discovery.core.detect.words.naming import MARKS, UPPER, Reading, plain, read_name, sort, unaccented

_LETTERS = f"0-9A-Z_a-zªµºÀ-ÖØ-öø-ɏḀ-ỿ{MARKS}'’-"
"""What goes on a capitalised word, spelled out: a set is looked up faster than `\\w`."""
_CUT = re.compile(rf"([{UPPER}][{_LETTERS}]*+(?: [{UPPER}][{_LETTERS}]*+)*+)")
_RUN = re.compile(
    rf"[{UPPER}][\w{MARKS}'’-]*(?:[ \u00a0](?:(?:[a-z]{{1,3}} ){{1,2}})?(?:[{UPPER}]\.[ \u00a0]?){{0,2}}(?=[{UPPER}])[\w{MARKS}'’-]*){{0,8}}"
)
_PART = re.compile(rf"(?<![^\W_])[{UPPER}](?:[^\W\d_]|[{MARKS}])++(?:['’-][{UPPER}]?[^\W\d_]{{2,}}+)*+(?!\d)")
_LEAST = -2.3
"""Log-odds of a reading under which no neighbourhood makes a person of it."""


class Person(NamedTuple):
    """Words of a run that may name somebody. Offsets count from the run's start; `score` is by the words alone."""

    start: int
    end: int
    score: float
    titled: bool
    lowered: tuple[str, ...]
    """The longer words as an e-mail address would have them."""
    place: str
    """`town`, `weak` for a town whose name is a person's or a word, `country`; empty for no place."""
    is_street: bool


class Judged(NamedTuple):
    """What a run may hold, by its words alone. Offsets count from its start."""

    people: tuple[Person, ...]
    places: tuple[tuple[int, str], ...]
    organisation: tuple[int, int, bool] | None
    parts: tuple[tuple[str, int], ...]
    """Words that may be a part of somebody's name, and where they start."""
    tells: bool
    """Whether some list knows a word of it."""


Run = tuple[int, str, Judged]
"""Where a run starts, its words, and what they may hold."""


class _Verdicts(dict[str, Judged | None]):
    """What every run met so far may hold; forgotten all at once before it grows large."""

    def __missing__(self, run: str) -> Judged | None:
        verdict = _judge(run)
        if len(run) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[run] = verdict
        return verdict


_KEPT = 32768
_LONGEST_KEPT = 120
"""Signs of a run that is kept: a longer one hardly comes again, and a file of nothing else would fill the memory."""
_verdicts = _Verdicts()


def runs_of(text: str, start: int, end: int) -> list[Run]:
    """The runs of a stretch of the text that hold more than everyday words."""
    cut = _CUT.split(text[start:end] if start or end < len(text) else text)
    runs = cut[1::2]
    verdicts = list(map(_verdicts.__getitem__, runs))
    starts = list(accumulate(map(len, cut), initial=start))[1:-1:2]
    return list(compress(zip(starts, runs, verdicts, strict=True), verdicts))  # type: ignore[arg-type]  # no None is left


def unknown(runs: Iterable[Run]) -> list[Run]:
    """Runs of several words that may be names and that no list knows any of."""
    return [run for run in runs if not run[2][4] and len(run[2][3]) > 1]


def telling(text: str, runs: Iterable[Run]) -> list[Run]:
    """Runs with words that some list knows, in the order of the text; each with the words that particles join to it."""
    found: list[Run] = []
    reached = 0
    for start, run, verdict in runs:
        if not verdict[4] or start < reached or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        end = start + len(run)
        after = text[end : end + 1]
        goes_on = " " in text[end + 2 : end + 5] if after == " " else after in _GOES_ON
        if goes_on and (longer := _RUN.match(text, start)) and longer.end() > end:
            reached = longer.end()
            found.append((start, longer[0], _verdicts[longer[0]] or verdict))
        else:
            found.append((start, run, verdict))
    return found


_GOES_ON = frozenset(".\u00a0")
"""An initial's point, a hard space: signs inside a name."""


@cache
def _interesting() -> frozenset[str]:
    known = places()
    return names().any | known.towns | known.countries | known.states | known.several | organisations.SUFFIXES


def _judge(run: str) -> Judged | None:
    """What the run may hold; None where it is everyday words only."""
    parts = tuple(
        (match[0], match.start())
        for match in _PART.finditer(run)
        if len(match[0]) > 2 and sort(plain(match[0])) in "gfbuw"
    )
    if _is_known(run):
        people, located, body = (
            tuple(_person(run, reading) for reading in _readings(run)),
            towns.named(run),
            organisations.named(run),
        )
        if people or located or body:
            return Judged(people, located, body, parts, tells=True)
    return Judged((), (), None, parts, tells=False) if parts else None


def _is_known(run: str) -> bool:
    """Whether some list has a word of the run."""
    if run in _interesting():
        return True
    words = run.split(" ")
    if not run.isascii():
        words += unaccented(run).split(" ")
    if len(words) == 1:
        return False
    if run.isupper() and not names().given.isdisjoint(map(str.capitalize, words)):
        return True
    return not _interesting().isdisjoint(words) or any(sort(plain(word)) == "f" for word in words)


def _person(run: str, reading: Reading) -> Person:
    words = reading.words
    whole, known = " ".join(words), places()
    place = ""
    if whole in known.towns:
        place = "weak" if words[0] in known.weak else "town"
    elif whole in known.countries:
        place = "country"
    score = reading.score
    if len(words) == 1 and len(run) - len(words[0]) > _SHOUTED and run.isupper():
        score -= 1.0  # one word of several that are all in capitals: `LETTER Z WITH CARON`
    lowered = tuple(word.lower() for word in words if len(word) > 2)
    return Person(reading.start, reading.end, score, reading.titled, lowered, place, words[-1] in towns.STREETS)


_SHOUTED = 9
"""Letters in capitals beside a word, from which it says little by itself."""


def _readings(run: str) -> Iterator[Reading]:
    """Each name in a run: `Producer Rose Nekrasov` has one."""
    position, end = 0, len(run)
    while position < end:
        step = run.find(" ", position)
        after = end if step < 0 else step + 1
        word = run[position : end if step < 0 else step]
        if word[1:2] in ("'", "’") and word[0] not in "dDlLO":  # N'Erik' in SQL, l'Erik in French
            position += 2
            continue
        first = sort(plain(word))
        reading = None if first in "-pi" and len(word) > 1 else read_name(run, position)
        if reading is None or reading.end <= position:
            position = after
            continue
        is_bid = not position and word in _BIDS
        better = read_name(run, after) if after < end and (is_bid or first in "uwx") else None
        if better is not None and (is_bid or better.score > reading.score + 0.2):
            position = after
            continue
        if reading.score > _LEAST:
            yield reading
        position = max(after, reading.end + 1)


_BIDS = frozenset({"Ring", "Maila", "Bor"})
"""What sentences begin with, and somebody's name too: `Ring Maja` is about Maja alone."""
