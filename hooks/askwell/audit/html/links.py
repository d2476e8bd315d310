"""Links: each leads to something that is there, and nothing is loaded from elsewhere."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote

from askwell.audit.html.page import Element, Page, line_of, short
from askwell.audit.html.urls import Base, Leads, Target
from askwell.content.records import Settings
from askwell.diagnostics import Diagnostic, Location, did_you_mean
from askwell.patterns import regex
from askwell.source.scalars import web_address_problem

_ADDRESSES = (
    "href",
    "xlink:href",
    "src",
    "srcset",
    "imagesrcset",
    "poster",
    "data",
    "action",
    "formaction",
    "ping",
    "background",
    "manifest",
)

_LOADING = {"src", "srcset", "imagesrcset", "poster", "data", "ping", "background", "manifest"}
"""Attributes whose address a browser asks for without being told to by its reader."""

_NAMING = {"canonical", "alternate", "next", "prev", "author", "license", "help", "me", "search", "bookmark"}
"""What a link element may be for without loading anything."""

_TO_FOLLOW = ("mailto", "tel")
"""Schemes besides https that a reader may be led to."""


LATER_PAGE = regex(r"page-\d+/(?=index\.html$)")
"""What the file of a later page of a list has more than that of the first."""

_MAY_GO = regex(r"(?:(?:a|answers|experts|people)/[^/]+|assets/cards)/|.*/(?:page-\d+/index\.html|feed-\d+\.\w+)$")


def may_go(file: str) -> bool:
    """Whether a file is one of those that come and go with answers: of which page leads to it is noted."""
    return _MAY_GO.match(file) is not None


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a place in a page that has not been seen yet. It does not hold on to its own page's tree."""

    place: Location
    href: str
    target: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Away:
    """A link to another site, and where it stands."""

    url: str
    path: str
    line: int


@dataclass(frozen=True)
class Files:
    """What is below the finished site's folder, by its path: `paths` of files, `others` of what is not a file."""

    paths: frozenset[str]
    others: Collection[str] = ()

    @classmethod
    def of(cls, site: Path) -> Files:
        """All below a folder. Links are not followed; pipes and sockets are not opened."""
        files: list[str] = []
        others: list[str] = []
        folders = [("", os.fspath(site))]
        while folders:
            above, folder = folders.pop()
            for entry in os.scandir(folder):
                if entry.is_dir(follow_symlinks=False):
                    folders.append((f"{above}{entry.name}/", entry.path))
                else:
                    (files if entry.is_file(follow_symlinks=False) else others).append(f"{above}{entry.name}")
        return cls(frozenset(files), frozenset(others))

    def pages(self) -> list[str]:
        """The HTML files, in order."""
        return sorted(path for path in self.paths if path.endswith((".html", ".htm")))

    def file(self, path: str) -> str | None:
        """The file that a server sends for a path, or None."""
        if path in self.paths:
            return path
        index = f"{path}index.html" if path == "" or path.endswith("/") else f"{path}/index.html"
        return index if index in self.paths else None


