"""What pages tell machines of themselves: every word is one of schema.org, and none says more than the page does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from askwell.checks import check
from askwell.render.machines.structured_data import structured_data
from askwell.render.page import Page
from askwell.render.site import render_site
from askwell.render.view import View
from tests.conftest import ROOT
from tests.helpers import ANSWER, EDITOR, EXPERT, FILES, FLOW, PERSON, REVIEWER, TODAY, Site
from tests.render.machines.vocabulary import Vocabulary, recorded

REVIEWED = "reviewer: test-reviewer\n"


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return recorded()


def graphs(site: Site, searched: bool = False) -> dict[str, dict[str, dict[str, Any]]]:
    """The nodes of each page by the last part of their kinds, by the page's path."""
    checked = site.check()
    assert checked.library.settings is not None
    view = View(checked.library, checked.library.settings, checked.machines, TODAY)
    said = {page.path: structured_data(view, page, "card.png", searched) for page in render_site(checked).pages}
    return {path: {node["@type"]: node for node in json.loads(text)["@graph"]} for path, text in said.items()}


def changed(site: Site, *changes: tuple[str, str, str]) -> Site:
    """The site with some of its texts changed."""
    for name in {name for name, _, _ in changes}:
        text = FILES[name]
        for _, old, new in (change for change in changes if change[0] == name):
            assert text.count(old) == 1
            text = text.replace(old, new)
        site.write(name, text)
    return site


def test_every_word_is_one_of_schema_org(words: Vocabulary) -> None:
    """On the pages of this repository's own site, each type and property is known, and holds what it may hold."""
    checked = check(ROOT, TODAY)
    assert checked.library.settings is not None
    view = View(checked.library, checked.library.settings, checked.machines, TODAY)
    pages = [
        *render_site(checked).pages,
        Page("about/", "About", "Test.", "", ""),
        Page("search/", "Search", "Test.", "", ""),
    ]
    faults = {page.path: words.faults(json.loads(structured_data(view, page, "c.png", True))) for page in pages}
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"@type": "NewsArticle", "editor": [{"@type": "Person", "name": "Test"}]}, []),
        ({"@type": "Person", "name": "Test"}, []),
        ({"@type": "Persona", "name": "Test"}, ["Persona is no type"]),
        ({"@type": "Person", "headline": "Test"}, ["Person has no headline"]),
        ({"@type": "NewsArticle", "lastReviewed": "2026-01-10"}, ["NewsArticle has no lastReviewed"]),
        ({"@type": "MedicalWebPage", "lastReviewed": "soon"}, ["MedicalWebPage.lastReviewed cannot hold soon"]),
        ({"@type": "MedicalWebPage", "aspect": "Test"}, ["MedicalWebPage has no aspect"]),
        ({"@type": "Person", "url": "test/"}, ["Person.url cannot hold test/"]),
        ({"@type": "ListItem", "position": "first", "name": "Test"}, []),
        ({"@type": "ListItem", "position": True}, ["ListItem.position cannot hold True"]),
        ({"@type": "NewsArticle", "author": {"@id": "a"}}, ["NewsArticle.author cannot hold {'@id': 'a'}"]),
        (
            [{"@type": "NewsArticle", "author": {"@id": "a"}}, {"@type": "Person", "@id": "a"}],
            [],
        ),
        (
            [{"@type": "NewsArticle", "author": {"@id": "a"}}, {"@type": "WebPage", "@id": "a"}],
            ["NewsArticle.author cannot hold {'@id': 'a'}"],
        ),
        (
            {"@type": "NewsArticle", "digitalSourceType": "https://schema.org/RobotDigitalSource"},
            ["NewsArticle.digitalSourceType cannot hold https://schema.org/RobotDigitalSource"],
        ),
        ({"@type": "SearchAction", "query-input": "required name=q"}, []),
        ({"@type": "SearchAction", "question-input": "required name=q"}, ["SearchAction has no question-input"]),
        ({"@type": "Person", "name-input": "Test"}, ["Person has no name-input"]),
    ],
)
def test_the_test_sees_what_is_no_word(node: Any, expected: list[str], words: Vocabulary) -> None:
    assert words.faults(node) == expected


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("", ["CollectionPage", "WebSite", "Organization"]),
        ("answers/", ["CollectionPage", "WebSite", "Organization"]),
        ("answers/sample/", ["MedicalWebPage", "NewsArticle", "WebSite", "Organization"]),
        ("topics/test-topic/", ["CollectionPage", "WebSite", "Organization"]),
        ("experts/test-expert/", ["ProfilePage", "WebSite", "Organization"]),
        ("decide/", ["CollectionPage", "WebSite", "Organization"]),
        ("decide/test-guide/", ["MedicalWebPage", "WebSite", "Organization"]),
    ],
)
def test_each_page_says_what_kind_it_is(path: str, kinds: list[str], site: Site) -> None:
    assert list(graphs(site)[path]) == kinds


@pytest.mark.parametrize(
    ("changes", "author", "mentions"),
    [
        pytest.param([], None, None, id="an invented expert"),
        pytest.param([(EXPERT, "fictional: yes", "fictional: no")], None, "Test Expert", id="one who commented"),
        pytest.param(
            [
                (EXPERT, "fictional: yes", "fictional: no"),
                (ANSWER, "ai_use:", "answered_by: [test-expert]\nai_use:"),
            ],
            "Test Expert",
            None,
            id="one who answered",
        ),
    ],
)
def test_nobody_is_an_author_who_was_only_quoted(
    changes: list[tuple[str, str, str]], author: str | None, mentions: str | None, site: Site
) -> None:
    article = graphs(changed(site, *changes))["answers/sample/"]["NewsArticle"]
    found = [[person["name"] for person in article.get(name, [])] for name in ("author", "mentions")]
    assert found == [[author] if author else [], [mentions] if mentions else []]


