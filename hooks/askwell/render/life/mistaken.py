"""A preview of content with mistakes: each page that can be shown is shown, the others show their mistakes in place.

A build does not come here: of content with mistakes it makes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.render.life.banner import ALL, Banner
from askwell.render.life.making import Plain
from askwell.render.life.pruned import lacking, pruned
from askwell.render.life.told import Told
from askwell.render.page import Page
from askwell.render.search import entry_of
from askwell.source.asked import Fact, note

T = TypeVar("T")

_BARE = '<!doctype html><html lang="en"><body><main id="main">'


class Readable(Plain):
    """How a preview makes pages of content of which each file can be read: as a build does, with mistakes in the place
    of pages or above them. Where anything else goes wrong it ends: then `Preview` shows what can be shown."""

    preview = True

    def __init__(self, checked: CheckedSite, docs: Docs | None) -> None:
        super().__init__(checked.units)
        self._told = told = Told.of(checked, docs)
        self.banner = told.banner
        self._above = {source: above for source in told.found if (above := told.above(source))}
        self._hidden = {source for source in told.found if told.hides(source)}
        parts = {source: f"{source in self._hidden} {above}" for source, above in self._above.items()}
        parts[ALL] = told.all().html
        checked.units.settle("to do", lambda: parts, always=True)

    def pages(self, path: str, source: str, make: Callable[[], Iterable[Page]]) -> list[Page]:
        """The pages that are made of a file."""
        return super().pages(path, source, lambda: self._made(path, source, make))

    def _made(self, path: str, source: str, make: Callable[[], Iterable[Page]]) -> Iterator[Page]:
        note(Fact(f"to do/{source}"))
        if source not in self._hidden:
            above = self._above.get(source, "")
            yield from (replace(page, main=f"{above}{page.html}") if above else page for page in make())
        elif source.startswith("content/answers/"):  # its one page may not come to be
            library, slug = self._told.checked.library, PurePosixPath(source).stem
            if slug in library.answers:
                entry_of(library, library.answers[slug])  # what the search says rests on the page being made anew
            yield self._told.instead(path, source)
        else:
            yield from [self._told.instead(page.path, source) for page in make()] or [self._told.instead(path, source)]

    def whole(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """All pages of the site. Raises ValueError if one has no address of its own, or if a file has no page that
        needs one."""
        every = tuple(pages)
        paths = {page.path for page in every}
        if len(paths) < len(every) or not paths.issuperset(self._told.lacking.values()):
            raise ValueError("a page is missing, or two are at one address")
        return (*every, *super().pages(ALL, ALL, self._all)) if self._told.wrong else every

    def _all(self) -> Iterator[Page]:
        note(Fact(f"to do/{ALL}"))
        yield self._told.all()


@dataclass(frozen=True)
class Preview(Plain):
    """How a preview makes pages: nothing that goes wrong ends it. `lacking` are the files that name what they cannot do
    without, and that is not there."""

    preview = True

    checked: CheckedSite
    told: Told
    banner: Banner | None = None
    lacking: frozenset[str] = frozenset()

    @classmethod
    def of(cls, checked: CheckedSite, docs: Docs | None) -> Preview:
        """For a site with its findings. The Library is one of which what is missing was left out."""
        shown = replace(checked, library=pruned(checked.library, checked.today))
        told = Told.of(checked, docs)
        return cls(shown, told, told.banner, lacking(checked.library))

    def pages(self, path: str, source: str, make: Callable[[], Iterable[Page]]) -> list[Page]:
        """The pages that are made of a file; if something is wrong with it, its mistakes at their addresses."""
        told = self.told
        try:
            made = list(make())
        except Exception:  # whatever it is, the other pages must be shown
            return [told.instead(path, source)]
        if told.hides(source) or (source in self.lacking and source in told.places):
            return [told.instead(page.path, source) for page in made] or [told.instead(path, source)]
        above = told.above(source)
        return [replace(page, main=f"{above}{page.html}") for page in made] if above else made

    def part(self, make: Callable[[], T], instead: T) -> T:
        """What all pages share; without it, the pages can still be read."""
        try:
            return make()
        except Exception:
            return instead

    def whole(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """All pages, those that could not be made as their mistakes, and the page of all mistakes."""
        first: dict[str, Page] = {}
        for page in pages:
            first.setdefault(page.path, page)
        for source, path in self.told.lacking.items():
            if path not in first:
                first[path] = self.told.instead(path, source)
        for path, source in self._unnamed():
            first.setdefault(path, self.told.instead(path, source))
        return (*first.values(), self.told.all()) if self.told.wrong else tuple(first.values())

    def _unnamed(self) -> Iterator[tuple[str, str]]:
        """The addresses that a person has who may be named in a file that cannot be read, with the person's file."""
        library = self.checked.library
        if library.incomplete & {"answers", "flows"} and self.told.wrong:
            for key in library.people.keys() - library.roles.of.keys():
                for path in (addresses.expert_path(key), addresses.person_path(key)):
                    yield path, library.people[key].path

    def framed(self, page: Page, around: Callable[[Page], Page]) -> Page:
        """A page with its frame, or if that cannot be made, without."""
        try:
            return around(page)
        except Exception:
            return replace(page, before=_BARE, after="</main></body></html>")
