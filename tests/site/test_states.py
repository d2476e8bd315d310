"""A site with a text in every state, built as it is published: what is in it on which day, and that it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.checks import check
from askwell.render.site import render_site
from tests.conftest import Once
from tests.helpers import TODAY
from tests.markup.checkers import html_validate
from tests.render.life.test_standing import write
from tests.site.conftest import _test_data
from tests.sites import TEST_DAY, run


def _states(folder: Path) -> None:
    _test_data(folder)
    write(folder)
    (folder / "docs" / "submit.md").write_text("# Test\n", "utf-8")
    for target, day in (("now", ()), ("later", ("--as-of", "2026-12-24"))):
        done = run(folder, "askwell", "build", *day, day=TEST_DAY)
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "site").rename(folder / target)


@pytest.fixture(scope="session")
def small(once: Once) -> Path:
    """The folder of a site with a text in every state: built on the day of the tests (`now`), and as of the day
    on which the scheduled answer is published (`later`)."""
    return once("states", _states)


@pytest.mark.parametrize(
    ("target", "there"), [("now", ["archived", "withdrawn"]), ("later", ["archived", "later", "withdrawn"])]
)
def test_what_a_build_has_on_a_day(target: str, there: list[str], small: Path) -> None:
    names = ("archived", "draft", "later", "withdrawn")
    assert [name for name in names if (small / target / "answers" / name / "index.html").exists()] == there


def test_nothing_of_a_draft_is_in_a_build(small: Path) -> None:
    files = [path for path in (small / "now").rglob("*") if path.is_file()]
    assert [path for path in files if b"Is this draft?" in path.read_bytes()] == []
    assert [path for path in files if b"Is this later?" in path.read_bytes()] == []


def test_pages_of_every_state_are_html(small: Path) -> None:
    assert [str(said) for said in html_validate(sorted((small / "later").rglob("*.html")), small / "later")] == []


@pytest.mark.slow
def test_pages_of_a_preview_with_mistakes_are_html(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "content" / "topics.yml").write_text("a: [\n", "utf-8")
    site = render_site(check(tmp_path, TODAY), preview=True)
    assert site.banner is not None
    for page in site.pages:
        path = tmp_path / "pages" / page.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(site.banner.put_into(page.path, page.document.encode()))
    pages = sorted((tmp_path / "pages").rglob("*.html"))
    assert [str(said) for said in html_validate(pages, tmp_path / "pages")] == []
