"""What every test may use."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest


@pytest.fixture
def rounds() -> Callable[[int], int]:
    """How often a slow test repeats: in full by name, a tenth (at least two) in the run of everything."""

    def choose(full: int) -> int:
        return max(2, full // 10) if os.environ.get("STRONGROOM_TEST_SAMPLE") else full

    return choose


@pytest.hookimpl(tryfirst=True, wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """In CI (`STRONGROOM_TEST_ALL=1`) nothing is left out: a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("STRONGROOM_TEST_ALL") == "1" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report
