"""What other programs call a kind, and which of ours answers it.

The entity types are those of presidio-analyzer 2.2.366 (MIT License, Copyright Microsoft Corporation and contributors),
all that its recognisers of numbers, contacts and names may return.
"""

from __future__ import annotations

from functools import cache

from strongroom.discovery.core.catalogue import kinds

PRESIDIO = {
    "ABA_ROUTING_NUMBER": "us_rtn", "AU_ABN": "au_abn", "AU_ACN": "au_acn", "AU_MEDICARE": "au_medicare",
    "AU_TFN": "au_tfn", "CA_POSTAL_CODE": "postal_address", "CA_SIN": "ca_sin", "CREDIT_CARD": "card_pan",
    "CRYPTO": "crypto_address", "DATE_TIME": "date", "DE_BSNR": "de_bsnr", "DE_FUEHRERSCHEIN": "de_driver_licence",
    "DE_HANDELSREGISTER": "de_handelsregisternummer", "DE_HEALTH_INSURANCE": "de_kvnr", "DE_ID_CARD": "de_id_card",
    "DE_KFZ": "vehicle_plate", "DE_LANR": "de_lanr", "DE_PASSPORT": "de_passport", "DE_PLZ": "postal_address",
    "DE_SOCIAL_SECURITY": "de_svnr", "DE_TAX_ID": "de_idnr", "DE_TAX_NUMBER": "de_stnr", "DE_VAT_ID": "de_vat",
    "EMAIL_ADDRESS": "email", "ES_NIE": "es_nie", "ES_NIF": "es_nif", "ES_PASSPORT": "es_passport",
    "FI_PERSONAL_IDENTITY_CODE": "fi_hetu", "IBAN_CODE": "iban", "IN_AADHAAR": "in_aadhaar", "IN_GSTIN": "in_gstin",
    "IN_PAN": "in_pan", "IN_PASSPORT": "in_passport", "IN_VEHICLE_REGISTRATION": "in_vehicle_plate",
    "IN_VOTER": "in_epic", "IP_ADDRESS": "ip_address", "IT_DRIVER_LICENSE": "it_driver_licence",
    "IT_FISCAL_CODE": "it_codicefiscale", "IT_IDENTITY_CARD": "it_id_card", "IT_PASSPORT": "it_passport",
    "IT_VAT_CODE": "it_iva", "KR_BRN": "kr_brn", "KR_DRIVER_LICENSE": "kr_driver_licence", "KR_FRN": "kr_frn",
    "KR_PASSPORT": "kr_passport", "KR_RRN": "kr_rrn", "LOCATION": "location", "MAC_ADDRESS": "mac_address",
    "MEDICAL_LICENSE": "us_dea", "NG_NIN": "ng_nin", "NG_VEHICLE_REGISTRATION": "ng_vehicle_plate",
    "NRP": "nationality", "ORGANIZATION": "organisation", "PERSON": "name", "PHONE_NUMBER": "phone",
    "PH_PASSPORT": "ph_passport", "PH_TIN": "ph_tin", "PH_UMID": "ph_umid", "PL_PESEL": "pl_pesel",
    "SE_ORGANISATIONSNUMMER": "se_orgnr", "SE_PERSONNUMMER": "se_personnummer", "SG_NRIC_FIN": "sg_nric",
    "SG_UEN": "sg_uen", "TH_TNIN": "th_pin", "TR_LICENSE_PLATE": "tr_vehicle_plate", "TR_NATIONAL_ID": "tr_tckimlik",
    "UK_DRIVING_LICENCE": "gb_driver_licence", "UK_NHS": "gb_nhs", "UK_NINO": "gb_nino", "UK_PASSPORT": "gb_passport",
    "UK_POSTCODE": "postal_address", "UK_VEHICLE_REGISTRATION": "gb_vehicle_plate", "URL": "url",
    "US_BANK_NUMBER": "us_bank_account", "US_CLAIM_NUMBER": "claim_number", "US_DRIVER_LICENSE": "us_driver_licence",
    "US_HEALTH_INSURANCE_MEMBER_ID": "health_insurance_id", "US_ITIN": "us_itin", "US_MBI": "us_mbi",
    "US_NPI": "us_npi", "US_PASSPORT": "us_passport", "US_PRESCRIPTION_NUMBER": "prescription",
    "US_PRIOR_AUTHORIZATION_NUMBER": "prior_authorisation", "US_PROVIDER_TAX_ID": "us_ein",
    "US_REFERRAL_NUMBER": "referral_number", "US_SSN": "us_ssn", "UUID": "uuid",
    "ZA_COMPANY_REGISTRATION": "za_company", "ZA_DRIVER_LICENSE": "za_driver_licence", "ZA_ID_NUMBER": "za_idnr",
    "ZA_INCOME_TAX_NUMBER": "za_tin", "ZA_LICENSE_PLATE": "vehicle_plate", "ZA_MOBILE_NUMBER": "phone",
    "ZA_PASSPORT": "za_passport", "ZA_TELEPHONE_NUMBER": "phone",
    "ZA_TRAFFIC_REGISTER_NUMBER": "za_traffic_register", "ZA_VAT_NUMBER": "za_vat",
}  # fmt: skip
"""presidio's entity types under our ids."""

OTHERS = {
    "PERSON_NAME": "name", "EMAIL": "email", "email": "email", "PHONE": "phone", "phone": "phone",
    "credit_card": "card_pan", "SSN": "us_ssn", "US_SSN": "us_ssn", "ZIP_CODE": "location", "postalcode": "location",
    "DATE_OF_BIRTH": "date_of_birth", "MEDICAL_RECORD_NUMBER": "medical_record_number", "IBAN": "iban",
    "STREET_ADDRESS": "postal_address",
}  # fmt: skip
"""Types of the other peers."""

_LIKE = {"location": {"postal_address"}, "postal_address": {"location"}}


def ours(type_: str) -> str:
    """A peer's type under our id; its own name in lower case where there is no like among ours."""
    return PRESIDIO.get(type_) or OTHERS.get(type_) or (type_ or "any").lower()


@cache
def answers(kind: str) -> frozenset[str]:
    """The ids that are right for a kind: itself, those whose numbers are the same count, any plate for a plate."""
    known = kinds()
    same = {kind, *(known[kind].same_as if kind in known else ()), *_LIKE.get(kind, ())}
    same |= {other.id for other in known.values() if kind in other.same_as}
    if kind.endswith("vehicle_plate"):
        same |= {"vehicle_plate"} if kind != "vehicle_plate" else {each for each in known if each.endswith(kind)}
    return frozenset(same)
