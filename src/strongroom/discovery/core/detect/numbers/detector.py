"""Finds numbers: runs of digits, judged by their shape, their check digits and the words beside them.

The automaton gives every run of five digits and more, and every label word. A run costs one look-up of its shape;
only the few rules that fit shape and label are asked for their check. A number that fits no label must be of a form
that chance seldom makes, or of the firm's own country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strongroom.discovery.core.catalogue import Kind
from strongroom.discovery.core.detect.numbers import phone
from strongroom.discovery.core.detect.numbers.evidence import Evidence
from strongroom.discovery.core.detect.numbers.lexicon import Lexicon
from strongroom.discovery.core.detect.numbers.rule import Rule
from strongroom.discovery.core.detect.numbers.token import RUN, WORD, token_of_run, token_of_word
from strongroom.discovery.core.detect.numbers.verdict import Judge
from strongroom.discovery.core.detect.scan import Options, Scan, Trigger
from strongroom.discovery.core.finding import Span


class NumberDetector:
    """All official numbers, bank accounts, cards and telephones."""

    def __init__(self, options: Options, rules: Sequence[Rule]) -> None:
        self._lexicon = Lexicon(rules)
        self._labels = tuple(label for label in self._lexicon.labels if all(sign <= "\xff" for sign in label.text))
        self._judge = Judge(options, rules)
        self._run = len(self._labels)
        self.kinds: tuple[Kind, ...] = (*dict.fromkeys(rule.kind for rule in rules), phone.PHONE)
        self.triggers: tuple[Trigger, ...] = (*(Trigger(_escaped(label.text)) for label in self._labels), RUN, WORD)

    def detect(self, scan: Scan) -> Iterator[Span]:
        run = self._run
        places = sorted((start, end, which == run) for end, which, start in scan.raw if which >= run)
        if not places:
            return
        hits = sorted(hit for hit in scan.raw if hit[1] < run)
        evidence = Evidence(scan, self._lexicon, self._labels, hits)
        taken = _Taken(scan.found)
        done = -1
        for start, end, is_run in places:
            if start < done or taken.covers(start):
                continue
            token = token_of_run(scan.data, start, end) if is_run else token_of_word(scan.data, start, end)
            if token is None:
                continue
            for span in self._judge.spans(scan, token, evidence):
                done = max(done, span.end)
                yield span


class _Taken:
    """Stretches that earlier detectors were sure of; asked in the order of the text."""

    def __init__(self, found: Sequence[Span]) -> None:
        self._found = [span for span in found if span.confidence >= 0.5]
        self._at = 0

    def covers(self, place: int) -> bool:
        found = self._found
        while self._at < len(found) and found[self._at].end <= place:
            self._at += 1
        return self._at < len(found) and found[self._at].start <= place


def _escaped(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign == " " else "\\" + sign for sign in text)
