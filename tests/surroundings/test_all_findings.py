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
from askwell.surroundings.all_findings import pages_of, with_surroundings
from tests.helpers import TODAY
from tests.sites import copy

ANSWER = "content/answers/sample-question.md"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, all of it in the list of what was published."""
    root = tmp_path_factory.mktemp("first")
    make_site(root, TODAY)
    checked = check(root, TODAY)
    write_lock(root, accepted(checked.lock, compare(render_site(checked, docs_of(root)), checked)))
    return root


@pytest.fixture
def published(first: Path, tmp_path: Path) -> Path:
    """The same to change."""
    return copy(first, tmp_path / "site")


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


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param(ANSWER, "\nquestion:", "\nquestion: [", ["YAML001"], id="an answer"),
        pytest.param(ANSWER, "asked:\n  by: editors\n", "", ["FIELD001"], id="an answer without a field"),
        pytest.param("content/topics.yml", "  name: Sample\n", "", ["FIELD001"], id="a topic"),
        pytest.param("content/flows/sample-guide.yml", "\ntitle:", "\ntitle: [", ["YAML001"], id="a guide"),
        pytest.param("content/people/sample-expert.yml", "\nname:", "\nname: [", ["YAML001"], id="a person"),
    ],
)
def test_a_file_with_mistakes_is_not_gone(file: str, old: str, new: str, told: list[str], published: Path) -> None:
    """Its mistakes are told, and not that somebody should take it back from git."""
    text = (published / file).read_text("utf-8")
    assert old in text
    (published / file).write_text(text.replace(old, new, 1), "utf-8")
    assert codes(with_surroundings(published, check(published, TODAY))) == told


def test_what_was_published_does_not_become_a_draft(published: Path) -> None:
    """What a draft still needs is a warning; an address that it takes off the web is an error."""
    text = (published / ANSWER).read_text("utf-8")
    (published / ANSWER).write_text(text.replace("question:", "status: draft\nquestion:", 1), "utf-8")
    found = with_surroundings(published, check(published, TODAY)).diagnostics
    assert [(d.code, d.severity) for d in found] == [("KEPT001", "error"), ("KEPT001", "error")]


WAS = "---\nwas: [{}]\n---\n# Test\n"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        pytest.param("a/sample1.md", "# Test\n", ["docs/a/sample1.md:1:1"], id="a page at a short address"),
        pytest.param("d/sample-guide.md", "# Test\n", ["docs/d/sample-guide.md:1:1"], id="at that of a guide"),
        pytest.param("a/sample1/index.html", "x", ["docs/a/sample1/index.html:1:1"], id="a file there"),
        pytest.param("answers/once.md", "# Test\n", ["docs/answers/once.md:1:1"], id="a page at a former address"),
        pytest.param("a/other.md", "# Test\n", [], id="a page beside them"),
        pytest.param("new.md", WAS.format("old"), [], id="a former name"),
        pytest.param("new.md", WAS.format("about"), ["docs/new.md:2:7"], id="the name of a page"),
        pytest.param("new.md", WAS.format("new"), ["docs/new.md:2:7"], id="its own name"),
        pytest.param("new.md", WAS.format("old, old"), ["docs/new.md:2:12"], id="twice"),
        pytest.param("new.md", WAS.format("answers/once"), ["docs/new.md:2:7"], id="a former name of an answer"),
        pytest.param("new.md", WAS.format("a/sample1"), ["docs/new.md:2:7"], id="a short address"),
        pytest.param("new.md", WAS.format("topics/sample"), ["docs/new.md:2:7"], id="the address of a topic"),
    ],
)
def test_no_page_by_hand_takes_an_address(name: str, text: str, told: list[str], published: Path) -> None:
    """Not that of a small page which leads on, either: old links would end on other words."""
    answer = (published / ANSWER).read_text("utf-8")
    (published / ANSWER).write_text(answer.replace("question:", "was: [once]\nquestion:", 1), "utf-8")
    (published / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (published / "docs" / name).write_text(text, "utf-8")
    found = with_surroundings(published, check(published, TODAY)).diagnostics
    assert [(str(d.location), d.code) for d in found] == [(place, "DOCS003") for place in told]


def test_a_clock_before_the_site_began_is_told_alone(published: Path) -> None:
    day: date = TODAY - timedelta(days=9999)
    assert codes(with_surroundings(published, check(published, day))) == ["STATE007"]


def test_a_name_of_which_there_is_none_has_a_hint(published: Path) -> None:
    """Even when there is no other name that could have been meant."""
    (published / "content/people/sample-expert.yml").unlink()
    found = with_surroundings(published, check(published, TODAY)).diagnostics
    assert {d.hint for d in found if d.code == "REF001"} == {"add it to content/people, or take it out here"}


def test_the_pages_that_are_foreseen_are_those_that_are_made(published: Path) -> None:
    """Two lists of a site's pages: the quick one, for what editors are told at once, and the pages themselves."""
    checked = check(published, TODAY)
    made = {page.file for page in render_site(checked).pages if not page.leads_to}
    foreseen = set(pages_of(checked))
    assert made - foreseen == set()
    assert foreseen - made <= {"answers/archive/index.html", "glossary/index.html"}, "kept for what may come"
