"""Sweden, Norway, Denmark, Finland, Iceland, the Faroes."""

from __future__ import annotations

from functools import partial

from stdnum.fi import hetu

from strongroom.discovery.core.detect.numbers import swedish
from strongroom.discovery.core.detect.numbers.checks import guarded, luhn, weighted
from strongroom.discovery.core.detect.numbers.rule import BARE, CERTAIN, FAIR, STRONG, WEAK, Odds, Rule, number

_NO_FIRST = weighted((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), 11)
_NO_SECOND = weighted((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 11)
_NO_ACCOUNT = weighted((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 11)


def _is_fodselsnummer(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    day = day - 40 if day > 40 else day
    month = month - 80 if month > 80 else month - 40 if month > 40 else month
    return 1 <= day <= 31 and 1 <= month <= 12 and _NO_FIRST(digits[:10]) and _NO_SECOND(digits)


_IS_HETU = guarded(partial(hetu.is_valid, allow_temporary=True))
"""The numbers 900 to 999 are given for a time (Digital and Population Data Services Agency), and count too."""


def _is_clearing_and_account(digits: str) -> bool:
    """Clearing number 1000 to 9999 (Bankgirot, "Bankernas kontonummer"); the banks' own checks differ by series."""
    return digits[0] != "0"


RULES: tuple[Rule, ...] = (
    number("se_personnummer", ("Swedish personnummer", "Personnummer"), "9{10}|9{12}",
           "personnummer, personnr, pers.nr, persnr, pnr, p.nr, personal number, personal identity number, person nr, pers nr,"
           " person-nr, ssn, swedish personal number, födelsedata, swedish social security number, personnumret, persnummer, svensk id",
           category="se_personnummer", odds=STRONG, check=swedish.is_personnummer, canonical=swedish.twelve,
           forms="9{6}-9{4}|9{8}-9{4}|9{6}+9{4}"),
    number("se_personnummer", ("Swedish personnummer", "Personnummer"), "9{10}|9{12}", "", category="se_personnummer",
           odds=Odds(0.1, 0.6, 0.9), check=swedish.is_personnummer_without_hyphen, canonical=swedish.twelve),
    number("se_samordningsnummer", ("Swedish samordningsnummer", "Samordningsnummer"), "9{10}|9{12}",
           "samordningsnummer, samordningsnr, samordn.nr, coordination number, personnummer, personnr",
           category="se_samordningsnummer", odds=STRONG, check=swedish.is_samordningsnummer, canonical=swedish.twelve, stdnum="",
           forms="9{6}-9{4}|9{8}-9{4}"),
    number("se_orgnr", ("Swedish organisation number", "Organisationsnummer"), "9{10}",
           "organisationsnummer, organisationsnr, org.nr, org nr, orgnr, org.nummer, org-nr, orgnummer, företagsnummer,"
           " company registration number, organisation number, corporate identity number, company identity code, company identity number",
           role="firm", odds=FAIR, check=luhn, forms="9{6}-9{4}"),
    number("se_vat", ("Swedish VAT number", "Svenskt momsregistreringsnummer"), "AA9{12}|9{12}",
           "vat, vat-nr, momsnr, momsregistreringsnummer, momsreg.nr, moms nr, moms, vat-nummer, vat no, momsnummer, vat number",
           role="vat", odds=STRONG, check=swedish.is_vat, forms="AA9{12}|AA 9{12}|AA9{6}-9{6}"),
    number("se_bankgiro", ("Swedish bankgiro", "Bankgiro"), "9{7}|9{8}", "bankgiro, bankgironr, bankgironummer, bg, bg-nr, bg nr",
           role="bank", odds=WEAK, check=luhn, stdnum="", forms="999-9999|9999-9999"),
    number("se_plusgiro", ("Swedish plusgiro", "Plusgiro"), "9{5}|9{6}|9{7}|9{8}",
           "plusgiro, postgiro, plusgironr, plusgironummer, pg, pg-nr, pg nr", role="bank", odds=BARE, check=luhn, stdnum=""),
    number("se_bank_account", ("Swedish bank account", "Svenskt bankkonto"), "9{10}|9{11}|9{12}|9{13}|9{14}|9{15}",
           "clearing, clearingnummer, clearingnr, clearing nr, kontonummer, kontonr, konto nr, konto, bankkonto, personkonto,"
           " lönekonto, sparkonto, account number, bank account", role="bank", odds=BARE, check=_is_clearing_and_account, stdnum=""),
    number("se_passport", ("Swedish passport", "Svenskt pass"), "9{8}|AA9{7}",
           "passnummer, passnr, pass nr, pass-nr, pass, passport, passport number, passport no", role="passport", odds=BARE, stdnum=""),
    number("se_driver_licence", ("Swedish driving licence", "Svenskt körkort"), "9{10}|9{12}",
           "körkort, körkortsnummer, körkortsnr, körkortet", role="licence", odds=BARE, check=swedish.is_personnummer, stdnum=""),
    number("no_fodselsnummer", ("Norwegian fødselsnummer", "Norskt fødselsnummer"), "9{11}",
           "fødselsnummer, fodselsnummer, fødselsnr, fodselsnr, fnr, f.nr, personnummer, d-nummer, norwegian birth number",
           category="no_fodselsnummer", odds=STRONG, check=_is_fodselsnummer, forms="9{11}|9{6} 9{5}"),
    number("no_kontonr", ("Norwegian bank account", "Norskt bankkonto"), "9{11}",
           "kontonummer, kontonr, konto nr, konto, bankkonto, account number, bank account", role="bank", odds=FAIR,
           check=_NO_ACCOUNT, forms="9999.99.99999|9999 99 99999"),
    number("no_orgnr", ("Norwegian organisation number", "Norskt organisationsnummer"), "9{9}",
           "organisasjonsnummer, organisasjonsnr, org.nr, orgnr, org nr, foretaksregisteret, organisation number", role="firm",
           same_as=("no_mva",)),
    number("no_mva", ("Norwegian VAT number", "Norskt momsnummer"), "AA9{9}AAA|9{9}AAA|9{9}", "mva, mva-nr, mva nr, mva-nummer, vat",
           role="vat", forms="AA9{9}AAA|9{9}AAA|AA 999 999 999 AAA|999 999 999 AAA", odds=STRONG, same_as=("no_orgnr",)),
    number("no_driver_licence", ("Norwegian driving licence", "Norskt körkort"), "9{11}", "førerkort, førerkortnummer, førerkortnr",
           role="licence", odds=BARE, stdnum=""),
    number("no_passport", ("Norwegian passport", "Norskt pass"), "9{8}|AAA9{5}|AAA9{6}|AA9{7}", "passnummer, pass nr, passnr, pass",
           role="passport", odds=BARE, stdnum=""),
    number("dk_cpr", ("Danish CPR number", "Danskt CPR-nummer"), "9{10}",
           "cpr, cpr-nr, cpr-nummer, cpr nr, cprnr, cpr nummer, cpr number, personnummer, personnr", category="dk_cpr", odds=FAIR,
           forms="9{6}-9{4}"),
    number("dk_cvr", ("Danish CVR number", "Danskt CVR-nummer"), "9{8}|AA9{8}",
           "cvr, cvr-nr, cvr nr, cvr-nummer, cvrnr, se-nr, momsnr, moms, cvr number", role="vat", forms="AA9{8}|AA 9{8}"),
    number("dk_bank_account", ("Danish bank account", "Danskt bankkonto"), "9{11}|9{12}|9{13}|9{14}",
           "reg.nr, reg nr, registreringsnr, kontonr, kontonummer, konto nr, konto", role="bank", odds=BARE, stdnum=""),
    number("dk_passport", ("Danish passport", "Danskt pass"), "9{9}", "pasnummer, pasnr, pas nr, pas", role="passport", odds=BARE, stdnum=""),
    number("dk_driver_licence", ("Danish driving licence", "Danskt körkort"), "9{8}", "kørekort, kørekortnummer, kørekortnr",
           role="licence", odds=BARE, stdnum=""),
    number("fi_hetu", ("Finnish henkilötunnus", "Finsk personbeteckning"), "9{6}999A|9{6}9999|9{6}A999A|9{6}A9999",
           "henkilötunnus, hetu, henkilotunnus, sotu, personbeteckning, finnish personal identity code, personal identity code,"
           " personnummer, hlötunnus, personbeteckningen", category="fi_hetu", odds=CERTAIN, check=_IS_HETU, signs_matter=True, forms="9{6}-999A|9{6}A999A|9{6}+999A|9{6}-9999|9{6}A9999"),
    number("fi_ytunnus", ("Finnish business ID", "Finskt FO-nummer"), "9{8}", "y-tunnus, ytunnus, fo-nummer, business id, ly-tunnus",
           role="firm", odds=FAIR, forms="9{7}-9", same_as=("fi_alv",)),
    number("fi_alv", ("Finnish VAT number", "Finskt momsnummer"), "AA9{8}|9{8}", "alv, alv nro, alv-nro, alv-numero, vat, moms",
           role="vat", odds=STRONG, forms="AA9{8}|AA 9{8}"),
    number("fi_veronumero", ("Finnish tax number", "Finskt skattenummer"), "9{12}", "veronumero, skattenummer, tax number", role="tax"),
    number("fi_associationid", ("Finnish association number", "Finskt föreningsnummer"), "9{4}|9{5}|9{6}",
           "yhdistysrekisterinumero, rekisterinumero, föreningsregisternummer, association number", role="firm", odds=BARE),
    number("fi_passport", ("Finnish passport", "Finskt pass"), "AA9{7}", "passin numero, passi, passinumero, passport number", role="passport", odds=BARE, stdnum=""),
    number("fi_driver_licence", ("Finnish driving licence", "Finskt körkort"), "9{6}999A|9{6}9999", "ajokortti, ajokortin numero", role="licence", odds=BARE, stdnum=""),
    number("is_kennitala", ("Icelandic kennitala", "Isländskt kennitala"), "9{10}", "kennitala, kt, kt., kennitölu", category="eu_national_id",
           odds=FAIR, stdnum="is_.kennitala", forms="9{6}-9{4}"),
    number("is_vsk", ("Icelandic VAT number", "Isländskt momsnummer"), "9{5}|9{6}|AA9{5}|AA9{6}", "vsk, vsk nr, vsk-númer, vsk númer, vat",
           role="vat", odds=BARE, stdnum="is_.vsk"),
    number("fo_vn", ("Faroese V-number", "Färöiskt V-nummer"), "9{6}|AA9{6}", "v-tal, vinnutal, v-number, vtal", role="tax", odds=BARE),
)  # fmt: skip
