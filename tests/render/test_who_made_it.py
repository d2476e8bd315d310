"""What a page says at its top of who made and checked its text, and whose words stand in it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from askwell.render.site import render_site
from tests.helpers import ANSWER, FILES, FLOW, Site

REVIEWER = "reviewer: {name: Test Reviewer, credentials: MD}\nai_use:"
UNCHECKED = "No clinician has checked this"
CHECKED = "Checked by Test Reviewer, MD, on 10 January 2026."


def page(site: Site, path: str) -> BeautifulSoup:
    (found,) = [page for page in render_site(site.check()).pages if page.path == path]
    return BeautifulSoup(found.html, "html.parser")


@pytest.mark.parametrize(
    ("file", "path", "unchecked"),
    [
        (ANSWER, "answers/sample/", f"{UNCHECKED} page."),
        (FLOW, "decide/test-guide/", f"{UNCHECKED} guide."),
    ],
    ids=["an answer", "a guide"],
)
@pytest.mark.parametrize("reviewed", [True, False], ids=["reviewed", "not reviewed"])
@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("none", ""),
        ("drafted", " A language model drafted the text."),
        ("assisted", " A language model helped to write the text."),
    ],
)
def test_the_label(file: str, path: str, unchecked: str, reviewed: bool, model: str, said: str, site: Site) -> None:
    text = FILES[file].replace("{model: none,", f"{{model: {model},")
    site.write(file, text.replace("ai_use:", REVIEWER) if reviewed else text)
    (label,) = page(site, path).select('[data-part="review"]')
    assert " ".join(label.get_text().split()) == (CHECKED if reviewed else unchecked) + said
    assert label["data-ai"] == model


@pytest.mark.parametrize(("file", "path"), [(ANSWER, "answers/sample/"), (FLOW, "decide/test-guide/")])
def test_how_it_was_made_is_told(file: str, path: str, site: Site) -> None:
    site.replace(file, "how: Test data.", "how: Test making.")
    (made,) = page(site, path).select('[data-part="made"]')
    assert made.get_text() == "How it was made: Test making."


@pytest.mark.parametrize(
    ("answered", "said"),
    [("", "With comments by Test Expert"), ("answered_by: [test-expert]\n", "Answered by Test Expert")],
)
def test_nobody_is_said_to_have_answered_who_was_only_quoted(answered: str, said: str, site: Site) -> None:
    site.replace(ANSWER, "ai_use:", f"{answered}ai_use:")
    (byline,) = page(site, "answers/sample/").select("[data-expert]:not([data-attribution])")
    assert said in " ".join(byline.get_text().split())
