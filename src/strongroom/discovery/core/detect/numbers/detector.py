"""Finds numbers: runs of digits, judged by their shape, their check digits and the words beside them.

The automaton gives every run of five digits and more, and every label word. A run costs one look-up of its shape;
only the few rules that fit shape and label are asked for their check. A number that fits no label must be of a form
that chance seldom makes, or of the firm's own country.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import ahocorasick

from strongroom.discovery.core.catalogue import Kind
from strongroom.discovery.core.detect.numbers.evidence import Evidence
from strongroom.discovery.core.detect.numbers.lexicon import Label, Lexicon
from strongroom.discovery.core.detect.numbers.phone import PHONE
from strongroom.discovery.core.detect.numbers.rule import Rule
from strongroom.discovery.core.detect.numbers.token import LETTERS, RUN, WORD, token_of_run, token_of_word
from strongroom.discovery.core.detect.numbers.verdict import Judge
from strongroom.discovery.core.detect.scan import Options, Scan, Trigger
from strongroom.discovery.core.finding import Span

_LED = 12
"""A number that starts so near behind a label is taken to be what it speaks of."""
_SURE = 0.5
_LINE, _RETURN = 0x0A, 0x0D


class NumberDetector:
    """All official numbers, bank accounts, cards and telephones."""

    def __init__(self, options: Options, rules: Sequence[Rule]) -> None:
        self.lexicon = Lexicon(rules)
        self._judge = Judge(options, rules)
        latin = [label for label in self.lexicon.labels if all(sign <= "\xff" for sign in label.text)]
        beyond = [label for label in self.lexicon.labels if any(sign > "\xff" for sign in label.text)]
        self._labels = tuple(latin)
        self._lettered = [label.is_lettered for label in latin]
        self._beyond = _word_automaton(beyond)
        self._run = len(latin)
        self.kinds: tuple[Kind, ...] = (*dict.fromkeys(rule.kind for rule in rules), PHONE)
        self.triggers: tuple[Trigger, ...] = (
            *(Trigger(_escaped(label.text), word=label.is_bounded) for label in latin),
            RUN,
            WORD,
        )

    def detect(self, scan: Scan) -> Iterator[Span]:
        found = list(self._at_tokens(scan)) if scan.wholes else []
        yield from found
        yield from self._behind_labels(scan, found)

    def _behind_labels(self, scan: Scan, found: list[Span]) -> Iterator[Span]:
        """Numbers with letters in them that stand right behind their label and were not met as tokens, nor before."""
        lettered = [(end, which) for end, which in scan.ends if self._lettered[which]]
        if not lettered:
            return
        known = [span.start for span in scan.found if span.confidence >= _SURE]
        starts = sorted([*known, *(span.start for span in found)])
        done = 0
        for end, which in lettered:
            if end < done:
                continue
            label = self._labels[which]
            at = bisect_left(starts, end)
            if at < len(starts) and starts[at] - end <= _LED:
                continue
            begin = end - len(label.text)
            if scan.data[end] in LETTERS or (begin and scan.data[begin - 1] in LETTERS):
                continue
            span = self._judge.led(scan, label, end)
            if span is not None:
                done = span.end
                yield span

    def _at_tokens(self, scan: Scan) -> Iterator[Span]:
        evidence = Evidence(scan, self.lexicon, self._labels, self._beyond)
        taken = [(span.start, span.end) for span in scan.found if span.confidence >= _SURE and span.type != "url"]
        taken.append((len(scan.data), len(scan.data)))
        if scan.is_column and not evidence.caption:
            yield from self._of_column(scan)
        at, done, run, data, spans = 0, 0, self._run, scan.data, self._judge.spans
        for start, end, which in scan.wholes:
            while taken[at][1] <= start:
                at += 1
            if start < done or taken[at][0] <= start:
                continue
            token = token_of_run(data, start, end) if which == run else token_of_word(data, start, end)
            if token is not None:
                for span in spans(scan, token, evidence):
                    done = max(done, span.end)
                    yield span

    def _of_column(self, scan: Scan) -> list[Span]:
        """In a column, a line is a cell: tokens that fill theirs."""
        data = scan.data
        tokens = [
            token_of_run(data, start, end) if which == self._run else token_of_word(data, start, end)
            for start, end, which in scan.wholes
        ]
        filling = [token for token in tokens if token is not None and _fills_line(data, token.start, token.end)]
        filled = sum(1 for line in scan.text.split("\n") if line.strip())
        return self._judge.of_column(filling, filled)


def _fills_line(data: bytes, start: int, end: int) -> bool:
    return (start == 0 or data[start - 1] == _LINE) and data[end] in {_LINE, _RETURN}


def _word_automaton(labels: Sequence[Label]) -> ahocorasick.Automaton:
    """For labels in scripts beyond Latin-1, which the shared automaton cannot see."""
    found = ahocorasick.Automaton()
    for label in labels:
        found.add_word(label.text, label)
    found.make_automaton()
    return found


def _escaped(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign == " " else "\\" + sign for sign in text)
