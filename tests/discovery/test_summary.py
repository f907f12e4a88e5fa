import dataclasses
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st
from tests.discovery import lind_foto
from tests.discovery.lind_foto import finding

from strongroom.discovery.core import folders
from strongroom.discovery.core.inventory import KnownItem, LookedAt
from strongroom.discovery.core.levels import Level, counted, level
from strongroom.discovery.core.matters import Matter, matter
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.summary import summarise


def levels_of(*types):
    return level([finding(each) for each in types])


def test_the_figures_of_lind_foto_hang_together():
    summary = summarise(lind_foto.checkup())
    totals = lind_foto.checkup().totals
    assert summary.levels == (139, 98, 61, 14)
    assert summary.holding == 312 == sum(row.files for row in summary.rows) == sum(deed.files for deed in summary.deeds)
    assert sum(each.files for each in summary.unread) == totals.unread == 33
    assert sum(each.files for each in summary.partly) == totals.partly == 26
    assert all(sum(part.files for part in deed.parts) == deed.files for deed in summary.deeds)


def test_an_item_is_as_sensitive_as_the_gravest_thing_in_it():
    assert levels_of("email", "phone") is Level.ORDINARY
    assert levels_of("name", "bank_account") is Level.CONFIDENTIAL
    assert levels_of("passport") is Level.SENSITIVE
    assert levels_of("medical_record", "name") is Level.CRITICAL
    assert level([]) is None


def test_two_confidential_things_beside_a_name_raise_the_level():
    assert levels_of("date_of_birth", "bank_account") is Level.CONFIDENTIAL
    assert levels_of("name", "date_of_birth", "bank_account") is Level.SENSITIVE
    assert levels_of("name", "date_of_birth", "bank_account", "card_pan") is Level.CRITICAL


def test_a_child_raises_the_level_and_four_is_the_highest():
    assert levels_of("name", "childrens_data") is Level.CRITICAL
    assert levels_of("medical_record", "childrens_data", "name") is Level.CRITICAL


def test_unsure_invalid_and_helping_findings_do_not_count():
    unsure, invalid = finding("passport", confidence=0.4), finding("card_pan", valid=False)
    assert counted([unsure, invalid, finding("organisation_nobody_knows")]) == ()


def test_addresses_of_machines_alone_are_about_nobody():
    assert levels_of("ip_address", "vehicle_plate") is None
    assert levels_of("ip_address", "name") is Level.ORDINARY


def test_a_firms_own_number_on_an_invoice_is_no_personal_number():
    assert levels_of("se_orgnr") is None
    assert levels_of("se_orgnr", "name") is Level.ORDINARY
    assert levels_of("se_personnummer", "name") is Level.SENSITIVE
    assert matter([finding("se_orgnr"), finding("name")], "pdf")[0] is Matter.CONTACTS


def test_an_application_in_a_mailbox_does_not_make_it_an_application():
    held = [finding("cv_application"), finding("email", 40)]
    assert matter(held, "pdf") == (Matter.APPLICATIONS, 1)
    assert matter(held, "mbox") == (Matter.CONTACTS, 40)


def test_an_unread_file_counts_with_its_reason_and_with_what_its_name_holds():
    item = KnownItem(
        path="pass Erik Berg.jpeg",
        place="1",
        kind="jpeg",
        bytes=1,
        modified=0,
        outcome=Outcome.NEEDS_OCR,
        reason=Reason.PICTURE_OF_TEXT,
        findings=(finding("name"),),
    )
    summary = summarise(dataclasses.replace(lind_foto.checkup(), items=[item]))
    assert summary.holding == 1
    assert [(each.reason, each.files) for each in summary.unread] == [(Reason.PICTURE_OF_TEXT, 1)]


def test_large_folders_are_opened_and_small_ones_taken_together():
    tallies = {("Documents", name): [files, 0, 0, 0] for name, files in (("Customers", 90), ("Invoices", 60))}
    tallies |= {("Documents", f"Old {n}"): [1, 0, 0, 0] for n in range(40)}
    tallies[("Desktop",)] = [10, 0, 0, 0]
    rows = folders.rows(tallies)
    assert [(row.folder, row.rest, row.files) for row in rows] == [
        (("Documents", "Customers"), False, 90),
        (("Documents", "Invoices"), False, 60),
        (("Documents",), True, 40),
        (("Desktop",), False, 10),
    ]


def test_a_deep_lonely_folder_is_named_in_full():
    rows = folders.rows(
        {("Lind Foto", "a", "b", "Kunder"): [3, 0, 0, 0], ("Lind Foto", "a", "b", "Avtal"): [2, 0, 0, 0]}
    )
    assert [row.folder[-1] for row in rows] == ["Kunder", "Avtal"]


NAMES = st.sampled_from(["a", "b", "c", "d"])
TALLIES = st.dictionaries(
    st.lists(NAMES, min_size=1, max_size=5).map(tuple), st.lists(st.integers(0, 50), min_size=4, max_size=4), min_size=1
)


@given(TALLIES)
def test_rows_are_few_and_count_every_file_once(tallies):
    rows = folders.rows(tallies)
    assert len(rows) <= 8
    for rank in range(4):
        assert sum(row.levels[rank] for row in rows) == sum(tally[rank] for tally in tallies.values())


@given(TALLIES)
def test_every_folder_belongs_to_a_row(tallies):
    rows = folders.rows(tallies)
    held = [folder for folder, tally in tallies.items() if sum(tally)]
    assert all(folders.row_of(folder, rows) for folder in held)


def test_a_path_is_split_below_its_place_whether_it_is_whole_or_relative():
    place = LookedAt("1", "Documents", "/home/maja/Documents")
    item = next(iter(lind_foto.checkup().items))
    for path in ("/home/maja/Documents/Kunder/brev.docx", "Kunder/brev.docx"):
        assert folders.way(dataclasses.replace(item, path=path, place="1"), {"1": place}, {"1": place.name}) == (
            ("Documents", "Kunder"),
            "brev.docx",
        )


def test_two_places_of_one_name_are_told_apart_by_their_paths():
    places = [LookedAt(str(n), name, f"/{n}/{name}") for n, name in enumerate(("Kunder", "Kunder", "Foto"))]
    assert folders.place_names(places) == {"0": "/0/Kunder", "1": "/1/Kunder", "2": "Foto"}


class Deep:
    """So many files, each in a folder of its own."""

    def __init__(self, files):
        self._files = files
        self._item = next(iter(lind_foto.checkup().items))

    def __iter__(self):
        for n in range(self._files):
            yield dataclasses.replace(self._item, path=f"a{n % 7}/b{n % 501}/c{n}/file {n}.xlsx")


def test_memory_does_not_grow_with_the_number_of_files_and_folders():
    peaks = []
    for files in (4_000, 12_000):
        checkup = dataclasses.replace(lind_foto.checkup(), items=Deep(files))
        tracemalloc.start()
        assert summarise(checkup).holding == files
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.3 * peaks[0]
