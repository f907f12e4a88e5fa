"""Poland, Czechia, Slovakia, Hungary, Romania, Bulgaria, the former Yugoslavia, Albania, Moldova."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.rule import BARE, CERTAIN, FAIR, STRONG, WEAK, Rule, number

RULES: tuple[Rule, ...] = (
    number("pl_pesel", ("Polish PESEL", "Polskt PESEL"), "9{11}", "pesel, numer pesel, nr pesel, pesel nr, pesel number", category="eu_national_id", odds=FAIR),
    number("pl_nip", ("Polish NIP", "Polskt NIP"), "9{10}|AA9{10}", "nip, numer nip, nr nip, nip ue, numer identyfikacji podatkowej, nip number, vat", role="vat", odds=FAIR, forms="999-999-99-99|999-99-99-999|AA9{10}|AA 9{10}"),
    number("pl_regon", ("Polish REGON", "Polskt REGON"), "9{9}|9{14}", "regon, numer regon, nr regon, register of economic units", role="firm", odds=WEAK),
    number("pl_id_card", ("Polish identity card", "Polskt id-kort"), "AAA9{6}", "dowód osobisty, dowodu osobistego, nr dowodu, numer dowodu, seria i numer dowodu, seria i nr dowodu, dowód, id card, identity card", category="state_id_card", role="card", odds=BARE, check=lambda text: sum(w * (int(c) if c.isdigit() else ord(c) - 55) for w, c in zip((7, 3, 1, 9, 7, 3, 1, 7, 3), text, strict=True)) % 10 == 0, stdnum=""),
    number("pl_passport", ("Polish passport", "Polskt pass"), "AA9{7}", "paszport, nr paszportu, numer paszportu, paszportu, passport number", role="passport", odds=BARE, stdnum=""),
    number("cz_rc", ("Czech birth number", "Tjeckiskt födelsenummer"), "9{10}|9{9}", "rodné číslo, rodne cislo, rč, r.č., rc, birth number, rodné č., rod. číslo, r. č.", category="eu_national_id", odds=FAIR, forms="9{6}/9{4}|9{6}/999", same_as=("sk_rc",)),
    number("cz_dic", ("Czech VAT number", "Tjeckiskt momsnummer"), "AA9{8}|AA9{9}|AA9{10}|9{8}|9{9}|9{10}", "dič, dic, ič, ičo, vat, daňové identifikační číslo, ico, dic cz", role="vat", odds=STRONG, forms="AA9{8}|AA9{9}|AA9{10}|AA 9{8}"),
    number("cz_bankaccount", ("Czech bank account", "Tjeckiskt bankkonto"), "9{6}|9{7}|9{8}|9{9}|9{10}|9{11}|9{12}|9{13}|9{14}|9{15}|9{16}|9{17}|9{18}|9{19}|9{20}", "číslo účtu, cislo uctu, bankovní účet, bankovni ucet, účet, č. účtu, účtu, account number, bank account", role="bank", signs_matter=True, odds=BARE),
    number("sk_rc", ("Slovak birth number", "Slovakiskt födelsenummer"), "9{10}|9{9}", "rodné číslo, rodne cislo, rč, r.č., rc, birth number, rod. číslo", category="eu_national_id", odds=FAIR, forms="9{6}/9{4}|9{6}/999", same_as=("cz_rc",)),
    number("sk_dph", ("Slovak VAT number", "Slovakiskt momsnummer"), "9{10}|AA9{10}", "ič dph, ic dph, dič, dic, dph, ičdph, vat", role="vat", odds=FAIR, forms="AA9{10}|AA 9{10}"),
    number("hu_anum", ("Hungarian VAT number", "Ungerskt momsnummer"), "9{8}|AA9{8}|9{11}", "adószám, adoszam, anum, közösségi adószám, áfa, vat, asz", role="vat", odds=FAIR, forms="AA9{8}|AA-9{8}|9{8}-9-99"),
    number("hu_taj", ("Hungarian social security number", "Ungerskt socialförsäkringsnummer"), "9{9}", "taj, taj szám, taj-szám, tajszám, társadalombiztosítási azonosító", role="health", odds=WEAK, check=lambda text: sum(int(c) * (7 if i % 2 else 3) for i, c in enumerate(text[:8])) % 10 == int(text[8]), stdnum=""),
    number("hu_id_card", ("Hungarian identity card", "Ungerskt id-kort"), "9{6}AA", "személyazonosító igazolvány, személyi igazolvány, személyi igazolvány szám, személyigazolvány, szig, szig. szám", category="state_id_card", role="card", odds=BARE, stdnum=""),
    number("ro_cnp", ("Romanian CNP", "Rumänskt CNP"), "9{13}", "cnp, c.n.p., cod numeric personal, cnp-ul", category="eu_national_id", odds=STRONG),
    number("ro_cui", ("Romanian CUI", "Rumänskt CUI"), "9{6}|9{7}|9{8}|9{9}|9{10}|AA9{7}|AA9{8}|AA9{6}", "cui, cif, c.u.i., cod unic de înregistrare, cod fiscal, c.i.f., cod de identificare fiscală, cod unic de inregistrare", role="firm", odds=WEAK, forms="AA9{8}|AA 9{8}", same_as=("ro_cf",)),
    number("ro_cf", ("Romanian VAT number", "Rumänskt momsnummer"), "AA9{6}|AA9{7}|AA9{8}|AA9{9}|9{7}|9{8}|9{13}", "cf, cod tva, tva, cod fiscal, vat", role="vat", odds=WEAK, same_as=("ro_cui", "ro_cnp")),
    number("ro_onrc", ("Romanian trade register number", "Rumänskt handelsregisternummer"), "A9{13}|A9{7}|A9{8}|A9{9}|A9{10}|A9{11}", "registrul comerțului, registrul comertului, onrc, reg. com., nr. reg. com., orc, trade register", role="firm", signs_matter=True, odds=BARE, forms="A99/999/9999|A99/9999/9999|A9/999/9999"),
    number("bg_egn", ("Bulgarian EGN", "Bulgariskt EGN"), "9{10}", "егн, egn, единен граждански номер, egn:, e.g.n.", category="eu_national_id", odds=FAIR),
    number("bg_pnf", ("Bulgarian number of a foreigner", "Bulgariskt utlänningsnummer"), "9{10}", "лнч, pnf, личен номер на чужденец, lnch, lnc, foreigner number, number of a foreigner", category="eu_national_id", odds=WEAK),
    number("bg_vat", ("Bulgarian VAT number", "Bulgariskt momsnummer"), "9{9}|9{10}|AA9{9}|AA9{10}", "ддс, идентификационен номер по ддс, eik, еик, булстат, bulstat, dds, vat", role="vat", odds=FAIR, forms="AA9{9}|AA9{10}|AA 9{9}"),
    number("si_emso", ("Slovenian EMŠO", "Slovenskt EMŠO"), "9{13}", "emšo, emso, jmbg, enotna matična številka občana, unique master citizen number, e.m.š.o.", category="eu_national_id", odds=STRONG),
    number("si_ddv", ("Slovenian tax number", "Slovenskt skattenummer"), "9{8}|AA9{8}", "davčna številka, davcna stevilka, ddv, id za ddv, id ddv, davčna št., davčna, vat", role="vat", odds=STRONG, forms="AA9{8}|AA 9{8}|AA 9999 9999"),
    number("si_maticna", ("Slovenian company number", "Slovenskt företagsnummer"), "9{7}|9{10}", "matična številka, maticna stevilka, matična št., matična, matična številka poslovnega registra", role="firm", odds=WEAK, forms="9{7}-999"),
    number("hr_oib", ("Croatian OIB", "Kroatiskt OIB"), "9{11}|AA9{11}", "oib, osobni identifikacijski broj, oib:, o.i.b.", category="eu_national_id", odds=WEAK, forms="AA9{11}|AA 9{11}"),
    number("rs_pib", ("Serbian tax number", "Serbiskt skattenummer"), "9{9}", "pib, пиб, poreski identifikacioni broj, pib:", role="tax", odds=WEAK),
    number("rs_jmbg", ("Yugoslav JMBG", "Jugoslaviskt JMBG"), "9{13}", "jmbg, jмбг, јмбг, jedinstveni matični broj, jedinstveni maticni broj, matični broj, maticni broj", category="other_gov_id", odds=STRONG, stdnum="si.emso", same_as=("si_emso",)),
    number("me_pib", ("Montenegrin tax number", "Montenegrinskt skattenummer"), "9{8}", "pib, poreski identifikacioni broj", role="tax", odds=WEAK),
    number("me_iban", ("Montenegrin bank account", "Montenegrinskt bankkonto"), "AA9{20}", "iban, žiro račun, ziro racun", role="bank", odds=CERTAIN, same_as=("iban",)),
    number("mk_edb", ("Macedonian tax number", "Makedonskt skattenummer"), "9{13}|AA9{13}", "edb, едб, единствен даночен број, danocen broj, edinstven danocen broj", role="tax", odds=FAIR, forms="AA9{13}"),
    number("al_nipt", ("Albanian tax number", "Albanskt skattenummer"), "A9{8}A|AAA9{8}A", "nipt, nuis, numri i identifikimit", role="tax", odds=FAIR, forms="A9{8}A"),
    number("md_idno", ("Moldovan company number", "Moldaviskt företagsnummer"), "9{13}", "idno, cod fiscal, codul fiscal, idnp, cod personal", role="firm", odds=FAIR),
)  # fmt: skip
