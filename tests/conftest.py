from __future__ import annotations

from pathlib import Path

import pytest

from askwell.starter import make_site
from tests.helpers import Site, good_site
from tests.sites import DAY, run

ROOT = Path(__file__).parent.parent


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return good_site(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once as `mkdocs build` does; tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = run(ROOT, "mkdocs", "build", "--strict", "-d", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `askwell init` makes, built once; tests take copies."""
    folder = tmp_path_factory.mktemp("starter") / "new"
    make_site(folder, DAY)
    done = run(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return folder
