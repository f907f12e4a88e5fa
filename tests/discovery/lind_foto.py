"""The check-up of an invented firm: Lind Foto, the studio of Maja Lind. Nothing in it is anybody's.

The figures hang together: 4,020 files = 3,961 read + 26 in part + 33 not; 312 hold something = 14 critical + 61
sensitive + 98 confidential + 139 ordinary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from strongroom.discovery.core.finding import Finding
from strongroom.discovery.core.inventory import Checkup, KnownItem, LookedAt, Totals
from strongroom.discovery.core.passage import Outcome, Reason
from strongroom.discovery.core.where import Step, Where

STOCKHOLM = timezone(timedelta(hours=1))
SAMPLES = {
    "card_pan": "•••• •••• •••• 1111",
    "email": "e•••@e•••.test",
    "name": "E••• B•••",
    "passport": "••••••21",
    "se_personnummer": "19••••••-••12",
    "phone": "+46 •• ••• •• 05",
    "username_email_with_password": "m•••  /  ••••••",
}
PLACES = tuple(
    LookedAt(id=str(number), name=name, path=f"/home/maja/{name}")
    for number, name in enumerate(("Downloads", "Desktop", "Documents", "Photos", "Mail archive"), 1)
)
PLACE = {place.name: place for place in PLACES}


@dataclass(frozen=True)
class Some:
    """So many files of one sort. `{n}` in the name counts them."""

    files: int
    path: str
    kind: str
    holds: str
    year: int = 2025
    people: int = 1


FILES = (
    # critical, 14
    Some(2, "Desktop/Kundlista 2026{n}.xlsx", "xlsx", "card_pan:38 name:38 email:38 date_of_birth:38 payment_history:40", 2026, 340),
    Some(3, "Downloads/pass skannat {n}.jpeg", "jpeg", "passport:1 name:2 childrens_data:1", 2019, 2),
    Some(4, "Documents/Customers/Anteckningar/Allergier {n}.docx", "docx", "medical_record:3 name:4 phone:4", 2024, 2),
    Some(5, "Mail archive/2023/ombokning {n}.eml", "eml", "medical_record:1 email:2 name:2", 2023, 2),
    # sensitive, 61
    Some(24, "Downloads/CV {n} med personnummer.pdf", "pdf", "cv_application:1 name:1 email:1 phone:1 se_personnummer:1", 2019),
    Some(17, "Documents/Customers/Avtal {n}.pdf", "pdf", "se_personnummer:2 name:2 postal_address:1", 2024, 2),
    Some(9, "Mail archive/2024/svar {n}.eml", "eml", "se_personnummer:1 email:2 name:3", 2024, 2),
    Some(4, "Documents/Invoices/Kortköp {n}.pdf", "pdf", "card_pan:1 name:1", 2022),
    Some(4, "Photos/Permissions/Medgivande barn {n}.pdf", "pdf", "se_personnummer:2 name:2 phone:1", 2024, 2),
    Some(1, "Desktop/lösenord.txt", "text", "username_email_with_password:9 email:9", 2025),
    Some(2, "Desktop/Bokningar {n}.csv", "csv", "se_personnummer:12 name:40 phone:40", 2026, 40),
    # confidential, 98
    Some(17, "Downloads/Ansökan {n}.docx", "docx", "cv_application:1 name:1 email:1 phone:1", 2018),
    Some(2, "Downloads/Löner {n}.xlsx", "xlsx", "income_salary:4 name:4", 2025, 4),
    Some(31, "Documents/Customers/Order {n}.docx", "docx", "bank_account:1 name:1 email:1", 2024),
    Some(21, "Mail archive/2024/kvitto {n}.eml", "eml", "bank_account:1 email:2", 2024, 2),
    Some(12, "Documents/Invoices/Faktura {n}.pdf", "pdf", "bank_account:1 name:1 postal_address:1", 2025),
    Some(11, "Photos/Permissions/Medgivande {n}.pdf", "pdf", "signature:1 name:1", 2024),
    Some(4, "Desktop/Utkast {n}.docx", "docx", "date_of_birth:1 name:1", 2025),
    # ordinary, 139
    Some(12, "Downloads/Offert {n}.pdf", "pdf", "name:1 email:1", 2024),
    Some(48, "Documents/Customers/Brev {n}.docx", "docx", "name:1 postal_address:1", 2023),
    Some(24, "Mail archive/2025/fråga {n}.eml", "eml", "email:2 name:2", 2025, 2),
    Some(37, "Documents/Invoices/Följesedel {n}.pdf", "pdf", "name:1 postal_address:1", 2024),
    Some(12, "Photos/Permissions/Lista {n}.csv", "csv", "name:14 email:14", 2025, 14),
    Some(6, "Desktop/Att ringa {n}.txt", "text", "name:3 phone:3", 2026, 3),
)  # fmt: skip
UNREAD = (
    (19, "Documents/Scans/bild {n}.tiff", Outcome.NEEDS_OCR, Reason.PICTURE_OF_TEXT),
    (8, "Documents/Customers/låst {n}.xlsx", Outcome.ENCRYPTED, Reason.PASSWORD),
    (4, "Mail archive/2011/trasig {n}.eml", Outcome.BROKEN, Reason.DAMAGED),
    (2, "Photos/Films/bröllop {n}.mov", Outcome.TOO_LARGE, Reason.TOO_LARGE),
)


def checkup(*, all_items: bool = False) -> Checkup:
    return Checkup(
        started=datetime(2026, 11, 23, 21, 40, tzinfo=STOCKHOLM),
        finished=datetime(2026, 11, 23, 21, 52, tzinfo=STOCKHOLM),
        places=PLACES,
        totals=Totals(
            files=4020,
            bytes=9_876_543_210,
            read=3961,
            partly=26,
            unread=33,
            unchanged=0,
            findings=924,
            data_subjects=1887,
        ),
        items=Items(all_items=all_items),
        kept=True,
    )


class Items:
    """Can be gone through again and again, as the inventory's can."""

    def __init__(self, *, all_items: bool) -> None:
        self._all = all_items

    def __iter__(self) -> Iterator[KnownItem]:
        partly = 26
        for some in FILES:
            for n in range(1, some.files + 1):
                cut = some.kind == "pdf" and partly > 0 and n % 3 == 0
                partly -= cut
                yield _item(some, n, cut=cut)
        for n in range(partly):
            yield _bare(f"Documents/Minutes/protokoll {n}.pdf", Outcome.PARTLY, None, (_LOCKED_PICTURE,))
        for files, path, outcome, reason in UNREAD:
            for n in range(1, files + 1):
                yield _bare(path.format(n=n), outcome, reason)
        if self._all:
            yield _bare("Documents/tomt.txt", Outcome.READ, None)


