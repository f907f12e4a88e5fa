"""Maja points the program at the firm's folder and reads, minutes later, what lies there and what to do first."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

pytest.importorskip("docx")

from tests.firm import make_firm


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    """One check-up in Swedish, in all its forms: terminal, JSON, page."""
    folder = tmp_path_factory.mktemp("maja")
    firm = make_firm(folder / "Lind Foto")
    before = {path: path.stat().st_mtime_ns for path in firm.rglob("*")}
    command = [
        sys.executable,
        "-m",
        "strongroom",
        "--language",
        "sv",
        "checkup",
        str(firm),
        "--no-home",
        "--country",
        "SE",
    ]
    command += ["--json", str(folder / "stock.json"), "--html", str(folder / "stock.html")]
    environment = os.environ | {"PYTHONPATH": "src", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=110, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in firm.rglob("*")} == before, "the firm's files were touched"
    return {
        "terminal": " ".join(ran.stdout.replace("\N{NO-BREAK SPACE}", " ").split()),
        "json": json.loads((folder / "stock.json").read_text("utf-8")),
        "page": (folder / "stock.html").read_text("utf-8"),
    }


def types_in(stock, ending):
    (item,) = [item for item in stock["json"]["items"] if item["path"].endswith(ending)]
    return {finding["type"] for finding in item["findings"] if finding["confidence"] >= 0.5}


def test_every_file_ends_in_a_stated_outcome(stock):
    totals = stock["json"]["totals"]
    assert totals["files"] == 72 == totals["read"] + totals["partly"] + totals["unread"]
    reasons = {
        item["outcome"]: item.get("reason")
        for item in stock["json"]["items"]
        if item["outcome"] not in {"read", "partly"}
    }
    unread = {} if shutil.which("tesseract") else {"needs_ocr": "picture_of_text"}
    assert reasons == {"encrypted": "password"} | unread


def test_the_first_deeds_are_those_an_owner_would_name(stock):
    assert "Lås in 2 kundlistor med 76 kortnummer" in stock["terminal"]
    assert "Byt en fil med lösenord i klartext mot en lösenordshanterare" in stock["terminal"]
    assert "Lås in 6 filer om barn" in stock["terminal"]


def test_passports_health_pay_children_and_keys_are_found_where_they_lie(stock):
    assert "se_passport" in types_in(stock, "Downloads/pass Nils Nyström.pdf")
    assert "medical_record" in types_in(stock, "Hälsa/Inför fotografering Lena Falk.docx")
    assert {"income_salary", "se_personnummer"} <= types_in(stock, "Staff/Löner 2025.xlsx")
    assert "childrens_data" in types_in(stock, "Permissions/Medgivande 1.docx")
    assert "private_key" in types_in(stock, "Staff/server.key")


def test_what_holds_nothing_is_not_listed(stock):
    listed = {item["path"].rpartition("/")[2] for item in stock["json"]["items"]}
    assert not listed & {"prislista.csv", "öppettider.txt", "att göra.txt"}


@pytest.mark.parametrize("form", ["terminal", "json", "page"])
def test_no_value_is_shown_in_the_clear(stock, form):
    said = stock[form] if isinstance(stock[form], str) else json.dumps(stock[form], ensure_ascii=False)
    for value in ("erik.berg@example.test", "070-174 06 05", "41111111", "Sommar2024!", "99000000", "19500101"):
        assert value not in said
