"""Words that are explained where an answer first uses them, and the page of all words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from askwell.render.site import render_site
from askwell.render.styles import style_sheet
from tests.helpers import ANSWER, FILES, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GLOSSARY = """\
tested:
  term: tested word
  forms: [tested words]
  meaning: A word made up for tests
short:
  term: TW
  stands_for: tested word
  meaning: The same, and shorter.
  source: test-source
amp:
  term: amp
  meaning: A sign & more.
unused:
  term: unused
  meaning: Nothing uses it.
"""


def page(site: Site, body: str, path: str = "answers/sample/") -> BeautifulSoup:
    site.write("glossary.yml", GLOSSARY)
    head, _, _ = FILES[ANSWER].rpartition("---\n")
    site.write(ANSWER, f"{head}---\n{body}\n")
    (made,) = [one for one in render_site(site.check()).pages if one.path == path]
    return BeautifulSoup(made.html, "html.parser")


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        pytest.param("A tested word, and tested words.", ["tested word"], id="only the first"),
        pytest.param("Tested words. Then TW.", ["Tested words", "TW"], id="two"),
        pytest.param("a & b &amp; c", [], id="the name of a sign"),
        pytest.param("an amp & more", ["amp"], id="a word like the name of a sign"),
        pytest.param("## A tested word\n\nTest *tested words*.", ["tested words"], id="not in a heading"),
        pytest.param("[tested word](topic:test-topic), tested words", ["tested words"], id="not in a link"),
        pytest.param("- TW\n- tested word", ["TW", "tested word"], id="in a list"),
        pytest.param("| TW | b |\n|---|---|\n| TW | d |", ["TW"], id="in a table, below its heading"),
        pytest.param("> TW.\n> -- quote: test-expert", ["TW"], id="in a quote"),
        pytest.param("**tested** word", [], id="cut in two"),
        pytest.param("Nothing.", [], id="none"),
    ],
)
def test_marked(body: str, marked: list[str], site: Site) -> None:
    made = page(site, body)
    links = made.select("a.aw-term")
    assert [link.get_text() for link in links] == marked
    for link in links:
        (entry,) = made.select(f'[id="{str(link["href"])[1:]}"]')
        assert made.select(f'[id="{link["aria-describedby"]}"]')[0] in entry.select("span")
        assert [back["href"] for back in entry.select("a")] == [f"#{link['id']}"]
    assert len(made.select("section.aw-words")) == bool(marked)


def test_what_is_said_below_the_text(site: Site) -> None:
    made = page(site, "TW, an amp.")
    (below,) = made.select('[data-part="body"] section')
    assert [entry.get_text(" ", strip=True) for entry in below.select("dt, dd")] == [
        "TW", "tested word. The same, and shorter. Back", "amp", "A sign & more. Back",
    ]  # fmt: skip
    assert [link["href"] for link in below.select("a")][-1] == "../../glossary/"
    assert [abbr.get_text() for abbr in made.select("abbr")] == ["TW"]


def test_the_page_of_all_words(site: Site) -> None:
    made = page(site, "A tested word.", "glossary/")
    assert [heading.get_text() for heading in made.select("h1, h2")] == ["What words mean", "A", "T", "U"]
    words = [word.get_text() for word in made.select("dt")]
    assert words == ["amp", "tested word", "TW (tested word)", "unused"]
    links = {str(entry["data-word"]): [a["href"] for a in entry.select("a")] for entry in made.select("dd")}
    source = "https://source.example/page"
    assert links == {"amp": [], "tested": ["../answers/sample/"], "short": [source], "unused": []}


def test_a_site_without_words_has_no_such_page(site: Site) -> None:
    assert "glossary/" not in [one.path for one in render_site(site.check()).pages]


def spread(site: Site, chromium: Browser, scripts: bool) -> Page:
    """An answer of several screens whose first line uses a word, in a browser."""
    made = page(site, "A tested word.\n\n" + "Test.\n\n" * 60)
    shown = chromium.new_page(viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
    text = f"<!doctype html><html lang=en><style>{style_sheet()}</style><main>{made}</main></html>"
    file = site.root / "page.html"
    Path(file).write_text(text, "utf-8")
    shown.goto(file.as_uri())
    return shown


def place(shown: Page, selector: str) -> tuple[float, float, float]:
    """Where an element is on the screen: its left side, its width, its foot."""
    box = shown.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"], box["width"], box["y"] + box["height"]


def test_a_meaning_shows_where_readers_are(site: Site, chromium: Browser) -> None:
    shown = spread(site, chromium, scripts=True)
    try:
        assert place(shown, "#word--tested")[2] > 800
        shown.locator(".aw-term").scroll_into_view_if_needed()
        before = shown.evaluate("scrollY")
        shown.locator(".aw-term").click()
        assert place(shown, "#word--tested") == (0, 390, 800)
        assert shown.evaluate("scrollY") == before
        shown.locator(".aw-word__back").click()
        assert place(shown, "#word--tested")[2] > 800
        assert 0 < place(shown, ".aw-term")[2] < 800
    finally:
        shown.close()


def test_a_meaning_can_be_reached_and_left_by_keyboard(site: Site, chromium: Browser) -> None:
    shown = spread(site, chromium, scripts=True)
    try:
        shown.locator(".aw-term").focus()
        shown.keyboard.press("Enter")
        shown.keyboard.press("Tab")
        assert shown.evaluate("document.activeElement.className") == "aw-word__back"
        shown.keyboard.press("Enter")
        assert place(shown, "#word--tested")[2] > 800
        shown.keyboard.press("Shift+Tab")
        shown.keyboard.press("Tab")
        assert shown.evaluate("document.activeElement.className") == "aw-term"
    finally:
        shown.close()


def test_on_paper_every_meaning_stands_below_the_text(site: Site, chromium: Browser) -> None:
    shown = spread(site, chromium, scripts=False)
    try:
        shown.locator(".aw-term").click()
        shown.emulate_media(media="print")
        assert place(shown, "#word--tested")[2] > 800
    finally:
        shown.close()
