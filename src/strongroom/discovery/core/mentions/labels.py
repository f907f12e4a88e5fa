"""Headers of columns and captions of fields: of whom they speak, and what they ask for.

`customer_email` speaks of the customer and asks for an address for mail, `Säljare` names a seller. What a label asks
for is told by words of a closed list; what is left of it says of whom it speaks.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Asks(StrEnum):
    """What a label asks for; `NOTHING` we know of."""

    NOTHING = ""
    NAME = "name"
    GIVEN = "given name"
    MIDDLE = "middle name"
    FAMILY = "family name"
    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    POSTCODE = "postcode"
    TOWN = "town"
    BIRTH = "birth"
    NUMBER = "number"


class Rank(StrEnum):
    """`SUBJECT`: the one whom the record is about. `STAFF`: who serves them. `RELATIVE`: somebody of theirs.
    `PLACE`: the same person at another address, as often as not. `OPEN`: a word that says nothing of it."""

    SUBJECT = "subject"
    STAFF = "staff"
    RELATIVE = "relative"
    PLACE = "place"
    OPEN = "open"


class Label(NamedTuple):
    """`whom` is a key: empty where the label names nobody, like `E-mail`."""

    whom: str
    asks: Asks
    rank: Rank


_ASKED = re.compile(
    r"(?P<email>e[ _-]?post(?:adress)?|e[ _-]?mail(?: ?address)?|mejl(?:adress)?|mail(?:adress)?|sähköposti|courriel|correo)"
    r"|(?P<birth>date of birth|birth ?(?:date|day)|dob|born|födelse(?:datum|dag|år)|född|geburtsdatum|fødselsdato|syntymäaika|date de naissance"
    r"|fecha de nacimiento|data di nascita|geboortedatum|data urodzenia)"
    r"|(?P<postcode>post ?(?:nr|nummer|no|code|kod)|zip(?: ?code)?|postal ?code|plz|postleitzahl|code postal|postinumero|cap\b|código postal)"
    r"|(?P<town>post ?ort|ort|stad|city|town|county|län|region|state|province|country|land|kommun)"
    r"|(?P<middle>middle ?names?|mellannamn|middle initial)"
    r"|(?P<given>first ?names?|given ?names?|fore ?names?|förnamn|tilltalsnamn|vorname|fornavn|etunimi|prénom|voornaam|imię|fname|firstname)"
    r"|(?P<family>last ?names?|family ?names?|sur ?names?|efternamn|nachname|etternavn|efternavn|sukunimi|achternaam|apellidos?|cognome|nazwisko|lname|lastname)"
    r"|(?P<phone>(?:tele)?phone(?: ?(?:number|nr|no))?|tele?f?o?n?(?:nr|nummer)?|telefoon|telefono|teléfono|telephone|mobil(?:telefon|nr|nummer|e)?|cell(?: ?phone)?|fax|puhelin|gsm|whatsapp|sms)"
    r"|(?P<street>(?:gatu|post|hem|bostads|besöks|utdelnings)?adress|address(?: ?lines?)?|street(?: ?address)?|gata|strasse|straße|anschrift|adresse|osoite|line)"
    r"|(?P<name>full ?names?|display ?name|names?|namn(?:förtydligande)?|navn|nimi|nom|naam|nombre|nome|fn)"
    r"|(?P<number>numbers?|nummer|nr|no|num|ids?|identifier|personnummer|personnr|pnr|person ?nr|ssn|nino|reference|referens|ref)"
)  # fmt: skip
_PART = re.compile(r"[^\W\d_]+|\d+")
_HUMP = re.compile(r"(?<=[a-zåäöé])(?=[A-ZÅÄÖ])")
_ENDS = (
    "telefonnummer", "mobilnummer", "telefonnr", "mobilnr", "postnummer", "postnr", "postadress", "epostadress", "postkod",
    "epost", "telefon", "mobil", "adress", "address", "förnamn", "efternamn", "namn", "email", "mail", "mejl", "phone", "tel", "name",
    "nummer", "number", "nr", "ort", "id",
)  # fmt: skip
_NOBODY = frozenset(
    {"of", "the", "s", "a", "an", "av", "för", "for", "to", "till", "och", "and", "or", "eller", "in", "på", "i",
     "is", "at", "by", "type", "typ", "home", "hem", "hemma", "work", "arbete", "arb", "jobb", "job", "business",
     "private", "privat", "personal", "primary", "main", "huvud", "alt", "alternate", "alternative", "default",
     "preferred", "current", "info", "information", "details", "uppgifter", "residential", "permanent", "full",
     "legal", "account", "konto", "daytime", "evening", "day", "night", "dagtid", "kvällstid", "direct", "direkt",
     "value", "text", "order", "orders", "booking", "bookings", "bokning", "reservation", "item", "items", "field",
     "your", "ditt", "din", "er", "ert", "person", "persons", "personens", "social", "security", "national",
     "insurance", "medical", "record", "health"}
)  # fmt: skip
_SUBJECTS = (
    "customer", "client", "contact", "patient", "member", "guest", "student", "pupil", "tenant", "buyer", "applicant", "insured",
    "policyholder", "participant", "attendee", "passenger", "cardholder", "subscriber", "user", "borrower",
    "kund", "klient", "medlem", "gäst", "elev", "hyresgäst", "köpare", "sökande", "försäkrad", "försäkringstagare",
    "deltagare", "beställare", "brukare", "användare", "kontohavare", "kortinnehavare", "kontaktperson", "kontakt",
    "bokare", "lead", "abonnent", "resenär", "låntagare", "donor", "givare", "sender", "avsändare", "employee", "anställd", "cust",
)  # fmt: skip
_STAFF = (
    "seller", "sales", "agent", "handler", "handled", "assigned", "assignee", "created", "creator", "updated", "modified", "owner", "staff",
    "doctor", "physician", "nurse", "therapist", "stylist", "photographer", "provider", "manager", "advisor", "adviser", "consultant", "clerk",
    "author", "approved", "approver", "reviewer", "signed", "cashier", "teacher", "trainer", "coach", "instructor", "dentist", "lawyer",
    "accountant", "attorney", "technician", "driver", "organizer", "organiser", "host", "operator", "rep", "our", "practitioner",
    "referring", "gp", "surgeon", "attending", "landlord", "clinic", "shop", "store", "vendor", "supplier", "employer", "booked",
    "säljare", "handläggare", "ansvarig", "skapad", "ändrad", "uppdaterad", "rådgivare", "läkare", "frisör", "fotograf", "behandlare", "personal",
    "tekniker", "chef", "konsult", "kassör", "lärare", "tränare", "tandläkare", "advokat", "revisor", "jurist", "vår", "utförare",
    "terapeut", "sjuksköterska", "mäklare", "hyresvärd", "klinik", "butik", "leverantör", "arbetsgivare",
    "bokad", "mottaget", "mottagen", "attest", "utfärdare", "kontaktperson hos",
)  # fmt: skip
_RELATIVES = (
    "guardian", "parent", "mother", "father", "kin", "emergency", "spouse", "partner", "husband", "wife", "child", "sibling", "relative", "next",
    "carer", "beneficiary", "referrer", "referred", "witness", "co", "second", "other", "additional", "friend", "ice",
    "målsman", "vårdnadshavare", "anhörig", "närmast", "närmaste", "mamma", "pappa", "moder", "fader", "mor", "far", "make", "maka", "sambo", "barn",
    "medsökande", "förälder", "syskon", "god man", "vittne", "annan", "andra", "nöd",
)  # fmt: skip
_PLACES = (
    "recipient", "receiver", "consignee", "addressee", "gift", "mottagare", "gåva", "company", "office", "företag", "firma", "bolag", "kontor", "billing", "bill", "shipping", "ship", "delivery", "deliver", "invoice", "invoicing", "mailing", "payer", "ordered",
    "faktura", "leverans", "betalare",
)  # fmt: skip


def _ranked() -> dict[str, tuple[str, Rank]]:
    ranks = ((_PLACES, Rank.PLACE), (_SUBJECTS, Rank.SUBJECT), (_RELATIVES, Rank.RELATIVE), (_STAFF, Rank.STAFF))
    return {word: (word, rank) for group, rank in ranks for word in group}


_RANKED = _ranked()
_INFLECTED = ("ens", "ets", "ers", "en", "et", "ns", "s", "n", "e", "a", "es", "ies", "erna", "arna")


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label:
    """
    >>> read_label("customer_email")
    Label(whom='customer', asks=<Asks.EMAIL: 'email'>, rank=<Rank.SUBJECT: 'subject'>)
    >>> read_label("Säljare").whom, read_label("E-post").whom, read_label("kundnamn").whom, read_label("Kontakt 2 telefon").whom
    ('säljare', '', 'kund', 'kontakt 2')
    """
    plain = _HUMP.sub(" ", text[:80]).lower()
    parts = [piece for part in _PART.findall(plain) for piece in _split(part)]
    joined = " ".join(parts)
    asks = Asks.NOTHING
    left: list[str] = []
    at = 0
    while at < len(joined):
        match = _ASKED.match(joined, at)
        end = match.end() if match else -1
        if match and match.lastgroup and (end == len(joined) or joined[end] == " "):
            asks = _stronger(asks, _GROUPS[match.lastgroup])
            at = end + 1
            continue
        end = joined.find(" ", at)
        end = len(joined) if end < 0 else end
        left.append(joined[at:end])
        at = end + 1
    return _of_whom([word for word in left if word not in _NOBODY], asks)


_GROUPS = {
    "email": Asks.EMAIL, "birth": Asks.BIRTH, "postcode": Asks.POSTCODE, "town": Asks.TOWN, "middle": Asks.MIDDLE, "given": Asks.GIVEN,
    "family": Asks.FAMILY, "phone": Asks.PHONE, "street": Asks.STREET, "name": Asks.NAME, "number": Asks.NUMBER,
}  # fmt: skip
_ORDER = (
    Asks.NOTHING, Asks.NUMBER, Asks.STREET, Asks.TOWN, Asks.NAME, Asks.POSTCODE, Asks.BIRTH, Asks.PHONE, Asks.MIDDLE, Asks.FAMILY, Asks.GIVEN,
    Asks.EMAIL,
)  # fmt: skip


def _stronger(one: Asks, other: Asks) -> Asks:
    """`address postcode` asks for a postcode, `email address` for an address for mail."""
    return max(one, other, key=_ORDER.index)


def _split(part: str) -> list[str]:
    """A compound in its parts: `kundtelefon` is `kund`, `telefon`."""
    if part in _RANKED:
        return [part]
    for end in _ENDS:
        if part.endswith(end) and len(part) - len(end) >= 3 and not _ASKED.fullmatch(part):
            return [part[: -len(end)], end]
    return [part]


def _of_whom(words: list[str], asks: Asks) -> Label:
    numbers = [word for word in words if word.isdigit() and len(word) < 3]
    known = [found for word in words if (found := _known(word))]
    if known:
        rank = min((rank for _, rank in known), key=_OUTRANKS.index)
        # `Contact 2` and `Phone 2` of a table with a second contact.
        return Label(" ".join((*dict.fromkeys(word for word, _ in known), *numbers)), asks, rank)
    return Label(" ".join(words), asks, Rank.OPEN)


_OUTRANKS = (Rank.STAFF, Rank.RELATIVE, Rank.PLACE, Rank.SUBJECT, Rank.OPEN)
"""An emergency contact is a relative, a customer's delivery address a place."""


def _known(word: str) -> tuple[str, Rank] | None:
    if word in _RANKED:
        return _RANKED[word]
    for ending in _INFLECTED:
        if word.endswith(ending) and (known := _RANKED.get(word[: -len(ending)])):
            return known
    return _RANKED.get(word + "e")  # the first part of a compound: `säljar` of `säljartelefon`
