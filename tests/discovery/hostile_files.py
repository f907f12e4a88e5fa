"""Files made to hurt whoever reads them."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

_BLOCK = 16 << 20


def zip_of_zeros(path: Path, size: int, name: str = "zeros.bin") -> Path:
    """A zip of one member that unpacks to `size` zeros, without packing so many: a block of them over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(_BLOCK)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * (size // _BLOCK) + b"\x03\x00"
    written = size // _BLOCK * _BLOCK
    sizes = struct.pack("<HHQQ", 1, 16, written, len(packed))
    header = struct.pack("<HHHHHLLLHH", 45, 0, 8, 0, 0, 0, 0xFFFFFFFF, 0xFFFFFFFF, len(name), len(sizes))
    local = b"PK\x03\x04" + header + name.encode() + sizes
    central = (
        b"PK\x01\x02" + struct.pack("<H", 45) + header + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + name.encode() + sizes
    )
    with path.open("wb") as file:
        file.write(local + packed)
        start = file.tell()
        file.write(central + b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), start, 0))
    return path


def zip_of_one_member_many_times(path: Path, times: int, size: int) -> Path:
    """A directory that names the same packed bytes over and over (David Fifield, "A better zip bomb", 2019)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.bin", bytes(size))
    whole = packed.getvalue()
    start = whole.index(b"PK\x01\x02")
    entry = whole[start : whole.index(b"PK\x05\x06")]
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, times, times, len(entry) * times, start, 0)
    path.write_bytes(whole[:start] + entry * times + end)
    return path


def zip_in_zip(path: Path, levels: int, innermost: bytes = b"erik.berg@example.test") -> Path:
    content, name = innermost, "innermost.txt"
    for level in range(levels):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(name, content)
        content, name = packed.getvalue(), f"{level}.zip"
    path.write_bytes(content)
    return path


def zip_tree(path: Path, levels: int, children: int, size: int) -> Path:
    """As 42.zip: each zip holds several like it, and each of the innermost a long file."""
    content, name = bytes(size), "zeros.bin"
    for level in range(levels):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for child in range(children):
                archive.writestr(f"{level}-{child}-{name}", content)
        content, name = packed.getvalue(), "in.zip"
    path.write_bytes(content)
    return path


def zip_of(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tar_of(members: dict[str, bytes], compression: str = "") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=f"w:{compression}") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()
