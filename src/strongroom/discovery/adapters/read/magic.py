"""Do these bytes begin like a file? For values that may be one: cells of a database, long texts in base64."""

from __future__ import annotations

_BEGINNINGS = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"II*\0",
    b"MM\0*", b"RIFF", b"\x1f\x8b\x08", b"SQLite format 3\0", b"7z\xbc\xaf\x27\x1c", b"BZh", b"\xfd7zXZ\0", b"<?xml",
)  # fmt: skip


def begins_like_file(data: bytes) -> bool:
    """
    >>> begins_like_file(b"%PDF-1.7 and what follows"), begins_like_file(b"%PDF-")
    (True, False)
    """
    return len(data) > 16 and data.startswith(_BEGINNINGS)
