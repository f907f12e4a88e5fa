from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.discovery.detect_words.cases import column, engine, found

from strongroom.discovery.core.detect.words.naming import read_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Patient: Erik Berg\nDatum: 3 mars", "Erik Berg"),
        ("Name of insured: Amanda Young | Policy", "Amanda Young"),
        ("Kund: Berg, Erik\n", "Berg, Erik"),
        ("namn: erik berg\n", "erik berg"),
        ("Kontaktperson: Zbyszek Grzybnowski", "Zbyszek Grzybnowski"),
        ("Patient: 山田 太郎\n", "山田 太郎"),
        ("Dear Mr Hvidkjær,\nthank you", "Hvidkjær"),
        ("Hej Anna,\ntack för senast", "Anna"),
        ("Vi ses på torsdag.\n\nMed vänliga hälsningar\nOmar Haddad\nLind Foto", "Omar Haddad"),
        ("See you then.\n\nKind regards,\nMaja Lind", "Maja Lind"),
        ("We asked Dr. Hall about it.", "Hall"),
        ("Yesterday Anna-Karin von Essen called us.", "Anna-Karin von Essen"),
        ("Igår ringde Erik Berg om sin beställning.", "Erik Berg"),
        ("BETALAS AV ERIK BERG SENAST FREDAG", "ERIK BERG"),
        ("The parcel was signed for by E. Lindqvist today.", "E. Lindqvist"),
        ("Seán O'Neil met us at noon.", "Seán O'Neil"),
        ("My name is Jesenko.", "Jesenko"),
        ('{"customer": {"name": "Laura Ortiz", "id": 7}}', "Laura Ortiz"),
        ('<patient name="Laura Ortiz" ward="3">', "Laura Ortiz"),
        ("cv erik berg", "erik berg"),
        ("Erik Berg CV", "Erik Berg"),
    ],
)
def test_a_name_is_found_by_its_label_its_neighbours_or_the_lists(text, name):
    assert name in found(text, "name")


@pytest.mark.parametrize(
    "text",
    [
        "Windows Server and Oracle Java run on Debian Linux.",
        "The Default Value of the Index is Zero. See Section Two.",
        "class MarkVersion(Will): sign1 = Björn_Handler(self.hope)",
        "In March and April the Summer Hope Festival is on.",
        "Run `erik --berg` or /home/erik/berg to build the file.",
        "Johan AB, Berg & Söner AB and Wilson Ltd sent invoices.",
        "Name: default_value",
    ],
)
def test_words_with_a_capital_that_are_no_people_are_left_alone(text):
    assert found(text, "name") == []


@pytest.mark.parametrize(
    "closing", ["Vänligen", "Hälsningar", "Sincerely", "Med vänlig hälsning", "Cordialement", "Hilsen"]
)
@pytest.mark.parametrize("quoted", ["", "> ", "> > "])
def test_words_that_close_a_letter_are_nobody_and_lead_to_its_writer(closing, quoted):
    assert found("".join(f"{quoted}{line}\n" for line in ("Tack", closing, "Erik Berg")), "name") == ["Erik Berg"]


def test_a_name_in_quoted_mail_is_one_name():
    text = "From: Björn Bergell <bjorn.bergell@example.test>\n\nJa.\n\n> Ses vi?\n> Björn Bergell\n> 070-174 06 05\n"
    assert found(text, "name") == ["Björn Bergell"] * 2
    assert found(text[text.index("> Ses") :], "name") == ["Björn Bergell"]


@pytest.mark.parametrize(
    "text",
    [
        "Irish PPS number 1234567T",
        "Georgian passport 12AB34567",
        "Philippine UMID: 0111-1234567-8",
        "Montenegro IBAN ME25505000012345678951",
        "My MAC is 00:1A:2B:3C:4D:5E",
        "My IBAN is SE45 5000 0000 0583 9825 7466",
        "Cisco MAC 001A.2B3C.4D5E",
        "umid 0111-1234567-8",
        "Hong Kong ID A123456(3)",
        "International Bank Account Number SE45 5000 0000 0583 9825 7466",
        "Austrian Company number FN 123456a",
        "Spanish Bank account ES91 2100 0418 4502 0005 1332",
        "Canadian Social Insurance Number 046 454 286",
        "HH AB 1234",
    ],
)
def test_whose_paper_a_number_is_names_nobody(text):
    assert [found(text, each) for each in ("name", "location", "organisation")] == [[], [], []]


