"""Numbers that go between American clinics, pharmacies and insurers: what is claimed, prescribed, referred, approved.

No body gives them out; their makers put the prefixes below before them (X12 837 and 278 carry them as free text).
"""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.rule import BARE, Odds, Rule, number

_OF_A_PLAN = Odds(0.0, 0.0, 0.87)


def _digits(least: int, most: int, prefix: str = "") -> str:
    return "|".join(f"{prefix}9{{{count}}}" for count in range(least, most + 1))


RULES: tuple[Rule, ...] = (
    number("claim_number", ("Insurance claim number", "Skadenummer"), "", "claim, claims, healthcare claim, insurance claim, claim number, claim no, claim id, claim #, insurance claim number, billing", role="other", category="medical_record", odds=BARE, stdnum="", pattern="CLM[0-9]{6,15}"),
    number("claim_number", ("Insurance claim number", "Skadenummer"), _digits(6, 15), "claim number, claim no, claim id, claim #, insurance claim number", role="other", category="medical_record", odds=BARE, stdnum=""),
    number("prescription", ("Prescription", "Recept"), _digits(6, 12, "AA"), "prescription, prescriptions, prescription number, prescription no, prescription #, rx number, rx no, rx, pharmacy, medication", role="other", category="prescription", odds=BARE, stdnum="", as_written="RX[- ]?[0-9]{6,12}", linkable=False),
    number("prescription", ("Prescription", "Recept"), _digits(6, 12), "prescription, prescription number, prescription no, prescription #, rx number, rx no, rx #, rx#, rx", role="other", category="prescription", odds=BARE, stdnum="", linkable=False),
    number("referral_number", ("Medical referral number", "Remissnummer"), "", "referral, referrals, referral number, referral no, referral id, referral #, infusion, referring, specialty", role="other", category="medical_record", odds=BARE, stdnum="", pattern="(?:REF|INF)[0-9]{6,12}"),
    number("referral_number", ("Medical referral number", "Remissnummer"), _digits(6, 12), "referral number, referral no, referral id, referral #, remissnummer, remissnr, remiss-id", role="other", category="medical_record", odds=BARE, stdnum=""),
    number("prior_authorisation", ("Insurer's prior authorisation", "Försäkringsbolagets förhandsbesked"), "", "prior authorization, prior authorisation, prior auth, preauthorization, pre-authorization, prior authorization number, prior authorization no, prior auth number, prior auth no, authorization number, authorization, auth, approval, authorisation", role="other", category="medical_record", odds=BARE, stdnum="", pattern="PA[0-9]{6,12}"),
    number("prior_authorisation", ("Insurer's prior authorisation", "Försäkringsbolagets förhandsbesked"), _digits(6, 12), "prior authorization number, prior authorization no, prior auth number, prior auth no, prior authorisation number, preauthorization number", role="other", category="medical_record", odds=BARE, stdnum=""),
    number("health_insurance_id", ("Health insurance number", "Sjukförsäkringsnummer"), "", "member id, member number, member no, plan member id, policy id, subscriber id, subscriber number, subscriber no, health plan id, insurance id", role="health", category="health_insurance_id", odds=_OF_A_PLAN, stdnum="", pattern="[A-Z]{1,5}(?=[0-9]*[A-Z]?[0-9])[0-9A-Z]{6,14}"),
    number("health_insurance_id", ("Health insurance number", "Sjukförsäkringsnummer"), "", "subscriber, member, insurance", role="health", category="health_insurance_id", odds=_OF_A_PLAN, stdnum="", pattern="[A-Z]{1,4}[0-9]{7,12}"),
)  # fmt: skip
