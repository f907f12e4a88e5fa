"""Documents of the bench's own making tell the truth, and the half that is scored is not the half that is tuned on."""

import pytest
from bench.quality.contents import records, score_records
from bench.quality.generate import HOME, countries, documents, pages
from stdnum.se import personnummer

from strongroom.discovery.core.catalogue import kinds
from strongroom.discovery.core.finding import Span


def test_the_same_number_always_gives_the_same_document():
    assert list(documents(12)) == list(documents(12))


def test_every_place_lies_in_its_text_and_holds_no_blanks_at_its_ends():
    for sample in (*documents(60), *documents(60, abroad=True)):
        for truth in sample.spans:
            value = sample.text[truth.start : truth.end]
            assert value, sample.id
            assert value == value.strip(), sample.id
        assert "{" not in sample.text.replace("{}", "").replace('{"', ""), sample.text


def test_the_halves_share_no_page_and_no_name():
    for language in ("sv", "en"):
        tuned, scored = ({text for _, text in pages(half, language)} for half in ("tune", "score"))
        assert tuned.isdisjoint(scored)
        assert len(tuned) >= 12 <= len(scored)
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for sample in (*documents(200), *documents(200, abroad=True)):
        said = {sample.text[truth.start : truth.end] for truth in sample.spans if truth.type == "PERSON"}
        names[sample.for_tuning] |= {name for name in said if " " in name}
    assert names[True].isdisjoint(names[False])


def test_people_come_from_more_than_thirty_countries():
    assert len(countries()) >= 30
    assert set(HOME) < set(countries())
    assert all(len(each["given"].split()) >= 4 and len(each["towns"].split()) >= 2 for each in countries().values())


def test_swedish_numbers_of_persons_have_their_check_digit():
    drawn = [
        sample.text[truth.start : truth.end]
        for sample in documents(120)
        for truth in sample.spans
        if truth.type == "se_personnummer"
    ]
    assert len(drawn) > 20
    assert all(personnummer.is_valid(number) for number in drawn)


def test_records_of_contents_name_kinds_that_exist_and_hold_negatives():
    found = records()
    assert {kind for record in found for kind in record.kinds | record.may} <= set(kinds())
    assert sum(not record.kinds for record in found) >= 20
    per_half = {half: {kind for r in found if r.for_tuning is half for kind in r.kinds} for half in (True, False)}
    assert per_half[True] == per_half[False]


@pytest.mark.parametrize(
    ("said", "expected"), [((), (0, 1, 0)), (("diet_wish",), (1, 0, 0)), (("medical_record",), (0, 1, 0))]
)
def test_a_kind_that_may_stand_beside_is_neither_right_nor_false(said, expected):
    record = next(record for record in records() if record.kinds == {"diet_wish"})
    scored = score_records([record], lambda _: [Span(0, 5, kind, 0.9) for kind in said])
    tally = scored["diet_wish"]
    assert (tally.hit, tally.missed, sum(each.false for each in scored.values())) == expected
