"""Asia, Africa, Australia and New Zealand."""

from __future__ import annotations

from strongroom.discovery.core.detect.numbers.checks import by_stdnum, luhn
from strongroom.discovery.core.detect.numbers.rule import BARE, CERTAIN, FAIR, STRONG, WEAK, Odds, Rule, number

_MEDICARE = (1, 3, 7, 9, 1, 3, 7, 9)


def _is_medicare(digits: str) -> bool:
    """Services Australia: first digit 2 to 6, the ninth checks the first eight."""
    return digits[0] in "23456" and sum(w * int(c) for w, c in zip(_MEDICARE, digits[:8], strict=True)) % 10 == int(
        digits[8]
    )


_FIN_WEIGHTS = (2, 7, 6, 5, 4, 3, 2)


def _is_nric(text: str) -> bool:
    """Singapore: weighted sum, offset 4 for T and G, 3 for M; a letter by series."""
    total = sum(w * int(c) for w, c in zip(_FIN_WEIGHTS, text[1:8], strict=True))
    if text[0] in "ST":
        return text[8] == "JZIHGFEDCBA"[(total + 4 * (text[0] == "T")) % 11]
    if text[0] in "FG":
        return text[8] == "XWUTRQPNMLK"[(total + 4 * (text[0] == "G")) % 11]
    return text[0] == "M" and text[8] == "KLJNPQRTUWX"[10 - (total + 3) % 11]


