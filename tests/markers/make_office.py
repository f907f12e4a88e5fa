"""Makes Office documents with a different marker in every corner, and the list of which marker stands where.

Run by hand when a corner is added: `python tests/markers/make_office.py`. It needs LibreOffice (`soffice`), which
makes the old formats out of the new ones; what LibreOffice itself drops on the way is not listed.
"""

from __future__ import annotations

import io
import json
import lzma
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import olefile

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import docx_corners  # noqa: E402
import odf_corners  # noqa: E402
import pptx_corners  # noqa: E402
import xlsx_corners  # noqa: E402
from office_zip import Markers  # noqa: E402

OUT = HERE / "office"
_LARGE = 100_000
CONVERSIONS = {"word.docx": ("doc", "odt", "rtf"), "excel.xlsx": ("xls", "ods"), "powerpoint.pptx": ("ppt", "odp")}
ODF = {"odt": ("text", odf_corners.text_body), "ods": ("spreadsheet", odf_corners.sheet_body),
       "odp": ("presentation", odf_corners.slides_body)}  # fmt: skip


def main() -> None:
    OUT.mkdir(exist_ok=True)
    listed: dict[str, dict[str, str]] = {}
    for name, kind, make in (
        ("word.docx", "docx", docx_corners.make),
        ("excel.xlsx", "xlsx", xlsx_corners.make),
        ("powerpoint.pptx", "pptx", pptx_corners.make),
    ):
        markers = Markers(kind)
        (OUT / name).write_bytes(make(markers))
        listed[name] = markers.given
    strict = docx_corners.strict_with_other_prefixes((OUT / "word.docx").read_bytes())
    (OUT / "word-strict.docx").write_bytes(strict)
    listed["word-strict.docx"] = listed["word.docx"]
    for ending, (kind, body) in ODF.items():
        markers = Markers(ending)
        (OUT / f"hand.{ending}").write_bytes(odf_corners.zipped(kind, body(markers), markers))
        listed[f"hand.{ending}"] = markers.given
        markers = Markers(f"f{ending}")
        (OUT / f"hand.f{ending}").write_bytes(odf_corners.flat(kind, body(markers), markers))
        listed[f"hand.f{ending}"] = markers.given
    _convert(listed)
    text = json.dumps(listed, ensure_ascii=False, indent=1)
    (HERE / "office.json").write_text(text + "\n", encoding="utf-8")


def _convert(listed: dict[str, dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as profile:
        for name, endings in CONVERSIONS.items():
            for ending in endings:
                command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", ending]
                subprocess.run([*command, "--outdir", OUT, OUT / name], check=True, capture_output=True, timeout=180)
                made = f"{Path(name).stem}.{ending}"
                raw = _raw((OUT / made).read_bytes())
                if (OUT / made).stat().st_size > _LARGE:  # a picture of the first slide, mostly white
                    (OUT / f"{made}.xz").write_bytes(lzma.compress((OUT / made).read_bytes()))
                    (OUT / made).unlink()
                    made += ".xz"
                listed[made] = {m: corner for m, corner in listed[name].items() if _holds(raw, m)}


def _raw(data: bytes) -> list[str]:
    """All that stands in a file, unpacked, as text in each way it may be written."""
    pieces = [data]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            pieces = [archive.read(name) for name in archive.namelist()]
    elif data[:8] == olefile.MAGIC:
        ole = olefile.OleFileIO(io.BytesIO(data))
        pieces = [ole.openstream(path).read() for path in ole.listdir()]
    found = []
    for piece in pieces:
        text = piece.decode("utf-8", "replace")
        found += [text, re.sub("<[^>]*>", "", text), piece.decode("cp1252", "replace")]
        found += [piece[start:].decode("utf-16-le", "replace") for start in (0, 1)]
    return found


def _holds(raw: list[str], marker: str) -> bool:
    return any(marker in text for text in raw)


if __name__ == "__main__":
    main()
