"""Postal addresses as they are written in SE, NO, DK, FI, DE, NL, FR, GB, IE, US, CA and AU.

The automaton finds a street word beside a number, a post-office box or a postcode before a town; from there the
parser reads the street backwards or forwards, then flat, floor and care-of, then postcode and town, over at most
three line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from strongroom.discovery.core.detect.scan import Hit, Scan, Trigger
from strongroom.discovery.core.detect.words.capitals import LOCATION
from strongroom.discovery.core.detect.words.evidence import Surroundings, probability
from strongroom.discovery.core.detect.words.labels import ADDRESS
from strongroom.discovery.core.detect.words.lexicon import places
from strongroom.discovery.core.detect.words.naming import UPPER, sort
from strongroom.discovery.core.detect.words.towns import STREETS
from strongroom.discovery.core.finding import Span

_SUFFIX = (
    "gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|torget|torg|backen|backe|plan|plats|leden|kajen|esplanaden|parken|slingan"
    "|svängen|gården|liden|strand|hamnen|brinken|vej|vejen|vei|veien|gate|gaten|gade|gaden|allé|alle|stræde|stien|bakken|veg|vegen|plass"
    "|katu|tie|kuja|polku|kaari|ranta|raitti|aukio|straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee"
    "|straat|laan|plein|gracht|kade|dijk|singel|steeg|pad|vegur|stræti|utca|tänav|caddesi|sokak|sokağı|bulvarı|iela|gatvė"
)
_PREFIXES = (
    "Calle|Avenida|Avda\\.|Av\\.|Paseo|Plaza|Carrer|Ronda|Camino|Via|Viale|Corso|Piazza|Vicolo|Largo|Rua|Travessa|Praça|Estrada"
    "|Alameda|Strada|Bulevardul|Calea|Aleea|ul\\.|ulica|Ulica|al\\.|Aleja|os\\.|pl\\.|Plac|vul\\.|prosp\\.|bul\\.|Trg|Jalan|Jl\\."
)
"""Street words that stand first, with the number last: Spanish, Italian, Portuguese, Romanian, Slavic, Malay."""
_RARER = (
    "Ter|Cres|Trl|Row|Walk|Loop|Quay|Parade|Alley|Ridge|Pike|Turnpike|Green|Rise|View|Plaza|Crossing|Glen"
    "|Heights|Hill|Hollow|Knoll|Manor|Meadow|Path|Point|Run|Springs|Track|Esplanade|Broadway|Expressway"
    "|Extension|Field|Fields|Flats|Forge|Fork|Gateway|Harbor|Haven|Island|Isle|Junction|Key|Keys|Landing|Lock"
    "|Motorway|Mount|Mountain|Orchard|Overpass|Passage|Pine|Pines|Plain|Plains|Port|Ports|Prairie|Ranch|Rapids"
    "|Shore|Shores|Spur|Station|Stream|Summit|Underpass|Union|Valley|Via|Viaduct|Village|Ville|Vista|Well"
    "|Wells|Wall|Courts|Bridge|Brook|Bypass|Camp|Canyon|Cape|Causeway|Cliff|Club|Common|Corner|Course|Cove"
    "|Creek|Dale|Dam|Divide|Estate|Fall|Falls|Ferry|Ford|Forest|Garden|Inlet|Lake|Light|Loaf|Mall|Mill|Mission"
    "|Neck|Oval|Park|River|Rue|Skyway|Throughway|Tunnel|Unions"
)
"""English street words that are found less often in a street's name than elsewhere."""
_ENGLISH = "|".join((*sorted(STREETS), _RARER))
_NO_STREET_ALONE = frozenset({"ring", "plan", "pad", "tie", "damm", "hof"})
_NO_STREETS = frozenset(
    {"clearing", "spring", "string", "ordning", "kampanj", "våning", "planering", "sitting", "hearing", "meeting"}
)
"""Words that end as streets do."""
_FRENCH = "rue|avenue|av\\.|boulevard|bd|bld|place|chemin|allée|impasse|quai|cours|route|passage|square|faubourg"
_BOX = "P\\.? ?O\\.? ?Box|Post Office Box|GPO Box|Locked Bag|Box|Postboks|Postfach|Postbus|Boks|PB|BP|Postbox"
_FLAT = "Apt|Apartment|Unit|Suite|Ste|Flat|Room|Rm|Floor|Fl|No|Apt\\.|#"

