from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from strongroom.discovery.core.collect import Collector
from strongroom.discovery.core.finding import Identifier, Mention, Span
from strongroom.discovery.core.mask import mask
from strongroom.discovery.core.passage import Passage, Table
from strongroom.discovery.core.where import Step, in_english


class Addresses:
    """A detector of one kind, so that the collector is seen alone."""

    def spans(self, text: str, *, label: str = "", noisy: bool = False) -> list[Span]:
        sure = 0.3 if noisy else 0.9
        return [
            Span(m.start(), m.end(), "email", sure, value=m[0].lower()) for m in re.finditer(r"\w+@\w+\.test", text)
        ]

    def table(self, table: Table) -> list[tuple[int, int, Span]]:
        return [
            (r, c, span) for r, row in enumerate(table.rows) for c, cell in enumerate(row) for span in self.spans(cell)
        ]


def test_a_cell_is_named_as_a_spreadsheet_names_it():
    collector = Collector(Addresses(), "kunder.xlsx")
    rows = [["Erik", "erik@example.test"], ["Eva", "eva@example.test"]]
    collector.add(Table((Step("sheet", "Kunder"),), ("Namn", "E-post"), 7, rows, ("A", "B")))
    (finding,) = collector.finish()
    assert in_english(finding.where) == "sheet Kunder!B7"
    assert (finding.count, finding.sample) == (2, "e•••@e•••.test")


def test_a_line_is_counted_from_where_the_passage_begins():
    collector = Collector(Addresses(), "notes.txt")
    collector.add(Passage((Step("line", "10"),), "one\ntwo\nerik@example.test"))
    (finding,) = collector.finish()
    assert in_english(finding.where) == "line 12"


def test_a_file_name_is_text_too():
    collector = Collector(Addresses(), "Kunder/erik@example.test.txt")
    (finding,) = collector.finish()
    assert in_english(finding.where) == "file name"
    assert collector.drain() == (Mention((Identifier("email", "erik@example.test"),)),)


def test_unsure_spans_show_only_where_nothing_is_sure():
    collector = Collector(Addresses(), "blob.bin")
    collector.add(Passage((Step("raw"),), "a@example.test b@example.test", noisy=True))
    (finding,) = collector.finish()
    assert (finding.count, finding.confidence) == (2, 0.3)
    assert collector.drain() == ()
    collector.add(Passage((Step("body"),), "erik@example.test"))
    (finding,) = collector.finish()
    assert (finding.count, finding.confidence) == (1, 0.9)


def test_a_value_leaves_once():
    collector = Collector(Addresses(), "list.txt")
    for _ in range(3):
        collector.add(Passage((Step("body"),), "erik@example.test ERIK@example.test"))
    assert collector.drain() == (Mention((Identifier("email", "erik@example.test"),)),)


@given(st.text(min_size=3, max_size=40), st.sampled_from(["email", "name", "phone", "card_pan"]))
def test_a_sample_never_holds_more_than_a_letter_of_a_word_or_two_digits(value, kind):
    shown = mask(value, kind=kind, secret=False)
    assert value not in shown
    assert len(re.findall(r"\d", shown)) <= 6
    assert mask(value, kind=kind, secret=True) == "•••"


class Days(Addresses):
    def spans(self, text: str, *, label: str = "", noisy: bool = False) -> list[Span]:
        return [Span(0, 10, "date", 0.85), *super().spans(text)]


def test_a_day_is_no_part_of_an_inventory():
    collector = Collector(Days(), "brev.txt")
    collector.add(Passage((Step("line", "1"),), "2026-11-24 erik@example.test"))
    assert [finding.type for finding in collector.finish()] == ["email"]
