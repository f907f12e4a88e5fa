"""Mail: whatever a sender wrote comes out, however it is encoded, nested or broken."""

from __future__ import annotations

import email.message
import email.policy
import io
import time
import tracemalloc
from email.header import Header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.discovery.read.mail_parts import files, outcome, parts, passages, sample, source, texts

from strongroom.discovery.adapters.read.mail import eml, mbox, mime, smime
from strongroom.discovery.adapters.read.mail.mail_body import old_attachments, transfer_decoded, unflowed
from strongroom.discovery.adapters.read.mail.mail_headers import decoded
from strongroom.discovery.core.passage import Outcome, Reason, Skipped
from strongroom.discovery.core.where import in_english

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=30)
HEAD = "From: maja@example.test\nTo: erik.berg@example.test\nSubject: Hej\nMIME-Version: 1.0\n"


def mail(rest: str) -> bytes:
    return (HEAD + rest).encode()


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), st.sampled_from(["utf-8", "iso-8859-1", "iso-2022-jp"]))
def test_encoded_headers_come_out_as_they_went_in(text: str, charset: str) -> None:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        charset = "utf-8"
    written = Header(text, charset, header_name="Subject").encode()
    assert "".join(decoded(written).split()) == "".join(text.split())


@given(st.binary(max_size=3000), st.sampled_from(["base64", "quoted-printable", "7bit"]), st.integers(1, 400))
def test_transfer_encodings_are_undone_wherever_the_pieces_are_cut(data: bytes, encoding: str, cut: int) -> None:
    import base64
    import quopri

    if encoding == "base64":
        written = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        written = quopri.encodestring(data, quotetabs=True)
    else:
        written = data
    pieces = iter([written[at : at + cut] for at in range(0, len(written), cut)])
    got = b"".join(transfer_decoded(pieces, encoding))
    if encoding == "quoted-printable":
        # Line ends are the encoding's own to change, and a space before one is not carried.
        assert [line.rstrip() for line in got.splitlines()] == [
            line.rstrip() for line in quopri.decodestring(written).splitlines()
        ]
    else:
        assert got == data


@given(st.lists(st.binary(max_size=500), max_size=5), WORDS)
@settings(max_examples=40)
def test_every_attachment_comes_out_byte_by_byte(contents: list[bytes], body: str) -> None:
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"] = "maja@example.test"
    message["To"] = "erik@example.test"
    message.set_content(body)
    for at, content in enumerate(contents):
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"bilaga {at} å.bin")
    found = parts(eml, message.as_bytes())
    assert files(found) == {f"bilaga {at} å.bin": content for at, content in enumerate(contents)}
    assert "".join(body.split()) in "".join(texts(found, "body").split())


@given(st.binary(max_size=4000))
@settings(max_examples=60)
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    for module in (eml, mbox):
        assert all(isinstance(part.where, tuple) for part in parts(module, data))


@given(st.data())
@settings(max_examples=60)
def test_a_message_cut_or_spoilt_anywhere_still_gives_what_is_before(data) -> None:
    whole = sample("mikel-mail/attachment_message_rfc822_inline_image.eml")
    cut = data.draw(st.integers(200, len(whole)))
    spoilt = bytearray(whole[:cut])
    for at in data.draw(st.lists(st.integers(150, cut - 1), max_size=5)):
        spoilt[at] = data.draw(st.integers(0, 255))
    assert "test@example.com" in texts(parts(eml, bytes(spoilt)))


def test_a_header_is_labelled_with_its_name_and_place() -> None:
    to = next(part for part in passages(parts(eml, mail("\nHej"))) if part.label == "To")
    assert (to.text, in_english(to.where)) == ("erik.berg@example.test", "mail header To")


def test_headers_for_machines_come_together_as_text_of_low_value() -> None:
    found = passages(parts(eml, mail("Received: a for <erik@example.test>\nReferences: <1@example.test>\n\nHej")))
    noisy = [part for part in found if part.noisy]
    assert len(noisy) == 1
    assert "erik@example.test" in noisy[0].text
    assert "1@example.test" in noisy[0].text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("japanese_iso_2022.eml", "すみません"),
        ("ks_c_5601-1987.eml", "스티해"),
    ],
)
def test_bodies_are_read_in_their_own_charset(name: str, expected: str) -> None:
    assert expected in texts(parts(eml, sample(f"mikel-mail/{name}")), "body")


def test_an_attachments_name_in_pieces_is_joined() -> None:
    assert list(files(parts(eml, sample("mikel-mail/japanese_attachment_long_name.eml")))) == [
        "かきくけこかきくけこかきくけこかきくけこかきくけこ.txt"
    ]


def test_a_message_inside_a_message_says_where_it_was() -> None:
    found = passages(parts(eml, sample("mikel-mail/attachment_message_rfc822_inline_image.eml")))
    assert "attachment Testmail.eml > mail header From" in {in_english(part.where) for part in found}


def test_html_goes_on_in_the_charset_that_the_mail_names() -> None:
    found = parts(
        eml,
        mail("Content-Type: text/html; charset=koi8-r\n\n").replace(b"\n\n", b"\n\n" + "<p>Привет".encode("koi8-r")),
    )
    assert files(found)["body.html"].decode("utf-8-sig").startswith("<p>Привет")


