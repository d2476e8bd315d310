"""A preview of content with mistakes: each page that can be shown is shown, the others show their mistakes in place.

A build does not come here: of content with mistakes it makes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import urlsplit

from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.folders import FOLDERS
from askwell.content.handwritten import Docs
from askwell.diagnostics import Diagnostic, counted, errors
from askwell.render.life.pruned import lacking, pruned
from askwell.render.page import Page
from askwell.render.view import template
from askwell.source.asked import Afresh, Fact, note, noting
from askwell.source.scalars import KEY

T = TypeVar("T")

ALL = "preview/mistakes/"
"""The page of all mistakes, also of those in settings and lists, which have no page of their own."""

WITH_PAGES = ("answers", "flows", "people", "newsletters")
"""The kinds of files that have a page of their own each."""

_BARE = '<!doctype html><html lang="en"><body><main id="main">'

NOT_FOUND = "404.html"


class Plain:
    """How a build makes pages: whatever goes wrong ends it. Those that an earlier build made, and that rest on nothing
    that changed since, are not made again."""

    preview = False

    def __init__(self, units: Afresh | None = None) -> None:
        self._units = units or Afresh()
        self._facts: dict[str, frozenset[Fact]] = {}

    def pages(self, path: str, source: str, make: Callable[[], Iterable[Page]]) -> list[Page]:
        """The pages that are made of a file, whose first is at a path."""
        del source
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
        if page.is_finished:
            return page
        with noting() as asked:
            framed = around(page)
        if self._units.keeping:
            facts = self._facts.pop(page.path) | asked.facts()
            self._units.keep("page", page.path, framed.written(), facts)
        return framed


class Faultless(Plain):
    """How a preview makes pages of content without mistakes: as a build does, with what drafts still need above them.
    Whatever goes wrong ends it: then `Preview` shows what can be shown."""

    preview = True

    def __init__(self, checked: CheckedSite, docs: Docs | None) -> None:
        super().__init__(checked.units)
        drafts = checked.library.drafts
        self._places = {source: path for source, path in _places(checked, docs) if source in drafts}
        told: dict[str, tuple[Diagnostic, ...]] = {}
        for one in checked.diagnostics:
            if one.location.path in self._places:
                told[one.location.path] = (*told.get(one.location.path, ()), one)
        self._to_do = {source: _to_do(found) for source, found in told.items()}
        checked.units.settle("to do", lambda: self._to_do, always=True)

    def pages(self, path: str, source: str, make: Callable[[], Iterable[Page]]) -> list[Page]:
        """The pages that are made of a file."""

        def made() -> Iterator[Page]:
            note(Fact(f"to do/{source}"))
            told = self._to_do.get(source, "")
            yield from (replace(page, main=f"{told}{page.html}") if told else page for page in make())

        return super().pages(path, source, made)

    def whole(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """All pages of the site. Raises ValueError if one has no address of its own, or a draft has no page."""
        every = tuple(pages)
        paths = {page.path for page in every}
        if len(paths) < len(every) or not paths.issuperset(self._places.values()):
            raise ValueError("a page is missing, or two are at one address")
        return every


READABLE = ("CHANGE007", "CHANGE008")
"""Mistakes below which a page is shown all the same: each text that somebody changes after it was published has them
until the change is told, and its author wants to see it."""


@dataclass(frozen=True)
class Preview(Plain):
    """How a preview makes pages: nothing that goes wrong ends it. `told` has the findings in each file that has a page,
    `places` the addresses of these pages."""

    preview = True

    checked: CheckedSite
    places: Mapping[str, str]
    told: Mapping[str, tuple[Diagnostic, ...]]
    lacking: frozenset[str] = frozenset()
    base: str = "/"
    failed: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, checked: CheckedSite, docs: Docs | None) -> Preview:
        """For a site with its findings. The Library is one of which what is missing was left out."""
        places = dict(_places(checked, docs))
        told: dict[str, tuple[Diagnostic, ...]] = {}
        for one in checked.diagnostics:
            if one.location.path in places and one.code != "DOCS003":  # that address shows another page
                told[one.location.path] = (*told.get(one.location.path, ()), one)
        settings = checked.library.settings
        base = urlsplit(settings.base_url).path if settings else "/"
        shown = replace(checked, library=pruned(checked.library, checked.today))
        return cls(shown, places, told, lacking(checked.library), base)

    def pages(self, path: str, source: str, make: Callable[[], Iterable[Page]]) -> list[Page]:
        """The pages that are made of a file; if something is wrong with it, its mistakes at their addresses."""
        told = self.told.get(source, ()) if source in self.places else ()
        try:
            made = list(make())
        except Exception:  # whatever it is, the other pages must be shown
            return [self._mistakes(path, source, told)]
        hiding = [one for one in errors(told) if one.code not in READABLE]
        if hiding or (source in self.lacking and source in self.places):
            return [self._mistakes(page.path, source, told) for page in made] or [self._mistakes(path, source, told)]
        if told and (errors(told) or source in self.checked.library.drafts):
            return [replace(page, main=f"{_to_do(told)}{page.html}") for page in made]
        return made

    def part(self, make: Callable[[], T], instead: T) -> T:
        """What all pages share; without it, the pages can still be read."""
        try:
            return make()
        except Exception:
            return instead

    def whole(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """All pages, those that could not be made as their mistakes, with a word on each page of how many there are."""
        first: dict[str, Page] = {}
        for page in pages:
            first.setdefault(page.path, page)
        for source, path in self.places.items():
            if path not in first and (errors(self.told.get(source, ())) or source in self.checked.library.drafts):
                first[path] = self._mistakes(path, source, self.told.get(source, ()))
        for path, source in self._unnamed():
            first.setdefault(path, self._mistakes(path, source, ()))
        wrong = errors(self.checked.diagnostics)
        if not wrong:
            return tuple(first.values())
        first[ALL] = _page(ALL, "content", wrong, "These are all mistakes of the site.")
        return tuple(replace(page, main=f"{self._banner(page.path, wrong)}{page.html}") for page in first.values())

    def _unnamed(self) -> Iterator[tuple[str, str]]:
        """The addresses that a person has who may be named in a file that cannot be read, with the person's file."""
        library = self.checked.library
        if library.incomplete & {"answers", "flows"} and errors(self.checked.diagnostics):
            for key in library.people.keys() - library.roles.uses.keys():
                for path in (addresses.expert_path(key), addresses.person_path(key)):
                    yield path, library.people[key].path

    def framed(self, page: Page, around: Callable[[Page], Page]) -> Page:
        """A page with its frame, or if that cannot be made, without."""
        try:
            return around(page)
        except Exception:
            return replace(page, before=_BARE, after="</main></body></html>")

    def _mistakes(self, path: str, source: str, told: tuple[Diagnostic, ...]) -> Page:
        if told:
            return _page(path, source, told, f"This page comes back when {source} has none of these.")
        said = "Something that this page needs has mistakes. It comes back when they are fixed."
        return _page(path, source, errors(self.checked.diagnostics), said)

    def _banner(self, path: str, wrong: tuple[Diagnostic, ...]) -> str:
        """How many mistakes there are, with links to the pages that show them."""
        number: dict[str, int] = {}
        for one in wrong:
            number[one.location.path if one.location.path in self.told else ""] = (
                number.get(one.location.path if one.location.path in self.told else "", 0) + 1
            )
        links = [
            (self._to(path, self.places.get(source, ALL)), source or "settings and lists", times)
            for source, times in sorted(number.items())
        ]
        said = f"{counted(len(wrong), 'mistake')} to fix"
        return template("components/mistakes/banner.html").render(said=said, links=links)

    def _to(self, path: str, target: str) -> str:
        """A link from a page. The page for broken links is served at any address."""
        return f"{self.base}{target}" if path == NOT_FOUND else addresses.relative(path, target)


