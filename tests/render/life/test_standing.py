"""Pages of every state: what stands on them, and where they do not stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from askwell.audit.site_audit import SiteAudit
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.content.handwritten import Docs
from askwell.diagnostics import errors
from askwell.render.site import Site as Rendered
from askwell.render.site import render_site
from tests.checks.life.test_states import ARCHIVED, DRAFT, LATER, MERGED, WITHDRAWN, answer
from tests.helpers import FILES, FLOW, TODAY, good_site

STATES = {
    "draft": [DRAFT],
    "later": [LATER],
    "archived": [ARCHIVED],
    "withdrawn": [WITHDRAWN, "instead: merged"],
    "merged": [MERGED, "instead: sample"],
}
OLD_GUIDE = "status: withdrawn\nsince: 2026-03-02\nwhy: Test reason.\ninstead: test-guide\n"


def write(root: Path) -> None:
    """The good site with an answer in each state, and a guide that was withdrawn."""
    site = good_site(root)
    for key, lines in STATES.items():
        site.write(f"answers/{key}.md", answer(key[:5], *lines, "topics: [other-topic]", f"question: Is this {key}?"))
    site.write("flows/old-guide.yml", OLD_GUIDE + FILES[FLOW] + "entries:\n  in:\n    at: second\n    title: Test in\n")
    site.write("flows/new-guide.yml", f"status: draft\n{FILES[FLOW]}")
    site.write("glossary.yml", "test:\n  term: Test\n  meaning: Test data.\n")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> CheckedSite:
    root = tmp_path_factory.mktemp("states")
    write(root)
    found = check(root, TODAY)
    assert errors(found.diagnostics) == ()
    return found


@pytest.fixture(scope="module")
def rendered(checked: CheckedSite) -> Rendered:
    return render_site(checked)


@pytest.fixture(scope="module")
def previewed(checked: CheckedSite) -> Rendered:
    return render_site(checked, preview=True)


def page(site: Rendered, path: str) -> BeautifulSoup:
    (found,) = [one for one in site.pages if one.path == path]
    return BeautifulSoup(found.document, "lxml")


def banner(site: Rendered, path: str) -> str:
    found = page(site, path).select_one("[data-part=standing]")
    return " ".join(found.get_text().split()) if found else ""


ONCE = (
    ("answers/sample/", ""),
    ("answers/archived/", "Archived on 1 March 2026. We no longer keep this page up to date."),
    (
        "answers/withdrawn/",
        "Withdrawn on 1 March 2026. Do not rely on what this page said. Test reason. Read instead: Is this test data?",
    ),
    *(
        (
            path,
            "Withdrawn on 2 March 2026. Do not rely on what this guide said. Test reason. Read instead: Test guide",
        )
        for path in ("decide/old-guide/", "decide/old-guide/in/", "decide/old-guide/map/")
    ),
)


@pytest.mark.parametrize(("path", "words"), ONCE, ids=[path for path, _ in ONCE])
def test_what_a_page_says_of_its_state(path: str, words: str, rendered: Rendered) -> None:
    assert banner(rendered, path) == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("answers/draft/", "Draft. Only this preview shows it: a build leaves it out."),
        ("decide/new-guide/", "Draft. Only this preview shows it: a build leaves it out."),
        ("decide/new-guide/map/", "Draft. Only this preview shows it: a build leaves it out."),
        ("answers/later/", "To be published on 24 December 2026. Until then only this preview shows it."),
        ("answers/sample/", ""),
    ],
)
def test_what_a_preview_says_besides(path: str, words: str, previewed: Rendered) -> None:
    assert banner(previewed, path) == words


@pytest.mark.parametrize(
    ("name", "listed"), [("draft", True), ("later", True), ("archived", False), ("withdrawn", False)]
)
def test_lists_of_a_preview_have_what_is_to_come(name: str, listed: bool, previewed: Rendered) -> None:
    assert (f"Is this {name}?" in page(previewed, "answers/").get_text()) == listed


def test_a_build_has_no_page_of_what_is_to_come_or_was_merged(rendered: Rendered) -> None:
    own = {one.path for one in rendered.pages if one.path.startswith("answers/") and one.about is not None}
    assert own == {"answers/sample/", "answers/archived/", "answers/withdrawn/"}


def test_what_is_no_longer_current_stands_on_its_own_page_and_in_the_archive(rendered: Rendered) -> None:
    """Neither lists, topics, the home page, search, sitemap, glossary nor guides lead there."""
    leading = {
        one.path
        for one in rendered.pages
        if not one.leads_to
        for link in BeautifulSoup(one.document, "lxml").select("a")
        if any(f"answers/{name}/" in (link.get("href") or "") for name in ("archived", "withdrawn"))
    }
    assert leading == {"answers/archive/"}
    assert [one.path for one in rendered.search if one.path.startswith(("answers/", "decide/"))] == [
        "answers/sample/",
        "decide/test-guide/",
    ]
    sitemap = str(rendered.assets["sitemap.xml"])
    assert [name for name in ("/archived/", "/withdrawn/", "/old-guide/") if name in sitemap] == []
    assert "/answers/archive/" in sitemap


def test_lists_lead_to_the_archive(rendered: Rendered) -> None:
    assert page(rendered, "answers/").select_one('[href$="archive/"]') is not None
    archive = page(rendered, "answers/archive/").select("[data-part=archive] a")
    assert [link["href"] for link in archive] == ["../../answers/archived/"]


def test_a_topic_says_that_it_has_no_current_answer(rendered: Rendered) -> None:
    assert "There is no current answer yet." in page(rendered, "topics/other-topic/").get_text()
    assert "There is no current answer yet." not in page(rendered, "topics/test-topic/").get_text()


def test_what_was_withdrawn_never_looks_like_advice(rendered: Rendered) -> None:
    answer = page(rendered, "answers/withdrawn/")
    (fold,) = answer.select("details[data-part=former]")
    for part in ("short-answer", "review", "dates", "body", "care", "questions", "not-settled"):
        assert [fold in found.parents for found in answer.select(f"[data-part={part}]")] == [True], part
    assert answer.select("[data-part=guide], .aw-strip") == []
    assert page(rendered, "decide/old-guide/").select("[data-node], [data-go]") == []


@pytest.mark.parametrize(
    ("path", "indexed"),
    [
        ("answers/sample/", True),
        ("answers/archived/", True),
        ("answers/withdrawn/", False),
        ("decide/old-guide/", False),
    ],
)
def test_search_engines_are_kept_from_what_was_withdrawn(path: str, indexed: bool, rendered: Rendered) -> None:
    assert (page(rendered, path).select_one('meta[name=robots][content="noindex"]') is None) == indexed


@pytest.mark.parametrize(
    ("path", "status"),
    [("answers/archived/", "Archived"), ("answers/withdrawn/", "Withdrawn"), ("decide/old-guide/", "Withdrawn")],
)
def test_machines_are_not_told_that_it_is_current(path: str, status: str, rendered: Rendered) -> None:
    found = page(rendered, path)
    (script,) = found.select('script[type="application/ld+json"]')
    graph = json.loads(script.get_text())["@graph"]
    assert [node["@type"] for node in graph] == ["WebPage", "WebSite", "Organization"]
    assert graph[0]["creativeWorkStatus"] == status
    assert status in str(found.title)
    assert status.lower() in str(found.select_one("meta[name=description]")).lower()
    assert found.select_one('meta[property="article:published_time"]') is None
    card = found.select_one('meta[property="og:image"]')
    home = page(rendered, "").select_one('meta[property="og:image"]')
    assert card
    assert home
    assert card["content"] == home["content"]


def audited(
    checked: CheckedSite, rendered: Rendered, folder: Path, path: str, old: str = "", new: str = ""
) -> list[str]:
    """The codes that the audit finds on a page of the site, after a change to it."""
    for one in rendered.pages:
        text = one.document
        if one.path == path and old:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        file = folder / one.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    found = SiteAudit(folder, checked, rendered, Docs(folder / "none"), "site").page(f"{path}index.html").findings
    return sorted({one.code for one in found} - {"PAGE106", "LINK001"})


@pytest.mark.parametrize("path", [path for path, _ in ONCE])
def test_the_audit_finds_nothing_wrong(path: str, checked: CheckedSite, rendered: Rendered, tmp_path: Path) -> None:
    assert audited(checked, rendered, tmp_path, path) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        pytest.param("answers/archived/", 'data-part="standing"', "", ["STATE101"], id="no banner"),
        pytest.param("answers/archived/", 'data-state="archived"', 'data-state="draft"', ["STATE101"], id="wrong"),
        pytest.param("answers/archived/", "We no longer keep", "We keep", ["STATE101"], id="other words"),
        pytest.param(
            "answers/archived/", 'Archived on <time datetime="2026', 'Archived on <time datetime="2025', ["STATE101"],
            id="another day",
        ),
        pytest.param("answers/withdrawn/", "</strong> Test reason.", "</strong>", ["STATE101"], id="no reason"),
        pytest.param("answers/withdrawn/", "Read instead: <a", "<a hidden></a><a", ["STATE101"], id="a second way"),
        pytest.param(
            "answers/withdrawn/", '<meta name="robots" content="noindex">', "", ["STATE101"], id="search engines"
        ),
        pytest.param(
            "answers/withdrawn/", '<details class="aw-fold" data-part="former">',
            '<details class="aw-fold" data-part="former" open>', ["STATE101"], id="unfolded",
        ),
        pytest.param("answers/withdrawn/", 'data-disclaimer="general"', "", ["DISC101"], id="a disclaimer"),
        pytest.param("decide/old-guide/", 'data-part="standing"', "", ["STATE101"], id="a guide's banner"),
        pytest.param("decide/old-guide/in/", "<h1>", '<h1 data-node="a">', ["STATE101"], id="a step of a guide"),
        pytest.param("answers/sample/", "<h1", '<p data-part="standing"></p><h1', ["STATE101"], id="current"),
    ],
)  # fmt: skip
def test_the_audit_finds(
    path: str, old: str, new: str, expected: list[str], checked: CheckedSite, rendered: Rendered, tmp_path: Path
) -> None:
    assert audited(checked, rendered, tmp_path, path, old, new) == expected
