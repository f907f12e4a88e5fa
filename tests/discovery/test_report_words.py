"""Every code has its words, in both languages."""

import dataclasses

import pytest
from tests.discovery import lind_foto

from strongroom.discovery.cli import deed_words, reason_words, where_words
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
                deed_words.advice(deed),
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
                "Let go of 41 old job applications from 2018 to 2021",
            ],
            "sv": [
                "Lås in 2 kundlistor med 76 kortnummer",
                "Gör dig av med 3 inskannade pass från 2019",
                "Gör dig av med 41 gamla jobbansökningar från 2018 till 2021",
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
