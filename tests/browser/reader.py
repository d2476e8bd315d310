"""How readers differ, which pages they see, and what a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Prompt, State
from tests.conftest import ROOT
from tests.sites import until

SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
    "zoomed": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
    "four times": {"viewport": {"width": 320, "height": 225}, "device_scale_factor": 4},
    "tablet": {"viewport": {"width": 768, "height": 1024}, "has_touch": True, "is_mobile": True},
}
"""`narrow` is WCAG 1.4.10's width; `zoomed` is the desktop at 200%, `four times` at 400%."""

FLOWS = sorted(path.stem for path in (ROOT / "content" / "flows").rglob("*.yml"))


def reader(scripts: bool, screen: str, *, long: bool = False) -> Any:
    """A reader, as a row of a table."""
    marks = [pytest.mark.long] if long else []
    return pytest.param(scripts, screen, id=f"scripts {'on' if scripts else 'off'}-{screen}", marks=marks)


EXTREMES = [reader(True, "desktop"), reader(False, "phone")]
"""The two readers that differ most: a desktop with scripts, a phone without."""

SCRIPTED = [EXTREMES[0], reader(False, "phone", long=True)]
PLAIN = [reader(True, "desktop", long=True), EXTREMES[1]]
"""The same two, where one of them tells nearly all: the engine's own scripts at work, or nothing but HTML and CSS. The
other waits for the long run."""

READERS = [*EXTREMES, reader(True, "phone", long=True), reader(False, "desktop", long=True)]
"""The other two differ from these in one thing only, and wait for the long run."""

LOOKS = [
    pytest.param("phone", False, id="phone-light"),
    pytest.param("desktop", True, id="desktop-dark"),
    pytest.param("phone", True, id="phone-dark", marks=pytest.mark.long),
    pytest.param("desktop", False, id="desktop-light", marks=pytest.mark.long),
]
"""Screens and colours. Each screen and each colour is in the first two."""

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
    "map of a guide": "decide/jogging/map/",
    "guide at a question": "decide/jogging/#jogging--back-pain",
    "guide at an emergency": "decide/jogging/#jogging--call-now",
    "guide at an urgent outcome": "decide/jogging/#jogging--doctor-today",
    "guide at a routine outcome": "decide/jogging/#jogging--doctor-first",
    "guide at self-care": "decide/jogging/#jogging--start-slowly.fall-risk.no",
    "newsletters": "newsletters/",
    "newsletter": "newsletters/2026-11-27/",
    "page written by hand": "about/",
    "not found": "no/such/page/",
}
"""A page of each kind, by its path."""

PAGES = {kind: path for kind, path in KINDS.items() if "#" not in path}
"""Those that differ by more than the step that is shown."""

FRAMES = ["home", "answers", "answer with a guide", "guide", "expert", "page written by hand"]
"""A page for each frame of templates: the others stand in one of these frames."""

_SHOWN = """() => ({
  shown: [...document.querySelectorAll('[data-node]')].filter(e =>
    e.checkVisibility({visibilityProperty: true})).map(e => e.dataset.node),
  start: document.querySelector('.aw-start')?.firstElementChild.checkVisibility({visibilityProperty: true}) ?? false,
  focus: document.activeElement.id,
})"""

_WATCH = """window.broken = [];
addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective + ' ' + e.blockedURI));"""


SHARED = ("favicon.ico", ".woff2")


@dataclass(frozen=True)
class Served:
    """A site on the web: its address, and the paths that were asked for."""

    url: str
    asked: list[str]

    @property
    def asked_but_for_icon_and_font(self) -> list[str]:
        """What readers' browsers have asked for since a page was loaded.

        Chromium asks for a page's icon, and for a face that is not needed at once, after everything else, whenever it
        finds time: on a busy machine seconds after the page counts as loaded, and with its memory still fresh not at
        all. Nobody can wait for them, and they say nothing of what a reader chose.
        """
        return [path for path in self.asked if not path.endswith(SHARED)]


@dataclass
class Opener:
    """Opens pages, and keeps what their browser asked of other hosts and what policies refused."""

    browser: Browser
    served: Served
    elsewhere: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _fresh: list[Page] = field(default_factory=list)
    _lasting: dict[tuple[bool, str, bool], Page] = field(default_factory=dict)
    _used: list[Page] = field(default_factory=list)

    def page(self, *, scripts: bool = True, screen: str = "desktop", dark: bool = False) -> Page:
        """An empty page of a new reader."""
        self._fresh.append(self._new(scripts, screen, dark))
        return self._fresh[-1]

    def __call__(
        self, path: str, *, scripts: bool = True, screen: str = "desktop", dark: bool = False, walked: bool = False
    ) -> Page:
        """A page of the site, in a window that the next reader of this kind gets as well: making one is slow. Who has
        `walked` to a step has been asked questions before."""
        kind = scripts, screen, dark
        if kind not in self._lasting:
            self._lasting[kind] = self._new(*kind)
        page = self._lasting[kind]
        self._used.append(page)
        page.emulate_media(media="screen", color_scheme="dark" if dark else "light", forced_colors="none")
        page.goto("about:blank")
        page.goto(self.served.url + path)
        if walked and "#" in path:
            walk_to(page, path.partition("#")[2])
        return page

    def end(self) -> None:
        """Ends all visits, and gathers what policies refused."""
        for page in (*self._fresh, *self._used):
            self.refused += page.evaluate("() => window.broken ?? []")
        for page in self._fresh:
            page.context.close()
        self._fresh.clear()
        self._used.clear()

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


def comes_to(page: Page, shown: str, focus: str) -> None:
    """Waits until one step, or for "" the start, is to be seen and an id has the focus.

    A browser moves both when it finds time."""
    expected = {"shown": [shown] if shown else [], "start": not shown, "focus": focus}
    until(lambda: at(page) == expected, lambda: f"{expected} did not come, but {at(page)}")


def go(page: Page, name: str) -> None:
    """Follows a link to a place in the page, as an address bar does."""
    page.evaluate("name => { location.hash = name }", name)


def walk_to(page: Page, name: str) -> None:
    """Follows a link to a step, as somebody who comes there from a later question than the first."""
    go(page, str(page.evaluate("() => [...document.querySelectorAll('[data-kind=question] [id]')].at(-1).id")))
    page.wait_for_timeout(100)  # One picture of the question: what has passed is not seen from outside.
    go(page, name)


def starts(page: Page) -> bool:
    """Whether the start of the guide is to be seen, and no step."""
    found = at(page)
    return bool(found["start"]) and not found["shown"]


def steps(page: Page) -> list[str]:
    """The keys of the steps that are to be seen."""
    shown: list[str] = at(page)["shown"]
    return shown


def parts(machine: Machine, state: State) -> set[str]:
    """What a step is made of, in the words of its templates."""
    content = state.content
    there: dict[str, object]
    if isinstance(content, Prompt):
        there = {"question": True, "help": content.help, "signs": content.signs, "why we ask": content.why_we_ask}
        there |= {"red flag": content.red_flag, "back": machine.back.get(state.key)}
    else:
        there = {content.urgency: True, "because": content.because, "sums": content.sums}
        there |= {"rests on": machine.rests_on[state.key]}
    return {part for part, is_there in there.items() if is_there}


def with_new_parts(steps: Iterable[tuple[Machine, State]]) -> list[tuple[Machine, State]]:
    """The steps that have a part which none before them has. Steps with the same parts differ in words only."""
    seen: set[str] = set()
    found = []
    for machine, state in steps:
        if new := parts(machine, state) - seen:
            seen |= new
            found.append((machine, state))
    return found