_WORDY = rf"[{UPPER}][\w'’.-]*+"
TOWN = rf"[{UPPER}][^\W\d_]+(?:[ -](?:(?:sur|de|la|am|an der|i|på|upon|on|le|les|under|of|in|en|aan den|den|by)[ -])?[{UPPER}][^\W\d_.]*){{0,3}}"
_GB = r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKMNPR-Y]? ?\d[ABD-HJLNP-UW-Z]{2})"
_EIRCODE = r"(?:[AC-FHKNPRTV-Y]\d[\dW] ?[\dAC-FHKNPRTV-Y]{4})"
_CANADA = r"(?:[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d)"
_STATE_CODES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|AS|GU|MP|FM|MH|PW"
    "|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|NT|YT|NU"
)
_STATE = r"(?:[A-Z]{2}|NSW|VIC|QLD|TAS|ACT|Calif\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_BREAK = r"(?:[ \t]*+(?:,[ \t]*+)?(?:(?:\\n|\r?\n)[ \t]*+)?(?:,[ \t]*+)?)"
"""Gives no blank back: tried in every way, a padded line takes the fourth power of its blanks."""
_NUMBER = r"\d{1,5}(?:[ ]?[A-Z] \d{1,3}\b|[ ]?[A-Za-z](?![A-Za-z0-9]))?(?:[ ]?[-/–][ ]?\d{1,4}[A-Za-z]?)?"
_INNER = (
    r"(?:,? ?(?:lgh|lägenhet|läg\.|vån|våning|tr|trappor|nb|bv|ög|uppg|hus|ingång|port|sal|st|th|tv|mf|kl|as|leil|[Ww]hg|Etage|OG|EG|bus|hs)\b\.?"
    r"[ .]?(?:\d{1,4}[A-Za-z]?|[A-D])?\b|,? ?\d\.? ?(?:tr|sal|vån|OG|Etage|th|tv|mf)\b\.?(?: ?(?:th|tv|mf|v|h)\b\.?)?|,? ?(?:bst\.? ?)?[A-H] ?\d{1,3}\b|/[A-Z]?\d{1,4}\b"
    rf"|,? (?:{_FLAT})\.? ?#?\w{{1,5}}\b){{0,3}}"
)
_TAIL = re.compile(
    rf"{_BREAK}(?:"
    rf"(?P<post>(?:(?:SE|S|NO|N|DK|FI|FIN|D|DE|F|FR|CH|A|AT|NL)[- ]{{1,2}})?(?:\d{{3}} \d{{2}}|\d{{4}} ?[A-Z]{{2}}\b|\d{{5}}|\d{{4}})){_BREAK}(?P<town>{TOWN})(?: Cedex(?: \d+)?)?(?:,? [A-Z]{{2,3}}(?= \d|\b))?"
    rf"|(?:(?:{_WORDY}(?: {_WORDY}){{0,3}}(?: \d{{1,2}})?){_BREAK}){{0,2}}(?:{_GB}|{_EIRCODE})\b"
    rf"|(?:{_WORDY}(?: {_WORDY}){{0,3}}){_BREAK}{_STATE},?[ ]{{1,2}}(?:\d{{5}}(?:-\d{{4}})?|\d{{4}}|{_CANADA})\b"
    rf"|(?P<city>{TOWN})(?:,? [A-Z]{{2}}\b)?"
    rf")(?:{_BREAK}(?:Sweden|Sverige|Norway|Norge|Denmark|Danmark|Finland|Suomi|Germany|Deutschland|Netherlands|Nederland|France|United Kingdom|UK|England|Scotland|Ireland|USA|U\.S\.A\.|United States|Canada|Australia)\b)?"
)
_HOUSE = re.compile(_NUMBER + _INNER)
_ENDS_BEFORE = ",;\"'(|>=\t"
_STREET_PARTICLES = frozenset(
    {"von", "av", "af", "de", "van", "der", "den", "of", "och", "zu", "zur", "am", "im", "en", "het"}
)  # fmt: skip
_STREET_ADJECTIVES = frozenset(
    {"Stora", "Lilla", "Norra", "Södra", "Östra", "Västra", "Gamla", "Nya", "Sankt", "S:t", "Övre", "Nedre", "Kungs", "Am",
     "An", "Im", "Auf", "Zur", "Zum", "Alte", "Neue", "Store", "Lille", "Nørre", "Vestre", "Nordre", "Gamle", "Nieuwe", "Oude",
     "Grote"}
)  # fmt: skip
_NOT_STREET = frozenset(
    {"Adress", "Address", "Anschrift", "Adresse", "Bor", "På", "Vid", "Hem", "Till", "I", "Postadress", "Gatuadress", "Besök"}
)  # fmt: skip
_BACK_ENGLISH = re.compile(
    rf"(?:(?:{_FLAT})\.? ?#?\w{{1,5}},? )?(?<![\w.])\d{{1,6}}[A-Za-z]?(?:[-/]\d{{1,4}})?,? (?:(?:[NSEW]|North|South|East|West|NE|NW|SE|SW)\.? )?"
    rf"(?:(?:{_WORDY}|\d{{1,3}}(?:st|nd|rd|th)) ){{1,4}}\Z"
)
_STREET_GOES_ON = re.compile(rf" (?:{_ENGLISH})\b(?!['’])")
"""`Oak Ridge Drive` ends in its last street word."""
_BACK_NUMBER = re.compile(r"(?<![\w.])\d{1,4}(?: ?(?:bis|ter|quater|[A-D]))?,? \Z", re.IGNORECASE)
_STREET_FR = re.compile(
    rf"(?:(?:de la|de l['’]|des|du|de|d['’]|le|la|les|Saint|St)[ ]?){{0,2}}{_WORDY}(?:[ -](?:(?:de|la|du|des|le|d['’]) ?)?{_WORDY}){{0,4}}"
)
_AFTER_STREET = re.compile(
    rf"\.?(?:,? (?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\b\.?)?(?:,?{_BREAK}(?:{_FLAT})\.? ?#?\w{{1,5}}\b)?"
)
_MILITARY = re.compile(r"(?:[^\n]{3,40}(?:\n|, ?|\\n))?[ \t]*(?:APO|FPO|DPO),? (?:AE|AP|AA),? \d{5}(?:-\d{4})?")
_MILITARY_REACH = 80
"""Signs from the line before the office to its number."""
_CODE_TOWN = re.compile(rf"(?:(?:SE|S)-)?(?<!\d)\d{{3}} ?\d{{2}} {{1,2}}({TOWN})")


