"""Which character set a text is written in, where nobody says so or what is said is wrong.

Bytes that are valid UTF-8 and not plain ASCII are UTF-8: chance does not make such sequences. What is left is a
single-byte set; letters in the midst of words tell Windows, old Macintosh and DOS apart.
"""

from __future__ import annotations

import codecs
import encodings
import encodings.aliases
import re
from collections import Counter
from collections.abc import Mapping

WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
MULTIBYTE = (
    "shift_jis", "cp932", "euc_jp", "iso2022_jp", "gb2312", "gbk", "gb18030", "hz", "big5", "cp950", "euc_kr", "cp949",
    "iso2022_kr", "utf_7", *WIDE,
)  # fmt: skip
SINGLE = (
    "cp1252", "mac_roman", "cp850", "cp437", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "cp852", "cp855", "cp857", "cp858", "cp860", "cp861", "cp862", "cp863", "cp865", "cp866", "cp874",
    "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9",
    "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16", "koi8_r", "koi8_u", "mac_cyrillic",
    "mac_greek", "mac_iceland", "mac_latin2", "mac_turkish", "tis_620",
)  # fmt: skip
# WHATWG Encoding Standard, section 4.2: what writers mean by these labels.
MEANT = {
    "latin_1": "cp1252", "ascii": "cp1252", "iso8859_1": "cp1252", "iso8859_9": "cp1254", "iso8859_11": "cp874",
    "tis_620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
    "utf_16": "utf-16-le", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be", "utf_32": "utf-32-le",
    "utf_32_le": "utf-32-le", "utf_32_be": "utf-32-be", "utf_8_sig": "utf_8", "utf8": "utf_8", "x_mac_roman": "mac_roman",
    "macintosh": "mac_roman", "ansi": "cp1252", "unicode": "utf-16-le", "x_sjis": "cp932", "ms936": "gb18030",
    "iso_8859_8_i": "iso8859_8", "dos_862": "cp862", "x_user_defined": "cp1252", "ks_c_5601_1987": "cp949",
}  # fmt: skip


def _table(name: str) -> str:
    """256 characters; a byte that the set leaves open stands for the control character of its number (WHATWG)."""
    chars = []
    for byte in range(256):
        try:
            chars.append(bytes((byte,)).decode(name))
        except UnicodeDecodeError:
            chars.append(chr(byte))
    return "".join(chars)


TABLES: Mapping[str, str] = {name: _table(name) for name in SINGLE}
for _name in MULTIBYTE:
    codecs.lookup(_name)  # loads it now: readers have no rights to files later

BOMS = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = (
    re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE),
    re.compile(rb"""<meta[^>]{0,400}?charset\s*+=\s*+["']?\s*+([\w.:-]{2,40})""", re.IGNORECASE),
    re.compile(rb"""^@charset\s+["']([\w.:-]{2,40})""", re.IGNORECASE),
)


def canonical(label: str | None) -> str | None:
    """The codec that a charset label means, None for none, an unknown one, or UTF-8 (which needs no telling).

    >>> canonical("ISO-8859-1"), canonical("x-sjis"), canonical("utf-8"), canonical("rot13")
    ('cp1252', 'cp932', None, None)
    """
    if not label:
        return None
    name = encodings.normalize_encoding(label.strip().strip("\"'").lower()).lower().replace("-", "_").replace(".", "_")
    name = MEANT.get(name) or encodings.aliases.aliases.get(name, name)
    name = MEANT.get(name, name)
    return name if name in TABLES or name in MULTIBYTE else None


def declared_in(head: bytes) -> str | None:
    """The charset label that an XML declaration, an HTML `meta` element or a CSS rule at the file's head gives."""
    for pattern in _DECLARED:
        if found := pattern.search(head[:4096]):
            return found.group(1).decode("ascii", "replace")
    return None


def wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where its zero bytes stand.

    >>> wide("Hej, Erik".encode("utf-16-be")), wide(b"Hej, Erik")
    ('utf-16-be', None)
    """
    sample = head[: min(len(head), 4096) // 4 * 4] or head[: len(head) // 2 * 2]
    if b"\0" not in sample:
        return None
    quarters = [sample[n::4].count(0) for n in range(4)]
    count = max(1, len(sample) // 4)
    names = []
    if len(sample) >= 8 and quarters[3] == count and quarters[2] >= 0.9 * count and quarters[0] <= 0.1 * count:
        names.append("utf-32-le")
    if len(sample) >= 8 and quarters[0] == count and quarters[1] >= 0.9 * count and quarters[3] <= 0.1 * count:
        names.append("utf-32-be")
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if high >= max(2, 0.08 * half) and low <= 0.1 * high:
        names.append("utf-16-le")
    if low >= max(2, 0.08 * half) and high <= 0.1 * low:
        names.append("utf-16-be")
    return next((name for name in names if _reads_as(sample, name)), None)


def _reads_as(sample: bytes, name: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(name)("strict").decode(sample)
    except UnicodeDecodeError:
        return False
    odd = sum(1 for char in text if not (char.isprintable() or char in "\r\n\t\f\x1b\0"))
    return odd <= len(text) // 50


_IN_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]+|[\x80-\xff]+(?=[A-Za-z])|[\x80-\xff]{2,}")
_USUAL = frozenset("åäöéüæøßáíóúñàèçêëîïôâûãõìòùýþðÅÄÖÉÜÆØ")
_RIVALS = ("cp1252", "mac_roman", "cp850")


def _weight(char: str, after_small: bool) -> int:
    """How well a character fits into a word of a language written in Latin letters."""
    if char in _USUAL:
        return -1 if char.isupper() and after_small else 3
    if char in "’'–—…”“‘»«":
        return 1
    return 0 if char.isalpha() and not (char.isupper() and after_small) else -3


class Guess:
    """A growing opinion on which single-byte set a file is written in: Windows unless the letters say otherwise."""

    ENOUGH = 4096

    def __init__(self, told: str | None = None) -> None:
        self.settled = told in TABLES
        self.name = told if told and told in TABLES else "cp1252"
        self._seen = 0
        self._scores: Counter[str] = Counter()

    @property
    def table(self) -> str:
        """The 256 characters of the set."""
        return TABLES[self.name]

    def look(self, data: bytes) -> str:
        """The table to read `data` by, after looking at it: bytes of the file that are not UTF-8."""
        for found in _IN_WORD.finditer(data):
            start = found.start()
            small = start > 0 and 0x61 <= data[start - 1] <= 0x7A
            for byte in found.group():
                for name in _RIVALS:
                    self._scores[name] += _weight(TABLES[name][byte], small)
            self._seen += 1
            if self._seen >= self.ENOUGH:
                self.settled = True
                break
        self.name = max(_RIVALS, key=lambda name: self._scores[name])  # the first of equals: cp1252
        return self.table
