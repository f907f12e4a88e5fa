"""The labels of forms, keys of records and headers of columns, and what each asks for.

English and Swedish first; German, Norwegian, Danish, Finnish, French, Spanish, Italian, Dutch and Polish for names
and births.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.words.capitals import LOCATION, NAME, ORGANISATION

BIRTH = kind("date_of_birth", "date_of_birth")
CUSTOMER = kind("customer_number", "customer_number", linkable=True)
MEDICAL = kind("medical_record_number", "medical_record_number", linkable=True)
INSURANCE = kind("health_insurance_id", "health_insurance_id", linkable=True)
POLICY = kind("insurance_policy", "insurance_policy", linkable=True)
EMPLOYEE = kind("employee_number", "other_identifier", name=("Employee number", "Anställningsnummer"), linkable=True)
STUDENT = kind("student_id", "student_id", linkable=True)
MAIDEN = kind("mothers_maiden_name", "mothers_maiden_name")
NATIONALITY = kind("nationality", "nationality")
ADDRESS = kind("postal_address", "postal_address", checked_by="structure")
DATE = kind("date", name=("Date", "Datum"), checked_by="structure")
KINDS = (
    DATE,
    NAME,
    ADDRESS,
    BIRTH,
    CUSTOMER,
    MEDICAL,
    INSURANCE,
    POLICY,
    EMPLOYEE,
    STUDENT,
    MAIDEN,
    NATIONALITY,
    ORGANISATION,
    LOCATION,
)

COLON = r"[\"']?[\]\)]?\*{0,2}(?:[ \t]?[:=]|\n|  |\t)"
TAGGED = r"[\"']?[\]\)]?\*{0,2}(?:[ \t]?[:=>]|\n|  |\t)"
LOOSE = r"[\"']?[ \t]?[:=#( .\t>\n]"
"""What stands between a label and its value; a line break or a gap only after a label that nothing stands before."""


@dataclass(frozen=True, slots=True)
class Field:
    """`words` are the labels, `reader` how the value is read, `weight` what the label adds to its log-odds, `sure`
    the confidence of a value with a form of its own, `digits` the least of them in a number. `capital`: the value must begin with one."""

    kind: str
    reader: str
    words: str
    separator: str = COLON
    weight: float = 0.0
    sure: float = 0.9
    digits: int = 3
    capital: bool = False


_PEOPLE = (
    "present|närvarande|apologies|absent|frånvarande|attendees|participants|deltagare|ordförande|sekreterare|justerare|justeringsperson"
    "|chair|chairman|chairperson|secretary|treasurer|kassör|patient|patient_name|pt|customer|client|insured|name of insured|policy ?holder|employee|student|pupil|guardian|parent|mother|father"
    "|next of kin|emergency contact|applicant|member|guest|tenant|buyer|seller|beneficiary|account holder|card ?holder|attending"
    "|provider|physician|surgeon|prescriber|radiologist|pathologist|nurse|therapist|doctor|referring physician|ordered by"
    "|reviewed by|signed by|signed|electronically signed by|signature|prepared by|witness|spouse|husband|wife|child|landlord|donor|attn|attention"
    "|kund|kontaktperson|elev|barn|barnets namn|vårdnadshavare|anhörig|närmast anhörig|närmaste anhörig|försäkrad|försäkringstagare"
    "|anställd|medlem|gäst|hyresgäst|hyresvärd|köpare|säljare|mottagare|handläggare|läkare|er referens|vår referens|er ref|vår ref"
    "|undertecknad|sökande|klient|kontohavare|kortinnehavare|målsman|beställare|uppdragsgivare|arbetstagare|brukare|moder|fader"
    "|mor|far|maka|make|sambo|kunde|kundin|patientin|versicherter|versicherungsnehmer|ansprechpartner|mieter|asiakas|potilas"
    "|assuré|klant|cliente|paziente|paciente"
)
_FULL = (
    "full ?name|full_name|familjenamn|släktnamn|mellannamn|middle ?name|preferred name|first ?name|first_name|last ?name|last_name|given ?names?|given_name|family ?name|family_name|surname|forename"
    "|customer ?name|customer_name|client ?name|contact ?name|contact person|patient ?name|employee ?name|student ?name|user ?full ?name"
    "|account ?name|name of patient|förnamn|efternamn|tilltalsnamn|fullständigt namn|kundnamn|namnförtydligande|för- och efternamn"
    "|vorname|nachname|fornavn|etternavn|efternavn|etunimi|sukunimi|prénom|nom de famille|voornaam|achternaam|apellidos?|cognome|imię|nazwisko"
)
FIELDS = (
    Field("name", "name", _PEOPLE, COLON, 2.4),
    Field("name", "name", _FULL, TAGGED, 2.6),
    Field("name", "name", "name|namn|contact|kontakt|owner|ägare|recipient|sender|avsändare|ansvarig|navn|nimi|nom|naam|nombre|nome"
          "|user|agent|re|hpi|rådgivare|säljare|tekniker|sales ?rep|salesman|doktor", TAGGED, 1.3),
    Field("name", "name", "from|to|cc|bcc|reply-to|från|till|kopia|von|an|fra|til|de|delivered-to|c/o", COLON, 1.0),
    Field("name", "name", "pt|patient|patienten|kunden|customer|kund|c/o|att|attn|dr", r"[ .]", 0.9, capital=True),
    Field("date_of_birth", "birth", "dob|d\\.o\\.b\\.|date of birth|date_of_birth|birth ?date|birth_date|birthday|född|födelsedatum|födelsedag"
          "|fødselsdato|født|geburtsdatum|geboren am|geboren|geb|née le|né le|date de naissance|geboortedatum|fecha de nacimiento"
          "|data di nascita|data urodzenia|syntymäaika|syntynyt|born|born on|born the|föddes|föddes den|född den|dateofbirth", LOOSE, sure=0.93),
    Field("date", "day", "date|datum|invoice date|fakturadatum|due date|förfallodatum|bokningsdatum|appointment|besöksdatum", TAGGED, sure=0.3),
    Field("medical_record_number", "number", "mrn|medical record (?:number|no|nr|id)|medical record|journalnr|journalnummer|patient (?:id|no|number)|patient_id"
          "|patientnr|patientnummer|chart (?:no|number)|hospital (?:no|number)|national health id|record (?:no|number)", LOOSE, sure=0.88, digits=4),
    Field("customer_number", "number", "kundnr|kundnummer|kund-nr|kund nr|customer (?:no|nr|number|id)|customerno|customer_id|customerid|cust\\.? ?no|client (?:no|number|id)"
          "|medlemsnr|medlemsnummer|member(?:ship)? (?:no|nr|number|id)|memberid|member_id|klientnummer|kundennummer|kundenr|kundenummer"
          "|asiakasnumero|numéro client|klantnummer|account (?:no|number|nr|id)|gästnr|bonusnr|bonusnummer|bokningsnr|kund-id|kund id|kundid|kundref|kundreferens|customer ref|client ref|client no", LOOSE, sure=0.8),
    Field("health_insurance_id", "number", "insurance (?:id|no|number)|insurance_id|health insurance (?:id|no|number)|subscriber (?:id|no)|health plan id"
          "|medicare|medicaid(?: id)?", LOOSE, sure=0.75, digits=4),
    Field("health_insurance_id", "number", "insurance|sjukförsäkring", COLON, sure=0.75, digits=5),
    Field("insurance_policy", "number", "policy", COLON, sure=0.75, digits=5),
    Field("medical_record_number", "coded", "mrn", r"[- ]?[0-9]{3}", sure=0.85),
    Field("insurance_policy", "number", "policy (?:no|nr|number|id)|policy_no|försäkringsnr|försäkringsnummer|försäkringsnr\\.|claim (?:no|number|id)"
          "|claim #|skadenr|skadenummer|policennummer", LOOSE, sure=0.7, digits=4),
    Field("employee_number", "number", "employee (?:id|no|number)|employee_id|emp ?id|empid|anställningsnr|anställningsnummer|anst\\.?nr|staff (?:id|no|number)"
          "|personalnummer|ansattnummer", LOOSE, sure=0.8),
    Field("student_id", "number", "student (?:id|no|number)|student_id|studentnr|studentnummer|elevnr|matrikelnummer|pupil (?:id|no)", LOOSE, sure=0.85, digits=4),
    Field("postal_address", "address", "address|street ?address|addr|home ?address|billing ?address|shipping ?address|mailing ?address|adress|gatuadress"
          "|postadress|hemadress|bostadsadress|besöksadress|utdelningsadress|leveransadress|fakturaadress|anschrift|adresse|osoite|adres|dirección"
          "|indirizzo|street|gata|address on file|address_line_1|addressline1|address1|straße|strasse", TAGGED, 1.2),
    Field("mothers_maiden_name", "words", "mother'?s maiden name|maiden name|moderns flicknamn|mammas flicknamn|flicknamn|mors pikenavn", TAGGED, 2.0),
    Field("nationality", "words", "nationality|citizenship|medborgarskap|nationalitet|medborgare i|staatsangehörigkeit|nationalité|kansalaisuus", TAGGED, 2.0),
    Field("organisation", "words", "company|employer|organi[sz]ation|organisation|firma|företag|arbetsgivare|bolag|förening|company name|företagsnamn", TAGGED, 0.8),
    Field("location", "words", "city|town|place of birth|born in|ort|postort|stad|hemort|födelseort|födelseplats|bostadsort|country|land|city/state"
          "|ort/land|kommun|geburtsort|fødested", TAGGED, 1.0),
)  # fmt: skip
_PARTS = re.compile(r"[^\W_]+")


@cache
def _headers() -> dict[str, Field]:
    """Labels in their barest form (`firstname`) to what they ask for; the first claim stands."""
    known: dict[str, Field] = {}
    for field in FIELDS:
        for word in spelled(field.words):
            known.setdefault(bare(word), field)
    return known


_OPTIONAL = re.compile(r"(\\?.)\?")
_GROUP = re.compile(r"\(\?:([^)]*)\)|\[(\w+)\]")


def spelled(words: str) -> list[str]:
    """Every spelling of the labels: `birth ?date|dob` is `birth date`, `birthdate`, `dob`; `född` is `fodd` in programs too."""
    each = [spelling.replace("\\", "") for word in re.split(r"\|(?![^(]*\))", words) for spelling in _spellings(word)]
    return list(dict.fromkeys(each + [word.translate(_BARE_LETTERS) for word in each]))


_BARE_LETTERS = str.maketrans("åäöæøéèü", "aaoaoeeu")


def _spellings(word: str) -> list[str]:
    if group := _GROUP.search(word):
        options = group[1].split("|") if group[1] else list(group[2])
        return [each for option in options for each in _spellings(word[: group.start()] + option + word[group.end() :])]
    if optional := _OPTIONAL.search(word):
        rest = word[optional.end() :]
        return _spellings(word[: optional.start()] + optional[1] + rest) + _spellings(word[: optional.start()] + rest)
    return [word]


def bare(label: str) -> str:
    """The letters and digits of a label: `First name:` and `first_name` are `firstname`."""
    return "".join(_PARTS.findall(label.lower()))


def endings(text: str) -> list[str]:
    """What the text ends in, as bare labels of one word, two words and so on up to six."""
    keys: list[str] = []
    key = ""
    for part in reversed(_PARTS.findall(text.lower())[-6:]):
        key = part + key
        keys.append(key)
    return keys


@cache
def label_sets() -> tuple[frozenset[str], ...]:
    """The bare labels of each field of `FIELDS`."""
    return tuple(frozenset(bare(word) for word in spelled(field.words)) for field in FIELDS)


def by_header(label: str) -> Field | None:
    """What a header or caption asks for, None where it asks for nothing of ours.

    What only says whose it is may stand before: `Kundens namn`, `billing_first_name`, `customer.address.city`.
    """
    return _by_header(label if len(label) <= _LONGEST_ASKED else "")


_LONGEST_ASKED = 200
"""Signs of a caption: what is kept of longer ones could fill the memory."""


@lru_cache(maxsize=1024)
def _by_header(label: str) -> Field | None:
    known = _headers()
    if (field := known.get(bare(label))) is not None:
        return field
    words = _PARTS.findall(_CAMEL.sub(" ", label[:_LONGEST]).lower())
    for at in range(1, len(words)):
        if words[at - 1] not in _WHOSE:
            return None
        if (field := known.get("".join(words[at:]))) is not None:
            return field
    return None


_LONGEST = 120
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ][a-zåäö])")
_WHOSE_WORDS = """
s customer customers client clients patient patients person people contact member members guest guests
employee employees student students pupil parent parents guardian owner insured applicant tenant recipient
sender buyer seller payer cardholder booker child childs spouse partner your my billing bill shipping ship
delivery to invoice home work private primary secondary main alternative address emergency next of kin kund
kundens klient klientens patientens medlem medlemmens personens kontakt kontaktens gäst gästens anställd
anställdes elev elevens målsman målsmans förälder förälders vårdnadshavarens ägare ägarens försäkrad sökande
sökandens hyresgäst hyresgästens mottagare mottagarens avsändare avsändarens köpare köparens säljare säljarens
betalare betalarens beställare beställarens barnets barn ditt din mitt min faktura leverans hem arbete privat
primär adress anhörig anhörigs
"""
_WHOSE = frozenset(_WHOSE_WORDS.split())
"""Words that may stand before a label and change nothing of what it asks for."""
