"""What holds for every text and table: nothing is lost, nothing is made up, nothing is slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strongroom.discovery.core.finding import MOST_SIGNS, Mention, Span
from strongroom.discovery.core.mentions.item import ItemMentions
from strongroom.discovery.core.mentions.roles import exclusive
from strongroom.discovery.core.passage import Passage, Table
from strongroom.discovery.core.where import Step

PIECES = (
    ("Erik Berg", "name", ""), ("Eva Lind", "name", ""), ("Berg", "name", ""), ("Lind Foto AB", "organisation", ""),
    ("erik.berg@example.test", "email", "erik.berg@example.test"), ("070-174 06 05", "phone", "+46701740605"),
    ("070-174 06 06", "phone", "+46701740606"), ("19121212-1212", "se_personnummer", "191212121212"),
    ("19800101-0123", "se_personnummer", "198001010123"), ("10422", "customer_number", "10422"),
    ("1980-02-03", "date_of_birth", "1980-02-03"), ("556036-0793", "se_orgnr", "5560360793"),
    ("Storgatan 5, 411 19 Göteborg", "postal_address", ""),
)  # fmt: skip
BETWEEN = (
    " ",
    ", ",
    "\n",
    "\n\n",
    ". ",
    " (",
    "Kund: ",
    "\nTel: ",
    "\nNamn: ",
    " och ",
    "\nHej ",
    "\n> ",
    " vår ",
    "; ",
    "",
)
pieces = st.lists(st.tuples(st.sampled_from(BETWEEN), st.sampled_from(PIECES)), max_size=14)


def _joined(parts: list[tuple[str, tuple[str, str, str]]]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for between, (written, kind, value) in parts:
        text += between
        spans.append(Span(len(text), len(text) + len(written), kind, 0.9, True, value))
        text += written
    return text, spans


def _linkable(spans: list[Span]) -> set[str]:
    return {span.value for span in spans if span.value and span.type != "date_of_birth"}


def _told(mentions: list[Mention]) -> set[str]:
    """The values of the signs, each mention being one that may be."""
    for mention in mentions:
        assert mention.signs or (mention.name and (mention.birth or mention.postcode))
        assert len(mention.signs) <= MOST_SIGNS
        kinds = [sign.type for sign in mention.signs if sign.type in exclusive()]
        assert len(kinds) == len(set(kinds))
        assert mention.birth in ("", "1980-02-03")
        assert mention.postcode in ("", "41119", "10422")  # the last stands below `Postnr` now and then
    return {sign.value for mention in mentions for sign in mention.signs}


@settings(deadline=None)
@given(pieces)
def test_every_sign_of_a_text_is_sent_and_none_that_is_not_there(parts):
    text, spans = _joined(parts)
    told = ItemMentions()
    assert _told([*told.of_text(Passage((Step("body"),), text), spans), *told.finish()]) == _linkable(spans)


@settings(deadline=None)
@given(st.sampled_from(["From", "To", "Subject"]), pieces, pieces)
def test_every_sign_of_a_mail_is_sent(label, header, body):
    told = ItemMentions()
    (head, in_head), (text, in_text) = _joined(header), _joined(body)
    sent = [
        *told.of_text(Passage((Step("mail header", label),), head, label), in_head),
        *told.of_text(Passage((Step("body"),), text), in_text),
        *told.finish(),
    ]
    if label == "Subject":
        assert _told(sent) == _linkable(in_head + in_text)
    else:  # a header of addresses is read for addresses
        held = {span.value for span in in_head if span.type == "email"} | {s.value for s in in_text if s.value}
        assert held - {"1980-02-03"} <= {sign.value for mention in sent for sign in mention.signs}


headers = st.lists(
    st.sampled_from(["", "Namn", "Telefon", "Säljare", "Säljare telefon", "Contact 2", "E-post", "Anteckning", "Född", "Postnr"]),
    min_size=1,
    max_size=6,
)  # fmt: skip


@settings(deadline=None)
@given(headers, st.lists(st.lists(pieces, max_size=6), min_size=1, max_size=4))
def test_every_sign_of_a_table_is_sent(header, rows):
    cells = [[_joined(cell[:3]) for cell in row] for row in rows]
    found = [(r, c, span) for r, row in enumerate(cells) for c, (_, spans) in enumerate(row) for span in spans]
    table = Table((Step("sheet", "Kunder"),), tuple(header), 2, [[text for text, _ in row] for row in cells])
    told = ItemMentions()
    assert _told([*told.of_table(table, found), *told.finish()]) == _linkable([span for _, _, span in found])


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Namn", "Telefon", "Kund", "Säljare", "x"]), pieces), max_size=8))
def test_every_sign_of_a_record_is_sent_however_its_fields_come(fields):
    told = ItemMentions()
    sent, all_spans = [], []
    for number, (label, parts) in enumerate(fields):
        text, spans = _joined(parts[:2])
        all_spans += spans
        sent += told.of_text(Passage((Step("table", "1"), Step("row", str(number))), text, label), spans)
    sent += told.finish()
    assert _told(sent) == _linkable(all_spans)


MANY = 12_000
ONE_LINE = {
    "names": "Erik Berg " * 50_000,
    "numbers": "070-174 06 05 " * MANY,
    "pairs": "070-174 06 05 Erik Berg " * (MANY // 2),
    "a name and numbers": "Erik Berg " + "070-174 06 05 " * MANY,
    "a name and births": "Erik Berg " + "1980-02-03 " * MANY,
    "addresses and names": "erik.berg@example.test Erik Berg " * (MANY // 2),
    "lines": "Erik Berg\n070-174 06 05\n" * (MANY // 2),
    "firms": "Erik Berg\n070-174 06 05\nLind Foto AB\n" * (MANY // 3),
    "forms": "Kundnr: 10422\nNamn: Erik Berg\n" * (MANY // 2),
    "greetings": "Hej Erik Berg\n" * MANY,
}
_LONGEST = 6.0
"""Seconds of the processor for a megabyte: fifteen times what is usual, a hundredth of what a quadratic pass takes."""


def _found(text: str) -> list[Span]:
    spans: list[Span] = []
    for written, kind, value in PIECES[:7] + PIECES[9:11]:
        if written == "Berg":
            continue
        at = text.find(written)
        while at >= 0:
            spans.append(Span(at, at + len(written), kind, 0.9, True, value))
            at = text.find(written, at + len(written))
    return sorted(spans)


@pytest.mark.parametrize("name", ONE_LINE)
@pytest.mark.parametrize("kind", ["text", "header", "cell"])
def test_no_megabyte_of_people_takes_long(name: str, kind: str) -> None:
    text = ONE_LINE[name]
    spans = _found(text)
    told, start = ItemMentions(), time.process_time()
    if kind == "cell":
        count = sum(1 for _ in told.of_table(Table((), ("Anteckning",), 1, [[text]]), [(0, 0, span) for span in spans]))
    elif kind == "header":
        count = sum(1 for _ in told.of_text(Passage((Step("mail header", "To"),), text, "To"), spans))
    else:
        count = sum(1 for _ in told.of_text(Passage((Step("body"),), text), spans))
    assert time.process_time() - start < _LONGEST
    assert count <= len(spans)


@settings(max_examples=3, deadline=None)
@given(st.integers(5_000, 16_000))
def test_a_table_of_thousands_of_columns_takes_no_longer_than_its_cells(width):
    cells = ["Erik Berg" if at % 2 else "070-174 06 05" for at in range(width)]
    found = [
        (0, at, Span(0, 9, "name", 0.9) if at % 2 else Span(0, 13, "phone", 0.9, True, "+46701740605"))
        for at in range(width)
    ]
    start = time.process_time()
    assert list(ItemMentions().of_table(Table((), tuple(f"c{at}" for at in range(width)), 1, [cells]), found))
    assert time.process_time() - start < _LONGEST
