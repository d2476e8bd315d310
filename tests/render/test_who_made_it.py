"""What a page says at its top of who made and checked its text, and whose words stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from askwell.content.handwritten import Docs
from askwell.render.handwritten import handwritten
from askwell.render.site import render_site
from tests.helpers import ANSWER, EDITOR, FILES, FLOW, PERSON, REVIEWER, Site

REVIEWED = "reviewer: test-reviewer\nai_use:"
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
    site.write(PERSON, REVIEWER)
    site.write(file, text.replace("ai_use:", REVIEWED) if reviewed else text)
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


@pytest.mark.parametrize("body", ["# Test page\n\nTest words.\n", "Test words.\n"], ids=["with a heading", "without"])
@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("ai_use: drafted", "A language model drafted this page."),
        ("ai_use: assisted", "A language model helped to write this page."),
        ("ai_use: none", None),
        ("title: Test", None),
    ],
)
def test_the_label_of_a_page_by_hand(header: str, said: str | None, body: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"---\n{header}\n---\n{body}")
    (page,) = handwritten(Docs(tmp_path))
    soup = BeautifulSoup(page.html, "html.parser")
    assert [label.get_text() for label in soup.select('[data-part="review"]')] == ([said] if said else [])
    first, *_ = soup.select(".aw-written > *")
    assert (first.name == "h1") is ("#" in body)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", []),
        ("author: test-editor\n", ["Written by Test Editor."]),
        ("editor: test-editor\n", ["Edited by Test Editor."]),
        ("author: test-editor\neditor: test-reviewer\n", ["Written by Test Editor. Edited by Test Reviewer."]),
    ],
    ids=["nobody", "who wrote", "who edited", "both"],
)
def test_who_wrote_and_edited_is_told(fields: str, said: list[str], site: Site) -> None:
    site.write(PERSON, REVIEWER)
    site.write("people/test-editor.yml", EDITOR)
    site.replace(ANSWER, "ai_use:", f"{fields}ai_use:")
    found = page(site, "answers/sample/").select('[data-part="written"]')
    assert [" ".join(line.get_text().split()) for line in found] == said
    assert [link["href"] for line in found for link in line.select("a")] == [
        f"../../people/{key}/" for key in ("test-editor", "test-reviewer") if key in fields
    ]


def test_who_answers_for_the_site_is_told(site: Site) -> None:
    site.write("people/test-editor.yml", EDITOR)
    site.write("site.yml", f"{FILES['site.yml']}responsible_editor: test-editor\n")
    (line,) = page(site, "answers/sample/").select('[data-part="responsible"]')
    assert line.get_text() == "Who answers for what this site says: Test Editor, Test desk."
