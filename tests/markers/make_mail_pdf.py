"""Makes the mail, PDF and picture samples: in every corner of each a different address, listed in `mail_pdf.json`.

Run it by hand (`python -m tests.markers.make_mail_pdf`); the small files it makes are kept. Nothing in them is about
anybody: all addresses are at example.test.
"""

from __future__ import annotations

import json

from tests.markers.corners import HERE, OUT, mark
from tests.markers.make_mail import mails
from tests.markers.make_pdf import pdfs
from tests.markers.make_pictures import pictures


def main() -> None:
    OUT.mkdir(exist_ok=True)
    mails()
    pdfs()
    pictures()
    manifest = json.dumps(mark.files, ensure_ascii=False, indent=1)
    (HERE / "mail_pdf.json").write_text(manifest + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
