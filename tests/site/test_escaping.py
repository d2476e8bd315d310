"""What an author writes in a plain field comes out as it was written, sign by sign."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.conftest import SIGNS, soup, words


@pytest.mark.parametrize(
    ("path", "selector", "plain"),
    [
        ("answers/sample/", "h1", "Is this test data?"),
        ("answers/sample/", '[data-part="short-answer"]', "This is test data."),
        ("answers/sample/", '[data-part="questions"] li', "Is this a test?"),
        ("answers/sample/", '[data-part="about"] p', "Test data."),
        ("answers/sample/", ".aw-care__heading", "Call nobody, this is a test, if:"),
        ("answers/sample/", ".aw-care__text > ul > li", "Test sign"),
        ("answers/sample/", '[data-part="asked"] a', "Test topic"),
        ("answers/sample/", ".aw-passage__by a", "Test Expert"),
        ("answers/sample/", '[data-part="sources"] cite', "Test source"),
        ("answers/sample/", '[data-part="connect"] p a', "Test link"),
        ("answers/sample/", '[data-disclaimer="general"]', "Test wording of general."),
        ("answers/sample/", '[data-part="guide"] h2', "Test guide"),
        ("decide/test-guide/", '[data-node="screen"] .aw-signs li', "Test sign"),
        ("decide/test-guide/", '[data-node="screen"] .aw-step__title', "1. Is there a test sign?"),
        ("decide/test-guide/", '[data-node="rest"] [data-says="next_step"]', "Test step."),
        ("decide/test-guide/", '[data-node="rest"] [data-says="why"]', "Test reason."),
        ("decide/test-guide/", "h1", "Test guide"),
        ("decide/", '[data-part="guides"] a', "Test guide"),
        ("answers/", ".aw-answers__question", "Is this test data?"),
        ("topics/test-topic/", "h1", "Test topic"),
        ("topics/", '[data-part="topics"] a', "Test topic"),
        ("experts/test-expert/", "h1", "Test Expert"),
        ("experts/", '[data-part="experts"] a', "Test Expert"),
        ("", ".aw-mast__name", "Test site"),
        ("", "h1", "Is this test data?"),
    ],
)
def test_plain_fields(signs: Path, path: str, selector: str, plain: str) -> None:
    number, _, rest = plain.partition(". ") if plain[0].isdigit() else ("", "", plain)
    expected = f"{number}. {SIGNS} {rest}" if number else f"{SIGNS} {rest}"
    texts = [words(tag) for tag in soup(signs, path).select(selector)]
    assert [text for text in texts if text in (expected, f"Emergency: {expected}", f"How it was made: {expected}")]


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("answers/sample/", "Is this test data?"),
        ("topics/test-topic/", "Test topic"),
        ("experts/test-expert/", "Test Expert"),
    ],
)
def test_titles_and_descriptions(signs: Path, path: str, plain: str) -> None:
    page = soup(signs, path)
    assert words(page.title) == f"{SIGNS} {plain} - {SIGNS} Test site"
    (description,) = page.select('meta[name="description"]')
    assert SIGNS in str(description["content"])


def test_search(signs: Path) -> None:
    files = (signs / "search" / "index" / "pages").iterdir()
    titles = {path: title for path, title, *_ in (json.loads(file.read_text("utf-8")) for file in files)}
    assert SIGNS in titles["answers/sample/"]


def test_nothing_of_it_became_an_element(signs: Path) -> None:
    for path in signs.rglob("*.html"):
        page = soup(signs, path.relative_to(signs).as_posix())
        assert page.select('.md-content :is(b, em, img, code, del, [href="e"])') == []