def test_wrapped_lines_are_joined_so_that_nothing_is_torn() -> None:
    assert unflowed("Tel 070-12 \n34567\n> citat \n> slut", delete_space=False) == "Tel 070-12 34567\n> citat slut"
    assert unflowed("dela \nnde", delete_space=True) == "delande"


def test_a_field_of_endless_parameters_is_no_trap_and_its_end_is_read() -> None:
    started = time.perf_counter()
    found = parts(eml, mail("Content-Type: text/plain" + ';a="' * 200_000 + " erik.berg@example.test\n\nHej"))
    assert time.perf_counter() - started < 10
    assert "erik.berg@example.test" in texts(found, "mail header")


def test_prose_that_begins_like_a_file_is_no_file() -> None:
    text = "begin 644 med att ringa Erik\nSedan ringer du Maja på kontoret.\n"
    found = parts(eml, mail("\n" + text))
    assert files(found) == {}
    assert text in texts(found, "body")


def test_a_body_of_a_hundred_thousand_old_files_is_gone_through_once() -> None:
    many = b"begin 644 a\n`\nend\n" * 100_000
    started = time.perf_counter()
    assert sum(1 for _ in old_attachments(many)) == 100_000
    assert time.perf_counter() - started < 10


def test_a_sealed_mail_is_named_as_locked() -> None:
    sealed = mail(
        "Content-Type: multipart/encrypted; boundary=x\n\n--x\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--x\nContent-Type: application/octet-stream; name=a.asc\n\n-----BEGIN PGP MESSAGE-----\nabc\n--x--\n"
    )
    assert [part.reason for part in parts(eml, sealed) if isinstance(part, Skipped)] == [Reason.PASSWORD]
    inline = mail("\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n")
    assert [part.reason for part in parts(eml, inline) if isinstance(part, Skipped)] == [Reason.PASSWORD]


def test_an_enveloped_smime_message_is_encrypted_and_a_broken_one_broken() -> None:
    enveloped = bytes.fromhex("300f06092a864886f70d010703a0023000")
    assert outcome(smime, enveloped) is Outcome.ENCRYPTED
    assert outcome(smime, b"\x30\x84\xff") is Outcome.BROKEN


@given(st.binary(max_size=300))
def test_no_bytes_make_the_smime_reader_hang_or_fail_otherwise(data: bytes) -> None:
    head = bytes.fromhex("308006092a864886f70d010702a080")
    assert outcome(smime, head + data) in {Outcome.READ, Outcome.BROKEN}


def test_messages_too_deep_in_each_other_are_named() -> None:
    nested = "Content-Type: message/rfc822\n\n" * (mime.MAX_DEPTH + 5)
    found = parts(eml, (nested + "\nerik@example.test").encode())
    assert [part.reason for part in found if isinstance(part, Skipped)] == [Reason.TOO_DEEP]


def test_a_mail_of_a_hundred_thousand_parts_stops_at_the_limit() -> None:
    many = mail("Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\na\n" * (mime.MAX_PARTS + 100))
    found = parts(eml, many)
    assert [part.reason for part in found if isinstance(part, Skipped)] == [Reason.TOO_MANY_PARTS]


def test_a_boundary_that_never_comes_hides_nothing() -> None:
    found = parts(eml, mail("Content-Type: multipart/mixed; boundary=never\n\n--other\n\nerik.berg@example.test\n"))
    assert "erik.berg@example.test" in texts(found, "body")


def test_messages_of_a_mailbox_are_numbered_and_dated() -> None:
    box = "".join(
        f"From a@example.test Tue Mar  5 10:00:00 2024\n{HEAD}Date: Tue, 5 Mar 2024 10:00:00 +0100\n\n>From här {at}\n\n"
        for at in range(1, 4)
    )
    found = passages(parts(mbox, box.encode()))
    bodies = {in_english(part.where): part.text.strip() for part in found if "body" in in_english(part.where)}
    assert bodies == {f"message {at}, 2024-03-05 > body": f"From här {at}" for at in range(1, 4)}


def test_a_line_that_begins_with_from_does_not_part_a_message() -> None:
    box = f"From a@example.test Tue Mar  5 10:00:00 2024\n{HEAD}\nHej\nFrom here\n\nFrom now on we meet here\nat 10\n".encode()
    assert {part.where[0].value for part in passages(parts(mbox, box))} == {"1"}


@given(st.integers(0, 40), st.integers(1, 200))
@settings(max_examples=30)
def test_every_message_of_a_mailbox_is_found_wherever_its_start_falls(count: int, size: int) -> None:
    one = f"From a@example.test Tue Mar  5 10:00:00 2024\n{HEAD}\n{'x' * size}\n\n"
    assert len(list(mbox._messages(io.BytesIO(one.encode() * count), len(one) * count))) == count


def test_a_mailbox_of_any_size_is_read_in_flat_memory(tmp_path) -> None:
    path = tmp_path / "big.mbox"
    one = f"From a@example.test Tue Mar  5 10:00:00 2024\n{HEAD}\n{'Hej Erik, vi ses. ' * 4000}\n\n".encode()
    with path.open("wb") as file:
        for _ in range(400):
            file.write(one)
    size = path.stat().st_size
    with path.open("rb") as file:
        big = source(b"", "big.mbox")
        big.file, big.size = file, size
        tracemalloc.start()
        messages = {part.where[0].value for part in mbox.read(big)}
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert len(messages) == 400
    assert peak < 12_000_000 < size
