"""The folder of an invented small firm, Lind Foto: some sixty files as they lie about in a studio.

`make_firm(folder)` writes it, the same every time. Everyone in it is invented: telephone numbers come from the series
kept for fiction (PTS: 070-174 06 05 to 99), personal numbers from birth numbers that are never given out (980 to 999),
card numbers from the ranges that card companies publish for tests, addresses end in `.test` (RFC 2606).
"""

from __future__ import annotations

import csv
import io
import mailbox
import os
import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter

_GIVEN = (
    "Erik",
    "Anna",
    "Karin",
    "Lars",
    "Johan",
    "Sara",
    "Nils",
    "Ingrid",
    "Oskar",
    "Elin",
    "Per",
    "Maria",
    "Gustav",
    "Lena",
)
_FAMILY = (
    "Berg",
    "Holm",
    "Ek",
    "Sjöberg",
    "Dahl",
    "Nyström",
    "Falk",
    "Lindqvist",
    "Åberg",
    "Sund",
    "Wallin",
    "Hedlund",
)
_STREETS = ("Storgatan", "Kyrkogatan", "Björkvägen", "Skolgatan", "Hamngatan", "Ängsvägen")
_TOWNS = (("621 57", "Visby"), ("753 10", "Uppsala"), ("411 05", "Göteborg"), ("903 26", "Umeå"))


@dataclass(frozen=True)
class Customer:
    name: str
    email: str
    phone: str
    address: str
    personal_number: str
    card: str
    number: str


def make_firm(folder: Path) -> Path:
    """Write the firm's files below `folder`, which is made; gives it back."""
    firm = _Firm(folder)
    for part in (
        firm.desktop,
        firm.downloads,
        firm.customers,
        firm.invoices,
        firm.staff,
        firm.mail,
        firm.photos,
        firm.shut,
    ):
        part()
    return folder


