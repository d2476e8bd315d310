"""`askwell flow import`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from tests.helpers import Site, good_site
from tests.importing.guides.filled import ORIGINALS


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return good_site(tmp_path)


def bring(site: Site, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["flow", "import", "--root", str(site.root), *words])
    return done.exit_code, done.output


def test_a_draft_is_written(site: Site) -> None:
    code, said = bring(site, str(ORIGINALS / "fever.dmn"))
    assert (code, said) == (0, "wrote content/flows/test-fever.yml: a draft with 44 TODOs\n")
    assert "status: draft" in site.path("flows/test-fever.yml").read_text("utf-8")


def test_a_dry_run_writes_nothing(site: Site) -> None:
    code, said = bring(site, "--dry-run", str(ORIGINALS / "fever.dmn"))
    assert code == 0
    assert "status: draft" in said
    assert not site.path("flows/test-fever.yml").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("nowhere.dmn", "nowhere.dmn is not there, or is no ordinary file", id="no such file"),
        pytest.param("content", "content is a folder; name a file in it", id="a folder"),
        pytest.param("content/site.yml", "site.yml is neither DMN nor FHIR", id="another format"),
    ],
)
def test_what_cannot_be_read(site: Site, name: str, said: str) -> None:
    code, output = bring(site, str(site.root / name))
    assert code == 1
    assert said in output
    assert "Traceback" not in output


def test_without_a_site_nothing_is_written(tmp_path: Path) -> None:
    code, said = bring(Site(tmp_path), str(ORIGINALS / "fever.dmn"))
    assert code == 2
    assert "it has no folder content" in said
