"""The search page in a browser: by mouse and by keyboard, with scripts and without, over test data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from askwell.audit.browser.serving import serving
from askwell.render.policy import POLICY
from askwell.render.view import View
from askwell.search.index import index_of, write_index
from askwell.search.page import SCRIPT, search_files, search_page
from askwell.search.records import Record
from askwell.search.texts import Part
from tests.helpers import TODAY, good_site

RECORDS = (
    Record("answers/bones/", "Osteoporosis test", "Sample words.", (Part("walk", "Walking", "Gravel."),), ("Test",)),
    Record("answers/heart/", "Heart test", "Sample words, <img src=x> too.", (), ("Other",)),
    *(Record(f"answers/many-{n}/", f"Many {n}", "Repeated.") for n in range(12)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the search page and what it loads, below a minimal frame."""
    root = tmp_path_factory.mktemp("search")
    checked = good_site(root / "source").check()
    assert checked.library.settings is not None
    page = search_page(View(checked.library, checked.library.settings, checked.machines, TODAY))
    html = page.html.replace("</select>", "<option>Test</option><option>Other</option></select>")
    site = root / "site"
    (site / "search").mkdir(parents=True)
    for path, text in search_files().items():
        (site / path).write_text(text, encoding="utf-8")
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    script = f'<script src="../{SCRIPT}" defer></script>'
    (site / page.path / "index.html").write_text(
        f'<!doctype html><html lang="en"><head>{head}{script}<title>Search</title></head>'
        f"<body><main>{html}</main></body></html>",
        "utf-8",
    )
    write_index(site, index_of(RECORDS))
    return site


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder, "/qa/") as served:
        yield f"{served}search/"


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A window, and what its pages complain of and ask for."""
    context = chromium.new_context()
    opened, said = context.new_page(), list[str]()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("request", lambda asked: said.append(asked.url))
    yield opened, said
    context.close()


@pytest.fixture
def page(window: tuple[Page, list[str]], address: str) -> Iterator[Page]:
    """The search page as it opens. Nothing may be refused by its policy, and nothing asked of another host."""
    opened, said = window
    opened.goto("about:blank")
    said.clear()
    opened.goto(address)
    yield opened
    faults = [one for one in said if not one.startswith(address[:-7]) and "favicon" not in one and "404" not in one]
    assert faults == []


def status(page: Page, words: str) -> None:
    """Waits for what is announced."""
    page.locator("#aw-search-status", has_text=words).wait_for()


@pytest.mark.parametrize(
    ("asked", "told", "first"),
    [
        ("?q=osteoporosis", "1 page found for “osteoporosis”.", "Osteoporosis test"),
        ("?q=osteoperosis", "Showing results for osteoporosis. 1 page found", "Osteoporosis test"),
        ("?q=Osteoperosis%20test", "Showing results for osteoporosis test. 1 page found", "Osteoporosis test"),
        ("?q=gravel", "1 page found for “gravel”.", "Osteoporosis test"),
        ("?q=sample&topic=Other", "1 page found for “sample” in Other.", "Heart test"),
        ("?q=repeated", "12 pages found", "Many"),
        ("?q=gravels%20heart", "No page has all of these words. 2 pages found for “gravels heart”.", "test"),
        ("?q=osteo", "1 page found for “osteo”.", "Osteoporosis test"),
        ("?q=xylophone", "Nothing found for “xylophone”. Try another word", ""),
        ("?q=%3Cimg%20src%3Dx%3E", "page", "Heart test"),
    ],
)
def test_what_is_found(asked: str, told: str, first: str, page: Page, address: str) -> None:
    page.goto(f"{address}{asked}")
    status(page, told)
    names = page.locator("#aw-search-results .aw-answers__question").all_inner_texts()
    assert (first in names[0]) if first else names == []
    assert page.locator("#aw-search-results img").count() == 0


def test_a_result_leads_to_its_heading(page: Page, address: str) -> None:
    page.goto(f"{address}?q=gravel")
    place = page.get_by_role("link", name="Walking")
    assert place.evaluate("link => link.pathname + link.hash") == "/qa/answers/bones/#walk"


def test_readers_may_keep_the_word_they_wrote(page: Page, address: str) -> None:
    page.goto(f"{address}?q=osteoperosis")
    page.get_by_role("link", name="Search for osteoperosis instead").click()
    page.wait_for_url("**exact=1")
    status(page, "“osteoperosis”")
    assert "Showing results" not in page.locator("#aw-search-status").inner_text()


def test_with_the_keyboard_alone_and_without_a_request_of_the_words(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.keyboard.press("Tab")
    page.keyboard.type("heart")
    page.keyboard.press("Enter")
    status(page, "1 page found for “heart”.")
    assert page.url.endswith("?q=heart&topic=")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Heart test"
    assert [url for url in sent if "heart" in url] == []


def test_more_results_are_shown_on_demand_and_take_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}?q=repeated")
    page.get_by_role("button", name="Show more").click()
    page.locator("#aw-search-results > li").nth(11).wait_for()
    assert page.evaluate("document.activeElement.closest('li').previousElementSibling !== null")
    assert page.get_by_role("button", name="Show more").count() == 0


def test_back_shows_what_was_found_before(page: Page) -> None:
    for words in ("heart", "gravel"):
        page.get_by_role("searchbox").fill(words)
        page.keyboard.press("Enter")
        status(page, f"“{words}”")
    page.go_back()
    status(page, "“heart”")
    assert page.get_by_role("searchbox").input_value() == "heart"


def test_without_scripts_there_are_topics_and_a_to_z(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.get_by_role("searchbox").is_visible()
    assert "The search needs scripts" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="All answers from A to Z").is_visible()
    assert page.locator("h2#by-topic + ul a").count() == 2
    context.close()
