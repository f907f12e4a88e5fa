"""Keys, passwords and codes. Every value here is made up."""

from __future__ import annotations

import pytest
from tests.discovery.detect_numbers.detecting import sure, types

from strongroom.discovery.core.catalogue import kinds


@pytest.mark.parametrize(
    "key",
    [
        "AKIA" + "Q3ZT7KPLM2VX8RBN",
        "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6",
        "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
        "xoxb-" + "123456789012-abcdefABCDEF1234567890",
        "AIza" + "SyA1bC2dE3fG4hI5jK6lM7nO8pQ9rS0tU1v",
    ],
)
def test_keys_of_known_vendors_are_found(key: str):
    assert ("api_key", key) in sure(f'token = "{key}"')


def test_a_placeholder_is_no_key():
    assert "api_key" not in types("AKIA" + "IOSFODNN7EXAMPLE")


def test_a_private_key_is_found_whole():
    body = "\n".join(["MIIEpAIBAAKCAQEA7bq4n0zT3e2yJ1kq9wX5rVnTgLfPz8mD6sHuKcYa"] * 5)
    text = f"-----BEGIN RSA PRIVATE KEY-----\n{body}\n-----END RSA PRIVATE KEY-----"
    assert sure(text) == {("private_key", text)}


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("password: Sommar2024!", "Sommar2024!"),
        ("Lösenord: blåbär99", "blåbär99"),
        ("lösenordet är Vinter1!", "Vinter1!"),
        ("pwd='hunter2x'", "hunter2x"),
        ("Passwort = Geheim.77", "Geheim.77"),
    ],
)
def test_a_password_beside_its_word_is_found(text: str, secret: str):
    assert ("password", secret) in sure(text)


@pytest.mark.parametrize(
    "text",
    [
        "password: string",
        "password=get_password()",
        "password: <your password>",
        "password = None",
        "the password is not stored",
        "PASSWORD=$DB_PASSWORD",
        "password: ********",
    ],
)
def test_a_placeholder_is_no_password(text: str):
    assert "password" not in types(text)


def test_a_user_name_with_a_password_is_a_kind_of_its_own():
    assert "username_email_with_password" in types("user: omar password: Sommar2024!")
    assert "username_email_with_password" in types("maja@example.test:Sommar2024!")


@pytest.mark.parametrize(
    "text",
    [
        "larmkod: 4711",
        "Portkoden är 1234#",
        "koden till larmet: 2580",
        "alarm code 9911",
        "Gate code: *4455",
        "key safe 1973",
    ],
)
def test_codes_of_doors_and_alarms_are_found_beside_their_words(text: str):
    assert "access_code" in types(text)


def test_a_number_alone_is_no_code():
    assert "access_code" not in types("rum 4711, kod saknas")


def test_secrets_are_of_the_credential_categories():
    assert kinds()["private_key"].category == "private_key_esignature"
    assert kinds()["api_key"].category == "password"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Wifi: gäst / sommar123", "sommar123"),
        ("WLAN Lind Foto / Vinter2024!", "Vinter2024!"),
        ("Wi-Fi password is kaffe&bulle", "kaffe&bulle"),
        ("wifi guest / summer123", "summer123"),
        ("Nätverk LindFoto / sommar123", "sommar123"),
        ("Nätverk LindFoto lösen sommar123", "sommar123"),
        ("Nätverk LindFoto, lösenordet sommar123.", "sommar123"),
        ("wifi guest password summer123", "summer123"),
    ],
)
def test_what_opens_a_wireless_network_is_a_password(text: str, secret: str):
    assert ("password", secret) in sure(text)


@pytest.mark.parametrize(
    "text",
    [
        "the wifi / bluetooth module",
        "drivers/wifi/rt2800",
        "passphrase = _ffi.NULL",
        "wlan 802.11a / 802.11b",
        "The wifi password WPA2-PSK mode",
        "wifi: 2.4GHz / 5.2GHz",
        "wifi lösen finns i receptionen",
        "set password summer123",
    ],
)
def test_names_in_programs_open_nothing(text: str):
    assert "password" not in types(text)


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("card_pin", "PIN-kod till kortet: 0917", "0917"),
        ("card_pin", "Card PIN: 4821", "4821"),
        ("card_expiry", "Expiry date: 12/2027, card ending 1881", "12/2027"),
        ("username_email_with_password", "Login: maja@example.test / Sommar2024!", "maja@example.test / Sommar2024!"),
    ],
)
def test_codes_of_a_card_that_is_spoken_of_and_pairs_are_found(kind: str, text: str, found: str):
    assert (kind, found) in sure(text)


def test_a_pin_of_a_circuit_is_no_code():
    assert not types("PIN: 4821 carries the clock")


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("card_pin", "PIN: 4821", "4821"),
        ("card_pin", "Maja\nPIN: 4821\n", "4821"),
        ("card_pin", "PIN-kod: 4821", "4821"),
        ("card_pin", "her pin code is 4821.", "4821"),
        ("access_code", "door code is 4471#, alarm 9902", "9902"),
        ("access_code", "Portkod 1234, larmet 5678 och grinden 9012", "9012"),
    ],
)
def test_pins_and_a_second_place_in_the_same_breath_are_found(kind: str, text: str, found: str):
    assert (kind, found) in sure(text)


@pytest.mark.parametrize(
    "text",
    [
        "PIN: 4821 carries the clock",
        "LED pin = 1204 in the map",
        "PIN code: 560001",
        "door code missing, alarm 9902",
        "PIN-kod: 2024-01",
    ],
)
def test_pins_of_circuits_and_places_of_letters_are_none(text: str):
    assert not {"card_pin", "access_code"} & types(text)