def test_names_beside_papers_and_nations_stay_names():
    assert found("Anna Schweizer, passport 12AB34567", "name") == ["Anna Schweizer"]
    assert found("Erik Berg IBAN SE45 5000 0000 0583 9825 7466", "name") == ["Erik Berg"]
    assert found("BETALAS AV ERIK MAC SENAST FREDAG", "name") == ["ERIK MAC"]
    assert found("Lind Foto AB 2024", "organisation") == ["Lind Foto AB"]
    assert found("Nordic Bank account 12345678", "organisation") == ["Nordic Bank"]


def test_a_full_name_makes_its_parts_names_in_the_same_text():
    text = "Erik Hvidkjær bokade tid. Senare bad Hvidkjær om en annan tid och fick den."
    assert found(text, "name") == ["Erik Hvidkjær", "Hvidkjær"]


def test_names_in_a_list_vouch_for_one_another():
    text = "They had six: Malon, Kaylee, Brandi, Miguel and Jennifer."
    assert found(text, "name") == ["Malon", "Kaylee", "Brandi", "Miguel", "Jennifer"]


def test_an_address_made_of_the_name_makes_it_surer():
    alone = "List of speakers: Karl Qvarnmo today"
    beside = "List of speakers: Karl Qvarnmo karl.qvarnmo@example.test"
    assert _sure(beside, "Karl Qvarnmo") > _sure(alone, "Karl Qvarnmo")


def _sure(text: str, name: str) -> float:
    return max(
        (
            span.confidence
            for span in engine().spans(text)
            if text[span.start : span.end] == name and span.type == "name"
        ),
        default=0.0,
    )


def test_display_names_of_mail_headers_are_names():
    text = "Erik Berg <erik@example.test>; Maja Lind <maja@example.test>"
    assert found(text, "name", label="To") == ["Erik Berg", "Maja Lind"]


def test_columns_of_names_are_known_by_header_or_by_their_cells():
    assert column(["Erik Berg", "Zzxy Qwop", ""], "Namn", "name") == ["Erik Berg", "Zzxy Qwop"]
    assert column(["Berg", "Hvidkjær"], "Efternamn", "name") == ["Berg", "Hvidkjær"]
    assert column(["Erik", "Anna", "Omar", "Sara", "Lars"], "", "name") == ["Erik", "Anna", "Omar", "Sara", "Lars"]
    assert column(["foo", "bar", "index"], "name", "name") == []
    assert column(["open", "closed"], "Status", "name") == []


def test_names_within_remarks_are_found_in_their_column():
    remarks = [
        "Erik Berg ringde igår om sin bil och vill ha den klar",
        "inget att säga om den här kunden i dag heller",
        "",
    ]
    assert column(remarks, "Anteckningar", "name") == ["Erik Berg"]


@given(st.text(max_size=80), st.integers(0, 90))
def test_reading_a_name_anywhere_gives_words_of_the_text(text, start):
    reading = read_name(text, min(start, len(text)))
    if reading is not None:
        assert 0 <= reading.start < reading.end <= len(text)
        assert all(word in text[reading.start : reading.end] for word in reading.words)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AaErik Berg.,:\n'-12Gatan", max_size=400))
def test_spans_lie_within_the_text(text):
    for span in engine().spans(text):
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["Erik ", "A. ", "von ", "Berg, ", "Name: ", "Gatan 1 ", "1 A St ", "11122 A", "Dear Erik\n", "a" * 50, "Å-", "Regards,\n",
     "123 Main St\n", "Patient Erik Berg ", "O'", "E" * 40 + " ", "diagnos astma "],
)  # fmt: skip
def test_repeats_cost_no_more_than_their_length(unit):
    """Twice the text may cost about twice the time: nothing here may be quadratic."""
    small, large = unit * (20_000 // len(unit)), unit * (80_000 // len(unit))
    engine().spans(small)
    began = time.process_time()
    engine().spans(large)
    assert time.process_time() - began < 4.0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Вчера Иван Петров позвонил нам.", "Иван Петров"),
        ("Χθες ήρθε ο Γιώργος Παπαδόπουλος.", "Γιώργος Παπαδόπουλος"),
        ("昨日、田中さんが来ました。", "田中"),
        ("어제 김민준 씨가 왔어요.", "김민준"),
        ("Kind regards,\nXandrik Vrostel\n", "Xandrik Vrostel"),
        ("Her brother Xandrik Vrostel helped with the move.", "Xandrik Vrostel"),
        ("Familjenamn         Vrostel\n", "Vrostel"),
        ('ATTENDEE;CN="Erik Berg";ROLE=REQ-PARTICIPANT:mailto:erik@example.test', "Erik Berg"),
    ],
)
def test_names_in_other_letters_and_unknown_ones_where_people_are_named(text, name):
    assert name in found(text, "name")


def test_words_in_other_letters_that_name_nobody_are_left_alone():
    assert found("Красная Площадь и Новая Москва открыты. Η Νέα Πόλη.", "name") == []


