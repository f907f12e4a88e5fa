"""What somebody types is read as the kinds under which a check-up would have found it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.finding import Identifier
from strongroom.discovery.core.meaning import meanings

HOME = ("SE",)


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("070-174 06 05", "phone", "+46701740605"),
        ("+46 (0)70 174 06 05", "phone", "+46701740605"),
        ("(08) 790 06 05", "phone", "+4687900605"),
        ("0046 70 174 06 05", "phone", "+46701740605"),
        ("070-174 06 05 ext 12", "phone", "+46701740605"),
        ("+1 (415) 555-0123", "phone", "+14155550123"),
        ("850313-2386", "se_personnummer", "198503132386"),
        ("19850313-2386", "se_personnummer", "198503132386"),
        ("AB 12 34 56 C", "gb_nino", "AB123456C"),
        ("131052-308T", "fi_hetu", "131052-308T"),
        ("4242 4242 4242 4242", "card_pan", "4242424242424242"),
        ("SE45 5000 0000 0583 9825 7466", "iban", "SE4550000000058398257466"),
        ("00:1B:44:11:3a:b7", "mac_address", "00:1b:44:11:3a:b7"),
        ("K-10234", "customer_number", "K-10234"),
        ("10234", "customer_number", "10234"),
    ],
)
def test_the_likeliest_reading_comes_first(written: str, kind: str, value: str) -> None:
    assert meanings(written, HOME)[0] == Identifier(kind, value)


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Personnummer", "850313-2386"),
        ("SSN", "536-22-8526"),
        ("NHS number", "943 476 5919"),
        ("PESEL", "44051401458"),
        ("Codice fiscale", "RCCMNL83S18D969H"),
        ("BSN", "111222333"),
        ("CPR", "211062-5629"),
        ("Passport number", "12345678"),
        ("Telefon", "08-790 06 05"),
        ("Kundnummer", "K-10234"),
        ("MRN", "4471120"),
        ("Employee number", "E-2201"),
    ],
)
def test_what_detection_finds_beside_its_label_is_among_the_readings(label: str, written: str) -> None:
    found = Engine(Options(countries=HOME)).spans(written, label=label)
    assert found
    assert {Identifier(span.type, span.value) for span in found} <= set(meanings(written, HOME))


@pytest.mark.parametrize("text", ["Erik Berg", "Storgatan 12", "Erik Berg 3", "x", "+", ""])
def test_a_name_an_address_and_scraps_are_no_number(text: str) -> None:
    assert [reading.type for reading in meanings(text, HOME)] == ["customer_number"]


def test_reading_a_number_builds_no_engine() -> None:
    """It takes longer to be built than all the rest of a question to the inventory."""
    program = (
        "import sys; from strongroom.discovery.core.meaning import meanings; meanings('070-174 06 05', ('SE',)); "
        "sys.exit('strongroom.discovery.core.detect.engine' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0