def test_authors_and_editors_are_those_of_content(site: Site) -> None:
    site.write("people/test-editor.yml", EDITOR.replace("fictional: yes", "fictional: no"))
    site.write(PERSON, REVIEWER)
    site = changed(site, (ANSWER, "ai_use:", "author: test-editor\neditor: test-editor\nai_use:"))
    article = graphs(site)["answers/sample/"]["NewsArticle"]
    url = "https://site.example/people/test-editor/"
    person = {"@type": "Person", "@id": f"{url}#person", "name": "Test Editor", "url": url}
    assert (article["author"], article["editor"]) == ([person], [person])
    profile = graphs(site)["people/test-editor/"]["ProfilePage"]
    assert profile["mainEntity"]["jobTitle"] == "Test desk"


@pytest.mark.parametrize(
    ("model", "term"),
    [
        ("none", None),
        ("drafted", "https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
        ("assisted", "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"),
    ],
)
def test_what_a_model_had_to_do_with_it(model: str, term: str | None, site: Site) -> None:
    old, new = "{model: none,", f"{{model: {model},"
    found = graphs(changed(site, (ANSWER, old, new), (FLOW, old, new)))
    assert found["answers/sample/"]["NewsArticle"].get("digitalSourceType") == term
    assert found["decide/test-guide/"]["MedicalWebPage"].get("digitalSourceType") == term


@pytest.mark.parametrize("reviewed", [True, False])
def test_a_review_is_a_clinicians(reviewed: bool, site: Site) -> None:
    site.write(PERSON, REVIEWER.replace("fictional: yes", "fictional: no"))
    new = f"{REVIEWED if reviewed else ''}ai_use:"
    found = graphs(changed(site, (ANSWER, "ai_use:", new), (FLOW, "ai_use:", new)))
    for path in ("answers/sample/", "decide/test-guide/"):
        page = found[path]["MedicalWebPage"]
        assert page.get("lastReviewed") == ("2026-01-10" if reviewed else None)
        assert page.get("reviewedBy", {}).get("name") == ("Test Reviewer" if reviewed else None)


def test_dates_topics_and_sources_are_those_of_content(site: Site) -> None:
    site = changed(site, (ANSWER, "published: 2026-01-10\n", "published: 2026-01-09\nupdated: 2026-01-10\n"))
    article = graphs(site)["answers/sample/"]["NewsArticle"]
    assert (article["datePublished"], article["dateModified"]) == ("2026-01-09", "2026-01-10")
    assert [topic["url"] for topic in article["about"]] == ["https://site.example/topics/test-topic/"]
    assert len(article["citation"]) == 2


@pytest.mark.parametrize("searched", [True, False])
def test_a_search_is_offered_where_there_is_one(searched: bool, site: Site) -> None:
    home = graphs(site, searched)[""]["WebSite"]
    target = home.get("potentialAction", {}).get("target", {}).get("urlTemplate")
    assert target == ("https://site.example/search/?q={words}" if searched else None)


def test_the_way_to_a_page(site: Site) -> None:
    steps = graphs(site)["answers/sample/"]["MedicalWebPage"]["breadcrumb"]["itemListElement"]
    assert [
        (step["position"], step["name"], step["item"]["@id"].removeprefix("https://site.example/")) for step in steps
    ] == [
        (1, "Test site", ""),
        (2, "Answers", "answers/"),
        (3, "Is this test data?", "answers/sample/"),
    ]


def test_nothing_gets_out_of_the_script_element(site: Site) -> None:
    site = changed(site, (ANSWER, "question: Is this test data?", "question: Is </script><!-- & this test data?"))
    checked = site.check()
    assert checked.library.settings is not None
    view = View(checked.library, checked.library.settings, checked.machines, TODAY)
    (page,) = [page for page in render_site(checked).pages if page.path == "answers/sample/"]
    text = structured_data(view, page, "card.png")
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"][1]["headline"] == "Is </script><!-- & this test data?"


def test_corrections_are_said_in_schema_orgs_words(site: Site, words: Vocabulary) -> None:
    """What is only new, or clearer, corrects nothing."""
    log = "".join(f"  - {{on: 2026-03-01, kind: {kind}, what: Test {kind}., by: real}}\n" for kind in KINDS)
    site.write("people/real.yml", FILES[EXPERT].replace("fictional: yes\n", ""))
    changed(
        site,
        (ANSWER, "published: 2026-01-10\n", f"published: 2026-01-10\nupdated: 2026-03-01\nchanges:\n{log}"),
        (FLOW, "updated: 2026-01-10\n", f"updated: 2026-03-01\nchanges:\n{log}"),
    )
    found = graphs(site)
    for node in (found["answers/sample/"]["NewsArticle"], found["decide/test-guide/"]["MedicalWebPage"]):
        assert sorted(item["text"] for item in node["correction"]) == ["Test correction.", "Test retraction."]
        assert node["correction"][0]["author"]["name"] == "Test Expert"
    for graph in found.values():
        assert words.faults({"@context": "https://schema.org", "@graph": [*graph.values()]}) == []


KINDS = ("correction", "update", "clarification", "retraction")
