"""Text of third origin, which nobody tuned on and which is only scored.

Rows of four sample databases that others made (Chinook and Northwind, MIT; Sakila, BSD-2-Clause), as a dump, a CSV file
or JSON lines would show them: STRONGROOM_SAMPLES names the folder that holds them. And the sentence templates of the
package presidio-evaluator (MIT), less those that stand in the labelled sentences, with names from our own list.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bench import peers
from bench.quality.generate import HOME, Page, countries
from bench.quality.invented import phone_number
from bench.quality.samples import Sample, Truth

_ROWS = 8
"""Rows a document."""
TABLES = {
    "chinook customers": ("Chinook_Sqlite.sqlite", "SELECT FirstName, LastName, Company, Address, City, State, Country, PostalCode, Phone, Email FROM Customer"),
    "chinook employees": ("Chinook_Sqlite.sqlite", "SELECT LastName, FirstName, Title, BirthDate, Address, City, State, Country, PostalCode, Phone, Email FROM Employee"),
    "northwind customers": ("northwind-sqlite.sql", "SELECT CustomerID, CompanyName, ContactName, ContactTitle, Address, City, PostalCode, Country, Phone FROM Customers"),
    "northwind employees": ("northwind-sqlite.sql", "SELECT LastName, FirstName, Title, BirthDate, Address, City, PostalCode, Country, HomePhone FROM Employees"),
    "northwind orders": ("northwind-sqlite.sql", "SELECT OrderID, OrderDate, ShipName, ShipAddress, ShipCity, ShipPostalCode, ShipCountry FROM Orders WHERE OrderID % 8 = 0"),
    "sakila customers": ("sakila-sqlite-people.sql", "SELECT customer_id, first_name, last_name, email, address, district, city, postal_code, phone FROM customer JOIN address USING (address_id) JOIN city USING (city_id)"),
}  # fmt: skip
TYPES = {
    "firstname": "PERSON", "lastname": "PERSON", "first_name": "PERSON", "last_name": "PERSON", "contactname": "PERSON",
    "address": "ADDRESS", "shipaddress": "ADDRESS", "city": "LOCATION", "shipcity": "LOCATION", "country": "LOCATION",
    "shipcountry": "LOCATION", "phone": "PHONE_NUMBER", "homephone": "PHONE_NUMBER", "email": "EMAIL_ADDRESS",
    "birthdate": "DATE_OF_BIRTH",
}  # fmt: skip
"""What a column holds; every other column may be called anything (firms, regions and postcodes stand in them)."""
Row = Sequence[object]
Write = Callable[[str, Sequence[str], Sequence[Row]], Iterator[tuple[str, str]]]


def third_origin() -> dict[str, list[Sample]]:
    sets = {"sentences of other templates": list(sentences())}
    folder = os.environ.get("STRONGROOM_SAMPLES")
    if folder:
        sets["sample databases"] = list(databases(Path(folder) / "databases"))
    return {name: samples for name, samples in sets.items() if samples}


def databases(folder: Path) -> Iterator[Sample]:
    for name, (file, question) in TABLES.items():
        with closing(_opened(folder / file)) as database:
            asked = database.execute(question)
            columns = [column[0] for column in asked.description]
            rows = asked.fetchall()
        for number, start in enumerate(range(0, len(rows), _ROWS)):
            write = (_dump, _comma_separated, _json_lines)[number % 3]
            text, spans = "", []
            for column, written in write(name, columns, rows[start : start + _ROWS]):
                if column and written.strip():
                    spans.append(Truth(len(text), len(text) + len(written), TYPES.get(column.lower(), "?")))
                text += written
            yield Sample(f"{name} {number}", text, tuple(spans), "databases", "score", complete=True)


def _opened(file: Path) -> sqlite3.Connection:
    if file.suffix == ".sqlite":
        return sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    memory = sqlite3.connect(":memory:")
    memory.executescript(file.read_text("utf-8"))
    return memory


def _dump(name: str, columns: Sequence[str], rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        yield "", f"INSERT INTO {name.split()[1]} ({', '.join(columns)}) VALUES ("
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            yield "", ", '" if at else "'"
            yield column, _text(value).replace("'", "''")
            yield "", "'"
        yield "", ");\n"


def _comma_separated(_name: str, columns: Sequence[str], rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    yield "", ",".join(columns) + "\n"
    for row in rows:
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            yield "", "," if at else ""
            cell = io.StringIO()
            csv.writer(cell, lineterminator="").writerow([_text(value)])
            yield column, cell.getvalue()
        yield "", "\n"


def _json_lines(_name: str, columns: Sequence[str], rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            yield "", f'{", " if at else "{"}"{column}": "'
            yield column, json.dumps(_text(value), ensure_ascii=False)[1:-1]
            yield "", '"'
        yield "", "}\n"


def _text(value: object) -> str:
    return "" if value is None else str(value).removesuffix(" 00:00:00").strip()


_FIELD = re.compile(r"\{\{(\w+)\}\}")
_PACKAGE = "presidio-evaluator"


def sentences() -> Iterator[Sample]:
    """Each template twice, for a person of a home country and for one of another. None without the labelled sentences,
    as nobody could say then which templates rules were tuned on."""
    seen = _labelled_texts()
    if not seen:
        return
    for number, template in enumerate(_templates()):
        static = "".join(".+?" if at % 2 else re.escape(part) for at, part in enumerate(_FIELD.split(template)))
        if any(re.fullmatch(static, text, re.DOTALL) for text in seen):
            continue
        for country in (HOME[number % len(HOME)], sorted(countries())[number % len(countries())]):
            yield _filled(template, number, country)


def _templates() -> list[str]:
    try:
        site = peers.python_of(_PACKAGE).parents[1] / "lib"
    except OSError:
        return []
    found = list(site.glob("python3*/site-packages/presidio_evaluator/data_generator/raw_data/templates.txt"))
    lines = found[0].read_text("utf-8", "replace").splitlines() if found else []
    return [line.replace("\\n", "\n").strip() for line in lines if line.strip()]


def _labelled_texts() -> list[str]:
    folder = os.environ.get("STRONGROOM_LABELLED")
    file = Path(folder or ".") / "presidio-sentences.jsonl"
    return [json.loads(line)["text"] for line in file.open(encoding="utf-8")] if file.exists() else []


def _filled(template: str, number: int, country: str) -> Sample:
    page = Page(number, "score", country)
    for at, part in enumerate(_FIELD.split(template)):
        if at % 2:
            value, type_ = _value(part, page)
            page.add(value, type_)
        else:
            page.add(part, "")
    return Sample(f"template {number} {country}", page.text, tuple(page.spans), "templates", "score")


def _value(field: str, page: Page) -> tuple[str, str]:
    """What fills a field of a template; a helping word (a job, an age, a firm) may be called anything."""
    person = page.person("")
    whole = f"{person.given} {person.family}"
    if field in {"person", "name"} or field.startswith("name_"):
        return whole, "PERSON"
    if field.startswith("first_name"):
        return person.given, "PERSON"
    if field.startswith("last_name"):
        return person.family, "PERSON"
    place = page.place()
    return {
        "address": (str(countries()[page.country]["address"]).format(**place), "ADDRESS"),
        "street_name": (place["street"], "ADDRESS"),
        "city": (place["town"].partition(",")[0], "LOCATION"),
        "country": (page.random.choice(("Portugal", "Norway", "Canada", "Kenya", "Japan")), "LOCATION"),
        "phone_number": (phone_number(page.country, page.random), "PHONE_NUMBER"),
        "credit_card_number": (page.random.choice(("4111 1111 1111 1111", "5555555555554444")), "CREDIT_CARD"),
        "iban": ("GB82WEST12345698765432", "IBAN"),
        "email": (f"{person.family.lower().replace(' ', '')}{page.digits('##')}@example.test", "EMAIL_ADDRESS"),
        "date_of_birth": (page.digits("19%#-0%-1#"), "DATE_OF_BIRTH"),
        "ssn": (page.digits("2##-4%-%###"), "US_SSN"),
        "ip_address": ("203.0.113.7", "?"),
        "building_number": (place["no"], "?"),
        "postcode": (place["postcode"], "?"),
        "zipcode": (place["postcode"], "?"),
        "organization": (page.random.choice(("Northlight Ltd", "Alder & Sons", "Brightwater Inc")), "?"),
    }.get(field) or (_HELPING.get(field, "a few"), "?")


_HELPING = {
    "age": "34", "year": "1998", "nationality": "Portuguese", "job": "carpenter", "prefix": "Dr.", "prefix_male": "Mr.",
    "prefix_female": "Ms.", "day_of_week": "Tuesday", "secondary_address": "Apt. 12", "state_abbr": "OR",
    "url": "https://www.example.test", "date_time": "2024-05-04", "us_driver_license": "D1234567",
    "nation_woman": "Frenchwoman", "nation_plural": "Frenchmen",
}  # fmt: skip
