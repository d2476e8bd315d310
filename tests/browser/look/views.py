"""Pictures of pages: which readers they are for, and how one is taken so that it comes out the same twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.everyone.devtools import with_sheet

WIDTHS = {"phone": (390, 844), "tablet": (768, 1024), "desktop": (1280, 900)}
LOOKS = ("light", "dark", "forced")

PAPER = (718, 1047)
"""The part of an A4 page that is printed on, at 96 dots an inch, with margins of 10 mm."""

FACE = """@font-face { font-family: 'Source Serif 4'; src: url(/assets/source-serif-4.woff2); font-weight: 400 700;
  font-display: block }"""
"""The reading face as pages have it, but waited for: who comes for the first time may see another."""

_FACES = "async () => { await Promise.all([...document.fonts].map(face => face.load())) }"


@dataclass(frozen=True, order=True)
class View:
    """One way to see a page. `screen` is one of WIDTHS, "paper", or a number of CSS pixels."""

    screen: str
    look: str
    scripts: bool = True

    @property
    def name(self) -> str:
        """For files and captions: "phone-dark"."""
        return f"{self.screen}-{self.look}" + ("" if self.scripts else "-plain")

    @property
    def context(self) -> dict[str, Any]:
        """The options of a browser's context."""
        width, height = (int(self.screen), 800) if self.screen.isdigit() else WIDTHS.get(self.screen, PAPER)
        options: dict[str, Any] = {
            "viewport": {"width": width, "height": height},
            "java_script_enabled": self.scripts,
            "color_scheme": "dark" if self.look == "dark" else "light",
            "reduced_motion": "reduce",
        }
        if self.look == "forced":
            options["forced_colors"] = "active"
        return options


PAPER_VIEW = View("paper", "print")

VIEWS = (
    *(View(screen, look) for screen in WIDTHS for look in LOOKS),
    View("phone", "light", scripts=False),
    PAPER_VIEW,
)
"""Every kind of reader whose picture is taken."""


def window(browser: Browser, view: View) -> Page:
    """An empty page for a reader."""
    page = browser.new_context(**view.context).new_page()
    if view.look == "print":
        page.emulate_media(media="print")
    return page


def show(page: Page, url: str, more: str = "") -> None:
    """Opens a page, with more styles laid over it, and waits until its faces are there, and painted."""
    page.goto("about:blank")
    page.goto(url, wait_until="load")
    with_sheet(page, FACE + more)
    page.evaluate(_FACES)
    page.screenshot()


def picture(page: Page) -> bytes:
    """A PNG of the whole page, in CSS pixels."""
    return page.screenshot(full_page=True, animations="disabled", caret="hide", scale="css")