class _Firm:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._chance = random.Random(7)
        self._people = [self._customer(n) for n in range(60)]

    def desktop(self) -> None:
        head = ["Kundnr", "Namn", "E-post", "Telefon", "Adress", "Kortnummer", "Giltigt t.o.m."]
        rows = [
            [c.number, c.name, c.email, c.phone, c.address, c.card, f"{n % 12 + 1:02}/28"]
            for n, c in enumerate(self._people[:38])
        ]
        self._xlsx("Desktop/Kundlista.xlsx", "Kunder", [head, *rows], 2026)
        self._csv("Desktop/Kundlista kopia.csv", [head, *rows], 2026)
        logins = "\n".join(
            f"{site}\nAnvändarnamn: {user}\nLösenord: {word}\n"
            for site, user, word in (
                ("Bokningen", "maja@lindfoto.test", "Sommar2024!"),
                ("Leverantören", "omar@lindfoto.test", "fotoLABB_77"),
                ("Banken, kundtjänst", "maja@lindfoto.test", "Grodan-hoppar-9"),
            )
        )
        self._text("Desktop/lösenord.txt", logins, 2025)
        self._text("Desktop/att göra.txt", "Beställ papper. Putsa objektiven. Byt lampa i ateljén.", 2026)

    def downloads(self) -> None:
        for n, person in enumerate(self._people[:14]):
            lines = [
                "Curriculum vitae",
                person.name,
                f"Personnummer: {person.personal_number}" if n % 2 else f"Född {1980 + n}",
                f"E-post: {person.email}   Telefon: {person.phone}",
                f"Adress: {person.address}",
                "Personligt brev: jag söker tjänsten som fotoassistent hos er.",
                "Arbetslivserfarenhet: butikssäljare 2012 till 2016, fotoassistent 2016 till 2018.",
                "Utbildning: gymnasieskolans medieprogram. Referenser lämnas på begäran.",
            ]
            write = self._docx if n % 3 else self._pdf
            write(f"Downloads/CV {person.name}.{'docx' if n % 3 else 'pdf'}", lines, 2018 + n % 4)
        for person in self._people[20:23]:
            self._pdf(f"Downloads/pass {person.name}.pdf", ["PASS / PASSPORT  Sverige", *_mrz(person.name)], 2019)
        self._text(
            "Downloads/manual kamera.txt", "Vrid ratten till M. Ställ in slutartid 1/125 och bländare 5.6.\n" * 60, 2023
        )
        self._csv(
            "Downloads/prislista.csv", [["Artikel", "Pris"], ["Porträtt", "1 200 kr"], ["Bröllop", "14 000 kr"]], 2026
        )

    def customers(self) -> None:
        for person in self._people[:8]:
            self._docx(
                f"Documents/Customers/Brev {person.name}.docx",
                [
                    f"Hej {person.name}!",
                    "Tack för besöket. Bilderna är klara att hämta.",
                    person.address,
                    "Hälsningar, Maja Lind",
                ],
                2024,
            )
        for person in self._people[8:13]:
            self._pdf(
                f"Documents/Customers/Avtal {person.name}.pdf",
                [
                    "Avtal om fotografering",
                    f"Kund: {person.name}",
                    f"Personnummer: {person.personal_number}",
                    person.address,
                ],
                2024,
            )
        for person in self._people[13:16]:
            self._docx(
                f"Documents/Customers/Hälsa/Inför fotografering {person.name}.docx",
                [
                    f"Kund: {person.name}, {person.phone}",
                    "Hälsa: diagnos epilepsi (G40.9), tål inte blixt. Medicinering: Lamotrigin 100 mg två gånger om dagen.",
                    "Allergi mot latex. Gravid i vecka 28 enligt journalanteckning från vårdcentralen.",
                ],
                2024,
            )

    def invoices(self) -> None:
        for n, person in enumerate(self._people[24:34], 1):
            self._pdf(
                f"Documents/Invoices/Faktura 2025-{n:03}.pdf",
                [
                    f"Faktura 2025-{n:03}",
                    f"Kundnummer: {person.number}",
                    person.name,
                    person.address,
                    "Att betala: 1 200 kr",
                ],
                2025,
            )

    def staff(self) -> None:
        rows = [["Namn", "Personnummer", "Månadslön", "Clearing och konto"]]
        rows += [
            [p.name, p.personal_number, f"{28_000 + 700 * n} kr", f"8327-9, 394 234 9{n:02}-4"]
            for n, p in enumerate(self._people[40:44])
        ]
        self._xlsx("Documents/Staff/Löner 2025.xlsx", "Löner", rows, 2025)
        key = "\n".join(_base64ish(self._chance) for _line in range(24))
        self._text(
            "Documents/Staff/server.key", f"-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----\n", 2023
        )
        self._text("Documents/Staff/öppettider.txt", "Måndag till fredag 10 till 18, lördag 10 till 14.", 2026)

    def mail(self) -> None:
        for n, person in enumerate(self._people[44:52]):
            self._write(
                f"Mail/2025/{n + 1:02} bokning.eml",
                _mail(person, "Bokning", "Kan jag boka om till torsdag?").as_bytes(),
                2025,
            )
        path = self._folder / "Mail" / "arkiv 2023.mbox"
        box = mailbox.mbox(path)
        for person in self._people[:30]:
            box.add(
                _mail(person, "Fråga", f"Hej! Ring mig på {person.phone}. Jag bor på {person.address}.\n{person.name}")
            )
        box.close()
        self._date(path, 2023)

    def photos(self) -> None:
        for n, person in enumerate(self._people[52:58]):
            self._docx(
                f"Photos/Permissions/Medgivande {n + 1}.docx",
                [
                    "Bildmedgivande för barn",
                    f"Vårdnadshavare: {person.name}, {person.phone}",
                    f"Barnets namn: Alva {person.name.split()[1]}, förskolan Blåklockan, född 2019-03-{n + 10}",
                ],
                2024,
            )
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            text = "".join(f"{c.number};{c.name};{c.email}\r\n" for c in self._people)
            archive.writestr("kunder 2017.csv", "Kundnr;Namn;E-post\r\n" + text)
        self._write("Photos/gammal export.zip", packed.getvalue(), 2017)

    def shut(self) -> None:
        for n in (1, 2):
            picture = Image.new("L", (1000, 600), 255)
            draw = ImageDraw.Draw(picture)
            for line in range(14):
                draw.text(
                    (60, 50 + 36 * line), "Kund och adress, ifyllt för hand i ateljén den dagen", fill=0, font_size=28
                )
            data = io.BytesIO()
            picture.save(data, "PNG")
            self._write(f"Documents/Scans/blankett {n}.png", data.getvalue(), 2022)
        locked = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf(["Kundlista"]))))
        locked.encrypt("hemligt")
        data = io.BytesIO()
        locked.write(data)
        self._write("Documents/Customers/låst.pdf", data.getvalue(), 2021)
        whole = (self._folder / "Desktop" / "Kundlista.xlsx").read_bytes()
        self._write("Documents/Customers/trasig.xlsx", whole[: len(whole) // 2], 2016)

    def _customer(self, n: int) -> Customer:
        name = f"{_GIVEN[n % len(_GIVEN)]} {_FAMILY[(n * 5 + n // 12) % len(_FAMILY)]}"
        code, town = _TOWNS[n % len(_TOWNS)]
        born = f"{1950 + n % 50}{n % 12 + 1:02}{n % 28 + 1:02}"
        return Customer(
            name=name,
            email=f"{name.lower().replace(' ', '.').translate(str.maketrans('åäö', 'aao'))}@example.test",
            phone=f"070-174 06 {5 + n:02}",
            address=f"{_STREETS[n % len(_STREETS)]} {n + 1}, {code} {town}",
            personal_number=f"{born}-{_luhn(born[2:] + f'98{n % 10}')[-4:]}",
            card=_luhn(f"41111111{self._chance.randrange(10**7):07}"),
            number=f"K{1000 + n}",
        )

    def _docx(self, name: str, lines: Sequence[str], year: int) -> None:
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        data = io.BytesIO()
        document.save(data)
        self._write(name, data.getvalue(), year)

    def _xlsx(self, name: str, sheet: str, rows: Sequence[Sequence[str]], year: int) -> None:
        book = openpyxl.Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(list(row))
        data = io.BytesIO()
        book.save(data)
        self._write(name, data.getvalue(), year)

    def _csv(self, name: str, rows: Sequence[Sequence[str]], year: int) -> None:
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows(rows)
        self._text(name, text.getvalue(), year)

    def _pdf(self, name: str, lines: Sequence[str], year: int) -> None:
        self._write(name, _pdf(lines), year)

    def _text(self, name: str, text: str, year: int) -> None:
        self._write(name, text.encode(), year)

    def _write(self, name: str, data: bytes, year: int) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._date(path, year)

    def _date(self, path: Path, year: int) -> None:
        moment = datetime(year, 5, 2, 12, tzinfo=UTC).timestamp()
        os.utime(path, (moment, moment))


def _mail(sender: Customer, subject: str, text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"{sender.name} <{sender.email}>"
    mail["To"] = "Maja Lind <maja@lindfoto.test>"
    mail["Subject"] = subject
    mail["Date"] = "Fri, 02 May 2025 12:00:00 +0200"
    mail.set_content(text)
    return mail


def _pdf(lines: Sequence[str]) -> bytes:
    """A page of Helvetica, by hand: the smallest PDF that any reader takes (ISO 32000-1, 7.5)."""
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    content = f"BT /F1 11 Tf 50 780 Td 16 TL\n{shown}ET".encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _mrz(name: str) -> tuple[str, str]:
    """The machine-readable lines of a passport (ICAO 9303 part 4), with right check digits."""
    given, family = name.upper().translate(str.maketrans("ÅÄÖ", "AAO")).split()
    number, born, until = "99000000<", "800512", "240512"
    rest = "<" * 14
    second = f"{number}{_check(number)}SWE{born}{_check(born)}F{until}{_check(until)}{rest}{_check(rest)}"
    whole = second[:10] + second[13:20] + second[21:43]
    return f"P<SWE{family}<<{given}".ljust(44, "<"), second + _check(whole)


def _check(text: str) -> str:
    values = [int(sign, 36) if sign != "<" else 0 for sign in text]
    return str(sum(value * (7, 3, 1)[n % 3] for n, value in enumerate(values)) % 10)


def _luhn(digits: str) -> str:
    total = sum(sum(divmod(int(d) * (2 - n % 2), 10)) for n, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def _base64ish(chance: random.Random) -> str:
    return "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", k=64))
