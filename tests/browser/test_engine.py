"""What the engine's scripts add: search and dark colours. And the way past its menus."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reader import FRAMES, PAGES, SCRIPTED, Opener

GROUND = "() => getComputedStyle(document.body).backgroundColor"


def search(page: Page, words: str) -> list[str]:
    """The addresses that the search finds for some words, best first, below the site's root."""
    page.locator('label[for="__search"].md-header__button:visible, .md-search__input:visible').first.click()
    page.locator(".md-search__input").press_sequentially(words)
    page.locator(".md-search-result__item").first.wait_for()
    found: list[str] = page.locator(".md-search-result__item > a").evaluate_all(
        "links => links.map(link => new URL(link.href).pathname.slice(1))"
    )
    return found


@pytest.mark.parametrize("screen", ["phone", pytest.param("desktop", marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("jog with mild osteoporosis", "answers/jogging-with-mild-osteoporosis/", id="question"),
        pytest.param("pounding brittle stand the load", "answers/jogging-with-mild-osteoporosis/", id="short answer"),
        pytest.param("supplements", "answers/calcium-and-vitamin-d/", id="topic of an answer"),
        pytest.param("supplements", "topics/supplements/", id="topic"),
        pytest.param("sore back", "decide/sore-back/", id="guide"),
        pytest.param("buehring", "experts/bjoern-buehring/", id="expert"),
    ],
)
def test_search_finds(opened: Opener, screen: str, words: str, expected: str) -> None:
    page = opened("topics/sleep/", screen=screen)
    assert expected in search(page, words)


def test_what_search_finds_can_be_opened(opened: Opener) -> None:
    page = opened("topics/sleep/")
    search(page, "jog osteoporosis")
    page.locator(".md-search-result__item > a").first.click()
    page.locator('[data-answer="jogging-with-mild-osteoporosis"]').wait_for()
    assert page.locator("h1").inner_text() == "Can I jog if I have mild osteoporosis?"


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_colours_can_be_switched_and_stay(opened: Opener, screen: str) -> None:
    page = opened.page(screen=screen)
    page.goto(opened.served.url)
    light = page.evaluate(GROUND)
    page.get_by_title("Switch to dark colours").click()
    dark = page.evaluate(GROUND)
    assert (light, dark != light) == ("rgb(255, 255, 255)", True)
    page.goto(opened.served.url + "decide/jogging/")
    assert page.evaluate(GROUND) == dark
    page.get_by_title("Switch to light colours").click()
    assert page.evaluate(GROUND) == light


@pytest.mark.parametrize("kind", FRAMES)
@pytest.mark.parametrize(("scripts", "screen"), SCRIPTED)
def test_the_skip_link_leads_to_the_beginning(opened: Opener, kind: str, scripts: bool, screen: str) -> None:
    page = opened(PAGES[kind], scripts=scripts, screen=screen)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.innerText.trim()") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    order = page.evaluate("""() => {
        const first = document.querySelector('.md-content :is(a, [tabindex="0"])');
        return [first.outerHTML, document.activeElement.outerHTML]; }""")
    assert order[0] == order[1]
