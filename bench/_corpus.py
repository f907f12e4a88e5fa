"""Ten thousand files as a small firm has them: letters, lists, mail, invoices, pages, pictures. All invented.

The heavy formats are made once by kept libraries and varied by rewriting their text, so that no two are alike.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

GIVEN = ("Erik", "Anna", "Omar", "Maja", "Eva", "Lars", "Ingrid", "James", "Sofia", "Karin")
FAMILY = ("Berg", "Lind", "Strand", "Haddad", "Nyman", "Ekholm", "Walker", "Dahl", "Sandell", "Holm")
PROSE = (
    "Thank you for your order, which we will send next week.",
    "The lamp in the hall is mended and the invoice is paid.",
    "Vi ses på torsdag klockan tio och går igenom ritningarna.",
    "Please tell us if the new opening hours suit you.",
    "Bilderna från bröllopet ligger klara att hämta i studion.",
)
MARK = "TEXTGOESHERE"


class Firm:
    """Draws people and prose, always the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)

    def person(self) -> tuple[str, str, str]:
        given, family = self.pick.choice(GIVEN), self.pick.choice(FAMILY)
        number = self.pick.randint(1, 99_999)
        return (
            f"{given} {family}",
            f"{given}.{family}{number}@example.test".lower(),
            f"070-174 {number % 100:02} {number % 97:02}",
        )

    def letter(self, paragraphs: int) -> str:
        lines = [" ".join(self.pick.choices(PROSE, k=4)) for _ in range(paragraphs)]
        if self.pick.random() < 0.6:
            name, mail, phone = self.person()
            lines += [f"{name}", f"{mail}", f"Tel. {phone}"]
        return "\n".join(lines)


def make(folder: Path, count: int, *, seed: int = 1) -> int:
    """Make `count` files below `folder`; returns their bytes."""
    firm, total = Firm(seed), 0
    docx, xlsx = _docx(), _xlsx(firm)
    kinds: list[tuple[int, str, Callable[[], bytes]]] = [
        (20, "docx", lambda: _filled(docx, firm.letter(8))),
        (20, "pdf", lambda: _pdf(firm.letter(10))),
        (20, "eml", lambda: _mail(firm)),
        (10, "xlsx", lambda: _filled(xlsx, firm.person()[1])),
        (12, "txt", lambda: firm.letter(20).encode()),
        (8, "csv", lambda: _list(firm, 40)),
        (6, "html", f"<html><body><p>{firm.letter(12)}</p></body></html>".encode),
        (4, "jpg", _picture),
    ]
    weights = [weight for weight, _, _ in kinds]
    for number in range(count):
        place = folder / f"folder-{number // 200:03}"
        place.mkdir(parents=True, exist_ok=True)
        _, ending, content = firm.pick.choices(kinds, weights)[0]
        total += (place / f"item-{number:05}.{ending}").write_bytes(content())
    return total


def _docx() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading("Lind Foto", 1)
    for _ in range(5):
        document.add_paragraph(PROSE[0])
    document.add_paragraph(MARK)
    table = document.add_table(4, 3)
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.text = "1 200"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _xlsx(firm: Firm) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Namn", "E-post", "Telefon", "Belopp"])
    for _ in range(150):
        book.active.append([*firm.person(), firm.pick.randint(100, 9_000)])
    book.active.append(["", MARK, "", 0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _filled(package: bytes, text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(MARK.encode(), text.encode()))
    return buffer.getvalue()


def _pdf(text: str) -> bytes:
    lines = "".join(f"({line.translate(str.maketrans('()', '[]'))[:110]}) Tj T*\n" for line in text.splitlines())
    stream = f"BT /F1 11 Tf 50 780 Td 14 TL\n{lines}ET".encode("cp1252", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)


def _mail(firm: Firm) -> bytes:
    message = EmailMessage()
    name, address, _ = firm.person()
    message["From"], message["To"] = f"{name} <{address}>", "Lind Foto <maja@example.test>"
    message["Subject"], message["Date"] = "Order", "Mon, 23 Nov 2026 10:00:00 +0100"
    message.set_content(firm.letter(6))
    message.add_alternative(f"<html><body><p>{firm.letter(6)}</p></body></html>", subtype="html")
    if firm.pick.random() < 0.2:
        message.add_attachment(_list(firm, 20), maintype="text", subtype="csv", filename="list.csv")
    return message.as_bytes()


def _list(firm: Firm, rows: int) -> bytes:
    return ("Name;E-mail;Phone\n" + "".join(";".join(firm.person()) + "\n" for _ in range(rows))).encode()


def _picture() -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.effect_noise((320, 240), 80).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()