def _suffixed(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    """`Kungsgatan 12 B, lgh 1102, 411 19 Göteborg`"""
    at = hit.end - 1
    line = max(at - 60, text.rfind("\n", max(0, at - 60), at) + 1)
    stretch = text[line : at - 1]
    words = stretch[max(map(stretch.rfind, _ENDS_BEFORE)) + 1 :].lstrip().split(" ")
    last = words[-1]
    if last.lower() in _NO_STREET_ALONE or (not last[-1:].isalpha() and last[-1:] != "."):
        return
    taken = 1
    while taken < min(4, len(words)) and _of_street(words[-taken - 1]):
        taken += 1
    while taken and not words[-taken][:1].isupper():
        taken -= 1
    if not taken or (taken == 1 and (last.lower() == last or last.lower() in _NO_STREETS)):
        return
    number = _HOUSE.match(text, at)
    start = at - 1 - len(" ".join(words[-taken:]))
    if number is None or (start > line and text[start - 1] in "_/-."):
        return
    yield from _whole(text, start, number.end(), 1.2, around)


def _of_street(word: str) -> bool:
    """Whether a word before the last can belong to the street's name (`Karl Johans gate`, `Södra Vägen`)."""
    bare = word.rstrip(".")
    letters = bare.replace("'", "").replace("-", "").replace("S:t", "St")
    if not letters.isalpha() or not (bare[0].isupper() or bare in _STREET_PARTICLES):
        return False
    return bare not in _NOT_STREET and (sort(bare) != "-" or bare in _STREET_ADJECTIVES or len(bare) == 1)


def _english(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    """`Flat 2, 14 Church Road`, `7204 Chestnut St`"""
    end = hit.end - (not text[hit.end - 1].isalpha())
    if text[end : end + 1].isalpha() or _STREET_GOES_ON.match(text, end):
        return
    at = text.rfind(" ", 0, end) + 1
    line = text.rfind("\n", max(0, at - 64), at) + 1
    number = _BACK_ENGLISH.search(text, max(line, at - 64), at)
    if number is None:
        return
    rest = _AFTER_STREET.match(text, end)
    base = 1.0 if text[at:end] in STREETS else -0.4
    if around.contact(number.start(), end, ()):
        base += 0.6
    yield from _whole(text, number.start(), rest.end() if rest else end, base, around)


def _french(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    """`12 bis, rue de la République`"""
    at = text.rfind(" ", 0, hit.end - 1) + 1
    number = _BACK_NUMBER.search(text, max(0, at - 14), at)
    street = _STREET_FR.match(text, hit.end)
    if number is not None and street is not None:
        end = number.end() + len(text[number.end() : street.end()].rstrip("'’.-"))
        yield from _whole(text, number.start(), end, 1.0, around)


_AFTER_PREFIX = re.compile(
    rf"(?:(?:de la|de los|de las|del|della|dei|degli|de|da|do|dos|das|d['’]|św\.|gen\.|sv\.) ?)?{_WORDY}(?: (?:(?:de|del|da|do|dos|della|i|y|e) )?{_WORDY}){{0,4}}"
    r",? (?:n[.ºo°]{0,2} ?)?(?=\d{1,4}\b)"
)


def _prefixed(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    """`Calle Mayor 96`, `ul. Kościuszki 61`"""
    start = text.rfind(" ", max(0, hit.end - 14), hit.end - 1) + 1
    start = max(start, *(text.rfind(sign, max(0, hit.end - 14), hit.end - 1) + 1 for sign in "\n,;:\"'\t|>("))
    street = _AFTER_PREFIX.match(text, hit.end)
    number = _HOUSE.match(text, street.end()) if street else None
    if number is not None and not text[start - 1 : start].isalnum():
        yield from _whole(text, start, number.end(), 0.6, around)


_STREET_LINE = re.compile(
    rf"(?:^|[\n:;,|\t\"] ?)({_WORDY}(?: [^\W\d_][\w'’.-]*+){{0,3}} \d{{1,4}}(?: ?[A-Za-z])?),?\s{{0,2}}\Z"
)


_YEAR = re.compile(r"(?:19|20)\d\d ")


def _before_code(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    """`Ilica 21`, and below it `10000 Zagreb`: a number after words, told by the postcode and known town that follow."""
    code = re.compile(rf"\d{{4,6}} ({TOWN})").search(text, max(0, hit.end - 9), hit.end + 40)
    if code is None or code[1].split(" ")[0] not in _first_words():
        return
    street = _STREET_LINE.search(text, max(0, code.start() - 60), code.start())
    if street is not None and sort(street[1].split(" ")[0]) != "-" and not _YEAR.match(text, code.start()):
        value = 1.2 - around.technical(street.start(1))
        yield Span(street.start(1), code.end(), "postal_address", probability(value))


@cache
def _first_words() -> frozenset[str]:
    """First words of all towns."""
    return frozenset(town.split(" ")[0] for town in places().towns)


def _box(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    """`Box 123, 101 23 Stockholm`: without postcode and town a box is nobody's address."""
    start = hit.end - 1
    label = re.compile(rf"(?:{_BOX}):? \Z").search(text, max(0, start - 18), start)
    number = re.compile(r"\d{1,6}\b").match(text, start)
    if label and number and not text[label.start() - 1 : label.start()].isalnum():
        for span in _whole(text, label.start(), number.end(), 0.0, around):
            if span.end > number.end() or label.group().startswith(("P", "GPO")):
                yield span


def _military(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    del around
    least = max(0, hit.end - _MILITARY_REACH)
    line = max(least, text.rfind("\n", least, hit.end) + 1)
    is_first = line == text.rfind("PO", least, hit.end) - 1
    before = text.rfind("\n", max(0, line - 43), max(0, line - 1)) + 1 if is_first else line
    for begin in (max(before, line - 42), line):
        match = _MILITARY.search(text, begin, min(len(text), hit.end + 12))
        if match:
            led = re.search(r"(?:\b(?:to|is|at|address|same)\b:?|:) ", match.group())
            yield Span(match.start() + (led.end() if led else 0), match.end(), "postal_address", 0.85)
            return


def _postcode(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    """A Swedish postcode and town with no street before it: a place."""
    match = _CODE_TOWN.search(text, max(0, hit.end - 12), min(len(text), hit.end + 40))
    if match is None or match[1].split(" ")[0].title() not in _towns():
        return
    yield Span(match.start(), match.end(), "location", probability(1.8 - around.technical(match.start())))


_SEGMENT = re.compile(
    rf"[ \t]*(?:(?:{_FLAT}|Studio|House|The)\b[^\n,]{{0,30}}|\d{{1,6}}[A-Za-z]?(?:[-/]\d+)?,? [{UPPER}][^\n,:;|]{{1,40}}|[{UPPER}][^\n,:;|\d]{{1,40}})[ \t]*\Z"
)
_LONGEST_PART = 80
"""Signs of one part of an address, blanks around it included."""
_UNIT = re.compile(rf"[ \t]*(?:\d|(?:{_FLAT}|Studio)\b)")
_CODE = re.compile(
    rf"(?:{_GB}|(?:{_STATE_CODES})[ ,]{{1,2}}\d{{5}}(?:-\d{{4}})?|(?:{_STATE_CODES}),? {_CANADA}|(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT),? \d{{4}})(?![\w-])"
)


def _by_code(text: str, hit: Hit, around: Surroundings) -> Iterator[Span]:
    """An address read backwards from its British, American, Canadian or Australian postcode: the parts before it, up to the
    one that begins with a number."""
    code = next(
        (m for m in _CODE.finditer(text, max(0, hit.end - 12), min(len(text), hit.end + 12)) if m.end() >= hit.end - 1),
        None,
    )
    if code is None or (code.start() and text[code.start() - 1].isalnum()):
        return
    start, best, parts = code.start(), -1, 0
    position = start
    while parts < 5:
        least = max(0, position - _LONGEST_PART)
        cut = max(text.rfind(sign, least, max(0, position)) for sign in ("\n", ",", ": "))
        if cut < 0 and least:
            break
        segment = text[cut + 1 : position]
        lead = re.search(r"(?:\bis|\bat|\bto|\bin|:) (?=\d)", segment)
        begin = cut + 1 + (lead.end() if lead else 0)
        if not segment.strip() and parts == 0 and cut >= 0 and position - cut <= 3:
            position = cut
            parts += 1
            continue
        if not _SEGMENT.match(text[begin:position]):
            break
        begin += len(text[begin:position]) - len(text[begin:position].lstrip())
        parts += 1
        if _UNIT.match(text[begin:position]):
            best = begin
        start = begin
        position = cut
        if cut < 0 or lead or text[cut] == ":":
            break
    if best >= 0:
        value = 2.2 - around.technical(best)
        yield Span(best, code.end(), "postal_address", probability(value))


@cache
def _towns() -> frozenset[str]:
    """First words of Swedish towns."""
    return frozenset(town.split(" ")[0] for town in places().swedish)


def _whole(text: str, start: int, end: int, base: float, around: Surroundings) -> Iterator[Span]:
    """The street, with the postcode and town that follow it."""
    value = base - around.technical(start)
    tail = _TAIL.match(text, end)
    if tail is not None:
        city = tail["city"]
        if city is None:
            end, value = tail.end(), value + 2.2
        elif city in places().towns or city in places().states:
            end, value = tail.end(), value + 1.2
    confidence = probability(value)
    if confidence >= 0.3:
        yield Span(start, end, "postal_address", confidence)


Reader = Callable[[str, Hit, Surroundings], Iterator[Span]]


def _triggers() -> Iterator[tuple[Reader, Trigger]]:
    """Mostly bare literals: they cost the automaton nothing to compile, and borders are checked by the readers."""
    for suffix in _SUFFIX.split("|"):
        yield from ((_suffixed, Trigger(f"{suffix} {digit}")) for digit in range(10))
    for word in _ENGLISH.split("|"):
        yield _english, Trigger(f" {word}" if len(word) > 4 else f" {word}[^A-Za-z0-9]", caseless=False)
    yield from ((_french, Trigger(f" {word} ")) for word in _FRENCH.split("|"))
    yield from ((_prefixed, Trigger(f"{word} ", caseless=False)) for word in _PREFIXES.split("|"))
    yield _before_code, Trigger(r"[0-9][A-Za-z]?,?[ \n][0-9]{4,6} [A-Z?]", caseless=False)
    yield _box, Trigger(rf"(?:{_BOX}):? [0-9]", caseless=False)
    yield _military, Trigger(r"(?:APO|FPO|DPO),? (?:AE|AP|AA),? [0-9]", caseless=False)
    yield _by_code, Trigger(r"[A-Z][0-9][0-9A-Z]? [0-9][A-Z]{2}[^A-Za-z0-9]", caseless=False)
    yield _by_code, Trigger(r"[ ,][A-Z]{2,3}[ ,][ ]?[0-9]{4}[0-9\\n ,<\"]", caseless=False)
    yield _postcode, Trigger(r"[0-9]{3} ?[0-9]{2}  ?[A-ZÅÄÖ]", caseless=False)


TRIGGERS = tuple(_triggers())


def _within_cell(text: str, span: Span) -> Span:
    """In a column the next line is another cell."""
    cut = text.find("\n", span.start, span.end)
    return span if cut < 0 else Span(span.start, cut, span.type, min(span.confidence, 0.75))


class AddressDetector:
    """Street addresses, boxes, and postcodes with their town (a place)."""

    kinds = (ADDRESS, LOCATION)
    triggers = tuple(trigger for _, trigger in TRIGGERS)

    def detect(self, scan: Scan) -> Iterable[Span]:
        around = Surroundings(scan)
        reached = -1
        for hit in scan.hits:
            if hit.end <= reached:
                continue
            for span in TRIGGERS[hit.which][0](scan.text, hit, around):
                if span.start >= reached:
                    reached = span.end if not scan.is_column else span.start + 1
                    yield _within_cell(scan.text, span) if scan.is_column else span
