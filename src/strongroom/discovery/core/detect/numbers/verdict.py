"""The judgement on one token: which number it is, if any, and how probable that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date


from strongroom.discovery.core.detect.numbers.evidence import Evidence
from strongroom.discovery.core.detect.numbers.lexicon import Label
from strongroom.discovery.core.detect.numbers.rule import BARE, Role, Rule
from strongroom.discovery.core.detect.numbers.telephone import Telephones
from strongroom.discovery.core.detect.numbers.token import Token, pieces, wider
from strongroom.discovery.core.detect.scan import Options, Scan
from strongroom.discovery.core.finding import Span

INVALID = 0.35
_GENERIC_RIVALS = 0.55
_AGAINST = 0.35
_NOISY = 0.6
_JOINED = 0.5


class Judge:
    """Holds the rules in the orders in which they are asked."""

    def __init__(self, options: Options, rules: Sequence[Rule]) -> None:
        self._home = frozenset(options.countries)
        self._telephones = Telephones(options)
        self._least = options.min_confidence
        self._today = options.today
        self._by_role: dict[tuple[Role, bytes], list[Rule]] = {}
        self._alone: dict[bytes, list[tuple[float, Rule]]] = {}
        self._by_country: dict[tuple[str, bytes], list[Rule]] = {}
        for rule in sorted(rules, key=lambda each: (each.country not in self._home, -each.odds.alone)):
            self._add(rule)

    def _add(self, rule: Rule) -> None:
        country = rule.country
        for shape in rule.shapes:
            self._by_role.setdefault((rule.role, shape.encode()), []).append(rule)
            self._by_country.setdefault((country, shape.encode()), []).append(rule)
        sure = rule.odds.at_home if country in self._home or not country else rule.odds.alone
        if sure >= self._least:
            for form in rule.forms:
                ranked = self._alone.setdefault(form.encode(), [])
                ranked.append((sure, rule))
                ranked.sort(key=lambda each: -each[0])

    def spans(self, scan: Scan, token: Token, evidence: Evidence) -> list[Span]:
        """What the token is; where it is nothing as a whole, what its parts are."""
        span = self._one(scan, token, evidence)
        if span is not None and span.valid:
            return [span]
        found: list[Span] = []
        for part in pieces(scan.data, token):
            if not any(part.start < other.end and other.start < part.end for other in found):
                each = self._one(scan, part, evidence)
                if each is not None and each.valid:
                    found.append(each)
        return found or ([span] if span is not None else [])

    def _one(self, scan: Scan, token: Token, evidence: Evidence) -> Span | None:
        labels = evidence.near(token.start, token.end)
        failed: Span | None = None
        if labels:
            span = self._labelled(scan, token, labels)
            if span is not None and span.valid:
                return span
            failed = span
        return self._unlabelled(scan, token, evidence) or failed

    def _labelled(self, scan: Scan, token: Token, labels: Sequence[Label]) -> Span | None:
        countries = frozenset(country for label in labels for country in label.countries)
        failed: Span | None = None
        variants: list[Token] | None = None
        for label in labels:
            if not label.by_shape and not label.roles:
                continue
            if variants is None:
                variants = [token, *wider(scan.data, token)]
            for variant in variants:
                rules = label.by_shape.get(variant.shape, ())
                if rules:
                    span = _first_valid(variant, rules, countries or self._home, None, self._today)
                    if span is not None:
                        return span
                    failed = failed or Span(variant.start, variant.end, rules[0].kind.id, INVALID, valid=False)
                elif label.roles and failed is None and (span := self._generic(variant, label, countries)) is not None:
                    return span
        return failed

    def _generic(self, token: Token, label: Label, countries: frozenset[str]) -> Span | None:
        """Beside "tax number" and the like: a number of that sort, of the country named or at home, else of any."""
        for country in (*countries, *self._home):
            rules = [rule for rule in self._by_country.get((country, token.shape), ()) if rule.role in label.roles]
            span = _first_valid(token, rules, countries, 0.9, self._today)
            if span is not None:
                return span
        if countries:
            return None
        for role in label.roles:
            valid = [
                rule
                for rule in self._by_role.get((role, token.shape), ())
                if rule.odds.labelled > BARE.labelled and rule.check(_text(token))
            ]
            if valid:
                best = max(valid, key=lambda rule: rule.odds.alone)
                sure = max(best.odds.alone, _GENERIC_RIVALS if len(valid) == 1 else 0.45)
                return _span(token, best, sure, self._today)
        return None

    def _unlabelled(self, scan: Scan, token: Token, evidence: Evidence) -> Span | None:
        is_plus = token.start > 0 and scan.data[token.start - 1] == 0x2B
        if is_plus:
            return self._telephones.international(scan, token)
        hint, distance = evidence.hint(token.start)
        if hint == "phone":
            span = self._telephones.labelled(scan, token, distance)
            if span is not None:
                return span
        best: Span | None = None
        for sure, rule in self._alone.get(token.form, ()):
            if rule.check(_text(token)):
                best = _span(token, rule, _discounted(sure, token, scan, against=hint == "against"), self._today)
                break
        other = self._telephones.alone(scan, token, against=hint == "against")
        if other is not None and (best is None or other.confidence > best.confidence):
            return other
        return best


def _discounted(sure: float, token: Token, scan: Scan, *, against: bool) -> float:
    if against:
        sure *= _AGAINST
    if not token.is_free:
        sure *= _JOINED
    return sure * _NOISY if scan.noisy else sure


def _first_valid(
    token: Token, rules: Iterable[Rule], countries: frozenset[str], sure: float | None, today: date | None
) -> Span | None:
    """The first rule whose check holds, those of the countries named before others."""
    compact = _text(token)
    fallback: Rule | None = None
    for rule in rules:
        if rule.check(compact):
            if not countries or rule.country in countries:
                return _span(token, rule, sure or rule.odds.labelled, today)
            fallback = fallback or rule
    return _span(token, fallback, sure or fallback.odds.labelled, today) if fallback is not None else None


def _span(token: Token, rule: Rule, sure: float, today: date | None) -> Span:
    value = rule.value(token.written.decode("latin-1"), _text(token), today)
    return Span(token.start, token.end, rule.kind.id, sure, value=value)


def _text(token: Token) -> str:
    return token.compact.decode("latin-1")
