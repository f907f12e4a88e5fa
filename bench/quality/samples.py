"""Labelled documents and the two halves they fall into: one to tune on, one only to score."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Truth:
    """What stands from `start` to `end`; the type `?` is a place where anything may be found or not."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A document with its truth. `half` where its maker says it, else the hash of the id tells; `complete`: nothing
    else stands in it, so any other identifying kind is false."""

    id: str
    text: str
    spans: tuple[Truth, ...]
    source: str
    half: str = ""
    complete: bool = False

    @property
    def for_tuning(self) -> bool:
        """A fixed half: never look at the other when you change a rule."""
        if self.half:
            return self.half == "tune"
        return hashlib.blake2b(self.id.encode(), digest_size=1).digest()[0] % 2 == 0


# Types of labelled sets under their upstream names, and which of our kinds answer them. What is missing is not scored:
# among it NPI, DEA and routing numbers, which the labelled sets draw without their check digits.
SAME = {
    "PERSON": {"name"},
    "PERSON_NAME": {"name"},
    "LOCATION": {"location", "postal_address"},
    "LOCATION_NAME": {"location", "postal_address"},
    "STREET_ADDRESS": {"postal_address", "location"},
    "ADDRESS": {"postal_address", "location"},
    "ORGANIZATION": {"organisation"},
    "ORGANIZATION_NAME": {"organisation"},
    "CREDIT_CARD": {"card_pan"},
    "CREDIT_CARD_NUMBER": {"card_pan"},
    "US_SSN": {"us_ssn"},
    "SOCIAL_SECURITY_NUMBER": {"us_ssn"},
    "PHONE_NUMBER": {"phone"},
    "EMAIL_ADDRESS": {"email"},
    "MEDICAL_RECORD_NUMBER": {"medical_record_number"},
    "DATE_OF_BIRTH": {"date_of_birth"},
    "HEALTH_INSURANCE_ID": {"health_insurance_id", "insurance_policy"},
    "INSURANCE_POLICY_NUMBER": {"insurance_policy", "health_insurance_id"},
    "EMPLOYEE_ID": {"employee_number"},
    "IBAN_CODE": {"iban"},
    "IBAN": {"iban"},
    "IP_ADDRESS": {"ip_address"},
    "CUSTOMER": {"customer_number"},
    "DRIVER_LICENSE_NUMBER": {"us_driver_licence"},
    "PASSPORT_NUMBER": {"us_passport", "passport"},
    "BANK_ACCOUNT_NUMBER": {"us_bank_account"},
    "MAC_ADDRESS": {"mac_address"},
    "se_personnummer": {"se_personnummer"},
    "gb_nino": {"gb_nino"},
    "us_ssn": {"us_ssn"},
}
IDENTIFYING = (
    "name", "location", "postal_address", "email", "phone", "card_pan", "us_ssn", "medical_record_number",
    "date_of_birth", "se_personnummer", "gb_nino",
)  # fmt: skip

CORE = (*IDENTIFYING[:5], "us_ssn", "medical_record_number", "date_of_birth")
"""The eight kinds that forms and records hold."""


def labelled(path: Path) -> Iterator[Sample]:
    """Documents of a file of `{"id","text","spans":[{"start","end","type"}]}` lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            spans = tuple(Truth(each["start"], each["end"], each["type"]) for each in entry["spans"])
            yield Sample(entry["id"], entry["text"], spans, path.stem)
