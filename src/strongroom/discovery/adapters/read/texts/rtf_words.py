"""What the control words of RTF mean for one who looks for text (specification 1.9.1)."""

from __future__ import annotations

# Groups of numbers and names for the machine.
SKIPPED = frozenset(
    b"""
    colortbl stylesheet listtable listoverridetable rsidtbl latentstyles themedata colorschememapping datastore
    xmlnstbl pgptbl pnseclvl pntext pntxta pntxtb nonshppict generator mmathpr wgrffmtfilter blipuid bliptag
    creatim revtim printim buptim sn listpicture fontemb falt panose fname objclass objname
    atnref atrfstart atrfend atndate atntime oldcprops oldpprops oldtprops oldsprops passwordhash password protusertbl
    ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
    """.split(),
)
PLACES: dict[bytes, tuple[str, str]] = {
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf"), ("header", "")),
    **dict.fromkeys((b"footer", b"footerl", b"footerr", b"footerf"), ("footer", "")),
    b"footnote": ("footnote", ""),
    **dict.fromkeys((b"shptxt", b"dptxbxtext"), ("text box", "")),
    **dict.fromkeys((b"bkmkstart", b"bkmkend"), ("bookmark", "")),
    **dict.fromkeys((b"fldinst", b"datafield", b"fldtype", b"xe", b"tc"), ("field", "")),
    **dict.fromkeys((b"formfield", b"ffname", b"ffdeftext", b"ffhelptext", b"ffstattext", b"ffl"), ("form field", "")),
    b"annotation": ("comment", ""),
    b"atnauthor": ("comment", ""),
    b"atnid": ("comment", ""),
    b"sv": ("part", "shape"),
    b"revtbl": ("property", "reviewers"),
    b"docvar": ("property", "variable"),
    b"propname": ("property", "name"),
    b"staticval": ("property", "value"),
    b"doccomm": ("property", "comment"),
    **{
        word: ("property", word.decode())
        for word in (
            b"title", b"subject", b"author", b"manager", b"company", b"operator", b"category", b"keywords", b"comment",
            b"hlinkbase", b"template",
        )
    },
}  # fmt: skip
SIGNS: dict[bytes, str] = {
    b"~": " ", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n", b"\t": "\t",
}  # fmt: skip
CHARACTERS: dict[bytes, str] = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"softline": "\n",
    b"page": "\n", b"column": "\n", b"sect": "\n",
}  # fmt: skip
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
CODE_PAGES = {
    932: "cp932",
    936: "gb18030",
    949: "cp949",
    950: "cp950",
    10000: "mac_roman",
    1361: "cp949",
    65001: "utf_8",
}
