"""Compressed RTF, in which Outlook keeps message bodies (MS-OXRTFCP)."""

from __future__ import annotations

import struct

_COMPRESSED = 0x75465A4C
_PLAIN = 0x414C454D
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS "
    b"Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)  # section 2.1.2.1
_WINDOW = 4096
MAX_BYTES = 64_000_000


def decompressed(data: bytes) -> bytes:
    """The RTF in `data`; what is damaged ends where the damage begins. Raises ValueError on anything else."""
    if len(data) < 16:
        raise ValueError("not compressed RTF")
    _, raw_size, kind, _ = struct.unpack_from("<4I", data)
    if kind == _PLAIN:
        return data[16 : 16 + raw_size]
    if kind != _COMPRESSED:
        raise ValueError("not compressed RTF")
    return _unpacked(data, min(raw_size, MAX_BYTES))


def _unpacked(data: bytes, size: int) -> bytes:
    out = bytearray(_DICTIONARY)
    size += len(_DICTIONARY)
    position = 16
    while position < len(data) and len(out) < size:
        control = data[position]
        position += 1
        for bit in range(8):
            if position >= len(data):
                break
            if not control >> bit & 1:
                out.append(data[position])
                position += 1
                continue
            word = int.from_bytes(data[position : position + 2], "big")
            position += 2
            distance = (len(out) - (word >> 4)) % _WINDOW
            if distance == 0:  # a reference to the place one is writing at marks the end
                return bytes(out[len(_DICTIONARY) :])
            _copy(out, distance, (word & 15) + 2)
    return bytes(out[len(_DICTIONARY) : size])


def _copy(out: bytearray, distance: int, length: int) -> None:
    start = len(out) - distance
    if start < 0:  # refers to before the beginning, where there is nothing
        out.extend(bytes(length))
    elif distance >= length:
        out.extend(out[start : start + length])
    else:
        piece = bytes(out[start:])
        out.extend((piece * (length // distance + 1))[:length])
