"""The whole engine on text made to be slow: every trigger of every recogniser, repeated; long lines, long columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest
from tests.discovery.fuzz.attacks import sampled
from tests.discovery.fuzz.clock import CEILING, CHEAP, fault, seconds_of

from strongroom.discovery.core.detect.engine import Engine, Options
from strongroom.discovery.core.detect.overlap import settle
from strongroom.discovery.core.finding import Span
from strongroom.discovery.core.mentions.item import ItemMentions
from strongroom.discovery.core.passage import Passage, Table

BETWEEN = ("", " ", "\n", ": Aa ", " 12345 ", "=1a,")
AGAIN = (
    "a", "A", "Aé-", "A.", "1", "1 ", "1.", "12345 ", "+", "(", "[", "<", "{[(", " ", "\t", "\n", "\0", "κ", "日", "ПетровИван ",
    "Mr ", "Dr. ", "Dear ", "Regards,\n", "my name is ", "Erik ", "Erik Berg ", "Erik, ", "Erik and ", "Berg, Erik ",
    "a@", "a@b.c ", "a@b.example", "<a@b.example", "o'a@b.example ", "@a.", "aaaaaaaaa[at]", "[at]", "a at b dot ", 'http://"',
    "http://a.b ", "www.a", "1.2.3.4 ", "a:b:", "aa:bb:cc:dd:ee:ff ", "A<<", "PA<<A", "1M1234567", "SE45", "0x",
    "-----BEGIN PRIVATE KEY-----\n", "eyJaaaaaaaaaaa.eyJaaaaaaaaaaaa.", "sk-aaaaaaaaaa", "4242424242424242 cvv 123 ",
    "erik@example.test password: Sommar24 ", "password:Aa1!x ", "123456789012=1234567", "123456789012^AB",
    "SW1A 1AA ", " CA 90210 ", "12 Church Road ", "Kungsgatan 1 ", "12 rue de ", "Box 1 ", "APO AE 12345 ", "411 19 Göteborg ",
    "Fack: Kommunal ", "religion:", "F32.1 diagnos ", "alvedon 500 mg ", "kundnr 1", "kundnr 12345 ", "namn: Erik Berg ",
    "from: ", "född ", "born 1990-01-01 ", "personnummer 811218-9876 ", "regnr ABC 123 ", "tel 070-1740605 ", "+46 70 174 06 05 ",
    "Namn;E-post;Telefon\n", "a;b;c\n", "a | b | c\n", "a  b  c\n", "INSERT INTO a (namn) VALUES (1);\n", "Erik Berg    070-174 06 05\n",
)  # fmt: skip
"""What has been slow, or nearly was, in this engine or in others."""
PADDED = (
    "12 Church Road",
    "Kungsgatan 12",
    "Patient:",
    "Dear",
    "12 rue",
    "tel",
    "personnummer",
    "password:",
    "From: Erik",
    "Mr",
)
"""What is followed by a long padding."""
CELLS = (
    "",
    "x",
    "1",
    "Erik Berg",
    "811218-9876",
    "0701740605",
    "Storgatan 1",
    "erik@example.test",
    "1990-01-01",
    "a" * 200,
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Options())


@pytest.fixture(scope="module")
def triggered(engine) -> list[str]:
    """A text for every trigger of every recogniser."""
    random = Random(4)
    triggers = {trigger.pattern for detector in engine._detectors for trigger in detector.triggers}
    return [sampled(pattern, random) for pattern in sorted(triggers)]


def slow_repeats(engine: Engine, pieces: Iterator[str] | list[str], size: int) -> dict[str, str]:
    found = {}
    for piece in pieces:

        def work(signs: int, piece: str = piece) -> Callable[[], object]:
            text = piece * max(1, signs // len(piece))
            return lambda: engine.spans(text)

        if said := fault(work, size):
            found[piece] = said
    return found


def test_what_has_been_slow_takes_linear_time(engine):
    assert slow_repeats(engine, list(AGAIN), 20_000) == {}


def test_padding_takes_linear_time(engine):
    pieces = [f"{start}{blank * 600}!" for start in PADDED for blank in (" ", "\t", " ,", ".")]
    assert slow_repeats(engine, pieces, 3_000) == {}


def test_every_recognisers_triggers_take_linear_time_on_a_sample(engine, triggered):
    random = Random(1)
    pieces = [each + random.choice(BETWEEN) for each in random.sample(triggered, 150)]
    assert slow_repeats(engine, pieces, 6_000) == {}


def test_columns_take_linear_time(engine):
    slow = {}
    for cell in CELLS:
        for header in ("", "namn", "kund"):

            def work(signs: int, cell: str = cell, header: str = header) -> Callable[[], object]:
                rows = [(cell,)] * max(1, signs // (len(cell) + 1))
                return lambda: engine.table(Table((), (header,) if header else (), 1, rows))

            if said := fault(work, 4_000):
                slow[header, cell] = said
    assert slow == {}


def test_what_stands_together_is_joined_in_linear_time(engine):
    slow = {}
    for piece in AGAIN:

        def work(signs: int, piece: str = piece) -> Callable[[], object]:
            passage = Passage((), piece * max(1, signs // len(piece)))
            spans = engine.spans(passage.text)
            return lambda: list(ItemMentions().of_text(passage, spans))

        if said := fault(work, 5_000):
            slow[piece] = said
    assert slow == {}


def test_overlapping_claims_are_settled_in_linear_time():
    def chain(count: int) -> Callable[[], object]:
        spans = [Span(at * 10, at * 10 + 15, "phone" if at % 2 else "email", 0.9) for at in range(count)]
        return lambda: settle(spans, 0.2)

    def below_one(count: int) -> Callable[[], object]:
        spans = [Span(at * 10, at * 10 + 5, "phone" if at % 2 else "email", 0.9) for at in range(count)]
        return lambda: settle([Span(0, count * 10, "url", 0.9), *spans], 0.2)

    assert fault(chain, 2_000) == ""
    assert fault(below_one, 2_000) == ""


def test_a_caption_never_met_before_costs_no_more_than_its_letters(engine):
    def captions(count: int) -> Callable[[], object]:
        seen = [f"nyckel{count}_{number}" for number in range(count // 20)]
        return lambda: [engine.spans("1234567", label=caption) for caption in seen]

    assert fault(captions, 10_000) == ""


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_every_trigger_with_everything_between(engine, triggered, rounds):
    random = Random(2)
    slow: dict[str, str] = {}
    for between in BETWEEN[: rounds(len(BETWEEN))]:
        pieces = triggered if rounds(10) == 10 else random.sample(triggered, 400)
        slow |= slow_repeats(engine, [each + between for each in pieces], 30_000)
    assert slow == {}


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_what_has_been_slow_takes_linear_time_at_length(engine, size):
    def per_sign(text: str) -> float:
        return seconds_of(lambda: engine.spans(text), limit=CEILING * len(text)) / len(text)

    slow = {piece: took for piece in AGAIN if (took := per_sign(piece * (size // len(piece)))) > 2 * CHEAP}
    assert slow == {}


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_hundred_thousand_different_names_and_fifty_thousand_cells(engine):
    def names(count: int) -> Callable[[], object]:
        text = " ".join(
            f"Erik Berg{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}{chr(97 + at // 676 % 26)}"
            for at in range(count // 14)
        )
        return lambda: engine.spans(text)

    def cells(count: int) -> Callable[[], object]:
        rows = [(f"Erik Berg {at}", f"070-174{at % 1000:03d}", "x") for at in range(count // 28)]
        return lambda: engine.table(Table((), ("namn", "telefon", ""), 1, rows))

    assert fault(names, 350_000) == ""
    assert fault(cells, 350_000) == ""
