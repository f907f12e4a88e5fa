"""The short way for numbers that stand right behind their label, or behind a plus sign.

What a label and a written form say together never changes, so it is worked out once and kept: which checks to ask.
Whatever is not as simple as that goes the long way.
"""

from __future__ import annotations

from collections.abc import Sequence

from strongroom.discovery.core.detect.numbers.beside import is_of_host
from strongroom.discovery.core.detect.numbers.evidence import CLOSE, Evidence
from strongroom.discovery.core.detect.numbers.lexicon import Label
from strongroom.discovery.core.detect.numbers.token import (
    LONGEST,
    SEPARATORS,
    TO_FORM,
    WORD_BYTES,
    Token,
    is_measure,
    is_time,
    token_of_run,
)
from strongroom.discovery.core.detect.numbers.verdict import Judge, Plan
from strongroom.discovery.core.detect.scan import Scan
from strongroom.discovery.core.finding import Span

_PLUS = 0x2B
_TOUCHING = WORD_BYTES | frozenset(b"-")
_MOST = 10_000

Plans = dict[tuple[bytes, int], Plan | None]
"""By written form and label; None where only the long way tells."""


class Quick:
    """Reads the numbers of one scan, in the order of the text."""

    def __init__(self, scan: Scan, evidence: Evidence, judge: Judge, labels: Sequence[Label], plans: Plans) -> None:
        self._scan = scan
        self._data = scan.data
        self._evidence = evidence
        self._judge = judge
        self._labels = labels
        self._plans = plans
        self._hits = () if evidence.caption else evidence.hits
        self._ahead = 0

    def run(self, start: int, written: bytes) -> Sequence[Span]:
        """What the run of digits that starts there is."""
        data = self._data
        end = start + len(written)
        if (start and data[start - 1] in _TOUCHING) or data[end] in _TOUCHING or end - start > LONGEST:
            token = token_of_run(data, start, end)
            if token is None:
                return self._judge.of_row(self._scan, start, written, self._evidence) if end - start > LONGEST else ()
            return self.token(token)
        if is_time(written):
            return ()
        if (span := self._plainly(start, written)) is not None:
            return (span,)
        compact = written.translate(None, SEPARATORS)
        return self._judge.spans(self._scan, Token(start, end, written, compact, b"9" * len(compact)), self._evidence)

    def token(self, token: Token) -> Sequence[Span]:
        """What the token is."""
        span = self._plainly(token.start, token.written)
        return self._judge.spans(self._scan, token, self._evidence) if span is None else (span,)

    def _plainly(self, start: int, written: bytes) -> Span | None:
        if start and self._data[start - 1] == _PLUS:
            return self._judge.telephones.international(self._scan, start, written)
        which = self._right_before(start)
        if which < 0:
            return None
        key = written.translate(TO_FORM), which
        plan = self._plans[key] if key in self._plans else self._planned(key)
        if plan is None or (plan.is_bare and is_of_host(self._data, start + len(written))):
            return None
        if plan.is_phone:
            return self._judge.telephones.labelled(self._scan, start, written, 0)
        return self._judge.first(plan.rules, start, written)

    def _right_before(self, start: int) -> int:
        """The only label that ends within a few signs before `start`, -1 where there is none."""
        hits, at = self._hits, self._ahead
        while at < len(hits) and hits[at][0] <= start:
            at += 1
        self._ahead = at
        if not at:
            return -1
        stop, which = hits[at - 1]
        if start - stop > CLOSE or (at > 1 and hits[at - 2][0] == stop):
            return -1
        label = self._labels[which]
        return which if label.is_bounded or self._evidence.is_whole(stop, label) else -1

    def _planned(self, key: tuple[bytes, int]) -> Plan | None:
        """Worked out and kept; forms are without number in hostile text, so not too many of them."""
        form, which = key
        plan = self._judge.plan(self._labels[which], form.translate(None, SEPARATORS))
        if len(self._plans) >= _MOST:
            self._plans.clear()
        self._plans[key] = found = None if is_measure(form) or not (plan.is_phone or plan.rules) else plan
        return found
