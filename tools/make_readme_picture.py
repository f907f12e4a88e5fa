"""Make `docs/img/report.png`: the report of an invented firm, by the program itself.

`python tools/make_readme_picture.py` with the development environment and Chromium. It writes the firm's folder to a
temporary place, takes stock of it as anybody would, and photographs the page down to the folders.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from PIL import Image  # noqa: E402  the path comes first
from playwright.sync_api import sync_playwright  # noqa: E402  the path comes first
from tests.browser.chromium import CHROMIUM, FLAGS  # noqa: E402
from tests.firm import make_firm  # noqa: E402

TARGET = ROOT / "docs" / "img" / "report.png"
WIDTH = 1100


def main() -> int:
    if CHROMIUM is None:
        print("Chromium is missing: apt install chromium, or name it in STRONGROOM_CHROMIUM", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        page = Path(temporary) / "report.html"
        firm = make_firm(Path(temporary) / "Lind Foto")
        command = [sys.executable, "-m", "strongroom", "--language", "en", "checkup", firm, "--no-home", "--html", page]
        subprocess.run(command, check=True, env=os.environ | {"TZ": "Europe/Stockholm"}, stdout=subprocess.DEVNULL)
        photograph(page, TARGET)
    print(TARGET.relative_to(ROOT))
    return 0


def photograph(page: Path, target: Path) -> None:
    """The page as it opens, from its head to the end of the folders."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        shown = browser.new_page(viewport={"width": WIDTH, "height": 800}, device_scale_factor=1.5)
        shown.goto(page.as_uri())
        shown.evaluate("document.fonts.ready")
        box = shown.locator("section[aria-labelledby=folders]").bounding_box()
        if box is None:
            raise SystemExit("the report has no folders to show: nothing was found")
        height = box["y"] + box["height"]
        shown.screenshot(path=target, full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
        browser.close()
    # Few colours stand in it: a palette makes it half as large without a difference to the eye.
    Image.open(target).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
