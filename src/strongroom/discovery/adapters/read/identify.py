"""What kind of file something is: by its content first, by its name second.

Kinds are short ids (`docx`, `eml`, `text`). A kind that has no reader is still named, so that a person can be
told what was not read.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO

import olefile

from strongroom.discovery.adapters.read import identify_text

HEAD = 8192

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (0, b"II*\x00", "tiff"),
    (0, b"MM\x00*", "tiff"),
    (8, b"WEBP", "webp"),
    (0, b"SQLite format 3\x00", "sqlite"),
    (0, b"{\\rtf", "rtf"),
    (0, b"!BDN", "pst"),
    (0, b"\x78\x9f\x3e\x22", "tnef"),
    (0, b"\x1f\x8b", "gz"),
    (0, b"BZh", "bz2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zst"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (257, b"ustar", "tar"),
    # Named, not read
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"MSCF\x00\x00\x00\x00", "cab"),
    (0, b"\x1f\x9d", "compress"),
    (0, b"!<arch>\n", "ar"),
    (0, b"\x00\x01\x00\x00Standard Jet DB", "mdb"),
    (0, b"\x00\x01\x00\x00Standard ACE DB", "accdb"),
    (0, b"\xffWPC", "wordperfect"),
    (0, b"\x31\xbe\x00\x00", "wri"),
    (0, b"\x32\xbe\x00\x00", "wri"),
    (0, b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "onenote"),
    (0, b"HWP Document File", "hwp"),
    (0, b"bplist00", "plist"),
    (0, b"\x7fELF", "program"),
    (0, b"MZ", "program"),
    (0, b"OggS", "ogg"),
    (0, b"ID3", "mp3"),
    (0, b"fLaC", "flac"),
    (0, b"\x00\x00\x01\x00", "ico"),
    (0, b"\xd7\xcd\xc6\x9a", "wmf"),
    (40, b" EMF", "emf"),
    (0, b"\xff\x06\x00\x00sNaPpY", "snappy"),
)
_HEIF = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_CMS = (bytes.fromhex("06092a864886f70d0107"), bytes.fromhex("060b2a864886f70d01091001"))
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")

OOXML_ENDINGS = {
    "docx": ("docx", "docm", "dotx", "dotm"),
    "xlsx": ("xlsx", "xlsm", "xltx", "xltm", "xlam"),
    "pptx": ("pptx", "pptm", "potx", "potm", "ppsx", "ppsm", "ppam", "sldx", "sldm", "thmx"),
    "vsdx": ("vsdx", "vsdm", "vstx", "vstm", "vssx", "vssm"),
}
_OOXML_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx", "visio/": "vsdx"}
_ODF = {
    "text": "odt",
    "text-master": "odt",
    "text-web": "odt",
    "spreadsheet": "ods",
    "presentation": "odp",
    "graphics": "odg",
    "formula": "odf",
    "chart": "odc",
    "base": "odb",
    "database": "odb",
}
_ODF_TEMPLATES = {"odt": "ott", "ods": "ots", "odp": "otp", "odg": "otg"}
_SUN = {"writer": "sxw", "calc": "sxc", "impress": "sxi", "draw": "sxd"}
_ZIP_ENDINGS = ("epub", "xps", "oxps", "pages", "numbers", "key", "jar", "apk", "odt", "ods", "odp", "kmz")

_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("__properties_version1.0", "msg"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("VisioDocument", "vsd"),
    ("Quill", "pub"),
    ("HwpSummaryInformation", "hwp"),
    ("MatOST", "wps"),
    ("StarWriterDocument", "sdw"),
    ("StarDraw3Document", "sdd"),
    ("PerfectOffice_MAIN", "wordperfect"),
    ("NativeContent_MAIN", "quattro"),
)

_SAME_AS_ENDING = """
    docx docm dotx dotm xlsx xlsm xltx xltm xlsb pptx pptm potx potm ppsx ppsm odt ods odp ott ots otp odg
    doc xls ppt msg pst pdf png gif tiff webp heic bmp zip tar gz bz2 xz zst 7z sqlite rtf tnef
    rar mdb accdb mp3 wps pub vsd hwp wri
