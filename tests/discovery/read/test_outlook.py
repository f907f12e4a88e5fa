"""Outlook's own formats: messages, contacts, appointments, tasks from .msg, .pst and winmail.dat."""

from __future__ import annotations

import struct

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.discovery.read.mail_parts import files, outcome, parts, passages, sample, texts

from strongroom.discovery.adapters.read.mail import msg, pst, pst_heap, tnef
from strongroom.discovery.adapters.read.mail.lzfu import decompressed
from strongroom.discovery.adapters.read.mail.mapi import Property, item_parts
from strongroom.discovery.core.passage import Outcome, Skipped
from strongroom.discovery.core.where import in_english


def test_a_message_has_its_headers_recipients_and_body() -> None:
    found = parts(msg, sample("poi/58214_extracted_attachment.msg"))
    assert "bertrand.beyssac@c6.eu" in texts(found, "mail header To")
    assert "Lorem ipsum" in texts(found, "body")
    assert {part.label for part in passages(found)} >= {"From", "To", "Subject"}


def test_a_cyrillic_message_is_read_in_its_code_page() -> None:
    assert "Почта России" in texts(parts(msg, sample("poi/cyrillic_message.msg")), "mail header Subject")


def test_a_task_has_its_owner_and_its_body() -> None:
    found = parts(msg, sample("tika/testMSG_Task.msg"))
    assert "must do what he must" in texts(found, "body")
    assert "tallison@mitre.org" in texts(found)


def test_a_spoilt_message_gives_what_is_left_of_it() -> None:
    found = parts(msg, sample("poi/clusterfuzz-testcase-minimized-POIHSMFFuzzer-4848576776503296.msg"))
    assert "QuickBrownFox" in texts(found)


@given(st.lists(st.tuples(st.integers(512, 20_000), st.integers(0, 255)), max_size=8))
@settings(max_examples=40, deadline=None)
def test_a_message_spoilt_anywhere_ends_in_parts_or_a_stated_outcome(changes) -> None:
    data = bytearray(sample("tika/test-outlook.msg"))
    for at, value in changes:
        data[at % len(data)] = value
    assert outcome(msg, bytes(data)) in {Outcome.READ, Outcome.BROKEN}


def test_a_store_gives_items_under_their_folders_contacts_and_lists_too() -> None:
    found = parts(pst, sample("java-libpst/dist-list.pst.gz"))
    contact = [part for part in passages(found) if part.text == "contact1@rjohnson.id.au"]
    assert in_english(contact[0].where).startswith("folder Top of Personal Folders > folder Contacts > message 2")
    assert contact[0].label == "E-mail"
    assert "This is a complete test" in texts(found, "folder Calendar")
    assert "dist name 1" in texts(found, "folder Contacts > message 1")


def test_an_item_inside_an_attachment_of_a_store_is_read_as_far_as_it_can_be_reached() -> None:
    found = parts(pst, sample("java-libpst/dist-list.pst.gz"))
    assert "This is the appointment at 9" in texts(found, "folder Calendar > message 1 > attachment Untitled > body")
    unreached = [in_english(part.where) for part in found if isinstance(part, Skipped)]
    assert unreached == ["folder Top of Personal Folders > folder Calendar > message 1 > attachment Untitled"] * 2


@given(st.binary(max_size=400))
def test_no_bytes_make_the_heap_reader_fail(data: bytes) -> None:
    head = struct.pack("<HBBI", 60, 0xEC, 0xBC, 0x20) + bytes(4)
    for content in (head + data, data):
        assert all(isinstance(each, Property) for each in pst_heap.properties(content))


def test_no_store_is_broken() -> None:
    assert outcome(pst, b"!BDN" + bytes(2000)) is Outcome.BROKEN


def test_winmail_gives_sender_recipient_and_body() -> None:
    found = parts(tnef, sample("poi/bug52400-winmail-simple.dat"))
    assert "Gaggletest2@anderson5.net" in texts(found, "mail header From")
    assert "Gaggletest2@anderson5.net" in texts(found, "mail header To")
    assert b"<html>" in files(found)["body.html"]


@given(st.binary(max_size=2000))
def test_no_bytes_make_the_winmail_reader_fail(data: bytes) -> None:
    assert all(isinstance(part.where, tuple) for part in parts(tnef, struct.pack("<IH", 0x223E9F78, 1) + data))


def test_a_birthday_is_a_date() -> None:
    found = list(item_parts([Property(0x3A42, 0x40, 120_000_000_000_000_000)], ()))
    assert [(part.text, part.label) for part in passages(found)] == [("1981-04-08", "Birthday")]


def test_compressed_rtf_is_the_published_example() -> None:
    # MS-OXRTFCP, 3.1.1.1 and 3.2: "Simple Compressed RTF"
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert decompressed(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    # the same, 3.1.2: a reference into what it is itself writing
    packed = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert decompressed(packed) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@given(st.binary(max_size=500), st.integers(0, 2**32 - 1))
def test_no_bytes_make_decompression_fail_or_swell(data: bytes, size: int) -> None:
    out = decompressed(struct.pack("<4I", 0, size, 0x75465A4C, 0) + data)
    assert len(out) <= min(size, len(data) * 17 + 64)
