"""Numbers that know no border: payment cards, IBAN, VAT of the Union, devices."""

from __future__ import annotations

from dataclasses import replace

from strongroom.discovery.core.catalogue import kind
from strongroom.discovery.core.detect.numbers.cards import is_air_card, is_card
from strongroom.discovery.core.detect.numbers.rule import FAIR, STRONG, WEAK, Odds, Rule, number, templates

CARD_ODDS = Odds(0.66, 0.66, 0.98)
CARD = Rule(
    kind=kind("card_pan", "card_pan", checked_by="checksum", linkable=True),
    shapes=templates("|".join(f"9{{{length}}}" for length in range(12, 20))),
    forms=templates(
        "9{16}|9{15}|9{4} 9{4} 9{4} 9{4}|9{4}-9{4}-9{4}-9{4}|9{4} 9{6} 9{5}|9{4}-9{6}-9{5}|9{4} 9{6} 9{4}|9{4} 9{4} 9{4} 9{4} 9{3}|9{19}|9{14}|9{13}"
    ),
    labels=(
        "card",
        " card number",
        " card no",
        " card nr",
        " card #",
        " credit card",
        " credit card number",
        " debit card",
        " creditcard",
        " payment card",
        " cc",
        "visa",
        " mastercard",
        " master card",
        " amex",
        " american express",
        " maestro",
        " diners",
        " discover",
        " jcb",
        " unionpay",
        " pan",
        " cardnumber",
        "kort",
        " kortnummer",
        " kortnr",
        " kreditkort",
        " betalkort",
        " bankkort",
        " kontokort",
        " kortet",
        " kreditkortsnummer",
        " kreditkarte",
        " carte",
        "carte bancaire",
        " carte de crédit",
        " tarjeta",
        " carta di credito",
        " luottokortti",
        " betalingskort",
        " credit cards",
        " credit",
        " cc number",
    ),
    role="card",
    odds=CARD_ODDS,
    check=is_card,
    module="",
)
CARD = replace(CARD, labels=tuple(label.strip() for label in CARD.labels))
AIR_CARD = replace(CARD, shapes=templates("9{15}"), forms=frozenset(), check=is_air_card)

_NATIONAL_VAT = (
    "at_uid",
    "be_vat",
    "bg_vat",
    "cy_vat",
    "cz_dic",
    "de_vat",
    "dk_cvr",
    "ee_kmkr",
    "es_nif",
    "fi_alv",
    "fr_tva",
    "gr_vat",
    "hr_oib",
    "hu_anum",
    "ie_vat",
    "it_iva",
    "lt_pvm",
    "lu_tva",
    "lv_pvn",
    "mt_vat",
    "nl_btw",
    "pl_nip",
    "pt_nif",
    "ro_cf",
    "se_vat",
    "si_ddv",
    "sk_dph",
)

RULES: tuple[Rule, ...] = (
    CARD,
    AIR_CARD,
    number("eu_vat", ("EU VAT number", "Momsnummer inom EU"), "AA9{8}|AA9{9}|AA9{10}|AA9{11}|AA9{12}|AA9{7}A|AA9{9}A99|AAA9{8}|AAA9{7}A|AA9{8}A", "eu vat, eu vat number, vies, european vat", role="vat", odds=FAIR, same_as=_NATIONAL_VAT),
    number("eu_oss", ("EU one-stop-shop number", "OSS-nummer"), "AA9{9}|AA9{10}", "oss, ioss, one stop shop, moss", role="vat", odds=FAIR),
    number("eu_at_02", ("SEPA creditor identifier", "SEPA-borgenärsid"), "AA99AAA9{8}A|AA99AAA9{11}|AA99AAA9{9}|AA9{13}|AA9{15}A|AA9{13}A|AA99AAA9{10}", "creditor identifier, sepa, at-02, gläubiger-id, gläubiger-identifikationsnummer, creditor id, sepa creditor identifier, ci", role="bank", odds=STRONG),
    number("eu_excise", ("EU excise number", "Punktskattenummer"), "AA9{11}|AAA9{11}|AA9{6}A9{4}|AA999AAA", "excise, excise number, seed, accijnsnummer, excise no", role="tax", odds=WEAK),
    number("eu_eic", ("EU energy code", "Energikod"), "99AAAAAAAAAA|99A9{12}A|99A9{13}", "eic, eic code", role="other", odds=WEAK, category=""),
    number("imei", ("Device number IMEI", "Enhetsnummer IMEI"), "9{15}|9{16}|9{14}", "imei, international mobile equipment identity, imei number, imei no, imeisv, imei-nummer", role="other", category="device_id", odds=WEAK, stdnum="imei", forms="99-9{6}-9{6}-9"),
    number("imsi", ("Subscriber number IMSI", "Abonnentnummer IMSI"), "9{15}|9{14}", "imsi, international mobile subscriber identity", role="other", category="device_id", odds=WEAK, stdnum="imsi"),
)  # fmt: skip
