"""How a build makes pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from askwell.render.life.banner import Banner
from askwell.render.machines.sitemap import changed
from askwell.render.page import Page
from askwell.source.asked import Afresh, Fact, noting

T = TypeVar("T")


class Job(NamedTuple):
    """Pages that are made of a file, the path of the first of them, and the file."""

    path: str
    source: str
    make: Callable[[], Iterable[Page]]


class Plain:
    """How a build makes pages: whatever goes wrong ends it. Those that an earlier build made, and that rest on nothing
    that changed since, are not made again."""

    preview = False
    banner: Banner | None = None
    """What stands on every page while it is served."""

    def __init__(self, units: Afresh | None = None) -> None:
        self._units = units or Afresh()
        self._facts: dict[str, frozenset[Fact]] = {}
        self._given: dict[str, list[Page]] = {}
        self._framed: set[str] = set()

    def pages(self, path: str, source: str, make: Callable[[], Iterable[Page]]) -> list[Page]:
        """The pages that are made of a file, whose first is at a path."""
        del source
        if path in self._given:
            return self._given[path]
        held = self._held(path)
        if held is not None:
            return held
        with noting() as asked:
            made = list(make())
        if self._units.keeping:
            facts, paths = asked.facts(), tuple(page.path for page in made)
            self._facts |= dict.fromkeys(paths, facts)
            if paths != (path,):
                self._units.keep("pages", path, paths, facts)
        return made

    def give(self, path: str, made: Iterable[Page]) -> None:
        """Takes pages with their frames, whose first is at a path, which other processes made."""
        self._given[path] = [*made]
        self._framed.update(page.path for page in self._given[path])

    def _held(self, path: str) -> list[Page] | None:
        """The same pages as an earlier build made them; None if they are to be made. Most are one, at the path."""
        paths: tuple[str, ...] | None = self._units.held("pages", path)
        held = [self._units.held("page", each) for each in ((path,) if paths is None else paths)]
        return [page.page(self._units.folder) for page in held] if None not in held else None

    def part(self, make: Callable[[], T], instead: T) -> T:
        """Something that all pages share, or in a preview what takes its place."""
        del instead
        return make()

    def whole(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """All pages of the site."""
        return tuple(pages)

    def framed(self, page: Page, around: Callable[[Page], Page]) -> Page:
        """A page with its frame."""
        if page.is_finished or page.path in self._framed:
            return page
        with noting() as asked:
            framed = around(page)
            day = changed(framed)
        if self._units.keeping:
            facts = self._facts[page.path] | asked.facts()
            self._units.keep("page", page.path, framed.written(day), facts)
        return framed
