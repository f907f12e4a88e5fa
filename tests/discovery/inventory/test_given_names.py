"""Names from the firm's own list: found where they stand, nowhere written."""

from __future__ import annotations


def names_in(items):
    return {
        path.rpartition("/")[2]: sum(finding.count for finding in item.findings if finding.type == "name")
        for path, item in items.items()
    }


def test_given_names_are_found_and_not_written(firm):
    firm.write("brev.txt", "the parcel for qzvorble xanthippson went out\nand again qzvorble xanthippson\n")
    firm.write("other.txt", "lamp")
    _, _, without = firm.take_stock()
    assert names_in(without) == {"brev.txt": 0, "other.txt": 0}
    _, totals, items = firm.take_stock(names=("Qzvorble Xanthippson",))
    assert totals.unchanged == 0
    assert names_in(items) == {"brev.txt": 2, "other.txt": 0}
    (found,) = next(item.findings for path, item in items.items() if path.endswith("brev.txt"))
    assert found.where[-1] == ("line", "1")
    assert "qzvorble" not in found.sample.lower()
    written = b"".join(file.read_bytes() for file in firm.home.iterdir()).lower()
    assert b"qzvorble" not in written


def test_what_was_found_with_a_list_stays_without_it_and_another_list_reads_again(firm):
    firm.write("brev.txt", "the parcel for qzvorble xanthippson went out")
    firm.take_stock(names=("Qzvorble Xanthippson",))
    _, totals, items = firm.take_stock()
    assert (totals.unchanged, names_in(items)) == (1, {"brev.txt": 1})
    assert firm.take_stock(names=("Qzvorble Xanthippson",))[1].unchanged == 1
    _, totals, items = firm.take_stock(names=("Somebody Else",))
    assert (totals.unchanged, names_in(items)) == (0, {"brev.txt": 0})
