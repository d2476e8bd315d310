"""What is told of a whole site before a page is made agrees with the pages that are made."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.mkdocs_adapter import docs_of
from askwell.permanence.accept import accepted, write_lock
from askwell.permanence.comparison import compare
from askwell.render.site import render_site
from askwell.starter import make_site
from askwell.surroundings.all_findings import with_surroundings
from tests.helpers import TODAY

ANSWER = "content/answers/sample-question.md"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A new site of one's own, all of it in the list of what was published."""
    make_site(tmp_path, TODAY)
    checked = check(tmp_path, TODAY)
    write_lock(tmp_path, accepted(checked.lock, compare(render_site(checked, docs_of(tmp_path)), checked)))
    return tmp_path


def codes(checked: CheckedSite) -> list[str]:
    return [d.code for d in checked.diagnostics]


def test_a_person_whom_no_text_names_any_more_keeps_the_page(published: Path) -> None:
    text = (published / ANSWER).read_text("utf-8").replace("experts: [sample-expert]", f"updated: {TODAY}")
    before, _, _ = text.partition("> A passage")
    (published / ANSWER).write_text(f"{before}Sample words.[^sample-source]\n", "utf-8")
    checked = with_surroundings(published, check(published, TODAY))
    assert codes(checked) == []
    pages = {page.path: page.html for page in render_site(checked, docs_of(published)).pages}
    assert "people/" not in pages
    assert '<a href="../../experts/">Experts</a>' in pages["people/sample-expert/"]
    assert "people/sample-expert/" in pages["experts/sample-expert/"]


def test_a_clock_before_the_site_began_is_told_alone(published: Path) -> None:
    day: date = TODAY - timedelta(days=9999)
    assert codes(with_surroundings(published, check(published, day))) == ["STATE007"]
