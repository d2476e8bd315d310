"""Where the Tab key leads on a page: each stop, in order, as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  e.getAnimations({subtree: true}).forEach(animation => animation.finish());
  const [box, style, all] = [e.getBoundingClientRect(), getComputedStyle(e), [...document.querySelectorAll('*')]];
  return { html: e.outerHTML.slice(0, 100), words: e.textContent.trim(), choice: e.dataset.choice ?? '',
    tag: e.localName, place: all.indexOf(e), width: box.width, height: box.height,
    top: box.top, bottom: innerHeight - box.bottom, left: box.left, right: innerWidth - box.right,
    visible: e.checkVisibility({visibilityProperty: true, opacityProperty: true}),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), colour: style.outlineColor }; }"""


@dataclass(frozen=True)
class Stop:
    """An element that has the focus. `place` is its place in the page's source; the rest is in CSS pixels."""

    html: str
    words: str
    choice: str
    tag: str
    place: int
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    visible: bool
    outline: float
    colour: str

    @property
    def seen(self) -> bool:
        """Whether a reader sees it, and sees that it has the focus: WCAG 2.2, 2.4.7 and 2.4.11."""
        inside = min(self.top, self.bottom, self.left, self.right) > -1 or self.height > 400
        return self.visible and self.width > 1 and self.height > 1 and inside and self.outline >= 2


def here(page: Page) -> Stop | None:
    """Where the focus is; None if it is nowhere."""
    found: dict[str, Any] | None = page.evaluate(_STOP)
    return Stop(**found) if found else None


def stops(page: Page, most: int = 400) -> list[Stop]:
    """Every stop from the beginning of a page to its end."""
    found: list[Stop] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = here(page)
        if stop is None or (found and stop.place == found[0].place):
            return found
        found.append(stop)
    raise AssertionError(f"the Tab key does not come to an end in {most} stops")
