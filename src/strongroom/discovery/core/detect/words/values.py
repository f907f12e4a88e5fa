"""The value behind a label, read by what the label asks for: a name, a number, a birth, an address, a few words."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from strongroom.discovery.core.detect.scan import Options
from strongroom.discovery.core.detect.words.dates import DATE, read_date
from strongroom.discovery.core.detect.words.evidence import Surroundings, probability
from strongroom.discovery.core.detect.words.labels import Field
from strongroom.discovery.core.detect.words.lexicon import names, not_people
from strongroom.discovery.core.detect.words.naming import LOWER_NAME, OTHER_SCRIPT, plain, read_name, sort
from strongroom.discovery.core.detect.words.organisations import FOLLOWS, SUFFIXES
from strongroom.discovery.core.finding import Span

_NUMBER = re.compile(r"(?:[A-Z]{1,6}[-/ ]?)?[A-Z]{0,2}\d[\dA-Za-z]*(?:[-/ .]?\d[\dA-Z]*){0,4}", re.IGNORECASE)
_VERSION = re.compile(r"v?\d+(?:\.\d+)+")
_COMMA_NAME = re.compile(
    r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, [^\W\d_][\w'’-]+(?: [^\W\d_][\w'’.-]*)?(?=\s*(?:$|[|;<>\"\t\n]|  ))"
)
_REST = re.compile(r"[^\n\t|;<>\"(){}\[\]]{1,60}")
_WORDS = re.compile(r"[^\W\d_][\w'’.& -]{1,48}")
_INSURED = "health_insurance_id"
"""The kind that takes any number: not one that a state's own rule has just refused (`National insurance: BG123612A`)."""
_NO_DAY = 0.35
"""How sure a date of birth is whose day does not exist: it looks right beside its label and fails its check."""


def read_field(text: str, start: int, field: Field, options: Options, around: Surroundings) -> Span | None:
    """What a field of that kind holds at `start`."""
    return _READERS[field.reader](text, start, field, options, around)


def _name(text: str, start: int, field: Field, options: Options, around: Surroundings) -> Span | None:
    del options
    if (comma := _comma_name(text, start, field)) is not None:
        return comma
    reading = read_name(text, start)
    if reading is None or reading.start > start + 30:
        return _unusual_name(text, start, field, around)
    begin, end, score, is_titled, words = reading
    follows = text[end : end + 2]
    firm = FOLLOWS.match(text, end) if follows[:1] == " " and (follows[1:].isupper() or follows[1:] == "&") else None
    if words[-1] in SUFFIXES or firm is not None:
        return Span(begin, end if firm is None else firm.end(), "organisation", 0.75)
    is_given = field.weight > 2 and len(words) > 1 and names().is_given(words[0])  # `Emergency contact: Tom Park`
    if score < 0.8 and not is_given and not not_people().isdisjoint(words):
        return None
    value = max(score, -1.2) + field.weight - 0.6 * around.technical(start)
    if is_titled:
        value += 2.0
    if len(words) == 1 and field.weight < 2 and "=" in text[max(0, start - 3) : start]:
        value -= 1.2  # the name of a thing in mark-up and settings: `name="Canvas"`
    if follows[:1] in _ENDING or follows == "  ":
        value += 0.5
    elif len(words) == 1 and score < 0:
        value -= 1.0
    if follows[:1] in _OF_CODE and follows not in {"()", "( "}:
        value -= 0.3
    confidence = probability(value)
    return Span(begin, end, "name", confidence) if confidence >= 0.3 else None


_ENDING = frozenset(["", *"\n|,<\"';(&\t"])
"""Signs at which a field's value ends."""
_OF_CODE = frozenset("_(/=:")


def _comma_name(text: str, start: int, field: Field) -> Span | None:
    """`Berg, Erik`"""
    if "," not in text[start : start + _COMMA_WITHIN]:
        return None
    comma = _COMMA_NAME.match(text, start)
    if comma and all(sort(plain(word)) in "gfbwu" for word in re.split(r",? ", comma.group()) if len(word) > 2):
        given = comma.group().rpartition(", ")[2].partition(" ")[0]
        if names().is_given(given) or field.weight > 2:
            return Span(start, comma.end(), "name", 0.9 if names().is_given(given) else 0.7)
    return None


_COMMA_WITHIN = 60


