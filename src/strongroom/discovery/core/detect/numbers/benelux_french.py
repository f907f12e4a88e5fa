"""France, Monaco, Belgium, Luxembourg, the Netherlands."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.rule import BARE, CERTAIN, FAIR, STRONG, WEAK, Rule, number

RULES: tuple[Rule, ...] = (
    number("fr_nir", ("French social security number", "Franskt personnummer (NIR)"), "9{15}|9{6}A9{8}|9{5}9A9{8}|9{13}", "nir, numéro de sécurité sociale, numero de securite sociale, sécurité sociale, securite sociale, n° sécurité sociale, n° de sécurité sociale, n° secu, no secu, numéro insee, insee, n° ss, nss, carte vitale, french social security number, numéro de sécu, num secu, n.i.r., numéro de ss, code insee",
           category="eu_national_id", odds=CERTAIN, forms="9{15}|9 99 99 99 999 999 99|9 99 99 9A 999 999 99|9{13} 99"),
    number("fr_nif", ("French tax number", "Franskt skattenummer"), "9{13}", "numéro fiscal, numero fiscal, n° fiscal, spi, nif, numéro fiscal de référence, référence fiscale, numéro d'immatriculation fiscale, identifiant fiscal, french tax number", role="tax", odds=FAIR, forms="99 99 999 999 999"),
    number("fr_siren", ("French company number SIREN", "Franskt företagsnummer SIREN"), "9{9}", "siren, n° siren, no siren, numéro siren, rcs", role="firm", odds=WEAK, forms="999 999 999", same_as=("fr_tva",)),
    number("fr_siret", ("French establishment number SIRET", "Franskt företagsnummer SIRET"), "9{14}", "siret, n° siret, no siret, numéro siret", role="firm", odds=FAIR, forms="999 999 999 99999"),
    number("fr_rcs", ("French trade registration", "Fransk handelsregistrering"), "9{9}", "rcs, r.c.s., registre du commerce", role="firm", odds=BARE, stdnum="fr.siren", same_as=("fr_siren",)),
    number("fr_tva", ("French VAT number", "Franskt momsnummer"), "AA9{11}|9{11}|AAA99{9}|AAAA9{9}|AA9A9{9}|A9{10}|9A9{9}", "tva, n° tva, no tva, numéro de tva, tva intracommunautaire, n° tva intracommunautaire, vat", role="vat", odds=STRONG, forms="AA9{11}|AA 99 999 999 999|AA 99 999999999|AA99 999 999 999"),
    number("fr_accise", ("French excise number", "Franskt punktskattenummer"), "AA9{6}A9{4}", "accise, n° d'accise, numéro d'accise", role="tax", odds=BARE),
    number("fr_passport", ("French passport", "Franskt pass"), "99AA99999", "passeport, n° passeport, n° de passeport, numéro de passeport, passport", role="passport", odds=BARE, stdnum=""),
    number("fr_id_card", ("French identity card", "Franskt id-kort"), "9{12}|A9A9AAA99|AAA9AA9A9|A99AAA9A9|AA9AAA9A9|A9AAA9999", "carte d'identité, carte nationale d'identité, cni, n° cni, numéro cni, n° carte d'identité", category="state_id_card", role="card", odds=BARE, stdnum="", pattern="(?=[A-Z]+[0-9]|[0-9]+[A-Z])[0-9BCDFGHJKLMNPRTVWXYZ]{9}"),
    number("fr_driver_licence", ("French driving licence", "Franskt körkort"), "9{12}|99AA99999", "permis de conduire, n° permis, numéro de permis, n° de permis, permis", role="licence", odds=BARE, stdnum=""),
    number("mc_tva", ("Monacan VAT number", "Monegaskiskt momsnummer"), "AA9{11}|9{11}", "tva, n° tva, vat", role="vat", odds=FAIR, forms="AA9{11}|AA 99 9999 99999|99 0000 99999", same_as=("fr_tva",)),
    number("be_nn", ("Belgian national number", "Belgiskt personnummer"), "9{11}", "rijksregisternummer, rijksregister, numéro national, registre national, insz, niss, rrn, numéro de registre national, nn, n° national, numero national, rijksregisternr, national number, nationaal nummer, nationalregisternummer",
           category="eu_national_id", odds=STRONG, forms="99.99.99-999.99|99.99.99-999-99|99 99 99 999 99|9{6}-999-99|9{6}-999.99", same_as=("be_ssn", "be_bis")),
    number("be_bis", ("Belgian BIS number", "Belgiskt BIS-nummer"), "9{11}", "bis, bis-nummer, numéro bis, bisnummer, bis number", category="eu_national_id", odds=STRONG, forms="99.99.99-999.99|99 99 99 999 99", same_as=("be_nn", "be_ssn")),
    number("be_ssn", ("Belgian social security number", "Belgiskt socialförsäkringsnummer"), "9{11}", "insz, niss, ssin, ssn, sociale zekerheid, sécurité sociale, social security number, belgian social security number", category="eu_national_id", odds=FAIR, forms="99.99.99-999.99", same_as=("be_nn", "be_bis")),
    number("be_eid", ("Belgian identity card", "Belgiskt id-kort"), "9{12}", "identiteitskaart, eid, carte d'identité, identiteitskaartnummer, numéro de carte, kaartnummer, eid number, identity card, id card", category="state_id_card", role="card", odds=STRONG, forms="999-9{7}-99"),
    number("be_vat", ("Belgian enterprise number", "Belgiskt företagsnummer"), "9{10}|AA9{10}|AA9{9}|9{9}", "btw, tva, btw-nummer, btw nr, ondernemingsnummer, numéro d'entreprise, n° d'entreprise, bce, kbo, vat, enterprise number", role="vat", odds=STRONG, forms="AA9{10}|AA 9999.999.999|AA 9999 999 999|9999.999.999|AA9999.999.999"),
    number("be_ogm_vcs", ("Belgian payment reference", "Belgisk betalningsreferens"), "9{12}", "ogm, vcs, gestructureerde mededeling, communication structurée", role="other", odds=BARE),
    number("be_passport", ("Belgian passport", "Belgiskt pass"), "AA9{6}|AA9{7}", "paspoort, passeport, paspoortnummer, reisepass", role="passport", odds=BARE, stdnum=""),
    number("lu_tva", ("Luxembourg VAT number", "Luxemburgskt momsnummer"), "AA9{8}|9{8}", "tva, n° tva, no tva, matricule tva, vat, mwst", role="vat", odds=STRONG, forms="AA9{8}|AA 9{8}|AA 999 999 99"),
    number("nl_bsn", ("Dutch BSN", "Nederländskt BSN"), "9{9}|9{8}", "bsn, burgerservicenummer, sofinummer, sofi-nummer, sofi, bsn-nummer, bsn nr, bsn nummer, citizen service number", category="eu_national_id", odds=WEAK, forms="9{9}|9999.99.999|999 999 999|999.999.999", same_as=("nl_onderwijsnummer",)),
    number("nl_btw", ("Dutch VAT number", "Nederländskt momsnummer"), "AA9{9}A99|9{9}A99", "btw, btw-nummer, btw nr, btw-id, btw-identificatienummer, omzetbelastingnummer, ob-nummer, vat, btw-nr", role="vat", odds=CERTAIN, forms="AA9{9}A99|9{9}A99|AA 9{9}A99"),
    number("nl_onderwijsnummer", ("Dutch student number", "Nederländskt studentnummer"), "9{9}", "onderwijsnummer, student number, leerlingnummer, studentnummer, education number", category="student_id", odds=WEAK, forms="9999.99.999"),
    number("nl_identiteitskaartnummer", ("Dutch passport or identity card", "Nederländskt pass eller id-kort"), "AA9{7}", "identiteitskaartnummer, paspoortnummer, paspoort, identiteitskaart, documentnummer, id-kaart, identity card, passport number, passport", category="passport", role="passport", pattern="[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]", odds=BARE),
    number("nl_brin", ("Dutch school number", "Nederländskt skolnummer"), "99AA|99AA99", "brin, brin-nummer, brinnummer, school number", role="firm", odds=BARE),
    number("nl_driver_licence", ("Dutch driving licence", "Nederländskt körkort"), "9{10}", "rijbewijs, rijbewijsnummer, rijbewijsnr", role="licence", odds=BARE, stdnum=""),
)  # fmt: skip