"""
BY_ENDING: dict[str, str] = {kind: kind for kind in _SAME_AS_ENDING.split()} | {
    "dot": "doc", "xlt": "xls", "xla": "xls", "pps": "ppt", "pot": "ppt", "ost": "pst", "tif": "tiff",
    "jpg": "jpeg", "jpeg": "jpeg", "jpe": "jpeg", "heif": "heic", "avif": "heic", "tgz": "tar", "tbz2": "tar",
    "txz": "tar", "db": "database", "exe": "program", "dll": "program", "br": "brotli", "wpd": "wordperfect",
    "one": "onenote", "iwa": "iwork", "dbf": "dbase", "qpw": "quattro", "p7m": "smime", "p7s": "smime",
    "mp4": "video", "wmv": "video", "mov": "video", "avi": "video", "mkv": "video", "wav": "audio", "m4a": "audio",
}  # fmt: skip
"""For content that says nothing by itself: damaged files, and kinds without a magic number."""


def ending(name: str) -> str:
    """
    >>> ending("2024/Avtal.DOCX"), ending("Makefile")
    ('docx', '')
    """
    return PurePosixPath(name).suffix[1:].lower()


def identify(file: BinaryIO, name: str) -> str:
    """The kind of `file`, which is left at its start. An empty file is `empty`; the unknown is `binary`."""
    file.seek(0)
    head = file.read(HEAD)
    try:
        return _of(head, file, name)
    finally:
        file.seek(0)


def identify_name(name: str) -> str:
    """What a file that cannot be opened seems to be."""
    return BY_ENDING.get(ending(name)) or identify_text.BY_ENDING.get(ending(name), "unknown")


def identify_head(head: bytes, name: str) -> str:
    """As `identify`, from the first `HEAD` bytes alone: containers of documents stay `zip` and `ole`."""
    return _of(head, None, name)


def _of(head: bytes, file: BinaryIO | None, name: str) -> str:
    if not head:
        return "empty"
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _zip_kind(file, name)
    if head[:8] == olefile.MAGIC:
        return _ole_kind(file, name)
    if kind := _by_magic(head):
        # A program that unpacks itself is a zip behind a program.
        return _zip_kind(file, name) if kind == "program" and file and zipfile.is_zipfile(file) else kind
    if kind := identify_text.identify(head, ending(name)):
        return kind
    kind = BY_ENDING.get(ending(name), "binary")
    return _zip_kind(file, name) if kind in ("binary", "program") and file and zipfile.is_zipfile(file) else kind


def _by_magic(head: bytes) -> str:
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset):
            return kind
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _HEIF else "video"
    for kind, is_it in _TESTS:
        if is_it(head):
            return kind
    return ""


def _is_cms(head: bytes) -> bool:
    """Signed or sealed messages (RFC 5652): a sequence that opens with one of the content types' numbers, or PEM."""
    if head[:1] == b"\x30":
        return any(number in head[:24] for number in _CMS)
    return head.startswith((b"-----BEGIN PKCS7-----", b"-----BEGIN CMS-----"))


def _is_old_tar(head: bytes) -> bool:
    """Tar before POSIX has no magic; its header's checksum tells (tar(5), "Old-Style Archive Format")."""
    block = head[:512]
    if len(block) < 512 or not block[0]:
        return False
    try:
        stated = int(block[148:156].strip(b" \0") or b"x", 8)
    except ValueError:
        return False
    return stated == sum(block[:148]) + sum(block[156:]) + 8 * 32


_TESTS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("smime", _is_cms),
    ("bmp", lambda head: head[:2] == b"BM" and head[6:10] == bytes(4)),
    ("xls", lambda head: head[:4] in _OLD_EXCEL),
    ("pdf", lambda head: 0 <= head.find(b"%PDF-") < 1024),
    ("tar", _is_old_tar),
)


def _zip_kind(file: BinaryIO | None, name: str) -> str:
    if file is None:
        return "zip"
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            mimetype = archive.read("mimetype")[:200].decode("ascii", "replace") if _has_mimetype(archive) else ""
    except Exception:  # noqa: BLE001  a damaged zip is named by its ending, and found damaged by its reader
        kind = BY_ENDING.get(ending(name), "zip")
        return kind if kind in _ZIP_ENDINGS or any(kind in family for family in OOXML_ENDINGS.values()) else "zip"
    return _odf_kind(mimetype) or _ooxml_kind(names, ending(name)) or _other_zip_kind(names, mimetype, ending(name))


def _has_mimetype(archive: zipfile.ZipFile) -> bool:
    try:
        entry = archive.getinfo("mimetype")
    except KeyError:
        return False
    return entry.file_size < 200 and not entry.flag_bits & 1


def _odf_kind(mimetype: str) -> str:
    if "vnd.oasis.opendocument." in mimetype:
        subtype = mimetype.strip().split("vnd.oasis.opendocument.")[1]
        kind = _ODF.get(subtype.removesuffix("-template"), "odf")
        return _ODF_TEMPLATES.get(kind, kind) if subtype.endswith("-template") else kind
    if "vnd.sun.xml." in mimetype:
        return _SUN.get(mimetype.strip().split("vnd.sun.xml.")[1].split(".")[0], "sxw")
    return ""


def _ooxml_kind(names: list[str], suffix: str) -> str:
    if "[Content_Types].xml" not in names:
        return ""
    folders = {name[: name.find("/") + 1].lower() for name in names}
    for folder, kind in _OOXML_FOLDERS.items():
        if folder in folders:
            if kind == "xlsx" and any(name.lower() == "xl/workbook.bin" for name in names):
                return "xlsb"
            return suffix if suffix in OOXML_ENDINGS[kind] else kind
    return ""


def _other_zip_kind(names: list[str], mimetype: str, suffix: str) -> str:
    if "epub" in mimetype:
        return "epub"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return suffix if suffix in ("odt", "ods", "odp", "odg", "ott", "ots", "otp") else "odt"
    return suffix if suffix in ("epub", "xps", "oxps", "pages", "numbers", "key") else "zip"


def _ole_kind(file: BinaryIO | None, name: str) -> str:
    if file is None:
        return "ole"
    suffix = ending(name)
    try:
        # Opened through its own handle: closing the OleFile must not close the file.
        streams = {entry[0].lstrip("\x01\x05").lower() for entry in olefile.OleFileIO(file).listdir(storages=True)}
    except Exception:  # noqa: BLE001  a damaged container is named by its ending, and found damaged by its reader
        return BY_ENDING.get(suffix, "ole")
    for stream, kind in _OLE_STREAMS:
        if stream.lower() in streams:
            if kind == "encrypted":
                return suffix if any(suffix in family for family in OOXML_ENDINGS.values()) else "ooxml"
            return kind
    return "ole" if suffix not in ("db", "wps") else suffix
