"""Passwords in the forms in which people keep and send them. Every value here is made up."""

from __future__ import annotations

import time

import pytest
from tests.discovery.detect_numbers.detecting import engine, sure, types


@pytest.mark.parametrize("header", ["password", "Lösenord", "pass", "pw", "pwd", "Lösen", "login_password"])
def test_a_column_headed_as_one_holds_passwords(header: str):
    found = engine().column(["Sommar2024!", "x", "Otter99", ""], header=header)
    assert [(row, span.type) for row, span in found] == [(0, "password"), (2, "password")]


@pytest.mark.parametrize("header", ["Passport", "Boarding pass date", "password_reset_at_none", "Compass"])
def test_a_column_of_something_else_holds_none(header: str):
    assert not engine().column(["yes please", "none", "N/A"], header=header)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("name,url,username,password\nBoka,https://boka.example.test,maja,Sommar2024!", "Sommar2024!"),
        ("Tjänst;Användarnamn;Lösenord\r\nBoka;maja;Sommar2024!\r\n", "Sommar2024!"),
        ("Konto\tLösenord\nSwish\tHemligt77!", "Hemligt77!"),
        ('"login","pw"\n"maja","Otter99!"\n', "Otter99!"),
    ],
)
def test_passwords_below_a_header_in_a_text_are_found(text: str, secret: str):
    assert ("password", secret) in sure(text)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("pass: Sommar2024!", "Sommar2024!"),
        ("pw: Sommar2024!", "Sommar2024!"),
        ("pw=Xk29!pq", "Xk29!pq"),
        ("SMTP_PASS=Kp9$vT!qx", "Kp9$vT!qx"),
        ("DB_PASS=Hemligt99", "Hemligt99"),
        ("password for the till: Otter99", "Otter99"),
        ("lösenordet till kassan är Otter99.", "Otter99"),
        ("Password\nSommar2024!", "Sommar2024!"),
        ("Lösenord\r\nSommar2024!\r\n", "Sommar2024!"),
        ("wifi: Salongen_gast / lösen hejhej123", "hejhej123"),
        ("Wifi password Otter99till", "Otter99till"),
        ("login bokadirekt: maja / Hemligt123", "Hemligt123"),
        ("postgres://maja:Sommar2024@db.example.test/x", "Sommar2024"),
        ("https://maja:Sommar2024!@boka.example.test", "Sommar2024!"),
    ],
)
def test_passwords_in_everyday_forms_are_found(text: str, secret: str):
    assert ("password", secret) in sure(text)


@pytest.mark.parametrize(
    "text",
    [
        "user: admin\npass: Sommar2024!",
        "login bokadirekt: maja / Hemligt123",
        "postgres://maja:Sommar2024@db.example.test/x",
    ],
)
def test_the_user_that_goes_with_it_is_found(text: str):
    assert "username_email_with_password" in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "password: str",
        "password = getpass()",
        "pass: the test passes",
        "pw: Page width",
        "pass: v2.6.32-rc1",
        "pass=x86_64",
        "DB_PASS=prefix1$DB_PASS2",
        "import pass1, password2",
        "from keys import login, password\nimport os, sys\n",
        "def f(user, password):\n    return user, pass123\n",
        "Password\nUsername\n",
        "Password\n--------\nMin 8 characters",
        "Username:\nPassword:\nTelephone:\n",
        "name,password\nfoo,bar\n",
        "password for user root is required",
        "http://user:password@host.example.test",
        "http://user:pass@host.example.test",
        "https://${USER}:${PASS1}@host.example.test",
        "git@host.example.test:maja/repo2.git",
        "login: see the page / step2",
    ],
)
def test_programs_forms_and_manuals_hold_none(text: str):
    assert not {"password", "username_email_with_password"} & types(text)


@pytest.mark.parametrize(
    "piece",
    ["a,password\n", "password,", "pass: ", "login x: a / ", "://a:b", "Password\n", "wifi lösen ", "pw;x\nabc1;d\n"],
)
def test_time_grows_with_the_text_alone(piece: str):
    def spent(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        engine().spans(text)
        return time.process_time() - start

    spent(1_000)
    assert min(spent(40_000), spent(40_000)) < 12 * max(min(spent(10_000), spent(10_000)), 0.02)
