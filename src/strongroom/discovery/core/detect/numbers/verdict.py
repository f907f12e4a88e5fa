"""The judgement on one token: which number it is, if any, and how probable that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from strongroom.discovery.core.detect.numbers.beside import is_elsewhere, is_of_dump, of_bank, word_before
from strongroom.discovery.core.detect.numbers.checks import always
from strongroom.discovery.core.detect.numbers.evidence import Evidence
from strongroom.discovery.core.detect.numbers.families import PASSPORT
from strongroom.discovery.core.detect.numbers.lexicon import Label
from strongroom.discovery.core.detect.numbers.rule import BARE, Role, Rule
from strongroom.discovery.core.detect.numbers.telephone import Telephones
from strongroom.discovery.core.detect.numbers.token import (
    SEPARATORS,
    Token,
    is_free,
    is_measure,
    pieces,
    token_at,
    wider,
)
from strongroom.discovery.core.detect.scan import Options, Scan
from strongroom.discovery.core.finding import Span

INVALID = 0.35
_LEAST = 0.2
"""What a form must be worth alone to be looked at: the same whatever limit is asked for, so that a lower one only adds."""
_GENERIC_RIVALS = 0.55
_UNCHECKED = 0.4
"""Nine digits beside "ID number", in a country whose number has nine digits and no check."""
_AGAINST = 0.35
_NOISY = 0.6
_JOINED = 0.5
_PLUS = 0x2B
_LEAD = re.compile(
    r"(?:[ \t:=#.\-–]|(?:no|nr|number|num|is|är|reg|code|id|nummer|numero|registration)\b){1,8}", re.IGNORECASE
)
_VALUE = re.compile(r"[0-9A-Za-z]{1,20}(?:[ \-./][0-9A-Za-z]{1,20}){0,6}")
_PIECE = re.compile(r"[0-9A-Za-z]+")
_PART = re.compile(rb"[^ \xa0]+")
_PARTS, _IN_A_ROW = 5, 60
_ENOUGH = 8
_SAMPLE = 20
_NEARLY_ALL = 0.9
_COLUMN_AT_HOME = 0.9
_COLUMN_ABROAD = 0.6
_OFFICE: frozenset[Role] = frozenset({"person", "tax", "vat", "firm"})
"""One country often gives one number for several of these ends."""


class Plan(NamedTuple):
    """What a number right behind a label can be: a telephone, or what the first check that holds says. `is_bare`:
    nothing but the label tells."""

    is_phone: bool
    is_bare: bool
    rules: tuple[Rule, ...]


class Judge:
    """Holds the rules in the orders in which they are asked."""

    def __init__(self, options: Options, rules: Sequence[Rule]) -> None:
        self._home = frozenset(options.countries)
        self.telephones = Telephones(options)
        self._today = options.today
        self._by_role: dict[tuple[Role, bytes], list[Rule]] = {}
        self._alone: dict[bytes, list[tuple[float, Rule]]] = {}
        self._by_shape: dict[bytes, list[Rule]] = {}
        self._by_country: dict[tuple[str, bytes], list[Rule]] = {}
        for rule in sorted(rules, key=lambda each: (each.country not in self._home, -each.odds.alone)):
            self._add(rule)

    def _add(self, rule: Rule) -> None:
        country = rule.country
        for shape in rule.shapes:
            if rule.odds.labelled > BARE.labelled:
                self._by_shape.setdefault(shape.encode(), []).append(rule)
            self._by_role.setdefault((rule.role, shape.encode()), []).append(rule)
            self._by_country.setdefault((country, shape.encode()), []).append(rule)
        sure = rule.odds.at_home if country in self._home or not country else rule.odds.alone
        if sure >= _LEAST:
            for form in rule.forms:
                ranked = self._alone.setdefault(form.encode(), [])
                ranked.append((sure, rule))
                ranked.sort(key=lambda each: -each[0])

    def of_row(self, scan: Scan, start: int, written: bytes, evidence: Evidence) -> list[Span]:
        """Numbers in a row behind one label, together longer than any number is; only those the label speaks of."""
        labels = evidence.near(start, start + len(written), b"")
        wanted = {shape for label in labels for shape in label.by_shape}
        wanted |= {shape for role, shape in self._by_role if any(role in label.roles for label in labels)}
        cuts = [(part.start(), part.end()) for part in _PART.finditer(written)][:_IN_A_ROW] if wanted else []
        found: list[Span] = []
        at = 0
        while at < len(cuts):
            for last in range(min(len(cuts), at + _PARTS) - 1, at - 1, -1):
                token = token_at(scan.data, start + cuts[at][0], start + cuts[last][1])
                span = self._labelled(scan, token, labels) if token.shape in wanted else None
                if span is not None and span.valid:
                    found.append(span)
                    at = last
                    break
            at += 1
        return found

    def led(self, scan: Scan, label: Label, end: int) -> Span | None:
        """The number right behind a label, letters and all: the longest stretch that looks like what it names."""
        lead = _LEAD.match(scan.text, end)
        value = _VALUE.match(scan.text, lead.end() if lead else end)
        if value is None:
            return None
        cuts = [match.end() for match in _PIECE.finditer(scan.text, value.start(), value.end())]
        failed: Span | None = None
        for stop in reversed(cuts):
            token = token_at(scan.data, value.start(), stop)
            if is_measure(token.written) or not any(48 <= sign <= 57 for sign in token.compact):
                continue
            rules = [rule for rule in label.rules(token.shape, token.text) if rule.kind is not PASSPORT]
            if not rules:
                continue
            if (span := _first_valid(token, rules, self._home, None, self._today)) is not None:
                return span
            failed = failed or Span(token.start, token.end, rules[0].kind.id, INVALID, valid=False)
        return failed

    def of_column(self, tokens: Sequence[Token], filled: int) -> list[Span]:
        """The number that nearly all cells are, where no header says so: its check must hold far beyond chance.

        A value that is repeated down the column says no more than once.
        """
        shapes = Counter(token.shape for token in tokens)
        if not shapes or len({token.compact for token in tokens}) < _ENOUGH:
            return []
        shape, count = shapes.most_common(1)[0]
        if count < _NEARLY_ALL * filled:
            return []
        same = [token for token in tokens if token.shape == shape]
        best: list[Token] = []
        chosen: Rule | None = None
        for rule in self._by_shape.get(shape, ()):
            holding = [token for token in same if rule.holds(token.written, token.text)]
            if len(holding) >= _NEARLY_ALL * filled and len(holding) > len(best) and _is_selective(rule, holding):
                best, chosen = holding, rule
        if chosen is None:
            return []
        sure = _COLUMN_AT_HOME if chosen.country in self._home or not chosen.country else _COLUMN_ABROAD
        return [_span(token, chosen, sure, self._today) for token in best]

    def spans(self, scan: Scan, token: Token, evidence: Evidence) -> list[Span]:
        """What the token is; where it is nothing as a whole, what its parts are."""
        span = self._one(scan, token, evidence)
        if span is not None or is_measure(token.written):
            return [] if span is None else [span]
        found: list[Span] = []
        for part in pieces(scan.data, token):
            if not any(part.start < other.end and other.start < part.end for other in found):
                each = self._one(scan, part, evidence)
                if each is not None and each.valid:
                    found.append(each)
        return found

    def plan(self, label: Label, shape: bytes) -> Plan:
        """What to ask of a number of this shape that stands right behind this label."""
        if label.phone and not label.by_shape:
            return Plan(True, False, ())
        rules = label.by_shape.get(shape, ())
        is_alone = len(rules) == 1 and not label.roles and not label.patterns
        return Plan(
            False,
            label.is_bare,
            tuple(rule for rule in rules if is_alone or (rule.country in self._home and rule.odds is not BARE)),
        )

    def first(self, rules: Sequence[Rule], start: int, written: bytes) -> Span | None:
        """The first of the rules whose check holds."""
        text = written.translate(None, SEPARATORS).upper().decode("latin-1")
        for rule in rules:
            if rule.holds(written, text):
                value = rule.value(written.decode("latin-1"), text, self._today)
                return Span(start, start + len(written), rule.kind.id, rule.odds.labelled, True, value)
        return None

    def _one(self, scan: Scan, token: Token, evidence: Evidence) -> Span | None:
        labels = evidence.near(token.start, token.end, token.shape)
        failed: Span | None = None
        if labels:
            span = self._labelled(scan, token, labels)
            if span is not None and span.valid:
                return span
            failed = span
        return failed or self._unlabelled(scan, token, evidence)

    def _labelled(self, scan: Scan, token: Token, labels: Sequence[Label]) -> Span | None:
        countries = self._countries(labels) or of_bank(scan, token, labels[0])
        variants = (*wider(scan.data, token), token)
        failed: Span | None = None
        for distance, label in enumerate(labels):
            if label.phone and not (label.by_shape and token.written[:1] != b"0" and token.shape in label.by_shape):
                if (span := self.telephones.labelled(scan, token.start, token.written, distance)) is not None:
                    return span
                continue
            if not label.by_shape and not label.roles and not label.patterns:
                continue
            if is_elsewhere(scan, token, variants[0].start, label):
                continue
            for variant in variants:
                if variant.start < token.start and label.text.endswith(word_before(scan, variant.start, token.start)):
                    continue
                span = self._named(variant, label, countries or _told(variant, label))
                if span is not None and (span.valid or _told(variant, label)):
                    return span
                failed = failed or span
            if (
                label.phone
                and (span := self.telephones.labelled(scan, token.start, token.written, distance)) is not None
            ):
                return span
        return failed

    @staticmethod
    def _countries(labels: Sequence[Label]) -> frozenset[str]:
        if len(labels) == 1:
            return frozenset(labels[0].countries)
        return frozenset(country for label in labels for country in label.countries)

    def _named(self, token: Token, label: Label, countries: frozenset[str]) -> Span | None:
        """The number that the label names, or one of the sort it names; not valid where its check fails."""
        rules = label.rules(token.shape, token.text)
        if countries and (span := self._of_country(token, label, rules, countries)) is not None:
            return span
        if countries and (own := [rule for rule in rules if rule.country in countries]):
            return Span(token.start, token.end, own[0].kind.id, INVALID, valid=False)
        if countries:
            rules = [rule for rule in rules if rule.kind is not PASSPORT]
        if rules:
            span = _first_valid(token, rules, self._home, None, self._today)
            if span is None and label.roles and not countries:
                span = self._of_own_form(token, label)
            return span or Span(token.start, token.end, rules[0].kind.id, INVALID, valid=False)
        if not label.roles:
            return None
        return self._of_no_country(token, label, countries) if countries else self._generic(token, label)

    def _of_no_country(self, token: Token, label: Label, countries: frozenset[str]) -> Span | None:
        """A VAT number whose letters tell its country, and whose check fails."""
        if not countries or countries != _told(token, label):
            return None
        (country,) = countries
        rules = [rule for rule in self._by_country.get((country, token.shape), ()) if rule.role == "vat"]
        return Span(token.start, token.end, rules[0].kind.id, INVALID, valid=False) if rules else None

    def _of_country(self, token: Token, label: Label, rules: Sequence[Rule], countries: frozenset[str]) -> Span | None:
        """A number of a country that is named beside it: the label's own, else one of the sort it speaks of."""
        own = [rule for rule in rules if rule.country in countries]
        if own and (span := _first_valid(token, own, countries, None, self._today)) is not None:
            return span
        roles = label.roles | {rule.role for each in label.by_shape.values() for rule in each}
        if roles & _OFFICE:
            roles = roles | _OFFICE
        for country in countries:
            fitting = [
                rule
                for rule in self._by_country.get((country, token.shape), ())
                if rule.role in roles and not (own and rule.check is always)
            ]
            nearest = [rule for rule in fitting if rule.role in label.roles]
            if nearest and (span := _first_valid(token, nearest, countries, 0.9, self._today)) is not None:
                return span
            if (span := _first_valid(token, fitting, countries, 0.9, self._today)) is not None:
                return span
        return None

    def _of_own_form(self, token: Token, label: Label) -> Span | None:
        """A number of the sort that the label names, of any country, in a form that only this country writes."""
        form = token.form.decode("latin-1")
        rules = [rule for role in label.roles for rule in self._by_role.get((role, token.shape), ())]
        own = [
            rule
            for rule in rules
            if form in rule.own_forms and rule.kind.checked_by == "checksum" and rule.holds(token.written, token.text)
        ]
        return _span(token, own[0], _GENERIC_RIVALS, self._today) if len(own) == 1 else None

    def _generic(self, token: Token, label: Label) -> Span | None:
        """Beside "tax number" and the like: a number of that sort, at home, else of any country."""
        for country in self._home:
            rules = [rule for rule in self._by_country.get((country, token.shape), ()) if rule.role in label.roles]
            if (span := _first_valid(token, rules, self._home, 0.9, self._today)) is not None:
                given = [rule for rule in rules if rule.kind.id == span.type]
                return span if self._is_telling(token, given) else span._replace(confidence=_UNCHECKED)
        for role in label.roles:
            rules = self._by_role.get((role, token.shape), [])
            valid = [
                rule for rule in rules if rule.odds.labelled > BARE.labelled and rule.holds(token.written, token.text)
            ]
            if valid:
                form = token.form.decode("latin-1")
                best = max(valid, key=lambda rule: (form in rule.own_forms, rule.odds.alone))
                sure = max(best.odds.alone, _GENERIC_RIVALS if len(valid) == 1 or form in best.own_forms else 0.45)
                return _span(token, best, sure, self._today)
        return None

    @staticmethod
    def _is_telling(token: Token, rules: Sequence[Rule]) -> bool:
        """Whether a number that fits these is one by more than its length: by a check, or the signs in it."""
        form = token.form.decode("latin-1")
        return any(
            rule.role not in _OFFICE or rule.kind.checked_by == "checksum" or form in rule.own_forms for rule in rules
        )

    def _unlabelled(self, scan: Scan, token: Token, evidence: Evidence) -> Span | None:
        is_plus = token.start > 0 and scan.data[token.start - 1] == 0x2B
        if is_plus:
            return self.telephones.international(scan, token.start, token.written)
        best: Span | None = None
        against: bool | None = None
        for variant in (*wider(scan.data, token), token):
            for sure, rule in self._alone.get(variant.form, ()):
                if rule.holds(variant.written, variant.text):
                    against = evidence.is_against(variant.start)
                    left = _discounted(sure, variant, scan, against=against)
                    if rule.role == "card" and is_of_dump(scan.data, variant):
                        left *= _JOINED
                    best = _span(variant, rule, left, self._today)
                    break
            if best is not None:
                break
        other = self.telephones.alone(scan, token)
        if other is not None:
            against = evidence.is_against(token.start) if against is None else against
            other = self.telephones.lowered(other, token, scan, against=against)
        if other is not None and (best is None or other.confidence > best.confidence):
            return other
        return best


