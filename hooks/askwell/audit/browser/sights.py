"""Looks at a place in a page: each word that matters, where a reader finds it, and what becomes of clicks there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from askwell.audit.browser.driver import Window
from askwell.audit.browser.pictures import Ink, Pictures

HIDDEN_ON_SCREENS = ".aw-number, .aw-hidden, .aw-print, .aw-room"
"""The numbers of steps, words for screen readers alone, and what is for paper."""

HIDDEN_ON_PAPER = ".aw-number, .aw-hidden, .aw-step nav, .aw-noprint"

_MOST, _MIDDLE = (0.1, 0.97), (0.45, 0.75)
"""Parts of a window: clear of a bar at its top, and clear of nearly anything."""

Owner = tuple[str, str, int]
"""An element: an attribute of it, the value, and how many elements with the same stand before it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A word of a page, as it was found."""

    text: str
    owner: Owner
    root: int
    """Which of the elements that are looked at holds it."""

    there: bool = False
    """Whether the page has a place for it at all."""

    at: tuple[int, int] = (0, 0)
    """From the page's left and top, in CSS pixels, as are the sizes below."""

    font: float = 0.0
    """The size of its letters as painted."""

    size: float = 0.0
    """The size that the style sheets give."""

    bold: bool = False
    stretch: float = 1.0
    """How much wider it is than a font makes it."""

    backwards: bool = False
    masked: bool = False
    """Whether its letters are all drawn as the same sign."""

    link: bool = False
    hits: tuple[str, ...] = ()
    """What lies over its middle: "around" for an element that it stands in, "nothing" outside of the window."""

    misses: tuple[str, ...] = ()
    """What takes clicks on its link in its place."""

    ink: tuple[Ink, ...] = ()
    width: float = 0.0


@dataclass(frozen=True)
class Scene:
    """All that a place in a page shows."""

    sights: tuple[Sight, ...]
    added: tuple[tuple[Owner, str], ...]
    """Words that style sheets add."""

    apart: tuple[Owner, ...]
    """What stands more than a window's height below what comes before it."""


def scene(window: Window, pictures: Pictures, place: str, bad: Callable[[Sight], bool]) -> Scene:
    """Looks at a place, by its id, or at the page as it opens for "". What is `bad` is looked at a second time in the
    middle of the window: something may stand in the way that a reader scrolls away from."""
    printed = window.mode.printed
    hidden = HIDDEN_ON_PAPER if printed else HIDDEN_ON_SCREENS
    found = window.call("begin", place, printed, hidden)
    words = [Sight(one["text"], _owner(one["owner"]), one["root"]) for one in found["words"]]
    seen = dict(_looks(window, pictures, words, range(len(words)), _MOST))
    again = [index for index, sight in sorted(seen.items()) if bad(sight)]
    seen.update(_looks(window, pictures, words, again, _MIDDLE))
    added = tuple((_owner(one["owner"]), one["text"]) for one in found["added"])
    return Scene(tuple(seen[index] for index in sorted(seen)), added, tuple(map(_owner, found["apart"])))


def _owner(value: Any) -> Owner:
    name, text, nth = value
    return name, text, nth


def _looks(
    window: Window, pictures: Pictures, words: Sequence[Sight], which: Sequence[int], part: tuple[float, float]
) -> Iterator[tuple[int, Sight]]:
    """The words by their index, a part of a window at a time."""
    pending = list(which)
    while pending:
        answer = window.call("view", pending, *part)
        found = answer["found"]
        boxes = [tuple(box) for one in found for box in one["boxes"]]
        ink = iter(pictures.ink(window, boxes, answer["scrolled"]) if boxes else ())
        for one in found:
            before = words[one["index"]]
            yield one["index"], _sight(before, one, tuple(next(ink) for _ in one["boxes"]))
        yield from ((index, words[index]) for index in answer["absent"])
        done = {*answer["absent"], *(one["index"] for one in found)}
        pending = [index for index in pending if index not in done]


def _sight(word: Sight, found: dict[str, Any], ink: tuple[Ink, ...]) -> Sight:
    left, top = found["at"]
    return replace(
        word,
        there=True,
        at=(left, top),
        font=found["font"],
        size=found["size"],
        bold=found["bold"],
        stretch=found["stretch"],
        backwards=found["backwards"],
        masked=found["masked"],
        link=found["link"],
        hits=tuple(found["hits"]),
        misses=tuple(found["misses"]),
        ink=ink,
        width=sum(box[2] for box in found["boxes"]),
    )
