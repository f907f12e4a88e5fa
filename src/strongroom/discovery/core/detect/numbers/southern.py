"""Italy, San Marino, Malta, Spain, Andorra, Portugal, Greece, Cyprus."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.checks import by_stdnum
from strongroom.discovery.core.detect.numbers.rule import BARE, CERTAIN, FAIR, STRONG, WEAK, Rule, number

_FISCAL = "AAAAAA99A99A999A"
_OMOCODIA = (
    f"{_FISCAL}|AAAAAA99A99A99AA|AAAAAA99A99AAAAA|AAAAAA9AA99A999A|AAAAAA99A9AA999A|AAAAAA99A99AA99A|AAAAAA99A99A9A9A"
)


def _is_short_dni(text: str) -> bool:
    """An old number without the zeros before it."""
    return _IS_DNI(text.zfill(9))


_IS_DNI = by_stdnum("es.dni")

RULES: tuple[Rule, ...] = (
    number("it_codicefiscale", ("Italian fiscal code", "Italienskt codice fiscale"), _OMOCODIA + "|9{11}", "codice fiscale, cod. fiscale, cod.fisc., cod fisc, c.f., cf, codice fisc., fiscal code, italian fiscal code, tax code", category="eu_national_id", odds=CERTAIN, forms=_OMOCODIA + "|AAA AAA 99A99 A999A|AAAAAA 99A99 A999A"),
    number("it_iva", ("Italian VAT number", "Italienskt momsnummer"), "9{11}|AA9{11}", "partita iva, p.iva, p. iva, piva, p.i., p. i.v.a., part. iva, iva, vat, pi", role="vat", odds=FAIR, forms="AA9{11}|AA 9{11}"),
    number("it_passport", ("Italian passport", "Italienskt pass"), "AA9{7}", "passaporto, numero passaporto, n. passaporto, passaporto n, passaporto n., passport, italian passport, documento di viaggio, passaporto elettronico", role="passport", odds=BARE, stdnum=""),
    number("it_driver_licence", ("Italian driving licence", "Italienskt körkort"), "AA9{7}A", "patente, patente di guida, numero patente, n. patente, patente n, patente n., driving licence, italian driver's license, driver's license, license, licenza, licenza di guida", role="licence", odds=BARE, pattern="U1[0-9B-DF-HJ-NP-TV-Z]{7}[A-Z]|[A-Z]{2}[0-9]{7}[A-Z]", stdnum=""),
    number("it_id_card", ("Italian identity card", "Italienskt id-kort"), "AA99999AA|AA9{7}|9{7}AA|AA9{6}", "carta d'identità, carta d'identita, carta di identità, carta identità, c.i., cie, documento d'identità, numero carta d'identità, identity card, italian identity card, ci, carta identita", category="state_id_card", role="card", odds=BARE, stdnum=""),
    number("it_id_card", ("Italian identity card", "Italienskt id-kort"), "AA99999AA", "carta, identità, documento, carta elettronica, documento di riconoscimento", category="state_id_card", role="card", odds=BARE, stdnum=""),
    number("it_aic", ("Italian medicine code", "Italiensk läkemedelskod"), "A9{9}|9{9}", "aic, codice aic", role="other", odds=BARE),
    number("sm_coe", ("San Marino operator code", "San Marinos operatörskod"), "9{5}|9{6}|AA9{5}", "coe, c.o.e., codice operatore economico", role="tax", odds=BARE),
    number("mt_vat", ("Maltese VAT number", "Maltesiskt momsnummer"), "AA9{8}|9{8}", "vat, vat no, vat number, taxxa", role="vat", odds=STRONG, forms="AA9{8}|AA 9{8}|AA 9999-9999"),
    number("mt_id", ("Maltese identity card", "Maltesiskt id-kort"), "9{7}A|9{6}A|9{5}A", "karta tal-identità, identity card, id card, id no, maltese id", category="eu_national_id", odds=BARE, stdnum=""),
    number("es_dni", ("Spanish DNI", "Spanskt DNI"), "9{8}A", "dni, d.n.i., d.n.i, documento nacional de identidad, nif, dni nº, dni/nif, dni:, identificación", category="eu_national_id", odds=FAIR, forms="9{8}A|9{8}-A|99.999.999-A|99.999.999A", same_as=("es_nif",)),
    number("es_dni", ("Spanish DNI", "Spanskt DNI"), "9{7}A|9{6}A", "dni, d.n.i., documento nacional de identidad, nif, dni nº", category="eu_national_id", odds=WEAK, check=_is_short_dni, stdnum="es.dni", same_as=("es_nif",)),
    number("es_nie", ("Spanish NIE", "Spanskt NIE"), "A9{7}A", "nie, n.i.e., número de identidad de extranjero, identificación de extranjeros, foreigner number, nif, número de extranjero, número de identificación de extranjero", category="eu_national_id", odds=STRONG, forms="A9{7}A|A-9{7}-A|A-9{7}A|A9{7}-A", same_as=("es_nif",)),
    number("es_nif", ("Spanish NIF", "Spanskt NIF"), "9{8}A|A9{8}|A9{7}A|AA9{8}A|AAA9{8}|AAA9{7}A", "nif, n.i.f., nif/cif, número de identificación fiscal, nif iva, vat, iva, tax number", role="vat", odds=FAIR, forms="AA9{8}A|AAA9{8}|AAA9{7}A", same_as=("es_dni", "es_nie", "es_cif")),
    number("es_cif", ("Spanish CIF", "Spanskt CIF"), "A9{8}|A9{7}A", "cif, c.i.f., código de identificación fiscal", role="firm", odds=FAIR, forms="A9{8}|A-9{8}", same_as=("es_nif",)),
    number("es_ccc", ("Spanish bank account", "Spanskt bankkonto"), "9{20}", "ccc, código cuenta corriente, cuenta corriente, cuenta bancaria, número de cuenta, cuenta, c.c.c.", role="bank", odds=STRONG, forms="9999 9999 99 9{10}|9999-9999-99-9{10}|9999-9999-99 9{10}"),
    number("es_passport", ("Spanish passport", "Spanskt pass"), "AAA9{6}|AA9{6}|AAA9{6}A", "pasaporte, número de pasaporte, nº pasaporte, nº de pasaporte, pasaporte nº, passport, passport number, spanish passport", role="passport", odds=BARE, stdnum=""),
    number("es_nss", ("Spanish social security number", "Spanskt socialförsäkringsnummer"), "9{12}", "seguridad social, número de la seguridad social, nº seguridad social, nss, naf, número de afiliación, n.s.s.", role="person", category="eu_national_id", odds=FAIR, check=lambda text: int(text[:10]) % 97 == int(text[10:]) or int(text[:2] + text[3:10]) % 97 == int(text[10:]), stdnum="", forms="99/9{8}/99|99/9{10}"),
    number("es_cae", ("Spanish activity code", "Spansk verksamhetskod"), "AA99999A9999A", "cae, código de actividad y establecimiento", role="tax", odds=CERTAIN),
    number("es_cups", ("Spanish supply point", "Spansk leveranspunkt"), "AA9{16}AA|AA9{16}AA9A", "cups, punto de suministro, meter point number", role="other", odds=CERTAIN),
    number("ad_nrt", ("Andorran tax number", "Andorranskt skattenummer"), "A9{6}A", "nrt, n.r.t., número de registre tributari, nrt:", role="tax", odds=FAIR, forms="A-9{6}-A"),
    number("pt_nif", ("Portuguese NIF", "Portugisiskt NIF"), "9{9}|AA9{9}", "nif, nipc, contribuinte, número de contribuinte, nº contribuinte, n.º contribuinte, número de identificação fiscal, nº de contribuinte, iva, vat", role="vat", category="tax_id", odds=WEAK, forms="AA9{9}|AA 9{9}|AA 999 999 999"),
    number("pt_cc", ("Portuguese citizen card", "Portugisiskt medborgarkort"), "9{9}AA9|9{9}999|9{9}A99|9{9}9A9", "cartão de cidadão, cartao de cidadao, cc, número de cartão de cidadão, bilhete de identidade, n.º cc, nº cc, citizen card, número cc", category="eu_national_id", odds=STRONG, forms="9{8} 9 AA9|9{8} 9AA9|9{9}AA9"),
    number("pt_niss", ("Portuguese social security number", "Portugisiskt socialförsäkringsnummer"), "9{11}", "niss, segurança social, número de segurança social, nº segurança social", category="eu_national_id", odds=BARE, stdnum=""),
    number("gr_amka", ("Greek AMKA", "Grekiskt AMKA"), "9{11}", "amka, αμκα, α.μ.κ.α., αριθμός μητρώου κοινωνικής ασφάλισης, α.μ.κ.α, a.m.k.a.", category="eu_national_id", odds=FAIR),
    number("gr_vat", ("Greek VAT number", "Grekiskt skattenummer"), "9{9}|AA9{9}", "afm, αφμ, α.φ.μ., φπα, fpa, a.f.m., αριθμός φορολογικού μητρώου, vat", role="vat", odds=WEAK, forms="AA9{9}|AA 9{9}"),
    number("gr_id_card", ("Greek identity card", "Grekiskt id-kort"), "AA9{6}|A9{6}", "αδτ, α.δ.τ., ταυτότητα, αριθμός ταυτότητας, adt, greek identity card, identity card", category="state_id_card", role="card", odds=BARE, stdnum=""),
    number("cy_vat", ("Cypriot VAT number", "Cypriotiskt momsnummer"), "9{8}A|AA9{8}A", "vat, vat no, φπα, αριθμός εγγραφής φ.π.α., fpa", role="vat", odds=FAIR, forms="AA9{8}A|AA-9{8}A|AA 9{8}A"),
)  # fmt: skip
