from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from tests.audit import sample
from tests.audit.spoil import Audited, Copy
from tests.conftest import ROOT, Once

DAY = date(2026, 11, 22)


def _small(root: Path) -> None:
    sample.write(root, sample.FILES)
    sample.build(root)


@pytest.fixture(scope="session")
def small(once: Once) -> Path:
    """The folder of the small site, built."""
    return once("small", _small)


@pytest.fixture(scope="session")
def small_checked(small: Path) -> CheckedSite:
    return check(small, DAY)


@pytest.fixture(scope="session")
def checked() -> CheckedSite:
    """The content of this repository."""
    return check(ROOT, today())


@pytest.fixture(scope="session")
def audited(small: Path, small_checked: CheckedSite) -> Audited:
    return Audited.of(small / "site", small_checked)


@pytest.fixture(scope="session")
def spare(audited: Audited, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy.of(audited, tmp_path_factory.mktemp("spare") / "site")


@pytest.fixture
def copy(spare: Copy) -> Iterator[Copy]:
    """A copy of the small site to spoil."""
    yield spare
    spare.restore()
