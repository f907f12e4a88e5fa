"""Mail: everybody in the header is a person, and the signature is its sender's."""

from __future__ import annotations

from tests.discovery.mentions.reading import of_file, people

ERIK, EVA = "+46701740605", "+46701740606"


def _mail(sender: str, to: str, body: str) -> str:
    return f"From: {sender}\r\nTo: {to}\r\nSubject: Bokning\r\nMessage-ID: <1@example.test>\r\n\r\n{body}"


def test_each_address_of_a_header_is_a_person_of_its_own():
    told = people(
        of_file(
            "a.eml",
            _mail(
                "Erik Berg <erik@example.test>",
                '"Lind, Eva" <bluebird3@example.test>, Lind Foto <info@lindfoto.example.test>, "D. Berg" <d.berg@example.test>',
                "Hej!\r\n",
            ),
        )
    )
    assert told["Erik Berg"] == {"erik@example.test"}
    assert told["Lind, Eva"] == {"bluebird3@example.test"}
    assert told["D. Berg"] == {"d.berg@example.test"}
    assert told[""] >= {"info@lindfoto.example.test"}


def test_the_telephone_in_a_signature_is_the_senders():
    for name in ("Erik Berg", "Erik"):
        body = f"Hej, jag vill boka.\r\n\r\nMvh\r\n{name}\r\n070-174 06 05\r\n"
        told = people(of_file("a.eml", _mail("Erik Berg <sunstar12@example.test>", "info@lindfoto.example.test", body)))
        assert told["Erik Berg"] == {"sunstar12@example.test", ERIK}


def test_who_writes_from_a_bare_address_is_the_one_who_signs():
    body = "Hej, jag vill boka.\r\n\r\nMed vänlig hälsning\r\nErik Berg\r\n070-174 06 05\r\n"
    told = people(of_file("a.eml", _mail("sunstar12@example.test", "info@lindfoto.example.test", body)))
    assert told["Erik Berg"] == {"sunstar12@example.test", ERIK}


def test_a_quoted_signature_is_not_the_senders():
    body = (
        "Tack, det passar bra.\r\n\r\nMvh\r\nErik Berg\r\n\r\n"
        "Den 3 maj 2026 skrev Eva Lind <eva.lind@example.test>:\r\n> Passar torsdag?\r\n> \r\n> Eva Lind\r\n> 070-174 06 06\r\n"
    )
    told = people(of_file("a.eml", _mail("Erik Berg <erik@example.test>", "info@lindfoto.example.test", body)))
    assert told["Eva Lind"] == {"eva.lind@example.test", EVA}
    assert told["Erik Berg"] == {"erik@example.test"}


def test_a_namesake_whom_the_sender_writes_of_is_another():
    body = "Hi, please call Erik Berg instead, 070-174 06 06.\r\n"
    mentions = of_file("a.eml", _mail("Erik Berg <erik@example.test>", "info@lindfoto.example.test", body))
    assert {len(each.signs) for each in mentions if each.name == "Erik Berg"} == {1}


def test_my_number_is_the_senders_and_yours_is_not():
    body = "Hej! Mitt nummer är 070-174 06 05, och ert har jag som 070-174 06 06.\r\n"
    told = people(of_file("a.eml", _mail("Erik Berg <erik@example.test>", "info@lindfoto.example.test", body)))
    assert told["Erik Berg"] == {"erik@example.test", ERIK}
    assert EVA in told[""]
