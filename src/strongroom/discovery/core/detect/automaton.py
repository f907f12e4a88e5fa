"""One pass over the text for the triggers of all detectors.

The text goes to the automaton as Latin-1 with every other letter replaced by `?`, one byte a code point, so an
offset in bytes is an offset in text and nothing has to be valid UTF-8. Hyperscan does the pass at over 1 GB/s;
where it is not installed `re` gives the same hits, slowly.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, NamedTuple, Protocol

from strongroom.discovery.core.detect.scan import Trigger

try:
    import hyperscan
except ImportError:  # a platform without a wheel
    hyperscan = None  # type: ignore[assignment]


Ends = list[tuple[int, int]]
Wholes = list[tuple[int, int, int]]


class Hits(NamedTuple):
    """Hits of one group as plain tuples, in the order of the text: (end, which), and (start, end, which)."""

    ends: Ends
    wholes: Wholes


class Automaton(Protocol):
    """Gives the hits of each group of triggers."""

    def hits(self, data: bytes) -> list[Hits]: ...


class Kept(Protocol):
    """Where compiled patterns are kept from one process to the next: compiling takes most of a second. Each is asked
    for under a name that no other patterns have."""

    def get(self, name: str) -> bytes | None: ...

    def put(self, name: str, compiled: bytes) -> None: ...


def automaton(groups: Sequence[Sequence[Trigger]], kept: Kept | None = None) -> Automaton:
    """The fastest one that this machine can run."""
    return Portable(groups) if hyperscan is None else Hyperscan(groups, kept)


class Hyperscan:
    """Compiled, or taken from where it is kept, once a process (a database cannot be shared by threads)."""

    def __init__(self, groups: Sequence[Sequence[Trigger]], kept: Kept | None = None) -> None:
        self._ends: list[Ends] = [[] for _ in groups]
        self._wholes: list[list[tuple[int, Furthest]]] = [[] for _ in groups]
        flat = sorted(
            (
                (group, which, trigger)
                for group, triggers in enumerate(groups)
                for which, trigger in enumerate(triggers)
            ),
            key=lambda each: (each[2].whole, each[2].word),
        )
        for group, which, trigger in flat:
            if trigger.whole:
                self._wholes[group].append((which, {}))
        self._asked = [
            (group, ends, wholes, any(trigger.word or len(_alternatives(trigger)) > 1 for trigger in triggers))
            for group, (ends, wholes, triggers) in enumerate(zip(self._ends, self._wholes, groups, strict=True))
            if triggers
        ]
        self._none = [NOTHING] * len(groups)
        self._database: Any = _database([trigger for _, _, trigger in flat], kept) if flat else None
        self._collect = _collector(
            [(self._ends[group].append, which) for group, which, trigger in flat if not trigger.whole],
            [met.__setitem__ for _, met in chain.from_iterable(self._wholes)],
            sum(not trigger.word and not trigger.whole for _, _, trigger in flat),
        )

    def hits(self, data: bytes) -> list[Hits]:
        found = self._none.copy()
        if self._database is None:
            return found
        self._database.scan(data, match_event_handler=self._collect)
        for group, ends, wholes, is_mixed in self._asked:
            taken = _taken(wholes) if wholes else []
            if not ends and not taken:
                continue
            # The sign after a bounded word belongs to its match, and two alternatives may end at one place.
            found[group] = Hits(sorted(set(ends)) if is_mixed else ends.copy(), taken)
            ends.clear()
        return found


Furthest = dict[int, int]
"""Where a match starts, and its furthest end, as the automaton reports every one of them."""

NOTHING = Hits([], [])
"""Of a group without hits: always this one object."""


def _database(triggers: Sequence[Trigger], kept: Kept | None) -> Any:
    """Alternatives are patterns of their own with one id: of some hundred words in a group hyperscan makes one large
    machine that runs over every sign, of as many words apart a table of words."""
    patterns = [
        (which, expression(each), _flags(each))
        for which, trigger in enumerate(triggers)
        for each in _alternatives(trigger)
    ]
    if kept is None:
        return _compiled_by_hyperscan(patterns)
    name = hashlib.sha256(
        repr((getattr(hyperscan, "__version__", ""), platform.machine(), patterns)).encode()
    ).hexdigest()
    if (compiled := kept.get(name)) is not None:
        with contextlib.suppress(hyperscan.error):  # made by a processor that can do more: made anew
            database = hyperscan.loadb(compiled, hyperscan.HS_MODE_BLOCK)
            database.scratch = hyperscan.Scratch(database)
            return database
    database = _compiled_by_hyperscan(patterns)
    kept.put(name, hyperscan.dumpb(database))
    return database


def _compiled_by_hyperscan(patterns: Sequence[tuple[int, bytes, int]]) -> Any:
    database = hyperscan.Database()
    database.compile(
        expressions=[pattern for _, pattern, _ in patterns],
        ids=[which for which, _, _ in patterns],
        elements=len(patterns),
        flags=[flags for _, _, flags in patterns],
    )
    return database


_WORDS = re.compile(r"(?<!\\)\((\?i:|\?:)?((?:[^()\[\]\\]|\\[^()])*\|(?:[^()\[\]\\]|\\[^()])*)\)(?![?*+{])")
"""A group of alternatives without groups or classes in it."""


def _alternatives(trigger: Trigger) -> list[Trigger]:
    pattern = trigger.pattern
    found = None if trigger.whole else _WORDS.search(pattern)
    if found is None or pattern.count("(", 0, found.start()) != pattern.count(")", 0, found.start()):
        return [trigger]
    before, after = pattern[: found.start()], pattern[found.end() :]
    words = [f"(?i:{word})" if found[1] == "?i:" else word for word in found[2].split("|")]
    return [replace(trigger, pattern=f"{before}{word}{after}") for word in words]


def _taken(wholes: Sequence[tuple[int, Furthest]]) -> Wholes:
    """The matches of a group in the order of the text, taken out of where they were collected."""
    found: Wholes = []
    for which, met in wholes:
        if met:
            found += [(start, end, which) for start, end in met.items()]
            met.clear()
    found.sort()
    return found


def _flags(trigger: Trigger) -> int:
    flags: int = hyperscan.HS_FLAG_CASELESS if trigger.caseless else 0
    return flags | hyperscan.HS_FLAG_SOM_LEFTMOST if trigger.whole else flags


def _collector(
    ends: Sequence[tuple[Callable[[tuple[int, int]], None], int]],
    wholes: Sequence[Callable[[int, int], None]],
    plain: int,
) -> Callable[[int, int, int, int, Any], None]:
    """Called for every match, tens of thousands of times a megabyte: as little as can be.

    The first `plain` of the triggers end where their match does, the others of `ends` one sign earlier.
    """
    appends, index = [append for append, _ in ends], [which for _, which in ends]
    bounded = len(ends)

    def collect(which: int, start: int, end: int, _flags: int, _context: Any) -> None:
        if which < plain:
            appends[which]((end, index[which]))
        elif which < bounded:
            appends[which]((end - 1, index[which]))
        else:
            wholes[which - bounded](start, end)

    return collect


class Portable:
    """The same hits through `re`."""

    def __init__(self, groups: Sequence[Sequence[Trigger]]) -> None:
        self._groups = [[(_compiled(trigger), trigger) for trigger in triggers] for triggers in groups]

    def hits(self, data: bytes) -> list[Hits]:
        found = [Hits(_ends(group, data), _wholes(group, data)) for group in self._groups]
        return [each if each.ends or each.wholes else NOTHING for each in found]


def _compiled(trigger: Trigger) -> re.Pattern[bytes]:
    found = expression(trigger) if trigger.whole else b"(?=(" + expression(trigger) + b"))"
    return re.compile(found, re.IGNORECASE if trigger.caseless else 0)


def _ends(group: Sequence[tuple[re.Pattern[bytes], Trigger]], data: bytes) -> Ends:
    return sorted(
        {
            (match.end(1) - trigger.word, which)
            for which, (pattern, trigger) in enumerate(group)
            if not trigger.whole
            for match in pattern.finditer(data)
        }
    )


def _wholes(group: Sequence[tuple[re.Pattern[bytes], Trigger]], data: bytes) -> Wholes:
    return sorted(
        (match.start(), match.end(), which)
        for which, (pattern, trigger) in enumerate(group)
        if trigger.whole
        for match in pattern.finditer(data)
    )


def encoded(text: str) -> bytes:
    """One byte for each code point, and two line breaks, so that a pattern may end in what is not a digit."""
    return text.encode("latin-1", "replace") + b"\n\n"


def expression(trigger: Trigger) -> bytes:
    r"""The pattern in the automaton's bytes. Case is folded here for letters beyond ASCII.

    >>> expression(Trigger("m[äå]n"))
    b'm[\xe4\xc4\xe5\xc5]n'
    """
    out: list[str] = []
    in_class = False
    previous = ""
    for sign in trigger.pattern:
        if previous != "\\" and sign in "[]":
            in_class = sign == "["
        out.append(_letter(sign, in_class=in_class, caseless=trigger.caseless))
        previous = "" if previous == "\\" else sign
    pattern = "".join(out)
    return (f"(?:^|{_NO_WORD})(?:{pattern}){_NO_WORD}" if trigger.word else pattern).encode("latin-1")


_NO_WORD = "[^A-Za-z0-9\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\xff]"


def _letter(sign: str, *, in_class: bool, caseless: bool) -> str:
    if sign < "\x80":
        return sign
    cases = dict.fromkeys((sign, sign.lower(), sign.upper()) if caseless else (sign,))
    letters = "".join(dict.fromkeys(case if case <= "\xff" else r"\?" for case in cases if len(case) == 1))
    return letters if in_class else f"[{letters}]"
