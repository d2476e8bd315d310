"""Compares two pictures of a window, with its words and without: what differs is the words' ink."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from askwell.audit.browser.driver import Clip, Window

_COMPARING = (Path(__file__).parent / "comparing.js").read_text("utf-8")

Box = tuple[float, float, float, float]
"""Left, top, width and height in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What a box shows of its word: how wide and high the ink is in CSS pixels, and the best contrast of a pixel of it
    with what is behind, as WCAG 2.2 counts it: 1 to 21."""

    width: int = 0
    height: int = 0
    contrast: float = 1.0


class Pictures:
    """Takes and compares pictures. Two windows that look the same are compared once."""

    def __init__(self, browser: Browser) -> None:
        self._page = browser.new_page()
        self._known: dict[tuple[str, tuple[Box, ...]], list[Ink]] = {}

    def ink(self, window: Window, boxes: list[Box], scrolled: tuple[float, float]) -> list[Ink]:
        """The ink in each of some boxes of a window, as it stands now, scrolled to a place of its page."""
        clip = _around(boxes, window)
        if clip is None:
            return [Ink()] * len(boxes)
        left, top, *_ = clip
        inside = tuple((x - left, y - top, width, height) for x, y, width, height in boxes)
        key = window.picture(clip, scrolled), inside
        if key not in self._known:
            window.call("clear", True)
            without = window.picture(clip, scrolled)
            window.call("clear", False)
            found = self._page.evaluate(_COMPARING, [key[0], without, json.dumps(inside)])
            self._known[key] = [Ink(*one) for one in json.loads(found)]
        return self._known[key]


def _around(boxes: list[Box], window: Window) -> Clip | None:
    """The part of the window that holds all boxes; None if they are out of it."""
    size = window.page.viewport_size or {"width": 0, "height": 0}
    left, top = max(0, int(min(box[0] for box in boxes))), max(0, int(min(box[1] for box in boxes)))
    right = min(size["width"], int(max(x + width for x, _, width, _ in boxes)) + 1)
    bottom = min(size["height"], int(max(y + height for _, y, _, height in boxes)) + 1)
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None
