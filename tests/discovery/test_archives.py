"""Files in files: found by where a person would look, and bounded whatever they claim."""

from __future__ import annotations

import bz2
import gzip
import io
import itertools
import lzma
import zipfile
import zlib

import py7zr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.discovery import hostile_files

from strongroom.discovery.adapters.read.budget import Budget, Limits
from strongroom.discovery.adapters.read.dispatch import Reading
from strongroom.discovery.core.passage import Outcome, Passage, Reason, Source
from strongroom.discovery.core.where import in_english

MEMBERS = {"2024/kund.txt": b"erik.berg@example.test", "anteckning.txt": "Åsa Lind ringde".encode()}


def seven_zip_of(members, password=None):
    packed = io.BytesIO()
    with py7zr.SevenZipFile(packed, "w", password=password) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return packed.getvalue()


def read(content: bytes, name: str, limits: Limits = Limits(), *, clock=lambda: 0.0):  # noqa: B008  frozen
    """The reading when it has ended, and its texts by place."""
    reading = Reading(Source(io.BytesIO(content), name, len(content)), Budget(limits, len(content), clock))
    texts = {}
    for part in reading:
        if isinstance(part, Passage):
            texts.setdefault(in_english(part.where), part.text)
    return reading, texts


def ended(reading):
    return reading.outcome, reading.reason


CONTAINERS = {
    "zip": (hostile_files.zip_of, "arkiv.zip"),
    "tar": (hostile_files.tar_of, "arkiv.tar"),
    "tar.gz": (lambda members: hostile_files.tar_of(members, "gz"), "arkiv.tgz"),
    "tar.bz2": (lambda members: hostile_files.tar_of(members, "bz2"), "arkiv.tar.bz2"),
    "tar.xz": (lambda members: hostile_files.tar_of(members, "xz"), "arkiv.tar.xz"),
    "7z": (seven_zip_of, "arkiv.7z"),
}


def test_names_that_lead_out_of_a_7z_are_names_and_no_more():
    inner = io.BytesIO()
    with py7zr.SevenZipFile(inner, "w", header_encryption=False) as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(b"erik.berg@example.test", "aa/kund.txt")
        archive.writestr(b"maja@example.test", "b.txt")
    packed = bytearray(inner.getvalue())
    at = packed.index("aa/kund".encode("utf-16-le"))
    packed[at : at + 4] = "..".encode("utf-16-le")
    start = int.from_bytes(packed[12:20], "little") + 32
    size = int.from_bytes(packed[20:28], "little")
    packed[28:32] = zlib.crc32(packed[start : start + size]).to_bytes(4, "little")
    packed[8:12] = zlib.crc32(packed[12:32]).to_bytes(4, "little")
    reading, texts = read(bytes(packed), "arkiv.7z")
    assert ended(reading) == (Outcome.READ, None)
    assert {"erik.berg@example.test", "maja@example.test", "../kund.txt"} <= set(texts.values())


@pytest.mark.parametrize("before", [b"MZ" + bytes(3000), bytes(range(256)) * 20])
def test_a_zip_behind_something_else_is_read(before):
    reading, texts = read(before + hostile_files.zip_of(MEMBERS), "arkiv.exe")
    assert (reading.kind, *ended(reading)) == ("zip", Outcome.READ, None)
    assert "erik.berg@example.test" in texts.values()


def test_a_zip_whose_directory_is_lost_or_lies_is_read_by_its_members():
    whole = hostile_files.zip_of(MEMBERS)
    lying = bytearray(whole)
    lying[whole.rindex(b"PK\5\6") + 16] ^= 0x55
    for damaged in (whole[: whole.index(b"PK\1\2")], bytes(lying)):
        reading, texts = read(damaged, "arkiv.zip")
        assert ended(reading) == (Outcome.PARTLY, Reason.DAMAGED)
        assert "erik.berg@example.test" in texts.values()


