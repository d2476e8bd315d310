"""A page of the finished site is the one that was rendered for it, letter for letter."""

from __future__ import annotations

from askwell.audit.html.page import short, squash
from askwell.diagnostics import Diagnostic, Location

DIFFERS = "PAGE106"

_BEFORE = 12
"""Letters shown of what stands before the place where two pages part."""


def as_rendered(found: str, rendered: str, place: str) -> Diagnostic | None:
    """The finding that a page is not the one that was rendered, at the first letter that differs; None if it is."""
    if found == rendered:
        return None
    at = _parting(found, rendered)
    before = found[:at]
    where = Location(place, before.count("\n") + 1, at - before.rfind("\n"))
    message = f"the page is not the one that was made from content: here it has {_shown(found, at)}"
    return Diagnostic(where, DIFFERS, message, f"content calls for {_shown(rendered, at)}; build the site again")


def _parting(one: str, other: str) -> int:
    """How many letters two texts share at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shown(text: str, at: int) -> str:
    said = short(squash(text[max(0, at - _BEFORE) : at + 100]), 80)
    return f"'{said}'" if at < len(text) else "nothing more"
