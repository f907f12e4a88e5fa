"""What stands behind a label: `Patient: Erik Berg`, `Kundnr 10422`, `"dob": "1990-01-31"`, `<name>Erik</name>`.

A label is a word of a form, a key of a record or a column's header. The shared automaton finds labels that are
followed by a separator; the value is read from there by what the label asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from strongroom.discovery.core.detect.scan import CAPITAL, Options, Scan, Trigger
from strongroom.discovery.core.detect.words import labels
from strongroom.discovery.core.detect.words.evidence import Surroundings, is_running_text
from strongroom.discovery.core.detect.words.labels import FIELDS, KINDS, LOOSE, Field
from strongroom.discovery.core.detect.words.values import read_field
from strongroom.discovery.core.finding import Span

_GAP = re.compile(r"(?:(?<=\()[^()\n\d]{2,24}\))?[\s:=#>\"'*_.(\[|]{0,40}")
"""What is passed over before a value, the form's hint in brackets too: `Date of birth (yyyy-mm-dd): `."""
_TOLD = re.compile(r"(?:(?:is|was|are|är|var|ist|on|the|den)\b[ \t:]*|(?:number|card|no|nr)\b\.?[ \t:]+){1,2}")
"""What stands between a label and its value in a sentence: `my customer number is 10422`."""
_IN_SENTENCES = frozenset({"number", "birth"})
_ALONE_ON_LINE = frozenset({"number", "birth", "name"})
_WEAK = frozenset({1.0})
"""Weight of labels that many a line ends in (`to`, `an`): they need their colon."""
_LONG = 6  # letters from which a label is rare enough to be looked for without its separator
_EVERYDAY = frozenset(
    {"customer", "client", "patient", "employee", "student", "guardian", "mother", "father", "tenant", "seller", "doctor", "husband",
     "provider", "present", "absent", "witness", "attention", "signature", "physician", "surgeon", "deltagare", "kunden", "mottagare"}
)  # fmt: skip
"""Labels that letters are full of."""
_OFTEN = frozenset(
    {"address", "contact", "member", "parent", "signed", "company", "country", "sender", "policy", "appointment"}
)


def _triggers() -> Iterator[tuple[Trigger, list[tuple[int, bool]]]]:
    """Triggers with their fields, and whether the separator is still to be read.

    Bare literals cost the automaton least, but those that everyday sentences are full of must have their separator.
    """
    bare: dict[str, list[tuple[int, bool]]] = {}
    for index, field in enumerate(FIELDS):
        words = list(dict.fromkeys(form for word in labels.spelled(field.words) for form in _joined(word)))
        long = [word for word in words if len(word) >= _LONG and word not in _OFTEN and not _has_separator(field)]
        alone = [word for word in words if word not in long]
        for word in long:
            if word in _EVERYDAY:
                yield Trigger(_escaped(word) + _written(field)), [(index, False)]
            else:
                bare.setdefault(word, []).append((index, True))
        if alone:
            yield from ((trigger, [(index, False)]) for trigger in _with_separator(field, alone))
        if field.reader in _ALONE_ON_LINE and field.weight not in _WEAK and not field.capital:
            on_lines = words if index == _PERSON else alone
            yield from ((Trigger(f"\n{_escaped(word)}\n"), [(index, False)]) for word in on_lines)
    yield from ((Trigger(_escaped(word)), fields) for word, fields in bare.items())


def _with_separator(field: Field, words: list[str]) -> Iterator[Trigger]:
    """Triggers that end in the separator, or in the capital after it."""
    known, separator = list(map(_escaped, words)), _written(field)
    if field.capital:
        for border in ("[^A-Za-z]", "^"):
            yield Trigger(f"{border}(?i:{'|'.join(known)}){separator}{CAPITAL}", caseless=False)
    elif min(map(len, words)) < _LITTLE and separator.startswith(_CLOSED):
        yield from _of_little(known, separator.removeprefix(_CLOSED))
    else:
        yield Trigger(f"({'|'.join(known)}){separator}")


def _of_little(known: list[str], signs: str) -> Iterator[Trigger]:
    """Where two letters are a label (`to:`, `re:`) that many words end in: at the start of a word, and with what may
    stand before the colon spelled out, so that the automaton has more signs to look for."""
    label = f"[^a-z]({'|'.join(known)})"
    yield Trigger(f"{label}{signs.replace(_BLANK, '')}")
    yield Trigger(f"{label}[ \\t]{'[:=>]' if '>' in signs else '[:=]'}")
    yield from (Trigger(f"{label}{closing}{signs}") for closing in _CLOSINGS)
    yield Trigger(f"^({'|'.join(known)}){_CLOSED}{signs}")


_CLOSED, _BLANK = r"[\"']?[\]\)]?\*{0,2}", r"[ \t]?"
_CLOSINGS = (r"[\"'][\]\)]?\*{0,2}", r"[\]\)]\*{0,2}", r"\*{1,2}")
"""What may close a label, when something does."""
_LITTLE = 3


