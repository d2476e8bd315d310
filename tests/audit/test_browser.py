"""The audit by eye on small pages: what must not be found, and how a page is reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from askwell.audit.browser.modes import PHONE, Mode
from askwell.audit.browser.seen import look_at
from askwell.audit.browser.serving import serving

READER = Mode(PHONE, "light", True)
PATH = "notes/index.html"

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Test</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<style>body {{ font: 17px sans-serif; color: #222 }} {style}</style></head><body>
<header>Test page</header>
<p data-disclaimer="test" id="test">Test words, with an I, a number such as 112 and well-known test-words.</p>
{more}
<footer>End of the test page</footer></body></html>
"""


def codes(browser: Browser, folder: Path, style: str = "", more: str = "", base: str = "/") -> list[str]:
    """What is found on a page of a site that stands at a path."""
    (folder / "notes").mkdir()
    (folder / PATH).write_text(PAGE.format(style=style, more=more), "utf-8")
    with serving(folder, base) as url:
        return [str(one) for one in look_at(browser, url, folder, [PATH], modes=[READER])]


NEAR_MISSES = {
    "nothing": "",
    "the least size": "p { font-size: 12px }",
    "the least contrast": "p { color: #767676 }",
    "the least of both": "p { font-size: 12px; color: #767676 }",
    "the least contrast of large letters": "p { font-size: 24px; color: #949494 }",
    "a small font scaled up": "p { font-size: 9px; scale: 1.4; transform-origin: left; width: 60% }",
    "a box to scroll in": "p { height: 3em; overflow: auto; position: relative }",
    "far down the page": "header { height: 300vh } header::after { content: 'x' }",
    "a bar at the bottom": "footer { position: fixed; inset: auto 0 0 0; height: 30vh; background: #ccc }",
    "a bar at the top": "header { position: sticky; top: 0; height: 20vh; background: #ccc }",
    "capitals": "p { text-transform: uppercase }",
    "small capitals": "p { font-variant-caps: small-caps }",
    "spaced letters": "p { letter-spacing: 0.12em; word-spacing: 0.16em; line-height: 1.5 }",
    "letters in italics": "p { font-style: italic; font-weight: 700 }",
    "a picture behind": "p { background: linear-gradient(#fff, #ddd) }",
    "an ornament": "p::before { content: '\\2022\\20' }",
    "a shade that shows": "p { animation: come 1s } @keyframes come { from { opacity: 0 } }",
}
"""Style sheets with which all words can be read; WCAG 2.2, 1.4.12, asks for the spaced letters."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "style",
    [pytest.param(style, id=name, marks=[pytest.mark.long] if style else []) for name, style in NEAR_MISSES.items()],
)
def test_what_can_be_read_is_not_found(chromium: Browser, tmp_path: Path, style: str) -> None:
    assert codes(chromium, tmp_path, style) == []


@pytest.mark.slow
def test_a_site_may_stand_below_a_path(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "dark.css").write_text("p { color: #eee }", "utf-8")
    found = codes(chromium, tmp_path, more='<link rel="stylesheet" href="/qa/dark.css">', base="/qa/")
    assert [one.split()[2] for one in found] == ["SEEN004:"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "more",
    [
        '<img src="https://elsewhere.example/test.png" alt="">',
        pytest.param('<img src="http://127.0.0.1:9/test.png" alt="">', marks=pytest.mark.long),
        pytest.param('<img src="/beside.png" alt="">', marks=pytest.mark.long),
        "<script>throw new Error('test')</script>",
        pytest.param("<script>setTimeout(() => nothing(), 0)</script>", marks=pytest.mark.long),
    ],
)
def test_what_a_page_asks_for_in_vain_is_found(chromium: Browser, tmp_path: Path, more: str) -> None:
    assert "SEEN006" in " ".join(codes(chromium, tmp_path, more=more, base="/qa/"))
