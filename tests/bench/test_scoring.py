"""The scorer is fooled by nothing: what it counts as right, missed and false."""

from bench.quality.samples import Sample, Truth
from bench.quality.score import score

from strongroom.discovery.core.finding import Span

TEXT = "Maja Lind, maja@example.test, 070-174 06 05"
NAME, EMAIL, PHONE = Truth(0, 9, "PERSON"), Truth(11, 28, "EMAIL_ADDRESS"), Truth(30, 43, "PHONE_NUMBER")


def of(*spans, truth=(NAME, EMAIL, PHONE), complete=False):
    return score([Sample("a", TEXT, truth, "test", complete=complete)], lambda _: list(spans))


def test_everything_found_makes_a_document_right():
    result = of(Span(0, 9, "name", 0.9), Span(11, 28, "email", 0.9), Span(30, 43, "phone", 0.9))
    assert result.documents_right == 1
    assert result.total().f1 == result.total().f1_exact == 1.0


def test_what_is_missed_lowers_recall_and_spoils_the_document():
    result = of(Span(0, 9, "name", 0.9), Span(11, 28, "email", 0.9))
    assert (result.total().recall, result.total().precision) == (2 / 3, 1.0)
    assert result.documents_right == 0


def test_the_right_place_under_the_wrong_kind_is_false_and_missed():
    result = of(Span(0, 9, "phone", 0.9), truth=(NAME,))
    assert (result.by_kind["phone"].false, result.by_kind["name"].missed) == (1, 1)


def test_below_a_half_nothing_is_shown():
    result = of(Span(0, 9, "name", 0.49), Span(11, 28, "name", 0.49), truth=(NAME,))
    assert (result.by_kind["name"].missed, result.by_kind["name"].false) == (1, 0)


def test_one_span_over_the_whole_text_hits_by_touch_but_never_exactly():
    whole = [Span(0, len(TEXT), kind, 0.9) for kind in ("name", "email", "phone")]
    result = of(*whole)
    assert result.total().recall == 1.0
    assert result.total().f1_exact == 0.0


def test_in_a_document_that_tells_all_a_number_of_another_kind_is_false():
    stray = Span(30, 43, "nl_bsn", 0.9)
    assert of(stray, truth=(NAME,)).by_kind["nl_bsn"].false == 0
    assert of(stray, truth=(NAME,), complete=True).by_kind["nl_bsn"].false == 1


def test_where_anything_may_stand_nothing_is_false_or_missed():
    free = (Truth(30, 43, "?"),)
    assert of(Span(30, 43, "nl_bsn", 0.9), truth=free, complete=True).documents_right == 1
    assert of(truth=free, complete=True).documents_right == 1


def test_confidence_is_kept_with_the_truth_of_each_span():
    result = of(Span(0, 9, "name", 0.91), Span(11, 28, "name", 0.62))
    assert result.shown == {("name", 0.91, True): 1, ("name", 0.62, False): 1}
