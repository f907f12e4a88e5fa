import dataclasses
import io
import json
import tracemalloc
from datetime import datetime

from tests.discovery import lind_foto
from tests.discovery.lind_foto import finding

from strongroom.discovery.cli import report_json
from strongroom.discovery.core.passage import Outcome


def written(checkup, **options):
    file = io.StringIO()
    report_json.write(checkup, file, **options)
    return json.loads(file.getvalue())


def test_the_document_has_the_keys_of_the_contract_and_no_empty_ones():
    said = written(lind_foto.checkup())
    assert list(said) == ["schema", "started", "finished", "places", "totals", "items", "by_type"]
    assert said["schema"] == "strongroom/checkup/1"
    assert said["totals"] == {
        "files": 4020, "bytes": 9876543210, "read": 3961, "partly": 26, "unread": 33,
        "unchanged": 0, "findings": 924, "data_subjects": 1887,
    }  # fmt: skip
    for item in said["items"]:
        assert {"path", "kind", "bytes", "outcome", "findings"} <= set(item)
        assert None not in item.values()


def test_a_finding_says_type_tier_count_confidence_where_and_masked_sample():
    said = written(lind_foto.checkup())["items"][0]["findings"][0]
    assert said == {
        "type": "card_pan",
        "tier": 3,
        "count": 38,
        "confidence": 0.9,
        "where": "page 1",
        "sample": "•••• •••• •••• 1111",
    }


def test_an_invalid_finding_says_so():
    item = dataclasses.replace(next(iter(lind_foto.checkup().items)), findings=(finding("card_pan", valid=False),))
    said = written(dataclasses.replace(lind_foto.checkup(), items=[item]))
    assert said["items"][0]["findings"][0]["valid"] is False


def test_an_unread_file_has_its_reason_and_a_partly_read_one_what_was_skipped():
    items = written(lind_foto.checkup())["items"]
    shut = next(item for item in items if item["outcome"] == "encrypted")
    assert shut["reason"] == "password"
    partly = next(item for item in items if item["outcome"] == "partly")
    assert partly["skipped"] == [{"where": "page 2 > picture 1", "reason": "picture_of_text"}]


def test_times_carry_their_offset():
    said = written(lind_foto.checkup())
    assert said["started"] == "2026-11-23T21:40:00+01:00"
    assert datetime.fromisoformat(said["finished"]).utcoffset() is not None


def test_a_read_file_that_holds_nothing_is_listed_only_when_asked_for():
    empty = lind_foto.checkup(all_items=True)
    assert not any(item["path"] == "tomt.txt" for item in written(empty)["items"])
    assert any(item["path"] == "tomt.txt" for item in written(empty, all_items=True)["items"])


def test_by_type_sums_the_items():
    said = written(lind_foto.checkup())
    for each in said["by_type"]:
        counts = [sum(f["count"] for f in item["findings"] if f["type"] == each["type"]) for item in said["items"]]
        assert each["count"] == sum(counts)
        assert each["items"] == sum(1 for count in counts if count)


class Nowhere(io.StringIO):
    """Takes what is written and keeps nothing."""

    def write(self, text):
        return len(text)


class Many:
    def __init__(self, count):
        self._count = count
        self._item = next(iter(lind_foto.checkup().items))

    def __iter__(self):
        return (dataclasses.replace(self._item, path=str(n), outcome=Outcome.READ) for n in range(self._count))


def test_memory_does_not_grow_with_the_number_of_items():
    peaks = []
    for count in (100, 10_000):
        tracemalloc.start()
        report_json.write(dataclasses.replace(lind_foto.checkup(), items=Many(count)), Nowhere())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 100_000
