from __future__ import annotations

import pytest
from tests.discovery.detect_words.cases import column, found

RECORDS = {
    "medical_record": (
        "Journalanteckning 2024-03-01\nPatient: Erik Berg, född 1961-03-03\nDiagnos: J45.9 astma. Remiss till vårdcentralen.",
        "Progress note\nPatient: Erik Berg DOB: 1961-03-03\nDiagnosis: asthma. Follow-up in two weeks, blood pressure 130/80.",
    ),
    "prescription": (
        "Patient: Erik Berg\nE-recept: Sertralin 50 mg, 1 tablett dagligen, Alvedon 500 mg vid behov",
        "Patient: Erik Berg\nPrescription: Metformin 500 mg twice daily. Refills: 2",
    ),
    "income_salary": (
        "Lönespecifikation\nAnställd: Maja Lind\nBruttolön 32 000 kr\nPreliminärskatt 8 000 kr\nNettolön 24 000 kr",
        "Payslip\nEmployee: Maja Lind\nGross pay 2,900.00\nNet pay 2,310.00\nOvertime 0",
    ),
    "criminal_record": (
        "Utdrag ur belastningsregistret\nErik Berg, född 1961-03-03\nDömd för misshandel till fängelse.",
        "Criminal record check for Erik Berg, DOB: 1961-03-03: convicted of assault, sentenced to probation.",
    ),
    "cv_application": (
        "Curriculum vitae\nOmar Haddad\nArbetslivserfarenhet\n2019-2021 Lind Foto\nUtbildning\nReferenser lämnas på begäran",
        "Curriculum vitae\nOmar Haddad\nWork experience\n2019-2021 Lind Foto\nEducation\nReferences on request",
    ),
    "protected_address": ("Erik Berg har skyddad identitet (sekretessmarkering). Adress får inte lämnas ut.",),
    "trade_union_membership": ("Maja Lind, fackmedlem i Unionen, medlemsnummer 4411", "Maja Lind is a trade union member; union dues deducted"),
    "religious_belief": ("Kund: Erik Berg. Religion: muslim, äter halal, medlem i församlingen",),
    "childrens_data": ("Elevens namn: Alva Berg\nVårdnadshavare: Erik Berg\nFörskola: Solrosen\nBarnets personnummer saknas",),
    "diet_wish": ("Gäst: Erik Berg. Specialkost: glutenfri och laktosfri, nötallergi",),
    "credit_report": ("Kreditupplysning för Erik Berg, född 1961-03-03\nBetalningsanmärkningar: 2, skuldsaldo hos Kronofogden",),
    "social_services_record": ("Socialtjänsten, utredning: Erik Berg, född 1961-03-03. Socialsekreterare beviljar försörjningsstöd och hemtjänst.",),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in RECORDS.items() for text in texts])
def test_a_record_about_somebody_is_named_for_what_it_is(kind, text):
    assert len(found(text, kind)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Asthma is a chronic disease. Diagnosis is by physical examination, and salbutamol 0.5 mg is common treatment.",
        "Den som döms för stöld eller misshandel enligt brottsbalken kan dömas till fängelse. Åtal väcks vid tingsrätten.",
        "A trade union is an association of workers. Union membership is voluntary, and a shop steward represents members.",
        "The salary function returns gross and net amounts; overtime is an optional parameter of the payroll module.",
        "Religious belief is protected by law, be it Christian, Muslim, Jewish, Hindu or Buddhist.",
    ],
)
def test_textbooks_laws_and_manuals_are_not_records_of_anybody(text):
    for kind in (
        "medical_record",
        "prescription",
        "criminal_record",
        "trade_union_membership",
        "income_salary",
        "religious_belief",
    ):
        assert found(text, kind) == []


def test_a_column_is_known_by_its_header():
    assert column(["Astma", "", "-"], "Diagnos", "medical_record") == ["Astma"]
    assert column(["kristen", "muslim"], "Religion", "religious_belief") == ["kristen", "muslim"]
    assert column(["32 000", "28 500"], "Månadslön", "income_salary") == ["32 000", "28 500"]


def test_the_orientation_of_a_page_is_nobodys():
    assert column(["landscape", "portrait"], "Orientation", "sex_life_orientation") == []
    assert column(["bisexuell"], "Sexuell läggning", "sex_life_orientation") == ["bisexuell"]


def test_a_labelled_value_is_known_by_its_label():
    assert found("nuts and shellfish", "medical_record", label="Allergies") == ["nuts and shellfish"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("medical_record", "Allergisk mot nötter, gravid vecka 22, epilepsi"),
        ("medical_record", "Kund Karin Ek: latexallergi, penicillinallergi, gravid, tar Waran"),
        ("trade_union_membership", "Medlem i Kommunal"),
        ("childrens_data", "Hej, min dotter Alva, född 2015, behöver en plats"),
        ("childrens_data", "My daughter Alva, born 2015, needs a place"),
    ],
)
def test_a_short_note_says_it_in_plain_words(kind, text):
    assert len(found(text, kind)) == 1


