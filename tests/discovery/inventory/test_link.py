"""link and unlink as a person and a program meet them, and the reasons that who gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("unblocked")

ERIK, PHONE, WORK, ANNA = "erik.berg@example.test", "070-174 06 05", "berg@work.example.test", "anna@example.test"


@pytest.fixture
def looked(firm):
    firm.write("kunder.csv", f"Kundnummer;E-post;Telefon\nK-1001;{ERIK};{PHONE}\nK-1002;{ANNA};\n")
    firm.write("brev.txt", f"Hej {ERIK}\n")
    firm.write("jobb.txt", f"Hej {WORK}\n")
    firm.take_stock()
    return firm


def who(firm, identifier):
    ran = firm.command("who", identifier, "--json")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)["data_subjects"]


def files(person):
    return sorted(Path(each["item"]).name for each in person["places"])


def people(firm):
    (place,) = json.loads(firm.command("places", "--json").stdout)["places"]
    return place["data_subjects"]


def test_who_says_why_it_is_one_person(looked):
    (person,) = who(looked, ERIK)
    assert files(person) == ["brev.txt", "kunder.csv"]
    assert person["why"] == [
        {"kind": "email", "items": 2},
        {"kind": "together", "items": 1, "together": ["customer_number", "email", "phone"]},
    ]
    said = looked.command("who", ERIK).stdout
    assert "the same E-mail address in 2 files" in said
    assert "these stand together in 1 file: " in said
    assert "strongroom unlink" in said
    assert "erik" not in said.lower()


def test_what_stands_alone_needs_no_reason(looked):
    (person,) = who(looked, WORK)
    assert person["why"] == []
    assert "because" not in looked.command("who", WORK).stdout


def test_two_identifiers_become_one_person_and_two_again(looked):
    assert people(looked) == 3
    said = looked.command("link", ERIK, WORK)
    assert (said.returncode, said.stderr) == (0, "")
    assert "one person" in said.stdout
    (person,) = who(looked, WORK)
    assert files(person) == ["brev.txt", "jobb.txt", "kunder.csv"]
    assert person["why"][0]["kind"] == "ruling"
    assert "you said so" in looked.command("who", ERIK).stdout
    assert people(looked) == 2
    back = looked.command("link", WORK, ERIK, "--undo", "--json")
    first, second = json.loads(back.stdout)["identifiers"]
    assert first["data_subjects"] != second["data_subjects"]
    assert files(who(looked, WORK)[0]) == ["jobb.txt"]
    assert people(looked) == 3


def test_what_was_said_stands_when_files_are_read_again(looked):
    looked.command("link", ERIK, WORK)
    looked.take_stock(everything=True)
    assert len(files(who(looked, WORK)[0])) == 3
    (looked.folder / "jobb.txt").unlink()
    looked.take_stock()
    looked.write("jobb.txt", f"Hej {WORK} igen\n")
    looked.take_stock()
    assert len(files(who(looked, WORK)[0])) == 3


def test_what_was_said_of_people_of_whom_nothing_is_left_is_forgotten(looked):
    from strongroom.register.models import Ruling

    looked.command("link", ERIK, WORK)
    for file in list(looked.folder.iterdir()):
        file.unlink()
    looked.take_stock()
    with looked.opened():
        assert Ruling.objects.count() == 0


def test_one_person_is_parted_and_joined_again(looked):
    said = looked.command("unlink", ERIK, PHONE)
    assert (said.returncode, said.stderr) == (0, "")
    assert "two people" in said.stdout
    # The row in which both stand is not the letter's person any more.
    assert files(who(looked, PHONE)[0]) == ["kunder.csv"]
    (letter,) = [each for each in who(looked, ERIK) if "brev.txt" in files(each)]
    assert files(letter) == ["brev.txt"]
    again = looked.command("unlink", PHONE, ERIK, "--undo")
    assert "the files say" in again.stdout
    assert files(who(looked, PHONE)[0]) == ["brev.txt", "kunder.csv"]


def test_identifiers_may_come_from_stdin(looked):
    said = looked.command("link", "-", "--json", stdin=f"{ERIK}\n{WORK}\n")
    document = json.loads(said.stdout)
    assert document["schema"] == "strongroom/link/1"
    assert {each["kind"] for each in document["identifiers"]} == {"email"}
    assert document["identifiers"][0] == document["identifiers"][1]
    assert ERIK not in said.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("link", ERIK, "nobody@example.test"), "nobody is known by identifier number 2"),
        (("unlink", "nobody@example.test", ERIK), "nobody is known by identifier number 1"),
        (("link", ERIK, ERIK.upper()), "the same identifier"),
        (("link", ERIK, WORK, "--undo"), "nothing was said of these two"),
        (("unlink", ERIK, WORK, "--undo"), "nothing was said of these two"),
        (("link", ERIK), "give two"),
        (("link", ERIK, WORK, ANNA), "give two"),
        (("link", ERIK, "Anna Berg"), "cannot be looked up by name"),
        (("link", ERIK, "not an id!!"), "nothing a person is known by"),
    ],
)
def test_what_cannot_be_said_gets_one_sentence(looked, arguments, words):
    ran = looked.command(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in " ".join(ran.stderr.replace("│", " ").split())
    assert "example" not in ran.stderr


def test_what_several_people_share_does_not_say_whom_is_meant(firm):
    firm.write("familj.csv", f"Namn;E-post;Telefon\nErik Berg;{ERIK};{PHONE}\nAnna Berg;{ANNA};{PHONE}\n")
    firm.write("jobb.txt", f"Hej {WORK}\n")
    firm.take_stock()
    assert [person["certainty"] for person in who(firm, PHONE)] == ["possible", "possible"]
    assert [each["types"] for each in who(firm, ANNA)[0]["places"]] == [["email", "name", "phone"]]
    ran = firm.command("link", WORK, PHONE)
    assert ran.returncode == 2
    assert "2 people are known by identifier number 2" in ran.stderr


def test_a_report_after_a_ruling_counts_by_it(looked):
    def counted():
        report = json.loads(looked.command("checkup", looked.folder, "--json", "-", "--country", "SE").stdout)
        return report["totals"]["data_subjects"]

    first = counted()
    looked.command("link", ERIK, WORK)
    assert counted() == first - 1
