from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from askwell.letters.making import letter
from askwell.mailing.preview import preview
from askwell.render.site import render_site
from tests.browser.test_safety import faults
from tests.editions import add
from tests.helpers import Site
from tests.markup.checkers import html_validate

MAIL = """<!doctype html><html lang="en"><head><title>Test</title><meta name="color-scheme" content="light dark">
<style>p { color: #111 } @media (prefers-color-scheme: dark) { p { color: #eee } }</style></head>
<body><h1>Test</h1><p>Test words.</p>
<img src="https://site.example/assets/cards/site.png" alt="Test picture"></body></html>"""
TEXT = "Test <words> & more.\n"


def made(site: Site) -> str:
    checked = add(site).check()
    library, settings = checked.library, checked.library.settings
    assert settings is not None
    one = letter(library, library.newsletters["2026-01-10"], checked.machines)
    return preview(one, settings, MAIL, TEXT, render_site(checked, preview=True), checked.diagnostics)


@pytest.fixture
def shown(site: Site) -> BeautifulSoup:
    return BeautifulSoup(made(site), "html.parser")


def test_the_mail_is_shown_in_every_way(shown: BeautifulSoup) -> None:
    assert [(frame["title"], frame["width"]) for frame in shown.find_all("iframe")] == [
        (f"On {where}, {how}, {width} pixels wide", str(width))
        for width, where in ((320, "a small phone"), (640, "a mail program"))
        for how in ("light", "dark", "pictures off")
    ]


@pytest.mark.parametrize(
    ("number", "dark", "picture"), [(0, False, True), (1, True, True), (2, False, False), (4, True, True)]
)
def test_a_frame_has_its_colours_and_pictures(number: int, dark: bool, picture: bool, shown: BeautifulSoup) -> None:
    mail = shown.find_all("iframe")[number]["srcdoc"]
    assert f"@media {'(min-width: 0px)' if dark else '(max-width: 0px)'} {{ p {{ color: #eee" in mail
    assert f'content="{"dark" if dark else "light"}"' in mail
    assert ('src="data:image/png;base64,' in mail) is picture
    assert 'alt="Test picture"' in mail


def test_text_stands_as_it_is_sent(shown: BeautifulSoup) -> None:
    assert shown.pre is not None
    assert shown.pre.text == TEXT


def test_each_link_has_its_card(shown: BeautifulSoup) -> None:
    cards = {article.h3.text: article for article in shown.find_all("article") if article.h3}
    assert {"https://site.example/a/t3st/", "https://site.example/d/test-guide/"} <= cards.keys()
    card = cards["https://site.example/a/t3st/"]
    assert [title.text for title in card.select(".card__title")] == ["Is this test data?"] * 3
    assert [img["src"][:22] for img in card.find_all("img")] == ["data:image/png;base64,"] * 2


def test_what_is_wrong_is_told_first(site: Site) -> None:
    site.replace("topics.yml", "other-topic:\n", "other-topic:\n  was: [other-topic]\n")
    shown = BeautifulSoup(made(site), "html.parser")
    assert "WAS002" in " ".join(line.text for line in shown.select(".findings li"))


def test_nothing_is_asked_of_anybody(shown: BeautifulSoup) -> None:
    assert shown.find_all("script") == []
    assert all("sandbox" in frame.attrs and not frame["sandbox"] for frame in shown.find_all("iframe"))


def test_a_browser_shows_it(site: Site, chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "preview.html"
    file.write_text(made(site), "utf-8")
    page = chromium.new_page(viewport={"width": 320, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.goto(file.as_uri())
    assert [line for line in said if not line.startswith(("data:", "about:"))] == [file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    colours = [frame.evaluate("getComputedStyle(document.querySelector('p')).color") for frame in page.frames[1:3]]
    assert colours == ["rgb(17, 17, 17)", "rgb(238, 238, 238)"]
    assert page.frames[1].evaluate("document.images[0].naturalWidth") == 1200
    assert faults(page) == []
    assert [str(one) for one in html_validate([file], tmp_path)] == []
    page.close()
