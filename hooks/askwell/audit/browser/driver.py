"""Drives a Chromium: one browser, a window for each kind of reader, and what pages say against themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, Page, sync_playwright

from askwell.audit.browser.chromium import find_chromium
from askwell.audit.browser.modes import Mode

_HERE = Path(__file__).parent
_READING = (_HERE / "reading.js").read_text("utf-8")
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--font-render-hinting=none",  # or a Chromium without windows draws letters as no reader's does
)

Clip = tuple[int, int, int, int]
"""Left, top, width and height in a window, in CSS pixels."""


class NoChromiumError(Exception):
    """There is no Chromium on this machine."""


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser without a window. Raises NoChromiumError."""
    path = find_chromium()
    if path is None:
        raise NoChromiumError
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


_FACES = "async () => { await Promise.all([...document.fonts].map(face => face.load())) }"


@dataclass
class Window:
    """One page of one kind of reader, used again for each address."""

    mode: Mode
    url: str
    page: Page
    _devtools: CDPSession
    troubles: list[str] = field(default_factory=list)
    """What went wrong since a page was opened: errors, and requests to elsewhere."""

    @property
    def height(self) -> int:
        """CSS pixels."""
        size = self.page.viewport_size
        return size["height"] if size else 0

    def open(self, address: str) -> None:
        """Loads a page of the site by its address below the root."""
        self.page.goto("about:blank")
        self.troubles.clear()
        try:
            self.page.goto(self.url + address)
        except Error as error:
            self.troubles.append(error.message.splitlines()[0])
        if self.mode.printed:
            self.page.emulate_media(media="print")  # A new page forgets it.
        self.page.evaluate(_FACES)
        self.picture((0, 0, 1, 1), (0, 0))  # The reading face is painted now: one that comes late moves words.
        self.page.evaluate(_READING)

    def call(self, function: str, *arguments: Any) -> Any:
        """What a function of reading.js returns."""
        # As JSON: Playwright takes far longer for values that it reads one by one.
        call = f"given => JSON.stringify(seen.{function}(...JSON.parse(given))) ?? null"
        found = self.page.evaluate(call, json.dumps(arguments))
        return None if found is None else json.loads(found)

    def picture(self, clip: Clip, scrolled: tuple[float, float]) -> str:
        """What the window shows now in a part of it: a PNG in base64. `scrolled` is where the page is scrolled to."""
        left, top, width, height = clip
        area = {"x": left + scrolled[0], "y": top + scrolled[1], "width": width, "height": height, "scale": 1}
        options = {"format": "png", "optimizeForSpeed": True, "clip": area}
        return str(self._devtools.send("Page.captureScreenshot", options)["data"])


@contextmanager
def window(browser: Browser, url: str, mode: Mode) -> Iterator[Window]:
    """A window on the site at an address. What it asks of other hosts goes to no one, and is one of its troubles."""
    port = url.split("/")[2].partition(":")[2]
    # All but the site goes through a proxy that is the site's own server, which answers that there is no such thing.
    proxy: Any = {"server": f"http://127.0.0.1:{port}", "bypass": f"127.0.0.1:{port}"}
    context = browser.new_context(**mode.context, proxy=proxy)
    try:
        page = context.new_page()
        opened = Window(mode, url, page, context.new_cdp_session(page))
        _listen(opened)
        yield opened
    finally:
        context.close()


def _listen(window: Window) -> None:
    page, troubles = window.page, window.troubles
    own = (window.url, "data:", "blob:", "about:")

    def asked(url: str) -> None:
        if not url.startswith(own):
            troubles.append(f"it asks for {url}")

    page.on("request", lambda request: asked(request.url))
    page.on("pageerror", lambda error: troubles.append(error.message))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
