"""What the head of each page tells machines, in the pages as they are served."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from bs4 import BeautifulSoup

from askwell.render.assets import bytes_of
from askwell.render.machines.cards import DEFAULT
from askwell.render.site import Site as Rendered
from askwell.render.site import render_site
from tests.helpers import ANSWER, FILES, Site, good_site

BASE = "https://site.example/"

Heads = dict[str, BeautifulSoup]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return render_site(good_site(tmp_path_factory.mktemp("telling")).check())


@pytest.fixture(scope="module")
def heads(rendered: Rendered) -> Heads:
    return read(rendered)


def read(rendered: Rendered) -> Heads:
    """Each page but those that lead on, as it is served, by its path."""
    pages = (page for page in rendered.pages if not page.leads_to)
    return {page.path: BeautifulSoup(page.document, "html.parser") for page in pages}


def tags(head: BeautifulSoup) -> dict[str, str]:
    """What the head's meta elements say, by their names."""
    found = [(meta.get("property") or meta.get("name"), meta.get("content")) for meta in head.find_all("meta")]
    return {str(name): str(said) for name, said in found if name}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("og:site_name", "Test site"),
        ("og:type", "article"),
        ("og:title", "Is this test data?"),
        ("og:description", "This is test data."),
        ("description", "This is test data."),
        ("og:url", f"{BASE}answers/sample/"),
        ("og:image", f"{BASE}assets/cards/answers/sample.png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Test site: Is this test data?"),
        ("article:published_time", "2026-01-10"),
        ("article:modified_time", "2026-01-10"),
        ("twitter:card", "summary_large_image"),
    ],
)
def test_the_head_of_an_answer(name: str, said: str, heads: Heads) -> None:
    assert tags(heads["answers/sample/"])[name] == said


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "website"),
        ("answers/", "website"),
        ("answers/sample/", "article"),
        ("experts/test-expert/", "profile"),
        ("decide/test-guide/", "website"),
    ],
)
def test_the_kind_of_a_page(path: str, kind: str, heads: Heads) -> None:
    assert tags(heads[path])["og:type"] == kind


def test_every_page_names_one_of_each_and_only_files_that_are_there(rendered: Rendered, heads: Heads) -> None:
    for path, head in heads.items():
        counts = Counter(str(meta.get("property") or meta.get("name")) for meta in head.find_all("meta"))
        assert {name for name, count in counts.items() if count > 1} <= {"None"}, path
        if path != "404.html":
            assert tags(head)["og:image"].removeprefix(BASE) in rendered.assets
        links = {str(link["href"]).lstrip("./") for link in head.select("link[rel=icon], link[rel=apple-touch-icon]")}
        assert links == {"favicon.ico", "apple-touch-icon.png"}
        assert links <= rendered.assets.keys()


def test_the_page_for_broken_links_says_nothing_of_itself(heads: Heads) -> None:
    head = heads["404.html"]
    assert [name for name in tags(head) if name.startswith(("og:", "twitter:"))] == []
    assert head.select("script") == []


def test_each_page_has_its_data_and_nothing_that_runs(heads: Heads) -> None:
    for path, head in heads.items():
        scripts = head.find_all("script", src=False)
        assert [script["type"] for script in scripts] == ["application/ld+json"] * (path != "404.html")
        for script in scripts:
            assert json.loads(script.string or "")["@graph"][0]["url"] == f"{BASE}{path}"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("answers/sample/", f"{BASE}answers/sample/, text of 10 January 2026"),
        ("decide/test-guide/", f"{BASE}decide/test-guide/, text of 10 January 2026"),
        ("topics/", f"{BASE}topics/"),
        ("404.html", None),
    ],
)
def test_paper_says_where_a_page_stands_and_of_which_day_it_is(path: str, said: str | None, heads: Heads) -> None:
    assert [line.get_text() for line in heads[path].select(".aw-mast .aw-print")] == ([said] if said else [])


@pytest.mark.parametrize(
    ("question", "own"), [("Is this test data?", True), ("هل هذه بيانات اختبار؟", False), ("Is it 🏃?", False)]
)
def test_a_question_that_cannot_be_drawn_has_the_sites_card(question: str, own: bool, site: Site) -> None:
    site.write(ANSWER, FILES[ANSWER].replace("Is this test data?", question))
    rendered = render_site(site.check())
    card = tags(read(rendered)["answers/sample/"])["og:image"].removeprefix(BASE)
    assert (card != DEFAULT) is own
    assert ("assets/cards/answers/sample.png" in rendered.assets) is own


def test_the_same_content_makes_the_same_bytes(site: Site) -> None:
    first, second = (render_site(site.check()) for _ in range(2))
    assert first.pages == second.pages
    assert {path: bytes_of(asset) for path, asset in first.assets.items()} == {
        path: bytes_of(asset) for path, asset in second.assets.items()
    }
