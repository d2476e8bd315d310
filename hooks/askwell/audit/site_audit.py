"""The audit of a whole site: every page by itself, then what only all pages together can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from askwell.audit import listings
from askwell.audit.css import loaded_files
from askwell.audit.css.cascade import Styles
from askwell.audit.html import page_basics
from askwell.audit.html.links import Link, Links, missing_places
from askwell.audit.html.page import Page, address_of, read_page
from askwell.audit.pages.answers import AnswerPage
from askwell.audit.pages.disclaimers import disclaimers
from askwell.audit.pages.expectations import Look
from askwell.audit.pages.experts_and_topics import others
from askwell.audit.pages.guide_map import entries, maps
from askwell.audit.pages.guides import guides
from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.records import Settings
from askwell.diagnostics import Diagnostic, Location, in_order


def audit(site: Path, checked: CheckedSite, name: str = "site") -> tuple[Diagnostic, ...]:
    """Everything in the finished site that differs from what its content calls for. `name` is what
    the site's folder is called in reports. Content without settings has no site to be audited."""
    settings = checked.library.settings
    if settings is None:
        return ()
    run = SiteAudit(site, checked, settings, name)
    return run.findings({path: run.page(path) for path in run.files.pages()})


@dataclass(frozen=True)
class PageAudit:
    """What one page showed: its findings, and what the audit of the whole site needs of it. The page itself is let
    go: ten thousand would not fit in memory."""

    findings: tuple[Diagnostic, ...]
    ids: frozenset[str] = frozenset()
    places: tuple[Link, ...] = ()
    """Links to places in other pages."""

    listing: listings.Listing | None = None


class SiteAudit:
    """One audit of a site. `page` may be called for each page in any order."""

    def __init__(self, site: Path, checked: CheckedSite, settings: Settings, name: str) -> None:
        self.site, self.checked, self.settings, self.name = site, checked, settings, name
        self.links = Links.of(site, settings)
        self.files, self.base = self.links.files, self.links.base
        self.styles = Styles(site, self.base)
        machines = checked.machines
        self.answers = {addresses.answer_path(slug): a for slug, a in checked.library.answers.items()}
        self.lists = listings.Lists(self.base, self.answers)
        self.machines = {addresses.guide_path(key): machine for key, machine in machines.items()}
        self.machines |= {
            addresses.entry_path(key, entry): entered
            for key, machine in machines.items()
            for entry, entered in machine.entries.items()
        }
        self.machines |= {path: machines[a.flow] for path, a in self.answers.items() if a.flow and a.flow in machines}
        bare = read_page(site, "404.html", name) if "404.html" in self.files.paths else None
        self.scripts = page_basics.engine_scripts(bare) if bare else frozenset()

    def findings(self, pages: Mapping[str, PageAudit]) -> tuple[Diagnostic, ...]:
        """All findings about the site, in order, once every page has been looked at."""
        found = [finding for page in pages.values() for finding in page.findings]
        places = (link for page in pages.values() for link in page.places)
        found += missing_places(places, {path: page.ids for path, page in pages.items()})
        loaded = [sheet for sheet in self.styles.sheets.values() if sheet]
        found += loaded_files.in_sheets(loaded, self.base, self.files, self.name)
        paths = dict.fromkeys(pages)
        lists = {address_of(path): page.listing for path, page in pages.items() if page.listing is not None}
        found += listings.missing_pages(self.checked, paths, self.name)
        found += listings.complete_lists(self.checked, paths, lists, self.name)
        return in_order(found)

    def page(self, path: str) -> PageAudit:
        """What one page shows, by its file's path below the site."""
        page = read_page(self.site, path, self.name)
        if page is None:
            place = Location(f"{self.name}/{path}")
            return PageAudit((Diagnostic(place, "PAGE001", "this page is empty", "build the site again"),))
        ids = page_basics.ids_of(page)
        known = frozenset(name for name, _ in ids)
        listed = self.lists.listing(page)
        links = self.links.check(page, known)
        found = [*page_basics.unique_ids(page, ids), *links.findings]
        found += self._basics(page)
        if listed is not None:
            found += self.lists.entries(page)
        if not page_basics.sends_on(page):
            found += self._content(page, listed)
        return PageAudit(tuple(found), known, tuple(links.places), listed)

    def _basics(self, page: Page) -> Iterator[Diagnostic]:
        yield from loaded_files.in_page(page, self.base, self.files)
        yield from page_basics.tidy(page)
        yield from page_basics.frame(page)
        yield from page_basics.policy(page)
        yield from page_basics.scripts(page, self.scripts)

    def _content(self, page: Page, listed: listings.Listing | None) -> Iterator[Diagnostic]:
        """All findings about what a page says and shows."""
        look = Look(page, self.styles.of(page), self.base, self.settings)
        answer = self.answers.get(page.address)
        machine = self.machines.get(page.address)
        if answer is not None:
            yield from AnswerPage(look, answer, self.checked).check()
        else:
            yield from others(look, self.checked.library)
        yield from guides(look, machine, self.checked)
        yield from maps(look, machine)
        yield from entries(look, machine)
        yield from disclaimers(look, self.checked, answer, machine, listed)
