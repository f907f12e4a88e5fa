"""Where people live, how their numbers are made and written. Numbers are drawn at random in their country's form."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import phonenumbers
from stdnum import luhn
from stdnum.dk import cpr as danish
from stdnum.es import dni as spanish
from stdnum.fi import hetu as finnish
from stdnum.gb import nhs as british
from stdnum.nl import bsn as dutch
from stdnum.no import fodselsnummer as norwegian
from stdnum.pl import pesel as polish


@dataclass(frozen=True, slots=True)
class Land:
    """`mobile`, `fixed`: beginnings of national numbers and the digits that follow. `postcode`: `9` a digit, `A` a
    letter. `towns` with the beginning of their postcodes."""

    code: str
    mobile: tuple[tuple[str, int], ...]
    fixed: tuple[tuple[str, int], ...]
    postcode: str
    towns: tuple[tuple[str, str], ...]
    streets: tuple[str, ...]
    number_first: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """An official number: the kind's id, canonical, and as people write it."""

    kind: str
    value: str
    written: str


LANDS = {
    land.code: land
    for land in (
        Land(
            "SE",
            (("70", 7), ("72", 7), ("73", 7), ("76", 7), ("79", 7)),
            (("46", 6), ("40", 6), ("8", 7), ("31", 6), ("18", 6)),
            "999 99",
            (("Lund", "22"), ("Malmö", "21"), ("Göteborg", "41"), ("Stockholm", "11"), ("Uppsala", "75"), ("Växjö", "35"), ("Ystad", "27"), ("Kalmar", "39")),
            ("Storgatan", "Kungsgatan", "Skolgatan", "Björkvägen", "Parkgatan", "Östra Vallgatan", "Nygatan", "Lingonstigen", "Kyrkogatan", "Ringvägen", "Idrottsvägen", "Trollebergsvägen", "Södra Esplanaden"),
        ),
        Land(
            "GB",
            (("7400", 6), ("7700", 6), ("7811", 6), ("7911", 6), ("7512", 6)),
            (("1904", 6), ("113", 7), ("20", 8), ("161", 7), ("117", 7)),
            "99 9AA",
            (("York", "YO"), ("Leeds", "LS"), ("Bristol", "BS"), ("Manchester", "M"), ("Exeter", "EX"), ("Norwich", "NR")),
            ("High Street", "Station Road", "Church Lane", "Victoria Road", "Mill Lane", "Park Avenue", "Queensway", "The Crescent", "Bootham Terrace", "Kingsley Drive"),
            number_first=True,
        ),
        Land(
            "US",
            (("206", 7), ("415", 7), ("617", 7), ("312", 7), ("503", 7), ("512", 7)),
            (("206", 7), ("415", 7), ("617", 7), ("312", 7)),
            "99999",
            (("Seattle, WA", "981"), ("Portland, OR", "972"), ("Boston, MA", "021"), ("Chicago, IL", "606"), ("Austin, TX", "787")),
            ("Maple Street", "Oak Avenue", "Washington Blvd", "Lakeview Drive", "Cedar Lane", "Pine Street", "Sunset Road", "2nd Avenue"),
            number_first=True,
        ),
        Land("NO", (("9", 7), ("4", 7)), (("22", 6), ("55", 6)), "9999", (("Oslo", "05"), ("Bergen", "50")), ("Storgata", "Kirkeveien", "Bjørnveien", "Skolegata")),
        Land("DK", (("2", 7), ("31", 6), ("51", 6)), (("33", 6), ("86", 6)), "9999", (("København", "21"), ("Aarhus", "80")), ("Vestergade", "Nørregade", "Møllevej", "Skovvej")),
        Land("FI", (("40", 7), ("50", 7), ("44", 7)), (("9", 7),), "99999", (("Helsinki", "001"), ("Tampere", "331")), ("Mannerheimintie", "Koulukatu", "Puistotie", "Hämeenkatu")),
        Land("DE", (("151", 8), ("171", 7), ("176", 8)), (("30", 8), ("40", 7)), "99999", (("Berlin", "104"), ("Hamburg", "203"), ("Köln", "506")), ("Hauptstraße", "Bahnhofstraße", "Gartenweg", "Lindenallee")),
        Land("NL", (("6", 8),), (("20", 7),), "9999 AA", (("Amsterdam", "10"), ("Utrecht", "35")), ("Dorpsstraat", "Kerkstraat", "Molenweg", "Prinsengracht")),
        Land("FR", (("6", 8), ("7", 8)), (("1", 8),), "99999", (("Paris", "750"), ("Lyon", "690")), ("rue de la Paix", "avenue Victor Hugo", "rue des Lilas", "boulevard Voltaire"), number_first=True),
        Land("ES", (("6", 8),), (("91", 7),), "99999", (("Madrid", "280"), ("Sevilla", "410")), ("Calle Mayor", "Calle de Alcalá", "Avenida de la Constitución", "Calle Luna")),
        Land("IT", (("333", 7), ("347", 7)), (("06", 8),), "99999", (("Roma", "001"), ("Milano", "201")), ("Via Roma", "Via Garibaldi", "Corso Italia", "Via Dante")),
        Land("PL", (("50", 7), ("60", 7), ("79", 7)), (("22", 7),), "99-999", (("Warszawa", "00"), ("Kraków", "30")), ("ul. Długa", "ul. Polna", "ul. Szkolna", "ul. Kościuszki")),
    )
}  # fmt: skip


