"""Columns of the inventory opened."""

from __future__ import annotations

from strongroom.crypto.ring import Ring
from strongroom.discovery.core.sealed import FINDING_DETAIL, ITEM_PATH, unpack_detail
from strongroom.discovery.core.where import Where


def item_path(fingerprint: bytes, sealed: bytes, ring: Ring) -> str:
    r"""A path for people: bytes that are no UTF-8 show as `\xNN`."""
    return ring.open((ITEM_PATH, fingerprint), sealed).decode("utf-8", "backslashreplace")


def detail(kind: str, fingerprint: bytes, sealed: bytes, ring: Ring) -> tuple[Where, str]:
    """Where a finding stands, and its masked sample. `fingerprint` is that of its item's path."""
    return unpack_detail(ring.open((FINDING_DETAIL, fingerprint, kind.encode()), sealed))
