"""Judges what was seen: painted, uncovered, large enough, in contrast, in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from askwell.audit.browser.sights import Owner, Scene, Sight

MIN_FONT = 12.0
"""CSS pixels (ours; WCAG has no smallest size)."""

MIN_CONTRAST, MIN_CONTRAST_LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3."""

NO_CONTRAST = 1.05
"""Below this nothing is to be seen (ours)."""

LARGE, LARGE_BOLD = 24.0, 18.66
"""CSS pixels from which a text is large: 18 points, and 14 points if bold (WCAG 2.2, 1.4.3)."""

PART_OF_WIDTH, PART_OF_FONT = 0.5, 0.3
"""How much of a word's box has ink at least: the lowest letters are half as high as their font's size (measured)."""

STRETCH = (0.7, 1.8)
"""How much narrower and wider than its font makes it a word may be. Capitals are wider by half (measured)."""

FEWEST_LETTERS = 4
"""Letters of a word on a line, where it is broken (ours)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an element for some reader. `message` does not name the reader."""

    owner: Owner | None
    code: str
    message: str


def named(owner: Owner) -> str:
    """An element as messages name it."""
    return f'{owner[0]}="{owner[1]}"'


def faults(scene: Scene, window_height: int) -> Iterator[Fault]:
    """All that is wrong with a scene."""
    for sight in scene.sights:
        if found := fault(sight):
            yield found
    for before, sight in pairwise(sight for sight in scene.sights if sight.there):
        if found := _out_of_place(before, sight, window_height):
            yield found
    for owner in scene.apart:
        yield Fault(owner, "SEEN001", f"{named(owner)} stands far below what comes before it")
    for owner, text in scene.added:
        yield Fault(owner, "SEEN001", f"a style sheet adds {text} to {named(owner)}")


def fault(sight: Sight) -> Fault | None:
    """What is wrong with a word by itself."""
    return _clicks(sight) or _paint(sight)


def may_scroll_away(sight: Sight) -> bool:
    """Whether a word is not as it should be here, and may be elsewhere in a window."""
    found = fault(sight)
    return found is not None and sight.there and found.code in ("SEEN001", "SEEN002", "SEEN005")


def _clicks(sight: Sight) -> Fault | None:
    owner = sight.owner
    over = [hit for hit in (*sight.misses, *sight.hits) if hit not in ("around", "nothing")]
    if over and sight.misses and over[0].startswith("link to"):
        return Fault(owner, "SEEN005", f"a click on {named(owner)} goes to another place: the {over[0]} covers it")
    if over:
        return Fault(owner, "SEEN002", f"{named(owner)} is covered by {over[0]}")
    if sight.link and "around" in (*sight.misses, *sight.hits):
        return Fault(owner, "SEEN005", f"a click on {named(owner)} does nothing")
    return None


def _paint(sight: Sight) -> Fault | None:
    owner, words = sight.owner, f"'{sight.text}' in {named(sight.owner)}"
    if not sight.there or max(ink.contrast for ink in sight.ink) < NO_CONTRAST:
        return Fault(owner, "SEEN001", f"{words} is not painted")
    if sight.font < MIN_FONT - 0.05:
        message = f"{words} is painted with letters of {sight.font:.1f} pixels, and {MIN_FONT:.0f} are the least"
        return Fault(owner, "SEEN003", message)
    if not STRETCH[0] <= sight.stretch <= STRETCH[1]:
        return Fault(owner, "SEEN003", f"{words} is {sight.stretch:.2g} times as wide as its letters make it")
    if len(sight.text) < FEWEST_LETTERS * (len(sight.ink) - 1):
        return Fault(owner, "SEEN003", f"{words} is broken into {len(sight.ink)} pieces")
    if sight.masked:
        return Fault(owner, "SEEN001", f"the letters of {words} are all painted as one sign")
    if sight.backwards:
        return Fault(owner, "SEEN001", f"the letters of {words} stand in another order")
    return _contrast(sight, words) or _whole(sight, words)


def _contrast(sight: Sight, words: str) -> Fault | None:
    large = sight.font >= (LARGE_BOLD if sight.bold else LARGE)
    least = MIN_CONTRAST_LARGE if large else MIN_CONTRAST
    found = max(ink.contrast for ink in sight.ink)
    if found >= least - 0.05:
        return None
    return Fault(sight.owner, "SEEN004", f"{words} has a contrast of {found:.1f} to 1, and {least:g} to 1 is the least")


def _whole(sight: Sight, words: str) -> Fault | None:
    narrow = len(sight.text) < 3  # An "I" has much room beside it.
    wide = narrow or sum(ink.width for ink in sight.ink) >= PART_OF_WIDTH * sight.width
    high = max(ink.height for ink in sight.ink) >= PART_OF_FONT * sight.font
    return None if wide and high else Fault(sight.owner, "SEEN001", f"only a part of {words} is painted")


def _out_of_place(before: Sight, sight: Sight, window_height: int) -> Fault | None:
    """Words stand one after the other, each line below the last."""
    right, down = (sight.at[n] - before.at[n] for n in (0, 1))
    line = max(before.font, sight.font)
    words = f"'{sight.text}' in {named(sight.owner)}"
    beside = sight.owner != before.owner and right > 0  # a button's first line stands above the last of the one before
    if down < -(2 * line if beside else line):
        return Fault(sight.owner, "SEEN001", f"{words} stands above what comes before it")
    if sight.root == before.root and abs(down) < line / 4 and right < 0:
        return Fault(sight.owner, "SEEN001", f"{words} stands left of what comes before it")
    if sight.root == before.root and down > window_height:
        return Fault(sight.owner, "SEEN001", f"{words} stands far below what comes before it")
    return None
