"""checkup, places, findings, who as a person and a program meet them: words, JSON by the contract, statuses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from firm_of_tests import ROOT, command, here

CUSTOMERS = "Kundnummer;E-post;Telefon\nK-1001;erik.berg@example.test;070-174 06 05\nK-1002;omar@example.test;\n"


@pytest.fixture(scope="module")
def looked(tmp_path_factory):
    """A home after one check-up of a small folder, by the command."""
    base = tmp_path_factory.mktemp("looked")
    folder = base / "Lind Foto"
    folder.mkdir()
    (folder / "kunder.csv").write_text(CUSTOMERS)
    (folder / "brev.txt").write_text("Hej erik.berg@example.test\n")
    (folder / "tom.txt").write_text("lamp\n")
    (folder / "bild.xyz").write_bytes(bytes(range(256)) * 4)
    for file in folder.iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))
    report = base / "report.json"
    page = base / "report.html"
    ran = command(
        "checkup", folder, "--json", report, "--html", page, "--jobs", 1, "--country", "se", home=base / "home"
    )
    assert ran.returncode == 0, ran.stderr
    return base, ran, json.loads(report.read_text())


pytestmark = pytest.mark.usefixtures("unblocked")


def run(looked, *arguments, **options):
    return here(*arguments, home=looked[0] / "home", **options)


def test_the_report_has_the_keys_of_the_contract(looked):
    _, _, report = looked
    assert list(report) == ["schema", "started", "finished", "places", "totals", "items", "by_type"]
    totals = report["totals"]
    assert totals["files"] == totals["read"] + totals["partly"] + totals["unread"] == 4
    assert totals["data_subjects"] == 2
    paths = [item["path"] for item in report["items"]]
    assert not any(path.endswith("tom.txt") for path in paths)
    assert any(path.endswith("bild.xyz") for path in paths)


def test_reports_are_for_this_account_only(looked):
    base = looked[0]
    assert {(base / name).stat().st_mode & 0o777 for name in ("report.json", "report.html")} == {0o600}
    assert sorted(file.name for file in base.iterdir()) == ["Lind Foto", "home", "report.html", "report.json"]


def test_what_the_key_protects_is_said_once(looked):
    assert "only your account may read" in looked[1].stderr
    again = run(looked, "checkup", looked[0] / "Lind Foto", "--json", "-")
    assert again.stderr == ""
    assert json.loads(again.stdout)["totals"]["unchanged"] == 4


def test_all_lists_what_holds_nothing_too(looked):
    report = json.loads(run(looked, "checkup", looked[0] / "Lind Foto", "--json", "-", "--all").stdout)
    assert len(report["items"]) == 4


def test_places_as_the_contract_has_them(looked):
    (place,) = json.loads(run(looked, "places", "--json").stdout)["places"]
    assert place["kind"] == "folder"
    assert place["name"] == "Lind Foto"
    assert (place["items"], place["data_subjects"]) == (4, 2)
    assert set(place) == {"id", "kind", "name", "items", "findings", "data_subjects", "last_looked"}


def test_findings_come_in_pages(looked):
    seen, after = [], ()
    while True:
        page = json.loads(run(looked, "findings", "--json", "--limit", 2, *after).stdout)
        seen += page["findings"]
        if not page["more"]:
            break
        after = ("--after", page["findings"][-1]["id"])
    assert len({one["id"] for one in seen}) == len(seen)
    assert [one["tier"] for one in seen] == sorted((one["tier"] for one in seen), reverse=True)
    emails = [one for one in seen if one["type"] == "email"]
    assert sorted((Path(one["item"]).name, one["count"], one["data_subjects"]) for one in emails) == [
        ("brev.txt", 1, 1),
        ("kunder.csv", 2, 2),
    ]
    narrowed = json.loads(run(looked, "findings", "--json", "--type", "email", "--place", "p1", "--tier", 1).stdout)
    assert {one["type"] for one in narrowed["findings"]} == {"email"}


def test_who_says_where_and_never_whom_it_was_asked_for(looked):
    answer = run(looked, "who", "Erik.Berg@Example.test", "--json")
    said = json.loads(answer.stdout)
    assert said["identifiers"] == [{"kind": "email"}]
    (person,) = said["data_subjects"]
    assert person["certainty"] == "confirmed"
    assert sorted(Path(each["item"]).name for each in person["places"]) == ["brev.txt", "kunder.csv"]
    assert "erik" not in answer.stdout.lower()
    assert "erik" not in run(looked, "who", "erik.berg@example.test").stdout.lower()


@pytest.mark.parametrize("written", ["070-174 06 05", "+46 70 174 06 05", "0701740605"])
def test_who_knows_a_telephone_number_however_it_is_written(looked, written):
    said = json.loads(run(looked, "who", written, "--json").stdout)
    assert said["identifiers"] == [{"kind": "phone"}]
    (person,) = said["data_subjects"]
    assert person["certainty"] == "possible"
    # The letter names the e-mail address that stands beside the number in the list of customers.
    assert sorted(Path(each["item"]).name for each in person["places"]) == ["brev.txt", "kunder.csv"]


def test_who_reads_from_stdin(looked):
    said = json.loads(run(looked, "who", "-", "--json", stdin="omar@example.test\nnobody@example.test\n").stdout)
    assert [each["kind"] for each in said["identifiers"]] == ["email", "email"]
    assert len(said["data_subjects"]) == 1


def test_who_says_when_nothing_is_known(looked):
    ran = run(looked, "who", "nobody@example.test")
    assert ran.returncode == 0
    assert "Nothing is known" in ran.stdout
    assert "nobody" not in ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Anna Lindqvist", "cannot be looked up by name"),
        ("Åsa", "cannot be looked up by name"),
        ("Anna-Lena O'Brien", "cannot be looked up by name"),
        ("not an id!!", "nothing a person is known by"),
        ("K 1001 x", "nothing a person is known by"),
    ],
)
def test_who_says_what_it_cannot_be_asked(looked, asked, said):
    ran = run(looked, "who", asked, "--json")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert asked not in ran.stderr


def test_who_knows_a_customer_number(looked):
    (person,) = json.loads(run(looked, "who", "k-1001", "--json").stdout)["data_subjects"]
    assert person["certainty"] == "confirmed"
    assert {Path(each["item"]).name: each["types"] for each in person["places"]} == {
        "brev.txt": ["email"],
        "kunder.csv": ["customer_number", "email", "phone"],
    }


def test_statuses_that_were_asked_for(looked):
    folder = looked[0] / "Lind Foto"
    assert run(looked, "checkup", folder, "--fail-on-findings").returncode == 1
    assert run(looked, "checkup", folder / "bild.xyz", "--fail-on-unread").returncode == 1
    assert run(looked, "checkup", folder / "tom.txt", "--fail-on-findings", "--fail-on-unread").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("checkup", "nowhere"), "nowhere is not there"),
        (("checkup", ".", "--html", "."), "is a folder"),
        (("checkup", ".", "--json", "no/such/folder/x.json"), "cannot be written"),
        (("checkup", ".", "--names", "nowhere.txt"), "cannot be read"),
        (("findings", "--place", "p99"), "no place has the id p99"),
        (("findings", "--type", "nonsense"), "no kind of data"),
        (("findings", "--after", "x"), "not the id of a finding"),
        (("checkup", ".", "--country", "Sweden"), "two letters"),
        (("who", " "), "at least one"),
    ],
)
def test_bad_input_gets_one_sentence_and_status_two(looked, tmp_path, arguments, words):
    ran = run(looked, *arguments, cwd=tmp_path)
    assert ran.returncode == 2
    assert words in " ".join(ran.stderr.replace("│", " ").split())
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


def test_a_home_that_another_run_holds_is_status_three(firm):
    with firm.opened():
        ran = firm.command("places")
    assert ran.returncode == 3
    assert f"process {os.getpid()}" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_no_home_leaves_nothing(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("erik.berg@example.test")
    ran = command("checkup", folder, "--no-home", "--json", "-", "--jobs", 1, home=tmp_path / "home", cwd=tmp_path)
    assert json.loads(ran.stdout)["totals"]["data_subjects"] == 1
    assert ran.stderr == ""
    assert [file.name for file in tmp_path.iterdir()] == ["files"]


def test_without_a_path_the_usual_folders_are_looked_at(tmp_path):
    (tmp_path / "Hämtningar").mkdir()
    (tmp_path / "Hämtningar" / "a.txt").write_text("lamp")
    ran = command("checkup", "--json", "-", "--jobs", 1, home=tmp_path / "home", environment={"HOME": str(tmp_path)})
    assert [place["name"] for place in json.loads(ran.stdout)["places"]] == ["Hämtningar"]
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = here("checkup", "--json", "-", home=tmp_path / "home", environment={"HOME": str(empty)})
    assert ran.returncode == 2
    assert "Name the folder" in ran.stderr


def test_every_error_has_a_sentence():
    """All codes in the source, by walking the classes that the commands can raise."""
    import importlib
    import pkgutil

    import strongroom
    from strongroom.app.sentences import templates
    from strongroom.kit.errors import StrongroomError

    for module in pkgutil.walk_packages([str(ROOT / "src" / "strongroom")], "strongroom."):
        if ".migrations" not in module.name and not module.name.endswith(("__main__", "child")):
            importlib.import_module(module.name)

    def below(kind):
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    missing = {each.code for each in below(StrongroomError) if each.__module__.startswith(strongroom.__name__)}
    assert missing <= set(templates())
