"""Addresses, pages, policies, the style sheet: what rendering is made of."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from askwell.content import addresses
from askwell.render.page import Page
from askwell.render.site import render_site, taken
from askwell.render.styles import style_sheet
from askwell.render.view import day, first_sentences, sentence
from tests.conftest import ROOT
from tests.helpers import TODAY, good_site

THEME = ROOT / "hooks" / "askwell" / "theme"


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("", "", "./"),
        ("", "answers/", "answers/"),
        ("answers/", "", "../"),
        ("answers/a/", "", "../../"),
        ("answers/a/", "answers/b/", "../../answers/b/"),
        ("answers/a/", "/ask/", "../../ask/"),
        ("", "/ask/", "ask/"),
        ("", "/", "./"),
        ("answers/a/", "/", "../../"),
        ("answers/page-2/", "https://a.example/b?c=d", "https://a.example/b?c=d"),
    ],
)
def test_relative_links(page: str, target: str, expected: str) -> None:
    assert addresses.relative(page, target) == expected


def test_ids_and_paths() -> None:
    assert [make("x-1") for make in addresses.PATHS.values()] == [
        "answers/x-1/",
        "topics/x-1/",
        "decide/x-1/",
    ]
    assert addresses.guide_id("f") == "guide--f"
    assert addresses.state_id("f", "s") == "f--s"
    assert addresses.source_id("s") == "source--s"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("", "index.md"),
        ("answers/", "answers/index.md"),
        ("answers/a/", "answers/a.md"),
        ("answers/newest/", "answers/newest.md"),
        ("answers/newest/page-2/", "answers/newest/page-2.md"),
        ("topics/a/page-2/", "topics/a/page-2.md"),
    ],
)
def test_where_a_page_goes(path: str, uri: str) -> None:
    assert Page(path, "", "", "", "").uri == uri


@pytest.mark.parametrize(
    "words",
    [
        "Test",
        "a \"b\" 'c'",
        "no",
        "2026-11-22",
        "a: b # c",
        "{{ a }} {% b %}",
        "\\n",
        "ü 🏃 \u2014",
        "[a](b)",
        "---",
        "<b>&",
    ],
)
def test_the_header_of_a_page(words: str) -> None:
    _, header, text = Page("", words, words, "text", "").markdown.split("---\n", 2)
    entities = re.sub(r"&(?:amp|lt|gt|quot|#x27);", "", yaml.safe_load(header)["title"])
    assert not set(entities) & set("<>&\"'")
    assert yaml.safe_load(header) == {
        key: words.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#x27;")
        for key in ("title", "description")
    }
    assert text == "\ntext"


def test_the_style_sheet_has_the_tokens_and_every_component_once() -> None:
    sheets = [THEME / "tokens.css", THEME / "frame" / "frame.css", *sorted(THEME.glob("components/*/*.css"))]
    together = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    assert style_sheet().split() == re.sub(r"(?s)/\*.*?\*/", "", together).split()
    assert "/*" not in style_sheet()
    assert {sheet.stem for sheet in sheets[1:]} == {sheet.parent.name for sheet in sheets[1:]}


@pytest.mark.parametrize("sheet", sorted(THEME.glob("components/*/*.css")), ids=lambda sheet: str(sheet.stem))
def test_colours_come_from_the_tokens(sheet: object) -> None:
    text = sheet.read_text("utf-8")  # type: ignore[attr-defined]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text) == []
    assert set(re.findall(r"var\((--aw-[a-z-]+)", text)) <= set(re.findall(r"(--aw-[a-z-]+):", style_sheet()))


def test_words_of_templates() -> None:
    assert str(day(TODAY)) == '<time datetime="2026-11-22">22 November 2026</time>'
    assert [sentence(text) for text in ("a", "a.", "a?", "a!", "a)")] == ["a.", "a.", "a?", "a!", "a)."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One.", "One."),
        ("Short. Still short.", "Short. Still short."),
        (f"{'A long sentence, ' * 4}that ends. Another.", f"{'A long sentence, ' * 4}that ends."),
        (f"Is it? {'Yes, ' * 12}it is. More.", f"Is it? {'Yes, ' * 12}it is."),
        ("A score of 2.5 stays whole. Yes.", "A score of 2.5 stays whole. Yes."),
    ],
)
def test_what_a_list_says_of_an_answer(text: str, expected: str) -> None:
    assert first_sentences(text) == expected


def test_a_page_at_an_address_that_is_taken_is_an_error(tmp_path: Path) -> None:
    site = good_site(tmp_path)
    rendered = render_site(site.check())
    assert taken(rendered) == ()
    page = next(page for page in rendered.pages if page.path == "topics/")
    (found,) = taken(replace(rendered, pages=(*rendered.pages, replace(page, source="docs/topics.md"))))
    assert (found.code, found.location.path) == ("DOCS003", "docs/topics.md")
    assert "content/topics.yml" in (found.hint or "")
