"""Generated pages are written past the engine, or go through it: the site is the same."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sites import QUIET, TEST_DAY, copy, preview, replace, run, tree

BY_ENGINE = "extra:\n  generated_pages: engine\n"


def by_engine(site: Path, day: Mapping[str, str] = QUIET) -> dict[str, bytes]:
    """The files of a site whose pages go through the engine."""
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + BY_ENGINE, "utf-8")
    done = run(site, "askwell", "build", day=day)
    assert done.returncode == 0, done.stderr
    return tree(site / "site")


def test_the_site_of_this_repository(built: Path, tmp_path: Path) -> None:
    left_out = shutil.ignore_patterns(".*", "tests", "bench", "site", "build", "askwell")
    assert by_engine(Path(shutil.copytree(ROOT, tmp_path / "own", ignore=left_out))) == tree(built)


def test_the_site_of_hard_cases(hard: Path, tmp_path: Path) -> None:
    assert by_engine(copy(hard.parent, tmp_path / "own"), TEST_DAY) == tree(hard)


def test_a_listener_gets_every_page(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "own")
    hooks = site / "hooks" / "mkdocs_hooks.py"
    hooks.write_text(
        hooks.read_text("utf-8") + "\n\ndef on_page_content(html, *, page, **_):\n    print(page.url)\n", "utf-8"
    )
    done = run(site, "askwell", "build")
    assert done.returncode == 0, done.stderr
    assert {"answers/sample-question/", "about/"} <= set(done.stdout.splitlines())
    assert tree(site / "site") == tree(starter / "site")


@pytest.mark.parametrize("settings", ["", BY_ENGINE], ids=["past the engine", "through the engine"])
@pytest.mark.parametrize(
    ("links", "said"),
    [
        (["answers/sample-question.md", "404.html", "assets/askwell.css"], []),
        (
            ["answers/sample-questoin.md", "answers/sample-question.html"],
            ["a link 'answers/sample-questoin.md', but", "Did you mean 'answers/sample-question.md'?"],
        ),
    ],
    ids=["good", "broken"],
)
def test_links_of_pages_by_hand(
    starter: Path, tmp_path: Path, settings: str, links: list[str], said: list[str]
) -> None:
    site = copy(starter, tmp_path / "own")
    (site / "mkdocs.yml").write_text((site / "mkdocs.yml").read_text("utf-8") + settings, "utf-8")
    (site / "docs" / "about.md").write_text("# Test\n\n" + "\n".join(f"[Test]({link})" for link in links), "utf-8")
    done = run(site, "mkdocs", "build")
    assert (done.returncode == 0) == (not said), done.stderr
    assert [words for words in said if words not in done.stderr] == []


def test_a_preview_of_pages_that_go_through_the_engine(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "own")
    (site / "mkdocs.yml").write_text((site / "mkdocs.yml").read_text("utf-8") + BY_ENGINE, "utf-8")
    with preview(site) as shown:
        shown.shows("My health answers")
        replace(site / "content/site.yml", "name: My health answers", "name: Test name")
        shown.shows(">Test name</a>", "answers/sample-question/")
    assert "Traceback" not in shown.said
