"""Germany, Austria, Switzerland, Liechtenstein."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.checks import by_stdnum
from strongroom.discovery.core.detect.numbers.rule import BARE, CERTAIN, FAIR, STRONG, WEAK, Rule, number


def _is_rvnr(text: str) -> bool:
    """Deutsche Rentenversicherung, § 2 VKVV: weights 2 1 2 5 7 1 2 1 2 1 2 1 over digit sums, the letter as two digits."""
    if not (text[:8] + text[9:]).isdigit() or not text[8].isalpha():
        return False
    digits = text[:8] + f"{ord(text[8]) - 64:02d}" + text[9:11]
    products = (int(sign) * weight for sign, weight in zip(digits, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True))
    return sum(product // 10 + product % 10 for product in products) % 10 == int(text[11])


def _is_kvnr(text: str) -> bool:
    """§ 290 SGB V: the letter as two digits, weights 1 and 2, digit sums, last digit of the sum."""
    digits = f"{ord(text[0]) - 64:02d}{text[1:9]}"
    if not text[1:].isdigit():
        return False
    products = (int(sign) * (1 + at % 2) for at, sign in enumerate(digits))
    return sum(product // 10 + product % 10 for product in products) % 10 == int(text[9])


def _is_listed(text: str) -> bool:
    """HRA or HRB and a number (Handelsregisterverordnung § 3)."""
    return text[:3] in {"HRA", "HRB"}


def _is_idnr(digits: str) -> bool:
    """BZSt: as python-stdnum has it, and never three equal digits in a row."""
    return not any(digit * 3 in digits[:10] for digit in "0123456789") and _IDNR(digits)


def _is_lanr(digits: str) -> bool:
    """KBV: the first six digits weighted 4 and 9 by turns; the seventh makes the sum up to a whole ten."""
    return (sum(int(sign) * (4, 9)[at % 2] for at, sign in enumerate(digits[:6])) + int(digits[6])) % 10 == 0


def _is_bsnr(digits: str) -> bool:
    """The first two digits are the association of physicians (KBV), none of which is 00."""
    return digits[:2] != "00"


_IDNR = by_stdnum("de.idnr")


_ICAO = {str(n): n for n in range(10)} | {chr(55 + n): n for n in range(10, 36)}


def _is_document(text: str) -> bool:
    """Nine signs; with a tenth digit that one checks them (ICAO 9303 part 3, 4.9). No vowels are used."""
    if any(sign in "AEIOUBDQSU" for sign in text[:9]) and not text.isdigit():
        return False
    return len(text) == 9 or sum(_ICAO[sign] * (7, 3, 1)[at % 3] for at, sign in enumerate(text[:9])) % 10 == int(
        text[9]
    )


_DOCUMENT = "[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}[0-9]?"
"""The first is a letter that stands for the office (Passverordnung, Personalausweisverordnung)."""

RULES: tuple[Rule, ...] = (
    number("de_idnr", ("German tax ID", "Tyskt skatte-id"), "9{11}", "steuer-id, steuer-identifikationsnummer, steueridentifikationsnummer, steuerliche identifikationsnummer, identifikationsnummer, idnr, idnr., id-nr, id-nr., tax id, tin, steuer id, steuer-idnr, german tax id, steuerid, steuerliche identifikation, persönliche identifikationsnummer, steuer identifikation, bzst, steuernummer",
           category="tax_id", odds=STRONG, check=_is_idnr, forms="99 999 999 999"),
    number("de_stnr", ("German tax number", "Tyskt skattenummer"), "9{10}|9{11}|9{13}", "steuernummer, steuer-nr, steuernr, st.-nr., st.-nr, stnr, st-nr, st.nr, finanzamt, tax number, steuer nr, umsatzsteuer, einkommensteuer, körperschaftsteuer, gewerbesteuer, steuerveranlagung, steuerbescheid", role="tax", odds=WEAK, forms="999/999/99999|99/999/99999|999/9999/9999"),
    number("de_vat", ("German VAT number", "Tyskt momsnummer"), "AA9{9}|9{9}", "ust-idnr, ust-id, ust-idnr., ustidnr, ust-id-nr, ust-id-nr., ust.-idnr., ust id, umsatzsteuer-id, umsatzsteuer-identifikationsnummer, umsatzsteueridentifikationsnummer, vat, vat id, mehrwertsteuer, bundeszentralamt für steuern, steueridentifikation",
           role="vat", odds=STRONG, forms="AA9{9}|AA 9{9}|AA 999 999 999"),
    number("de_handelsregisternummer", ("German trade register number", "Tyskt handelsregisternummer"), "AAA9{1}|AAA9{2}|AAA9{3}|AAA9{4}|AAA9{5}|AAA9{6}", "handelsregister, hrb, hra, handelsregisternummer, registergericht, amtsgericht, trade register, registernummer, hr-nummer, registerauszug, handelsregistereintrag, handelsregisterblattnummer, firma, gesellschaft, gmbh, einzelkaufmann, einzelkauffrau", role="firm", check=_is_listed, odds=BARE),
    number("de_handelsregisternummer", ("German trade register number", "Tyskt handelsregisternummer"), "9{4}|9{5}|9{6}", "hrb, hra", role="firm", check=str.isdigit, odds=BARE),
    number("de_svnr", ("German social security number", "Tyskt socialförsäkringsnummer"), "9{8}A999", "rentenversicherungsnummer, sozialversicherungsnummer, sv-nummer, rvnr, svnr, sv-nr, versicherungsnummer, rentenversicherung, rv-nummer, sozialversicherung, vsnr, social security number, rente, deutsche rentenversicherung, drv, sozialversicherungsausweis, rentenausweis", category="eu_national_id", odds=CERTAIN, check=_is_rvnr, stdnum="", forms="9{8}A999|99 9{6} A 999|99 9{6}A999"),
    number("de_kvnr", ("German health insurance number", "Tyskt sjukförsäkringsnummer"), "A9{9}", "krankenversichertennummer, krankenversicherungsnummer, versichertennummer, kvnr, kv-nummer, versicherten-nr, krankenkasse, gesundheitskarte, egk-nummer, egk, health insurance number, versichertennr, kvnr., krankenversicherung, gkv, elektronische gesundheitskarte, gesetzliche krankenversicherung, krankenversicherungsausweis, versichertenausweis, versichertenkarte, aok, tkk, barmer, dak", role="health", odds=FAIR, check=_is_kvnr, stdnum=""),
    number("de_lanr", ("German physician number", "Tyskt läkarnummer"), "9{9}", "lanr, arztnummer, lebenslange arztnummer, arzt-nr, arztnr, arzt nr, arzt-nummer, vertragsarzt, kassenarzt, niedergelassener arzt, hausarzt, facharzt, behandelnder arzt, kbv, kassenärztliche vereinigung, rezept, verschreibung, kv-nummer", category="other_identifier", role="other", odds=WEAK, check=_is_lanr, stdnum=""),
    number("de_bsnr", ("German practice number", "Tyskt mottagningsnummer"), "9{9}", "bsnr, betriebsstättennummer, betriebsstätten-nr, betriebsstätten-nummer, betriebsstätte, praxisnummer, arztpraxis, nebenbetriebsstätte, hauptbetriebsstätte, vertragsarztpraxis, praxisadresse", category="other_identifier", role="other", odds=BARE, check=_is_bsnr, checked="structure", stdnum=""),
    number("de_passport", ("German passport", "Tyskt pass"), "", "reisepass, passnummer, pass-nr, pass-nr., passnr, pass nr, reisepassnummer, reisepass-nr, german passport, passport number, pass, passport, dokumentennummer, ausweisdokument, mrz", role="passport", odds=BARE, check=_is_document, stdnum="", pattern=_DOCUMENT),
    number("de_id_card", ("German identity card", "Tyskt id-kort"), "", "personalausweis, personalausweisnummer, ausweisnummer, ausweis-nr, ausweisnr, personalausweis-nr, perso, german id card, id card number, ausweis nr, ausweis, ausweisdokument, dokumentennummer, npa, neuer personalausweis, bundespersonalausweis, identity card, national id", category="state_id_card", role="card", odds=BARE, check=_is_document, stdnum="", pattern=_DOCUMENT),
    number("de_driver_licence", ("German driving licence", "Tyskt körkort"), "", "führerschein, führerscheinnummer, führerscheinnr, führerschein-nr, führerschein nr, fahrerlaubnis, fs-nr, fahrerlaubnisnummer, fahrerlaubnisklasse, führerscheininhaber, kba, kraftfahrt-bundesamt, driving licence, driving license, driver's license, licence number, license number, dokument nr, dokument-nr, feld 5", role="licence", odds=BARE, stdnum="", pattern="[A-Z][0-9A-Z][0-9][0-9A-Z]{6}[0-9][0-9A-Z]"),
    number("de_wkn", ("German securities code", "Tysk värdepapperskod"), "A9AAAA|A99999|9{6}", "wkn, wertpapierkennnummer", role="other", category="", odds=BARE),
    number("de_leitweg", ("German Leitweg-ID", "Tyskt Leitweg-ID"), "9{10}|9{12}", "leitweg-id, leitweg", role="other", signs_matter=True, odds=BARE),
    number("at_vnr", ("Austrian social security number", "Österrikiskt socialförsäkringsnummer"), "9{10}", "sozialversicherungsnummer, svnr, sv-nummer, sv-nr, vsnr, vnr, versicherungsnummer, sozialversicherung, e-card, austrian social security number", category="eu_national_id", odds=FAIR, forms="9999 9{6}"),
    number("at_tin", ("Austrian tax number", "Österrikiskt skattenummer"), "9{9}", "abgabenkontonummer, steuernummer, st.nr, steuer-nr, tax number", role="tax", forms="99-999/9999"),
    number("at_uid", ("Austrian VAT number", "Österrikiskt momsnummer"), "AAA9{8}|A9{8}", "uid, uid-nummer, uid-nr, ust-idnr, umsatzsteuer-identifikationsnummer, vat", role="vat", odds=CERTAIN, forms="AAA9{8}|AA A9{8}"),
    number("at_businessid", ("Austrian company register number", "Österrikiskt firmabuchnummer"), "AA9{5}A|AA9{6}A|9{5}A|9{6}A", "firmenbuch, firmenbuchnummer, fn, fb-nr, firmenbuch-nr", role="firm", signs_matter=True, odds=WEAK),
    number("at_passport", ("Austrian passport", "Österrikiskt pass"), "A9{7}|AA9{7}", "reisepassnummer, reisepass, passnummer", role="passport", odds=BARE, stdnum=""),
    number("ch_ssn", ("Swiss AHV number", "Schweiziskt AHV-nummer"), "9{13}", "ahv, ahv-nummer, ahv-nr, ahvn13, ahvn, avs, numéro avs, no avs, n° avs, numero avs, sozialversicherungsnummer, versichertennummer, ahv nr, oasi", category="eu_national_id", odds=CERTAIN, forms="999.9999.9999.99|9{13}|999 9999 9999 99"),
    number("ch_uid", ("Swiss business ID", "Schweiziskt företags-id"), "AAA9{9}|9{9}", "uid, ide, idi, uid-nummer, unternehmens-identifikationsnummer, handelsregister, numéro ide", role="firm", odds=CERTAIN, forms="AAA-999.999.999|AAA9{9}"),
    number("ch_vat", ("Swiss VAT number", "Schweiziskt momsnummer"), "AAA9{9}AAAA|AAA9{9}AAA", "mwst, mwst-nr, mwst-nummer, tva, iva, mehrwertsteuernummer, vat, n° tva, no tva", role="vat", odds=CERTAIN, forms="AAA-999.999.999 AAAA|AAA-999.999.999 AAA", same_as=("ch_uid",)),
    number("ch_passport", ("Swiss passport", "Schweiziskt pass"), "A9{7}|A9{8}", "passnummer, reisepass, numéro de passeport, swiss passport", role="passport", odds=BARE, stdnum=""),
    number("ch_esr", ("Swiss payment reference", "Schweizisk betalningsreferens"), "9{27}|9{26}|9{16}", "esr, referenznummer, qr-referenz, référence, isr, referenz", role="other", odds=BARE),
    number("li_peid", ("Liechtenstein tax ID", "Liechtensteinskt skatte-id"), "9{4}|9{5}|9{6}|9{7}|9{8}|9{9}|9{10}|9{11}|9{12}", "peid, pe-id, peid-nummer, personenidentifikationsnummer", role="tax", odds=BARE),
)  # fmt: skip
