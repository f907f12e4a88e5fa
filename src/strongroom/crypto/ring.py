"""The ring: one root key, open in memory, and what can be done with it.

Sealed columns hold what must not be read from the disk (paths, file names, masked samples); fingerprints stand for
values that must not be kept at all (an e-mail address, a personal number). The bytes are described, with vectors,
in docs/spec/sealed-columns.md.
"""

from __future__ import annotations

import hmac
import os
from functools import lru_cache
from hashlib import blake2b
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from strongroom.crypto.errors import Locked, VerificationFailed
from strongroom.crypto.profiles import NEWEST, Profile

ROOT_BYTES = 32


class Ring:
    """Holds the open root key's sub-keys until `lock`. One ring a home; it prints as nothing telling.

    Python can neither pin nor wipe its objects: after `lock` the keys are unreachable, not surely overwritten.
    """

    def __init__(self, root: bytes, *, profile: Profile = NEWEST) -> None:
        if len(root) != ROOT_BYTES:
            raise VerificationFailed
        self._profile = profile
        self._cipher: AESGCM | None = AESGCM(subkey(root, profile.purpose("seal")))
        self._commitment_key: bytes | None = subkey(root, profile.purpose("commit"))
        self._fingerprint_key: bytes | None = subkey(root, profile.purpose("fingerprint"))
        self._stamp_key: bytes | None = subkey(root, profile.purpose("stamp"))
        self._body_at = 1 + profile.nonce_bytes + profile.commitment_bytes

    @classmethod
    def ephemeral(cls) -> Ring:
        """A ring whose key exists in this process alone: what it seals is noise after the end of it."""
        return cls(os.urandom(ROOT_BYTES))

    def __repr__(self) -> str:
        return f"Ring({'locked' if self.locked else 'open'})"

    def __reduce__(self) -> NoReturn:
        # A pickled ring would carry the keys to a disk or another process.
        raise TypeError("a ring does not leave its process")

    @property
    def locked(self) -> bool:
        return self._cipher is None

    def lock(self) -> None:
        """Forget the keys. Every use afterwards raises `Locked`."""
        self._cipher = self._commitment_key = self._fingerprint_key = self._stamp_key = None

    def seal(self, context: tuple[bytes, ...], plaintext: bytes) -> bytes:
        """Encrypt so that it opens only with this root and the same `context` (column, row, …).

        >>> ring = Ring.ephemeral()
        >>> ring.open((b"path", b"1"), ring.seal((b"path", b"1"), b"Kunder/Erik Berg.docx"))
        b'Kunder/Erik Berg.docx'
        """
        return self._seal_with(os.urandom(self._profile.nonce_bytes), context, plaintext)

    def open(self, context: tuple[bytes, ...], sealed: bytes) -> bytes:
        """The plaintext; `VerificationFailed` for anything that was not sealed so."""
        cipher, key = self._keys()
        profile, body_at = self._profile, self._body_at
        if len(sealed) < body_at + profile.tag_bytes or sealed[:1] != profile.version:
            raise VerificationFailed
        nonce = sealed[1 : 1 + profile.nonce_bytes]
        bound = _bound(profile.version, context)
        commitment = hmac.digest(key, nonce + bound, "sha256")
        if not hmac.compare_digest(commitment, sealed[1 + profile.nonce_bytes : body_at]):
            raise VerificationFailed
        try:
            return cipher.decrypt(nonce, sealed[body_at:], bound)
        except InvalidTag:
            raise VerificationFailed from None

    def fingerprint(self, kind: str, value: str | bytes) -> bytes:
        """16 bytes that stand for `value` among others of its `kind`, in this home only.

        Without the key nobody can try values; with it, a personal number is guessed in a minute: so the key is
        never kept beside the fingerprints.
        """
        if self._fingerprint_key is None:
            raise Locked
        data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        return hmac.digest(self._fingerprint_key, _prefix(kind) + data, "sha256")[: self._profile.fingerprint_bytes]

    def stamp(self, facts: bytes) -> bytes:
        """16 bytes by which the same facts are known again, in this home only: keyed BLAKE2b (RFC 7693), a third of
        the price of a fingerprint. Made for every file of every run."""
        if self._stamp_key is None:
            raise Locked
        return blake2b(facts, digest_size=16, key=self._stamp_key).digest()

    def _seal_with(self, nonce: bytes, context: tuple[bytes, ...], plaintext: bytes) -> bytes:
        cipher, key = self._keys()
        bound = _bound(self._profile.version, context)
        commitment = hmac.digest(key, nonce + bound, "sha256")
        return self._profile.version + nonce + commitment + cipher.encrypt(nonce, plaintext, bound)

    def _keys(self) -> tuple[AESGCM, bytes]:
        if self._cipher is None or self._commitment_key is None:
            raise Locked
        return self._cipher, self._commitment_key


def subkey(root: bytes, purpose: bytes) -> bytes:
    """HKDF-SHA-256 (RFC 5869) with an empty salt: 32 bytes for one purpose."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(root)


@lru_cache(maxsize=1000)
def _prefix(kind: str) -> bytes:
    name = kind.encode()
    return len(name).to_bytes(4, "big") + name


def _bound(version: bytes, context: tuple[bytes, ...]) -> bytes:
    """What a seal is bound to: the version, then each part behind its length, so that no two contexts meet."""
    return version + b"".join(len(part).to_bytes(4, "big") + part for part in context)
