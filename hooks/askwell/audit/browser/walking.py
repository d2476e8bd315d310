"""Walks through the guides of a page: each step by its address, each choice by a click."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.audit.browser.driver import Window
from askwell.audit.browser.judging import Fault, named
from askwell.audit.browser.sights import Owner

FRAMES = 60
"""Milliseconds in which a browser surely paints: what a reader has passed counts once it was painted."""


def arrive(window: Window, place: str) -> Iterator[Fault]:
    """Opens a step by the id of its heading, from a question if it shows to nobody else. It alone is seen then."""
    if window.call("walked", place):
        window.call("go", window.call("question"))
        window.page.wait_for_timeout(FRAMES)
    key = window.call("go", place)
    window.page.wait_for_timeout(FRAMES if window.call("walked", place) else 0)
    shown = window.call("shown", place)["keys"]
    if shown != [key]:
        yield Fault(("data-node", key, 0), "SEEN005", f"the link to #{place} shows {_steps(shown)}, not '{key}'")


def clicks(window: Window, place: str) -> Iterator[Fault]:
    """Clicks on each choice of a step with a pointer, and sees where it leads."""
    for index, choice in enumerate(window.call("choices", place)):
        name, value, nth = choice["owner"]
        owner: Owner = name, value, nth
        window.page.mouse.click(*window.call("point", place, index))
        shown = window.call("shown", place)
        if (shown["place"], shown["keys"]) != (choice["place"], [choice["key"]]):
            where = f"#{shown['place']} and shows {_steps(shown['keys'])}"
            yield Fault(owner, "SEEN005", f"a click on {named(owner)} leads to {where}, not to '{choice['key']}'")


def _steps(keys: list[str]) -> str:
    return ", ".join(f"'{key}'" for key in keys) or "no step"
