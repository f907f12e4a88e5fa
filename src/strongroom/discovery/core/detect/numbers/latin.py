"""Central and South America, the Caribbean."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.rule import BARE, CERTAIN, FAIR, STRONG, WEAK, Rule, number

RULES: tuple[Rule, ...] = (
    number("mx_curp", ("Mexican CURP", "Mexikanskt CURP"), "AAAA9{6}AAAAAA99|AAAA9{6}AAAAAAA9", "curp, clave única de registro de población, clave unica de registro de poblacion", role="person", odds=CERTAIN),
    number("mx_rfc", ("Mexican RFC", "Mexikanskt RFC"), "|".join(f"{name}9{{6}}{tail}" for name in ("AAA", "AAAA") for tail in ("AAA", "AA9", "A9A", "9AA", "A99", "9A9", "99A", "999")), "rfc, registro federal de contribuyentes, r.f.c.", role="tax", odds=STRONG, forms="|".join(f"{name}{sep}9{{6}}{sep}{tail}" for name in ("AAA", "AAAA") for sep in ("", "-") for tail in ("AAA", "AA9", "A9A", "9AA", "A99", "9A9", "99A"))),
    number("mx_nss", ("Mexican social security number", "Mexikanskt socialförsäkringsnummer"), "9{11}", "nss, imss, número de seguridad social, numero de seguro social, seguro social", role="person", odds=BARE, stdnum="luhn"),
    number("ar_dni", ("Argentinian DNI", "Argentinskt DNI"), "9{8}|9{7}", "dni, d.n.i., documento, documento nacional de identidad, dni nº", role="person", odds=BARE),
    number("ar_cuit", ("Argentinian CUIT", "Argentinskt CUIT"), "9{11}", "cuit, cuil, c.u.i.t., cuit/cuil, cdi", role="tax", odds=FAIR, forms="99-9{8}-9"),
    number("ar_cbu", ("Argentinian bank account CBU", "Argentinskt bankkonto CBU"), "9{22}", "cbu, clave bancaria uniforme, c.b.u.", role="bank", odds=STRONG, forms="9{22}|9{8} 9{14}"),
    number("br_cpf", ("Brazilian CPF", "Brasilianskt CPF"), "9{11}", "cpf, c.p.f., cadastro de pessoas físicas, cpf nº, cpf/mf", role="person", category="tax_id", odds=STRONG, forms="999.999.999-99"),
    number("br_cnpj", ("Brazilian CNPJ", "Brasilianskt CNPJ"), "9{14}", "cnpj, c.n.p.j., cadastro nacional da pessoa jurídica, cnpj/mf, cgc", role="firm", odds=CERTAIN, pattern="[0-9A-Z]{12}[0-9]{2}", forms="99.999.999/9999-99"),
    number("br_cnh", ("Brazilian driving licence", "Brasilianskt körkort"), "9{11}", "cnh, carteira nacional de habilitação, habilitação", role="licence", odds=BARE, stdnum=""),
    number("br_rg", ("Brazilian RG", "Brasilianskt RG"), "9{9}|9{8}A|9{8}", "rg, registro geral, identidade, carteira de identidade, r.g.", category="state_id_card", role="card", odds=BARE, stdnum=""),
    number("cl_rut", ("Chilean RUT", "Chilenskt RUT"), "9{8}|9{9}|9{7}A|9{8}A|AA9{9}|AA9{8}A", "rut, run, r.u.t., rol único tributario, rol unico tributario", role="person", category="tax_id", odds=FAIR, forms="99.999.999-9|99.999.999-A|9.999.999-9|9{8}-9|9{8}-A"),
    number("co_nit", ("Colombian NIT", "Colombianskt NIT"), "9{9}|9{10}|9{8}|9{11}", "nit, n.i.t., cédula, cedula, cédula de ciudadanía, rut, nit.", role="tax", odds=WEAK, forms="999.999.999-9"),
    number("cr_cpf", ("Costa Rican cédula", "Costaricanskt id-nummer"), "9{9}|9{10}", "cédula, cedula, cédula de identidad, cpf, cédula de persona física, cedula de persona fisica, cédula física", role="person", odds=BARE, forms="9-9999-9999"),
    number("cr_cpj", ("Costa Rican company number", "Costaricanskt företagsnummer"), "9{10}", "cédula jurídica, cedula juridica, cpj, cédula de persona jurídica", role="firm", odds=WEAK, forms="9-999-9{6}"),
    number("cr_cr", ("Costa Rican foreigner number", "Costaricanskt utlänningsnummer"), "9{11}|9{12}", "dimex, cédula de residencia, cedula de residencia, residencia, cr", role="person", odds=BARE),
    number("cu_ni", ("Cuban identity number", "Kubanskt id-nummer"), "9{11}", "carné de identidad, carne de identidad, número de identidad, ci, ni, carnet de identidad, identidad", role="person", odds=BARE),
    number("do_cedula", ("Dominican cédula", "Dominikanskt id-nummer"), "9{11}", "cédula, cedula, cédula de identidad, cédula de identidad y electoral", role="person", odds=FAIR, forms="999-9{7}-9"),
    number("do_rnc", ("Dominican RNC", "Dominikanskt RNC"), "9{9}", "rnc, r.n.c., registro nacional del contribuyente, registro nacional de contribuyentes", role="tax", odds=WEAK, forms="9-99-99999-9"),
    number("do_ncf", ("Dominican receipt number", "Dominikanskt kvittonummer"), "A9{10}|A9{12}|A9{18}", "ncf, e-ncf, comprobante fiscal, número de comprobante fiscal", role="other", odds=BARE),
    number("ec_ci", ("Ecuadorian identity number", "Ecuadorianskt id-nummer"), "9{10}", "cédula, cedula, ci, c.i., cédula de identidad, cédula de ciudadanía", role="person", odds=WEAK, forms="9{9}-9"),
    number("ec_ruc", ("Ecuadorian RUC", "Ecuadorianskt RUC"), "9{13}", "ruc, r.u.c., registro único de contribuyentes, registro unico de contribuyentes", role="tax", odds=WEAK, forms="9{10}-999"),
    number("gt_nit", ("Guatemalan NIT", "Guatemalanskt NIT"), "9{7}|9{8}|9{6}A|9{7}A|9{6}|9{5}", "nit, n.i.t., número de identificación tributaria", role="tax", odds=WEAK, forms="9{6}-A|9{7}-A"),
    number("pe_cui", ("Peruvian identity number", "Peruanskt id-nummer"), "9{8}|9{9}|9{8}A", "dni, cui, documento nacional de identidad, cédula única de identidad", role="person", odds=BARE, forms="9{8}-9"),
    number("pe_ruc", ("Peruvian RUC", "Peruanskt RUC"), "9{11}", "ruc, r.u.c., registro único de contribuyentes", role="tax", odds=FAIR),
    number("py_ruc", ("Paraguayan RUC", "Paraguayanskt RUC"), "9{5}|9{6}|9{7}|9{8}|9{9}", "ruc, r.u.c., registro único de contribuyentes", role="tax", odds=WEAK, forms="9{8}-9"),
    number("sv_nit", ("Salvadoran NIT", "Salvadoranskt NIT"), "9{14}|AA9{14}", "nit, n.i.t., número de identificación tributaria", role="tax", odds=FAIR, forms="9999-9{6}-999-9"),
    number("uy_rut", ("Uruguayan RUT", "Uruguayanskt RUT"), "9{12}|AA9{12}", "rut, r.u.t., registro único tributario", role="tax", odds=FAIR, forms="99-9{6}-999-9"),
    number("uy_ci", ("Uruguayan identity number", "Uruguayanskt id-nummer"), "9{8}|9{7}", "cédula de identidad, cédula, ci, c.i.", role="person", odds=WEAK, check=lambda text: sum(w * int(c) for w, c in zip((2, 9, 8, 7, 6, 3, 4, 1), text.zfill(8), strict=True)) % 10 == 0, stdnum="", forms="9.999.999-9"),
    number("ve_rif", ("Venezuelan RIF", "Venezuelanskt RIF"), "A9{9}", "rif, r.i.f., registro de identificación fiscal, cédula", role="tax", odds=FAIR, forms="A-9{8}-9|A9{9}|A-9{9}"),
)  # fmt: skip
