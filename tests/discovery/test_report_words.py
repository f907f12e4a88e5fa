"""Every code has its words, in both languages."""

import dataclasses

import pytest
from tests.discovery import lind_foto

from strongroom.discovery.cli import deed_words, reason_words, report_words, where_words
from strongroom.discovery.cli.kind_words import LEVELS, held, kind_name
from strongroom.discovery.core.catalogue import categories
from strongroom.discovery.core.deeds import Action, Exposure
from strongroom.discovery.core.levels import Level
from strongroom.discovery.core.matters import Matter
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.summary import summarise
from strongroom.discovery.core.where import ENGLISH, Step
from strongroom.shell.words import spoken

pytestmark = pytest.mark.parametrize("language", ["en", "sv"])


@pytest.fixture(autouse=True)
def speak(language):
    with spoken(language):
        yield


def test_every_reason_and_outcome_says_why_and_what_one_can_do(language):
    said = [
        (reason_words.why(outcome, reason), reason_words.what_to_do(outcome, reason))
        for outcome, reason in [*((Outcome.PARTLY, each) for each in Reason), *((each, None) for each in Outcome)]
    ]
    assert all(why and do for why, do in said)
    assert len({reason_words.why(Outcome.PARTLY, each) for each in Reason}) == len(Reason)


def test_every_step_of_the_way_has_words(language):
    for kind in ENGLISH:
        with_value = where_words.in_words((Step(kind, "AB"),))
        assert with_value
        assert "{" not in with_value
        assert "{" not in where_words.in_words((Step(kind),))


def test_a_name_on_the_way_cannot_play_tricks(language):
    assert "\x1b" not in where_words.in_words((Step("member", "a\x1b[2J"), Step("attachment", "\u202exslx")))


def test_every_level_and_category_has_a_name(language):
    assert set(LEVELS) == set(Level)
    assert all(kind_name(each) != each for each in categories())
    assert kind_name("of_a_later_release") == "of_a_later_release"


@pytest.mark.parametrize("matter", Matter)
@pytest.mark.parametrize("action", Action)
def test_every_deed_can_be_said(language, matter, action):
    some = summarise(lind_foto.checkup()).first[0]
    for exposure in (None, *Exposure):
        for files in (1, 2):
            deed = dataclasses.replace(some, matter=matter, action=action, exposure=exposure, files=files, lists=0)
            for said in (
                deed_words.title(deed),
                deed_words.reason(deed, alone=False),
                deed_words.advice(deed, alone=False),
            ):
                assert said
                assert "{" not in said


def test_deeds_are_said_so_that_the_owner_knows_what_is_meant(language):
    titles = [deed_words.title(deed) for deed in summarise(lind_foto.checkup()).first]
    assert (
        titles
        == {
            "en": [
                "Lock up 2 customer lists with 76 card numbers",
                "Let go of 3 passport scans from 2019",
                "Lock up 2 customer lists with 24 personal numbers",
            ],
            "sv": [
                "Lås in 2 kundlistor med 76 kortnummer",
                "Gör dig av med 3 inskannade pass från 2019",
                "Lås in 2 kundlistor med 24 personnummer",
            ],
        }[language]
    )


def test_what_a_file_holds_is_said_with_its_counts(language):
    assert (
        held([("passport", 1), ("name", 2)])
        == {
            "en": "Passport number, Name\N{NO-BREAK SPACE}(2)",
            "sv": "Passnummer, Namn\N{NO-BREAK SPACE}(2)",
        }[language]
    )


def test_where_it_lies_claims_no_more_than_the_name_of_a_folder_tells(language):
    some = summarise(lind_foto.checkup()).first[0]
    for exposure in Exposure:
        said = deed_words.reason(dataclasses.replace(some, exposure=exposure), alone=False)
        assert "everyone" not in said
        assert "alla" not in said


def test_a_door_code_is_not_sent_to_a_password_manager(language):
    some = summarise(lind_foto.checkup()).first[0]
    code = dataclasses.replace(some, matter=Matter.ACCESS_CODES, action=Action.LOCK_UP, files=1)
    said = deed_words.title(code) + deed_words.advice(code, alone=False)
    assert {"en": "door or alarm code", "sv": "dörr- eller larmkod"}[language] in said
    assert {"en": "password", "sv": "lösenord"}[language] not in said


def test_many_files_are_begun_a_folder_at_a_time_and_the_folders_are_named(language):
    look = next(deed for deed in summarise(lind_foto.checkup()).deeds if deed.action is Action.LOOK)
    said = f"{deed_words.reason(look, alone=False)} {deed_words.advice(look, alone=False)} {deed_words.time(look)}"
    first = deed_words.folder_name(look.parts[0].folder, alone=False)
    begun, step = {
        "en": ("30\N{NO-BREAK SPACE}minutes to begin with", f"Take a folder at a time, {first} first."),
        "sv": ("30\N{NO-BREAK SPACE}minuter till att börja med", f"Ta en mapp i taget, {first} först."),
    }[language]
    assert said.endswith(begun)
    assert step in said
    assert {"en": "and 4 more folders.", "sv": "och 4 mappar till."}[language] in said


def test_only_what_is_not_nought_is_said_of_the_reading(language):
    whole = lind_foto.checkup()
    totals = dataclasses.replace(whole.totals, files=33, read=33, partly=0, unread=0)
    said = report_words.covers(dataclasses.replace(whole, totals=totals))
    assert said.endswith({"en": "all read whole.", "sv": "alla lästa i sin helhet."}[language])
    totals = dataclasses.replace(totals, read=32, unread=1)
    said = report_words.covers(dataclasses.replace(whole, totals=totals))
    assert said.endswith(
        {"en": "32 were read whole and 1 not at all.", "sv": "32 lästes helt och 1 inte alls."}[language]
    )
