"""Numbers that look like real ones: of persons with a right check digit, telephones by the countries' own plans."""

from __future__ import annotations

import random

import phonenumbers

_RESERVED = {
    "SE": ("070-174 06 {:02}", "08-465 004 {:02}", "+46 70 174 06 {:02}", "031-390 06 {:02}"),
    "GB": ("020 7946 0{:03}", "07700 900{:03}", "0117 496 0{:03}", "+44 7700 900{:03}"),
    "US": ("(212) 555-01{:02}", "415-555-01{:02}", "312.555.01{:02}", "+1 646 555 01{:02}"),
}
"""Numbers that the authorities keep for fiction (PTS, Ofcom, NANPA)."""


def phone_number(country: str, pick: random.Random) -> str:
    """As written at home or from abroad; for other countries the plan's example with its end changed."""
    if country in _RESERVED:
        form = pick.choice(_RESERVED[country])
        return form.format(pick.randint(0, 999) if ":03" in form else pick.randint(0, 99))
    kind = pick.choice((phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE))
    example = phonenumbers.example_number_for_type(country, kind) or phonenumbers.example_number(country)
    for _ in range(50):
        end = pick.randint(0, 9_999)
        number = phonenumbers.PhoneNumber(
            country_code=example.country_code,
            national_number=example.national_number // 10_000 * 10_000 + end,
            italian_leading_zero=example.italian_leading_zero,
        )
        if phonenumbers.is_valid_number(number):
            break
    form = pick.choice((phonenumbers.PhoneNumberFormat.NATIONAL, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    return phonenumbers.format_number(number, form)


def national_number(country: str, pick: random.Random) -> str:
    """Personnummer, National Insurance number or social security number."""
    if country == "SE":
        return _personnummer(pick)
    if country == "GB":
        letters = pick.choice("ACEHJLMPRSWXY") + pick.choice("ABCEGHJKLMPRSTWXY")
        pairs = [f"{pick.randint(0, 99):02}" for _ in range(3)]
        joined = pick.choice(("", " "))
        return joined.join([letters, *pairs, pick.choice("ABCD")])
    return f"{pick.randint(1, 665):03}-{pick.randint(1, 99):02}-{pick.randint(1, 9999):04}"


def _personnummer(pick: random.Random) -> str:
    year, month, day = pick.randint(1935, 2007), pick.randint(1, 12), pick.randint(1, 28)
    body = f"{year % 100:02}{month:02}{day:02}{pick.randint(0, 999):03}"
    doubled = [int(sign) * (2 - at % 2) for at, sign in enumerate(body)]
    check = -sum(each // 10 + each % 10 for each in doubled) % 10
    century = pick.choice(("", f"{year // 100}"))
    return f"{century}{body[:6]}{pick.choice(('-', '')) if century else '-'}{body[6:]}{check}"
