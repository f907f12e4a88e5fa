"""Security parameters, named by the month they were chosen, stored as the first byte of what they made.

`2026-11` (byte 1)
- sub-keys: HKDF-SHA-256 (RFC 5869), no salt (the root is 32 uniformly random bytes), `info` names the purpose;
- sealing: AES-256-GCM (NIST SP 800-38D) with random 96-bit nonces, so at most 2**32 seals under one root, far
  above what a firm's list needs; 128-bit tags;
- commitment to key, nonce and context: HMAC-SHA-256 (RFC 2104), whole, checked before opening. GCM alone can be
  made to open under two keys (Dodis et al., CRYPTO 2018);
- fingerprints: HMAC-SHA-256 cut to 128 bits (RFC 2104 section 5): ten billion values meet by chance once in
  about 10**18.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """How things of one date are made. Callers never choose: the newest makes, every known one is read."""

    name: str
    version: bytes
    nonce_bytes: int
    commitment_bytes: int
    tag_bytes: int
    fingerprint_bytes: int

    def purpose(self, use: str) -> bytes:
        """The HKDF `info` of a sub-key: `strongroom/2026-11/seal`."""
        return f"strongroom/{self.name}/{use}".encode()


P2026_11 = Profile("2026-11", b"\x01", 12, 32, 16, 16)
NEWEST = P2026_11
