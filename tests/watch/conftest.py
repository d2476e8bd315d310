from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.watch.server import Pages, serving


@pytest.fixture
def server() -> Iterator[Pages]:
    with serving() as server:
        yield server
