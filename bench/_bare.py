"""The bare extraction libraries: text out of a file, each used as its own documentation shows, nothing recognised.

`python -m bench._bare FOLDER WORKERS` runs all files of a folder through them in a pool of processes.
"""

from __future__ import annotations

import email
import email.policy
import multiprocessing
import sys
import zipfile
from pathlib import Path

import pypdfium2
from lxml import etree
from PIL import Image
from python_calamine import CalamineWorkbook
from selectolax.lexbor import LexborHTMLParser


def pdf(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_bounded()) for page in document)


def docx(path: Path) -> int:
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    return sum(len(text) for part in parts for text in etree.fromstring(part).itertext())


def xlsx(path: Path) -> int:
    book = CalamineWorkbook.from_path(str(path))
    return sum(
        len(str(cell)) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    )


def eml(path: Path) -> int:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.compat32)
    size = sum(len(str(value)) for value in message.values())
    for part in message.walk():
        if not part.is_multipart():
            content = part.get_payload(decode=True) or b""
            is_html = part.get_content_subtype() == "html"
            size += len(LexborHTMLParser(content).text() if is_html else content.decode("utf-8", "replace"))
    return size


def html(path: Path) -> int:
    return len(LexborHTMLParser(path.read_bytes()).text())


def text(path: Path) -> int:
    return len(path.read_text("utf-8", "replace"))


def picture(path: Path) -> int:
    with Image.open(path) as image:
        return len(image.getexif())


LIBRARIES = {
    ".pdf": pdf,
    ".docx": docx,
    ".xlsx": xlsx,
    ".eml": eml,
    ".html": html,
    ".jpg": picture,
    ".txt": text,
    ".csv": text,
}


def extract(path: Path) -> int:
    return LIBRARIES[path.suffix](path)


def main() -> None:
    folder, workers = Path(sys.argv[1]), int(sys.argv[2])
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        print(sum(pool.imap_unordered(extract, files, chunksize=32)))


if __name__ == "__main__":
    main()
