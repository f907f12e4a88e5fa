import dataclasses
import io
import re

import pytest
from tests.discovery import lind_foto
from tests.discovery.lind_foto import finding

from strongroom.discovery.cli import reason_words, report_terminal
from strongroom.discovery.core.inventory import Checkup, KnownItem, LookedAt, Totals
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.shell.words import spoken

NB = "\N{NO-BREAK SPACE}"


def show(checkup: Checkup, *, language="en", width=80, color=False, encoding="utf-8") -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    report_terminal.show(checkup, language=language, width=width, color=color, file=file)
    file.flush()
    return file.buffer.getvalue().decode(encoding).replace(NB, " ")


def small(items, **totals) -> Checkup:
    counts = dict.fromkeys((field.name for field in dataclasses.fields(Totals)), 0) | totals
    place = LookedAt("1", "Lind Foto", "/home/maja/Lind Foto")
    return dataclasses.replace(lind_foto.checkup(), places=(place,), items=items, totals=Totals(**counts))


def one(path, *types, outcome=Outcome.READ, reason=None) -> KnownItem:
    return KnownItem(
        path=path,
        place="1",
        kind="pdf",
        bytes=1,
        modified=1.7e9,
        outcome=outcome,
        reason=reason,
        findings=tuple(map(finding, types)),
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "312 of 4,020 files hold data about some 1,900 people; 14 are critical."),
        ("sv", "312 av 4 020 filer innehåller uppgifter om omkring 1 900 personer; 14 är kritiska."),
    ],
)
def test_it_begins_with_the_one_sentence(language, sentence):
    assert sentence in " ".join(show(lind_foto.checkup(), language=language).split())


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_it_is_one_screen(language, width):
    lines = show(lind_foto.checkup(), language=language, width=width).splitlines()
    assert len(lines) <= (40 if width >= 80 else 50)
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("language", ["en", "sv"])
def test_unsure_findings_too_leave_it_one_screen(language):
    whole = lind_foto.checkup()
    unsure = dataclasses.replace(one("x.pdf"), place=lind_foto.PLACE["Desktop"].id)
    unsure = dataclasses.replace(unsure, findings=(finding("passport", confidence=0.3),) * 25)
    said = show(dataclasses.replace(whole, items=[*whole.items, unsure]), language=language)
    assert " 25 " in said
    assert len(said.splitlines()) <= 40


def test_it_says_where_and_what_stayed_shut_and_what_it_covers():
    said = show(lind_foto.checkup())
    assert re.search(r"Documents › Customers +█+▓+▒+░+ +100 files, 4 critical", said)
    assert re.search(r" 8  Locked with a password  Save a copy", said)
    assert "4,020 files, 9.9 GB, of\nwhich 3,961 were read whole, 26 in part and 33 not at all." in said
    assert "nothing left the computer" in " ".join(said.split())


def test_an_ascii_terminal_gets_the_same_without_question_marks():
    said = show(lind_foto.checkup(), language="sv", encoding="ascii")
    assert "?" not in said
    assert re.search(r"Documents > Customers  #=+-+\.+ +100 filer, 4 kritiska", said)


def test_colour_only_when_asked_for_and_never_alone():
    plain, colored = show(lind_foto.checkup()), show(lind_foto.checkup(), color=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d*m", "", colored) == plain


def test_one_of_each_is_said_in_the_singular():
    said = show(small([one("Kunder/pass.pdf", "passport")], files=1, read=1, findings=1, data_subjects=1))
    assert "1 of 1 files holds data about one person; none is critical." in said
    assert "Do this first" in said
    assert "1 file\n" in said


def test_nothing_found_is_good_news_and_says_so():
    said = show(small([], files=12, bytes=900, read=12))
    assert "We found no data about people in 12 files." in said
    assert "first" not in said
    assert "Where it lies" not in said


def test_an_empty_folder_is_said_to_be_empty():
    assert "There were no files to look at." in show(small([]))


def test_a_folder_name_cannot_play_tricks_on_the_terminal():
    item = one("evil\x1b]0;owned\x07\u202e/kunder.pdf", "passport")
    said = show(small([item], files=1, read=1, data_subjects=1))
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_where_one_place_was_looked_at_its_name_is_left_out():
    items = [one("Kunder/a.pdf", "passport"), one("Avtal/b.pdf", "bank_account")]
    said = show(small(items, files=2, read=2, data_subjects=2))
    assert "\nKunder " in said
    assert "Lind Foto › Kunder" not in said


def test_rare_reasons_are_counted_together():
    items = [one(f"{n}.x", outcome=Outcome.BROKEN, reason=reason) for n, reason in enumerate(Reason)]
    said = show(small(items, files=len(items), unread=len(items)))
    assert f"{len(items) - 5} more for other reasons" in said


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_advice_is_cut_off(language, width):
    items = [one(f"{reason}.x", outcome=Outcome.BROKEN, reason=reason) for reason in list(Reason)[:5]]
    said = show(small([*items, one("CV.pdf", "cv_application")], files=6, unread=5), language=language, width=width)
    assert max(map(len, said.splitlines())) <= width
    with spoken(language):
        advice = [reason_words.what_to_do(Outcome.BROKEN, reason) for reason in list(Reason)[:5]]
    assert all(word in said for each in advice for word in each.split())


def test_everything_else_stands_last_in_one_place_too():
    items = [one(f"{n}/{m}.pdf", "passport") for n in range(20) for m in range(3)]
    lines = show(small(items, files=60, read=60)).splitlines()
    bars = [line for line in lines if re.search(r" files?$", line)]
    assert bars[-1].startswith("Everything else")


def test_it_says_why_files_were_read_in_part_how_people_are_counted_and_what_is_left_out():
    unsure = dataclasses.replace(one("a.pdf"), findings=(finding("passport", confidence=0.3),))
    parts = [
        dataclasses.replace(one(f"{n}.pdf", "email", outcome=Outcome.PARTLY), reason=Reason.TOO_SLOW) for n in range(3)
    ]
    said = " ".join(show(small([unsure, *parts], files=4, read=1, partly=3, data_subjects=3)).split())
    assert "3 files were read in part. Why, most often: took too long to read (3)." in said
    assert "1 less certain finding is left out." in said
    assert "so one person may still count twice." in said
