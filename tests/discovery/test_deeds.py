import dataclasses
from datetime import datetime

import pytest
from tests.discovery import lind_foto
from tests.discovery.lind_foto import PLACE, STOCKHOLM, finding

from strongroom.discovery.core import deeds
from strongroom.discovery.core.deeds import Action, Exposure
from strongroom.discovery.core.inventory import KnownItem
from strongroom.discovery.core.levels import Level
from strongroom.discovery.core.matters import Matter
from strongroom.discovery.core.passage import Outcome
from strongroom.discovery.core.summary import summarise


def file(path, *types, year=2025, confidence=0.9, people=1, kind="pdf", place="Documents"):
    return KnownItem(
        path=path,
        place=PLACE[place].id,
        kind=kind,
        bytes=1,
        modified=datetime(year, 6, 1, tzinfo=STOCKHOLM).timestamp(),
        outcome=Outcome.READ,
        reason=None,
        findings=tuple(finding(*each.split(":"), confidence=confidence) for each in types),
        people=people,
    )


def first(*items):
    return summarise(dataclasses.replace(lind_foto.checkup(), items=items)).first


def test_lind_foto_starts_with_the_card_numbers_the_passports_and_the_customer_lists():
    found = [(deed.matter, deed.action, deed.folder, deed.files) for deed in summarise(lind_foto.checkup()).first]
    assert found == [
        (Matter.CARDS, Action.LOCK_UP, ("Desktop",), 2),
        (Matter.IDENTITY_PAPERS, Action.LET_GO, ("Downloads",), 3),
        (Matter.CUSTOMERS, Action.LOCK_UP, ("Desktop",), 2),
    ]


def test_files_of_one_matter_in_one_folder_are_one_deed():
    (deed,) = first(
        *(file(f"CV {n}.pdf", "cv_application", "email", year=2017 + n % 3, place="Downloads") for n in range(41))
    )
    assert (deed.files, deed.first_year, deed.last_year, deed.minutes) == (41, 2017, 2019, 10)


def test_a_file_where_everybody_sees_it_comes_before_the_same_file_in_a_quiet_folder():
    quiet = file("a.pdf", "passport")
    seen = file("b.pdf", "card_pan", place="Desktop")
    assert [deed.matter for deed in first(quiet, seen)] == [Matter.CARDS, Matter.IDENTITY_PAPERS]


def test_more_people_come_before_fewer():
    few = file("a.pdf", "medical_record", people=1)
    many = file("b.pdf", "criminal_record", people=900)
    assert [deed.matter for deed in first(few, many)] == [Matter.CRIMINAL, Matter.HEALTH]


def test_of_equal_harm_the_quick_deed_comes_first():
    slow, quick = (
        dataclasses.replace(deed, harm=100.0, minutes=minutes)
        for deed, minutes in zip(summarise(lind_foto.checkup()).first, (30, 2), strict=False)
    )
    assert deeds.ranked([slow, quick]) == (quick, slow)


def test_the_three_are_of_different_matters_where_there_are_such():
    items = [file(f"{folder}/note.docx", "medical_record", people=50) for folder in "abcdef"]
    items.append(file("bank.csv", "bank_account"))
    assert {deed.matter for deed in first(*items)} == {Matter.HEALTH, Matter.BANK}


@pytest.mark.parametrize(
    ("matter", "years", "act"),
    [
        (Matter.APPLICATIONS, 1, Action.LOCK_UP),
        (Matter.APPLICATIONS, 3, Action.LET_GO),
        (Matter.IDENTITY_PAPERS, 2, Action.LET_GO),
        (Matter.HEALTH, 8, Action.LOCK_UP),
        (Matter.BANK, 8, Action.LET_GO),
        (Matter.CARD_CODES, 0, Action.LET_GO),
        (Matter.PASSWORDS, 0, Action.MOVE),
        (Matter.KEYS, 30, Action.LOCK_UP),
    ],
)
def test_what_is_no_longer_needed_may_go(matter, years, act):
    assert deeds.action(matter, Level.SENSITIVE, years) is act


