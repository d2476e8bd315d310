from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from askwell.build_date import today
from askwell.checks import Checked, check
from tests.audit import sample
from tests.audit.spoil import Copy
from tests.conftest import ROOT

DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site, built once; tests leave it as it is."""
    root = tmp_path_factory.mktemp("small")
    sample.write(root, sample.FILES)
    sample.build(root)
    return root


@pytest.fixture(scope="session")
def small_checked(small: Path) -> Checked:
    return check(small, DAY)


@pytest.fixture(scope="session")
def checked() -> Checked:
    """The content of this repository."""
    return check(ROOT, today())


@pytest.fixture
def copy(small: Path, small_checked: Checked, tmp_path: Path) -> Copy:
    """A copy of the small site to spoil."""
    return Copy.of(small / "site", tmp_path / "site", small_checked)
