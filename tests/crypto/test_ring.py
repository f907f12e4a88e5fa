"""Sealing, opening, fingerprints: published vectors, our own, and everything that must be refused."""

from __future__ import annotations

import hashlib
import hmac
import json
import pickle
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from strongroom.crypto.errors import Locked, VerificationFailed
from strongroom.crypto.ring import Ring, subkey

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "sealed_columns_2026_11.json").read_text())
RING = Ring(bytes.fromhex(VECTORS["root"]))
contexts = st.lists(st.binary(max_size=20), max_size=4).map(tuple)
raw = bytes.fromhex


@pytest.mark.parametrize("vector", VECTORS["published"]["hkdf_sha256"], ids=lambda v: v["source"])
def test_hkdf_gives_what_the_rfc_prints(vector):
    made = HKDF(SHA256(), vector["length"], raw(vector["salt"]), raw(vector["info"])).derive(raw(vector["ikm"]))
    assert made == raw(vector["okm"])


@pytest.mark.parametrize("vector", VECTORS["published"]["hmac_sha256"], ids=lambda v: v["source"])
def test_hmac_gives_what_the_rfc_prints(vector):
    assert hmac.digest(raw(vector["key"]), raw(vector["data"]), "sha256") == raw(vector["mac"])


@pytest.mark.parametrize("vector", VECTORS["published"]["aes_256_gcm"], ids=lambda v: v["source"])
def test_gcm_gives_what_its_authors_print(vector):
    made = AESGCM(raw(vector["key"])).encrypt(raw(vector["nonce"]), raw(vector["plaintext"]), raw(vector["aad"]))
    assert made == raw(vector["ciphertext"]) + raw(vector["tag"])


@pytest.mark.parametrize("vector", VECTORS["published"]["blake2b_512"], ids=lambda v: v["source"])
def test_blake2b_gives_what_the_rfc_prints(vector):
    assert hashlib.blake2b(raw(vector["data"])).digest() == raw(vector["hash"])


@pytest.mark.parametrize("vector", VECTORS["stamps"], ids=lambda v: v["facts"][:4] or "empty")
def test_stamps_stay_what_they_were(vector):
    key = raw(VECTORS["subkeys"]["stamp"])
    assert RING.stamp(raw(vector["facts"])) == raw(vector["stamp"])
    assert RING.stamp(raw(vector["facts"])) == hashlib.blake2b(raw(vector["facts"]), digest_size=16, key=key).digest()


def test_the_sub_keys_are_those_of_the_vectors():
    root = raw(VECTORS["root"])
    for use, expected in VECTORS["subkeys"].items():
        assert subkey(root, f"strongroom/2026-11/{use}".encode()) == raw(expected)


@pytest.mark.parametrize("vector", VECTORS["sealed"], ids=lambda v: v["nonce"][:2])
def test_what_was_sealed_in_2026_opens_for_ever(vector):
    context = tuple(raw(part) for part in vector["context"])
    assert RING.open(context, raw(vector["sealed"])) == raw(vector["plaintext"])


@pytest.mark.parametrize("vector", VECTORS["sealed"], ids=lambda v: v["nonce"][:2])
def test_a_second_implementation_by_the_spec_page_makes_the_same_bytes(vector):
    bound = b"\x01" + b"".join(len(raw(part)).to_bytes(4, "big") + raw(part) for part in vector["context"])
    nonce, keys = raw(vector["nonce"]), {use: raw(key) for use, key in VECTORS["subkeys"].items()}
    commitment = hmac.digest(keys["commit"], nonce + bound, "sha256")
    body = AESGCM(keys["seal"]).encrypt(nonce, raw(vector["plaintext"]), bound)
    assert raw(vector["sealed"]) == b"\x01" + nonce + commitment + body


@pytest.mark.parametrize("vector", VECTORS["fingerprints"], ids=lambda v: v["kind"] + v["value"][:1])
def test_fingerprints_stay_what_they_were(vector):
    assert RING.fingerprint(vector["kind"], vector["value"]) == raw(vector["fingerprint"])


@given(contexts, st.binary(max_size=200))
def test_what_is_sealed_opens_again(context, plaintext):
    assert RING.open(context, RING.seal(context, plaintext)) == plaintext


@given(contexts, st.binary(max_size=60), st.data())
def test_any_flipped_bit_is_refused(context, plaintext, data):
    sealed = bytearray(RING.seal(context, plaintext))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(VerificationFailed):
        RING.open(context, bytes(sealed))


@given(contexts, st.binary(max_size=60), st.data())
def test_any_cut_is_refused(context, plaintext, data):
    sealed = RING.seal(context, plaintext)
    with pytest.raises(VerificationFailed):
        RING.open(context, sealed[: data.draw(st.integers(0, len(sealed) - 1))])


@given(contexts, contexts, st.binary(max_size=60))
def test_another_context_is_refused(context, other, plaintext):
    if context == other:
        other = (*other, b"")
    with pytest.raises(VerificationFailed):
        RING.open(other, RING.seal(context, plaintext))


@given(st.binary(min_size=32, max_size=32), contexts, st.binary(max_size=60))
def test_another_key_is_refused(root, context, plaintext):
    with pytest.raises(VerificationFailed):
        Ring(root).open(context, RING.seal(context, plaintext))


@given(st.binary(max_size=200))
def test_chance_bytes_are_refused(noise):
    with pytest.raises(VerificationFailed):
        RING.open((), noise)


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_fingerprints_meet_only_for_equal_kind_and_value(kind, value, other_kind, other_value):
    same = (kind, value) == (other_kind, other_value)
    assert (RING.fingerprint(kind, value) == RING.fingerprint(other_kind, other_value)) == same


def test_the_same_value_is_sealed_differently_each_time():
    assert len({RING.seal((b"x",), b"same") for _ in range(50)}) == 50


def test_a_locked_ring_does_nothing_more():
    ring = Ring.ephemeral()
    sealed = ring.seal((), b"x")
    ring.lock()
    for use in (
        lambda: ring.seal((), b"x"),
        lambda: ring.open((), sealed),
        lambda: ring.fingerprint("email", "x"),
        lambda: ring.stamp(b"x"),
    ):
        with pytest.raises(Locked):
            use()
    assert repr(ring) == "Ring(locked)"


def test_a_ring_cannot_be_pickled():
    with pytest.raises(TypeError):
        pickle.dumps(RING)


def test_a_root_of_another_length_is_refused():
    with pytest.raises(VerificationFailed):
        Ring(b"short")


@pytest.mark.slow
def test_a_hundred_thousand_short_strings_are_sealed_in_well_under_a_second():
    begun = time.process_time()
    for number in range(100_000):
        RING.seal((b"discovery.item.path", b"0123456789abcdef"), b"Kunder/%d.txt" % number)
    assert time.process_time() - begun < 1.2