def _page(path: str, source: str, told: tuple[Diagnostic, ...], said: str) -> Page:
    html = template("pages/mistakes-here.html").render(diagnostics=told, said=said)
    return Page(path, "Mistakes to fix", "What keeps this page from being shown.", html, source, mistaken=True)


def _to_do(told: tuple[Diagnostic, ...]) -> str:
    return template("components/mistakes/to-do.html").render(diagnostics=told)


def _places(checked: CheckedSite, docs: Docs | None) -> Iterator[tuple[str, str]]:
    """The files that have a page of their own, with its address; of two that claim one, the one that was read."""
    library = checked.library
    for path in sorted({one.location.path for one in checked.diagnostics} | library.drafts):
        parts = PurePosixPath(path).parts
        kind = parts[1] if parts[0] == "content" and len(parts) > 2 else ""
        if kind not in WITH_PAGES or not path.endswith(FOLDERS[kind][1]):
            continue
        key = parts[-1].removesuffix(FOLDERS[kind][1])
        record = library.collection(kind).get(key)
        if KEY.fullmatch(key) and (record is None or record.path == path):
            yield path, library.path_of(kind, key)
    for file, source in docs.sources.items() if docs else ():
        name = f"{docs.folder.name}/{source.relative_to(docs.folder).as_posix()}" if docs else ""
        yield name, file.removesuffix("index.html")
