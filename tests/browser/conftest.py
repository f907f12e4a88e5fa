"""A real Chromium for pages. Where there is none the tests are left out, and in CI that is a failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.chromium import CHROMIUM, FLAGS


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("Chromium is missing: apt install chromium, or name it in STRONGROOM_CHROMIUM")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """`open_page(path, width=…, dark=…)` gives a page, and fails the test if it asked for anything or complained."""
    contexts, trouble = [], []

    def open_one(path: Path, *, width: int = 1280, dark: bool = False, examined: bool = False):
        context = chromium.new_context(
            viewport={"width": width, "height": 844},
            color_scheme="dark" if dark else "light",
            bypass_csp=examined,  # for the script that examines the page, which the page itself would not let in
        )
        contexts.append(context)
        page = context.new_page()
        address = path.as_uri()
        page.on("request", lambda request: trouble.append(request.url) if _outside(request.url, address) else None)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert trouble == []


def _outside(url: str, address: str) -> bool:
    return url != address and not url.startswith("data:")
