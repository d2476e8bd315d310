"""Two checkers of HTML find nothing on any page: html-validate always, the Nu checker in the long run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.markup.checkers import html_validate, nu

SITES = ["built", "starter", pytest.param("hard", marks=pytest.mark.long)]
"""The fixtures of sites whose every page is read."""

BROKEN = "<!DOCTYPE html><html lang=en><title>Test</title><p id=a>a<p id=a>b"


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Path:
    """The folder of a built site, by the name of its fixture."""
    folder: Path = request.getfixturevalue(request.param)
    return folder / "site" if request.param == "starter" else folder


@pytest.mark.slow
@pytest.mark.parametrize("site", SITES, indirect=True)
def test_html_validate_finds_nothing(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 8
    assert [str(said) for said in html_validate(pages, site)] == []


@pytest.mark.slow
def test_html_validate_finds_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(BROKEN, "utf-8")
    assert ("page.html", "no-dup-id") in {
        (said.file, said.rule) for said in html_validate([tmp_path / "page.html"], tmp_path)
    }


@pytest.mark.long
@pytest.mark.parametrize("site", SITES, indirect=True)
def test_the_nu_checker_finds_nothing(site: Path) -> None:
    assert [str(said) for said in nu(sorted(site.rglob("*.html")), site)] == []


@pytest.mark.long
def test_the_nu_checker_finds_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(BROKEN, "utf-8")
    assert "Duplicate ID “a”." in {said.message for said in nu([tmp_path / "page.html"], tmp_path)}