def phone(draw: random.Random, code: str, *, fixed: bool = False) -> str:
    """An E.164 number that the numbering plan allows."""
    land = LANDS[code]
    while True:
        lead, length = draw.choice(land.fixed if fixed else land.mobile)
        digits = lead + "".join(draw.choices("0123456789", k=length))
        number = phonenumbers.PhoneNumber(phonenumbers.country_code_for_region(code), int(digits))
        if code == "IT" and lead.startswith("0"):
            number.italian_leading_zero = True
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def written_phone(draw: random.Random, value: str, home: str) -> str:
    """As somebody in `home` writes it: mostly the national way for a number of the country."""
    number = phonenumbers.parse(value)
    if phonenumbers.region_code_for_number(number) != home or draw.random() < 0.2:
        shape = (
            phonenumbers.PhoneNumberFormat.INTERNATIONAL if draw.random() < 0.7 else phonenumbers.PhoneNumberFormat.E164
        )
        text = phonenumbers.format_number(number, shape)
        return "00" + text[1:] if draw.random() < 0.1 and home != "US" else text
    text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    loose = draw.random()
    return "".join(filter(str.isdigit, text)) if loose < 0.25 else text.replace("-", " ") if loose < 0.35 else text


def postcode(draw: random.Random, land: Land, lead: str) -> str:
    shape = land.postcode[len(lead) if lead.isdigit() else 0 :]
    drawn = "".join(
        draw.choice("ABDEFGHJLNPQRSTUWXYZ") if sign == "A" else draw.choice("0123") if sign == "9" else sign
        for sign in shape
    )
    if land.code == "GB":
        drawn = drawn.replace("0", "4", 1).lstrip("0") or "4 1AA"
    return lead + drawn


def official(draw: random.Random, code: str, born: date, woman: bool) -> Number | None:
    """The number by which the state knows somebody, where this bench can make it."""
    make = _MAKERS.get(code)
    return make(draw, born, woman) if make else None


def _swedish(draw: random.Random, born: date, woman: bool) -> Number:
    serial = f"{draw.randrange(100):02}{draw.randrange(5) * 2 + (not woman)}"
    nine = f"{born:%y%m%d}{serial}"
    ten = nine + luhn.calc_check_digit(nine)
    whole = f"{born:%Y}"[:2] + ten
    shapes = (f"{whole[:8]}-{whole[8:]}", f"{ten[:6]}-{ten[6:]}", whole)
    return Number("se_personnummer", whole, draw.choice(shapes))


def _british(draw: random.Random, _born: date, _woman: bool) -> Number:
    return _checked("gb_nhs", british, lambda: "4" + _digits(draw, 9), lambda ten: f"{ten[:3]} {ten[3:6]} {ten[6:]}")


def _american(draw: random.Random, _born: date, _woman: bool) -> Number:
    area, group, serial = (
        draw.choice([*range(1, 666), *range(667, 900)]),
        draw.randrange(1, 100),
        draw.randrange(1, 10_000),
    )
    written = f"{area:03}-{group:02}-{serial:04}"
    return Number("us_ssn", written.replace("-", ""), written)


def _checked(kind: str, module: object, value: Callable[[], str], shape: Callable[[str], str] = str) -> Number:
    """Draws until the number's own check agrees."""
    while True:
        drawn = value()
        if module.is_valid(drawn):  # type: ignore[attr-defined]  # every module of stdnum has it
            return Number(kind, drawn, shape(drawn))


def _digits(draw: random.Random, count: int) -> str:
    return "".join(draw.choices("0123456789", k=count))


def _norwegian(draw: random.Random, born: date, _woman: bool) -> Number:
    def value() -> str:
        nine = f"{born:%d%m%y}{draw.randrange(900, 1000) if born.year >= 2000 else draw.randrange(0, 500):03}"
        return (
            nine
            + norwegian.calc_check_digit1(nine)
            + norwegian.calc_check_digit2(nine + norwegian.calc_check_digit1(nine))
        )

    return _checked("no_fodselsnummer", norwegian, value)


def _danish(draw: random.Random, born: date, _woman: bool) -> Number:
    lead = "4" if born.year >= 2000 else "0"
    return _checked(
        "dk_cpr", danish, lambda: f"{born:%d%m%y}{lead}{_digits(draw, 3)}", lambda ten: f"{ten[:6]}-{ten[6:]}"
    )


def _finnish(draw: random.Random, born: date, _woman: bool) -> Number:
    mark = "A" if born.year >= 2000 else "-"

    def value() -> str:
        serial = f"{draw.randrange(2, 900):03}"
        return f"{born:%d%m%y}{mark}{serial}" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(f"{born:%d%m%y}{serial}") % 31]

    return _checked("fi_hetu", finnish, value)


def _spanish(draw: random.Random, _born: date, _woman: bool) -> Number:
    eight = _digits(draw, 8)
    return Number("es_dni", eight + spanish.calc_check_digit(eight), eight + spanish.calc_check_digit(eight))


def _dutch(draw: random.Random, _born: date, _woman: bool) -> Number:
    return _checked("nl_bsn", dutch, lambda: str(draw.randrange(100_000_000, 999_999_999)))


def _polish(draw: random.Random, born: date, _woman: bool) -> Number:
    month = born.month + (20 if born.year >= 2000 else 0)
    ten = f"{born:%y}{month:02}{born:%d}{_digits(draw, 4)}"
    return Number("pl_pesel", ten + polish.calc_check_digit(ten), ten + polish.calc_check_digit(ten))


_MAKERS: dict[str, Callable[[random.Random, date, bool], Number]] = {
    "SE": _swedish,
    "GB": _british,
    "US": _american,
    "NO": _norwegian,
    "DK": _danish,
    "FI": _finnish,
    "ES": _spanish,
    "NL": _dutch,
    "PL": _polish,
}
