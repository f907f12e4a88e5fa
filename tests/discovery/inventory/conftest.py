"""A small firm's folder and home."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from firm_of_tests import Firm


@pytest.fixture
def unblocked(django_db_blocker) -> Iterator[None]:
    """Databases of our own in real files, not pytest-django's."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def standing_workers() -> Iterator[object]:
    """Real workers that outlive one check-up: starting them takes longer than what most tests do with them."""
    from strongroom.discovery.adapters.workers.pool import Pool

    with ExitStack() as stack:
        pools: dict[object, Pool] = {}

        @contextmanager
        def pool(*, options, **_rest):
            kept = (options, _rest["texts"])
            if kept not in pools:
                pools[kept] = stack.enter_context(Pool(options=options, **_rest))
            yield pools[kept]

        yield pool


@pytest.fixture
def firm(tmp_path, unblocked, standing_workers, monkeypatch) -> Firm:
    monkeypatch.setattr("strongroom.discovery.adapters.workers.pool.Pool", standing_workers)
    folder = tmp_path / "Lind Foto"
    folder.mkdir()
    return Firm(folder, tmp_path / "home")
