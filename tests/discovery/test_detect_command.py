"""`strongroom detect` and `types` as other programs see them."""

from __future__ import annotations

import json
import subprocess
import sys

LINES = [
    '{"id":"a","text":"Mejla maja@example.test"}',
    "nonsense",
    '{"id":2,"text":"\\ud83d\\ude00 880320-0016","label":"Personnummer"}',
    '{"id":3}',
    '{"text":"x"}',
    '{"id":4,"text":"\\ud800 maja@example.test"}',
    '{"id":5,"text":"PESEL: 44051401358"}',
]


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "strongroom", *arguments], input=stdin, capture_output=True, check=False
    )


def test_each_line_is_answered_in_its_place_and_a_bad_one_makes_status_1():
    stdin = "\n".join(LINES).encode() + b'\n\xff\xfe\n{"id":6,"text":""}'
    alone = run("detect", "--jsonl", "--country", "SE", stdin=stdin)
    answers = [json.loads(line) for line in alone.stdout.splitlines()]
    assert alone.returncode == 1
    assert alone.stderr == b""
    assert answers[0] == {"id": "a", "spans": [{"start": 6, "end": 23, "type": "email", "confidence": 0.98}]}
    assert answers[1] == {"error": "not_json"}
    assert answers[2]["spans"] == [{"start": 2, "end": 13, "type": "se_personnummer", "confidence": 0.98}]
    assert answers[3] == {"id": 3, "error": "no_text"}
    assert answers[4] == {"error": "no_id"}
    assert answers[5]["spans"][0]["start"] == 2
    assert answers[6]["spans"] == [{"start": 7, "end": 18, "type": "pl_pesel", "confidence": 0.35, "valid": False}]
    assert answers[7] == {"error": "not_utf8"}
    assert answers[8] == {"id": 6, "spans": []}
    together = run("detect", "--jsonl", "--country", "SE", "--jobs", "2", stdin=stdin)
    assert (together.returncode, together.stdout) == (alone.returncode, alone.stdout)


def test_without_a_bad_line_the_status_is_0():
    assert run("detect", "--jsonl", stdin=b'{"id":1,"text":"x"}\n').returncode == 0


def test_wrong_usage_is_status_2():
    assert run("detect").returncode == 2
    assert run("detect", "--jsonl", "--language", "fr").returncode == 2
    assert run("detect", "--jsonl", "--country", "Sweden").returncode == 2


def test_types_are_listed_as_promised():
    document = json.loads(run("types", "--json").stdout)
    assert document["schema"] == "strongroom/types/1"
    by_id = {entry["id"]: entry for entry in document["types"]}
    assert by_id["se_personnummer"] == {
        "id": "se_personnummer",
        "category": "se_personnummer",
        "tier": 3,
        "countries": ["SE"],
        "checked_by": "checksum",
        "stdnum": "se.personnummer",
        "same_as": [],
        "name": {"en": "Swedish personnummer", "sv": "Personnummer"},
    }
    assert by_id["us_ssn"]["category"] == "ssn"
    assert by_id["gb_nhs"]["category"] == "uk_nhs"
    assert by_id["us_driver_licence"]["category"] == "drivers_licence"
    assert by_id["iban"]["category"] == "bank_account"
    assert {"email", "phone", "card_pan", "in_pan", "it_codicefiscale", "dk_cpr", "vehicle_plate"} <= set(by_id)


def test_types_are_a_table_for_people():
    lines = run("types").stdout.decode().splitlines()
    assert lines[0].split() == ["Id", "Name", "Country", "Tier", "Checked", "by"]


def test_names_from_a_file_are_found_as_they_stand(tmp_path):
    names = tmp_path / "names.txt"
    names.write_text("Maja Lind\n\nXqzt Öberg\n", "utf-8")
    text = "möte med xqzt öberg i morgon"
    answer = run("detect", "--jsonl", "--names", str(names), stdin=json.dumps({"id": 1, "text": text}).encode())
    spans = json.loads(answer.stdout)["spans"]
    assert [(text[span["start"] : span["end"]], span["type"]) for span in spans] == [("xqzt öberg", "name")]


def test_a_blank_line_is_a_bad_line_and_no_label_is_none():
    stdin = b'{"id":1,"text":"x","label":null}\n\n  \n{"id":2,"text":"y"}\n'
    ran = run("detect", "--jsonl", stdin=stdin)
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 1
    assert answers == [{"id": 1, "spans": []}, {"error": "not_json"}, {"error": "not_json"}, {"id": 2, "spans": []}]