_LOCKED_PICTURE = ((Step("page", "2"), Step("picture", "1")), Reason.PICTURE_OF_TEXT)


def _item(some: Some, n: int, *, cut: bool) -> KnownItem:
    name, _, rest = some.path.format(n="" if some.files == 1 else n).partition("/")
    return KnownItem(
        path=rest,
        place=PLACE[name].id,
        kind=some.kind,
        bytes=40_000 + n,
        modified=datetime(
            some.year + (n % 3 if some.files > 10 and some.year < 2020 else 0), 5, 2, tzinfo=STOCKHOLM
        ).timestamp(),
        outcome=Outcome.PARTLY if cut else Outcome.READ,
        reason=None,
        findings=tuple(finding(*held.split(":")) for held in some.holds.split()),
        skipped=(_LOCKED_PICTURE,) if cut else (),
        skipped_count=int(cut),
        people=some.people,
    )


def _bare(
    path: str, outcome: Outcome, reason: Reason | None, skipped: tuple[tuple[Where, Reason], ...] = ()
) -> KnownItem:
    name, _, rest = path.partition("/")
    return KnownItem(
        path=rest,
        place=PLACE[name].id,
        kind="pdf",
        bytes=1000,
        modified=datetime(2024, 1, 1, tzinfo=STOCKHOLM).timestamp(),
        outcome=outcome,
        reason=reason,
        findings=(),
        skipped=skipped,
        skipped_count=len(skipped),
    )


def finding(kind: str, count: str | int = 1, *, confidence: float = 0.9, valid: bool = True) -> Finding:
    return Finding(kind, int(count), confidence, (Step("page", "1"),), SAMPLES.get(kind, "•••"), valid)