def _written(field: Field) -> str:
    """The separator without the line break, and for labels that are everyday words without the gap."""
    separator = field.separator.replace("|\\n", "").replace("\\n", "")
    return separator.replace("|  |\\t", "") if field.weight in _WEAK else separator


def _joined(word: str) -> tuple[str, ...]:
    """A label of several words as keys of records and tags write it too."""
    return (word, word.replace(" ", "_"), word.replace(" ", "")) if " " in word and word.isascii() else (word,)


def _has_separator(field: Field) -> bool:
    return field.reader == "coded" or field.capital


def _escaped(word: str) -> str:
    return re.escape(word).replace("\\ ", " ")


_PERSON = 0
"""The field of words for a person (`customer`, `patient`)."""
_TRIGGERS = tuple(_triggers())
_ASKING = tuple(fields for _, fields in _TRIGGERS)
_SEPARATORS = tuple(re.compile(field.separator) for field in FIELDS)
_CAPITAL = tuple(field.capital for field in FIELDS)
_OPTION = re.compile(r"(?:^|[\s\[])--[\w-]+[=: ]+\Z")
"""An option of a command, which tells a setting: `--firewall-policy=`."""
_AHEAD = frozenset("\"'])* \t:=>#(.\n")
"""What a separator may begin with."""


class FieldDetector:
    """Values behind labels in running text."""

    kinds = KINDS
    triggers = tuple(trigger for trigger, _ in _TRIGGERS)

    def __init__(self, options: Options) -> None:
        self._options = options

    def detect(self, scan: Scan) -> Iterable[Span]:
        asked = _separated(scan.text, scan.ends) if is_running_text(scan) else {}
        if not asked:
            return
        text = scan.text
        around = Surroundings(scan)
        reached = -1
        for end in sorted(asked):
            if end < reached:
                continue
            before = _label_before(text, end)
            field = _asked(before, tuple(asked[end]))
            if field is None or text.startswith("::", end - 1):
                continue
            if field.reader == "number" and _OPTION.search(before):
                continue
            if text[end - 1] in _GAPS[field.separator == LOOSE] and not _is_whole_line(before):
                continue
            start = _value_after(text, end, field)
            if text.count("\n", end, start) > 1:
                continue
            span = read_field(text, start, field, self._options, around)
            if span is not None:
                reached = span.end
                yield span


def _value_after(text: str, end: int, field: Field) -> int:
    """Where the value behind a separator begins."""
    if field.reader == "coded":
        return end
    start = end + (text[end : end + 1] == " ")
    if not text[start : start + 1].isalnum() or text[end - 1] == "(":
        gap = _GAP.match(text, end)
        start = gap.end() if gap else end
    if field.reader in _IN_SENTENCES and text[start : start + 1].isalpha() and (told := _TOLD.match(text, start)):
        return told.end()
    return start


def _separated(text: str, ends: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Where the separators after labels end, with the fields they may belong to."""
    found: dict[int, list[int]] = {}
    size = len(text)
    for end, which in ends:
        if end > size:
            continue
        for index, is_open in _ASKING[which]:
            stop = end
            if is_open:
                if end >= size or text[end] not in _AHEAD or (separator := _SEPARATORS[index].match(text, end)) is None:
                    continue
                stop = separator.end()
            elif _CAPITAL[index]:  # the trigger ends in the capital
                stop = end - 1
                if not text[stop].isupper():
                    continue
            found.setdefault(stop, []).append(index)
    return found


def _label_before(text: str, end: int) -> str:
    """What stands before `end` on its line, back to where another field's value ends."""
    before = text[max(0, end - 34) : end]
    return before[max(before.rfind("\n", 0, -1), before.rfind(", "), before.rfind("; ")) + 1 :]


def _is_whole_line(before: str) -> bool:
    """Whether the label that this ends in is all that stands there."""
    return len(labels.endings(before)) < _WORDS_OF_LABEL and labels.by_header(before) is not None


_WORDS_OF_LABEL = 5
_GAPS = ("\n \t", "\n")
"""Separators that only a label at the start of its line may have; the second: of those that need no colon anyway."""


@lru_cache(maxsize=8192)
def _asked(before: str, candidates: tuple[int, ...]) -> Field | None:
    """The field whose label is the longest that the text before ends in."""
    known = labels.label_sets()
    keys = labels.endings(before.rstrip("0123456789") if FIELDS[candidates[0]].reader == "coded" else before)
    for key in reversed(keys):
        for which in candidates:
            if key in known[which]:
                return FIELDS[which]
    return None


class LabelledDetector:
    """A passage whose label (a form field's caption, a JSON key, a mail header) says what it is."""

    kinds = KINDS
    triggers = ()

    def __init__(self, options: Options) -> None:
        self._options = options

    def detect(self, scan: Scan) -> Iterable[Span]:
        field = None if scan.is_column or not scan.label else labels.by_header(scan.label)
        if field is None or len(scan.text) > 400:
            return
        around = Surroundings(scan)
        for part in re.finditer(r"[^;\n]+", scan.text):
            start = part.start() + len(part.group()) - len(part.group().lstrip(" \"'<"))
            if (span := read_field(scan.text, start, field, self._options, around)) is not None:
                yield span