@pytest.mark.parametrize(
    ("header", "cells", "kind"),
    [
        ("Barnets namn", ["Alva Berg", "Erik Lind"], "childrens_data"),
        ("Vårdnadshavare", ["Maja Lind", "Omar Haddad"], "childrens_data"),
        ("Lön (kr/mån)", ["32000", "28000"], "income_salary"),
        ("Hälsa/allergier", ["astma", "nötter"], "medical_record"),
        ("Fack", ["Kommunal", "Unionen"], "trade_union_membership"),
        ("Religion", ["muslim", "kristen"], "religious_belief"),
        ("Brott", ["stöld", "misshandel"], "criminal_record"),
    ],
)
def test_a_columns_header_says_what_is_told_of_people(header, cells, kind):
    assert column(cells, header, kind) == cells


def test_names_stay_names_in_a_column_of_children():
    assert column(["Alva Berg", "Erik Lind"], "Barnets namn", "name") == ["Alva Berg", "Erik Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "DISTRIBUTION OF THIS LICENSE DOES NOT CREATE AN ATTORNEY-CLIENT RELATIONSHIP. Copyright 2001, software provided as is.",
        "# This file is distributed under the same license as the Django package.\n# Translators: Erik Berg <erik@example.test>",
        "If the library is not available on the system, configure will abort with an error message; bug fixed by Erik Berg.",
    ],
)
def test_licences_and_software_tell_nothing_of_a_person(text):
    kinds = ("medical_record", "legal_client_file", "racial_ethnic_origin", "education_record")
    assert not [kind for kind in kinds if found(text, kind)]


def test_a_line_of_a_form_tells_of_a_union():
    assert found("Namn: Erik Berg\nFack: Kommunal\n", "trade_union_membership") == ["Kommunal"]
    assert found("Commit 12: patch the parser\nReligion: None\nreturn null", "religious_belief") == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("sex_life_orientation", "Erik Berg är gay, och hans föräldrar vet inget om det."),
        ("religious_belief", "Anna Lind is a Muslim and would rather come after Friday prayers."),
        ("political_opinion", "Omar Haddad är moderat och vill inte stå med på bilden."),
        ("medical_record", "Erik Berg has cancer and comes on Tuesdays."),
        ("medical_record", "Anna Berg har demens och behöver hjälp."),
        ("protected_address", "Erik Berg lives at a confidential address. Do not give out the number."),
        ("education_record", "Report card for Alva Berg: mathematics C, absent 4 days, homework late."),
        ("credit_report", "Erik Berg är skuldsatt, obetalda räkningar hos inkassobolag sedan i våras."),
    ],
)
def test_what_one_sentence_says_of_somebody_is_told(kind, text):
    assert len(found(text, kind)) == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("sex_life_orientation", "The café is gay friendly and open until ten."),
        ("religious_belief", "Most people in the region were Muslim at the time of the census."),
        ("political_opinion", "Temperaturen är moderat under våren."),
    ],
)
def test_what_is_said_of_no_one_is_not(kind, text):
    assert found(text, kind) == []


def test_a_word_that_labels_a_number_says_nothing_of_the_text():
    text = "Prescription number RX789456123 for Erik Berg"
    assert found(text, "prescription") == ["RX789456123"]


@pytest.mark.parametrize(
    "note",
    [
        "med i Pingstkyrkan",
        "attends the Baptist church",
        "She is Jewish and keeps kosher",
        "muslim och fastar under ramadan",
        "Erik Berg: med i Svenska kyrkan, betalar kyrkoavgift",
    ],
)
def test_a_short_note_of_somebodys_faith_tells_it(note):
    assert len(found(note, "religious_belief")) == 1
    assert [name for name in found(note, "name") if name != "Erik Berg"] == []


def test_an_allergy_on_a_line_of_a_form_is_about_health_and_none_is_not():
    for line in ("Allergier: pälsdjur", "Allergies: nuts, latex"):
        assert len(found(line, "medical_record")) == 1
    for line in ("Allergier: inga kända", "Allergies: None", "Allergies: NKDA"):
        assert found(line, "medical_record") == []


def test_who_lists_passport_and_licence_shows_neither():
    assert found("Passport No. 123456789; Körkort 850709-9805; Driving licence", "passport") == ["123456789"]
    page = (
        "PASSPORT/PASS\nType/Typ P\nPassport No AA1234567\nSurname LIND\nGiven names MAJA\nNationality SWEDISH\n"
        "Date of issue 12 JAN 2020\nAuthority/Myndighet POLISEN"
    )
    assert found(page, "passport")