def _is_selective(rule: Rule, tokens: Sequence[Token]) -> bool:
    """Whether the check refuses most of the same numbers with another last digit: some checks refuse hardly anything."""
    passed = 0
    sample = tokens[:_SAMPLE]
    for token in sample:
        at = max(token.compact.rfind(bytes([digit])) for digit in range(48, 58))
        other = token.text[:at] + str((int(token.text[at]) + 3) % 10) + token.text[at + 1 :]
        passed += rule.check(other)
    return passed <= 0.3 * len(sample)


def _discounted(sure: float, token: Token, scan: Scan, *, against: bool) -> float:
    if against:
        sure *= _AGAINST
    if not is_free(scan.data, token):
        sure *= _JOINED
    return sure * _NOISY if scan.noisy else sure


def _first_valid(
    token: Token, rules: Sequence[Rule], countries: frozenset[str], sure: float | None, today: date | None
) -> Span | None:
    """The rule whose check holds: of the countries given before others, of a written form that is its own first."""
    compact = token.text
    valid = [rule for rule in rules if rule.holds(token.written, compact)]
    if not valid:
        return None
    best = valid[0]
    if len(valid) > 1:
        if all(rule.role == "passport" for rule in valid):
            valid = [rule for rule in valid if rule.kind is not PASSPORT]
            if len(valid) == 1:
                return _span(token, valid[0], sure or valid[0].odds.labelled, today)
            near = [rule for rule in valid if rule.country in countries]
            if len(near) != 1:  # whose it is nobody can tell
                return Span(token.start, token.end, PASSPORT.id, best.odds.labelled, True, compact)
            return _span(token, near[0], sure or best.odds.labelled, today)
        form = token.form.decode("latin-1")
        best = max(valid, key=lambda rule: (form in rule.own_forms, rule.country in countries, rule.odds.alone))
    return _span(token, best, sure or best.odds.labelled, today)


def _told(token: Token, label: Label) -> frozenset[str]:
    """The country that the first two letters of a VAT number tell."""
    if token.shape[:3] == b"AA9" and "vat" in label.roles:
        letters = token.text[:2]
        return frozenset({"GR" if letters == "EL" else letters})
    return frozenset()


def _span(token: Token, rule: Rule, sure: float, today: date | None) -> Span:
    start, end, written, _, _ = token
    value = rule.value(written.decode("latin-1"), token.text, today)
    return Span(start, end, rule.kind.id, sure, True, value)
