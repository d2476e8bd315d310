"""How readers differ, which pages they see, and what a page shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
    "zoomed": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
}
"""`narrow` is WCAG 1.4.10's width; `zoomed` is the desktop at 200%."""

FLOWS = sorted(path.stem for path in (ROOT / "content" / "flows").rglob("*.yml"))

READERS = [
    pytest.param(scripts, screen, id=f"scripts {'on' if scripts else 'off'}-{screen}")
    for scripts in (True, False)
    for screen in ("phone", "desktop")
]

EXTREMES = [READERS[1], READERS[2]]
"""The two readers that differ most: a desktop with scripts, a phone without."""

KINDS = {
    "home": "",
    "answers": "answers/",
    "answers in another order": "answers/newest/",
    "answer with a guide": "answers/jogging-with-mild-osteoporosis/",
    "answer without a guide": "answers/sleep-better/",
    "topics": "topics/",
    "topic": "topics/bones/",
    "experts": "experts/",
    "expert": "experts/bjoern-buehring/",
    "guides": "decide/",
    "guide": "decide/jogging/",
    "guide at a question": "decide/jogging/#jogging--back-pain",
    "guide at an emergency": "decide/jogging/#jogging--call-now",
    "guide at an urgent outcome": "decide/jogging/#jogging--doctor-today",
    "guide at a routine outcome": "decide/jogging/#jogging--doctor-first",
    "guide at self-care": "decide/jogging/#jogging--start-slowly.fall-risk.no",
    "guide in an answer, at an outcome": "answers/rest-for-a-sore-back/#sore-back--keep-active",
    "page written by hand": "about/",
    "not found": "no/such/page/",
}
"""A page of each kind, by its path."""

PAGES = {kind: path for kind, path in KINDS.items() if "#" not in path}
"""Those that differ by more than the step that is shown."""

_SHOWN = """() => ({
  shown: [...document.querySelectorAll('[data-node]')].filter(e => e.checkVisibility()).map(e => e.dataset.node),
  focus: document.activeElement.id,
})"""

_WATCH = """window.broken = [];
addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective + ' ' + e.blockedURI));"""


@dataclass(frozen=True)
class Served:
    """A site on the web: its address, and the paths that were asked for."""

    url: str
    asked: list[str]


@dataclass
class Opener:
    """Opens pages, and keeps what their browser asked of other hosts and what policies refused."""

    browser: Browser
    served: Served
    elsewhere: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _fresh: list[Page] = field(default_factory=list)
    _lasting: dict[tuple[bool, str, bool], Page] = field(default_factory=dict)

    def page(self, *, scripts: bool = True, screen: str = "desktop", dark: bool = False) -> Page:
        """An empty page of a new reader."""
        self._fresh.append(self._new(scripts, screen, dark))
        return self._fresh[-1]

    def __call__(self, path: str, *, scripts: bool = True, screen: str = "desktop", dark: bool = False) -> Page:
        """A page of the site, in a window that the next reader of this kind gets as well: making one is slow."""
        kind = scripts, screen, dark
        if kind not in self._lasting:
            self._lasting[kind] = self._new(*kind)
        page = self._lasting[kind]
        page.goto("about:blank")
        page.goto(self.served.url + path)
        return page

    def end(self) -> None:
        """Ends all visits, and gathers what policies refused."""
        for page in (*self._fresh, *self._lasting.values()):
            self.refused += page.evaluate("() => window.broken ?? []")
            page.goto("about:blank")
        for page in self._fresh:
            page.context.close()
        self._fresh.clear()

    def _new(self, scripts: bool, screen: str, dark: bool) -> Page:
        scheme: Any = "dark" if dark else "light"
        context = self.browser.new_context(java_script_enabled=scripts, color_scheme=scheme, **SCREENS[screen])
        context.set_default_timeout(60_000)
        context.add_init_script(_WATCH)
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", lambda message: self._said(message.text))
        return context.new_page()

    def _asked(self, url: str) -> None:
        if not url.startswith((self.served.url, "data:", "blob:", "about:")):
            self.elsewhere.append(url)

    def _said(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.refused.append(text)


def at(page: Page) -> dict[str, Any]:
    """The steps that are to be seen, and the id that has the focus."""
    found: dict[str, Any] = page.evaluate(_SHOWN)
    return found


def steps(page: Page) -> list[str]:
    """The keys of the steps that are to be seen."""
    shown: list[str] = at(page)["shown"]
    return shown
