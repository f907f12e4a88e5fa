"""Rows of cells as tables: which row is the header, what a column is called, and forms that look like tables."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from strongroom.discovery.core.passage import Part, Passage, Table
from strongroom.discovery.core.where import Step, Where

BLOCK = 1000
_LOOK = 20
_WORD = re.compile(r"[^\W\d_]{2,}")
_VALUE = re.compile(r"@|\d{3}|\d[-./:]\d|://")
_LABEL_WORDS = """
    namn förnamn efternamn kund kundnr kundnummer telefon tel mobil mobiltelefon epost mejl mail personnummer
    pnr personnr adress gatuadress postnr postnummer ort postort land född födelsedatum kontonummer konto
    bankkonto lön anställd anteckning anteckningar kommentar datum belopp referens fakturanr
    organisationsnummer orgnr id typ kategori name first last surname given family full customer client
    patient member employee phone telephone mobile cell fax email address street city town zip postcode postal
    state country born birth dob ssn account iban card number salary note notes comment date amount reference
    invoice company organisation organization type category status title gender navn fornavn etternavn
    efternavn adresse fødselsdato fødselsnummer nimi etunimi sukunimi puhelin osoite vorname nachname straße
    geburtsdatum nom prénom téléphone ville nombre apellido teléfono
"""
_LABELS = frozenset(_LABEL_WORDS.split())


@functools.cache
def column_name(index: int) -> str:
    """
    >>> column_name(0), column_name(26), column_name(701), column_name(702)
    ('A', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def is_label(text: str) -> bool:
    """Would a person read this cell as the name of a column or field?"""
    return 0 < len(text) <= 60 and _WORD.search(text) is not None and _VALUE.search(text) is None


def speaks_as_label(text: str) -> bool:
    """Is one of its words a usual name of a column? A colon at its end says the same."""
    flat = text.lower().replace("-", "")
    return text.rstrip().endswith(":") or any(word in _LABELS for word in _WORD.findall(flat))


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the header row among the first rows, None where there is none."""
    for index, row in enumerate(rows[:_LOOK]):
        filled = [cell for cell in row if cell and not cell.isspace()]
        below = [cell for other in rows[index + 1 : index + 6] for cell in other if cell]
        if not below:
            return None
        if len(filled) < 2 and any(sum(map(bool, other)) > 1 for other in rows[index + 1 : _LOOK]):
            continue  # a title stands above
        if not filled or not all(is_label(cell) for cell in filled):
            continue
        if len(set(filled)) < len(filled) and not any(map(speaks_as_label, filled)):
            continue
        if any(map(speaks_as_label, filled)) or (len(filled) > 1 and any(map(_VALUE.search, below))):
            return index
    return None


class Blocks:
    """One table, given block by block. Its header stands beside the rows, and once among them: who knows what it holds.

    `lettered`: the index of the first column where columns are named by letters, -1 where they are not.
    """

    def __init__(self, where: Where, *, lettered: int = -1) -> None:
        self.where = where
        self._lettered = lettered
        self._header: tuple[str, ...] | None = None

    def give(self, rows: Sequence[Sequence[str]], first_row: int) -> Iterator[Table]:
        """The next rows; `first_row` is the number of the first of them."""
        if self._header is None:
            head = find_header(rows)
            self._header = ()
            if head is not None:
                yield from self._block(rows[: head + 1], first_row)
                self._header = tuple(rows[head])
                rows, first_row = rows[head + 1 :], first_row + head + 1
        yield from self._block(rows, first_row)

    def _block(self, rows: Sequence[Sequence[str]], first: int) -> Iterator[Table]:
        empty = next((index for index, row in enumerate(rows) if any(row)), len(rows))
        rows, first = rows[empty:], first + empty
        if not rows:
            return
        columns: tuple[str, ...] = ()
        if self._lettered >= 0:
            columns = tuple(column_name(self._lettered + index) for index in range(max(map(len, rows))))
        yield Table(self.where, self._header or (), first, rows, columns)


def tables(where: Where, rows: Iterable[Sequence[str]], *, first_row: int = 1, lettered: int = -1) -> Iterator[Table]:
    """A table whose rows come as a stream."""
    blocks = Blocks(where, lettered=lettered)
    stream = iter(rows)
    while block := list(islice(stream, BLOCK)):
        yield from blocks.give(block, first_row)
        first_row += len(block)


def of_document(where: Where, rows: list[tuple[str, ...]]) -> Iterator[Part]:
    """A table in a text. One of label and value side by side is a form: each value goes with its label."""
    if not _is_form(rows):
        yield from tables(where, rows)
        return
    for number, row in enumerate(rows, 1):
        place = (*where, Step("row", str(number)))
        for label, value in zip(row[::2], row[1::2], strict=False):
            if value or label:
                yield Passage(place, f"{label} {value}".strip(), label.strip().rstrip(":"))
        if len(row) % 2 and row[-1]:
            yield Passage(place, row[-1])


def _is_form(rows: list[tuple[str, ...]]) -> bool:
    """
    >>> _is_form([("Namn:", "Erik Berg"), ("Telefon:", "070-174 06 05")])
    True
    >>> _is_form([("Namn", "Telefon"), ("Erik Berg", "070-174 06 05")])
    False
    """
    filled = [row for row in rows if any(row)]
    if not filled or any(len(row) not in (2, 4) for row in filled):
        return False
    labels = [row[0] for row in filled if row[0]]
    if not labels or any(len(label) > 60 for label in labels) or speaks_as_label(filled[0][1]):
        return False
    return sum(map(speaks_as_label, labels)) * 2 > len(labels)
