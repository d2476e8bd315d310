"""What a preview tells of mistakes: in the place of the page of a file, or above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from askwell.checks.checked_site import CheckedSite
from askwell.content.folders import FOLDERS
from askwell.content.handwritten import Docs
from askwell.diagnostics import Diagnostic, errors
from askwell.render.life.banner import ALL, Banner
from askwell.render.page import Page
from askwell.render.view import template
from askwell.source.scalars import KEY

WITH_PAGES = ("answers", "flows", "people", "newsletters")
"""The kinds of files that have a page of their own each."""

READABLE = ("CHANGE007", "CHANGE008")
"""Mistakes below which a page is shown all the same: each text that somebody changes after it was published has them
until the change is told, and its author wants to see it."""


@dataclass(frozen=True)
class Told:
    """The findings of a site: `places` has the addresses of files that have a page, `found` what is wrong in each."""

    checked: CheckedSite
    places: Mapping[str, str]
    found: Mapping[str, tuple[Diagnostic, ...]]

    @classmethod
    def of(cls, checked: CheckedSite, docs: Docs | None) -> Told:
        """For a site with its findings."""
        places, found = dict(_places(checked, docs)), dict[str, tuple[Diagnostic, ...]]()
        for one in checked.diagnostics:
            if one.location.path in places and one.code != "DOCS003":  # that address shows another page
                found[one.location.path] = (*found.get(one.location.path, ()), one)
        return cls(checked, places, found)

    @cached_property
    def wrong(self) -> tuple[Diagnostic, ...]:
        """All mistakes."""
        return errors(self.checked.diagnostics)

    @cached_property
    def lacking(self) -> Mapping[str, str]:
        """The files that need a page whatever is wrong with them, each with its address."""
        drafts = self.checked.library.drafts
        return {one: path for one, path in self.places.items() if one in drafts or errors(self.found.get(one, ()))}

    @property
    def banner(self) -> Banner | None:
        """What stands on every page; None without mistakes."""
        settings = self.checked.library.settings
        if settings is None or not self.wrong:
            return None
        return Banner.of(self.wrong, {source: self.places[source] for source in self.found}, settings)

    def hides(self, source: str) -> bool:
        """Whether something is wrong with a file that keeps its page from being shown."""
        return any(one.code not in READABLE for one in errors(self.found.get(source, ())))

    def above(self, source: str) -> str:
        """What stands above the page of a file that is shown."""
        found = self.found.get(source, ())
        if errors(found) or (found and source in self.checked.library.drafts):
            return template("components/mistakes/to-do.html").render(diagnostics=found)
        return ""

    def instead(self, path: str, source: str) -> Page:
        """The page of a file that is not shown."""
        if found := self.found.get(source, ()):
            return _page(path, source, found, f"This page comes back when {source} has none of these.")
        said = "Something that this page needs has mistakes. It comes back when they are fixed."
        return _page(path, source, self.wrong, said)

    def all(self) -> Page:
        """The page of all mistakes."""
        return _page(ALL, "content", self.wrong, "These are all mistakes of the site.")


def _page(path: str, source: str, found: tuple[Diagnostic, ...], said: str) -> Page:
    html = template("pages/mistakes-here.html").render(diagnostics=found, said=said)
    return Page(path, "Mistakes to fix", "What keeps this page from being shown.", html, source, mistaken=True)


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
