from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import Site, good_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return good_site(tmp_path)
