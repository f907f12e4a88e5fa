"""Names, places and a few numbers by the words that lead to them: titles, salutations, closings, `lives in`, `f.`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from strongroom.discovery.core.detect.scan import CAPITAL as LETTER
from strongroom.discovery.core.detect.scan import Scan, Trigger
from strongroom.discovery.core.detect.words.capitals import LOCATION, NAME, ORGANISATION
from strongroom.discovery.core.detect.words.dates import DATE, read_date
from strongroom.discovery.core.detect.words.evidence import Surroundings, is_running_text, probability
from strongroom.discovery.core.detect.words.labels import BIRTH, CUSTOMER
from strongroom.discovery.core.detect.words.lexicon import common_words, names, not_people, places
from strongroom.discovery.core.detect.words.naming import CAPITAL, UPPER, plain, read_name, sort
from strongroom.discovery.core.finding import Span


class Lead(NamedTuple):
    """What leads to a name, a place or an employer, which begins with a capital unless `lower`.

    Each of the `words` stands with one of `before` and one of `after`, as patterns; plain ones cost the automaton least,
    and words that letters are full of have the capital in `after`. `weight` is added to the log-odds of what is read
    there, `unknown` is the same for words that no list has. `lower`: names without a capital are read too. `doubt`: how
    much technical text counts against it. `speaker`: a colon must follow.
    """

    kind: str
    weight: float
    unknown: float = 2.9
    words: str = ""
    before: tuple[str, ...] = (" ",)
    after: tuple[str, ...] = (" ",)
    lower: bool = False
    doubt: float = 0.5
    speaker: bool = False


def _patterns(lead: Lead) -> Iterator[str]:
    return (
        f"{before}{word}{after}" for word in lead.words.split("|") for before in lead.before for after in lead.after
    )


_KIN = (
    "brother|sister|wife|husband|daughter|son|mother|father|fiancé|fiancée|cousin|colleague|bror|syster|broder|fru|hustru|dotter|sonen"
    "|mamma|pappa|sambo|kusin|kollega|kollegan|granne|grannen|kompis|vännen"
)
_EMPLOYED = (
    "work at|works at|worked at|working at|work for|works for|worked for|working for|employed at|employed by|employee of|job at"
    "|position at|year at|years at|interned at|manager at|director at|director of|engineer at|officer at|designer at|administrator at"
    "|analyst at|consultant at|specialist at|developer at|accountant at|assistant at|founder of|partner at|owner of|head of|nurse at"
    "|teacher at|Manager at|Director at|Engineer at|Officer at|Designer at|Administrator at|Analyst at|Consultant at|Developer at|CEO of"
    "|CFO of|CTO of|jobbar på|jobbar hos|jobbar åt|arbetar på|arbetar hos|arbetar åt|arbetar för|arbetade på|arbetade hos|anställd på"
    "|anställd hos|anställd av|anställd vid|vd för|vd på|chef för|chef på|ägare av|ägare till|delägare i|grundare av"
)
_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Herr|Frau|Hr|Fru|Fröken|Doktor|Docent|Advokat|Monsieur|Madame|Mme|Señor|Señora|Sra|RN|Nurse"
_SALUTATIONS = (
    "Dear|Hello|Hi|Hey|Hej|Hejsan|Bästa|Käre|Kära|Hallå|Good morning|Good afternoon|God morgon|Sehr geehrter Herr|Sehr geehrte Frau|Liebe"
    "|Lieber|Kære|Hei|Bonjour|Estimado|Estimada|Beste|Ciao|Hola|Merci|Thank you|Thanks"
)
_CLOSINGS = (
    "Regards|regards|Sincerely|sincerely|Yours|yours|Truly|truly|Faithfully|faithfully|Cheers|Best|Wishes|wishes|Thanks|thanks|Thank you"
    "|Hälsning|hälsning|Hälsningar|hälsningar|Mvh|MVH|mvh|Hälsn|Vänligen|Tack|tack|Tacksam|Grüße|Grüßen|Hilsen|hilsen|Cordialement"
    "|Terveisin|terveisin|Groet|groet|Groeten|groeten|Saludos|Love|Kram"
)
_SIGNED = "Mvh|MVH|mvh|älsningar|älsning|ind regards|est regards|arm regards|Regards|est wishes|Kram|kram"
_NAMING = (
    "my name is|mitt namn är|jag heter|min namn är|I am called|people call me|calls me|call me|named him|named her|mein Name ist|ich heiße"
    "|je m'appelle|me llamo|jeg heter|jeg hedder|nimeni on|mijn naam is|vid namn|by the name of|this is"
)
_SAYING = "says|said|asked|wrote|replied|säger|sa|sade|skrev|frågade|svarade"
_AT_HOME = (
    "lives in|living in|resides in|moved to|born in|travel to|traveled to|travelled to|business trip to|visit to|bor i|bosatt i"
    "|flyttade till|född i|hemma i|wohnt in|arrived at|I am in|where:|Where:|Lives in|Living in|Moved to|Born in|Bor i|Bosatt i|Född i"
    "|Hemma i|Arrived at"
)
_CUSTOMERS = "[Kk]und|[Kk]unden|[Kk]lient|[Mm]edlem|[Cc]ustomer|[Cc]lient|[Mm]ember"
_OPENS = ("^", " ", "\n", "\\(")
_LINE_ENDS = tuple(f"{sign}{end}" for sign in ("", ",", "\\.", "!") for end in ("\n", "\r\n", " \n"))
_CLOCK = tuple(f"{digit}{end}" for digit in range(10) for end in ("\\]", " -"))
LEADS = (
    Lead("name", 2.6, 3.4, words=_TITLES, before=(" ", "\n", "\\(", ","), after=(" ", "\\. ")),
    Lead("name", 1.5, 2.4, words=_SALUTATIONS, before=("",), after=(" ", ", ")),
    Lead("name", 2.0, 3.0, words=_CLOSINGS, before=("",), after=_LINE_ENDS),
    Lead("name", 1.7, 2.6, words=_SIGNED, before=("",), after=(" ", ", "), doubt=1.0),
    Lead("name", 2.0, 2.8, words=_NAMING, before=("",), lower=True),
    Lead("name", 2.4, 2.9, words=" ", before=_CLOCK, after=("",), doubt=1.5, speaker=True),
    Lead("name", 1.2, 2.6, words=_SAYING, after=(f" {LETTER}",), doubt=1.5),
    Lead("location", 0.6, words=_AT_HOME, before=(" ", "\n"), after=(f" {LETTER}",)),
    Lead("name", 1.2, 2.6, words=_KIN, doubt=1.0),
    Lead("name", 1.3, 1.3, words="CN=", before=(";", ",", "\n"), after=("", '"'), doubt=1.0),
    Lead("organisation", 0.6, words=_EMPLOYED),
    Lead("date_of_birth", 0.0, words="f\\.|b\\.", before=_OPENS, after=(" [0-9]", "[0-9]")),
    Lead("customer_number", 0.0, words=_CUSTOMERS, before=_OPENS, after=(" [0-9]{5}", ": ?[0-9]{5}", " ?# ?[0-9]{4}")),
)
_TOLD = tuple((lead, pattern) for lead in LEADS for pattern in _patterns(lead))
_PLACE = re.compile(rf"{CAPITAL}(?:[ -](?:(?:sur|de|la|am|an der|i|på|upon|on|le|les|under)[ -])?{CAPITAL}){{0,3}}")
_LOWER_WORD = re.compile(r"[^\W\d_]{2,}(?:[ -][^\W\d_]{2,})?(?=[\s.,!?]|\Z)")


class LeadDetector:
    """Names and places told by what stands before them."""

    kinds = (NAME, LOCATION, ORGANISATION, BIRTH, CUSTOMER)
    triggers = (
        *(Trigger(pattern, caseless=lead.lower) for lead, pattern in _TOLD),
        Trigger(rf", {LETTER}[a-zà-ÿ\?-]+  ", caseless=False),
    )

    def detect(self, scan: Scan) -> Iterable[Span]:
        if not is_running_text(scan):
            return
        last = -1
        around = Surroundings(scan)
        for end, which in scan.ends:
            if which == len(_TOLD):
                yield from _family_first(scan.text, end, around)
                continue
            lead, _ = _TOLD[which]
            start = _begin(scan.text, end, lead)
            if start > last:
                for span in _read(scan.text, start, lead, around):
                    last = span.end
                    yield span


def _begin(text: str, end: int, lead: Lead) -> int:
    """Where what the trigger that ends at `end` leads to begins; -1 where no capital does."""
    if lead.lower:
        return end
    if lead.after[0].endswith(LETTER):
        return end - 1
    if lead.kind in _NUMBERED:
        return max(end - _DIGITS, 0) + len(text[max(end - _DIGITS, 0) : end].rstrip("0123456789"))
    quoted = _QUOTED.match(text, end) if lead.words is _CLOSINGS else None
    start = quoted.end() if quoted else end
    return start if text[start : start + 1].isupper() else -1


_QUOTED = re.compile(r"[ \t\r\n]?(?:>[> ]{0,8})?")
"""What stands between the line of a closing and the name: a blank, the marks of quoted mail."""


def _read(text: str, start: int, lead: Lead, around: Surroundings) -> Iterator[Span]:
    if lead.kind != "name":
        yield from _READERS[lead.kind](text, start, around)
        return
    reading = read_name(text, start)
    if reading is None or all(len(word) < 3 for word in reading.words):
        if lead.lower:
            yield from _lower(text, start)
        return
    if lead.speaker and text[reading.end : reading.end + 2] != ": ":
        return
    if (lead.words is _SIGNED or "\n" in text[start - 2 : start]) and not _ends_line(text, reading.end):
        return
    weight = lead.unknown if reading.score <= -1.9 else lead.weight
    if len(reading.words) == 1 and sort(plain(reading.words[0])) in "wx":
        weight = lead.unknown
    single = 0.4 if len(reading.words) > 1 else 0.0
    if reading.titled:
        single += 1.8
    if any(word in not_people() and word not in names().any for word in reading.words):
        weight -= 1.5
    confidence = probability(max(reading.score, -2.4) + weight + single - lead.doubt * around.technical(start))
    if confidence >= 0.3:
        yield Span(reading.start, reading.end, "name", confidence)


_BODY = re.compile(rf"(?:The )?[{UPPER}][\w'’-]+(?:(?: &| of| and| och)? [{UPPER}][\w'’-]+){{0,3}}")


def _employer(text: str, start: int, around: Surroundings) -> Iterator[Span]:
    """Where somebody works: no place, no person, and no everyday word alone."""
    match = _BODY.match(text, start)
    if match is None or around.technical(start) > 0:
        return
    words = match[0].split(" ")
    known = places()
    if match[0] in known.towns or match[0] in known.countries or match[0] in known.states:
        return
    is_everyday = all(word.lower() in common_words() or word in not_people() for word in words)
    if is_everyday and (len(words) == 1 or not not_people().isdisjoint(words)):
        return
    reading = read_name(text, start)
    is_person = reading is not None and reading.known and reading.end == match.end()
    yield Span(start, match.end(), "organisation", 0.35 if is_person else 0.55 if is_everyday else 0.65)


_FAMILY_FIRST = re.compile(
    rf"(?:(?:van|von|de|af|av|der|den|la|le|del|di) ){{0,2}}{CAPITAL}(?: {CAPITAL})?, {CAPITAL}(?: {CAPITAL})?(?=[ ]{{2}}|\t)"
)


def _family_first(text: str, end: int, around: Surroundings) -> Iterator[Span]:
    """`Berg, Erik    070-174 06 05` in a list: a line that begins with a family name and goes on with a contact."""
    match = _FAMILY_FIRST.match(text, text.rfind("\n", max(0, end - 80), end) + 1)
    if match is not None and match.end() < end and around.heads_contact(match.end()) and not around.technical(end):
        yield Span(match.start(), match.end(), "name", 0.8)


def _ends_line(text: str, end: int) -> bool:
    """Whether the line ends here, or goes on as a signature does (`Erik Berg, Lind Foto AB`)."""
    return (
        text[end : end + 1] in ("", "\n", "\r", ",", " ", "|", "(", "-")
        and len(text[end : end + 60].split("\n", maxsplit=1)[0]) < 45
    )


def _lower(text: str, start: int) -> Iterator[Span]:
    match = _LOWER_WORD.match(text, start)
    if match is None:
        return
    end = start
    for word in match.group().split(" "):
        if sort(word.capitalize()) not in "gfb" and (word in common_words() or end > start):
            break
        end = start + match.group().index(word) + len(word)
    if end > start:
        yield Span(
            start, end, "name", 0.75 if sort(text[start:end].split(" ", maxsplit=1)[0].capitalize()) in "gb" else 0.4
        )


def _place(text: str, start: int, around: Surroundings) -> Iterator[Span]:
    match = _PLACE.match(text, start) if around.technical(start) < 1.0 else None
    if match is None or match.group().split(" ")[0] in ("I", "The", "A", "My", "Our", "Python", "Jan", "January"):
        return
    words = match.group().split(" ")
    if words[0] in not_people() or (sort(plain(words[0])) == "-" and len(words) == 1):
        return
    yield Span(start, match.end(), "location", 0.7)


_NUMBERED = frozenset({"date_of_birth", "customer_number"})
_DIGITS = 5
"""The most that a trigger reads of a number."""


def _birth(text: str, start: int, around: Surroundings) -> Iterator[Span]:
    """`Erik Berg, f. 900512`"""
    match = DATE.match(text, start)
    day = read_date(match) if match else None
    if match and day and day.year >= _EARLIEST and not around.technical(start):
        yield Span(start, match.end(), "date_of_birth", 0.8, value=day.isoformat())


_EARLIEST = 1900
_CUSTOMER = re.compile(
    r"\d{4,9}+(?![\w#%€£$-])(?![.,:]\d)(?! ?(?:kr|kronor|sek|nok|dkk|eur|euro|usd|gbp|st|pcs|tkr|\d))", re.IGNORECASE
)


def _customer(text: str, start: int, around: Surroundings) -> Iterator[Span]:
    """`Kund 14282`, `customer #20821`: no amount, no day, no telephone number."""
    match = _CUSTOMER.match(text, start) if text[start] != "0" or text[start - 1] == "#" else None
    if match is None or around.technical(start):
        return
    day = DATE.fullmatch(match[0])
    if day is None or read_date(day) is None:
        yield Span(start, match.end(), "customer_number", 0.75 if "#" in text[start - 2 : start] else 0.6)


_READERS = {"location": _place, "organisation": _employer, "date_of_birth": _birth, "customer_number": _customer}
