"""The check-up's report in a real browser: for everyone, on every width, in both languages, and on paper."""

from __future__ import annotations

import hashlib
import io

import pytest
from tests.browser.chromium import AXE, STANDARDS
from tests.discovery import lind_foto

from strongroom.discovery.cli import report_html

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "sv")
A4 = (594.96, 841.92)
"""Width and height in points, as Chromium rounds them."""


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    with path.open("w", encoding="utf-8") as file:
        report_html.write(lind_foto.checkup(), file, language=request.param)
    return path


def unfold(page):
    page.eval_on_selector_all("details", "all => all.forEach(each => each.open = true)")


def test_the_examiner_is_the_one_that_was_vetted():
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()
    assert digest in (AXE.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_meets_the_accessibility_guidelines(report, open_page, width, dark):
    page = open_page(report, width=width, dark=dark, examined=True)
    page.add_script_tag(path=AXE)
    unfold(page)
    result = page.evaluate("standards => axe.run(document, {runOnly: standards})", STANDARDS)
    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in result["violations"]] == []
    assert len(result["passes"]) > 10


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(report, open_page, width):
    page = open_page(report, width=width)
    for _state in ("folded", "unfolded"):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        unfold(page)


def test_large_letters_fit_too(report, open_page):
    page = open_page(report, width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_its_own_typeface_is_used_and_its_own_policy_lets_it(report, open_page):
    page = open_page(report)
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(font => font.status))") == ["loaded"]
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).backgroundColor") == "rgb(20, 60, 58)"


def test_what_is_folded_can_be_opened_with_the_keyboard(report, open_page):
    page = open_page(report)
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("table").first.is_visible()


def test_what_can_be_pressed_is_large_enough(report, open_page):
    page = open_page(report, width=390)
    heights = page.eval_on_selector_all("summary", "all => all.map(each => each.getBoundingClientRect().height)")
    assert min(heights) >= 44


def test_paper_is_a4_with_page_numbers_and_everything_unfolded(report, open_page):
    pypdf = pytest.importorskip("pypdf")
    page = open_page(report)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    sizes = {(round(float(each.mediabox.width), 2), round(float(each.mediabox.height), 2)) for each in printed.pages}
    assert sizes == {A4}
    for number, each in enumerate(printed.pages, 1):
        assert f"{number} ({len(printed.pages)})" in each.extract_text()
    text = " ".join(" ".join(each.extract_text() for each in printed.pages).split())
    assert "Kundlista" in text
    assert "Documents › Scans › bild 1.tiff" in text.replace("\N{NO-BREAK SPACE}", " ")
