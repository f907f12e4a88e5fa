"""The Baltic states, Russia, Ukraine, Belarus, the Caucasus, Turkey."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.rule import BARE, FAIR, STRONG, WEAK, Rule, number

RULES: tuple[Rule, ...] = (
    number("ee_ik", ("Estonian personal code", "Estniskt personnummer"), "9{11}", "isikukood, ik, isikukoodi, estonian id, personal code, isiku kood", category="eu_national_id", odds=STRONG, same_as=("lt_asmens",)),
    number("ee_kmkr", ("Estonian VAT number", "Estniskt momsnummer"), "9{9}|AA9{9}", "kmkr, käibemaks, kmkr nr, km nr, käibemaksukohustuslase number, vat", role="vat", odds=WEAK, forms="AA9{9}|AA 9{9}"),
    number("ee_registrikood", ("Estonian registry code", "Estnisk registerkod"), "9{8}", "registrikood, organisation registration code, reg. kood, reg.kood, reg nr, registry code, äriregister", role="firm", odds=WEAK),
    number("lv_pk", ("Latvian personal code", "Lettiskt personnummer"), "9{11}", "personas kods, personas koda, p.k., pers. kods, latvian personal code, personal code", category="eu_national_id", odds=FAIR, stdnum="lv.pvn", forms="9{6}-9{5}", same_as=("lv_pvn",)),
    number("lv_pvn", ("Latvian VAT number", "Lettiskt momsnummer"), "9{11}|AA9{11}", "pvn, pvn reģ. nr., pvn nr, pvn reg. nr., pievienotās vērtības nodoklis, reģistrācijas numurs, reģ. nr., vat", role="vat", odds=FAIR, forms="AA9{11}|AA 9{11}"),
    number("lt_asmens", ("Lithuanian personal code", "Litauiskt personnummer"), "9{11}", "asmens kodas, asmens kodo, a.k., a. k., asmens k., lithuanian personal code, personal code", category="eu_national_id", odds=STRONG, same_as=("ee_ik",)),
    number("lt_pvm", ("Lithuanian VAT number", "Litauiskt momsnummer"), "9{9}|9{12}|AA9{9}|AA9{12}", "pvm, pvm kodas, pvm mokėtojo kodas, pvm moketojo kodas, vat", role="vat", odds=WEAK, forms="AA9{9}|AA9{12}"),
    number("ru_inn", ("Russian INN", "Ryskt INN"), "9{10}|9{12}", "инн, inn, идентификационный номер налогоплательщика, и.н.н.", role="tax", odds=FAIR, forms="9{12}"),
    number("ru_ogrn", ("Russian OGRN", "Ryskt OGRN"), "9{13}|9{15}", "огрн, ogrn, огрнип, ogrnip, psrn", role="firm", odds=FAIR),
    number("ru_snils", ("Russian SNILS", "Ryskt SNILS"), "9{11}", "снилс, snils, страховой номер", role="person", odds=STRONG, check=lambda text: sum((9 - i) * int(c) for i, c in enumerate(text[:9])) % 101 % 100 == int(text[9:]), stdnum="", forms="999-999-999 99|999-999-999-99"),
    number("ru_passport", ("Russian passport", "Ryskt pass"), "9{10}|9{9}", "паспорт, паспорта, серия и номер, загранпаспорт, паспорт серия, russian passport", role="passport", odds=BARE, stdnum=""),
    number("ua_edrpou", ("Ukrainian company number", "Ukrainskt företagsnummer"), "9{8}", "єдрпоу, edrpou, код єдрпоу, identifier for enterprises and organizations", role="firm", odds=WEAK),
    number("ua_rntrc", ("Ukrainian taxpayer number", "Ukrainskt skattenummer"), "9{10}", "рнокпп, rntrc, rnokpp, іпн, ipn, ідентифікаційний код, ідентифікаційний номер", role="tax", odds=WEAK),
    number("by_unp", ("Belarusian UNP", "Belarusiskt UNP"), "9{9}|AA9{7}|A9{8}", "унп, unp, учетный номер плательщика, упн", role="tax", odds=WEAK),
    number("az_voen", ("Azerbaijani VÖEN", "Azerbajdzjanskt VÖEN"), "9{10}|9{9}", "vöen, voen, vergi ödəyicisinin eyniləşdirmə nömrəsi", role="tax", odds=WEAK),
    number("tr_tckimlik", ("Turkish identity number", "Turkiskt id-nummer"), "9{11}", "t.c. kimlik, tc kimlik, t.c. kimlik no, tc kimlik no, kimlik, kimlik no, kimlik numarası, tckn, t.c. no, tc no, t.c. kimlik numarası, kimlik numarasi, turkish id, tc kimlik numarası, nüfus cüzdanı, türk kimlik", role="person", odds=STRONG),
    number("tr_vkn", ("Turkish tax number", "Turkiskt skattenummer"), "9{10}", "vkn, vergi kimlik, vergi kimlik no, vergi kimlik numarası, vergi no, vergi numarası, vergi kimlik numarasi", role="tax", odds=WEAK),
    number("tr_passport", ("Turkish passport", "Turkiskt pass"), "A9{8}", "pasaport, pasaportu, pasaport no, pasaport numarası", role="passport", odds=BARE, stdnum=""),
    number("ge_pn", ("Georgian personal number", "Georgiskt personnummer"), "9{11}", "პირადი ნომერი, georgian personal number, piradi nomeri", role="person", odds=BARE, stdnum=""),
)  # fmt: skip
