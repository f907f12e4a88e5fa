"""The key file: whole or not at all, for this account only."""

from __future__ import annotations

import pytest

from strongroom.crypto import keyfile
from strongroom.crypto.errors import KeyFileDamaged, KeyFileExposed


def test_a_key_is_for_this_account_only_and_reads_back(tmp_path):
    path = tmp_path / "inventory.key"
    sealed = keyfile.create(path).seal((b"x",), b"hello")
    assert path.stat().st_mode & 0o777 == 0o600
    assert keyfile.read(path).open((b"x",), sealed) == b"hello"
    assert [file.name for file in tmp_path.iterdir()] == ["inventory.key"]


def test_a_key_that_stands_is_never_replaced(tmp_path):
    path = tmp_path / "inventory.key"
    keyfile.create(path)
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        keyfile.create(path)
    assert path.read_bytes() == before


def test_a_draft_left_by_a_start_that_was_cut_off_does_no_harm(tmp_path):
    (tmp_path / "inventory.key.new").write_bytes(b"\x01half")
    keyfile.create(tmp_path / "inventory.key")
    assert [file.name for file in tmp_path.iterdir()] == ["inventory.key"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o620])
def test_a_key_that_others_may_read_or_write_is_refused(tmp_path, mode):
    path = tmp_path / "inventory.key"
    keyfile.create(path)
    path.chmod(mode)
    with pytest.raises(KeyFileExposed):
        keyfile.read(path)


def test_a_damaged_key_is_told_from_a_wrong_one(tmp_path):
    path = tmp_path / "inventory.key"
    keyfile.create(path)
    whole = path.read_bytes()
    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        with pytest.raises(KeyFileDamaged):
            keyfile.read(path)
    for damaged in (b"", whole[:-1], whole + b"x"):
        path.write_bytes(damaged)
        with pytest.raises(KeyFileDamaged):
            keyfile.read(path)


def test_a_link_in_the_keys_place_is_not_followed(tmp_path):
    keyfile.create(tmp_path / "elsewhere")
    (tmp_path / "inventory.key").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        keyfile.read(tmp_path / "inventory.key")