@pytest.mark.parametrize("container", CONTAINERS)
def test_members_are_read_with_their_names(container):
    pack, name = CONTAINERS[container]
    reading, texts = read(pack(MEMBERS), name)
    assert ended(reading) == (Outcome.READ, None)
    assert texts["2024/kund.txt > line 1"] == "erik.berg@example.test"
    assert texts["anteckning.txt > line 1"] == "Åsa Lind ringde"
    assert texts["2024/kund.txt > file name"] == "2024/kund.txt"


@pytest.mark.parametrize(("outer", "inner"), list(itertools.permutations(CONTAINERS, 2)))
def test_an_archive_in_an_archive_is_read(outer, inner):
    pack, name = CONTAINERS[inner]
    pack_outer, outer_name = CONTAINERS[outer]
    reading, texts = read(pack_outer({f"in/{name}": pack(MEMBERS)}), outer_name)
    assert ended(reading) == (Outcome.READ, None)
    assert texts[f"in/{name} > 2024/kund.txt > line 1"] == "erik.berg@example.test"


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")])
def test_a_single_packed_file_is_read_as_itself(pack, ending):
    reading, texts = read(pack(b"kund: erik.berg@example.test"), f"brev.txt.{ending}")
    assert ended(reading) == (Outcome.READ, None)
    assert texts["line 1"] == "kund: erik.berg@example.test"
    assert texts["file name"] == "brev.txt"


def test_a_packed_text_longer_than_fits_in_memory_is_read_as_it_comes():
    line = b"kund erik.berg@example.test ringde idag\n"
    content = hostile_files.zip_of({"lista.txt": line * 200_000})
    reading = Reading(
        Source(io.BytesIO(content), "a.zip", len(content)), Budget(Limits(in_memory=1 << 20), len(content), lambda: 0.0)
    )
    found = sum(part.text.count("erik.berg@example.test") for part in reading if isinstance(part, Passage))
    assert (found, reading.outcome) == (200_000, Outcome.READ)


def test_a_member_too_long_for_memory_that_is_no_text_is_left_out_and_the_next_is_read():
    content = hostile_files.zip_of({"film.png": b"\x89PNG\r\n\x1a\n" + bytes(2 << 20), "a.txt": b"Maja"})
    reading, texts = read(content, "a.zip", Limits(in_memory=1 << 20))
    assert ended(reading) == (Outcome.PARTLY, Reason.TOO_LARGE)
    assert [(in_english(where), reason) for where, reason in reading.skipped] == [("film.png", Reason.TOO_LARGE)]
    assert texts["a.txt > line 1"] == "Maja"


def test_locked_members_are_named_and_said_to_be_locked():
    reading, texts = read(seven_zip_of(MEMBERS, password="hemligt"), "a.7z")
    assert ended(reading) == (Outcome.ENCRYPTED, Reason.PASSWORD)
    assert "2024/kund.txt" in texts.values()


def test_a_locked_member_of_a_zip_does_not_hide_the_others():
    content = bytearray(hostile_files.zip_of(MEMBERS))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    reading, texts = read(bytes(content), "a.zip")
    assert ended(reading) == (Outcome.PARTLY, Reason.PASSWORD)
    assert [in_english(where) for where, _ in reading.skipped] == ["2024/kund.txt"]
    assert texts["anteckning.txt > line 1"] == "Åsa Lind ringde"


def test_a_names_that_forgot_to_say_it_is_utf8_is_read_as_utf8():
    content = hostile_files.zip_of({"Åsa.txt": b"x"})
    unflagged = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        unflagged[content.index(signature) + offset] &= ~0x08
    assert "Åsa.txt" in read(bytes(unflagged), "a.zip")[1].values()


def test_ten_gigabytes_of_zeros_are_left_packed(tmp_path):
    path = hostile_files.zip_of_zeros(tmp_path / "bomb.zip", 10 << 30)
    reading, _ = read(path.read_bytes(), "bomb.zip")
    assert ended(reading) == (Outcome.TOO_LARGE, Reason.TOO_LARGE)