def test_an_employer_is_told_by_the_work_and_is_no_place_or_person():
    assert found("She works at Massive Dynamic in Leeds.", "organisation") == ["Massive Dynamic"]
    assert found("He lives and works at Springfield.", "organisation") == []


def test_clearing_numbers_are_no_street():
    assert found("Clearing 8327-9, konto 123 456", "postal_address") == []


@pytest.mark.parametrize(
    "text",
    [
        "From: Anna Lund <anna@example.test>\nDate: Sun, 01 Jun 2025 10:00:00 +0000\n",
        "From: Anna Lund <anna@example.test>\nDate: Tue, 04 Mar 2025 09:14:22 +0100\n",
        "Anna Lund, 1 Jun 2025",
        "Anna Lund wrote on Jun 3, 2025 that she will come.",
        "Anna Lund skrev den 3:e april 2025 och i Maj 2024.",
    ],
)
def test_a_month_beside_a_day_or_a_year_is_nobody(text):
    assert found(text, "name", least=0.3) == ["Anna Lund"]


def test_people_with_a_months_name_are_people():
    assert found("Deliver to Mr May 12 High Street", "name") == ["May"]
    assert found("Hej Jan,\nvi ses 3 juni.", "name") == ["Jan"]
    assert found("I met April Jones, 32, at the gym on 3 May.", "name") == ["April Jones"]


@pytest.mark.parametrize(
    "opening",
    ["Dear Hiring Manager,", "Dear Neighbour,", "Dear Tenant,", "Dear Colleague,", "Dear Admissions Officer,", "Dear Diary,",
     "Hej Kollegor!", "Hej Kundtjänst!", "Hej Tjejer!", "Hej Gänget!", "Kära Dagbok,", "Hej Vänner!"],
)  # fmt: skip
def test_who_is_greeted_as_a_role_or_a_crowd_is_nobody(opening):
    assert found(f"{opening}\nhere is the news.", "name", least=0.3) == []
    assert found(f"{opening.split(' ')[0]} Xandrika,\nhere is the news.", "name") == ["Xandrika"]


@pytest.mark.parametrize(
    "text", ["Bor ensam.", "Bor på Lillgatan 5.", "Hon är gift. Bor med sin man.", "Vara snäll är bra."]
)
def test_a_word_that_sentences_begin_with_is_no_town(text):
    assert found(text, "location", least=0.3) == []


def test_a_town_of_such_a_name_is_one_where_people_go():
    assert found("Hon åkte till Bor igår. Vi bor i Vara kommun.", "location") == ["Bor", "Vara"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ring Maja imorgon", ["Maja"]),
        ("Maila Erik Berg i dag", ["Erik Berg"]),
        ("Igår kom Anna Ring och Sten Ring.", ["Anna Ring", "Sten Ring"]),
        ("Kund: Kontantkund", []),
        ("Brf Granen bjuder in till städdag.", []),
        ("Thornbury Salon\n12 Mill Lane", []),
        ("Bageriet Kringlan är öppet.", []),
        ("Vi firar Alla Hjärtans dag.", []),
        ("She attends the Baptist church.", []),
        ("Staden Vara ligger vackert.", []),
    ],
)
def test_verbs_firms_and_feasts_are_no_part_of_a_name(text, names):
    assert found(text, "name", least=0.3) == names


def test_a_firm_of_a_familys_name_is_a_firm():
    assert found("Lind Studio\nStorgatan 3", "organisation") == ["Lind Studio"]
    assert found("Open it in Visual Studio.", "organisation") == []


@pytest.mark.parametrize(
    "name", ["Tunde Ade\u0301ba\u0301yo\u0323\u0300", "Go\u0308ran A\u030akesson", "O\u0308rjan Berg"]
)
def test_accents_that_are_signs_of_their_own_belong_to_the_name(name):
    assert found(f"Igår ringde {name} om sin bil.", "name") == [name]
    assert found(f"Kund: {name}\n", "name") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "KORTKÖP ICA MAXI UPPSALA 312,50",
        "Let X be a Hilbert space.",
        'Set the text in "Gill Sans", Georgia, Helvetica.',
        "Barnet har feber och stannar hemma.",
        "Author: Omar Haddad <omar@example.test>\nDate:   Sun Jun 1 10:11:12 2025 +0100\n",
    ],
)
def test_shops_spaces_of_mathematics_and_typefaces_are_nobody_and_nowhere(text):
    assert [name for name in found(text, "name") if name != "Omar Haddad"] == []
    assert found(text, "location") == []


def test_a_country_that_a_typeface_is_named_after_is_a_country():
    assert found("She moved to Georgia last year.", "location") == ["Georgia"]
