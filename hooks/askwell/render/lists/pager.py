"""The pages of a list that is cut into several, and the links between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from askwell.content import addresses

ALL_SHOWN = 12
"""Up to so many pages a list leads from each of them to all others (ours)."""

STEPS = (0, 1, 2, 10, 100, 1_000)
"""Of a longer list each page leads to the first and the last, and to those that are so many further on or back (ours):
a row that fits a phone, in which no page is more than a few steps away."""

_HERE = Markup('<li><span aria-current="page"><span class="aw-hidden">Page </span>{}</span></li>\n')
_THERE = Markup('<li><a href="{}"><span class="aw-hidden">Page </span>{}</a></li>\n')
_GAP = Markup('<li aria-hidden="true"><span>…</span></li>\n')


class Numbered(NamedTuple):
    """A page of a list that is cut into pages."""

    number: int
    path: str


class Around(NamedTuple):
    """The links between the pages of a list that is cut into `last` pages; none, if it is not."""

    base: str
    last: int

    def __bool__(self) -> bool:
        return self.last > 1

    def links(self, path: str) -> Markup:
        """The items of the links from the page at a path to the others, which stand on each page of each list."""
        here = 1 if path == self.base else int(path.removeprefix(f"{self.base}page-").rstrip("/"))
        items, before = [], 0
        for number in self._shown(here):
            items += [_GAP] if number > before + 1 else []
            items.append(_HERE.format(number) if number == here else self._link(number, path))
            before = number
        return Markup("").join(items)

    def _shown(self, here: int) -> list[int]:
        if self.last <= ALL_SHOWN:
            return [*range(1, self.last + 1)]
        near = {here + step for step in STEPS} | {here - step for step in STEPS}
        return sorted({1, self.last} | {number for number in near if 1 <= number <= self.last})

    def _link(self, number: int, path: str) -> Markup:
        return _THERE.format(addresses.relative(path, page_path(self.base, number)), number)


def numbered_pages(base: str, last: int) -> Sequence[Numbered]:
    """So many pages of a list."""
    return [Numbered(number, page_path(base, number)) for number in range(1, last + 1)]


def page_path(base: str, number: int) -> str:
    """The address of a page of a list."""
    return base if number == 1 else f"{base}page-{number}/"