@dataclass
class PageLinks:
    """What is wrong with a page's links, and those that the page alone cannot settle: links to places in other
    pages, and to other sites. `files` are those to which it leads and which may go."""

    findings: list[Diagnostic] = field(default_factory=list)
    places: list[Link] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    files: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Links:
    """Where the links of a site may lead."""

    base: Base
    files: Files
    not_ours: Collection[str] = ()
    """Addresses that the settings give in full: something else may serve them, even on this host."""

    @classmethod
    def of(cls, site: Path, settings: Settings, files: Files | None = None) -> Links:
        """For a finished site, before any page has been looked at; `files` are its files, if they are known."""
        given = [link for link in (settings.submit, settings.newsletter, *settings.social, *settings.footer) if link]
        urls = frozenset(link.url for link in given if link.url.startswith("https://"))
        return cls(Base(settings.base_url), files or Files.of(site), urls)

    def check(self, page: Page, ids: Collection[str]) -> PageLinks:
        """The links of a page that has some ids."""
        found = PageLinks()
        seen: set[tuple[str, str, str]] = set()
        good = self._good.setdefault(page.path.count("/"), set())
        for attribute in _ADDRESSES:
            for element, href in page.attributes.get(attribute, ()):
                if href in good or (href[:1] == "#" and href[1:] in ids and ":~:" not in href):
                    continue
                key = (str(element.tag), attribute, href)
                if key not in seen:
                    seen.add(key)
                    for one in _each(attribute, href):
                        found.findings += self._one(page, element, attribute, one, ids, found)
        return found

    @cached_property
    def _good(self) -> dict[int, set[str]]:
        """Links that lead to a file of the site from every page of a depth: most stand in all of these."""
        return {}

    def _one(
        self, page: Page, element: Element, attribute: str, href: str, ids: Collection[str], found: PageLinks
    ) -> Iterator[Diagnostic]:
        target = self.base.resolve(href, page.path)
        loads = _loads(element, attribute)
        if target.leads is Leads.OTHER:
            yield from _scheme(page, element, href, target, loads)
        elif target.leads is Leads.OUT:
            hint = "let it lead to a page of the site, or to a whole address that begins with https://"
            yield page.fault(element, "LINK003", f"the link to '{short(href)}' leads out of the site's folder", hint)
        elif target.leads is Leads.AWAY or href in self.not_ours:
            yield from self._leads_away(page, element, href, loads, found)
        else:
            yield from self._leads_inside(page, element, href, target, ids, found)

    def _leads_away(
        self, page: Page, element: Element, href: str, loads: bool, found: PageLinks
    ) -> Iterator[Diagnostic]:
        if loads:
            hint = "keep a copy in the site: a page that loads from elsewhere tells others who reads it"
            yield page.fault(element, "LINK006", f"the page loads '{short(href)}' from another site", hint)
        elif problem := _problem(href):
            hint = "copy the whole address from the browser; it begins with https://"
            yield page.fault(element, "LINK005", f"the link to '{short(href)}' is of no use: {problem}", hint)
        else:
            found.away.append(Away(href.partition("#")[0], page.path, line_of(element)))

    def _leads_inside(
        self, page: Page, element: Element, href: str, target: Target, ids: Collection[str], found: PageLinks
    ) -> Iterator[Diagnostic]:
        file = self.files.file(target.path)
        if file is None:
            hint = "fix the link, or make the page that it leads to"
            yield page.fault(element, "LINK001", f"the link to '{short(href)}' leads to nothing", hint)
            return
        fragment = target.fragment.partition(":~:")[0]
        if may_go(file):
            if file != page.path:
                found.files.add(file)
        elif "#" not in href and self.base.is_shared(href, page.path):
            self._good[page.path.count("/")].add(href)
        if not fragment or fragment.lower() == "top" or not file.endswith(".html") or element.tag == "use":
            return
        if file != page.path:
            found.places.append(Link(page.place(element), href, file, fragment))
        elif fragment not in ids and unquote(fragment) not in ids:
            yield _no_such_place(page.place(element), href, fragment, ids)


_problem = lru_cache(maxsize=65_536)(web_address_problem)


def missing_places(links: Iterable[Link], ids: Mapping[str, Collection[str]]) -> Iterator[Diagnostic]:
    """The links to places that are not in their pages. `ids` has the ids of every page by its file's path."""
    for link in links:
        there = ids.get(link.target, ())
        if link.fragment not in there and unquote(link.fragment) not in there:
            yield _no_such_place(link.place, link.href, link.fragment, there)


def _each(attribute: str, value: str) -> list[str]:
    if attribute in ("srcset", "imagesrcset"):
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return value.split() if attribute == "ping" else [value]


def _loads(element: Element, attribute: str) -> bool:
    """Whether the browser asks for an address as soon as it shows the page."""
    if attribute in _LOADING:
        return True
    if attribute.endswith("href") and element.tag not in ("a", "area", "base"):
        return element.tag != "link" or not set((element.get("rel") or "").lower().split()) <= _NAMING
    return attribute in ("action", "formaction")


def _scheme(page: Page, element: Element, href: str, target: Target, loads: bool) -> Iterator[Diagnostic]:
    picture = target.path == "data" and element.tag in ("img", "source", "image") and loads
    allowed = target.path in _TO_FOLLOW and element.tag in ("a", "area")
    if not picture and not allowed:
        hint = "link to a page of the site, or to https:, mailto: or tel:"
        yield page.fault(element, "LINK004", f"'{short(href)}' is not a kind of link that a page may have", hint)


def _no_such_place(place: Location, href: str, fragment: str, ids: Collection[str]) -> Diagnostic:
    hint = did_you_mean(unquote(fragment), ids) or "link to the page without the part after #"
    return Diagnostic(place, "LINK002", f"the link to '{short(href)}' leads to no place in its page", hint)
