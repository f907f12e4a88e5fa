"""What a value that somebody types may be: an e-mail address, a telephone number however written, a number of a person.

One short string is asked of the rules themselves. The engine's automaton, which finds where in a text to look, takes
longer to be built than all the rest of a question to the inventory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from strongroom.discovery.core.finding import Identifier

CUSTOMER_NUMBER = "customer_number"
EMAIL = "email"
_ADDRESS = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\W\d_]{2,63}")
_LIKE_A_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z \-./()+\xa0]{2,39}")
_LIKE_A_TELEPHONE = re.compile(r"[+(]{0,2}([0-9][0-9 \-./()+\xa0]{3,24})")
_WORD = re.compile(r"[A-Za-z]{5,}|[A-Z]?[a-z]{3,}")
"""A name or street, which no number has set off by spaces."""
_LIKE_AN_ACCOUNT = re.compile(r"[0-9A-Za-z][0-9A-Za-z \-.:\xa0]{6,99}")
_FIRMS_OWN = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z/.\-_]*[0-9A-Za-z])?")
_FIRMS_KINDS = (
    CUSTOMER_NUMBER,
    "medical_record_number",
    "health_insurance_id",
    "insurance_policy",
    "employee_number",
    "student_id",
)
"""Numbers that a firm, a clinic or a school gives: any short code may be one."""
_UNTOLD = 0.2
"""What a written form must be worth without a label to count as seen without being told."""
_TELLING = 1.0
"""What is seen without being told outweighs what only a label would tell."""
_ANY = 0.1
"""Of no form of its own: nearly every short code may be one."""

Reading = tuple[float, Identifier]


def meanings(value: str, countries: tuple[str, ...]) -> list[Identifier]:
    """Every identifier the whole of `value` can be read as, the likeliest first; at the least a customer number.

    >>> meanings(" Erik.Berg@Example.test ", ("SE",))[0]
    Identifier(type='email', value='erik.berg@example.test')
    >>> meanings("070-174 06 05", ("SE",))[0]
    Identifier(type='phone', value='+46701740605')
    """
    text = value.strip()
    if _ADDRESS.fullmatch(text):
        return [Identifier(EMAIL, text.lower())]
    found: dict[Identifier, float] = {}
    for likely, reading in _readings(text, countries):
        found[reading] = max(found.get(reading, 0.0), likely)
    found.setdefault(Identifier(CUSTOMER_NUMBER, text.upper()), 0.0)
    return sorted(found, key=lambda reading: -found[reading])


def _readings(text: str, countries: tuple[str, ...]) -> Iterator[Reading]:
    if not any(sign.isdigit() for sign in text):
        return
    yield from _telephones(text, countries)
    if _LIKE_A_NUMBER.fullmatch(text) and not any(map(_WORD.fullmatch, text.split())):
        yield from _numbers(text, countries)
    if _LIKE_AN_ACCOUNT.fullmatch(text) and not text.replace(" ", "").replace("-", "").isdigit():
        yield from _accounts(text, countries)
    if _FIRMS_OWN.fullmatch(text):
        yield from ((_ANY / place, Identifier(kind, text.upper())) for place, kind in enumerate(_FIRMS_KINDS, 1))


def _telephones(text: str, countries: tuple[str, ...]) -> Iterator[Reading]:
    from strongroom.discovery.core.detect.automaton import encoded
    from strongroom.discovery.core.detect.numbers.telephone import Telephones
    from strongroom.discovery.core.detect.numbers.token import token_at
    from strongroom.discovery.core.detect.scan import Options, Scan

    options = Options(countries=countries)
    match = _LIKE_A_TELEPHONE.match(text)
    if match is None:
        return
    scan, plan = Scan(text, options, data=encoded(text)), Telephones(options)
    token = token_at(scan.data, match.start(1), match.start(1) + len(match[1].rstrip(" -./(+\xa0")))
    # A label would make a telephone of nearly any digits, of some country's plan.
    for span, weight, telling in (
        (plan.labelled(scan, token.start, token.written, 0), 0.5, 0.0),
        (plan.alone(scan, token), 1.0, _TELLING),
    ):
        if span is not None and span.value and (span.start, span.end) == (0, len(text)):
            yield span.confidence * weight + telling, Identifier(span.type, span.value)


def _numbers(text: str, countries: tuple[str, ...]) -> Iterator[Reading]:
    """Official numbers whose shape and check fit."""
    from strongroom.discovery.core.detect.automaton import encoded
    from strongroom.discovery.core.detect.numbers.families import RULES
    from strongroom.discovery.core.detect.numbers.rule import BARE
    from strongroom.discovery.core.detect.numbers.token import token_at

    token = token_at(encoded(text), 0, len(text))
    form, shape = token.form.decode("latin-1"), token.shape.decode("latin-1")
    for rule in RULES:
        fits = shape in rule.shapes or (rule.pattern is not None and rule.pattern.fullmatch(token.text))
        if not rule.kind.linkable or not fits or not rule.holds(token.written, token.text):
            continue
        alone = rule.odds.at_home if not rule.country or rule.country in countries else rule.odds.alone
        told = _ANY / 2 if rule.odds is BARE else rule.odds.labelled
        likely = _TELLING + alone if form in rule.forms and alone >= _UNTOLD else told
        yield likely, Identifier(rule.kind.id, rule.value(token.written.decode("latin-1"), token.text, None))


def _accounts(text: str, countries: tuple[str, ...]) -> Iterator[Reading]:
    """Accounts, and addresses of machines: the few patterns for them are an automaton that is built at once."""
    from strongroom.discovery.core.detect.automaton import automaton, encoded
    from strongroom.discovery.core.detect.net import NetDetector
    from strongroom.discovery.core.detect.numbers.accounts import AccountDetector
    from strongroom.discovery.core.detect.scan import Detector, Options, Scan

    detectors: tuple[Detector, ...] = (AccountDetector(), NetDetector())
    scan = Scan(text, Options(countries=countries), data=encoded(text))
    hits = automaton([detector.triggers for detector in detectors]).hits(scan.data)
    for detector, (scan.ends, scan.wholes) in zip(detectors, hits, strict=True):
        for span in detector.detect(scan):
            if span.value and (span.start, span.end) == (0, len(text)):
                yield span.confidence + _TELLING, Identifier(span.type, span.value)