def test_ordinary_contact_details_need_only_a_look():
    assert deeds.action(Matter.CONTACTS, Level.ORDINARY, 1) is Action.LOOK


@pytest.mark.parametrize(
    ("folder", "exposed"),
    [
        (("home", "Hämtningar"), Exposure.DOWNLOADS),
        (("Skrivbord", "Nytt"), Exposure.DESKTOP),
        (("Firman", "Gemensam", "Kunder"), Exposure.SHARED),
        (("var", "tmp"), Exposure.TEMPORARY),
        (("Documents", "Shared customers"), None),
    ],
)
def test_a_folder_tells_by_its_name_who_gets_at_it(folder, exposed):
    assert deeds.exposure(folder) is exposed


def test_only_the_worst_files_stand_by_name():
    (deed,) = first(*(file(f"lista {n}.csv", "se_personnummer", people=n, kind="csv") for n in range(200)))
    assert deed.files == 200
    assert [each.name for each in deed.examples[:2]] == ["lista 199.csv", "lista 198.csv"]
    assert len(deed.examples) == 20


def test_a_time_from_before_any_clock_does_no_harm():
    item = dataclasses.replace(file("x.pdf", "passport"), modified=-1e18)
    (deed,) = first(item)
    assert deed.action is Action.LET_GO


def test_a_door_code_is_no_password():
    (deed,) = first(file("brev.docx", "access_code", "name", "postal_address", kind="docx"))
    assert (deed.matter, deed.action) == (Matter.ACCESS_CODES, Action.LOCK_UP)


def test_fifty_people_with_card_numbers_come_before_one_old_application_and_a_few_accounts():
    database = file("butik.sqlite", "card_pan:50", "name:50", "email:50", people=50, kind="sqlite")
    application = file("CV.pdf", "cv_application", "se_personnummer", "name", year=2019, place="Downloads")
    accounts = [file(f"faktura {n}.pdf", "iban", "name") for n in range(30)]
    assert [deed.matter for deed in first(*accounts, application, database)] == [
        Matter.CARDS,
        Matter.APPLICATIONS,
        Matter.BANK,
    ]


def test_a_table_with_names_contacts_and_personal_numbers_is_a_customer_list_beside_loose_numbers():
    register = file("a.xlsx", "se_personnummer:10", "name:10", "phone:10", "postal_address:10", people=10, kind="xlsx")
    loose = [file(f"avtal {n}.pdf", "se_personnummer", "name", "email") for n in range(2)]
    assert [(deed.matter, deed.files, deed.amount) for deed in first(*loose, register)] == [
        (Matter.CUSTOMERS, 1, 10),
        (Matter.NUMBERS, 2, 2),
    ]


def test_nobody_is_told_to_sit_for_a_day_and_contact_details_come_last():
    letters = [file(f"{n % 5}/brev {n}.docx", "name", "email", kind="docx") for n in range(400)]
    accounts, many = first(*letters, file("faktura.pdf", "iban"))
    assert accounts.matter is Matter.BANK
    assert (many.matter, many.files, many.minutes, many.begun, len(many.parts)) == (
        Matter.CONTACTS,
        400,
        deeds.SITTING,
        True,
        5,
    )


def test_one_matter_in_several_folders_is_one_deed():
    items = [file(f"Kunder {year}/a.pdf", "medical_record", "name") for year in range(2019, 2024)]
    (deed,) = first(*items)
    assert (deed.files, len(deed.parts)) == (5, 5)


def test_a_lone_unsure_trace_of_health_or_children_does_not_lead():
    traces = [file(f"man {n}.txt", "childrens_data", confidence=0.6, kind="text") for n in range(300)]
    assert [deed.matter for deed in first(*traces, file("faktura.pdf", "iban"))] == [Matter.BANK, Matter.CHILDREN]
    about_somebody = [file(f"elev {n}.txt", "childrens_data", "name", confidence=0.6) for n in range(3)]
    assert next(iter(first(*about_somebody, file("faktura.pdf", "iban")))).matter is Matter.CHILDREN