def test_zeros_that_call_themselves_text_are_stopped_too(tmp_path):
    packed = gzip.compress(b"kund " * (60 << 20))
    reading, _ = read(packed, "kunder.txt.gz")
    assert ended(reading) == (Outcome.PARTLY, Reason.EXPANDS_TOO_MUCH)


def test_a_directory_that_names_one_member_many_times_is_stopped(tmp_path):
    path = hostile_files.zip_of_one_member_many_times(tmp_path / "a.zip", 10_000, 10 << 20)
    reading, _ = read(path.read_bytes(), "a.zip")
    # A zipfile that refuses members lying over one another says so of each.
    assert {Reason.EXPANDS_TOO_MUCH, Reason.DAMAGED} & {reason for _, reason in reading.skipped}


def test_a_thousand_zips_in_each_other_are_opened_to_a_depth(tmp_path):
    path = hostile_files.zip_in_zip(tmp_path / "a.zip", 1000)
    reading, _ = read(path.read_bytes(), "a.zip")
    assert ended(reading) == (Outcome.TOO_LARGE, Reason.TOO_DEEP)


def test_a_tree_of_zips_is_stopped_by_what_really_comes_out(tmp_path):
    path = hostile_files.zip_tree(tmp_path / "42.zip", levels=4, children=16, size=4 << 20)
    reading, _ = read(path.read_bytes(), "42.zip")
    assert ended(reading)[0] is Outcome.TOO_LARGE
    # A zipfile that refuses members lying over one another says so of each.
    assert {Reason.EXPANDS_TOO_MUCH, Reason.DAMAGED} & {reason for _, reason in reading.skipped}


def test_more_members_than_the_limit_are_not_opened():
    content = hostile_files.zip_of({f"{number}.txt": b"Maja" for number in range(30)})
    reading, texts = read(content, "a.zip", Limits(members=20))
    assert ended(reading) == (Outcome.PARTLY, Reason.TOO_MANY_PARTS)
    assert sum(text == "Maja" for text in texts.values()) == 20


def test_time_that_runs_out_keeps_what_was_read():
    ticks = itertools.count()
    content = hostile_files.zip_of({f"{number}.txt": b"Maja" for number in range(30)})
    reading, texts = read(content, "a.zip", Limits(seconds=20), clock=lambda: float(next(ticks)))
    assert ended(reading) == (Outcome.PARTLY, Reason.TOO_SLOW)
    assert "Maja" in texts.values()


@pytest.mark.parametrize("container", CONTAINERS)
@settings(max_examples=25, deadline=None)
@given(cut=st.floats(0.05, 0.99), spoilt=st.integers(1, 255))
def test_a_damaged_archive_ends_in_an_outcome(container, cut, spoilt):
    pack, name = CONTAINERS[container]
    whole = pack(MEMBERS)
    at = int(len(whole) * cut)
    shortened, _ = read(whole[:at], name)
    changed, _ = read(whole[:at] + bytes([whole[at] ^ spoilt]) + whole[at + 1 :], name)
    for reading in (shortened, changed):
        assert (reading.outcome is Outcome.READ) == (reading.reason is None) == (reading.skipped_count == 0)


def test_a_cut_archive_is_never_said_to_be_read_whole():
    for container, (pack, name) in CONTAINERS.items():
        whole = pack(MEMBERS)
        reading, _ = read(whole[: len(whole) * 2 // 3], name)
        # A tar says nothing of how much was to come: cut between two members it cannot be told from a whole one.
        assert reading.outcome is not Outcome.READ or container == "tar"


def test_a_member_under_an_odd_method_is_said_to_have_no_reader():
    content = bytearray(hostile_files.zip_of({"a.txt": b"x" * 100}))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(signature) + offset] = 9
    reading, _ = read(bytes(content), "a.zip")
    assert ended(reading) == (Outcome.UNSUPPORTED, Reason.NO_READER)


def test_an_empty_archive_is_read(tmp_path):
    packed = io.BytesIO()
    zipfile.ZipFile(packed, "w").close()
    assert ended(read(packed.getvalue(), "a.zip")[0]) == (Outcome.READ, None)
