"""A site with corrections, as its readers get it: on each page, on the page of all, and in the head."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Once
from tests.helpers import ANSWER, FILES, FLOW
from tests.markup.checkers import html_validate
from tests.site.conftest import _build, _test_data, soup, words

ANSWERS, GUIDES = "answers/sample/", "decide/test-guide/"

CHANGES = """\
updated: {day}
changes:
  - on: {day}
    kind: correction
    what: Test words were wrong & are <b>right</b>
    by: test-expert
  - on: 2026-02-01
    kind: clarification
    what: Test words are clearer.
    by: test-expert
"""


def _corrected(folder: Path) -> None:
    _test_data(folder)
    texts = {
        ANSWER: FILES[ANSWER].replace(
            "published: 2026-01-10\n", f"published: 2025-01-10\n{CHANGES.format(day='2026-03-01')}"
        ),
        FLOW: FILES[FLOW].replace(
            "updated: 2026-01-10\n", CHANGES.format(day="2026-04-01").replace("2026-02-01", "2025-02-01")
        ),
    }
    for name, text in texts.items():
        (folder / "content" / name).write_text(text, "utf-8")
    _build(folder)


@pytest.fixture(scope="session")
def corrected(once: Once) -> Path:
    """A built site whose answer and guide have two changes each."""
    return once("corrected", _corrected) / "site"


def data(page: BeautifulSoup) -> list[dict[str, object]]:
    (script,) = page.select('script[type="application/ld+json"]')
    graph: list[dict[str, object]] = json.loads(script.get_text())["@graph"]
    return graph


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "days"), [(ANSWERS, ["2026-03-01", "2026-02-01"]), (GUIDES, ["2026-04-01", "2025-02-01"])]
)
def test_a_page_shows_its_changes_newest_first(corrected: Path, path: str, days: list[str]) -> None:
    page = soup(corrected, path)
    items = page.select('[data-part="changes"] li')
    assert [item["id"] for item in items] == [f"change--{days[0]}-correction", f"change--{days[1]}-clarification"]
    assert [item["data-change"] for item in items] == ["correction", "clarification"]
    assert words(items[0]).startswith("Correction, 1 ")
    assert "Test words were wrong & are <b>right</b>. By Test Expert." in words(items[0])
    assert page.select_one('[data-part="changes"] p > a[href="../../corrections/"]')
    found = [node["correction"] for node in data(page) if "correction" in node]
    assert found == [
        [
            {
                "@type": "CorrectionComment",
                "@id": f"https://site.example/{path}#change--{days[0]}-correction",
                "text": "Test words were wrong & are <b>right</b>",
                "datePublished": days[0],
            }
        ]
    ]


@pytest.mark.slow
def test_all_changes_are_gathered_by_years(corrected: Path) -> None:
    page = soup(corrected, "corrections/")
    assert [heading["id"] for heading in page.select("h2")] == ["year--2026", "year--2025"]
    links = [link["href"] for link in page.select("[data-change] .aw-answers__question a")]
    assert links == [
        "../decide/test-guide/#change--2026-04-01-correction",
        "../answers/sample/#change--2026-03-01-correction",
        "../answers/sample/#change--2026-02-01-clarification",
        "../decide/test-guide/#change--2025-02-01-clarification",
    ]
    assert [words(kind) for kind in page.select("dt")] == ["Correction", "Update", "Clarification", "Retraction"]
    assert [(feed["type"], feed["href"]) for feed in page.select('link[rel="alternate"]')] == [
        ("application/atom+xml", "../corrections/feed.xml"),
        ("application/feed+json", "../corrections/feed.json"),
    ]
    assert (corrected / "corrections" / "feed.xml").read_text("utf-8").count("<entry>") == 4


@pytest.mark.slow
def test_the_pages_are_valid(corrected: Path) -> None:
    names = [corrected / path / "index.html" for path in (ANSWERS, GUIDES, "corrections/")]
    assert html_validate(names, corrected) == []


def test_a_site_without_changes_says_so(built: Path) -> None:
    page = soup(built, "corrections/")
    assert "Nothing has been corrected or changed here so far." in words(page.main)
    assert page.select("[data-change]") == []


def test_every_answer_leads_to_the_corrections(built: Path) -> None:
    pages = sorted((built / "answers").glob("*/index.html"))
    found = [soup(built, f"{path.parent.relative_to(built).as_posix()}/") for path in pages]
    answers = [page for page in found if page.select("[data-answer]")]
    assert len(answers) > 3
    assert [page for page in answers if not page.select('[data-part="about"] a[href="../../corrections/"]')] == []
