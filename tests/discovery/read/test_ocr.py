"""OCR where the computer has it: pages of pictures become text, in a process that has given up its rights."""

from __future__ import annotations

import subprocess
import sys

import pytest

from strongroom.discovery.adapters.read.pictures.ocr import lines
from strongroom.discovery.adapters.read.pictures.ocr_tesseract import Tesseract

needs_tesseract = pytest.mark.skipif(not Tesseract.is_installed(), reason="Tesseract is not installed")

READ_WITHOUT_RIGHTS = """
import io, sys
from PIL import Image, ImageDraw, ImageFont
from strongroom.discovery.adapters.read.pictures import image, ocr, pdf
from strongroom.discovery.adapters.read.pictures.ocr_tesseract import Tesseract
from strongroom.discovery.adapters.workers.landlock import give_up_rights
from strongroom.discovery.core.passage import Passage, Source
page = Image.new("L", (1240, 600), 255)
font = ImageFont.load_default(36)
ImageDraw.Draw(page).text((80, 100), "Kund: Erik Berg, erik.berg@example.test", 0, font)
ImageDraw.Draw(page).text((80, 200), "Telefon: 070-1740605", 0, font)
ocr._engine.append(Tesseract.started())
give_up_rights()
for module, kind in ((image, "PNG"), (pdf, "PDF")):
    out = io.BytesIO()
    page.save(out, kind)
    parts = module.read(Source(out, "scan." + kind, out.tell()))
    print(" ".join(part.text for part in parts if isinstance(part, Passage)))
"""


@needs_tesseract
def test_a_worker_without_rights_still_has_its_pictures_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_WITHOUT_RIGHTS], capture_output=True, text=True, timeout=60, check=True
    )
    from_picture, from_pdf = done.stdout.splitlines()[0], done.stdout
    assert "070-1740605" in done.stdout
    assert done.stdout.count("Erik Berg") == 2, (from_picture, from_pdf)


@needs_tesseract
def test_the_service_can_open_nothing_but_the_system() -> None:
    script = (
        "from strongroom.discovery.adapters.read.pictures.ocr_service import confine\n"
        "import pathlib\n"
        "if not confine(): print('no landlock')\n"
        "for path in ('/etc/passwd', '/usr/bin/tesseract'):\n"
        "    try: print(path, len(open(path, 'rb').read(10)))\n"
        "    except PermissionError: print(path, 'refused')\n"
        "try: pathlib.Path('/tmp/strongroom-x').write_text('x'); print('wrote')\n"
        "except PermissionError: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)
    if "no landlock" in done.stdout:
        pytest.skip("this kernel has no Landlock")
    assert done.stdout.split("\n")[:3] == ["/etc/passwd refused", "/usr/bin/tesseract 10", "refused"]


def test_words_beside_each_other_make_a_line_and_columns_stay_in_order() -> None:
    words = [(300, 12, 30, "1236"), (10, 10, 28, "850101"), (10, 50, 68, "Berg"), (5, 90, 110, "Storgatan")]
    assert lines(words) == "850101 1236\nBerg\nStorgatan"
