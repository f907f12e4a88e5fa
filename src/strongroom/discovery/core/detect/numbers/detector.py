"""Finds numbers: runs of digits, judged by their shape, their check digits and the words beside them.

The automaton gives every run of five digits and more, and every label word. A run costs one look-up of its shape;
only the few rules that fit shape and label are asked for their check. A number that fits no label must be of a form
that chance seldom makes, or of the firm's own country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import ahocorasick

from strongroom.discovery.core.catalogue import Kind
from strongroom.discovery.core.detect.numbers.evidence import Evidence
from strongroom.discovery.core.detect.numbers.lexicon import Label, Lexicon
from strongroom.discovery.core.detect.numbers.phone import PHONE
from strongroom.discovery.core.detect.numbers.quick import Plans, Quick
from strongroom.discovery.core.detect.numbers.rule import Rule
from strongroom.discovery.core.detect.numbers.token import (
    LETTERS,
    NO_DIGIT,
    RUN,
    WORD,
    token_at,
    token_of_run,
    words_at,
)
from strongroom.discovery.core.detect.numbers.verdict import Judge
from strongroom.discovery.core.detect.scan import Options, Scan, Trigger
from strongroom.discovery.core.finding import Span

_LED = 12
"""A number that starts so near behind a label is taken to be what it speaks of."""
_DIGIT_AHEAD = re.compile(rb"[ \t:=#.\-/?A-Za-z\xc4\xe4]{0,250}+[0-9]")
"""Nothing but what may stand between a label and the first digit of its number."""
_SURE = 0.5
_LINE, _RETURN = 0x0A, 0x0D


class NumberDetector:
    """All official numbers, bank accounts, cards and telephones."""

    def __init__(self, options: Options, rules: Sequence[Rule]) -> None:
        self.lexicon = Lexicon(rules)
        self._judge = Judge(options, rules)
        latin = [label for label in self.lexicon.labels if all(sign <= "\xff" for sign in label.text)]
        self._labels = tuple(latin)
        parts = tuple(f" {label.text}" for label in latin if label.is_lettered)
        self._lettered = [
            label.is_lettered or (bool(label.only_country) and label.text.endswith(parts)) for label in latin
        ]
        self._run, self._word = len(latin), len(latin) + 1
        self._beyond = _word_automaton(
            [label for label in self.lexicon.labels if any(sign > "\xff" for sign in label.text)]
        )
        self._plans: Plans = {}
        self.kinds: tuple[Kind, ...] = (*dict.fromkeys(rule.kind for rule in rules), PHONE)
        self.triggers: tuple[Trigger, ...] = (
            *(Trigger(_escaped(label.text), word=label.is_bounded) for label in latin),
            RUN,
            WORD,
        )

    def detect(self, scan: Scan) -> list[Span]:
        hits, tokens = scan.ends, scan.wholes
        if words := [end for end, which in hits if which == self._word]:
            hits = [hit for hit in hits if hit[1] != self._word]
            tokens = sorted([*tokens, *((start, end, self._word) for start, end in words_at(scan.data, words))])
        found = self._at_tokens(scan, tokens, hits) if tokens else []
        lettered = [hit for hit in hits if self._lettered[hit[1]]]
        return [*found, *self._behind_labels(scan, lettered, found)] if lettered else found

    def _behind_labels(self, scan: Scan, lettered: Sequence[tuple[int, int]], found: Sequence[Span]) -> Iterator[Span]:
        """Numbers with letters in them that stand right behind their label and were not met as tokens, nor before."""
        known = [span.start for span in scan.found if span.confidence >= _SURE]
        starts = sorted([*known, *(span.start for span in found)])
        done = told = 0
        for end, which in sorted(lettered, key=lambda hit: (hit[0], -len(self._labels[hit[1]].text))):
            label = self._labels[which]
            if end < done or end == told:
                continue
            if label.only_country:
                told = end  # a shorter label that ends there is a part of this one
            if not label.is_lettered or _DIGIT_AHEAD.match(scan.data, end) is None:
                continue
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

    def _at_tokens(
        self, scan: Scan, tokens: Sequence[tuple[int, int, int]], hits: Sequence[tuple[int, int]]
    ) -> list[Span]:
        evidence = Evidence(scan, hits, self.lexicon, self._labels, self._beyond)
        taken = [(span[0], span[1]) for span in scan.found if (span[3] >= _SURE and span[2] != "url") or not span[4]]
        taken.append((len(scan.data), len(scan.data)))
        found: list[Span] = []
        if scan.is_column and not evidence.caption:
            found += self._of_column(scan, tokens)
        at, done, run, data = 0, 0, self._run, scan.data
        quick = Quick(scan, evidence, self._judge, self._labels, self._plans)
        for start, end, which in tokens:
            while taken[at][1] <= start:
                at += 1
            if start < done or taken[at][0] <= start:
                continue
            if which == run:
                spans = quick.run(start, data[start:end].rstrip(NO_DIGIT))
            else:
                spans = quick.token(token_at(data, start, end))
            for span in spans:
                done = max(done, span[1])
                found.append(span)
        return found

    def _of_column(self, scan: Scan, hits: Sequence[tuple[int, int, int]]) -> list[Span]:
        """In a column, a line is a cell: tokens that fill theirs."""
        data = scan.data
        tokens = [
            token_of_run(data, start, start + len(data[start:end].rstrip(NO_DIGIT)))
            if which == self._run
            else token_at(data, start, end)
            for start, end, which in hits
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