_TW_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def _is_taiwanese(text: str) -> bool:
    """The letter stands for 10 to 35; weights 1, 9 for it and 8 to 1, 1 for the digits, modulo 10."""
    code = 10 + _TW_LETTERS.index(text[0])
    total = sum(w * int(c) for w, c in zip((8, 7, 6, 5, 4, 3, 2, 1, 1), text[1:], strict=True))
    return (code // 10 + code % 10 * 9 + total) % 10 == 0


def _is_thai(digits: str) -> bool:
    """The second and third digit are a province (ISO 3166-2:TH, 10 to 96)."""
    return "10" <= digits[1:3] <= "96" and _THAI(digits)


def _is_south_african(digits: str) -> bool:
    """SARS: a VAT number begins with 4 and ends in the Luhn digit."""
    return digits[0] == "4" and luhn(digits)


def _is_korean(digits: str) -> bool:
    """The seventh digit tells the sex and century of a citizen; 5 to 8 are foreigners'."""
    return digits[6] in "123490" and _RRN(digits)


def _is_korean_firm(digits: str) -> bool:
    """National Tax Service: weights 1 3 7 1 3 7 1 3 5, and the tens of the last product."""
    total = sum(int(sign) * weight for sign, weight in zip(digits, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=False))
    return (total + int(digits[8]) * 5 // 10 + int(digits[9])) % 10 == 0


def _is_issued_anew(digits: str) -> bool:
    """Since 5 October 2020 what follows the sign of sex is drawn by lot, whatever the date of birth (South Korea,
    Ministry of the Interior and Safety, rule on resident registration): a failed check digit refutes nothing any more."""
    return digits[6] in "1234" and 1 <= int(digits[2:4]) <= _MONTHS and 1 <= int(digits[4:6]) <= _DAYS


def _is_licensed(digits: str) -> bool:
    """The first two digits are the office that gave the licence (KoROAD, 11 to 28)."""
    return "11" <= digits[:2] <= "28"


def _is_philippine(digits: str) -> bool:
    """BIR: the ninth digit is the sum of the first eight, weighted 9 to 2, modulo 11."""
    return sum((9 - at) * int(sign) for at, sign in enumerate(digits[:8])) % 11 == int(digits[8])


def _is_of_south_africa(digits: str) -> bool:
    """Department of Home Affairs: birth date, Luhn digit, 0 for citizens, 1 for residents, 2 for refugees."""
    is_day = 1 <= int(digits[2:4]) <= _MONTHS and 1 <= int(digits[4:6]) <= _DAYS
    return is_day and digits[10] in "012" and luhn(digits)


_THAI, _RRN = by_stdnum("th.pin"), by_stdnum("kr.rrn")
_MONTHS, _DAYS = 12, 31
_CIPC = "(?:19|20)[0-9]{2}/[0-9]{6}/[0-9]{2}|CK ?(?:19|20)[0-9]{2}/[0-9]{6}(?:/[0-9]{2})?"
"""South African companies (CIPC): year, number, sort; close corporations with CK."""

RULES: tuple[Rule, ...] = (
    number("au_abn", ("Australian ABN", "Australiskt ABN"), "9{11}", "abn, a.b.n., australian business number, abn no, abn number", role="firm", odds=FAIR, forms="99 999 999 999"),
    number("au_acn", ("Australian ACN", "Australiskt ACN"), "9{9}", "acn, a.c.n., australian company number, company number", role="firm", odds=WEAK, forms="999 999 999"),
    number("au_tfn", ("Australian tax file number", "Australiskt TFN"), "9{9}|9{8}", "tfn, tax file number, tax file no, australian tax file number, tax file", category="au_tfn", role="tax", odds=FAIR, forms="999 999 999"),
    number("au_medicare", ("Australian Medicare number", "Australiskt Medicare-nummer"), "9{10}|9{11}", "medicare, medicare number, medicare no, medicare card, medicare card number", role="health", odds=WEAK, check=_is_medicare, stdnum="", forms="9999 99999 9|9999-99999-9"),
    number("au_passport", ("Australian passport", "Australiskt pass"), "A9{7}|AA9{7}", "australian passport, passport number, passport no, passport", role="passport", odds=BARE, stdnum=""),
    number("au_driver_licence", ("Australian driver licence", "Australiskt körkort"), "9{8}|9{9}|9{7}|A9{5}|9{6}", "driver licence, driver's licence, licence no, licence number", role="licence", odds=BARE, stdnum=""),
    number("nz_ird", ("New Zealand IRD number", "Nyzeeländskt IRD-nummer"), "9{8}|9{9}", "ird, ird number, ird no, inland revenue, te tari tāke, gst number", role="tax", odds=WEAK, forms="99-999-999|999-999-999"),
    number("nz_bankaccount", ("New Zealand bank account", "Nyzeeländskt bankkonto"), "9{15}|9{16}", "bank account, account number, bank account number, account no, account", role="bank", odds=STRONG, forms="99-9999-9{7}-99|99-9999-9{7}-999"),
    number("in_pan", ("Indian PAN", "Indiskt PAN"), "AAAAA9999A", "pan, pan number, pan no, pan card, permanent account number, income tax pan", role="tax", odds=FAIR, stdnum="in_.pan"),
    number("in_aadhaar", ("Indian Aadhaar", "Indiskt Aadhaar"), "9{12}", "aadhaar, aadhaar number, aadhar, adhaar, uidai, aadhaar no, aadhaar card, uid, aadhar number, aadhar card", role="person", odds=FAIR, stdnum="in_.aadhaar", forms="9999 9999 9999|9999-9999-9999"),
    number("in_vid", ("Indian virtual ID", "Indiskt virtuellt id"), "9{16}", "vid, virtual id, aadhaar vid", role="person", odds=WEAK, stdnum="in_.vid"),
    number("in_epic", ("Indian voter ID", "Indiskt röstkort"), "AAA9{7}", "voter id, epic, epic no, voter, voter card, electoral photo identity card, voter id card, elector, elector photo identity card", role="card", category="state_id_card", odds=FAIR, stdnum="in_.epic"),
    number("in_gstin", ("Indian GSTIN", "Indiskt GSTIN"), "99AAAAA9999A9A9|99AAAAA9999A9AA|99AAAAA9999AAA9", "gstin, gst, gst number, gst no, gstin no, gst in, goods and services tax, tax identification, gst registration", role="vat", odds=CERTAIN, stdnum="in_.gstin"),
    number("in_passport", ("Indian passport", "Indiskt pass"), "A9{7}", "passport, passport number, passport no, indian passport", role="passport", odds=BARE, stdnum=""),
    number("in_driver_licence", ("Indian driving licence", "Indiskt körkort"), "AA9{13}", "driving licence, dl no, licence no, dl number, driving license", role="licence", odds=BARE, stdnum=""),
    number("pk_cnic", ("Pakistani CNIC", "Pakistanskt CNIC"), "9{13}", "cnic, nic, nicop, computerised national identity card, cnic no, cnic number", role="person", odds=FAIR, forms="99999-9{7}-9"),
    number("cn_ric", ("Chinese resident identity number", "Kinesiskt id-nummer"), "9{18}|9{17}A", "身份证, 身份证号, 身份证号码, 公民身份号码, ric, resident identity card, id card number, chinese id, ric no, shenfenzheng", role="person", odds=CERTAIN),
    number("cn_uscc", ("Chinese social credit code", "Kinesisk företagskod"), "9{17}A|9{18}|99999999AA99999999|9{8}A9{9}|9{8}A9{8}A|9{8}AA9{7}A|9{8}AA9{8}|9{8}AAA9{7}|9{9}A9{8}|99999999A9A9999999|99999999AA9999A999|9{10}A9{7}|9{8}9AA9{7}", "统一社会信用代码, uscc, unified social credit code, social credit code, credit code", role="firm", odds=STRONG),
    number("cn_passport", ("Chinese passport", "Kinesiskt pass"), "A9{8}|AA9{7}", "护照, 护照号, 护照号码, chinese passport", role="passport", odds=BARE, stdnum=""),
    number("tw_ubn", ("Taiwanese business number", "Taiwanesiskt företagsnummer"), "9{8}", "統一編號, 统一编号, ubn, unified business number, tax id number, guiban, vat number", role="firm", odds=WEAK),
    number("tw_id", ("Taiwanese identity number", "Taiwanesiskt id-nummer"), "A9{9}", "身分證, 身分證字號, 身分證統一編號, national identification card, taiwan id, national id", role="person", odds=FAIR, check=_is_taiwanese, stdnum=""),
    number("hk_id", ("Hong Kong identity card", "Hongkongs id-kort"), "A9{6}9|A9{6}A|AA9{7}", "hkid, hong kong identity card, hkid number, hong kong id, 香港身份證", role="person", odds=BARE, stdnum=""),
    number("jp_in", ("Japanese My Number", "Japanskt My Number"), "9{12}", "個人番号, マイナンバー, my number, mynumber, kojin bangō, kojin bango, individual number", role="person", odds=WEAK, stdnum="jp.in_", forms="9999 9999 9999"),
    number("jp_cn", ("Japanese corporate number", "Japanskt företagsnummer"), "9{13}", "法人番号, hōjin bangō, hojin bango, corporate number", role="firm", odds=WEAK, forms="9-9999-9999-9999"),
    number("jp_passport", ("Japanese passport", "Japanskt pass"), "AA9{7}", "旅券番号, パスポート, japanese passport, passport number", role="passport", odds=BARE, stdnum=""),
    number("kr_rrn", ("South Korean RRN", "Sydkoreanskt RRN"), "9{13}", "주민등록번호, rrn, resident registration number, jumin, korean rrn, 주민번호, resident registration, korean resident registration number", role="person", odds=STRONG, forms="9{6}-9{7}", check=_is_korean, as_written="[0-9]{6}[- ]?[0-9]{7}"),
    number("kr_rrn", ("South Korean RRN", "Sydkoreanskt RRN"), "9{13}", "주민등록번호, rrn, resident registration number, jumin, korean rrn, 주민번호, resident registration", role="person", odds=Odds(0.0, 0.0, 0.7), check=_is_issued_anew, as_written="[0-9]{6}[- ]?[0-9]{7}"),
    number("kr_frn", ("South Korean foreigner number", "Sydkoreanskt utlänningsnummer"), "9{13}", "외국인등록번호, frn, foreigner registration number, alien registration number, korean frn, korean foreigner registration number, 외국인번호", role="person", odds=FAIR, stdnum="", checked="structure", check=lambda text: text[6] in "5678" and 1 <= int(text[2:4]) <= 12 and 1 <= int(text[4:6]) <= 31, forms="9{6}-9{7}", as_written="[0-9]{6}[- ]?[0-9]{7}"),
    number("kr_brn", ("South Korean business number", "Sydkoreanskt företagsnummer"), "9{10}", "사업자등록번호, brn, business registration number, korean brn, 사업자 등록 번호, business registration, 사업자번호, 사업자, business number, tax registration number", role="firm", odds=FAIR, check=_is_korean_firm, forms="999-99-99999"),
    number("kr_passport", ("South Korean passport", "Sydkoreanskt pass"), "A9{8}|A999A9999", "여권, 여권번호, korean passport, passport number, passport no, passport, korean passport number, 대한민국 여권", role="passport", odds=BARE, stdnum="", as_written="[MSRODG](?:[0-9]{8}|[0-9]{3}[A-Z][0-9]{4})"),
    number("kr_driver_licence", ("South Korean driving licence", "Sydkoreanskt körkort"), "9{12}", "운전면허, 운전면허번호, 면허번호, korean driver license, driver license, driver's license, driver license number, license, korean driver's license", role="licence", odds=WEAK, stdnum="", check=_is_licensed, checked="structure", forms="99-99-9{6}-99"),
    number("sg_nric", ("Singapore NRIC or FIN", "Singaporianskt NRIC eller FIN"), "A9{7}A", "nric, fin, nric no, nric/fin, fin number, nric number, nric/fin no, singapore id", role="person", odds=STRONG, check=_is_nric, stdnum=""),
    number("sg_uen", ("Singapore UEN", "Singaporianskt UEN"), "9{8}A|9{9}A|A99AA9999A", "uen, acra, business registration, unique entity number, uen no, company uen", role="firm", odds=FAIR),
    number("my_nric", ("Malaysian NRIC", "Malaysiskt NRIC"), "9{12}", "nric, mykad, kad pengenalan, ic, ic no, no. kp, ic number, no kad pengenalan, nric no, malaysian ic, no. k/p", role="person", odds=WEAK, forms="9{6}-99-9999"),
    number("id_nik", ("Indonesian NIK", "Indonesiskt NIK"), "9{16}", "nik, ktp, nomor induk kependudukan, no. ktp, no ktp, no. nik, e-ktp", role="person", odds=WEAK),
    number("id_npwp", ("Indonesian NPWP", "Indonesiskt NPWP"), "9{15}|9{16}", "npwp, nomor pokok wajib pajak, no. npwp", role="tax", odds=FAIR, forms="99.999.999.9-999.999"),
    number("th_pin", ("Thai identity number", "Thailändskt id-nummer"), "9{13}", "เลขประจำตัวประชาชน, บัตรประชาชน, thai id, pin, thai pin, เลขบัตรประชาชน, citizen id, thai national id, thai id number, tnin, รหัสปชช", role="person", odds=STRONG, check=_is_thai, forms="9-9999-99999-99-9|9 9999 99999 99 9", same_as=("th_tin",)),
    number("th_tin", ("Thai tax number", "Thailändskt skattenummer"), "9{13}", "เลขประจำตัวผู้เสียภาษี, tin, tnin, thai tin, thai tax id, tax id", role="tax", odds=STRONG, forms="9-9999-99999-99-9", same_as=("th_pin", "th_moa")),
    number("th_moa", ("Thai company number", "Thailändskt företagsnummer"), "9{13}", "moa, เลขทะเบียนนิติบุคคล, memorandum of association, memorandum of association number, juristic id", role="firm", odds=FAIR, forms="9-99-9-999-99999-9", same_as=("th_tin",)),
    number("vn_mst", ("Vietnamese tax number", "Vietnamesiskt skattenummer"), "9{10}|9{13}", "mst, mã số thuế, ma so thue, mã số doanh nghiệp", role="tax", odds=WEAK, forms="9{10}-999"),
    number("ph_tin", ("Philippine tax number", "Filippinskt skattenummer"), "9{9}|9{12}|9{14}", "philippine tin, bir tin, tin no, tin, tax id, bir, rdo, revenue district office", role="tax", odds=WEAK, stdnum="", check=_is_philippine, as_written="[0-9]{9}(?:[0-9]{3}|[0-9]{5})?|[0-9]{3}-[0-9]{3}-[0-9]{3}(?:-[0-9]{3}|-[0-9]{5})?", forms="999-999-999-999|999-999-999-99999|999-999-999"),
    number("ph_umid", ("Philippine UMID", "Filippinskt UMID"), "9{12}", "umid, crn, umid no, umid number, umid card, gsis, sss, philhealth, pag-ibig, common reference number, unified multi-purpose id, unified multipurpose id", role="person", odds=BARE, stdnum="", as_written="[0-9]{4}([- ])[0-9]{7}\\1[0-9]|0[0-9]{11}"),
    number("ph_passport", ("Philippine passport", "Filippinskt pass"), "A9{7}A|AA9{7}", "philippine passport, philippine passport number, passport, passport number, passport no, pasaporte, pasaporte number, dfa, philippines passport, travel document, passport #, passport id", role="passport", odds=BARE, stdnum="", as_written="[A-Z](?:[0-9]{7}[A-Z]|[A-Z][0-9]{7})"),
    number("ph_sss", ("Philippine SSS number", "Filippinskt SSS-nummer"), "9{10}", "sss, sss no, sss number", role="person", odds=BARE, stdnum=""),
    number("il_idnr", ("Israeli identity number", "Israeliskt id-nummer"), "9{9}|9{8}", 'מספר זהות, תעודת זהות, teudat zehut, mispar zehut, ת.ז., israeli id, t.z., ת"ז', role="person", odds=WEAK, forms="9{8}-9"),
    number("il_hp", ("Israeli company number", "Israeliskt företagsnummer"), "9{9}", 'ח.פ., מספר חברה, ח"פ, hp, h.p., israeli company number, mispar hevra', role="firm", odds=WEAK),
    number("ae_eid", ("Emirates ID", "Emiratiskt id-nummer"), "9{15}", "emirates id, eid, الهوية, رقم الهوية, uae id", role="person", odds=STRONG, stdnum="luhn", forms="999-9999-9{7}-9"),
    number("eg_tn", ("Egyptian tax number", "Egyptiskt skattenummer"), "9{9}", "الرقم الضريبي, tax registration number, tn, egyptian tax number, رقم التسجيل الضريبي", role="tax", odds=BARE, forms="999-999-999"),
    number("dz_nif", ("Algerian NIF", "Algeriskt NIF"), "9{15}|9{20}", "nif, n.i.f., numéro d'identification fiscale", role="tax", odds=BARE),
    number("ma_ice", ("Moroccan ICE", "Marockanskt ICE"), "9{15}", "ice, identifiant commun de l'entreprise, identifiant commun de l’entreprise, التعريف الموحد للمقاولة, i.c.e.", role="firm", odds=FAIR),
    number("tn_mf", ("Tunisian tax number", "Tunisiskt skattenummer"), "9{7}A|9{7}AAA999|9{7}AAAA999", "matricule fiscal, mf, matricule fiscale", role="tax", odds=WEAK, forms="9{7}/A/A/A/999"),
    number("gh_tin", ("Ghanaian TIN", "Ghananskt TIN"), "A9{10}", "tin, taxpayer identification number, ghana tin, ghana card", role="tax", odds=FAIR),
    number("gn_nifp", ("Guinean NIFp", "Guineanskt NIFp"), "9{9}", "nifp, nif, numéro d'identification fiscale permanent", role="tax", odds=WEAK, forms="999-999-999"),
    number("ke_pin", ("Kenyan PIN", "Kenyanskt PIN"), "A9{9}A", "kra pin, pin, pin no, kra, personal identification number, kra pin no", role="tax", odds=FAIR),
    number("mu_nid", ("Mauritian identity number", "Mauritiskt id-nummer"), "A9{13}|A9{12}A", "nid, nic, national identity card, id number, national identifier", role="person", odds=STRONG),
    number("mz_nuit", ("Mozambican NUIT", "Moçambikiskt NUIT"), "9{9}", "nuit, número único de identificação tributária, número único de identificação tributaria", role="tax", odds=WEAK),
    number("ng_nin", ("Nigerian NIN", "Nigerianskt NIN"), "9{11}", "nin, national identification number, nimc, nigerian nin, nigeria nin, national identity number, national identity, nigeria id, nigerian identification", role="person", odds=BARE, stdnum=""),
    number("ng_bvn", ("Nigerian BVN", "Nigerianskt BVN"), "9{11}", "bvn, bank verification number", role="bank", odds=BARE, stdnum=""),
    number("sn_ninea", ("Senegalese NINEA", "Senegalesiskt NINEA"), "9{7}|9{8}|9{9}|9{7}9A9|9{8}9A9|9{7}AA9", "ninea, n.i.n.e.a., numéro d'identification nationale des entreprises", role="firm", odds=WEAK),
    number("za_idnr", ("South African identity number", "Sydafrikanskt id-nummer"), "9{13}", "south african id, sa id, rsa id, identity number, id number, id no, sa id number, permanent resident number, refugee id number, refugee id, id, identity, smart id, national id", role="person", odds=STRONG, check=_is_of_south_africa),
    number("za_tin", ("South African tax number", "Sydafrikanskt skattenummer"), "9{10}", "sars, tax reference number, tin, income tax number, tax number, tax reference, sars tax reference, sars tax reference number, sars tax number, itr, income tax, taxpayer, tax registration", role="tax", odds=WEAK),
    number("za_vat", ("South African VAT number", "Sydafrikanskt momsnummer"), "9{10}", "vat, vat number, vat no, vat registration, vat registration number, sars vat registration, sars vat, tax invoice, sars, value added tax", role="vat", odds=WEAK, stdnum="", check=_is_south_african),
    number("za_passport", ("South African passport", "Sydafrikanskt pass"), "A9{8}", "south african passport, south african passport number, dha travel document, passport, passport number, passport no, travel document, rsa passport, dha", role="passport", odds=BARE, stdnum="", as_written="[ADMT][0-9]{8}"),
    number("za_driver_licence", ("South African driving licence", "Sydafrikanskt körkort"), "", "south african driving licence, enatis licence, driving licence, driving licence number, driver's licence, licence number, driver's license, driving licence no, licence, license, driving license, drivers licence, drivers license, enatis, natis, license number", role="licence", odds=BARE, stdnum="", pattern="(?=[0-9]{7,9}[0-9A-Z]{0,4}[A-Z])[0-9]{7}[0-9A-Z]{5}"),
    number("za_traffic_register", ("South African traffic register number", "Sydafrikanskt trafikregisternummer"), "9{13}", "traffic register number, traffic register, enatis trn, trn, enatis, natis, vehicle register", role="person", category="other_gov_id", odds=BARE, stdnum=""),
    number("za_company", ("South African company number", "Sydafrikanskt företagsnummer"), "9{12}|AA9{10}|AA9{12}", "cipc registration, cipc, company registration, company registration number, registration number, close corporation, reg no, company number, company reg, enterprise number", role="firm", odds=STRONG, stdnum="", as_written=_CIPC, forms="9999/9{6}/99", checked="structure"),
)  # fmt: skip
