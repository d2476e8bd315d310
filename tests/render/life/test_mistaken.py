"""A preview of content with mistakes: nothing raises, other pages stay, mistakes stand where their page would be."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from bs4 import BeautifulSoup

from askwell.content.handwritten import Docs
from askwell.diagnostics import Diagnostic, errors
from askwell.permanence.accept import accepted, write_lock
from askwell.permanence.comparison import compare
from askwell.render import pages
from askwell.render.assets import bytes_of
from askwell.render.life.banner import ALL
from askwell.render.life.pruned import readable
from askwell.render.page import Page
from askwell.render.site import Site as Rendered
from askwell.render.site import render_again, render_site
from askwell.starter import make_record, make_site
from askwell.surroundings.all_findings import with_surroundings
from tests.helpers import ANSWER, EXPERT, FILES, FLOW, TODAY, Site
from tests.test_manual import blocks, error_sections, examples, spoil


def previewed(site: Site, docs: Docs | None = None) -> Rendered:
    return render_site(with_surroundings(site.root, site.check()), docs, preview=True)


def text(rendered: Rendered, path: str) -> str:
    (page,) = [page for page in rendered.pages if page.path == path]
    main = BeautifulSoup(page.document, "lxml").find("main")
    assert main
    return " ".join(main.get_text(" ").split())


def served(rendered: Rendered, page: Page) -> str:
    """A page as a preview serves it."""
    document = page.document.encode()
    return (rendered.banner.put_into(page.path, document) if rendered.banner else document).decode()


def files_of(rendered: Rendered) -> dict[str, object]:
    """All that is written of a site, and what stands on every page."""
    pages = {page.file: page.document for page in rendered.pages}
    assets = {path: bytes_of(asset) for path, asset in rendered.assets.items()}
    return {**pages, **assets, "": (rendered.banner, dict(rendered.index))}


def told(rendered: Rendered) -> set[str]:
    """The addresses at which mistakes stand in the place of a page."""
    return {page.path for page in rendered.pages if page.mistaken}


def has(words: str, finding: Diagnostic) -> bool:
    parts = (str(finding.location), finding.code, finding.message, finding.hint)
    return all(" ".join(part.split()) in words for part in parts)


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("started")
    make_site(root, TODAY)
    return root


AT_ONCE = 3
"""Codes of each kind that are tried in every run; all are in the long one."""


def some(codes: list[str]) -> list[ParameterSet]:
    """The codes, with most of those of which there are many left for the long run."""
    seen: Counter[str] = Counter()
    rows = []
    for code in codes:
        seen[code[:-3]] += 1
        rows.append(pytest.param(code, id=code, marks=[pytest.mark.long] * (seen[code[:-3]] > AT_ONCE)))
    return rows


@pytest.mark.parametrize("code", some(examples(finished=False)))
def test_no_mistake_of_the_manual_ends_a_preview(code: str, site: Site, started: Path) -> None:
    """Each is told on a page, with its place and what to do, and every page counts the mistakes."""
    shutil.copytree(started / "docs", site.root / "docs")
    shutil.copytree(started / "hooks", site.root / "hooks")
    shutil.copy(started / "mkdocs.yml", site.root)
    (site.root / "docs" / "submit.md").write_text("# Test page\n\nTest words.\n", "utf-8")
    for block in blocks(error_sections()[code]):
        spoil(site.root, block)
    checked = with_surroundings(site.root, site.check())
    if checked.library.settings is None:
        return
    rendered = render_site(checked, Docs(site.root / "docs"), preview=True)
    wrong = errors(checked.diagnostics)
    assert {"", "answers/", "about/", "404.html"} <= {page.path for page in rendered.pages}
    assert len({page.file for page in rendered.pages}) == len(rendered.pages)
    if wrong:
        assert [one for one in wrong if not has(text(rendered, ALL), one)] == []
        shown = [page for page in rendered.pages if not page.leads_to]
        assert [page.path for page in shown if 'data-part="mistakes"' not in served(rendered, page)] == []
    library = readable(checked.library, checked.diagnostics, checked.today)
    again = render_again(replace(checked, library=library), Docs(site.root / "docs")) if library else None
    assert again is None or files_of(again) == files_of(rendered)


@pytest.mark.parametrize(
    ("name", "old", "new", "path"),
    [
        pytest.param(ANSWER, "topics: [test-topic]", "topics: [tset-topic]", "answers/sample/", id="unknown topic"),
        pytest.param(ANSWER, "id: t3st", "id: [", "answers/sample/", id="no YAML"),
        pytest.param(ANSWER, "\n---\nTest words", "\nTest words", "answers/sample/", id="no end of the header"),
        pytest.param(ANSWER, "next_review: 2027-01-10", "next_review: 2026-01-11", "answers/sample/", id="a rule"),
        pytest.param(FLOW, "to: rest", "to: rset", "decide/test-guide/", id="no such outcome"),
        pytest.param(FLOW, "title: Test guide\n", "title: [\n", "decide/test-guide/", id="no YAML of a guide"),
        pytest.param(EXPERT, "name: Test Expert\n", "", "experts/test-expert/", id="no name"),
    ],
)
def test_mistakes_stand_in_place_of_their_page(name: str, old: str, new: str, path: str, site: Site) -> None:
    before = {page.path for page in previewed(site).pages if not page.leads_to}
    site.replace(name, old, new)
    rendered = previewed(site)
    wrong = errors(site.check().diagnostics)
    assert wrong != ()
    assert [one for one in wrong if not has(text(rendered, path), one)] == []
    assert {path, ALL} <= told(rendered)
    assert {"", "answers/", "topics/test-topic/", "search/"} <= before - told(rendered)
    assert before - {page.path for page in rendered.pages} <= {f"{path}map/"}


def test_a_published_text_is_shown_while_it_is_changed(site: Site) -> None:
    """Its author reads the new words, below what is still to do."""
    checked = with_surroundings(site.root, site.check())
    write_lock(site.root, accepted(checked.lock, compare(render_site(checked), checked)))
    site.write(ANSWER, FILES[ANSWER].replace("short_answer: ", "short_answer: Other. ", 1))
    rendered = previewed(site)
    words = text(rendered, "answers/sample/")
    assert ("CHANGE007" in words, "CHANGE008" in words, "Other. " in words, told(rendered)) == (True, True, True, {ALL})


def test_the_other_answers_stay(site: Site) -> None:
    site.write("answers/other.md", FILES[ANSWER].replace("t3st", "other").replace("topics: [", "topics: [no, "))
    rendered = previewed(site)
    assert told(rendered) == {"answers/other/", ALL}
    assert "This is test data." in text(rendered, "answers/sample/")


def test_the_banner_counts_mistakes_and_leads_to_them(site: Site) -> None:
    site.replace(ANSWER, "topics: [test-topic]", "topics: [no, nope]")
    site.write("topics.yml", FILES["topics.yml"] + "  red_flag: maybe\n")
    rendered = previewed(site)
    html = next(served(rendered, page) for page in rendered.pages if page.path == "topics/test-topic/")
    banner = BeautifulSoup(html, "lxml").select_one("main > [data-part=mistakes]")
    assert banner is not None
    assert " ".join(banner.get_text().split()) == (
        "3 mistakes to fix: settings and lists (1), content/answers/sample.md (2)"
    )
    links = [str(link["href"]) for link in banner.select("a")]
    assert links == ["../../preview/mistakes/", "../../answers/sample/"]


def test_the_page_for_broken_links_leads_to_them_from_the_root(site: Site) -> None:
    site.replace("site.yml", "https://site.example/", "https://site.example/health/")
    site.write(ANSWER, FILES[ANSWER].replace("topics: [test-topic]", "topics: [no]"))
    rendered = previewed(site)
    html = next(served(rendered, page) for page in rendered.pages if page.path == "404.html")
    assert 'href="/health/answers/sample/"' in html


@pytest.mark.parametrize("name", ["topics.yml", "sources.yml", "disclaimers.yml"])
def test_a_list_that_cannot_be_read_takes_no_other_page_away(name: str, site: Site) -> None:
    site.write(name, "a: [\n")
    rendered = previewed(site)
    assert {"", "answers/", "experts/test-expert/"} & told(rendered) == set()
    assert f"content/{name}:" in text(rendered, ALL)


def test_an_answer_is_not_shown_without_its_sources(site: Site) -> None:
    site.write("sources.yml", "a: [\n")
    assert "Something that this page needs has mistakes." in text(previewed(site), "answers/sample/")


def test_an_answer_is_not_shown_without_its_expert(site: Site) -> None:
    site.write(EXPERT, "name: [\n")
    assert "answers/sample/" in told(previewed(site))


def test_a_programs_mistake_takes_one_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(view: object) -> None:
        raise ZeroDivisionError(view)

    monkeypatch.setattr(pages, "topics", breaks)
    assert told(previewed(site)) == {"topics/"}


def test_without_mistakes_a_preview_has_no_word_of_them(site: Site) -> None:
    rendered = previewed(site)
    assert told(rendered) == set()
    assert rendered.banner is None


def test_a_draft_is_shown_with_what_is_still_to_do(site: Site) -> None:
    site.write("answers/new.md", "---\nstatus: draft\nquestion: Is it new?\ntopics:\n---\nTest.[^to-come]\n")
    rendered = previewed(site)
    words = text(rendered, "answers/new/")
    assert re.match(r"To do before this can be published .* FIELD001: the field 'id' is missing", words)
    assert "Draft. Only this preview shows it" in words
    assert "No source 'to-come' yet" in words
    assert told(rendered) == set()


@pytest.mark.parametrize("text_of", ["---\nstatus: draft\nid: [\n---\n", "---\nstatus: draft\n", "status: draft\n"])
def test_a_draft_that_cannot_be_read_shows_why(text_of: str, site: Site) -> None:
    site.write("answers/new.md", text_of)
    rendered = previewed(site)
    assert told(rendered) == {"answers/new/"}
    assert "content/answers/new.md:" in text(rendered, "answers/new/")


@pytest.mark.parametrize(("kind", "path"), [("answer", "answers/is-it-new/"), ("flow", "decide/is-it-new/")])
def test_a_skeleton_takes_no_page_away(kind: str, path: str, site: Site) -> None:
    make_record(site.root, kind, "Is it new?", TODAY)
    assert errors(site.check().diagnostics) == ()
    rendered = previewed(site)
    assert told(rendered) <= {path}
    assert "Is it new?" in text(rendered, path) or path in told(rendered)


def test_two_pages_at_one_address_are_told(site: Site, started: Path) -> None:
    shutil.copytree(started / "docs", site.root / "docs")
    shutil.copytree(started / "hooks", site.root / "hooks")
    shutil.copy(started / "mkdocs.yml", site.root)
    (site.root / "docs" / "answers").mkdir()
    (site.root / "docs" / "answers" / "sample.md").write_text("# Test\n", "utf-8")
    rendered = previewed(site, Docs(site.root / "docs"))
    assert "DOCS003" in text(rendered, ALL)
    assert "This is test data." in text(rendered, "answers/sample/")


ALONE = [
    code
    for code in examples(finished=False)
    if {block.title for block in blocks(error_sections()[code])} in ({f"content/{ANSWER}"}, {f"content/{FLOW}"})
    and "status:" not in error_sections()[code]
]
"""The codes whose example spoils the answer alone, or the guide alone."""


@pytest.mark.parametrize("code", some(ALONE))
def test_no_mistake_in_a_draft_stops_a_build(code: str, site: Site) -> None:
    examples_of = blocks(error_sections()[code])
    for block in examples_of:
        spoil(site.root, block)
    path = site.root / examples_of[0].title
    written = path.read_text("utf-8")
    head = "---\nstatus: draft\n" if written.startswith("---\n") else "status: draft\n"
    path.write_text(head + written.removeprefix("---\n"), "utf-8")
    if path == site.path(FLOW):
        site.write(ANSWER, FILES[ANSWER].replace("flow: test-guide\n", ""))
    assert [str(one) for one in errors(site.check().diagnostics)] == []
    previewed(site)