def _unusual_name(text: str, start: int, field: Field, around: Surroundings) -> Span | None:
    """Names without capitals and in other scripts."""
    other = OTHER_SCRIPT.match(text, start)
    if other is not None and len(other.group()) >= 2:
        return Span(start, other.end(), "name", 0.8 if field.weight > 2 else 0.6)
    lower = LOWER_NAME.match(text, start) if field.weight >= 1 else None
    if lower is not None and not around.technical(start) > 1:
        shapes = [sort(word.capitalize()) for word in lower.group().split(" ")[:3]]
        kept = list(takewhile("gfbwu".__contains__, shapes))
        if (
            len(kept) > 1
            and (kept[0] in "gb" or (kept[0] == "w" and kept[1] in "fb"))
            and (field.weight > 2 or "u" not in kept)
        ):
            end = start + len(" ".join(lower.group().split(" ")[: len(kept)]))
            return Span(start, end, "name", 0.85 if "u" not in kept and field.weight > 1 else 0.55)
    return None


def _number(text: str, start: int, field: Field, options: Options, around: Surroundings) -> Span | None:
    del options
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    value = match.group()
    first = re.match(r"[^ ]*\d[^ ]*|[A-Z]{1,5} ?\d[^ ]*", value)
    value = first.group().rstrip(".-/") if first else value
    if (
        sum(letter.isdigit() for letter in value) >= field.digits
        and (value.isdigit() or not DATE.fullmatch(value))
        and not _VERSION.fullmatch(value)
        and not (field.kind == _INSURED and around.refused(start, start + len(value)))
    ):
        return Span(start, start + len(value), field.kind, field.sure, value=value.upper())
    return None


def _birth(text: str, start: int, field: Field, options: Options, around: Surroundings) -> Span | None:
    del around
    match = DATE.match(text, start)
    day = read_date(match, latest=options.today, month_first=options.countries[:1] == ("US",)) if match else None
    if match is None:
        return None
    if day is None:  # a day that no calendar has, in the place of one: 1980-02-30
        return Span(start, match.end(), "date_of_birth", _NO_DAY, valid=False) if match["y"] or match["y2"] else None
    if not 1900 <= day.year <= (options.today.year if options.today else 2035):
        return None
    return Span(start, match.end(), "date_of_birth", field.sure, value=day.isoformat())


def _any_day(text: str, start: int, field: Field, options: Options, around: Surroundings) -> Span | None:
    """A day behind a label that asks for one: a help, shown to who asks for what is unsure."""
    del around
    match = DATE.match(text, start)
    day = read_date(match, latest=options.today) if match else None
    return Span(start, match.end(), field.kind, field.sure, value=day.isoformat()) if match and day else None


def _words(text: str, start: int, field: Field, options: Options, around: Surroundings) -> Span | None:
    """A short stretch of words as it stands (an organisation, a nationality, a place)."""
    del options
    match = _WORDS.match(text, start)
    if match is None or not text[start].isupper():
        return None
    value = re.split(r"(?:  | - | at |\.\s)", match.group())[0].rstrip(" .-")
    if text[match.end() : match.end() + 1] == ":":  # what ends in a colon is the next label: `British Passport no:`
        value, _, label = value.rpartition(" ")
        value = value.rpartition(" ")[0] if label.islower() else value
    if len(value) < 3 or len(value.split(" ")) > 5:
        return None
    confidence = probability(field.weight - around.technical(start))
    return Span(start, start + len(value), field.kind, confidence) if confidence >= 0.3 else None


def _coded(text: str, start: int, field: Field, options: Options, around: Surroundings) -> Span | None:
    """A number that carries its own label (`MRN-123456`): read again from the label on."""
    label = re.search(rf"(?:{field.words})[- ]?\d+\Z", text[max(0, start - 24) : start], re.IGNORECASE)
    return _number(text, start - len(label.group()), field, options, around) if label is not None else None


def _address(text: str, start: int, field: Field, options: Options, around: Surroundings) -> Span | None:
    """The rest of the line, where it has a number and a word with a capital."""
    del options
    match = _REST.match(text, start)
    value = re.split(r"  |\. |\\n", match.group())[0].rstrip(" .,") if match else ""
    if re.search(r"\d", value) and re.search(r"[^\W\d_]{3}", value) and value[:1].isalnum() and "=" not in value:
        confidence = probability(field.weight - 1.5 * around.technical(start))
        if confidence >= 0.3 and len(value) > 6:
            return Span(start, start + len(value), "postal_address", confidence)
    return None


Reader = Callable[[str, int, Field, Options, Surroundings], Span | None]
_READERS: dict[str, Reader] = {
    "name": _name,
    "number": _number,
    "birth": _birth,
    "day": _any_day,
    "words": _words,
    "coded": _coded,
    "address": _address,
}
